"""What a story keeps once its reports are out of sight: its weightiest words and names, small enough to be kept for years."""

import math
import struct
from collections.abc import Iterable
from typing import Final
from zlib import crc32

from copydesk.group.vectors import Centroid

MOST_TRAITS: Final = 100
"""Words and names kept of a story. With 30 threads of a development set lose 25 points of BCubed F1, with 60 one or two."""

NAMES_WEIGH: Final = 0.7
"""The weight of all names of a story where that of its words is 1. Chosen on the same sets: .5 to 1 are alike, 1.6 is worse."""

NAMED_MARKS: Final = ("e:", "s:")
"""Marks of names, known and by sound. Figures and days tell events apart; within a thread they only differ."""

STEPS: Final = 255
"""The weight of a story's weightiest trait as it is packed."""

PACKED: Final = (("feature", "<u4"), ("weight", "u1"))
"""How one trait is packed, in numpy's words."""

_TRAIT: Final = struct.Struct("<IB")


def make_traits(words: Iterable[Centroid[int]], *, marks: Centroid[str]) -> bytes:
    """The weightiest words and names of a story, packed: five bytes each, the weightiest first.

    `words` are the centroids of its languages, `marks` that of all of them.
    """
    weighed: dict[int, float] = {}
    for centroid in words:
        length = math.sqrt(centroid.squared) or 1.0
        for term, value in centroid.total.items():
            weighed[term] = weighed.get(term, 0.0) + value / length
    names = {crc32(mark.encode()): value for mark, value in marks.total.items() if mark.startswith(NAMED_MARKS)}
    length = math.sqrt(sum(value * value for value in names.values())) or 1.0
    for name, value in names.items():
        weighed[name] = weighed.get(name, 0.0) + NAMES_WEIGH * value / length
    best = sorted(weighed.items(), key=_by_weight)[:MOST_TRAITS]
    if not best:
        return b""
    most = best[0][1]
    return b"".join(_TRAIT.pack(feature, max(1, round(STEPS * value / most))) for feature, value in best)


def read_traits(packed: bytes) -> list[tuple[int, float]]:
    """The (hash, weight) pairs of a story, the weightiest first; the weightiest of all weighs 1."""
    return [(feature, weight / STEPS) for feature, weight in _TRAIT.iter_unpack(packed)]


def trait_hashes(packed: bytes) -> list[int]:
    """The hashes of a story alone, the weightiest first."""
    return [feature for feature, _ in _TRAIT.iter_unpack(packed)]


def _by_weight(pair: tuple[int, float]) -> tuple[float, int]:
    return -pair[1], pair[0]
