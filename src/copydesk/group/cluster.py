"""A story while it is open: what its reports have in common."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime

from copydesk.group.signature import Signature
from copydesk.group.traits import make_traits
from copydesk.group.vectors import Centroid, Vector


@dataclass(slots=True, eq=False)
class Cluster:
    """An open story: what its reports have in common. `terms` has a centroid for each language, `marks` one for all languages.

    `number` names it in the index, from 1 up in order of opening. `size` counts its reports.
    """

    story_id: str
    number: int
    opened_at: datetime
    last_at: datetime
    size: int = 0
    terms: dict[str, Centroid[int]] = field(default_factory=dict)
    marks: Centroid[str] = field(default_factory=Centroid)
    entities: Counter[str] = field(default_factory=Counter)
    leads: Counter[tuple[str, ...]] = field(default_factory=Counter)

    def add(self, signature: Signature, *, terms: Vector[int], marks: Vector[str]) -> tuple[list[int], list[str]]:
        """Take a report in; the terms and the marks that the story did not have. Vectors are unit vectors of the report."""
        self.size += 1
        self.last_at = max(self.last_at, signature.told_at)
        self.opened_at = min(self.opened_at, signature.told_at)
        centroid = self.terms.get(signature.language)
        if centroid is None:
            centroid = self.terms[signature.language] = Centroid()
        if signature.people or signature.places:
            self.entities.update((*signature.people, *signature.places))
        if signature.leads:
            self.leads[signature.leads] += 1
        return centroid.add(terms), self.marks.add(marks)

    def take_over(self, other: "Cluster") -> tuple[dict[str, list[int]], list[str]]:
        """Take in all that another story holds; the terms, by language, and the marks that this story did not have."""
        self.size += other.size
        self.last_at = max(self.last_at, other.last_at)
        self.opened_at = min(self.opened_at, other.opened_at)
        self.entities.update(other.entities)
        self.leads.update(other.leads)
        new = {
            language: self.terms.setdefault(language, Centroid()).take_over(centroid)
            for language, centroid in other.terms.items()
        }
        return new, self.marks.take_over(other.marks)

    def entity_ids(self) -> tuple[str, ...]:
        """Its entities, those named by most reports first."""
        return tuple(sorted(self.entities, key=lambda entity_id: (-self.entities[entity_id], entity_id)))

    def traits(self) -> bytes:
        """What links it with stories of other weeks: its weightiest words and names, packed."""
        return make_traits(self.terms.values(), marks=self.marks)
