"""A story that turns out to tell two events is taken apart: parts that have drifted apart go their own ways.

Stories are joined on what is known at the time. Where parts of one turn out to be two events as reports come in, the larger keeps
the identity and the address, of two as large the older; the other becomes a story of its own that says where it comes from.
Nothing goes on one teller's word: both must be told by two at least, each in words of its own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from heapq import heappush
from itertools import combinations
from typing import Final

from copydesk.group.cluster import TELLERS, Cluster
from copydesk.group.live import LiveStories
from copydesk.group.unity import LEAST_UNITY, Sums, needed_unity, sums, unity
from copydesk.group.vectors import Centroid, Vector

SPLIT_MARGIN: Final = 0.5
"""How far the log odds of two parts must fall below those from which stories are merged. Chosen on the development sets: mean
BCubed F1 gains .3 with it, .2 with 1 and .6 with 0, which takes three times as many stories apart and merges many again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """Parts of a story that have drifted away from the others, and how far: for the record."""

    leaving: Sequence[Cluster]
    staying: Sequence[Cluster]
    reason: str


def drift(live: LiveStories, cluster: Cluster, *, below: float) -> Drift | None:
    """What has drifted away from a story, if anything: the least alike first, one at a time.

    Whole reports are cut in two where the two sides are least of one piece. Parts told by headlines are compared one by one, and
    those whose log odds of being one event are not `below` stay together.
    Cost: a comparison for each pair of parts, none for a story of one piece.
    """
    parts = cluster.parts
    if not _may_part(parts):
        return None
    language = next((each for each in parts[0].terms if all(each in part.terms for part in parts)), "")
    needed = needed_unity(*(sums(part.terms[language]) for part in parts)) if language else 0.0
    found = _cut(parts, language=language, needed=needed) if needed else None
    return found if found or needed == LEAST_UNITY else _unlike(live, parts, below=below)


def take_apart(live: LiveStories, cluster: Cluster, *, parting: Drift, story_id: str) -> Cluster:
    """Give the parts that leave a story a story of their own, which is open from now on; the story keeps the others."""
    left, stayed = _as_one(parting.leaving), _as_one(parting.staying)
    live.numbers += 1
    left.story_id, left.number, left.split_from = story_id, live.numbers, cluster.story_id
    for language, centroid in cluster.terms.items():
        staying, leaving = (each.terms[language].total if language in each.terms else {} for each in (stayed, left))
        postings = live.words_of(language)
        live.rarity[language].count([term for term in leaving if term in staying])
        postings.drop([term for term in centroid.total if term not in staying], cluster)
        postings.add(list(leaving), left)
    live.marks.count([mark for mark in left.marks.total if mark in stayed.marks.total])
    live.by_mark.drop([mark for mark in cluster.marks.total if mark not in stayed.marks.total], cluster)
    live.by_mark.add(list(left.marks.total), left)
    _keep(cluster, stayed)
    cluster.split_off += (story_id,)
    live.clusters[story_id] = live.numbered[left.number] = left
    for each in (cluster, left):
        live.touched.add(each.story_id)
        heappush(live.ends, (each.last_at, each.story_id))
    return left


def _may_part(parts: Sequence[Cluster]) -> bool:
    """Whether there are reports enough on both sides for two tellers each: spares most stories the comparisons."""
    sizes = [part.size for part in parts]
    return sum(sizes) >= 2 * TELLERS and sum(sizes) - max(sizes) >= TELLERS


def _cut(parts: Sequence[Cluster], *, language: str, needed: float) -> Drift | None:
    """The two sides of a story that are least of one piece, if they are less so than `needed`."""
    centroids = [part.terms[language] for part in parts]
    dots = [[one.squared if one is other else one.dot(other) for other in centroids] for one in centroids]
    cut = min((each for each in _cuts(centroids, dots=dots) if each.unity < needed), key=lambda each: each.unity, default=None)
    if cut is None:
        return None
    leaving, staying = sorted(([parts[at] for at in side] for side in (cut.one, cut.other)), key=_prominence, reverse=True)
    return (
        Drift(leaving=leaving, staying=staying, reason=f"unity {cut.unity:.2f}") if _can_part(leaving, staying=staying) else None
    )


@dataclass(frozen=True, slots=True)
class _Cut:
    """Two sides of a story, by the places of its parts, and how much they are of one piece."""

    one: Sequence[int]
    other: Sequence[int]
    unity: float


def _cuts(centroids: Sequence[Centroid[int]], *, dots: Sequence[Sequence[float]]) -> Iterator[_Cut]:
    """Every way to make two sides of the parts, with two reports at least on either."""
    every = range(len(centroids))
    for side in (each for size in every[1:] for each in combinations(every, size) if 0 in each):
        other = [at for at in every if at not in side]
        one, two = (_summed(centroids, dots=dots, places=places) for places in (side, other))
        if min(one.reports, two.reports) >= TELLERS:
            yield _Cut(side, other, unity(one, two, dot=sum(dots[at][to] for at in side for to in other)))


def _summed(centroids: Sequence[Centroid[int]], *, dots: Sequence[Sequence[float]], places: Sequence[int]) -> Sums:
    """The sums of some parts together, from the products of each two."""
    return Sums(
        reports=sum(centroids[at].reports for at in places),
        features=sum(centroids[at].features for at in places),
        squared=sum(dots[at][to] for at in places for to in places),
    )


def _prominence(parts: Sequence[Cluster]) -> tuple[int, datetime]:
    """Sorts the side that stays first: the larger, of two as large the older."""
    return -sum(part.size for part in parts), min(part.opened_at for part in parts)


def _unlike(live: LiveStories, parts: Sequence[Cluster], *, below: float) -> Drift | None:
    """The parts that are like none of the others, the least alike first."""
    odds = _Odds(live, parts)
    groups = _groups(len(parts), odds=odds, below=below)
    if len(groups) == 1:
        return None
    main = min(groups, key=lambda group: _prominence([parts[at] for at in group]))
    found = []
    for group in groups:
        staying = [at for at in range(len(parts)) if at not in group]
        if group is not main and _can_part([parts[at] for at in group], staying=[parts[at] for at in staying]):
            closest = max(odds.of(one, other) for one in group for other in staying)
            found.append((closest, group, staying))
    if not found:
        return None
    closest, group, staying = min(found)
    return Drift(leaving=[parts[at] for at in group], staying=[parts[at] for at in staying], reason=f"closeness {closest:.2f}")


@dataclass(slots=True)
class _Odds:
    """The log odds that two parts, by their places, tell one event. Worked out when asked for: few are where all are alike."""

    live: LiveStories
    parts: Sequence[Cluster]
    known: dict[tuple[int, int], float] = field(default_factory=dict)
    vectors: dict[int, Vector[int]] = field(default_factory=dict)

    def of(self, one: int, other: int) -> float:
        """The log odds of two."""
        pair = max(one, other), min(one, other)
        if pair not in self.known:
            self.known[pair] = self.live.odds_of(self.parts[pair[0]], self.parts[pair[1]], vectors=self.vectors)
        return self.known[pair]


def _groups(count: int, *, odds: _Odds, below: float) -> list[list[int]]:
    """Parts, by their places, by what holds together: each is like one other of its group at least."""
    groups: list[list[int]] = []
    for part in range(count):
        near = [group for group in groups if any(odds.of(part, each) >= below for each in group)]
        groups = [group for group in groups if group not in near]
        groups.append(sorted((*(each for group in near for each in group), part)))
    return groups


def _can_part(leaving: Sequence[Cluster], *, staying: Sequence[Cluster]) -> bool:
    left = _as_one(leaving)
    return left.is_listed() and left.is_told_by_several() and _as_one(staying).is_told_by_several()


def _as_one(parts: Sequence[Cluster]) -> Cluster:
    """One story of several parts, which it keeps where they are more than one."""
    whole = parts[0].copy()
    for part in parts[1:]:
        whole.take_over(part)
    whole.parts = list(parts) if len(parts) > 1 else []
    return whole


def _keep(cluster: Cluster, stayed: Cluster) -> None:
    """Leave a story with what stayed of it. It opened when it opened: its address says so."""
    cluster.size, cluster.last_at = stayed.size, stayed.last_at
    cluster.terms, cluster.marks = stayed.terms, stayed.marks
    cluster.entities, cluster.leads = stayed.entities, stayed.leads
    cluster.report_ids, cluster.tellers = stayed.report_ids, stayed.tellers
    cluster.former_ids, cluster.parts = stayed.former_ids, stayed.parts
