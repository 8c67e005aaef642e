"""Sparse vectors over a growing stream: weights by how rare a feature is so far."""

import math
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from operator import itemgetter
from typing import Any, Final, Generic, NamedTuple, TypeVar

Feature = TypeVar("Feature", bound=Hashable)

PRIOR_REPORTS: Final = 30
"""Reports assumed before the first: keeps the weights of a new desk from swinging with every report."""

LONGEST_VECTOR: Final = 100
"""Features kept of one report, the weightiest. The rest changes a cosine by under a hundredth."""

LONGEST_STORY_VECTOR: Final = 40
"""Features of a story by which it is compared with others, the weightiest. Source: the development sets gain nothing from 60."""

MOST_SEEN: Final = 1 << 16
"""Stories that are counted for a feature: one that more of them told tells nothing either way."""

LONGEST_CENTROID: Final = 200
"""Features kept of a story, the weightiest, once it has twice as many."""


class Vector(NamedTuple, Generic[Feature]):
    """A unit vector: (feature, value, rarity) rows, weightiest first, and the sum of the rarities.

    `once` is the rarity of a feature that one story told: rarities are compared with it, 0 to 1. Rows and not three columns: a
    report's vector is gone through twenty times and made once.
    """

    rows: Sequence[tuple[Feature, float, float]]
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
            if feature not in seen_in:
                seen_in[feature] = 1
            elif (times := seen_in[feature]) < MOST_SEEN:
                seen_in[feature] = times + 1

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
        rows: list[tuple[float, Feature, float]] = []
        for feature, count in weighted:  # one pass, and `in` before a look-up: twice as fast as maps and `get`
            rarity = most - logs[seen_in[feature]] if feature in seen_in else never
            rows.append((count * rarity, feature, rarity))
        rows.sort(key=_FIRST, reverse=True)
        del rows[LONGEST_VECTOR:]
        length = math.sqrt(sum([weight * weight for weight, _, _ in rows])) or 1.0
        unit = [(feature, weight / length, rarity) for weight, feature, rarity in rows]
        return Vector(unit, sum([rarity for _, _, rarity in rows]), most - logs[1])

    def vector_of(self, centroid: "Centroid[Feature]") -> Vector[Feature]:
        """The unit vector of a story, its weightiest features first, capped."""
        features = centroid.weightiest()
        if not features:
            return _NOTHING
        most, logs, seen_in = math.log(self.reports + self.prior + 1), _logs(), self.seen_in
        never = most - logs[0]
        total, length = centroid.total, math.sqrt(centroid.squared) or 1.0
        rows: list[tuple[Feature, float, float]] = []
        mass = 0.0
        for feature in features:
            rarity = most - logs[seen_in[feature]] if feature in seen_in else never
            rows.append((feature, total[feature] / length, rarity))
            mass += rarity
        return Vector(rows, mass, most - logs[1])


_NOTHING: Final = Vector[Any]((), 0.0)
_FIRST: Final = itemgetter(0)


@cache
def _logs() -> list[float]:
    """The logarithm of each count and a half. A list: it is read for every feature of every report."""
    return [math.log(count + 0.5) for count in range(MOST_SEEN + 1)]


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
        rows = vector.rows
        self.reports += 1
        if not rows:
            return []
        self.features += len(rows)
        if not self.total:
            self.total = {feature: value for feature, value, _ in rows}
            self.squared = sum([value * value for _, value, _ in rows])
            return list(self.total)
        total, squared = self.total, self.squared
        new: list[Feature] = []
        for feature, value, _ in rows:
            if feature in total:
                before = total[feature]
                total[feature] = before + value
                squared += value * (2 * before + value)
            else:
                new.append(feature)
                total[feature] = value
                squared += value * value
        self.squared = squared
        if len(total) > 2 * LONGEST_CENTROID:
            self._prune()
        return new

    @property
    def cohesion(self) -> float:
        """The mean cosine of its reports with one another, 1 for one report or the same one over and over."""
        return self.squared / self.reports**2 if self.reports else 1.0

    def weightiest(self) -> Sequence[Feature]:
        """Its `LONGEST_STORY_VECTOR` weightiest features, the weightiest first."""
        total = self.total
        return sorted(total, key=total.__getitem__, reverse=True)[:LONGEST_STORY_VECTOR]

    def take_over(self, other: "Centroid[Feature]") -> list[Feature]:
        """Add all that another story holds; the features that were not there before."""
        total = self.total
        if total:
            new = [feature for feature in other.total if feature not in total]
            for feature, value in other.total.items():
                total[feature] = total[feature] + value if feature in total else value
        else:
            total = self.total = other.total.copy()
            new = list(total)
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
        for feature, value, _ in vector.rows:
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
        total = self.total
        kept = sorted(total, key=total.__getitem__, reverse=True)[:LONGEST_CENTROID]
        self.total = {feature: total[feature] for feature in kept}
        self.squared = sum([value * value for value in self.total.values()])
