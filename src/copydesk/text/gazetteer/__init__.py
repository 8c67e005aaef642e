"""Territories, their subdivisions, larger cities and bodies that are named everywhere, with their names in eight languages."""

import tomllib
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Final

from copydesk.model.facts import EntityKind
from copydesk.model.lexicon import Entity

UNDECIDED: Final = "und"
"""The language of a spelling that several have."""
COLUMNS: Final = ("en", "ko", "ja", "zh", "ru", "de", "fr", "es", UNDECIDED)
"""Languages of the table's columns after the id; the first spelling of each but the last is the form to print."""

BODY: Final = "body-"
COMMON: Final = "common-"
"""How the ids of bodies begin that many countries have under one name: comparable across languages, and no one thing."""
SEA: Final = "sea-"
WORK: Final = "work-"
"""How ids begin that are no code of CLDR's or GeoNames'."""


@cache
def place_rows() -> Mapping[str, str]:
    """The table's lines by id of place, read-only: a spelling of CLDR's territories or GeoNames' cities in each column.

    Ids are CLDR codes (`KR`, `150` for Europe, `us-ga`), `geonames-` with a number, and names for what is written by hand
    (`body-nato`). Cost: read once in a process, 3 ms.
    Source: Unicode CLDR and GeoNames (CC BY 4.0), compiled by `tables/places.py`.
    """
    text = files(__package__).joinpath("places.tsv").read_text(encoding="utf-8")
    return MappingProxyType(dict(line.split("\t", 1) for line in text.splitlines()))


def place_spellings(row: str) -> dict[str, str]:
    """Each spelling of a line once, with the language that has it, or `und` where several have it."""
    spellings: dict[str, str] = {}
    for language, cell in zip(COLUMNS, row.split("\t"), strict=True):
        if cell:
            for spelling in cell.split("|"):
                spellings[spelling] = UNDECIDED if spelling in spellings else language
    return spellings


@cache
def demonyms(language: str) -> Mapping[str, tuple[str, ...]]:
    """How words begin that stand for a territory or body in a language, by id: `US` américain. Lower case, read-only.

    States that are called by one character each, side by side, are among them: 中美 for either.
    """
    stems: defaultdict[str, list[str]] = defaultdict(
        list, {key: list(each) for key, each in _demonyms().get(language, {}).items()}
    )
    together = _demonyms().get("together", {}).get(language, {"states": {}, "runs": ""})
    states = {character: place_id for place_id, characters in together["states"].items() for character in characters}
    for run in together["runs"].split():
        for place_id in dict.fromkeys(states[each] for each in run if each in states):
            stems[place_id].append(run)
    return MappingProxyType({place_id: tuple(each) for place_id, each in stems.items()})


@cache
def _demonyms() -> Mapping[str, Mapping[str, Any]]:
    """The demonyms of every language, read once, and under `together` the states that are called by one character."""
    return MappingProxyType(tomllib.loads(files(__package__).joinpath("demonyms.toml").read_text(encoding="utf-8")))


def kind_of(place_id: str) -> EntityKind:
    """What an entry is: a place, one of the bodies that news names everywhere, or a work or event."""
    if place_id.startswith((BODY, COMMON)):
        return EntityKind.ORGANISATION
    return EntityKind.WORK if place_id.startswith(WORK) else EntityKind.PLACE


def place(place_id: str) -> Entity | None:
    """A place of the gazetteer as an entity; None where the id is not one of its."""
    row = place_rows().get(place_id)
    if row is None:
        return None
    forms: list[tuple[str, str]] = []
    aliases: list[tuple[str, str]] = []
    for language, cell in zip(COLUMNS, row.split("\t"), strict=True):
        spellings = cell.split("|") if cell else []
        printed = 0 if language == UNDECIDED else 1
        forms += [(language, spelling) for spelling in spellings[:printed]]
        aliases += [(language, spelling) for spelling in spellings[printed:]]
    return Entity(id=place_id, kind=kind_of(place_id), forms=tuple(forms), aliases=tuple(aliases))
