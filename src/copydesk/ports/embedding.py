"""A model that turns texts of any language into vectors, so that texts which mean the same lie close together."""

from collections.abc import Sequence
from typing import Protocol


class EmbeddingFailed(Exception):
    """No vectors came; the message says why."""


class Embedder(Protocol):
    """Adds to what grouping compares across languages; nothing depends on it."""

    @property
    def model(self) -> str:
        """The model; vectors of two models are never compared."""
        ...

    def vectors(self, texts: Sequence[str]) -> list[tuple[float, ...]]:
        """A vector for each text, in order, all of one length. Raises `EmbeddingFailed`."""
        ...
