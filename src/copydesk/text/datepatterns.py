"""Date patterns that are tried only where one of their first words stands and what follows it may go on with them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Final

from msgspec import Struct

from copydesk.text.dateopenings import DIGIT, FIELD, LITERAL, Field, Heads, Opening, beginnings, openings
from copydesk.text.lexemes import FILL

_REACH: Final = 2
"""Characters behind the first word that decide which patterns are tried: a space and the letter after it tell most apart."""
_KEPT: Final = 4096
"""Openings of which it is remembered what can begin so; a language has some thousand in its news."""

_ANY_DIGIT: Final = re.compile(r"\d")
_DIGITS: Final = "0123456789"


class Found(Struct, frozen=True, kw_only=True):
    """A date as found, and its fields as printed."""

    match: re.Match[str]
    fields: dict[str, str]


class DatePatterns:
    """The patterns of a language, the first that fits goes. `by_word`: they begin at the start of a word, else anywhere.

    `head` is a regular expression without width that each of them begins with. Each is compiled when it is first tried.
    """

    def __init__(self, patterns: Iterable[str], *, fields: Mapping[str, Field], head: str, by_word: bool) -> None:
        self._sources = tuple(patterns)
        self._fields = fields
        self._heads = Heads(fields)
        self._head = head
        self._by_word = by_word
        self._ways: _Ways = {}
        self._words: set[str] = set()
        for number, pattern in enumerate(self._sources):
            self._words |= beginnings(pattern, fields=fields)
            for opening in openings(pattern, fields=fields):
                for beginning in _beginnings(opening):
                    ways = self._ways.setdefault(self._key(beginning), {})
                    ways.setdefault(beginning, []).append((number, opening))
        self._nexts: dict[str, frozenset[str]] = {}
        self._compiled: dict[int, _Pattern] = {}
        self._by_opening: dict[str, tuple[_Pattern, ...]] = {}

    @property
    def words(self) -> frozenset[str]:
        """The words that patterns begin with, for `by_word`, without those that begin with a digit."""
        return frozenset(word for word in self._words if word == self._key(word) and not word.isdecimal())

    @property
    def phrases(self) -> frozenset[str]:
        """What else patterns begin with: several words of which the first is none that a pattern begins with."""
        words = self.words
        return frozenset(word for word in self._words if not self._key(word)[0].isdecimal() and self._key(word) not in words)

    @cached_property
    def starts(self) -> re.Pattern[str]:
        """Where a pattern can begin with a word in a script without spaces: it fits the first letter alone.

        Each branch begins with a letter of its own, so that the other letters of a text are passed over in one go.
        """
        rests: dict[str, list[str]] = {}
        for word in sorted(self._words - {DIGIT}):
            rests.setdefault(word[0], []).append(word[1:])
        branches = [
            re.escape(first) + ("" if "" in ends else f"(?={'|'.join(map(re.escape, ends))})") for first, ends in rests.items()
        ]
        return re.compile("|".join(branches) or "(?!)")

    def at(self, low: str, places: Iterable[int], *, figures: Mapping[int, int]) -> Iterator[Found]:
        """What begins at the places, which are in order; none inside another. `figures` are the ends of runs of digits."""
        position = 0
        by_opening = self._by_opening
        for place in places:
            if place < position:
                continue
            end = figures.get(place)
            if end is not None:
                key = DIGIT
            else:
                word = LITERAL.match(low, place) if self._by_word else None
                end = word.end() if word else place + 1
                key = low[place:end]
            opening = self._opening(key, low[end : end + _REACH])
            patterns = by_opening.get(opening)
            if patterns is None:
                patterns = self._patterns(opening)
            for pattern in patterns:
                match = pattern.match(low, place)
                if match is not None:
                    position = match.end()
                    yield Found(match=match, fields=pattern.fields(match))
                    break

    def _key(self, beginning: str) -> str:
        if beginning[0] == DIGIT:
            return DIGIT
        word = LITERAL.match(beginning) if self._by_word else None
        return word.group() if word else beginning[0]

    def _opening(self, key: str, behind: str) -> str:
        """A key and what stands behind it, as far as a pattern may have it there: all else is one, so that openings are few."""
        opening = key
        for character in behind:
            if character.isdecimal():
                return opening + DIGIT
            nexts = self._nexts.get(opening)
            if character not in (self._nexts_of(opening) if nexts is None else nexts):
                return opening + FILL
            opening += character
        return opening

    def _nexts_of(self, opening: str) -> frozenset[str]:
        """The characters that may come next."""
        found: set[str] = set()
        for beginning, ways in self._ways.get(self._key(opening), {}).items():
            if beginning.startswith(opening) and beginning != opening:
                found.add(beginning[len(opening)])
            elif opening.startswith(beginning):
                behind = opening[len(beginning) :]
                for _, way in ways:
                    heads = self._heads.heads(way.rest, length=len(behind) + 1)
                    found.update(head[-1] for head in heads if len(head) > len(behind) and head.startswith(behind))
                    found |= way.more if way.more and not behind else frozenset()
        if len(self._nexts) >= _KEPT:
            self._nexts.clear()
        nexts = self._nexts[opening] = frozenset(found)
        return nexts

    def _patterns(self, opening: str) -> tuple["_Pattern", ...]:
        """The patterns that can begin so, in order; `DIGIT` stands for a figure."""
        numbers: set[int] = set()
        for beginning, ways in self._ways.get(self._key(opening), {}).items():
            if opening.startswith(beginning):
                behind = opening[len(beginning) :]
                numbers.update(number for number, way in ways if self._heads.may_go(way, behind))
            elif beginning.startswith(opening):
                numbers.update(number for number, _ in ways)
        found = tuple(self._pattern(number) for number in sorted(numbers))
        if len(self._by_opening) >= _KEPT:
            self._by_opening.clear()
        self._by_opening[opening] = found
        return found

    def _pattern(self, number: int) -> "_Pattern":
        if number not in self._compiled:
            self._compiled[number] = _Pattern(self._sources[number], fields=self._fields, head=self._head)
        return self._compiled[number]


_Ways = dict[str, dict[str, list[tuple[int, Opening]]]]
"""By key the words that begin so, and for each of them the numbers of the patterns that may begin with it, and how."""


def _beginnings(opening: Opening) -> Iterator[str]:
    """What an opening begins with; where that may be a figure, "1st" is any figure with that ending."""
    has_figure = DIGIT in opening.beginnings
    for each in opening.beginnings:
        word = DIGIT + each.lstrip(_DIGITS) if has_figure and each[:1].isdecimal() else each
        yield word[:1] + _ANY_DIGIT.sub(DIGIT, word[1:])


class _Pattern:
    """A pattern as a regular expression, and which group holds which field."""

    def __init__(self, pattern: str, *, fields: Mapping[str, Field], head: str) -> None:
        self._names = tuple(enumerate(FIELD.findall(pattern), start=1))
        source = FIELD.sub(lambda found: fields[found.group(1)].source, pattern)
        self.match = re.compile(f"{head}(?:{source})").match

    def fields(self, match: re.Match[str]) -> dict[str, str]:
        """The fields that a match has, as printed."""
        return {name: value for index, name in self._names if (value := match.group(index))}
