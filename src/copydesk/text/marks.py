"""Pairs of quotation marks in a text: nested, of every nation, and none that swallows the text because it was never closed."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from msgspec import Struct

from copydesk.text.languages.schema_speech import quote_data

_TYPEWRITER = ('""', "''''", "``''")
"""Marks of keyboards and wires, in every language that has marks at all: one half opens, the other closes."""
_MISTYPED = {"“": '"“', '"': "”“", "``": '"'}
"""Marks that close another one than their own by a slip of the keyboard, where none of their own kind is open."""
_BOTH_WAYS = frozenset({'"', "'", "''", "“"})
_APOSTROPHES = frozenset("'’")
_DEEPEST = 6
_SPACE = re.compile(r"\s*")
_BEFORE_OPENING = re.compile(r"[\s(\[（「『“‘«„—–…·,，、:：'\"-]")

_Pair = tuple[int, int, int, int]
"""Start and end with the marks, start and end without."""


class Marked(Struct, frozen=True, kw_only=True):
    """What stands between a pair of marks: `start`..`end` with the marks, `inner_start`..`inner_end` without.

    `depth` is 0 for the outermost. The closing mark is missing where a quotation goes on in the next paragraph.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    depth: int


@lru_cache(maxsize=8)
def find_marked(text: str, *, language: str) -> tuple[Marked, ...]:
    """All pairs of the language's marks, in order of their opening. Cost: linear in the text.

    A mark that is not closed before its paragraph ends opens nothing, unless the next paragraph opens with the same mark: so
    newspapers print a quotation of several paragraphs. The last texts are remembered, as several finders ask for them.
    """
    pairs = _pairs(language)
    found: list[_Pair] = []
    opened: list[tuple[str, int]] = []
    for match in _marks(language).finditer(text):
        mark, position = match.group(), match.start()
        if mark == "\n":
            found += _continued(opened, text=text, paragraph_end=position)
            opened = []
        elif opened and (depth := _closed(match, opened=opened, pairs=pairs)) >= 0:
            opening, start = opened[depth]
            opened = opened[:depth]
            found.append((start, match.end(), start + len(opening), position))
        elif mark in pairs and len(opened) < _DEEPEST and _may_open(match):
            opened.append((mark, position))
    return tuple(_nested(sorted(found)))


def _nested(found: list[_Pair]) -> Iterator[Marked]:
    """The pairs with the number of pairs around each."""
    ends: list[int] = []
    for start, end, inner_start, inner_end in found:
        while ends and ends[-1] <= start:
            ends.pop()
        yield Marked(start=start, end=end, inner_start=inner_start, inner_end=inner_end, depth=len(ends))
        ends.append(end)


def _closed(match: re.Match[str], *, opened: list[tuple[str, int]], pairs: dict[str, tuple[str, ...]]) -> int:
    """The index of the opened mark that this one closes; -1 where it closes none."""
    mark = match.group()
    index = next((index for index in range(len(opened) - 1, -1, -1) if mark in pairs[opened[index][0]]), -1)
    if index < 0 and mark in _MISTYPED.get(opened[-1][0], ""):
        index = len(opened) - 1
    if index < 0:
        return -1
    text, position = match.string, match.start()
    if mark in _APOSTROPHES and text[match.end() : match.end() + 1].isalpha() and text[position - 1 : position].isascii():
        return -1
    is_unsure = mark in _BOTH_WAYS and (mark != "“" or opened[index][0] in '"“')
    return -1 if is_unsure and _looks_opening(match) else index


def _may_open(match: re.Match[str]) -> bool:
    mark = match.group()
    return (mark not in _BOTH_WAYS and mark != "‘") or mark == "“" or _looks_opening(match)


def _looks_opening(match: re.Match[str]) -> bool:
    """Whether a straight mark stands where one opens: after a space or bracket and before a letter."""
    text = match.string
    before, after = text[max(0, match.start() - 1) : match.start()], text[match.end() : match.end() + 1]
    return (not before or bool(_BEFORE_OPENING.match(before))) and bool(after.strip()) and after not in ".,;!?)"


def _continued(opened: list[tuple[str, int]], *, text: str, paragraph_end: int) -> list[_Pair]:
    """The outermost open quotation as one that goes on, where the next paragraph opens with the same mark."""
    if not opened:
        return []
    mark, start = opened[0]
    space = _SPACE.match(text, paragraph_end)
    if not space or not text.startswith(mark, space.end()):
        return []
    return [(start, paragraph_end, start + len(mark), paragraph_end)]


@cache
def _pairs(language: str) -> dict[str, tuple[str, ...]]:
    """Opening mark to the marks that may close it."""
    pairs: dict[str, tuple[str, ...]] = {}
    own = quote_data(language).pairs
    for pair in (*own, *_TYPEWRITER) if own else ():
        half = len(pair) // 2
        pairs[pair[:half]] = (*pairs.get(pair[:half], ()), pair[half:])
    return pairs


@cache
def _marks(language: str) -> re.Pattern[str]:
    marks = {mark for first, closings in _pairs(language).items() for mark in (first, *closings)}
    opening = _pairs(language).keys() - _BOTH_WAYS
    ordered = sorted(marks, key=lambda mark: (-len(mark), mark))
    triple = ["'(?=''(?!'))"] if "''" in marks else []  # the inner quotation of a doubled mark closes first
    patterns = (_outside_words(mark) if mark in _APOSTROPHES - opening else re.escape(mark) for mark in ordered)
    return re.compile("|".join((*triple, *patterns, "\n")))  # a language without data has paragraph ends alone


def _outside_words(mark: str) -> str:
    """An apostrophe as a pattern: between two letters it is part of a word, and neither opens nor closes."""
    return rf"{mark}(?:(?![A-Za-z])|(?<![A-Za-z0-9]{mark}))"
