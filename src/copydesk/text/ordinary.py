"""Everyday words of the news that one language says for another's: what shares no name or figure in two languages meets by them.

"Electricity and telephones are down" has nothing to compare with its Korean sentence but what its plain words mean.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from copydesk.text.languages.writing import UNSPACED

_WORD: Final = re.compile(r"[^\W\d_]+")
_WHOLE: Final = "."
"""What stands in the table behind a word that counts only whole."""
_INSIDE: Final = UNSPACED | {"ko"}
"""Languages whose words are looked for anywhere: nothing marks where one begins, or compounds hide it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Spelling:
    """A word of the table with the place of its row."""

    text: str
    is_whole: bool
    row: int


_Index = Mapping[str, tuple[_Spelling, ...]]
"""The words of one language by their first two letters; those of one letter by that."""


@lru_cache(maxsize=4096)
def ordinary_words(text: str, *, language: str) -> frozenset[int]:
    """The rows of the table of everyday words of which a text in a base language has a word; none for another language."""
    index = _table().get(language)
    if index is None:
        return frozenset()
    folded = text.casefold()
    if language in _INSIDE:
        return frozenset(_inside(folded, index))
    return frozenset().union(*[_rows_of(word, language) for word in _WORD.findall(folded)])


def _inside(text: str, index: _Index) -> Iterator[int]:
    for place, char in enumerate(text):
        yield from [spelling.row for spelling in index.get(char, ())]
        for spelling in index.get(text[place : place + 2], ()):
            if text.startswith(spelling.text, place):
                yield spelling.row


@lru_cache(maxsize=16384)
def _rows_of(word: str, language: str) -> frozenset[int]:
    spellings = _table()[language].get(word[:2], ())
    return frozenset(
        spelling.row for spelling in spellings if (word == spelling.text if spelling.is_whole else word.startswith(spelling.text))
    )


@cache
def _table() -> Mapping[str, _Index]:
    path = files(__package__).joinpath("languages", "ordinary.tsv")
    head, *rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return {tag: _indexed([row[place] for row in rows]) for place, tag in enumerate(head)}


def _indexed(cells: list[str]) -> _Index:
    index: defaultdict[str, list[_Spelling]] = defaultdict(list)
    for row, cell in enumerate(cells):
        for word in filter(None, cell.split("|")):
            text = word.removesuffix(_WHOLE)
            index[text[:2]].append(_Spelling(text=text, is_whole=text != word, row=row))
    return {start: tuple(words) for start, words in index.items()}
