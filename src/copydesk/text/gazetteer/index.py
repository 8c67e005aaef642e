"""Which places of the gazetteer have a spelling that begins in a given way."""

from collections.abc import Iterable, Iterator, KeysView
from functools import cache
from importlib.resources import files
from typing import Final

from msgspec import Struct

from copydesk.text.gazetteer import COLUMNS, UNDECIDED, place_rows, place_spellings
from copydesk.text.wordforms import UNSPACED, bases, name_words

_PAIR: Final = 2
"""Characters by which a spelling of Han or kana is looked up."""


class Spelling(Struct, frozen=True, kw_only=True):
    """One spelling of a place; `language` is `und` where several have it."""

    text: str
    language: str
    place_id: str


class PlaceIndex:
    """The gazetteer by the beginnings of its spellings: where they stand in it, taken apart when asked for."""

    def __init__(self) -> None:
        text = files(__package__).joinpath("beginnings.tsv").read_text(encoding="utf-8")
        self._spellings = dict(line.split("\t") for line in text.splitlines())
        self._rows = tuple(place_rows().items())

    @property
    def keys(self) -> KeysView[str]:
        """What any spelling is looked up by."""
        return self._spellings.keys()

    def beginning(self, key: str) -> Iterable[Spelling]:
        """The spellings whose first word has this base, or that begin with these two characters of Han or kana, in order."""
        found = self._spellings.get(key)
        return map(self._spelling, found.split()) if found else ()

    def _spelling(self, at: str) -> Spelling:
        """The spelling at a line, a column and a place in that cell, which a mark behind them tells of several languages."""
        line, column, place, *shared = at.split(".")
        place_id, row = self._rows[int(line)]
        text = row.split("\t")[int(column)].split("|")[int(place)]
        return Spelling(text=text, language=UNDECIDED if shared else COLUMNS[int(column)], place_id=place_id)

    def named(self, spelling: str) -> frozenset[str]:
        """Ids of the places that have this very spelling."""
        lines = {at.partition(".")[0] for key in beginnings(spelling) for at in self._spellings.get(key, "").split()}
        rows = (self._rows[int(line)] for line in lines)
        # A line that does not hold the spelling at all need not be taken apart: most of those that begin alike.
        return frozenset(place_id for place_id, row in rows if spelling in row and spelling in place_spellings(row))


def places_in_row(row: str) -> Iterator[tuple[str, str]]:
    """Each spelling of a line once, with where it stands: `3.0`, the first of the fourth column; `3.0.und` in others too."""
    spellings = place_spellings(row)
    for column, cell in enumerate(row.split("\t")):
        for place, spelling in enumerate(cell.split("|") if cell else ()):
            if language := spellings.pop(spelling, ""):
                yield spelling, f"{column}.{place}.{UNDECIDED}" if language == UNDECIDED else f"{column}.{place}"


@cache
def place_index() -> PlaceIndex:
    """The one index of this process, read at the first call in about 20 ms."""
    return PlaceIndex()


def beginnings(spelling: str) -> frozenset[str]:
    """What a spelling is looked up by: the bases of its first word, or its first two characters of Han or kana."""
    if UNSPACED.search(spelling):
        return frozenset({spelling[:_PAIR]})
    words = name_words(spelling)
    return bases(words[0]) if words else frozenset()
