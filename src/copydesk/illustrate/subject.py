"""What a graphic is drawn from, and what of it the reports let us show."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from copydesk.illustrate.lettering import clean_line
from copydesk.model.draft import Material
from copydesk.model.facts import EntityKind, Sentence, StanceKind
from copydesk.model.lexicon import Entity
from copydesk.model.picture import FontCoverage
from copydesk.model.source import Rights
from copydesk.model.story import Story

_STATABLE = frozenset({Rights.FULL, Rights.EXCERPT, Rights.FACTS_ONLY})


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureSubject:
    """One edition to illustrate. `headline` as the page prints it, in `headline_language` (the edition's where empty).

    `materials` are the story's reports in order of telling, their sources with them; `entities` is the lexicon by id.
    `headline_credit` names who is quoted.
    """

    story: Story
    language: str
    headline: str
    materials: tuple[Material, ...]
    entities: Mapping[str, Entity]
    fonts: FontCoverage = field(default_factory=FontCoverage)
    headline_language: str = ""
    headline_credit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The part of a subject that may be shown: reports whose facts may be stated, and the lexicon by entity id."""

    language: str
    materials: tuple[Material, ...]
    entities: Mapping[str, Entity]

    def sentences(self, *, without: frozenset[StanceKind]) -> Iterator[tuple[Material, Sentence]]:
        """Sentences in order of telling, leaving out those that stand in one of these ways to their content."""
        for material in self.materials:
            for sentence in material.sentences:
                if without.isdisjoint(stance.kind for stance in sentence.facts.stances):
                    yield material, sentence

    def named(self, sentence: Sentence, *, kinds: frozenset[EntityKind]) -> list[Entity]:
        """Entities of these kinds in a sentence that have a name in the language, in order of appearance, each once."""
        ids = dict.fromkeys(name.entity_id for name in sentence.facts.names if name.entity_id)
        found = (self.entities.get(entity_id) for entity_id in ids)
        return [entity for entity in found if entity is not None and entity.kind in kinds and self.form(entity)]

    def form(self, entity: Entity) -> str:
        """The established name of an entity in the edition's language."""
        return entity.form_in(self.language) or ""

    def source_name(self, material: Material) -> str:
        """What the edition's language calls a report's source."""
        return clean_line(material.source.name_in(self.language))


def evidence_of(subject: PictureSubject) -> Evidence:
    """What of a subject may be shown. Cost: linear in the materials."""
    return Evidence(
        language=subject.language,
        materials=tuple(material for material in subject.materials if material.report.rights in _STATABLE),
        entities=subject.entities,
    )
