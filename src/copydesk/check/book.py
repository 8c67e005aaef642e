"""The lexicon in the form that checks look things up in."""

from collections import defaultdict

from copydesk.model.facts import EntityKind
from copydesk.model.language import UNKNOWN
from copydesk.model.lexicon import Entity, Lexicon


class NameBook:
    """Entities by id, by any form, and what a language has of misspellings and offices. Made once, never changed."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._by_id = lexicon.by_id()
        self._by_form: dict[str, Entity] = {}
        self._misspellings: defaultdict[str, list[tuple[str, Entity]]] = defaultdict(list)
        self._offices: defaultdict[str, list[tuple[str, Entity]]] = defaultdict(list)
        for entity in lexicon.entities:
            self._enter(entity)

    def _enter(self, entity: Entity) -> None:
        for _, form in (*entity.forms, *entity.aliases):
            self._by_form.setdefault(form.casefold(), entity)
        for language, wrong in entity.misspellings:
            self._misspellings[language].append((wrong, entity))
        for language, office in entity.offices:
            self._offices[language].append((office.casefold(), entity))

    @property
    def is_filled(self) -> bool:
        """Whether it knows any entity at all."""
        return bool(self._by_id)

    def get(self, entity_id: str) -> Entity | None:
        """The entity with an id."""
        return self._by_id.get(entity_id)

    def called(self, form: str) -> Entity | None:
        """The entity that has this established form or alias in any language."""
        return self._by_form.get(form.strip().casefold())

    def misspellings(self, language: str) -> list[tuple[str, Entity]]:
        """(wrong form, its entity) of a language, those of every language last."""
        return [*self._misspellings.get(language, ()), *self._misspellings.get(UNKNOWN, ())]

    def offices(self, language: str) -> list[tuple[str, Entity]]:
        """(office in lower case, the entity that alone holds it)."""
        return self._offices.get(language, [])


def forms_in(entity: Entity, language: str) -> tuple[str, ...]:
    """Every right form of an entity in a language, the established one first, then those that fit any language."""
    return tuple(form for tag, form in (*entity.forms, *entity.aliases) if tag in {language, UNKNOWN})


def printed_form(entity: Entity, language: str) -> str:
    """The form to print in a language, else the entity's first form, for messages."""
    return entity.form_in(language) or entity.forms[0][1]


def is_institution(entity: Entity) -> bool:
    """Whether an entity's name is translated word by word by careless hands."""
    return entity.kind in {EntityKind.ORGANISATION, EntityKind.OUTLET}
