"""What date patterns can begin with, and what then follows: told by the patterns themselves, before any is compiled."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from msgspec import Struct

from copydesk.text.lexemes import expanded, form_pattern

DIGIT: Final = "0"
"""Stands for any digit among the beginnings of a pattern."""
ANYTHING: Final = ""
"""Stands for what a pattern does not tell."""

FIELD: Final = re.compile(r"\{([a-z_]+)\}")
LITERAL: Final = re.compile(r"[^\W\d_]+")
_LOOK_AROUND: Final = ("(?<=", "(?<!", "(?=", "(?!")
_FIGURE_ENDS: Final = r"(?!\d)"
_CODE: Final = re.compile(r"\\x([0-9a-f]{2})")
_KEPT: Final = 16384
"""Answers that are remembered."""
_LEADING: Final = re.compile(r"(\D*)\d")
_REPEATED: Final = re.compile(r"[*+]|\{\d")
_SPECIAL: Final = frozenset("().|^$*+{}")


class Field(Struct, frozen=True, kw_only=True):
    """A field of a pattern: its regular expression with one group, and what it can begin with (`DIGIT` or words).

    `more` are the characters with which it may go on behind such a beginning; none where it ends there, None for any.
    """

    source: str
    beginnings: frozenset[str]
    more: frozenset[str] | None = None


class Opening(Struct, frozen=True, kw_only=True):
    """One way to begin: a word, a sign or `DIGIT`, and the pattern that then follows.

    One of `more` may stand between the two, or anything where it is None.
    """

    beginnings: frozenset[str]
    rest: str
    more: frozenset[str] | None = frozenset()


def digit_field(source: str) -> Field:
    """A field that begins with a digit. `source` has one group."""
    return Field(source=source, beginnings=frozenset({DIGIT}), more=frozenset() if _FIGURE_ENDS in source else None)


def form_field(forms: Iterable[str], *, digits: str = "") -> Field:
    """A field of printed forms, and of `digits` (a regular expression without groups) where it may be a figure too."""
    forms = expanded(forms)
    source = f"{digits}|{form_pattern(forms)}" if digits else form_pattern(forms)
    beginnings = {form.removesuffix("*") for form in forms} | ({DIGIT} if digits else set())
    is_whole = not any(form.endswith("*") for form in forms) and (not digits or _FIGURE_ENDS in digits)
    return Field(source=f"({source})", beginnings=frozenset(beginnings), more=frozenset() if is_whole else None)


def openings(pattern: str, *, fields: Mapping[str, Field]) -> Iterator[Opening]:
    """The ways in which a pattern can begin; one of `ANYTHING` for what is not understood."""
    if pattern.startswith(_LOOK_AROUND):
        yield from openings(pattern[_closing(pattern) + 1 :], fields=fields)
    elif pattern.startswith("(?:"):
        end = _closing(pattern)
        options = [*_options(pattern[3:end])]
        yield from _repeated(options, pattern[end + 1 :], fields=fields)
    elif field := FIELD.match(pattern):
        known = fields[field.group(1)]
        yield Opening(beginnings=known.beginnings, rest=pattern[field.end() :], more=known.more)
    elif literal := LITERAL.match(pattern):
        yield from _literal(literal.group(), pattern[literal.end() :], fields=fields)
    elif pattern.startswith(r"\d"):
        yield Opening(beginnings=frozenset({DIGIT}), rest="", more=None)
    elif code := _CODE.match(pattern):
        yield from _sign(chr(int(code.group(1), 16)), pattern[code.end() :], fields=fields)
    elif pattern[:1] == "\\" and not pattern[1:2].isalnum():
        yield from _sign(pattern[1], pattern[2:], fields=fields)
    elif pattern[:1] == "[" and (signs := _signs(pattern[1 : pattern.index("]", 2)])):
        yield from _repeated([re.escape(sign) for sign in signs], pattern[pattern.index("]", 2) + 1 :], fields=fields)
    elif pattern and pattern[0] not in _SPECIAL and pattern[0] not in "[\\":
        yield from _sign(pattern[0], pattern[1:], fields=fields)
    else:
        yield Opening(beginnings=frozenset({ANYTHING}), rest="", more=None)


def beginnings(pattern: str, *, fields: Mapping[str, Field]) -> frozenset[str]:
    """What a pattern can begin with: `DIGIT`, or letters. Raises ValueError for one that begins with anything else."""
    found = frozenset[str]().union(*(opening.beginnings for opening in openings(pattern, fields=fields)))
    if ANYTHING in found:
        raise ValueError(f"a date pattern must begin with a word, a figure or a field: {pattern}")
    return found


class Heads:
    """What parts of the patterns of a language can begin with; each is worked out once."""

    def __init__(self, fields: Mapping[str, Field]) -> None:
        self._fields = fields
        self._known: dict[tuple[str, int], frozenset[str]] = {}
        self._told: dict[tuple[str, str], bool] = {}

    def may_go(self, opening: Opening, text: str) -> bool:
        """Whether a short text may stand behind what a pattern opens with; `DIGIT` stands for each digit in it."""
        return opening.more is None or text[:1] in opening.more or self.may_begin(opening.rest, text)

    def may_begin(self, pattern: str, text: str) -> bool:
        """Whether what a pattern fits may begin with a short text."""
        told = self._told.get((pattern, text))
        if told is None:
            heads = self.heads(pattern, length=len(text))
            told = any(text[:length] in heads for length in range(len(text) + 1))
            if len(self._told) >= _KEPT:
                self._told.clear()
            self._told[pattern, text] = told
        return told

    def heads(self, pattern: str, *, length: int) -> frozenset[str]:
        """The first characters, at most so many, of what a pattern can fit; what is shorter may go on with anything."""
        known = self._known.get((pattern, length))
        if known is None:
            known = self._known[pattern, length] = frozenset(self._begun(pattern, length)) if length else frozenset({ANYTHING})
        return known

    def _begun(self, pattern: str, length: int) -> Iterator[str]:
        for opening in openings(pattern, fields=self._fields):
            for each in opening.beginnings:
                begun = _LEADING.match(each[:length])
                if begun or len(each) >= length or opening.more is None or each == ANYTHING:
                    yield f"{begun.group(1)}{DIGIT}" if begun else each[:length]
                else:
                    yield from (each + more for more in opening.more)
                    yield from (each + head for head in self.heads(opening.rest, length=length - len(each)))


def _repeated(options: Iterable[str], rest: str, *, fields: Mapping[str, Field]) -> Iterator[Opening]:
    """The openings of a group with its quantifier."""
    if _REPEATED.match(rest):
        yield Opening(beginnings=frozenset({ANYTHING}), rest="", more=None)
        return
    behind = rest.removeprefix("?")
    for option in options:
        yield from openings(option + behind, fields=fields)
    if behind != rest:
        yield from openings(behind, fields=fields)


def _literal(word: str, rest: str, *, fields: Mapping[str, Field]) -> Iterator[Opening]:
    """The openings of a word of the pattern, of which the last letter may be left out."""
    is_optional = rest.startswith("?")
    if _REPEATED.match(rest):
        yield Opening(beginnings=frozenset({word[:-1]}), rest="", more=None)
        return
    yield Opening(beginnings=frozenset({word}), rest=rest.removeprefix("?"))
    if is_optional and len(word) > 1:
        yield Opening(beginnings=frozenset({word[:-1]}), rest=rest[1:])
    elif is_optional:
        yield from openings(rest[1:], fields=fields)


def _sign(sign: str, rest: str, *, fields: Mapping[str, Field]) -> Iterator[Opening]:
    """The openings of a sign or a space, which may be left out."""
    if _REPEATED.match(rest):
        yield Opening(beginnings=frozenset({ANYTHING}), rest="", more=None)
        return
    yield Opening(beginnings=frozenset({sign}), rest=rest.removeprefix("?"))
    if rest.startswith("?"):
        yield from openings(rest[1:], fields=fields)


def _signs(inside: str) -> list[str]:
    """The characters of a class that names each of them; empty for another."""
    plain = re.sub(r"\\([^\w\s])", r"\1", inside)
    has_range = "-" in inside.replace(r"\-", "")[1:-1]
    return [] if inside.startswith("^") or "\\" in plain.replace("\\\\", "") or has_range else [*plain]


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
