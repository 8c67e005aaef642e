"""Entities with their established names: looked up, never translated."""

from dataclasses import dataclass

from copydesk.model.facts import EntityKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """One person, organisation, place, outlet or work.

    `forms` are (language, established form): the form to print. `aliases` are (language, other spelling); `und` fits every
    language ("KCNA"). `misspellings` are forms known to be wrong: recognised, never printed as ours. `offices` are
    (language, title that this entity alone holds): "통일부 장관", "Unification Minister".
    """

    id: str
    kind: EntityKind
    forms: tuple[tuple[str, str], ...]
    aliases: tuple[tuple[str, str], ...] = ()
    misspellings: tuple[tuple[str, str], ...] = ()
    offices: tuple[tuple[str, str], ...] = ()
    note: str = ""

    def form_in(self, language: str) -> str | None:
        """The established form in a language, or None: there is never a guess."""
        return next((form for tag, form in self.forms if tag == language), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """A desk's entities, ordered by id, ids unique."""

    entities: tuple[Entity, ...] = ()

    def __post_init__(self) -> None:
        ids = [entity.id for entity in self.entities]
        if len(set(ids)) != len(ids):
            doubled = sorted({entity_id for entity_id in ids if ids.count(entity_id) > 1})
            raise ValueError(f"entities defined twice: {', '.join(doubled)}")

    def by_id(self) -> dict[str, Entity]:
        """A new mapping from id to entity; make it once where many are looked up."""
        return {entity.id: entity for entity in self.entities}
