"""What a story keeps once its reports are out of sight: its weightiest words and names, small enough to be kept for years."""

import math
import struct
from collections.abc import Iterable
from functools import lru_cache
from typing import Final
from zlib import crc32

import numpy as np

from copydesk.group.vectors import Centroid

MOST_TRAITS: Final = 100
"""Words and names kept of a story. With 30 threads of a development set lose 25 points of BCubed F1, with 60 one or two."""

NAMES_WEIGH: Final = 0.7
"""The weight of all names of a story where that of its words is 1. Chosen on the same sets: .5 to 1 are alike, 1.6 is worse."""

NAMED_MARKS: Final = ("e:", "s:")
"""Marks of names, known and by sound. Figures and days tell events apart; within a thread they only differ."""

STEPS: Final = 255
"""The weight of a story's weightiest trait as it is packed."""

PACKED: Final = np.dtype([("feature", "<u4"), ("weight", "u1")])
"""How one trait is packed, in numpy's words."""

_TRAIT: Final = struct.Struct("<IB")


def make_traits(words: Iterable[Centroid[int]], *, marks: Centroid[str]) -> bytes:
    """The weightiest words and names of a story, packed: five bytes each, the weightiest first.

    `words` are the centroids of its languages, `marks` that of all of them.
    """
    weighed: dict[int, float] = {}
    for centroid in words:
        length = math.sqrt(centroid.squared) or 1.0
        if weighed:
            for term, value in centroid.total.items():
                weighed[term] = weighed.get(term, 0.0) + value / length
        else:
            weighed = {term: value / length for term, value in centroid.total.items()}
    names = {name: value for mark, value in marks.total.items() if (name := _name_hash(mark)) is not None}
    length = math.sqrt(sum([value * value for value in names.values()])) or 1.0
    for name, value in names.items():
        weighed[name] = weighed.get(name, 0.0) + NAMES_WEIGH * value / length
    if not weighed:
        return b""
    features = np.fromiter(weighed, dtype=np.uint32, count=len(weighed))
    weights = np.fromiter(weighed.values(), dtype=np.float64, count=len(weighed))
    best = np.lexsort((features, -weights))[:MOST_TRAITS]
    packed = np.empty(len(best), dtype=PACKED)
    packed["feature"] = features[best]
    packed["weight"] = np.maximum(1, np.rint(STEPS * weights[best] / weights[best[0]]))
    return packed.tobytes()


@lru_cache(maxsize=1 << 14)
def _name_hash(mark: str) -> int | None:
    """The hash of a mark; None for one that is no name."""
    return crc32(mark.encode()) if mark.startswith(NAMED_MARKS) else None


def read_traits(packed: bytes) -> list[tuple[int, float]]:
    """The (hash, weight) pairs of a story, the weightiest first; the weightiest of all weighs 1."""
    return [(feature, weight / STEPS) for feature, weight in _TRAIT.iter_unpack(packed)]


def trait_hashes(packed: bytes) -> list[int]:
    """The hashes of a story alone, the weightiest first."""
    return [feature for feature, _ in _TRAIT.iter_unpack(packed)]
