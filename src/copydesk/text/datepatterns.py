"""Date patterns that are tried only where one of their first words stands and what follows it may go on with them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Final

from msgspec import Struct

from copydesk.text.dateopenings import ANYTHING, DIGIT, FIELD, LITERAL, Field, Heads, Opening, beginnings, openings
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
        self._ways: dict[str, list[_Way]] = {}
        self._words: set[str] = set()
        for number, pattern in enumerate(self._sources):
            self._words |= beginnings(pattern, fields=fields)
            for opening in openings(pattern, fields=fields):
                for way in _ways(number, opening):
                    self._ways.setdefault(self._key(way.beginning), []).append(way)
        self._nexts = _Nexts(self._ways, heads=self._heads)
        self._compiled: dict[int, _Pattern] = {}
        self._by_opening: dict[str, tuple[_Pattern, ...]] = {}

    @property
    def words(self) -> frozenset[str]:
        """The first words of the patterns, for `by_word`, without those that begin with a digit."""
        return frozenset(key for key in map(self._key, self._words) if not key.isdecimal())

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
        by_opening, nexts = self._by_opening, self._nexts
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
            behind = low[end : end + 1]
            opening = key + low[end : end + _REACH] if behind in nexts[key] or behind.isdecimal() else key + FILL
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

    def _patterns(self, opening: str) -> tuple["_Pattern", ...]:
        """The patterns that can begin so, in order; `DIGIT` stands for a figure."""
        ways = self._ways.get(self._key(opening), ())
        numbers = sorted({way.number for way in ways if self._may_go(way, opening)})
        found = tuple(self._pattern(number) for number in numbers)
        if len(self._by_opening) >= _KEPT:
            self._by_opening.clear()
        self._by_opening[opening] = found
        return found

    def _may_go(self, way: "_Way", opening: str) -> bool:
        """Whether a text that opens so may go a way."""
        if not opening.startswith(way.beginning):
            return way.beginning.startswith(opening)
        rest = _ANY_DIGIT.sub(DIGIT, opening[len(way.beginning) :])
        return way.more is None or rest[:1] in way.more or self._heads.may_begin(way.rest, rest)

    def _pattern(self, number: int) -> "_Pattern":
        if number not in self._compiled:
            self._compiled[number] = _Pattern(self._sources[number], fields=self._fields, head=self._head)
        return self._compiled[number]


class _Way(Struct, frozen=True, kw_only=True):
    """A pattern by its number, one word that it can begin with, and what of it then follows."""

    number: int
    beginning: str
    rest: str
    more: frozenset[str] | None


class _Nexts(dict[str, frozenset[str]]):
    """The characters that can stand right behind a key; all others are one and the same, which keeps openings few."""

    def __init__(self, ways: Mapping[str, Iterable[_Way]], *, heads: Heads) -> None:
        super().__init__()
        self._ways = ways
        self._heads = heads

    def __missing__(self, key: str) -> frozenset[str]:
        found: set[str] = set()
        for way in self._ways.get(key, ()):
            longer = way.beginning[len(key) : len(key) + 1]
            found |= {longer} if longer else self._heads.heads(way.rest, length=1) | (way.more or frozenset())
        nexts = frozenset(found - {ANYTHING})
        if key in self._ways:
            self[key] = nexts
        return nexts


def _ways(number: int, opening: Opening) -> Iterator[_Way]:
    """The ways to begin that an opening tells; where it may be a figure, "1st" is any figure with that ending."""
    has_figure = DIGIT in opening.beginnings
    for each in opening.beginnings:
        beginning = DIGIT + each.lstrip(_DIGITS) if has_figure and each[:1].isdecimal() else each
        yield _Way(number=number, beginning=beginning, rest=opening.rest, more=opening.more)


class _Pattern:
    """A pattern as a regular expression, and which group holds which field."""

    def __init__(self, pattern: str, *, fields: Mapping[str, Field], head: str) -> None:
        self._names = tuple(enumerate(FIELD.findall(pattern), start=1))
        source = FIELD.sub(lambda found: fields[found.group(1)].source, pattern)
        self.match = re.compile(f"{head}(?:{source})").match

    def fields(self, match: re.Match[str]) -> dict[str, str]:
        """The fields that a match has, as printed."""
        return {name: value for index, name in self._names if (value := match.group(index))}
