"""What the gazetteer says of a place of a claim: whether the evidence prints it, and whether two names mean one state."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Final

from copydesk.check.claim import Ground
from copydesk.check.languages import check_rules, translated_words
from copydesk.model.facts import EntityKind, Name
from copydesk.model.language import UNKNOWN
from copydesk.model.lexicon import Entity
from copydesk.text.gazetteer import place
from copydesk.text.gazetteer.index import place_index
from copydesk.text.heard import likeness_in
from copydesk.text.languages.writing import UNSPACED

_CODE: Final = 2
_LATIN: Final = frozenset({"en", "de", "fr", "es"})
_LETTERS: Final = re.compile("[À-ɏ]")
_WORD: Final = re.compile(r"\w+")
_LONG_WORD: Final = 5
"""Letters of a word by which a name of several may be known: "Dumfries" and Galloway."""
_ALMOST: Final = 0.8
_SHORTEST_BARE: Final = 2
_BODIES: Final = frozenset({"UN", "EU", "EZ"})
"""Territory codes of what acts like an organisation: others write them out, abbreviate or describe them."""


def is_printed(name: Name, ground: Ground) -> bool:
    """Whether a sentence prints any spelling of the place in its language, inside another name too ("UK Commission")."""
    return is_printed_in(name, text=ground.sentence.text, language=ground.language)


def is_printed_in(name: Name, *, text: str, language: str) -> bool:
    """Whether a text in a language prints any spelling of the place in it."""
    known = place(name.entity_id) if name.entity_id else None
    if known is None:
        return False
    spellings = [form for tag, form in (*known.forms, *known.aliases) if tag in {language, "und"}]
    spellings += [bare for form in spellings if (bare := _without_rank(form, language=language))]
    if language in UNSPACED:
        return any(form in text for form in spellings)
    return any(form in text and re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text) for form in spellings)


def _without_rank(form: str, *, language: str) -> str:
    """A name without what says that it is a province or a town (アチェ of アチェ州); empty where too little of it is left."""
    rank = next((each for each in check_rules(language).place_ranks if form.endswith(each)), "")
    bare = form.removesuffix(rank).rstrip() if rank else ""
    return bare if len(bare) >= _SHORTEST_BARE else ""


def is_inside(name: Name, theirs: Name) -> bool:
    """Whether a place is a part of another that may not be said for it: Java for Indonesia tells more than was told.

    The seat of a state may be, and what it is called after: Moscow for Russia, England for the United Kingdom.
    """
    is_part = bool(name.entity_id and theirs.entity_id) and name.entity_id.startswith(f"{theirs.entity_id.lower()}-")
    return is_part and not is_seat(name, theirs) and not is_said_for(name, theirs)


def is_said_for(name: Name, whole: Name) -> bool:
    """Whether some languages call a whole by the name of this part of it: England."""
    return name.entity_id in _said_for().get(whole.entity_id, ())


def is_seat(name: Name, state: Name) -> bool:
    """Whether a name is that of a state's seat of government, whatever else is called so: Washington, Moscow."""
    seat = place(_seats().get(state.entity_id, ""))
    return seat is not None and (name.entity_id == seat.id or name.text in {form for _, form in (*seat.forms, *seat.aliases)})


def is_unknown_abroad(name: Name, *, evidence: str) -> bool:
    """Whether a place has no name of its own in a language of its script, nor in any other: it is printed there as here."""
    known = place(name.entity_id) if name.entity_id and name.kind is EntityKind.PLACE else None
    if known is None or known.form_in(evidence) is not None or evidence not in _LATIN:
        return False
    return all(form == name.text for _, form in (*known.forms, *known.aliases) if form.isascii() or _LETTERS.search(form))


def is_nearly_printed(name: Name, ground: Ground) -> bool:
    """Whether a sentence has one word of a place's name of several, or what is made of it: Dumfries und Galloway, Парижские."""
    words = [word for word in name.text.split() if len(word) >= _LONG_WORD] if " " in name.text else []
    known = place(name.entity_id) if name.entity_id else None
    stems = (
        [form[:-1].casefold() for tag, form in known.forms if tag == ground.language and len(form) > _LONG_WORD] if known else []
    )
    if ground.language not in UNSPACED and any(
        word.startswith(stem) for word in _WORD.findall(ground.sentence.text.casefold()) for stem in stems
    ):
        return True
    return any(likeness_in(each, text=ground.sentence.text, language=ground.language) >= _ALMOST for each in words)


def is_spelled_alike(name: Name, ground: Ground) -> bool:
    """Whether a sentence has what sounds almost like a form of the place in its language.

    Foreign places are spelled in more ways than any table has: ウースターシャー beside ウスターシャー.
    """
    known = place(name.entity_id) if name.entity_id else None
    spellings = [form for tag, form in (*known.forms, *known.aliases) if tag == ground.language] if known else []
    return any(likeness_in(each, text=ground.sentence.text, language=ground.language) >= _ALMOST for each in spellings)


def must_be_printed(name: Name, *, language: str, evidence: str) -> bool:
    """Whether evidence in a language would print the place: it has a name there, and the claim's is no other word by chance."""
    if name.kind is not EntityKind.PLACE or not name.entity_id or name.entity_id in _BODIES:
        return False
    known = place(name.entity_id)
    has_form = known is not None and known.form_in(evidence) is not None
    if known is None or _is_foreign_form(name.text, known, language=language):
        return False
    rules, ordinary = check_rules(language), translated_words(language)
    if not is_state(name.entity_id) and ordinary.issuperset(name.text.lower().replace("-", " ").split()):
        return False  # "North-East", Unite: words that a place has for its name
    return has_form and (len(name.text) >= rules.shortest_place or (rules.short_states and is_state(name.entity_id)))


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


def may_be_part(part: Name, state: Name) -> bool:
    """Whether a name is that of a part or the seat of a state, whatever else is called so: London of the United Kingdom."""
    beginning = f"{state.entity_id.lower()}-"
    return are_one_place(state, part) or any(each.startswith(beginning) for each in place_index().named(part.text))


def _is_of(part: Name, whole: Name) -> bool:
    if not whole.entity_id:
        return False
    if part.entity_id:
        is_inside = part.entity_id.startswith(f"{whole.entity_id.lower()}-")
        return is_inside or part.entity_id in {_seats().get(whole.entity_id), *_regions().get(whole.entity_id, ())}
    seat = place(_seats().get(whole.entity_id, ""))
    return seat is not None and part.text in {form for _, form in (*seat.forms, *seat.aliases)}


def is_state(place_id: str) -> bool:
    """Whether a place is a territory, not a part of one or a town."""
    return len(place_id) == _CODE and place_id.isupper()


def is_single_state(place_id: str) -> bool:
    """Whether a place is a territory, and no body of many."""
    return is_state(place_id) and place_id not in _BODIES


@cache
def _said_for() -> Mapping[str, list[str]]:
    parts: dict[str, list[str]] = _table()["said_for"]
    return MappingProxyType(parts)


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
