"""A sentence as a row of symbols that can be compared: words, and names, dates and figures by what they mean."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from copydesk.check.book import NameBook
from copydesk.check.languages import CheckRules, check_rules
from copydesk.model.facts import Facts, Moment, Number, NumberKind
from copydesk.text.languages.writing import UNSPACED

_WORDS: Final = re.compile(r"\w+?(?=n['’]t\b)|n['’]t\b|\w+(?:['’]\w+)*|['’](?:s|re|ve|ll|d|m)\b|\S")
_CHARACTERS: Final = re.compile(r"[A-Za-z0-9]+|\S")
_MARKS: Final = {
    **dict.fromkeys("'\"`´‘’‚‛“”„‟«»‹›「」『』", '"'),
    **dict.fromkeys("–—―‐‑−", "-"),
    **dict.fromkeys(".…。", ""),
}
"""Marks that different houses print differently. A full stop ends a sentence or an abbreviation and says nothing more."""
_MEANING: Final = "\x02"
"""Stands before what was read from a text, so that it is never taken for its words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Symbol:
    """One word, mark or mention: what it is compared by, and its half-open place in the sentence's text.

    `folded` is the key without capitals, by which the first words of sentences are compared.
    """

    key: str
    folded: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Worded:
    """A sentence to be compared. Offsets of `facts` count from `base`; `aliases` give the fuller name that a name stands for."""

    text: str
    facts: Facts
    base: int
    language: str
    book: NameBook
    aliases: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """A stretch of the text that is compared by its meaning."""

    start: int
    end: int
    key: str


def symbols(sentence: Worded) -> tuple[Symbol, ...]:
    """The sentence's symbols in order, without full stops and with each ending of courtesy in its plain form."""
    rules = check_rules(sentence.language)
    text, ending = _plain_ending(sentence.text, rules)
    found: list[Symbol] = []
    at = 0
    for read in _without_overlaps(_reads(sentence, rules)):
        if read.end > len(text):
            break
        found += _words(text, start=at, end=read.start, language=sentence.language)
        if read.key.startswith(f"{_MEANING}m") and found and found[-1].folded in rules.day_joints:
            found.pop()
        found.append(Symbol(key=read.key, folded=read.key, start=read.start, end=read.end))
        at = read.end
    found += _words(text, start=at, end=len(text), language=sentence.language)
    place = Symbol(key="", folded="", start=len(text), end=len(sentence.text))
    found += [
        replace(place, key=each.key, folded=each.folded)
        for each in _words(ending, start=0, end=len(ending), language=sentence.language)
    ]
    return tuple(_agreeing(found, rules))


def _reads(sentence: Worded, rules: CheckRules) -> Iterator[_Read]:
    yield from _names(sentence, rules)
    moments: dict[tuple[int, int], list[Moment]] = {}
    for moment in sentence.facts.moments:
        moments.setdefault((moment.start, moment.end), []).append(moment)
    for (start, end), together in moments.items():
        if all("X" not in moment.value and not moment.calendar for moment in together):
            values = "|".join(f"{each.value}/{each.granularity}/{each.part}/{each.bound}" for each in together)
            yield _Read(start=start - sentence.base, end=end - sentence.base, key=f"{_MEANING}m{values}")
    for number in sentence.facts.numbers:
        if number.kind is not NumberKind.CODE:
            start, end = _extent(number)
            yield _Read(start=start - sentence.base, end=end - sentence.base, key=_figure(number))


def _names(sentence: Worded, rules: CheckRules) -> Iterator[_Read]:
    for name in sentence.facts.names:
        is_form = not rules.inflects_names or sentence.book.called(name.text) is not None
        key = f"{_MEANING}e{name.entity_id}" if name.entity_id and is_form else ""
        alias = sentence.aliases.get(name.text.casefold(), "")
        if not key and alias:
            key = f"{_MEANING}a{alias}"
        if key:
            yield _Read(start=name.start - sentence.base, end=name.end - sentence.base, key=key)


def _extent(number: Number) -> tuple[int, int]:
    """The figure with its unit; without one the bare figure, so that the counter behind it is compared as printed: 곳, 척."""
    if number.unit or not number.figures:
        return number.start, number.end
    return number.figures[0][0], number.figures[-1][1]


def _figure(number: Number) -> str:
    """What a figure states: its value or interval, its unit and what it counts."""
    interval = f"{number.low.normalize()}~{number.high.normalize()}"
    return f"{_MEANING}n{number.kind}/{interval}/{number.unit}/{number.counted}/{number.approximate}"


def _without_overlaps(reads: Iterator[_Read]) -> Iterator[_Read]:
    """The reads in order of place; of two that overlap the first, of two that begin together the longer."""
    end = 0
    for read in sorted(reads, key=lambda each: (each.start, -each.end)):
        if read.start >= end:
            yield read
            end = read.end


def _words(text: str, *, start: int, end: int, language: str) -> list[Symbol]:
    pattern = _CHARACTERS if language in UNSPACED else _WORDS
    found: list[Symbol] = []
    for match in pattern.finditer(text, start, end):
        printed = match.group()
        if not printed.isascii() and len(printed) > 1:
            printed = printed.replace("’", "'")
        key = _MARKS.get(printed)
        if key is None:
            key = printed if printed.isascii() else unicodedata.normalize("NFKC", printed)
        if key and not (key == '"' and found and found[-1].key == '"'):
            found.append(Symbol(key=key, folded=key.casefold(), start=match.start(), end=match.end()))
    return found


def _plain_ending(text: str, rules: CheckRules) -> tuple[str, str]:
    """The text without its full stop and its ending of courtesy, and the plain ending in that one's place."""
    bare = text.rstrip(" .。")
    for courteous, plain in rules.registers:
        if bare.endswith(courteous):
            return bare[: -len(courteous)], plain
    return bare, ""


def _agreeing(found: Sequence[Symbol], rules: CheckRules) -> Iterator[Symbol]:
    """Particles that only follow the sound of the name before them as one: 은 and 는."""
    before = ""
    for symbol in found:
        group = next((group for group in rules.particles if symbol.key in group), None) if before[:1] == _MEANING else None
        yield symbol if group is None else replace(symbol, key=group[0], folded=group[0])
        before = symbol.key
