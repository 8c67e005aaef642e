"""Which places of the gazetteer have a spelling that begins in a given way."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from copydesk.text.gazetteer import place_rows, place_spellings
from copydesk.text.wordforms import bases, name_words

_UNSPACED: Final = re.compile("[㐀-鿿\uf900-\ufaffぁ-ゖァ-ヺー]")
_PAIR: Final = 2
"""Characters by which a spelling of Han or kana is looked up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """One spelling of a place; `language` is `und` where several have it."""

    text: str
    language: str
    place_id: str


class PlaceIndex:
    """The gazetteer by the beginnings of its spellings: numbers of lines, which are taken apart when asked for."""

    def __init__(self) -> None:
        text = files(__package__).joinpath("beginnings.tsv").read_text(encoding="utf-8")
        self._numbers: Mapping[str, str] = dict(line.split("\t") for line in text.splitlines())
        self._rows = tuple(place_rows().items())

    def beginning(self, key: str) -> Iterator[Spelling]:
        """The spellings whose first word has this base, or that begin with these two characters of Han or kana."""
        for number in self._numbers.get(key, "").split():
            place_id, row = self._rows[int(number)]
            for text, language in place_spellings(row).items():
                if key in beginnings(text):
                    yield Spelling(text=text, language=language, place_id=place_id)

    def named(self, spelling: str) -> frozenset[str]:
        """Ids of the places that have this very spelling."""
        numbers = {number for key in beginnings(spelling) for number in self._numbers.get(key, "").split()}
        rows = (self._rows[int(number)] for number in numbers)
        # A line that does not hold the spelling at all need not be taken apart: most of those that begin alike.
        return frozenset(place_id for place_id, row in rows if spelling in row and spelling in place_spellings(row))


@cache
def place_index() -> PlaceIndex:
    """The one index of this process, read at the first call in about 20 ms."""
    return PlaceIndex()


def beginnings(spelling: str) -> frozenset[str]:
    """What a spelling is looked up by: the bases of its first word, or its first two characters of Han or kana."""
    if _UNSPACED.search(spelling):
        return frozenset({spelling[:_PAIR]})
    words = name_words(spelling)
    return bases(words[0]) if words else frozenset()
