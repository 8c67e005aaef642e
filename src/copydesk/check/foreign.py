"""Names of foreign sound in a sentence of another script, which a claim that tells the sentence must have.

A sentence in Korean, Japanese, Chinese or Russian prints some names in Latin letters, Japanese most others in katakana, and
Chinese in the characters of transliteration. No reader of names is needed to see them, and each is in the claim, or in its words.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from copydesk.check.claim import Claim, Ground
from copydesk.check.languages import check_rules
from copydesk.model.facts import Name
from copydesk.text.heard import entities_by_demonym, likeness_in
from copydesk.text.languages.schema_speech import name_data
from copydesk.text.languages.writing import scripts_read

_LATIN: Final = re.compile(r"(?<![A-Za-zÀ-ɏ])[A-Z][a-zà-ɏ'’]{3,}(?:[ -][A-Z][A-Za-zÀ-ɏ'’]+)*")
_LATIN_WORD: Final = re.compile(r"[A-Za-zÀ-ɏ]{4,}")
_CAPITAL: Final = re.compile(r"[A-ZÀ-Þ][A-Za-zÀ-ɏ]{2,}")
_KATAKANA: Final = re.compile("[ァ-ヺー]{4,}")
_FEWEST: Final = 3
"""Characters of transliteration in a row that are a name; two are too often a word."""
_EXPLAINED: Final = 0.4
"""Likeness by sound from which a word of the claim may be what such a run says."""


def missing_latin(ground: Ground, *, claim: Claim) -> Name | None:
    """The first name in Latin letters that a sentence in another script prints and the claim, in Latin letters, does not.

    In under 3 of 1,000 faithful translations (development half of `ntrex`, 2026-11) there is one: acronyms misspelt, a name told
    by a pronoun.
    """
    if not _is_latin(claim.language) or _is_latin(ground.language):
        return None
    mine = claim.sentence.text.lower()
    runs = ((match, _LATIN_WORD.findall(match.group().lower())) for match in _LATIN.finditer(ground.sentence.text))
    return next((_as_name(match, ground) for match, words in runs if not any(word in mine for word in words)), None)


def missing_sound(ground: Ground, *, claim: Claim) -> Name | None:
    """The first run of foreign characters that sounds like nothing of the claim, and is no place and no borrowed word."""
    spoken = claim.sentence.text.title()
    runs = (
        match
        for match in _foreign_runs(ground)
        if not _is_explained(match.group(), spoken, claim=claim, language=ground.language)
    )
    return next((_as_name(match, ground) for match in runs), None)


def _is_latin(language: str) -> bool:
    return scripts_read(language)[0] == "l"


def _as_name(match: re.Match[str], ground: Ground) -> Name:
    start = ground.sentence.start + match.start()
    return Name(start=start, end=start + len(match.group()), text=match.group())


def _foreign_runs(ground: Ground) -> Iterator[re.Match[str]]:
    """Runs of the sentence that no reader of names knows as a place."""
    pattern = _runs(ground.language)
    if pattern is None:
        return
    base = ground.sentence.start
    known = [(name.start - base, name.end - base) for name in ground.sentence.facts.names if name.entity_id]
    loans = check_rules(ground.language).loans
    for match in pattern.finditer(ground.sentence.text):
        is_known = any(start < match.end() and match.start() < end for start, end in known)
        is_known = is_known or bool(entities_by_demonym(match.group(), ground.language))
        if not is_known and not any(loan in match.group() for loan in loans):
            yield match


@cache
def _runs(language: str) -> re.Pattern[str] | None:
    if language == "ja":
        return _KATAKANA
    if language == "zh":
        return re.compile(f"[{name_data('zh').transliteration}]{{{_FEWEST},}}")
    return None


def _is_explained(run: str, spoken: str, *, claim: Claim, language: str) -> bool:
    """Whether a word of the claim may be what a run says, or a name of it what a part of the run does."""
    if likeness_in(run, text=spoken, language=claim.language) >= _EXPLAINED:
        return True
    return any(likeness_in(word, text=run, language=language) >= _EXPLAINED for word in _CAPITAL.findall(claim.sentence.text))
