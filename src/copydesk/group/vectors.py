"""Sparse vectors over a growing stream: weights by how rare a feature is so far."""

import math
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from heapq import nlargest
from operator import itemgetter
from typing import Final, Generic, TypeVar

Feature = TypeVar("Feature", bound=Hashable)

PRIOR_REPORTS: Final = 30
"""Reports assumed before the first: keeps the weights of a new desk from swinging with every report."""

LONGEST_VECTOR: Final = 100
"""Features kept of one report, the weightiest. The rest changes a cosine by under a hundredth."""

LONGEST_STORY_VECTOR: Final = 60
"""Features of a story by which it is compared with others, the weightiest."""

LONGEST_CENTROID: Final = 200
"""Features kept of a story, the weightiest, once it has twice as many."""


@dataclass(frozen=True, slots=True)
class Vector(Generic[Feature]):
    """A unit vector: its features, weightiest first, with their values and their rarities (0 to 1), and the sum of those."""

    features: Sequence[Feature]
    values: Sequence[float]
    rarities: Sequence[float]
    mass: float


@dataclass(slots=True)
class Rarity(Generic[Feature]):
    """How often each feature occurred in the stream so far."""

    reports: int = 0
    seen_in: dict[Feature, int] = field(default_factory=dict)

    def learn(self, features: Iterable[Feature]) -> None:
        """Count one report's features."""
        self.reports += 1
        seen_in = self.seen_in
        for feature in features:
            seen_in[feature] = seen_in.get(feature, 0) + 1

    def vector(self, weighted: Iterable[tuple[Feature, float]]) -> Vector[Feature]:
        """The unit vector of a report's (feature, dampened count) pairs, weightiest first, capped."""
        seen_in, most, logs = self.seen_in.get, math.log(self.reports + PRIOR_REPORTS + 1), _logs()
        rows = [
            (count * rarity, feature, rarity)
            for feature, count in weighted
            for rarity in (most - logs[min(seen_in(feature, 0), _MOST_SEEN)],)
        ]
        rows.sort(key=_FIRST, reverse=True)
        del rows[LONGEST_VECTOR:]
        length = math.sqrt(sum([row[0] * row[0] for row in rows])) or 1.0
        return self._vector([(row[1], row[0] / length) for row in rows])

    def vector_of(self, centroid: "Centroid[Feature]") -> Vector[Feature]:
        """The unit vector of a story, its weightiest features first, capped."""
        best = sorted(centroid.total.items(), key=_SECOND, reverse=True)[:LONGEST_STORY_VECTOR]
        length = math.sqrt(centroid.squared) or 1.0
        return self._vector([(feature, value / length) for feature, value in best])

    def _vector(self, pairs: Sequence[tuple[Feature, float]]) -> Vector[Feature]:
        seen_in, most, logs = self.seen_in.get, math.log(self.reports + PRIOR_REPORTS + 1), _logs()
        unit = most - logs[1]
        rarities = [(most - logs[min(seen_in(feature, 0), _MOST_SEEN)]) / unit for feature, _ in pairs]
        return Vector([pair[0] for pair in pairs], [pair[1] for pair in pairs], rarities, sum(rarities))


_FIRST: Final = itemgetter(0)
_SECOND: Final = itemgetter(1)
_MOST_SEEN: Final = 1 << 16
"""A feature that was seen oftener counts as seen so often: it tells nothing either way."""


@cache
def _logs() -> tuple[float, ...]:
    """The logarithm of each count and a half."""
    return tuple(math.log(count + 0.5) for count in range(_MOST_SEEN + 1))


@dataclass(slots=True)
class Centroid(Generic[Feature]):
    """The sum of the unit vectors of a story's reports, with its length kept up to date.

    `reports` counts them, `features` is how many features they had in all.
    """

    total: dict[Feature, float] = field(default_factory=dict)
    squared: float = 0.0
    reports: int = 0
    features: int = 0

    def add(self, vector: Vector[Feature]) -> list[Feature]:
        """Add one report's vector; the features that were not there before."""
        total, squared = self.total, self.squared
        new: list[Feature] = []
        for feature, value in zip(vector.features, vector.values, strict=True):
            before = total.get(feature)
            if before is None:
                new.append(feature)
                total[feature] = value
                squared += value * value
            else:
                total[feature] = before + value
                squared += value * (2 * before + value)
        self.squared = squared
        self.reports += 1
        self.features += len(vector.features)
        self._prune()
        return new

    def take_over(self, other: "Centroid[Feature]") -> list[Feature]:
        """Add all that another story holds; the features that were not there before."""
        total = self.total
        new = [feature for feature in other.total if feature not in total]
        for feature, value in other.total.items():
            total[feature] = total.get(feature, 0.0) + value
        self.squared = sum([value * value for value in total.values()])
        self.reports += other.reports
        self.features += other.features
        self._prune()
        return new

    def cosine(self, vector: Vector[Feature]) -> float:
        """Cosine with a unit vector, 0 for an empty centroid."""
        if self.squared <= 0:
            return 0.0
        total = self.total
        dot = sum([value * total.get(feature, 0.0) for feature, value in zip(vector.features, vector.values, strict=True)])
        return dot / math.sqrt(self.squared)

    def cosine_with(self, other: "Centroid[Feature]") -> float:
        """Cosine with another centroid."""
        if self.squared <= 0 or other.squared <= 0:
            return 0.0
        small, large = sorted((self.total, other.total), key=len)
        dot = sum([value * large.get(feature, 0.0) for feature, value in small.items()])
        return dot / math.sqrt(self.squared * other.squared)

    def _prune(self) -> None:
        if len(self.total) > 2 * LONGEST_CENTROID:
            kept = nlargest(LONGEST_CENTROID, self.total.items(), key=lambda pair: pair[1])
            self.total = dict(kept)
            self.squared = sum([value * value for _, value in kept])
