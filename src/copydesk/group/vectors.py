"""Sparse vectors over a growing stream: weights by how rare a feature is so far."""

import math
from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from typing import Final, Generic, TypeVar

Feature = TypeVar("Feature", bound=Hashable)

PRIOR_REPORTS: Final = 30
"""Reports assumed before the first: keeps the weights of a new desk from swinging with every report."""

LONGEST_VECTOR: Final = 100
"""Features kept of one report, the weightiest. The rest changes a cosine by under a hundredth."""


@dataclass(slots=True)
class Rarity(Generic[Feature]):
    """How often each feature occurred in the stream so far."""

    reports: int = 0
    seen_in: Counter[Feature] = field(default_factory=Counter)

    def learn(self, features: Iterable[Feature]) -> None:
        """Count one report's features."""
        self.reports += 1
        self.seen_in.update(features)

    def weight(self, feature: Feature) -> float:
        """Inverse document frequency, above 0; larger is rarer."""
        return math.log(1 + (self.reports + PRIOR_REPORTS) / (self.seen_in[feature] + 0.5))

    def vector(self, weighted: Iterable[tuple[Feature, float]]) -> dict[Feature, float]:
        """The unit vector of a report's (feature, dampened count) pairs, weightiest first, capped."""
        pairs = [(feature, count * self.weight(feature)) for feature, count in weighted]
        pairs.sort(key=lambda pair: -pair[1])
        pairs = pairs[:LONGEST_VECTOR]
        length = math.sqrt(sum(value * value for _, value in pairs)) or 1.0
        return {feature: value / length for feature, value in pairs}


@dataclass(slots=True)
class Centroid(Generic[Feature]):
    """The sum of the unit vectors of a story's reports, with its length kept up to date."""

    total: dict[Feature, float] = field(default_factory=dict)
    squared: float = 0.0

    def add(self, vector: dict[Feature, float]) -> None:
        """Add one report's vector."""
        total = self.total
        squared = self.squared
        for feature, value in vector.items():
            before = total.get(feature, 0.0)
            total[feature] = before + value
            squared += value * (2 * before + value)
        self.squared = squared

    def cosine(self, vector: dict[Feature, float]) -> float:
        """Cosine with a unit vector, 0 for an empty centroid."""
        if self.squared <= 0:
            return 0.0
        total = self.total
        return sum(value * total.get(feature, 0.0) for feature, value in vector.items()) / math.sqrt(self.squared)

    def cosine_with(self, other: "Centroid[Feature]") -> float:
        """Cosine with another centroid."""
        if self.squared <= 0 or other.squared <= 0:
            return 0.0
        small, large = sorted((self.total, other.total), key=len)
        dot = sum(value * large.get(feature, 0.0) for feature, value in small.items())
        return dot / math.sqrt(self.squared * other.squared)
