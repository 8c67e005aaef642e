"""Whether reports are of one piece: how alike two groups of them are, beside how alike each group is in itself.

A cosine between two stories says little where both tell of one kind of event: two robberies in one city share many words. But
reports of one event are as alike across any two groups of them as within, and those of two events are not, however alike these
are. The measure has no scale of its own, so that it holds on any kind of source whose texts are long enough.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from copydesk.group.vectors import Centroid

LEAST_UNITY: Final = 0.62
"""Unity below which two groups of whole reports tell two events. Source: the development sets; look-alike events come to .1
to .6, a tenth of them to more, halves of one event to .7 to .9, however they are cut. From .6 to .7 results are much the same."""

TELLING_FROM: Final = 16.0
TELLING_AT: Final = 32.0
"""Terms a report below which unity says nothing, and from which it says all: headlines of one event share few words."""

ASSUMED_PAIRS: Final = 2.0
ASSUMED_LIKENESS: Final = 0.25
"""Pairs of reports assumed in each group beside its own, and their cosine: two alone say little of how alike a story is."""


@dataclass(frozen=True, slots=True)
class Sums:
    """What is needed of a group of reports: how many they are, their features in all, and the squared length of their sum."""

    reports: int
    features: int
    squared: float

    @property
    def likeness(self) -> float:
        """The mean cosine of two different reports, with those assumed; above 0."""
        pairs = self.reports * (self.reports - 1)
        own = max(0.0, self.squared - self.reports)
        return (own + ASSUMED_PAIRS * ASSUMED_LIKENESS) / (pairs + ASSUMED_PAIRS)


def unity(one: Sums, other: Sums, *, dot: float) -> float:
    """The mean cosine across two groups over that within them: 0 to about 1. `dot` is the product of their sums."""
    across = dot / (one.reports * other.reports)
    return across / math.sqrt(one.likeness * other.likeness)


def needed_unity(*groups: Sums) -> float:
    """The unity from which groups of reports can be one event: less where reports are short, 0 for headlines."""
    length = sum(group.features for group in groups) / sum(group.reports for group in groups)
    share = (length - TELLING_FROM) / (TELLING_AT - TELLING_FROM)
    return LEAST_UNITY * min(1.0, max(0.0, share))


def are_two(one: Mapping[str, Centroid[int]], other: Mapping[str, Centroid[int]]) -> bool:
    """Whether two stories tell two events by the words of a language of both, two reports at least on either side."""
    for language, centroid in one.items():
        theirs = other.get(language)
        if theirs is None or min(centroid.reports, theirs.reports) < 2:
            continue
        ours, others = sums(centroid), sums(theirs)
        needed = needed_unity(ours, others)
        if needed and unity(ours, others, dot=centroid.dot(theirs)) < needed:
            return True
    return False


def sums(centroid: Centroid[int]) -> Sums:
    """The sums of a centroid's reports."""
    return Sums(centroid.reports, centroid.features, centroid.squared)
