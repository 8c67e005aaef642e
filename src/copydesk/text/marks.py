"""Pairs of quotation marks in a text: nested, of every nation, and none that swallows the text because it was never closed."""

import re
from dataclasses import dataclass
from functools import cache

from copydesk.text.languages.schema_speech import quote_data

_STRAIGHT = frozenset("\"'")
_DEEPEST = 6
_SPACE = re.compile(r"\s*")
_BEFORE_OPENING = re.compile(r"[\s(\[（「『“‘«„—–…·,，、:：-]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """What stands between a pair of marks: `start`..`end` with the marks, `inner_start`..`inner_end` without.

    `depth` is 0 for the outermost. The closing mark is missing where a quotation goes on in the next paragraph.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    depth: int


def find_marked(text: str, *, language: str) -> list[Marked]:
    """All pairs of the language's marks, in order of their opening. Cost: linear in the text.

    A mark that is not closed before its paragraph ends opens nothing, unless the next paragraph opens with the same mark: so
    newspapers print a quotation of several paragraphs.
    """
    pairs = _pairs(language)
    found: list[Marked] = []
    opened: list[tuple[str, int]] = []
    for match in _marks(language).finditer(text):
        mark, position = match.group(), match.start()
        if mark == "\n":
            found += _continued(opened, text=text, paragraph_end=position)
            opened = []
        elif _closes(mark, position, opened=opened, text=text, pairs=pairs):
            depth = _innermost(mark, opened=opened, pairs=pairs)
            start = opened[depth][1]
            opened = opened[:depth]
            found.append(Marked(start=start, end=position + 1, inner_start=start + 1, inner_end=position, depth=depth))
        elif mark in pairs and len(opened) < _DEEPEST and _may_open(mark, position, text=text):
            opened.append((mark, position))
    return sorted(found, key=lambda marked: marked.start)


def _closes(mark: str, position: int, *, opened: list[tuple[str, int]], text: str, pairs: dict[str, str]) -> bool:
    if _innermost(mark, opened=opened, pairs=pairs) < 0:
        return False
    if mark in "’'":
        return not text[position + 1 : position + 2].isalpha() or not text[position - 1 : position].isascii()
    if mark not in _STRAIGHT:
        return True
    return not _looks_opening(position, text=text)


def _may_open(mark: str, position: int, *, text: str) -> bool:
    return mark not in "\"'‘" or _looks_opening(position, text=text)


def _looks_opening(position: int, *, text: str) -> bool:
    """Whether a straight mark stands where one opens: after a space or bracket and before a letter."""
    before, after = text[position - 1 : position], text[position + 1 : position + 2]
    return (not before or bool(_BEFORE_OPENING.match(before))) and bool(after.strip())


def _innermost(mark: str, *, opened: list[tuple[str, int]], pairs: dict[str, str]) -> int:
    """The index of the last opened mark that this one closes; -1 where there is none."""
    return next((index for index in range(len(opened) - 1, -1, -1) if mark in pairs[opened[index][0]]), -1)


def _continued(opened: list[tuple[str, int]], *, text: str, paragraph_end: int) -> list[Marked]:
    """The outermost open quotation as one that goes on, where the next paragraph opens with the same mark."""
    if not opened:
        return []
    mark, start = opened[0]
    space = _SPACE.match(text, paragraph_end)
    if not space or not text.startswith(mark, space.end()):
        return []
    return [Marked(start=start, end=paragraph_end, inner_start=start + 1, inner_end=paragraph_end, depth=0)]


@cache
def _pairs(language: str) -> dict[str, str]:
    """Opening mark to the marks that may close it."""
    pairs: dict[str, str] = {}
    for pair in quote_data(language).pairs:
        pairs[pair[0]] = pairs.get(pair[0], "") + pair[1]
    return pairs


@cache
def _marks(language: str) -> re.Pattern[str]:
    marks = sorted({mark for pair in quote_data(language).pairs for mark in pair})
    return re.compile("|".join((*map(re.escape, marks), "\n")))  # a language without data has paragraph ends alone
