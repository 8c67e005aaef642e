"""The index that finds the few open stories that a report could belong to."""

import math
from array import array
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from heapq import nlargest
from typing import Final, Generic, TypeVar

from copydesk.group.cluster import Cluster
from copydesk.group.vectors import Vector

Feature = TypeVar("Feature", bound=Hashable)

GLANCED_AT: Final = 16
"""Stories that are glanced at: those that share most of a report's weightiest features."""

CANDIDATES: Final = 2
"""Of these, stories that are looked at closely: those closest by the report's weightiest features. Without the glance a small
story that has all of a report's words is passed over for large ones that have each word somewhere. Source: the development sets
are as good with two as with three."""

GLANCE: Final = 12
"""Features that a glance takes in."""

LEAST_SHARE: Final = 0.3
"""Share of the most promising story's hits that the others must have to be looked at closely."""

PROBES: Final = 12
"""Features of a report that are looked up, the weightiest. Source: the development sets lose nothing between 20 and 12."""

LONGEST_POSTING: Final = 32
"""Open stories that are kept for a feature once it has twice as many, the largest: bounds the cost however many are open."""

MOST_HITS: Final = 80
"""Entries of postings that are read for one report, those of its weightiest features first. Source: the development sets
lose nothing between 300 and 70."""

_NUMBERS: Final = "I"
"""Four bytes a number: enough for four thousand million stories."""


@dataclass(slots=True)
class Postings(Generic[Feature]):
    """Which stories have a feature, by their numbers; a feature of one story alone leads to a bare number.

    `open_stories` are the stories by number, shared by every index of a desk: a number that it lacks is that of a story which
    closed, and is dropped as it is met. Numbers lie side by side in memory: reading them touches no story.
    """

    open_stories: Mapping[int, Cluster]
    of: dict[Feature, "int | array[int]"] = field(default_factory=dict)

    def add(self, features: Sequence[Feature], cluster: Cluster) -> None:
        """Enter a story under features that it did not have, or that it had and forgot."""
        of, number, is_new = self.of, cluster.number, cluster.size == 1
        for feature in features:
            if feature not in of:
                of[feature] = number
                continue
            posting = of[feature]
            if isinstance(posting, int):
                if posting != number:
                    of[feature] = array(_NUMBERS, (posting, number))
            elif is_new or number not in posting:
                posting.append(number)
                if len(posting) > 2 * LONGEST_POSTING:
                    of[feature] = self._prominent(posting)

    def drop(self, features: Sequence[Feature], cluster: Cluster) -> None:
        """Take a story out from under features that it no longer has."""
        of, number = self.of, cluster.number
        for feature in features:
            posting = of.get(feature)
            if isinstance(posting, int):
                if posting == number:
                    del of[feature]
            elif posting is not None and number in posting:
                posting.remove(number)

    def most_hit(self, vector: Vector[Feature], *, besides: Cluster | None = None) -> list[Cluster]:
        """The open stories that share most of a vector, the first by what they share."""
        of = self.of
        hits: dict[int, float] = {}
        budget = MOST_HITS
        for feature, value, rarity in vector.rows[:PROBES]:
            if feature not in of:
                continue
            posting, weight = of[feature], value * rarity
            numbers = (posting,) if isinstance(posting, int) else posting
            if not hits:
                hits = dict.fromkeys(numbers, weight)
            else:
                for number in numbers:  # `in` before a look-up: a third less than `get`
                    if number in hits:
                        hits[number] += weight
                    else:
                        hits[number] = weight
            budget -= len(numbers)
            if budget < 0:
                break
        if besides is not None:
            hits.pop(besides.number, None)
        return self._most_prominent(hits)

    def sweep(self) -> None:
        """Drop the stories that closed, and the features that no open story has."""
        there = self.open_stories
        kept: dict[Feature, int | array[int]] = {}
        for feature, posting in self.of.items():
            numbers = [each for each in _numbers(posting) if each in there]
            if numbers:
                kept[feature] = numbers[0] if len(numbers) == 1 else array(_NUMBERS, numbers)
        self.of = kept

    def numbers(self) -> dict[Feature, int | list[int]]:
        """The numbers that each feature leads to, as they are kept; `take` takes them back."""
        return {feature: posting if isinstance(posting, int) else posting.tolist() for feature, posting in self.of.items()}

    def take(self, numbers: Mapping[Feature, int | list[int]]) -> None:
        """Take back what `numbers` gave."""
        self.of = {feature: each if isinstance(each, int) else array(_NUMBERS, each) for feature, each in numbers.items()}

    def _prominent(self, posting: "array[int]") -> "array[int]":
        there = (self.open_stories.get(number) for number in posting)
        kept = nlargest(LONGEST_POSTING, (each for each in there if each is not None), key=_prominence)
        return array(_NUMBERS, sorted(each.number for each in kept))

    def _most_prominent(self, hits: Mapping[int, float]) -> list[Cluster]:
        """The open stories with the most hits, as many as are glanced at; of two with as many the one that opened later."""
        there = self.open_stories
        ranked = _ranked(hits)
        if ranked and ranked[0] not in there:
            # What the first has sets how many hits it takes: it has to be open.
            ranked = _ranked({number: hit for number, hit in hits.items() if number in there})
        found: list[Cluster] = []
        for number in ranked:
            if number in there:
                found.append(there[number])
                if len(found) == GLANCED_AT:
                    break
        return found


def _ranked(hits: Mapping[int, float]) -> list[int]:
    """The numbers of those that have their share of the most hits, the most first; of two with as many the larger number."""
    if not hits:
        return []
    least = LEAST_SHARE * max(hits.values())
    ranked = [number for number, hit in hits.items() if hit >= least]
    # Sorted twice, by whole numbers and by their hits: half as long as sorting pairs once.
    ranked.sort(reverse=True)
    ranked.sort(key=hits.__getitem__, reverse=True)
    return ranked


def _numbers(posting: "int | array[int]") -> Iterable[int]:
    return (posting,) if isinstance(posting, int) else posting


def closest(vector: Vector[int], near: Sequence[Cluster], *, language: str) -> list[Cluster]:
    """The stories with reports in a language that are closest to a vector at a glance; of two as close the larger id."""
    if len(near) <= CANDIDATES:
        return [cluster for cluster in near if language in cluster.terms]
    heaviest, sqrt = vector.rows[:GLANCE], math.sqrt
    there = [cluster for cluster in near if language in cluster.terms]
    cosines: list[float] = []
    for cluster in there:
        centroid = cluster.terms[language]
        total, dot = centroid.total, 0.0
        for feature, value, _ in heaviest:
            if feature in total:
                dot += value * total[feature]
        cosines.append(dot / sqrt(centroid.squared or 1.0))
    # Bare numbers are sorted first, and ids beside them for the few that are close enough: a third of what sorting all costs.
    least = sorted(cosines)[-CANDIDATES:]
    found = [(cosine, each.story_id, each) for cosine, each in zip(cosines, there, strict=True) if cosine >= least[0]]
    found.sort(reverse=True)
    return [cluster for _, _, cluster in found[:CANDIDATES]]


def _prominence(cluster: Cluster) -> tuple[int, datetime, str]:
    return cluster.size, cluster.last_at, cluster.story_id
