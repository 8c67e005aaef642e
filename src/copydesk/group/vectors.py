"""Sparse vectors over a growing stream: weights by how rare a feature is so far."""

import math
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from heapq import nlargest
from itertools import repeat
from operator import add, itemgetter, mul
from typing import Any, Final, Generic, NamedTuple, TypeVar

Feature = TypeVar("Feature", bound=Hashable)

PRIOR_REPORTS: Final = 30
"""Reports assumed before the first: keeps the weights of a new desk from swinging with every report."""

LONGEST_VECTOR: Final = 100
"""Features kept of one report, the weightiest. The rest changes a cosine by under a hundredth."""

LONGEST_STORY_VECTOR: Final = 60
"""Features of a story by which it is compared with others, the weightiest."""

LONGEST_CENTROID: Final = 200
"""Features kept of a story, the weightiest, once it has twice as many."""


class Vector(NamedTuple, Generic[Feature]):
    """A unit vector: its features, weightiest first, with their values and their rarities (0 to 1), and the sum of those."""

    features: Sequence[Feature]
    values: Sequence[float]
    rarities: Sequence[float]
    mass: float


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
        if isinstance(seen_in, Counter):
            seen_in.update(features)  # counts in C: five times as fast
            return
        for feature in features:
            seen_in[feature] = seen_in.get(feature, 0) + 1

    def discount(self, features: Iterable[Feature]) -> None:
        """Count features once less, since two stories that told them are one."""
        seen_in = self.seen_in
        for feature in features:
            seen_in[feature] = max(0, seen_in.get(feature, 0) - 1)

    def vector(self, weighted: Sequence[tuple[Feature, float]]) -> Vector[Feature]:
        """The unit vector of a report's (feature, dampened count) pairs, weightiest first, capped."""
        if not weighted:
            return _NOTHING
        features, counts = zip(*weighted, strict=True)
        rarities, unit = self._rarities(features)
        rows = sorted(zip(map(mul, counts, rarities), features, rarities, strict=True), key=_FIRST, reverse=True)
        del rows[LONGEST_VECTOR:]
        weights, features, heaviest = zip(*rows, strict=True)
        length = math.sqrt(sum(map(mul, weights, weights))) or 1.0
        shares = [rarity / unit for rarity in heaviest]
        return Vector(features, [weight / length for weight in weights], shares, sum(shares))

    def vector_of(self, centroid: "Centroid[Feature]") -> Vector[Feature]:
        """The unit vector of a story, its weightiest features first, capped."""
        best = centroid.weightiest()
        length = math.sqrt(centroid.squared) or 1.0
        features = [feature for feature, _ in best]
        rarities, unit = self._rarities(features)
        shares = [rarity / unit for rarity in rarities]
        return Vector(features, [value / length for _, value in best], shares, sum(shares))

    def _rarities(self, features: Sequence[Feature]) -> tuple[list[float], float]:
        """How rare each feature is, and how rare one is that was seen once: the rarity of which is 1."""
        most, logs = math.log(self.reports + self.prior + 1), _logs()
        seen_in = self.seen_in.get
        try:
            rarities = [most - logs[count] for count in map(seen_in, features, repeat(0))]
        except IndexError:
            rarities = [most - _log(count) for count in map(seen_in, features, repeat(0))]
        return rarities, most - logs[1]


_NOTHING: Final = Vector[Any]((), (), (), 0.0)
_FIRST: Final = itemgetter(0)
_SECOND: Final = itemgetter(1)
_MOST_SEEN: Final = 1 << 16
"""A feature that was seen oftener counts as seen so often: it tells nothing either way."""


_TABLED: Final = 1 << 12
"""Counts whose logarithms are looked up; few features are seen oftener."""


@cache
def _logs() -> tuple[float, ...]:
    """The logarithm of each count and a half, up to `_TABLED`."""
    return tuple(map(_log, range(_TABLED)))


def _log(count: int) -> float:
    return math.log(min(count, _MOST_SEEN) + 0.5)


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
        features, values, _, _ = vector
        if not self.total:
            self.total = dict(zip(features, values, strict=True))
            self.squared = sum(map(mul, values, values))
            self.reports += 1
            self.features += len(features)
            return list(features)
        total, squared = self.total, self.squared
        new: list[Feature] = []
        for feature, value in zip(features, values, strict=True):
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
        total, joining = self.total, other.total
        new = [feature for feature in joining if feature not in total]
        total.update(zip(joining, map(add, joining.values(), map(total.get, joining, repeat(0.0))), strict=True))
        self.squared = sum(map(mul, total.values(), total.values()))
        self.reports += other.reports
        self.features += other.features
        if len(total) > 2 * LONGEST_CENTROID:
            self._prune()
        return new

    def cosine(self, vector: Vector[Feature]) -> float:
        """Cosine with a unit vector, 0 for an empty centroid."""
        if self.squared <= 0:
            return 0.0
        held = map(self.total.get, vector.features, repeat(0.0))
        dot: float = sum(map(mul, vector.values, held))
        return dot / math.sqrt(self.squared)

    def cosine_with(self, other: "Centroid[Feature]") -> float:
        """Cosine with another centroid."""
        if self.squared <= 0 or other.squared <= 0:
            return 0.0
        small, large = sorted((self.total, other.total), key=len)
        dot = sum([value * large.get(feature, 0.0) for feature, value in small.items()])
        return dot / math.sqrt(self.squared * other.squared)

    def _prune(self) -> None:
        kept = nlargest(LONGEST_CENTROID, self.total.items(), key=_SECOND)
        self.total = dict(kept)
        self.squared = sum([value * value for _, value in kept])
