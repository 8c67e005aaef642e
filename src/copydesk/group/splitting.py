"""A story that turns out to tell two events is taken apart: parts that have drifted apart go their own ways.

Stories are joined on what is known at the time. Where parts of one grow unlike one another as reports come in, the larger keeps
the identity and the address, of two as large the older; the other becomes a story of its own that says where it comes from.
Nothing goes on one teller's word: both must be told by two at least, each in words of its own.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import heappush
from typing import Final

from copydesk.group.cluster import TELLERS, Cluster
from copydesk.group.live import LiveStories
from copydesk.group.vectors import Vector

SPLIT_MARGIN: Final = 0.5
"""How far the log odds of two parts must fall below those from which stories are merged. Chosen on the development sets: mean
BCubed F1 gains .3 with it, .2 with 1 and .6 with 0, which takes three times as many stories apart and merges many again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """Parts of a story that have drifted away from the others: `odds` are the log odds of the closest two of being one event."""

    leaving: Sequence[Cluster]
    staying: Sequence[Cluster]
    odds: float


def drift(live: LiveStories, cluster: Cluster, *, below: float) -> Drift | None:
    """What has drifted away from a story, if anything: the least alike first, one at a time.

    Parts whose log odds are not `below` stay together. Cost: a comparison for each pair of parts, none for a story of one piece.
    """
    parts = cluster.parts
    if not _may_part(parts):
        return None
    pairs = ((at, to) for at in range(len(parts)) for to in range(at))
    vectors: dict[int, Vector[int]] = {}
    odds = {frozenset(pair): live.odds_of(parts[pair[0]], parts[pair[1]], vectors=vectors) for pair in pairs}
    groups = _groups(len(parts), odds=odds, below=below)
    main = min(groups, key=lambda group: (-sum(parts[at].size for at in group), min(parts[at].opened_at for at in group)))
    found = []
    for group in groups:
        staying = [at for at in range(len(parts)) if at not in group]
        if group is not main and _can_part([parts[at] for at in group], staying=[parts[at] for at in staying]):
            closest = max(odds[frozenset((one, other))] for one in group for other in staying)
            found.append(Drift(leaving=[parts[at] for at in group], staying=[parts[at] for at in staying], odds=closest))
    return min(found, key=lambda each: each.odds, default=None)


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


def _groups(count: int, *, odds: Mapping[frozenset[int], float], below: float) -> list[list[int]]:
    """Parts, by their places, by what holds together: each is like one other of its group at least."""
    groups: list[list[int]] = []
    for part in range(count):
        near = [group for group in groups if any(odds[frozenset((part, each))] >= below for each in group)]
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
