"""What a report means by an embedding model, as bytes: four that stand for the model, then a vector of 32-bit floats.

Kept bit for bit, so that a restart changes nothing. Vectors of two models, or of two lengths, are never compared.
"""

import math
from collections.abc import Sequence
from typing import Final
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

_MODEL: Final = 4
_FORM: Final = "<f4"

Vector = NDArray[np.float32]
"""dtype float32, little-endian."""


def packed(vector: Sequence[float], *, model: str) -> bytes:
    """A unit vector of a model's; empty where the vector has no direction or holds what is no number."""
    values = np.asarray(vector, dtype=np.float64)
    length = float(np.linalg.norm(values)) if len(values) else 0.0
    if not math.isfinite(length) or length == 0.0:
        return b""
    return mark_of(model) + (values / length).astype(_FORM).tobytes()


def mark_of(model: str) -> bytes:
    """The four bytes that stand for a model."""
    return crc32(model.encode()).to_bytes(_MODEL, "little")


def summed(total: bytes, other: bytes) -> bytes:
    """The sum of two; where they are not of one model and length, or one is empty, the first that is there."""
    if not total or not _are_alike(total, other):
        return total or other
    return total[:_MODEL] + (_vector(total) + _vector(other)).astype(_FORM).tobytes()


def likeness(one: bytes, other: bytes) -> float:
    """The cosine of two, -1 to 1; 0 where they cannot be compared."""
    if not one or not _are_alike(one, other):
        return 0.0
    ours, theirs = _vector(one), _vector(other)
    lengths = float(np.linalg.norm(ours)) * float(np.linalg.norm(theirs))
    return float(ours @ theirs) / lengths if lengths else 0.0


def _are_alike(one: bytes, other: bytes) -> bool:
    return len(one) == len(other) and one[:_MODEL] == other[:_MODEL]


def _vector(meaning: bytes) -> Vector:
    return np.frombuffer(meaning, dtype=_FORM, offset=_MODEL)
