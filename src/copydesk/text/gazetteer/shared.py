"""Places that a desk's lexicon and the gazetteer both know."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from copydesk.model.facts import EntityKind
from copydesk.model.lexicon import Entity, Lexicon
from copydesk.text.gazetteer import kind_of
from copydesk.text.gazetteer.index import place_index


def shared_places(lexicon: Lexicon) -> Mapping[str, str]:
    """Ids of the gazetteer by those that a lexicon has for the same places: `KR` for "south-korea".

    A place is the same where most of its forms are spellings of the gazetteer's; of two entries for one, it is the first's.
    """
    shared: dict[str, str] = {}
    for entity in lexicon.entities:
        place_id = _place_of(entity)
        if place_id and place_id not in shared.values():
            shared[entity.id] = place_id
    return shared


def with_places(lexicon: Lexicon, *, shared: Mapping[str, str]) -> Lexicon:
    """The lexicon with its places under the ids of the gazetteer, so that what is known of those is known of them."""
    entities = (replace(entity, id=shared.get(entity.id, entity.id)) for entity in lexicon.entities)
    return Lexicon(entities=tuple(sorted(entities, key=lambda entity: entity.id)))


def _place_of(entity: Entity) -> str:
    """The place of the gazetteer that has most of an entity's forms; empty where none has more than half of them."""
    if entity.kind is not EntityKind.PLACE:
        return ""
    named = Counter(each for _, form in entity.forms for each in place_index().named(form) if kind_of(each) is EntityKind.PLACE)
    place_id, count = next(iter(named.most_common(1)), ("", 0))
    return place_id if 2 * count > len(entity.forms) else ""
