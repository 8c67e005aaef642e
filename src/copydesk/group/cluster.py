"""A story while it is open: what its reports have in common, and the parts that it is made of."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from sys import intern
from typing import Final

from copydesk.group.meaning import summed
from copydesk.group.signature import Signature
from copydesk.group.traits import make_traits
from copydesk.group.vectors import Centroid, Vector
from copydesk.text.gazetteer import COMMON

MOST_LEAVING: Final = 256
"""Reports of a part that can still go its own way: a larger one stays where it is, and its reports are not listed."""

TELLERS: Final = 2
"""Different tellers that are remembered: what matters is whether there are two."""

ONE_TEXT: Final = 0.9
"""Mean cosine of a part's reports from which they are one text under several names."""


@dataclass(slots=True, eq=False)
class Cluster:
    """An open story: what its reports have in common. `terms` has a centroid for each language, `marks` one for all languages.

    `number` names it in the index, from 1 up in order of opening. `size` counts its reports, `report_ids` are those of up to
    `MOST_LEAVING`, in order of joining, and `tellers` the first two agencies or owners behind them. `parts` are clusters
    themselves: what went into the story, and reports that joined it without being sure; empty while it is of one piece.
    `former_ids` are stories that went into it, or into this part. `is_settled` says that it will not be taken apart again.
    `split_from` names the story that it was part of, `split_off` those that were part of it. `meaning` is the sum of what its
    reports mean by the desk's embedding model, empty without one.
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
    report_ids: list[str] = field(default_factory=list)
    tellers: tuple[str, ...] = ()
    former_ids: tuple[str, ...] = ()
    parts: list["Cluster"] = field(default_factory=list)
    split_from: str = ""
    split_off: tuple[str, ...] = ()
    is_settled: bool = False
    meaning: bytes = b""

    def add(self, signature: Signature, *, terms: Vector[int], marks: Vector[str]) -> tuple[list[int], list[str]]:
        """Take a report in; the terms and the marks that the story did not have. Vectors are unit vectors of the report."""
        self.size += 1
        if signature.told_at > self.last_at:
            self.last_at = signature.told_at
        elif signature.told_at < self.opened_at:
            self.opened_at = signature.told_at
        centroid = self.terms.get(signature.language)
        if centroid is None:
            centroid = self.terms[signature.language] = Centroid()
        if signature.people or signature.places:
            self.entities.update((*signature.people, *signature.places))
        if signature.leads:
            self.leads[signature.leads] += 1
        if signature.meaning:
            self.meaning = summed(self.meaning, signature.meaning)
        if self.size <= MOST_LEAVING and len(self.tellers) == TELLERS:
            self.report_ids.append(signature.report_id)
        else:
            self._list((signature.report_id,), tellers=(signature.wires[0] if signature.wires else signature.owner,))
        return centroid.add(terms), self.marks.add(marks)

    def take_over(self, other: "Cluster") -> tuple[dict[str, list[int]], list[str]]:
        """Take in all that another story holds but its parts; the terms, by language, and the marks that were not here before."""
        self.size += other.size
        self.last_at = max(self.last_at, other.last_at)
        self.opened_at = min(self.opened_at, other.opened_at)
        self.entities.update(other.entities)
        self.leads.update(other.leads)
        self.former_ids += other.former_ids
        self.meaning = summed(self.meaning, other.meaning)
        self._list(other.report_ids, tellers=other.tellers)
        new = {
            language: self.terms.setdefault(language, Centroid()).take_over(centroid)
            for language, centroid in other.terms.items()
        }
        return new, self.marks.take_over(other.marks)

    def copy(self) -> "Cluster":
        """The same reports as a part of a story: no part of it is in the index, and it has no parts."""
        part = Cluster(story_id=self.story_id, number=0, opened_at=self.opened_at, last_at=self.last_at)
        part.take_over(self)
        return part

    def is_listed(self) -> bool:
        """Whether all its reports are known by name."""
        return len(self.report_ids) == self.size

    def is_told_by_several(self) -> bool:
        """Whether two tellers tell it, each in words of its own."""
        is_retold = len(self.terms) > 1 or any(each.cohesion < ONE_TEXT for each in self.terms.values())
        return is_retold and len(self.tellers) >= TELLERS

    def entity_ids(self) -> tuple[str, ...]:
        """Its entities, those named by most reports first; not a body of any country (a parliament): it is no one thing."""
        known = (each for each in self.entities if not each.startswith(COMMON))
        return tuple(sorted(known, key=lambda entity_id: (-self.entities[entity_id], entity_id)))

    def traits(self) -> bytes:
        """What links it with stories of other weeks: its weightiest words and names, packed."""
        return make_traits(self.terms.values(), marks=self.marks)

    def _list(self, report_ids: "tuple[str, ...] | list[str]", *, tellers: tuple[str, ...]) -> None:
        if self.size <= MOST_LEAVING:
            self.report_ids += report_ids
        else:
            self.report_ids = []
        if len(self.tellers) < TELLERS:
            self.tellers = tuple(dict.fromkeys((*self.tellers, *map(intern, tellers))))[:TELLERS]
