"""Date patterns that are tried only where one of their first words stands."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from msgspec import Struct

from copydesk.text.lexemes import expanded, form_pattern

DIGIT = "0"
"""Stands for any digit among the beginnings of a pattern."""

_FIELD = re.compile(r"\{([a-z_]+)\}")
_LITERAL = re.compile(r"[^\W\d_]+")
_LOOK_AROUND = ("(?<=", "(?<!", "(?=", "(?!")


class Field(Struct, frozen=True, kw_only=True):
    """A field of a pattern: its regular expression with one group, and what it can begin with (`DIGIT` or words)."""

    source: str
    beginnings: frozenset[str]


def digit_field(source: str) -> Field:
    """A field that begins with a digit. `source` has one group."""
    return Field(source=source, beginnings=frozenset({DIGIT}))


def form_field(forms: Iterable[str], *, digits: str = "") -> Field:
    """A field of printed forms, and of `digits` (a regular expression without groups) where it may be a figure too."""
    forms = expanded(forms)
    source = f"{digits}|{form_pattern(forms)}" if digits else form_pattern(forms)
    beginnings = {form.removesuffix("*") for form in forms} | ({DIGIT} if digits else set())
    return Field(source=f"({source})", beginnings=frozenset(beginnings))


class Found(Struct, frozen=True, kw_only=True):
    """A date as found, and its fields as printed."""

    match: re.Match[str]
    fields: dict[str, str]


class DatePatterns:
    """The patterns of a language. `by_word`: they begin at the start of a word, else anywhere but inside a figure.

    `head` is a regular expression without width that each of them begins with.
    """

    def __init__(self, patterns: Iterable[str], *, fields: Mapping[str, Field], head: str, by_word: bool) -> None:
        self._sources = tuple(patterns)
        self._fields = fields
        self._head = head
        self._by_word = by_word
        self._users: dict[str, list[int]] = {}
        self._words: set[str] = set()
        for place, pattern in enumerate(self._sources):
            for beginning in beginnings(pattern, fields=fields):
                self._words.add(beginning)
                users = self._users.setdefault(self._key(beginning), [])
                if place not in users:
                    users.append(place)
        self._compiled: dict[tuple[int, ...], _Alternatives] = {}
        self._by_key: dict[str, _Alternatives] = {}

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

    def at(self, low: str, places: Iterable[int]) -> Iterator[Found]:
        """What begins at the places, which are in order; none inside another."""
        position = 0
        by_key = self._by_key
        for place in places:
            if place < position:
                continue
            character = low[place]
            if character.isdecimal():
                key = DIGIT
            elif self._by_word:
                word = _LITERAL.match(low, place)
                key = word.group() if word else character
            else:
                key = character
            alternatives = by_key.get(key) or self._alternatives(key)
            found = alternatives.match(low, place)
            if found is not None:
                position = found.match.end()
                yield found

    def _key(self, beginning: str) -> str:
        if beginning == DIGIT:
            return DIGIT
        word = _LITERAL.match(beginning) if self._by_word else None
        return word.group() if word else beginning[0]

    def _alternatives(self, key: str) -> "_Alternatives":
        """The patterns that can begin with a key, compiled once; few keys have the same."""
        places = tuple(self._users.get(key, ()))
        if places not in self._compiled:
            sources = (self._sources[place] for place in places)
            self._compiled[places] = _Alternatives(sources, fields=self._fields, head=self._head)
        if key in self._users:
            self._by_key[key] = self._compiled[places]
        return self._compiled[places]


class _Alternatives:
    """Some patterns as one regular expression, and which group holds which field of which pattern."""

    def __init__(self, patterns: Iterable[str], *, fields: Mapping[str, Field], head: str) -> None:
        sources: list[str] = []
        self._names: list[tuple[tuple[str, int], ...]] = [()]
        for pattern in patterns:
            names = _FIELD.findall(pattern)
            first = len(self._names) + 1
            sources.append("(" + _FIELD.sub(lambda found: fields[found.group(1)].source, pattern) + ")")
            self._names.append(tuple((name, first + index) for index, name in enumerate(names)))
            self._names.extend(() for _ in names)
        self._pattern = re.compile(f"{head}(?:{'|'.join(sources) or '(?!)'})")

    def match(self, low: str, place: int) -> Found | None:
        match = self._pattern.match(low, place)
        if match is None:
            return None
        names = self._names[match.lastindex or 0]
        return Found(match=match, fields={name: value for name, index in names if (value := match.group(index))})


def beginnings(pattern: str, *, fields: Mapping[str, Field]) -> frozenset[str]:
    """What a pattern can begin with: `DIGIT`, or letters. Raises ValueError for one that begins with anything else."""
    if pattern.startswith(_LOOK_AROUND):
        return beginnings(pattern[_closing(pattern) + 1 :], fields=fields)
    if pattern.startswith("(?:"):
        end = _closing(pattern)
        rest = pattern[end + 1 :]
        is_optional = rest.startswith("?")
        rest = rest.removeprefix("?")
        found = frozenset[str]().union(*(beginnings(each + rest, fields=fields) for each in _options(pattern[3:end])))
        return found | beginnings(rest, fields=fields) if is_optional else found
    field = _FIELD.match(pattern)
    if field is not None:
        return fields[field.group(1)].beginnings
    if pattern.startswith(r"\d"):
        return frozenset({DIGIT})
    literal = _LITERAL.match(pattern)
    if literal is None:
        raise ValueError(f"a date pattern must begin with a word, a figure or a field: {pattern}")
    word = literal.group()
    if pattern[literal.end() : literal.end() + 1] == "?":
        return frozenset({word, word[:-1]}) if len(word) > 1 else frozenset({word}) | beginnings(pattern[2:], fields=fields)
    return frozenset({word})


def _closing(pattern: str) -> int:
    """Where the group that a pattern begins with closes."""
    depth = 0
    for place in range(len(pattern)):
        character = pattern[place]
        if place and pattern[place - 1] == "\\":
            continue
        depth += (character == "(") - (character == ")")
        if depth == 0:
            return place
    raise ValueError(f"a group of a date pattern does not close: {pattern}")


def _options(body: str) -> Iterator[str]:
    """The alternatives of a group's inside."""
    depth, first = 0, 0
    for place, character in enumerate(body):
        if place and body[place - 1] == "\\":
            continue
        depth += (character in "([") - (character in ")]")
        if character == "|" and depth == 0:
            yield body[first:place]
            first = place + 1
    yield body[first:]
