"""The open stories, and those of them that a report could belong to."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from heapq import heappop, heappush
from typing import Final

from copydesk.group.answers import answer_one_another, is_answer
from copydesk.group.cluster import Cluster
from copydesk.group.postings import Postings, closest
from copydesk.group.scorer import Scorer, measure
from copydesk.group.signature import Signature
from copydesk.group.vectors import Centroid, Rarity, Vector

CROSS_JOIN_FACTOR: Final = 1.5
"""Across languages the cosine of marks must be this much above the threshold for words: marks are fewer and louder."""

CROSS_SHARED_MARKS: Final = 3
"""Marks that reports in different languages must share before they can tell one event."""

CROSS_STEEPNESS: Final = 20.0
"""Log odds that the cosine of marks gains for each 1.0, as for words."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An open story that a report could belong to. `measures` are empty where marks decide; `odds` are log odds, 0 is even."""

    cluster: Cluster
    odds: float
    measures: Sequence[float] = ()


@dataclass(slots=True)
class LiveStories:
    """Every story that still takes reports. `window` is how long after its last report a story stays open."""

    window: timedelta
    join: Scorer
    merging: Scorer
    clusters: dict[str, Cluster] = field(default_factory=dict)
    _rarity: dict[str, Rarity[int]] = field(default_factory=lambda: defaultdict(Rarity))
    _marks: Rarity[str] = field(default_factory=Rarity)
    _by_term: dict[str, Postings[int]] = field(default_factory=lambda: defaultdict(Postings))
    _by_mark: Postings[str] = field(default_factory=Postings)
    _ends: list[tuple[datetime, str]] = field(default_factory=list)
    _closed: int = 0

    def learn(self, signature: Signature) -> None:
        """Count a report, so that the weights of the stream follow it."""
        self._rarity[signature.language].reports += 1
        self._marks.reports += 1

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
        if self._closed > max(1000, len(self.clusters)):
            self._closed = 0
            self._by_mark.sweep()
            for postings in self._by_term.values():
                postings.sweep()
        return closed

    def vector(self, signature: Signature) -> Vector[int]:
        """A report's unit vector of terms by the weights of the stream so far."""
        return self._rarity[signature.language].vector(signature.terms)

    def put(self, signature: Signature, *, story_id: str, terms: Vector[int] | None = None) -> Cluster:
        """Add a report to a story, opening it where it is not open; the story."""
        cluster = self.clusters.get(story_id)
        if cluster is None:
            cluster = Cluster(story_id=story_id, opened_at=signature.told_at, last_at=signature.told_at)
            self.clusters[story_id] = cluster
            heappush(self._ends, (signature.told_at, story_id))
        terms = self.vector(signature) if terms is None else terms
        marks = self._marks.vector(signature.marks)
        new_terms, new_marks = cluster.add(signature, terms=terms, marks=marks)
        self._rarity[signature.language].count(new_terms)
        self._marks.count(new_marks)
        self._by_term[signature.language].add(new_terms, cluster)
        self._by_mark.add(new_marks, cluster)
        return cluster

    def near(self, signature: Signature, *, terms: Vector[int]) -> list[Candidate]:
        """The open stories that a report could belong to, the surest first.

        Words decide where the story has reports in the report's language; marks decide elsewhere.
        """
        language = signature.language
        found = self._by_words(language, terms)
        if len(self._rarity) > 1 and signature.marks:
            found += self._by_marks(language, self._marks.vector(signature.marks))
        if not signature.leads:
            return sorted(found, key=_sureness, reverse=True)
        leads = {signature.leads: 1}
        found = [each for each in found if not is_answer(leads, told_at=signature.told_at, to=each.cluster)]
        return sorted(found, key=partial(_sureness_led, leads=signature.leads), reverse=True)

    def near_story(self, cluster: Cluster) -> list[Candidate]:
        """The open stories that could be one with another, surest first; the smaller of two is measured against the larger."""
        found: dict[str, Candidate] = {}
        for language, centroid in cluster.terms.items():
            own = self._rarity[language].vector_of(centroid)
            there = [each for each in self._by_term[language].most_hit(own, besides=cluster) if language in each.terms]
            near = closest(own, there, language=language)
            for each in self._measured_pairs(centroid, near, vector=own, language=language):
                _keep_surer(found, each)
        if len(self._rarity) > 1:
            for each in self._across(cluster):
                _keep_surer(found, each)
        apart = [each for each in found.values() if not answer_one_another(cluster, each.cluster)]
        return sorted(apart, key=_sureness, reverse=True)

    def merge(self, cluster: Cluster, *, into: Cluster) -> None:
        """Move all reports of one story into another and forget the first."""
        self._remove(cluster)
        new_terms, new_marks = into.take_over(cluster)
        for language, terms in new_terms.items():
            self._rarity[language].discount(cluster.terms[language].total.keys() - set(terms))
            self._by_term[language].add(terms, into)
        self._marks.discount(cluster.marks.total.keys() - set(new_marks))
        self._by_mark.add(new_marks, into)
        heappush(self._ends, (into.last_at, into.story_id))

    def _remove(self, cluster: Cluster) -> Cluster:
        del self.clusters[cluster.story_id]
        cluster.is_open = False
        self._closed += 1
        return cluster

    def _by_words(self, language: str, terms: Vector[int]) -> list[Candidate]:
        there = [each for each in self._by_term[language].most_hit(terms) if language in each.terms]
        near = closest(terms, there, language=language)
        if not near:
            return []
        measures = measure(terms, [each.terms[language] for each in near])
        odds = self.join.log_odds(measures)
        return [Candidate(each, sure, seen) for each, sure, seen in zip(near, odds, measures, strict=True)]

    def _by_marks(self, language: str, marks: Vector[str]) -> list[Candidate]:
        near = [each for each in self._by_mark.most_hit(marks) if language not in each.terms]
        return [
            Candidate(each, self._odds_across(each.marks.cosine(marks), shared=_shared(each, marks), scorer=self.join))
            for each in near
        ]

    def _measured_pairs(
        self, own: Centroid[int], near: Sequence[Cluster], *, vector: Vector[int], language: str
    ) -> list[Candidate]:
        """Stories beside one that has this centroid, of which `vector` are the weightiest features."""
        if not near:
            return []
        rarity = self._rarity[language]
        measures = []
        for other in near:
            theirs = other.terms[language]
            if own.reports <= theirs.reports:
                measures += measure(vector, [theirs], size=own.reports)
            else:
                measures += measure(rarity.vector_of(theirs), [own], size=theirs.reports)
        odds = self.merging.log_odds(measures)
        return [Candidate(each, sure, seen) for each, sure, seen in zip(near, odds, measures, strict=True)]

    def _across(self, cluster: Cluster) -> list[Candidate]:
        near = self._by_mark.most_hit(self._marks.vector_of(cluster.marks), besides=cluster)
        others = [each for each in near if not cluster.terms.keys() & each.terms.keys()]
        return [
            Candidate(
                each,
                self._odds_across(
                    cluster.marks.cosine_with(each.marks),
                    shared=len(cluster.marks.total.keys() & each.marks.total.keys()),
                    scorer=self.merging,
                ),
            )
            for each in others
        ]

    def _odds_across(self, cosine: float, *, shared: int, scorer: Scorer) -> float:
        enough = cosine / CROSS_JOIN_FACTOR if shared >= CROSS_SHARED_MARKS else 0.0
        return CROSS_STEEPNESS * (enough - scorer.plain)


def _sureness(candidate: Candidate) -> tuple[float, str]:
    return candidate.odds, candidate.cluster.story_id


def _sureness_led(candidate: Candidate, *, leads: tuple[str, ...]) -> tuple[float, int, str]:
    """Of stories that are as sure, the one that most often names the report's two people in the report's order comes first."""
    told = candidate.cluster.leads
    return round(candidate.odds, 2), told[leads] - told[leads[::-1]], candidate.cluster.story_id


def _keep_surer(found: dict[str, Candidate], candidate: Candidate) -> None:
    known = found.get(candidate.cluster.story_id)
    if known is None or known.odds < candidate.odds:
        found[candidate.cluster.story_id] = candidate


def _shared(cluster: Cluster, marks: Vector[str]) -> int:
    return sum(mark in cluster.marks.total for mark in marks.features)
