"""Names that evidence in the claim's own language prints, whatever was read of it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from copydesk.check.claim import Claim, Ground, Grounds
from copydesk.check.languages import check_rules
from copydesk.model.facts import Name
from copydesk.text.sound import sound_key

_WORD: Final = re.compile(r"\w+")
_LAST: Final = re.compile(r"\w+[ -]$")
_FIRST: Final = re.compile(r"[ -]\w+")


def printed_there(name: Name, *, claim: Claim, grounds: Grounds) -> Ground | None:
    """The evidence in the claim's language that prints a name's very words where it was read as a part of another or of none.

    With a word with a capital beside it as well ("Real Madrid"), or in a text without any capitals.
    """
    told = (ground for ground in grounds.all if ground.language == claim.language)
    around = _pairs(name, claim.sentence.text, base=claim.base)
    return next((each for each in told if _prints(each.sentence.text, name.text, around)), None)


def printed_once(name: Name, grounds: Grounds) -> Name:
    """A name without the words that were typed twice, "Kyushu Kyushu"; not one that the evidence prints so ("Duran Duran")."""
    words = name.text.split()
    if len(words) < 2 or len(set(words)) > 1 or any(name.text in ground.sentence.text for ground in grounds.all):
        return name
    return replace(name, text=words[0], end=name.start + len(words[0]), sound=sound_key(words[0]))


def are_listed(name: Name, other: Name, *, claim: Claim) -> bool:
    """Whether a name of the claim and one that stands in its place in the evidence are items of one list, which has no order."""
    text, names = claim.sentence.text, claim.facts.names
    beside = next((each for each in names if each.text == other.text), None)
    if beside is None:
        return False
    first, last = sorted((name, beside), key=lambda each: each.start)
    between = text[first.end - claim.base : last.start - claim.base]
    for each in names:
        if first.end <= each.start and each.end <= last.start:
            between = between.replace(each.text, "")
    return {*_WORD.findall(between.casefold())} <= {*check_rules(claim.language).coordinators}


def _pairs(name: Name, text: str, *, base: int) -> tuple[str, ...]:
    """A name with the word right before it, and with the one right behind it, where that has a capital."""
    start, end = name.start - base, name.end - base
    before, behind = _LAST.search(text[:start]), _FIRST.match(text[end:])
    before_it = [before.group() + text[start:end]] if before and before.group()[0].isupper() else []
    return (*before_it, *([text[start:end] + behind.group()] if behind and behind.group()[1].isupper() else []))


def _prints(text: str, words: str, around: Sequence[str]) -> bool:
    """Whether a text prints one of the phrases around a name, or the name itself where it has no capitals at all."""
    if text == text.lower() != text.upper():
        return bool(re.search(rf"(?<!\w){re.escape(words.lower())}(?!\w)", text))
    return any(re.search(rf"(?<!\w){re.escape(each)}(?!\w)", text) for each in around)
