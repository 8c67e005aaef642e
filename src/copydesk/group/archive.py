"""The archive as arrays: the words of each story as a unit vector, and which stories hold a word, looked up for one story."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from copydesk.group.traits import PACKED, STEPS
from copydesk.group.vectors import PRIOR_REPORTS

Places = npt.NDArray[np.intp]
"""Positions of stories in the archive's order, which is the order of time."""

MOST_STORIES_A_TRAIT: Final = 64
"""A word's stories that are looked at, the nearest in time."""

TRAITS_A_STORY: Final = 24
"""The words and names by which a story is looked up, its weightiest."""

_ROWS: Final = PACKED


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """Stories with what they share with one: `masses` belong to `places`, each of which is there once, in order."""

    places: Places
    masses: npt.NDArray[np.float64]

    def heaviest(self, most: int) -> list[int]:
        """The places of the greatest masses, of equal ones the later."""
        order = np.lexsort((self.places, self.masses))[::-1][:most]
        return [int(place) for place in self.places[order]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words and names of all stories as unit vectors, by how rare they are in the archive.

    Story i's stand at `starts[i]` to `starts[i + 1]` of `features`, which are numbered from 0, and of `values`. Word f is among
    the weightiest of the stories `holders[opening[f] : opening[f + 1]]`. `bench` is room for one vector, empty between two calls.
    """

    starts: Places
    features: Places
    values: npt.NDArray[np.float64]
    opening: Places
    holders: Places
    bench: npt.NDArray[np.float64]

    def sharing(self, place: int) -> Weighed:
        """The other stories that have a story's weightiest words among theirs, by the weight of those words."""
        own = slice(self.starts[place], self.starts[place + 1])
        best = np.argsort(-self.values[own], kind="stable")[:TRAITS_A_STORY]
        postings = [
            nearest(self.holders[self.opening[feature] : self.opening[feature + 1]], place=place, most=MOST_STORIES_A_TRAIT)
            for feature in self.features[own][best]
        ]
        return summed(postings, weights=self.values[own][best], besides=place)

    def likenesses(self, place: int, others: Sequence[int]) -> list[float]:
        """The cosines of one story's words with those of others."""
        if not others:
            return []
        own = slice(self.starts[place], self.starts[place + 1])
        self.bench[self.features[own]] = self.values[own]
        rows = [slice(self.starts[other], self.starts[other + 1]) for other in others]
        found = [float(self.values[row] @ self.bench[self.features[row]]) for row in rows]
        self.bench[self.features[own]] = 0.0
        return found


def make_words(traits: Sequence[bytes]) -> Words:
    """The vectors of stories from their packed traits, in the archive's order. Cost: one sort of all traits."""
    rows = np.frombuffer(b"".join(traits), dtype=_ROWS)
    lengths = np.fromiter((len(packed) for packed in traits), dtype=np.intp, count=len(traits)) // _ROWS.itemsize
    starts = np.concatenate([[0], np.cumsum(lengths)]).astype(np.intp)
    owners = np.repeat(np.arange(len(traits)), lengths)
    known, features, counts = np.unique(rows["feature"], return_inverse=True, return_counts=True)
    rarities = np.log(len(traits) + PRIOR_REPORTS + 1) - np.log(counts + 0.5)
    values = rows["weight"] / STEPS * rarities[features]
    squares = np.bincount(owners, weights=values * values, minlength=len(traits))
    is_weighty = np.arange(len(rows)) - starts[owners] < TRAITS_A_STORY
    order = np.argsort(features[is_weighty], kind="stable")
    return Words(
        starts=starts,
        features=features,
        values=values / np.sqrt(squares)[owners],
        opening=np.searchsorted(features[is_weighty][order], np.arange(len(known) + 1)),
        holders=owners[is_weighty][order],
        bench=np.zeros(len(known)),
    )


def nearest(places: Places, *, place: int, most: int) -> Places:
    """Those nearest to a place in the archive's order."""
    if len(places) <= most:
        return places
    middle = int(places.searchsorted(place))
    start = max(0, min(middle - most // 2, len(places) - most))
    return places[start : start + most]


def summed(postings: Sequence[Places], *, weights: npt.NDArray[np.float64], besides: int) -> Weighed:
    """The stories of several postings, but one, each with the weights of those that hold it added up."""
    every = np.concatenate([*postings, np.empty(0, dtype=np.intp)])
    places, inverse = np.unique(every, return_inverse=True)
    masses = np.bincount(inverse, weights=np.repeat(weights, [len(posting) for posting in postings]), minlength=len(places))
    others = places != besides
    return Weighed(places=places[others], masses=masses[others])
