"""Lines of text as masks, put together from letters that were drawn before.

Drawing a letter of a large face takes 20 to 50 µs, putting a drawn one in its place 2: the letters of the news come back in
picture after picture. Where the place of a letter depends on its neighbours, the line is drawn as a whole.
"""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFont

from copydesk.model.picture import FontFace

STEPS: Final = 8
"""The steps of a smooth edge, from ground (0) to ink (7): what a palette has room for, and the eye no use for more."""

Mask = npt.NDArray[np.uint8]
"""How much ink a pixel has, in steps, row by row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetText:
    """A piece of text as a mask cut close, where it lies from the start of the baseline, and how far the pen moves.

    In pixels; `mask` is None where there is nothing to see.
    """

    mask: Mask | None
    left: int
    top: int
    advance: float


def set_text(text: str, *, face: FontFace, size: int) -> SetText:
    """The text in a face and size."""
    return _line(text, face.path, face.index, size)


def width_in(text: str, *, face: FontFace, size: int) -> float:
    """How far the pen moves over the text, in pixels."""
    return _font(face.path, face.index, size).getlength(text)


def needs_shaping(text: str) -> bool:
    """Whether it holds right-to-left letters or combining marks: their place depends on their neighbours."""
    return not text.isascii() and any(_depends(character) for character in text)


@lru_cache(maxsize=4096)
def _depends(character: str) -> bool:
    return unicodedata.bidirectional(character) in {"R", "AL", "AN"} or unicodedata.category(character)[0] == "M"


# The words of the frame, sources and dates come back, and both editions of a story may quote one headline.
@lru_cache(maxsize=256)
def _line(text: str, path: str, index: int, size: int) -> SetText:
    if needs_shaping(text):
        return _drawn(text, path, index, size)
    placed: list[tuple[int, SetText]] = []
    pen = 0.0
    for character, kern in zip(text, _kerns(text, path, index, size), strict=True):
        letter = _letter(character, path, index, size)
        if letter.mask is not None:
            placed.append((round(pen + kern) + letter.left, letter))
        pen += kern + letter.advance
    return _joined(placed, advance=pen)


def _joined(placed: list[tuple[int, SetText]], *, advance: float) -> SetText:
    """Letters in one mask, each with where its left edge lies; where two overlap, the darker one shows."""
    boxes = [(x, letter.top, letter.mask) for x, letter in placed if letter.mask is not None]
    if not boxes:
        return SetText(mask=None, left=0, top=0, advance=advance)
    left, top = min(x for x, _, _ in boxes), min(y for _, y, _ in boxes)
    width = max(x + mask.shape[1] for x, _, mask in boxes) - left
    height = max(y + mask.shape[0] for _, y, mask in boxes) - top
    line = np.zeros((height, width), dtype=np.uint8)
    for x, y, mask in boxes:
        place = line[y - top : y - top + mask.shape[0], x - left : x - left + mask.shape[1]]
        np.maximum(place, mask, out=place)
    return SetText(mask=line, left=left, top=top, advance=advance)


@lru_cache(maxsize=8192)  # about 8 MiB of masks
def _letter(character: str, path: str, index: int, size: int) -> SetText:
    return _drawn(character, path, index, size)


def _kerns(text: str, path: str, index: int, size: int) -> list[float]:
    """How much each letter stands further from the one before it (below zero: nearer) than the width of that one says."""
    pairs = [0.0, *(_kern(one, two, path, index, size) for one, two in pairwise(text))]
    for place in range(2, len(text)):
        if text[place - 1] == " ":
            pairs[place] += _gap(text[place - 2], text[place], path, index, size)
    return pairs


@lru_cache(maxsize=16384)
def _kern(one: str, two: str, path: str, index: int, size: int) -> float:
    if unicodedata.east_asian_width(one) in {"W", "F"} and unicodedata.east_asian_width(two) in {"W", "F"}:
        return 0.0
    return _length(one + two, path, index, size) - _length(one, path, index, size) - _length(two, path, index, size)


@lru_cache(maxsize=16384)
def _gap(one: str, two: str, path: str, index: int, size: int) -> float:
    """How much wider a space is between two letters than beside each of them: Noto's hangul want a wider one."""
    first, second, alone = (_length(text, path, index, size) for text in (f"{one} ", f" {two}", " "))
    return _length(f"{one} {two}", path, index, size) - first - second + alone


@lru_cache(maxsize=32768)
def _length(text: str, path: str, index: int, size: int) -> float:
    """How far the pen moves. Asking a font takes 50 to 100 µs whatever the text, and pairs share their letters."""
    return _font(path, index, size).getlength(text)


def _drawn(text: str, path: str, index: int, size: int) -> SetText:
    font = _font(path, index, size)
    advance = _length(text, path, index, size)
    large = Image.new("L", (int(advance) + 2 * size, 2 * size), 0)
    ImageDraw.Draw(large).text((size // 2, size * 3 // 2), text, font=font, fill=255, anchor="ls")
    return _close(large, advance=advance, size=size)


def _close(large: Image.Image, *, advance: float, size: int) -> SetText:
    box = large.getbbox()
    if box is None:
        return SetText(mask=None, left=0, top=0, advance=advance)
    return SetText(mask=in_steps(large.crop(box)), left=box[0] - size // 2, top=box[1] - size * 3 // 2, advance=advance)


def in_steps(image: Image.Image) -> Mask:
    """A grey image (mode L) as a mask."""
    last = STEPS - 1
    return ((np.asarray(image, dtype=np.uint16) * last + 127) // 255).astype(np.uint8)


@lru_cache(maxsize=48)
def _font(path: str, index: int, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, size, index=index)
