"""Territories of the gazetteer in languages that it has no column for, as CLDR names them."""

from dataclasses import replace
from functools import cache
from typing import Final

from babel import Locale, UnknownLocaleError

from copydesk.model.facts import EntityKind
from copydesk.model.lexicon import Entity, Lexicon
from copydesk.text.gazetteer import COLUMNS, place_rows

_SHORTEST: Final = 3


@cache
def territory_names(language: str) -> tuple[tuple[str, str], ...]:
    """(id of the gazetteer, name) of each territory; empty for a language of the gazetteer's and for one that CLDR lacks.

    Source: Unicode CLDR by Babel.
    """
    if language in COLUMNS:
        return ()
    try:
        named = Locale.parse(language).territories
    except (UnknownLocaleError, ValueError):
        return ()
    rows = place_rows()
    return tuple((code, str(name)) for code, name in sorted(named.items()) if code in rows and len(name) >= _SHORTEST)


def with_territories(lexicon: Lexicon, *, language: str, ours: dict[str, str]) -> Lexicon:
    """The lexicon with a language's names of territories. `ours` maps ids of the gazetteer to ids of the lexicon's entities."""
    entities = lexicon.by_id()
    for code, name in territory_names(language):
        known = entities.get(ours.get(code, code))
        if known is None:
            entities[code] = Entity(id=code, kind=EntityKind.PLACE, forms=((language, name),))
        else:
            entities[known.id] = replace(known, aliases=(*known.aliases, (language, name)))
    return Lexicon(entities=tuple(entities[key] for key in sorted(entities)))
