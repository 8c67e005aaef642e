"""The index that finds the few open stories that a report could belong to."""

import math
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from heapq import nlargest
from itertools import repeat
from operator import itemgetter, mul
from typing import Final, Generic, TypeVar

from copydesk.group.cluster import Cluster
from copydesk.group.vectors import Vector

Feature = TypeVar("Feature", bound=Hashable)

GLANCED_AT: Final = 16
"""Stories that are glanced at: those that share most of a report's weightiest features."""

CANDIDATES: Final = 3
"""Of these, stories that are looked at closely: those closest by the report's weightiest features. Without the glance a small
story that has all of a report's words is passed over for large ones that have each word somewhere."""

GLANCE: Final = 12
"""Features that a glance takes in."""

LEAST_SHARE: Final = 0.3
"""Share of the most promising story's hits that the others must have to be looked at closely."""

PROBES: Final = 12
"""Features of a report that are looked up, the weightiest. Source: the development sets lose nothing between 20 and 12."""

LONGEST_POSTING: Final = 32
"""Open stories that are kept for a feature once it has twice as many, the largest: bounds the cost however many are open."""

MOST_HITS: Final = 300
"""Entries of postings that are read for one report, those of its weightiest features first."""

_SECOND: Final = itemgetter(1)


@dataclass(slots=True)
class Postings(Generic[Feature]):
    """Which open stories have a feature, the latest last; stories that closed are dropped as they are met."""

    of: dict[Feature, list[Cluster]] = field(default_factory=dict)

    def add(self, features: Sequence[Feature], cluster: Cluster) -> None:
        """Enter a story under features that it did not have."""
        of = self.of
        for feature in features:
            posting = of.get(feature)
            if posting is None:
                of[feature] = [cluster]
                continue
            posting.append(cluster)
            if len(posting) > 2 * LONGEST_POSTING:
                there = [each for each in posting if each.is_open]
                of[feature] = sorted(nlargest(LONGEST_POSTING, there, key=_prominence), key=_latest)

    def most_hit(self, vector: Vector[Feature], *, besides: Cluster | None = None) -> list[Cluster]:
        """The open stories that share most of a vector, the first by what they share."""
        of = self.of.get
        hits: dict[Cluster, float] = {}
        budget = MOST_HITS
        for feature, value, rarity in zip(vector.features[:PROBES], vector.values, vector.rarities, strict=False):
            posting = of(feature)
            if posting is None:
                continue
            weight = value * rarity
            for cluster in posting:
                hits[cluster] = hits.get(cluster, 0.0) + weight
            budget -= len(posting)
            if budget < 0:
                break
        if besides is not None:
            hits.pop(besides, None)
        return _most_prominent(hits)

    def sweep(self) -> None:
        """Drop the stories that closed, and the features that no open story has."""
        kept = ((feature, [each for each in posting if each.is_open]) for feature, posting in self.of.items())
        self.of = {feature: posting for feature, posting in kept if posting}


def _most_prominent(hits: Mapping[Cluster, float]) -> list[Cluster]:
    """The open stories with the most hits, as many as are looked at closely; of two with as many the larger id."""
    found: list[tuple[float, str, Cluster]] = []
    for cluster, hit in sorted(hits.items(), key=_SECOND, reverse=True):
        if found and (hit < LEAST_SHARE * found[0][0] or (len(found) >= GLANCED_AT and hit < found[-1][0])):
            break
        if cluster.is_open:
            found.append((hit, cluster.story_id, cluster))
    found.sort(reverse=True)
    return [cluster for _, _, cluster in found[:GLANCED_AT]]


def closest(vector: Vector[int], near: Sequence[Cluster], *, language: str) -> list[Cluster]:
    """The stories closest to a vector at a glance; of two as close the larger id."""
    if len(near) <= CANDIDATES:
        return list(near)
    features, values = vector.features[:GLANCE], vector.values[:GLANCE]
    rows: list[tuple[float, str, Cluster]] = []
    for cluster in near:
        centroid = cluster.terms[language]
        dot = sum(map(mul, values, map(centroid.total.get, features, repeat(0.0))))
        rows.append((dot / math.sqrt(centroid.squared or 1.0), cluster.story_id, cluster))
    rows.sort(reverse=True)
    return [cluster for _, _, cluster in rows[:CANDIDATES]]


def _prominence(cluster: Cluster) -> tuple[int, datetime, str]:
    return cluster.size, cluster.last_at, cluster.story_id


def _latest(cluster: Cluster) -> tuple[datetime, str]:
    return cluster.last_at, cluster.story_id
