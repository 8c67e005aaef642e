"""Palette entries, row by row, as PNG wants them: what is drawn needs no copy to be written."""

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from copydesk.illustrate.typesetting import Mask


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A rectangle in pixels; parts of it may lie outside the canvas."""

    left: int
    top: int
    width: int
    height: int


@dataclass(slots=True, kw_only=True)
class Canvas:
    """A picture being drawn, at first all of entry 0."""

    width: int
    height: int
    _lines: npt.NDArray[np.uint8] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Make room for a byte before each row: the number of its filter, which is 0 for none."""
        self._lines = np.zeros((self.height, self.width + 1), dtype=np.uint8)

    @property
    def scanlines(self) -> memoryview:
        """The rows, each behind the number of its filter."""
        return self._lines.data

    def fill(self, place: Place, *, entry: int) -> None:
        """Every pixel of a place becomes one entry."""
        self._at(place)[:] = entry

    def stamp(self, mask: Mask, *, left: int, top: int, first: int) -> None:
        """Put ink through a mask on an even ground: a pixel with so many steps of ink becomes entry `first` + steps.

        A pixel without ink becomes `first`, the ground: leaving those alone takes five times as long.
        """
        height, width = mask.shape
        pixels = self._at(Place(left=left, top=top, width=width, height=height))
        seen = mask[max(0, -top) :, max(0, -left) :][: pixels.shape[0], : pixels.shape[1]]
        np.add(seen, np.uint8(first), out=pixels)

    def _at(self, place: Place) -> npt.NDArray[np.uint8]:
        top, bottom = max(0, place.top), max(0, place.top + place.height)
        left, right = max(0, place.left), max(0, place.left + place.width)
        return self._lines[top:bottom, 1:][:, left:right]
