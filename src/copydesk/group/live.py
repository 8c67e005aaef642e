"""The open stories and the index that finds the few of them that a report could belong to."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from heapq import heappop, heappush, nlargest
from typing import Final, TypeVar

from copydesk.group.answers import answer_one_another, is_answer
from copydesk.group.cluster import Cluster
from copydesk.group.signature import Signature
from copydesk.group.vectors import Rarity

Feature = TypeVar("Feature", bound=Hashable)

CANDIDATES: Final = 6
"""Stories whose cosine is computed exactly, the most promising by their rarest shared features."""

PROBES: Final = 20
"""Features of a report that are looked up, the rarest. Source: the development sets lose nothing between 30 and 20."""

LONGEST_POSTING: Final = 100
"""A feature that stands in more open stories than this finds nothing; it still counts in the cosine."""

CROSS_JOIN_FACTOR: Final = 1.75
"""Across languages the cosine of marks must be this much above the threshold for words: marks are fewer and louder."""

CROSS_SHARED_MARKS: Final = 3
"""Marks that reports in different languages must share before they can tell one event."""


@dataclass(slots=True)
class LiveStories:
    """Every story that still takes reports. `window` is how long after its last report a story stays open."""

    window: timedelta
    clusters: dict[str, Cluster] = field(default_factory=dict)
    _terms: dict[str, Rarity[int]] = field(default_factory=lambda: defaultdict(Rarity))
    _marks: Rarity[str] = field(default_factory=Rarity)
    _term_index: dict[tuple[str, int], set[str]] = field(default_factory=lambda: defaultdict(set))
    _mark_index: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _ends: list[tuple[datetime, str]] = field(default_factory=list)

    def learn(self, signature: Signature) -> None:
        """Count a report's features, so that the weights of the stream follow it."""
        self._terms[signature.language].learn(term for term, _ in signature.terms)
        self._marks.learn(mark for mark, _ in signature.marks)

    def expire(self, *, before: datetime) -> list[Cluster]:
        """Close the stories whose last report was told before a time; those closed are no longer known here."""
        closed: list[Cluster] = []
        while self._ends and self._ends[0][0] < before:
            _, story_id = heappop(self._ends)
            cluster = self.clusters.get(story_id)
            if cluster is None:
                continue
            if cluster.last_at < before:
                closed.append(self._remove(cluster))
            else:
                heappush(self._ends, (cluster.last_at, story_id))
        return closed

    def put(self, signature: Signature, *, story_id: str) -> None:
        """Add a report to a story, opening it where it is not open."""
        cluster = self.clusters.get(story_id)
        if cluster is None:
            cluster = Cluster(story_id=story_id, opened_at=signature.told_at, last_at=signature.told_at)
            self.clusters[story_id] = cluster
            heappush(self._ends, (signature.told_at, story_id))
        terms = self._terms[signature.language].vector(signature.terms)
        marks = self._marks.vector(signature.marks)
        cluster.add(signature, terms=terms, marks=marks)
        for term in terms:
            self._term_index[signature.language, term].add(story_id)
        for mark in marks:
            self._mark_index[mark].add(story_id)

    def closest(self, signature: Signature) -> tuple[Cluster | None, float]:
        """The open story closest to a report and how close it is, on the scale of the join threshold.

        Words decide where the story has reports in the report's language; marks decide elsewhere.
        """
        terms = self._terms[signature.language].vector(signature.terms)
        found = [
            (cluster.terms[signature.language].cosine(terms), cluster)
            for cluster in self._candidates_by_terms(signature.language, terms)
            if signature.language in cluster.terms
        ]
        marks = self._marks.vector(signature.marks)
        found += [
            (_across(cluster.marks.cosine(marks), shared=_shared(cluster, marks)), cluster)
            for cluster in self._candidates_by_marks(marks)
            if signature.language not in cluster.terms
        ]
        leads = {signature.leads: 1} if signature.leads else {}
        found = [pair for pair in found if not is_answer(leads, told_at=signature.told_at, to=pair[1])]
        if not found:
            return None, 0.0
        closeness, best = max(found, key=lambda pair: (pair[0], pair[1].story_id))
        return best, closeness

    def closest_story(self, cluster: Cluster) -> tuple[Cluster | None, float]:
        """The open story closest to another and how close it is, on the scale of the merge threshold."""
        near: dict[str, Cluster] = {}
        for language, centroid in cluster.terms.items():
            near |= {each.story_id: each for each in self._candidates_by_terms(language, centroid.total)}
        near |= {each.story_id: each for each in self._candidates_by_marks(cluster.marks.total)}
        near.pop(cluster.story_id, None)
        found = [(_closeness(cluster, other), other) for other in near.values() if not answer_one_another(cluster, other)]
        if not found:
            return None, 0.0
        closeness, best = max(found, key=lambda pair: (pair[0], pair[1].story_id))
        return best, closeness

    def merge(self, cluster: Cluster, *, into: Cluster) -> None:
        """Move all reports of one story into another and forget the first."""
        self._remove(cluster)
        into.take_over(cluster)
        for language, centroid in cluster.terms.items():
            for term in centroid.total:
                self._term_index[language, term].add(into.story_id)
        for mark in cluster.marks.total:
            self._mark_index[mark].add(into.story_id)
        heappush(self._ends, (into.last_at, into.story_id))

    def _remove(self, cluster: Cluster) -> Cluster:
        del self.clusters[cluster.story_id]
        for language, centroid in cluster.terms.items():
            for term in centroid.total:
                _forget(self._term_index, (language, term), story_id=cluster.story_id)
        for mark in cluster.marks.total:
            _forget(self._mark_index, mark, story_id=cluster.story_id)
        return cluster

    def _candidates_by_terms(self, language: str, vector: dict[int, float]) -> list[Cluster]:
        rarity = self._terms[language]
        probes = nlargest(PROBES, vector, key=lambda term: (rarity.weight(term) * vector[term], term))
        return self._most_hit((self._term_index.get((language, term), set()), vector[term]) for term in probes)

    def _candidates_by_marks(self, vector: dict[str, float]) -> list[Cluster]:
        rarity = self._marks
        probes = nlargest(PROBES, vector, key=lambda mark: (rarity.weight(mark) * vector[mark], mark))
        return self._most_hit((self._mark_index.get(mark, set()), vector[mark]) for mark in probes)

    def _most_hit(self, postings: Iterable[tuple[set[str], float]]) -> list[Cluster]:
        hits: Counter[str] = Counter()
        for story_ids, weight in postings:
            if len(story_ids) <= LONGEST_POSTING:
                for story_id in story_ids:
                    hits[story_id] += weight  # type: ignore[assignment]  # a Counter of floats; typeshed knows only ints
        best = nlargest(CANDIDATES, hits, key=lambda story_id: (hits[story_id], story_id))
        return [self.clusters[story_id] for story_id in best]


def _forget(index: dict[Feature, set[str]], feature: Feature, *, story_id: str) -> None:
    story_ids = index.get(feature)
    if story_ids is not None:
        story_ids.discard(story_id)
        if not story_ids:
            del index[feature]


def _shared(cluster: Cluster, marks: dict[str, float]) -> int:
    return sum(mark in cluster.marks.total for mark in marks)


def _across(cosine: float, *, shared: int) -> float:
    return cosine / CROSS_JOIN_FACTOR if shared >= CROSS_SHARED_MARKS else 0.0


def _closeness(one: Cluster, other: Cluster) -> float:
    common = one.terms.keys() & other.terms.keys()
    if common:
        return max(one.terms[language].cosine_with(other.terms[language]) for language in sorted(common))
    shared = len(one.marks.total.keys() & other.marks.total.keys())
    return _across(one.marks.cosine_with(other.marks), shared=shared)
