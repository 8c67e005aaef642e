"""What the gazetteer says of a place of a claim: whether the evidence prints it, and whether two names mean one state."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Final

from copydesk.check.claim import Ground
from copydesk.check.languages import check_rules
from copydesk.model.facts import EntityKind, Name
from copydesk.model.language import UNKNOWN
from copydesk.model.lexicon import Entity
from copydesk.text.gazetteer import place
from copydesk.text.languages.writing import UNSPACED

_CODE: Final = 2
_BODIES: Final = frozenset({"UN", "EU", "EZ"})
"""Territory codes of what acts like an organisation: others write them out, abbreviate or describe them."""


def is_printed(name: Name, ground: Ground) -> bool:
    """Whether a sentence prints any spelling of the place in its language, inside another name too ("UK Commission")."""
    known = place(name.entity_id) if name.entity_id else None
    if known is None:
        return False
    spellings = [form for tag, form in (*known.forms, *known.aliases) if tag in {ground.language, "und"}]
    text = ground.sentence.text
    if ground.language in UNSPACED:
        return any(form in text for form in spellings)
    return any(form in text and re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text) for form in spellings)


def must_be_printed(name: Name, *, language: str, evidence: str) -> bool:
    """Whether evidence in a language would print the place: it has a name there, and the claim's is no other word by chance."""
    if name.kind is not EntityKind.PLACE or not name.entity_id or name.entity_id in _BODIES:
        return False
    known = place(name.entity_id)
    has_form = known is not None and known.form_in(evidence) is not None
    if known is None or _is_foreign_form(name.text, known, language=language):
        return False
    rules = check_rules(language)
    return has_form and (len(name.text) >= rules.shortest_place or (rules.short_states and _is_state(name.entity_id)))


def _is_foreign_form(printed: str, known: Entity, *, language: str) -> bool:
    """Whether the place is printed as another language has it and this one has not: "Landes" is a word of German."""
    spellings = (*known.forms, *known.aliases)
    tags = {tag for tag, form in spellings if form == printed}
    return bool(tags) and not tags & {language, UNKNOWN}


def are_one_place(one: Name, other: Name) -> bool:
    """Whether two names are a territory's and that of a part of it or its seat: Moscow is said for Russia, and back.

    So are parts of the world and their parts: "eastern Europe" is read as Europe.
    """
    return _is_of(one, other) or _is_of(other, one)


def _is_of(part: Name, whole: Name) -> bool:
    if not whole.entity_id:
        return False
    if part.entity_id:
        is_inside = part.entity_id.startswith(f"{whole.entity_id.lower()}-")
        return is_inside or part.entity_id in {_seats().get(whole.entity_id), *_regions().get(whole.entity_id, ())}
    seat = place(_seats().get(whole.entity_id, ""))
    return seat is not None and part.text in {form for _, form in (*seat.forms, *seat.aliases)}


def _is_state(place_id: str) -> bool:
    """Whether it is a territory, not a part of one or a town."""
    return len(place_id) == _CODE and place_id.isupper()


@cache
def _seats() -> Mapping[str, str]:
    seats: dict[str, str] = _table()["seats"]
    return MappingProxyType(seats)


@cache
def _regions() -> Mapping[str, list[str]]:
    regions: dict[str, list[str]] = _table()["regions"]
    return MappingProxyType(regions)


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("seats.toml").read_text(encoding="utf-8"))
