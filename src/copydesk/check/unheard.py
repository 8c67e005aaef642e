"""Names that evidence in another language would print, so that their absence tells.

A name of ordinary words may be printed in other words ("State Department", "Chariots of Fire"); one that no word of its
language is part of (Rihanna, Padang, Olaf Berg) is printed by its sound, and can be listened for.
"""

import re
from dataclasses import replace
from functools import lru_cache
from typing import Final

from copydesk.check.claim import Claim, Grounds
from copydesk.check.languages import check_rules, translated_words
from copydesk.check.passages import Passage, passage_of
from copydesk.check.places import is_printed_in, is_unknown_abroad
from copydesk.model.facts import EntityKind, Name
from copydesk.text.gazetteer.index import place_index
from copydesk.text.heard import is_heard, likeness_in
from copydesk.text.languages.schema_speech import name_data
from copydesk.text.sound import TOLD_APART

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*\.?")
_POSSESSIVE: Final = re.compile(r"['’]s?$")
_SHORTEST: Final = 3
_HEADLINED: Final = 0.8
_SHORTEST_ALONE: Final = 5
"""Letters of each word of a name, and of a name of one word; a shorter one may be anything."""


def must_be_heard(name: Name, *, claim: Claim, grounds: Grounds) -> bool:
    """Whether the evidence, in another language, would print a name by its sound, and prints nothing like it.

    Chosen on the development half of `ntrex` (2026-11), so that under 1 in 100 faithful English sentences is refused for it.
    """
    if not grounds.best or grounds.speaks(claim) or not grounds.is_sure or name.title:
        return False
    language = grounds.best[0].language
    if name.entity_id and not is_unknown_abroad(name, evidence=language):
        return False
    rules, grounds_abroad = check_rules(language), [ground for ground in grounds.all if ground.language == language]
    parts = _parts_to_hear(name, claim=claim)
    most = rules.unheard if parts == (name.text,) and len(_words(name.text)) > 1 else rules.unheard_alone
    return bool(parts and most) and all(
        likeness_in(part, text=ground.sentence.text, language=language, least=min(most, TOLD_APART)) < most
        and not has_word(part, passage_of(ground), of=name)
        for part in parts
        for ground in grounds_abroad
    )


def _parts_to_hear(name: Name, *, claim: Claim) -> tuple[str, ...]:
    """What of a name would be printed by its sound: all of it, else those of its words that are no ordinary ones."""
    if is_of_no_words(name, claim=claim):
        return (name.text,)
    own = own_words(name, language=claim.language)
    is_told = len(own) < len(_words(name.text)) and all(len(word) >= _SHORTEST_ALONE for word in own)
    return own if is_told and not _is_title(name, claim) and not is_headlined(claim) else ()


def own_words(name: Name, *, language: str) -> tuple[str, ...]:
    """The words of a name of several that are no ordinary words of its language: "Inverewe" of Inverewe Gardens.

    Empty for a name of one word, where another is neither (an initial), and where ordinary words are not listed.
    """
    words, ordinary = _words(name.text), translated_words(language)
    if len(words) == 1 or not ordinary:
        return ()
    known = ordinary | name_data(language).common
    others = [word for word in words if _is_ordinary(word.lower(), known, language=language)]
    own = tuple(word for word in words if _is_proper(word) and word not in others)
    return own if len(own) + len(others) == len(words) else ()


def has_word(word: str, passage: Passage, *, of: Name) -> bool:
    """Whether evidence in another language has a word of a name: a place in its own form there, another by its sound."""
    text, names, language = passage.text, passage.names, passage.language
    readings = [replace(of, text=word, entity_id=place_id, kind=EntityKind.PLACE) for place_id in _places(word)]
    return any(is_printed_in(each, text=text, language=language) for each in readings) or any(
        is_heard(each, text=text, names=names, language=language) for each in (*readings, replace(of, text=word, entity_id=""))
    )


@lru_cache(maxsize=4096)
def _places(word: str) -> tuple[str, ...]:
    return tuple(sorted(place_index().named(word)))


def _words(text: str) -> list[str]:
    return [_POSSESSIVE.sub("", word) for word in _WORD.findall(text)]


def is_of_no_words(name: Name, *, claim: Claim) -> bool:
    """Whether no word of a name is one of its language, and it stands where it is a name."""
    words, ordinary = _words(name.text), translated_words(claim.language)
    if not ordinary or not words or _is_title(name, claim) or is_headlined(claim):
        return False
    if len(words) == 1 and (len(words[0]) < _SHORTEST_ALONE or not _stands_alone(name, claim)):
        return False
    common = name_data(claim.language).common
    known = ordinary | common
    return all(_is_proper(word) and not _is_ordinary(word.lower(), known, language=claim.language) for word in words)


def _is_proper(word: str) -> bool:
    return len(word) >= _SHORTEST and word[0].isupper() and word[1:].islower()


def is_ordinary_word(word: str, *, language: str) -> bool:
    """Whether a word is one of the ordinary words of its language, in one of their forms."""
    return _is_ordinary(word.lower(), translated_words(language), language=language)


def _is_ordinary(word: str, known: frozenset[str], *, language: str) -> bool:
    rules = check_rules(language)
    stems = {word, *(word.removesuffix(ending) for ending in (*rules.plurals, *rules.agents) if word.endswith(ending))}
    return not known.isdisjoint(stems) or word.endswith(rules.derived)


def is_headlined(claim: Claim) -> bool:
    """Whether nearly every longer word has a capital, so that one tells nothing: "Why Women Need to Wield It"."""
    long = [word for word in _WORD.findall(claim.sentence.text) if len(word) > _SHORTEST]
    return len(long) > 1 and sum(word[0].isupper() for word in long) >= _HEADLINED * len(long)


def _is_title(name: Name, claim: Claim) -> bool:
    """Whether it stands between quotation marks, as the title of a work."""
    return any(quote.start <= name.start and name.end <= quote.end and not quote.is_speech for quote in claim.facts.quotes)


def _stands_alone(name: Name, claim: Claim) -> bool:
    """Whether one word with a capital is a name: not the first of its sentence, and without an article ("the Sabbath")."""
    before = claim.sentence.text[: name.start - claim.base].split()
    if not before or before[-1][-1] in ".!?:“\"'‘(":
        return False
    return before[-1].casefold() not in check_rules(claim.language).appositions
