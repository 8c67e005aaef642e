"""Words that exclude each other: risen and fallen, before and after, brother and sister.

`languages/opposites.tsv` has a row for each thing that can be told one way or another, a column for each language, and in each
cell the sides, in one order, as words or beginnings of words. Of one thing only one side is true.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final, TypeAlias

from copydesk.check.languages import check_rules
from copydesk.text.languages.writing import UNSPACED

_HYPHEN: Final = re.compile(r" ?- ?")
_WHOLE: Final = "."
"""What stands in the table behind a word that counts only whole."""
_SHORTEST_DENIED: Final = 4
"""Letters of the shortest word that a prefix denies: "unsafe", not "until"."""

Side: TypeAlias = tuple[int, int]
"""A row of the table and the place of one of its sides."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pole:
    """A word with its half-open place in a text, and the sides that it tells; one of none may be denied by a prefix."""

    text: str
    start: int
    end: int
    sides: frozenset[Side]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spelling:
    text: str
    is_whole: bool
    side: Side


_Index: TypeAlias = Mapping[str, tuple[_Spelling, ...]]
"""The spellings of one language by their first two letters; those of one letter by that."""


@lru_cache(maxsize=4096)
def poles(text: str, *, language: str) -> tuple[Pole, ...]:
    """The words of a text in a base language, in order; where words are not spaced, those alone that tell a side."""
    index = _table().get(language, {})
    folded = text.casefold()
    if len(folded) != len(text):  # a letter that becomes two would move every place behind it
        folded = text.lower() if len(text.lower()) == len(text) else text
    if language in UNSPACED:
        return tuple(_inside(folded, index))
    found_here = ((_HYPHEN.sub("", word.group()), word) for word in _word(language).finditer(folded))
    return tuple(
        Pole(text=written, start=word.start(), end=word.end(), sides=_sides(written, language)) for written, word in found_here
    )


def is_same(pole: Pole, other: Pole) -> bool:
    """Whether two words tell the same side, or are the same word."""
    return pole.text == other.text or not pole.sides.isdisjoint(other.sides)


def is_opposite(pole: Pole, other: Pole, *, language: str) -> bool:
    """Whether two words tell different sides of one thing and no side in common, or one denies the other by its prefix."""
    if is_same(pole, other):
        return False
    rows = {row for row, _ in other.sides}
    if any(row in rows for row, _ in pole.sides):
        return True
    longer, shorter = (pole.text, other.text) if len(pole.text) > len(other.text) else (other.text, pole.text)
    is_denied = longer.endswith(shorter) and len(shorter) >= _SHORTEST_DENIED
    return is_denied and longer.removesuffix(shorter) in check_rules(language).denying_prefixes


@cache
def _word(language: str) -> re.Pattern[str]:
    """A word, with a prefix that denies it though a hyphen stands between, with or without spaces: "non-taxable"."""
    prefixes = "|".join(check_rules(language).denying_prefixes)
    return re.compile(rf"(?:\b(?:{prefixes}) ?- ?)?[^\W\d_]+" if prefixes else r"[^\W\d_]+")


def _inside(text: str, index: _Index) -> Iterator[Pole]:
    for place in range(len(text)):
        for spelling in (*index.get(text[place : place + 2], ()), *index.get(text[place], ())):
            if text.startswith(spelling.text, place):
                end = place + len(spelling.text)
                yield Pole(text=spelling.text, start=place, end=end, sides=frozenset({spelling.side}))


@lru_cache(maxsize=16384)
def _sides(word: str, language: str) -> frozenset[Side]:
    spellings = _table().get(language, {}).get(word[:2], ())
    return frozenset(each.side for each in spellings if (word == each.text if each.is_whole else word.startswith(each.text)))


@cache
def _table() -> Mapping[str, _Index]:
    path = files("copydesk.check").joinpath("languages", "opposites.tsv")
    head, *rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return {tag: _indexed([row[place] for row in rows]) for place, tag in enumerate(head)}


def _indexed(cells: list[str]) -> _Index:
    index: defaultdict[str, list[_Spelling]] = defaultdict(list)
    for row, cell in enumerate(cells):
        for side, words in enumerate(cell.split("/")):
            for word in filter(None, words.strip().split("|")):
                text = word.removesuffix(_WHOLE)
                index[text[:2]].append(_Spelling(text=text, is_whole=text != word, side=(row, side)))
    return {start: tuple(words) for start, words in index.items()}
