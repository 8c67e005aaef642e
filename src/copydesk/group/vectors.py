"""Sparse vectors over a growing stream: weights by how rare a feature is so far."""

import math
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from heapq import nlargest
from operator import itemgetter
from typing import Any, Final, Generic, NamedTuple, TypeVar

Feature = TypeVar("Feature", bound=Hashable)

PRIOR_REPORTS: Final = 30
"""Reports assumed before the first: keeps the weights of a new desk from swinging with every report."""

LONGEST_VECTOR: Final = 100
"""Features kept of one report, the weightiest. The rest changes a cosine by under a hundredth."""

LONGEST_STORY_VECTOR: Final = 40
"""Features of a story by which it is compared with others, the weightiest. Source: the development sets gain nothing from 60."""

LONGEST_CENTROID: Final = 200
"""Features kept of a story, the weightiest, once it has twice as many."""


class Vector(NamedTuple, Generic[Feature]):
    """A unit vector: its features, weightiest first, with their values and their rarities, and the sum of those.

    `once` is the rarity of a feature that one story told: rarities are compared with it, 0 to 1.
    """

    features: Sequence[Feature]
    values: Sequence[float]
    rarities: Sequence[float]
    mass: float
    once: float = 1.0


@dataclass(slots=True)
class Rarity(Generic[Feature]):
    """In how many stories each feature was told so far, and how many reports there were. `prior` are assumed before the first."""

    reports: int = 0
    seen_in: dict[Feature, int] = field(default_factory=dict)
    prior: int = PRIOR_REPORTS

    def learn(self, features: Iterable[Feature]) -> None:
        """Count a report that is a story of its own."""
        self.reports += 1
        self.count(features)

    def count(self, features: Iterable[Feature]) -> None:
        """Count features that a story had not told before."""
        seen_in = self.seen_in
        for feature in features:
            if feature in seen_in:
                seen_in[feature] += 1
            else:
                seen_in[feature] = 1

    def discount(self, features: Iterable[Feature]) -> None:
        """Count features once less, since two stories that told them are one."""
        seen_in = self.seen_in
        for feature in features:
            seen_in[feature] = max(0, seen_in.get(feature, 0) - 1)

    def vector(self, weighted: Sequence[tuple[Feature, float]]) -> Vector[Feature]:
        """The unit vector of a report's (feature, dampened count) pairs, weightiest first, capped."""
        if not weighted:
            return _NOTHING
        most, logs, seen_in = math.log(self.reports + self.prior + 1), _logs(), self.seen_in
        never = most - logs[0]
        # One pass, and `in` before a look-up: twice as fast as maps and `get`.
        rows = [
            (count * (rarity := most - logs[seen_in[feature]] if feature in seen_in else never), feature, rarity)
            for feature, count in weighted
        ]
        rows.sort(key=_FIRST, reverse=True)
        del rows[LONGEST_VECTOR:]
        weights, features, rarities = zip(*rows, strict=True)
        length = math.sqrt(sum([weight * weight for weight in weights])) or 1.0
        return Vector(features, [weight / length for weight in weights], rarities, sum(rarities), most - logs[1])

    def vector_of(self, centroid: "Centroid[Feature]") -> Vector[Feature]:
        """The unit vector of a story, its weightiest features first, capped."""
        best = centroid.weightiest()
        if not best:
            return _NOTHING
        most, logs, seen_in = math.log(self.reports + self.prior + 1), _logs(), self.seen_in
        never = most - logs[0]
        features, sums = zip(*best, strict=True)
        length = math.sqrt(centroid.squared) or 1.0
        rarities = [most - logs[seen_in[feature]] if feature in seen_in else never for feature in features]
        return Vector(features, [value / length for value in sums], rarities, sum(rarities), most - logs[1])


_NOTHING: Final = Vector[Any]((), (), (), 0.0)
_FIRST: Final = itemgetter(0)
_SECOND: Final = itemgetter(1)
_MOST_SEEN: Final = 1 << 16
"""A feature that was seen oftener counts as seen so often: it tells nothing either way."""


class _Logs(dict[int, float]):
    """The logarithm of each count and a half."""

    def __missing__(self, count: int) -> float:
        log = self[count] = math.log(min(count, _MOST_SEEN) + 0.5)
        return log


@cache
def _logs() -> _Logs:
    return _Logs()


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
        features, values = vector.features, vector.values
        if not features:
            self.reports += 1
            return []
        if not self.total:
            self.total = dict(zip(features, values, strict=True))
            self.squared = sum([value * value for value in values])
            self.reports += 1
            self.features += len(features)
            return list(features)
        total, squared = self.total, self.squared
        new: list[Feature] = []
        for feature, value in zip(features, values, strict=True):
            if feature in total:
                before = total[feature]
                total[feature] = before + value
                squared += value * (2 * before + value)
            else:
                new.append(feature)
                total[feature] = value
                squared += value * value
        self.squared = squared
        self.reports += 1
        self.features += len(features)
        if len(total) > 2 * LONGEST_CENTROID:
            self._prune()
        return new

    @property
    def cohesion(self) -> float:
        """The mean cosine of its reports with one another, 1 for one report or the same one over and over."""
        return self.squared / self.reports**2 if self.reports else 1.0

    def weightiest(self) -> Sequence[tuple[Feature, float]]:
        """Its `LONGEST_STORY_VECTOR` weightiest features with their sums, the weightiest first."""
        return sorted(self.total.items(), key=_SECOND, reverse=True)[:LONGEST_STORY_VECTOR]

    def take_over(self, other: "Centroid[Feature]") -> list[Feature]:
        """Add all that another story holds; the features that were not there before."""
        total = self.total
        new: list[Feature] = []
        for feature, value in other.total.items():
            if feature in total:
                total[feature] += value
            else:
                new.append(feature)
                total[feature] = value
        self.squared = sum([value * value for value in total.values()])
        self.reports += other.reports
        self.features += other.features
        if len(total) > 2 * LONGEST_CENTROID:
            self._prune()
        return new

    def cosine(self, vector: Vector[Feature]) -> float:
        """Cosine with a unit vector, 0 for an empty centroid."""
        if self.squared <= 0:
            return 0.0
        total, dot = self.total, 0.0
        for feature, value in zip(vector.features, vector.values, strict=True):
            if feature in total:
                dot += value * total[feature]
        return dot / math.sqrt(self.squared)

    def cosine_with(self, other: "Centroid[Feature]") -> float:
        """Cosine with another centroid."""
        if self.squared <= 0 or other.squared <= 0:
            return 0.0
        return self.dot(other) / math.sqrt(self.squared * other.squared)

    def dot(self, other: "Centroid[Feature]") -> float:
        """The product with another centroid: the sum of the cosines of every pair of their reports."""
        small, large = sorted((self.total, other.total), key=len)
        return sum([value * large[feature] for feature, value in small.items() if feature in large])

    def _prune(self) -> None:
        kept = nlargest(LONGEST_CENTROID, self.total.items(), key=_SECOND)
        self.total = dict(kept)
        self.squared = sum([value * value for _, value in kept])
