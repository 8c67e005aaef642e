"""The open stories, and those of them that a report could belong to."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from heapq import heappop, heappush
from typing import Final, NamedTuple

from copydesk.group.answers import answer_one_another, is_answer
from copydesk.group.background import Rarities
from copydesk.group.cluster import Cluster
from copydesk.group.meaning import likeness
from copydesk.group.parts import add_to_part, join_parts
from copydesk.group.postings import Postings, closest
from copydesk.group.scorer import Scorer, measure
from copydesk.group.signature import EVERYDAY, Signature
from copydesk.group.vectors import Centroid, Rarity, Vector

CROSS_JOIN_FACTOR: Final = 1.4
"""Across languages the cosine of marks must be this much above the threshold for words: marks are fewer and louder."""

CROSS_SHARED_MARKS: Final = 3
CROSS_SHARED_WITH_EVERYDAY: Final = 5
"""Marks that reports in two languages must share before they can tell one event: so many names, figures and days, or one less and
so many with everyday words. Source: pairs of reports in two languages of the development sets."""

CROSS_STEEPNESS: Final = 20.0
"""Log odds that the cosine of marks gains for each 1.0, as for words."""


class Candidate(NamedTuple):
    """An open story that a report could belong to. `measures` are empty where marks decide; `odds` are log odds, 0 is even."""

    cluster: Cluster
    odds: float
    measures: Sequence[float] = ()


@dataclass(slots=True)
class LiveStories:
    """Every story that still takes reports. `window` is how long after its last report a story stays open.

    `clusters` are the stories by id, `numbered` by number; `numbers` counts those that were ever opened. `latest` is when the
    latest report so far was told. `touched` are the stories that changed since the state was last kept, `gone` those that closed
    or went into another since. `apart` are pairs of stories that an editor split: they are not merged again.
    `same_meaning` is as in `GroupOptions`.
    """

    window: timedelta
    join: Scorer
    merging: Scorer
    clusters: dict[str, Cluster] = field(default_factory=dict)
    rarity: Rarities = field(default_factory=Rarities)
    marks: Rarity[str] = field(default_factory=Rarity)
    numbered: dict[int, Cluster] = field(default_factory=dict)
    by_term: dict[str, Postings[int]] = field(default_factory=dict)
    by_mark: Postings[str] = field(init=False)
    ends: list[tuple[datetime, str]] = field(default_factory=list)
    closed: int = 0
    numbers: int = 0
    latest: datetime | None = None
    touched: set[str] = field(default_factory=set)
    gone: set[str] = field(default_factory=set)
    apart: set[frozenset[str]] = field(default_factory=set)
    same_meaning: float = 0.0

    def __post_init__(self) -> None:
        """The index of marks leads to the same stories."""
        self.by_mark = Postings(self.numbered)

    def words_of(self, language: str) -> Postings[int]:
        """The index of a language's words."""
        found = self.by_term.get(language)
        if found is None:
            found = self.by_term[language] = Postings(self.numbered)
        return found

    def learn(self, signature: Signature) -> None:
        """Count a report, so that the weights of the stream follow it."""
        self.rarity[signature.language].reports += 1
        self.marks.reports += 1
        if self.latest is None or self.latest < signature.told_at:
            self.latest = signature.told_at

    def expire(self, *, before: datetime) -> list[Cluster]:
        """Close the stories whose last report was told before a time; those closed are no longer known here."""
        closed: list[Cluster] = []
        while self.ends and self.ends[0][0] < before:
            _, story_id = heappop(self.ends)
            cluster = self.clusters.get(story_id)
            if cluster is None:
                continue
            if cluster.last_at < before:
                closed.append(self._remove(cluster))
            else:
                heappush(self.ends, (cluster.last_at, story_id))
        if self.closed > max(1000, len(self.clusters)):
            self.closed = 0
            self.by_mark.sweep()
            for postings in self.by_term.values():
                postings.sweep()
        return closed

    def vector(self, signature: Signature) -> Vector[int]:
        """A report's unit vector of terms by the weights of the stream so far."""
        return self.rarity[signature.language].vector(signature.terms)

    def put(self, signature: Signature, *, story_id: str, terms: Vector[int] | None = None, part_id: str = "") -> Cluster:
        """Add a report to a story, opening it where it is not open; the story. With a `part_id` it begins a part of its own."""
        cluster = self.clusters.get(story_id)
        if cluster is None:
            self.numbers += 1
            at = signature.told_at
            cluster = Cluster(story_id=story_id, number=self.numbers, opened_at=at, last_at=at)
            self.clusters[story_id] = self.numbered[cluster.number] = cluster
            heappush(self.ends, (signature.told_at, story_id))
        terms = self.vector(signature) if terms is None else terms
        marks = self.marks.vector(signature.marks)
        add_to_part(cluster, signature, terms=terms, marks=marks, own_id=part_id)
        new_terms, new_marks = cluster.add(signature, terms=terms, marks=marks)
        self.rarity[signature.language].count(new_terms)
        self.marks.count(new_marks)
        self.words_of(signature.language).add(new_terms, cluster)
        self.by_mark.add(new_marks, cluster)
        self.touched.add(story_id)
        return cluster

    def seen(self, language: str) -> int:
        """How many reports of a language there were so far."""
        return self.rarity[language].reports

    def near(self, signature: Signature, *, terms: Vector[int]) -> list[Candidate]:
        """The open stories that a report could belong to, the surest first.

        Words decide where the story has reports in the report's language; marks decide elsewhere. A report that comes late, after
        others that were told later, belongs to no story that opened more than the window after it.
        """
        language = signature.language
        is_late = self.latest is not None and signature.told_at < self.latest
        opened_by = signature.told_at + self.window if is_late else None
        found = self._by_words(language, terms, opened_by=opened_by)
        if len(self.rarity) > 1 and signature.marks:
            found += self._by_marks(signature, opened_by=opened_by)
        if not signature.leads:
            if len(found) > 1:
                found.sort(key=_sureness, reverse=True)
            return found
        leads = {signature.leads: 1}
        found = [each for each in found if not is_answer(leads, told_at=signature.told_at, to=each.cluster)]
        found = [each for each in found if not _is_told_by_its_answer(each, signature.leads, beside=found)]
        return sorted(found, key=partial(_sureness_led, leads=signature.leads), reverse=True)

    def near_story(self, cluster: Cluster) -> list[Candidate]:
        """The open stories that could be one with another, surest first; the smaller of two is measured against the larger.

        Stories with more than the window between them are two: reports that came late opened one beside those of today.
        """
        found: dict[str, Candidate] = {}
        for language, centroid in cluster.terms.items():
            own = self.rarity[language].vector_of(centroid)
            near = closest(own, self.words_of(language).most_hit(own, besides=cluster), language=language)
            for each in self._measured_pairs(centroid, near, vector=own, language=language):
                _keep_surer(found, each)
        if len(self.rarity) > 1:
            for each in self._across(cluster):
                _keep_surer(found, each)
        one_event = [each for each in found.values() if self._may_be_one(cluster, each.cluster)]
        return sorted(one_event, key=_sureness, reverse=True)

    def merge(self, cluster: Cluster, *, into: Cluster) -> None:
        """Move all reports of one story into another and forget the first but for the parts that it leaves."""
        self._remove(cluster)
        join_parts(cluster, into=into)
        into.split_off += cluster.split_off
        new_terms, new_marks = into.take_over(cluster)
        for language, terms in new_terms.items():
            self.rarity[language].discount(cluster.terms[language].total.keys() - set(terms))
            self.words_of(language).add(terms, into)
        self.marks.discount(cluster.marks.total.keys() - set(new_marks))
        self.by_mark.add(new_marks, into)
        self.touched.add(into.story_id)
        heappush(self.ends, (into.last_at, into.story_id))
        if self.apart:
            went = {cluster.story_id: into.story_id}
            self.apart = {frozenset(went.get(each, each) for each in pair) for pair in self.apart}

    def forget(self, story_id: str) -> None:
        """Close an open story as if its reports had never told it."""
        cluster = self.clusters[story_id]
        for language, centroid in cluster.terms.items():
            self.rarity[language].discount(centroid.total)
        self.marks.discount(cluster.marks.total)
        self._remove(cluster)

    def odds_of(self, one: Cluster, other: Cluster, *, vectors: "dict[int, Vector[int]]") -> float:
        """The log odds that two stories or parts tell one event: by their words where they share a language, else by marks.

        `vectors` are those made so far, by the identity of their centroids: none has to be made twice for several pairs.
        """
        found = []
        for language in one.terms:
            if language in other.terms:
                # Of two the smaller is measured: asked in this order, its vector alone has to be made.
                small, large = sorted((one, other), key=lambda each: each.terms[language].reports)
                own = small.terms[language]
                vector = vectors.get(id(own))
                if vector is None:
                    vector = vectors[id(own)] = self.rarity[language].vector_of(own)
                found.append(self._measured_pairs(own, [large], vector=vector, language=language)[0].odds)
        return max(found) if found else self._odds_of_marks(one, other)

    def _may_be_one(self, one: Cluster, other: Cluster) -> bool:
        """Whether nothing but their words stands against merging two stories."""
        if self.apart and frozenset((one.story_id, other.story_id)) in self.apart:
            return False
        return _pause(one, other) <= self.window and not answer_one_another(one, other)

    def _remove(self, cluster: Cluster) -> Cluster:
        del self.clusters[cluster.story_id]
        del self.numbered[cluster.number]
        self.closed += 1
        self.gone.add(cluster.story_id)
        return cluster

    def _by_words(self, language: str, terms: Vector[int], *, opened_by: datetime | None) -> list[Candidate]:
        there = self.words_of(language).most_hit(terms)
        if opened_by is not None:
            there = [each for each in there if each.opened_at <= opened_by]
        near = closest(terms, there, language=language)
        if not near:
            return []
        measures = measure(terms, [each.terms[language] for each in near])
        odds = self.join.log_odds(measures)
        return [Candidate(each, sure, seen) for each, sure, seen in zip(near, odds, measures, strict=True)]

    def _by_marks(self, signature: Signature, *, opened_by: datetime | None) -> list[Candidate]:
        marks, meaning = self.marks.vector(signature.marks), signature.meaning
        near = [each for each in self.by_mark.most_hit(marks) if signature.language not in each.terms]
        if opened_by is not None:
            near = [each for each in near if each.opened_at <= opened_by]
        found = []
        for each in near:
            odds = self._odds_across(each.marks.cosine(marks), is_enough=_is_enough(each, marks), scorer=self.join)
            found.append(Candidate(each, self._surer(odds, meaning, each.meaning)))
        return found

    def _measured_pairs(
        self, own: Centroid[int], near: Sequence[Cluster], *, vector: Vector[int], language: str
    ) -> list[Candidate]:
        """Stories beside one that has this centroid, of which `vector` are the weightiest features."""
        if not near:
            return []
        rarity = self.rarity[language]
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
        near = self.by_mark.most_hit(self.marks.vector_of(cluster.marks), besides=cluster)
        others = [each for each in near if not cluster.terms.keys() & each.terms.keys()]
        return [Candidate(each, self._odds_of_marks(cluster, each)) for each in others]

    def _odds_of_marks(self, one: Cluster, other: Cluster) -> float:
        is_enough = _are_enough(one.marks.total.keys() & other.marks.total.keys())
        odds = self._odds_across(one.marks.cosine_with(other.marks), is_enough=is_enough, scorer=self.merging)
        return self._surer(odds, one.meaning, other.meaning)

    def _surer(self, odds: float, one: bytes, other: bytes) -> float:
        """The odds, or those by what both mean where these are higher: a model adds to what is shared and takes nothing away."""
        if not self.same_meaning or not one or not other:
            return odds
        return max(odds, CROSS_STEEPNESS * (likeness(one, other) - self.same_meaning))

    def _odds_across(self, cosine: float, *, is_enough: bool, scorer: Scorer) -> float:
        enough = cosine / CROSS_JOIN_FACTOR if is_enough else 0.0
        return CROSS_STEEPNESS * (enough - scorer.plain)


def _pause(one: Cluster, other: Cluster) -> timedelta:
    """The time between the last report of the earlier and the first of the later; negative where they overlap."""
    return max(one.opened_at, other.opened_at) - min(one.last_at, other.last_at)


def _sureness(candidate: Candidate) -> tuple[float, str]:
    return candidate.odds, candidate.cluster.story_id


def _sureness_led(candidate: Candidate, *, leads: tuple[str, ...]) -> tuple[float, int, str]:
    """Of stories that are as sure, the one that most often names the report's two people in the report's order comes first."""
    told = candidate.cluster.leads
    return round(candidate.odds, 2), told[leads] - told[leads[::-1]], candidate.cluster.story_id


def _is_told_by_its_answer(candidate: Candidate, leads: tuple[str, ...], *, beside: Sequence[Candidate]) -> bool:
    """Whether another story, which this one answers or is answered by, names a report's two people in the report's order."""
    told = candidate.cluster.leads
    return told[leads[::-1]] > told[leads] and any(
        answer_one_another(candidate.cluster, other.cluster) for other in beside if other is not candidate
    )


def _keep_surer(found: dict[str, Candidate], candidate: Candidate) -> None:
    known = found.get(candidate.cluster.story_id)
    if known is None or known.odds < candidate.odds:
        found[candidate.cluster.story_id] = candidate


def _is_enough(cluster: Cluster, marks: Vector[str]) -> bool:
    return _are_enough([mark for mark, _, _ in marks.rows if mark in cluster.marks.total])


def _are_enough(shared: Collection[str]) -> bool:
    """Whether marks that two share are enough for one event in two languages."""
    others = sum(not mark.startswith(EVERYDAY) for mark in shared)
    return others >= CROSS_SHARED_MARKS or (others == CROSS_SHARED_MARKS - 1 and len(shared) >= CROSS_SHARED_WITH_EVERYDAY)
