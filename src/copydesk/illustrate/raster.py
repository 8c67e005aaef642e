"""A scene as a small PNG: drawn straight into a palette, so that drawing and writing take a few milliseconds.

Each ink on each ground has eight palette entries from ground to ink: the steps of its smooth edge. A whole picture
takes 3 to 5 ms; resvg took 45 for the drawing alone, and WebP in full colour 10 for the writing (two shared cores, 2026-11).
"""

from collections.abc import Mapping
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Final

from PIL import Image, ImageDraw, features

from copydesk.illustrate.canvas import Canvas, Place
from copydesk.illustrate.lettering import ELLIPSIS
from copydesk.illustrate.png import png_file
from copydesk.illustrate.scene import HEIGHT, WIDTH, Anchor, Box, Disc, Dome, Ink, Label, Scene, Shape
from copydesk.illustrate.typesetting import STEPS, Mask, SetText, in_steps, needs_shaping, set_text, width_in
from copydesk.model.picture import FontCoverage, FontFace

RASTER_TYPE: Final = "image/png"
_FINE: Final = 4  # shapes are drawn so many times larger and shrunk, for smooth edges
_RAISED_DOTS: Final = frozenset({"ko", "ja", "zh"})

Pair = tuple[Ink, Ink]
Run = tuple[str, FontFace]


def png_of(scene: Scene, *, colours: Mapping[Ink, tuple[int, int, int]], fonts: FontCoverage, packet: bytes) -> bytes:
    """The scene as PNG with its XMP packet. Words that no font can draw are left out, whole lines at a time."""
    pairs: list[Pair] = list(dict.fromkeys([(Ink.INK, Ink.PAPER), *((shape.ink, shape.on) for shape in scene.shapes)]))
    canvas = Canvas(width=WIDTH, height=HEIGHT)
    for shape in scene.shapes:
        _draw(canvas, shape=shape, first=pairs.index((shape.ink, shape.on)) * STEPS, fonts=fonts)
    palette = bytes(channel for pair in pairs for channel in _ramp(colours[pair[1]], colours[pair[0]]))
    return png_file(canvas, palette=palette, packet=packet)


def _ramp(ground: tuple[int, int, int], ink: tuple[int, int, int]) -> list[int]:
    last = STEPS - 1
    return [round(low + (high - low) * step / last) for step in range(STEPS) for low, high in zip(ground, ink, strict=True)]


def _draw(canvas: Canvas, *, shape: Shape, first: int, fonts: FontCoverage) -> None:
    match shape:
        case Box(radius=0):
            canvas.fill(Place(left=shape.x, top=shape.y, width=shape.width, height=shape.height), entry=first + STEPS - 1)
        case Box():
            canvas.stamp(_rounded(shape.width, shape.height, shape.radius), left=shape.x, top=shape.y, first=first)
        case Disc():
            left, top = shape.x - shape.radius, shape.y - shape.radius
            canvas.stamp(_rounded(2 * shape.radius, 2 * shape.radius, shape.radius), left=left, top=top, first=first)
        case Dome():
            left, top = shape.x - shape.width // 2, shape.y - shape.height
            canvas.stamp(_half(shape.width, shape.height), left=left, top=top, first=first)
        case Label():
            _letter(canvas, label=shape, first=first, fonts=fonts)


@lru_cache(maxsize=128)
def _rounded(width: int, height: int, radius: int) -> Mask:
    large = Image.new("L", (width * _FINE, height * _FINE), 0)
    box = (0, 0, width * _FINE - 1, height * _FINE - 1)
    ImageDraw.Draw(large).rounded_rectangle(box, radius=radius * _FINE, fill=255)
    return in_steps(large.resize((width, height), Image.Resampling.BOX))


@lru_cache(maxsize=64)
def _half(width: int, height: int) -> Mask:
    large = Image.new("L", (width * _FINE, height * _FINE), 0)
    box = (0, 0, width * _FINE - 1, 2 * height * _FINE - 1)
    ImageDraw.Draw(large).ellipse(box, fill=255)
    return in_steps(large.resize((width, height), Image.Resampling.BOX))


def _letter(canvas: Canvas, *, label: Label, first: int, fonts: FontCoverage) -> None:
    pieces = _fitted(_runs(label, fonts=fonts), label=label)
    advance = sum(piece.advance for piece in pieces)
    x = label.x - {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}[label.anchor] * advance
    for piece in pieces:
        if piece.mask is not None:
            canvas.stamp(piece.mask, left=round(x) + piece.left, top=label.y + piece.top, first=first)
        x += piece.advance


def _fitted(runs: list[Run], *, label: Label) -> list[SetText]:
    """The pieces set, the last one cut where together they are wider than the label may be."""
    room = float(label.width)
    fitted: list[SetText] = []
    for text, face in runs:
        piece = set_text(text, face=face, size=label.size)
        if piece.advance > room:
            return [*fitted, set_text(_cut(text, face=face, size=label.size, width=room), face=face, size=label.size)]
        fitted.append(piece)
        room -= piece.advance
    return fitted


def _cut(text: str, *, face: FontFace, size: int, width: float) -> str:
    end = len(text)
    while end and width_in(text[:end] + "...", face=face, size=size) > width:
        end -= 1
    return text[:end].rstrip() + "..." if end else ""


def _runs(label: Label, *, fonts: FontCoverage) -> list[Run]:
    """The label in pieces with a face for each; nothing where a character has no face or the letters could come out wrong."""
    faces = fonts.in_order(label.role, language=label.language)
    # Fonts with Chinese, Japanese and Korean letters raise the dots of the ellipsis, as those scripts want them and no other.
    text = label.text if label.language in _RAISED_DOTS else label.text.replace(ELLIPSIS, "...")
    is_shaped = needs_shaping(text)
    if is_shaped and not features.check("raqm"):
        return []
    whole = next((face for face in faces if face.covers(text)), None)
    if whole is not None:
        return [(text, whole)]
    chosen = [next((face for face in faces if face.has(ord(character))), None) for character in text]
    pieces = groupby(zip(text, chosen, strict=True), key=itemgetter(1))
    runs = [("".join(character for character, _ in group), face) for face, group in pieces if face is not None]
    return [] if is_shaped or None in chosen else runs
