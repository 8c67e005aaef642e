"""What a graphic consists of: flat shapes and lines of words on a canvas, the same for SVG and raster."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from copydesk.model.picture import FontRole

WIDTH: Final = 1200
HEIGHT: Final = 630


class Ink(StrEnum):
    """The colours of a graphic by their use; `palette` gives their values for a story."""

    PAPER = "paper"
    PANEL = "panel"
    INK = "ink"
    MUTED = "muted"
    RULE = "rule"
    TINT = "tint"
    ACCENT = "accent"


class Anchor(StrEnum):
    """Where a line of words hangs on its point."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle in whole pixels, corners rounded by `radius`."""

    x: int
    y: int
    width: int
    height: int
    ink: Ink
    on: Ink = Ink.PAPER
    radius: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Disc:
    """A filled circle around a point."""

    x: int
    y: int
    radius: int
    ink: Ink
    on: Ink = Ink.PAPER


@dataclass(frozen=True, slots=True, kw_only=True)
class Dome:
    """The upper half of an ellipse standing on the line at `y`, its middle at `x`."""

    x: int
    y: int
    width: int
    height: int
    ink: Ink
    on: Ink = Ink.PAPER


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """One line of words, at most `width` pixels wide, its baseline at `y`."""

    x: int
    y: int
    text: str
    size: int
    width: int
    role: FontRole = FontRole.TEXT
    ink: Ink = Ink.INK
    on: Ink = Ink.PAPER
    anchor: Anchor = Anchor.START
    language: str = ""


Shape = Box | Disc | Dome | Label


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Shapes from the back to the front, and what they show in words."""

    language: str
    title: str
    description: str
    shapes: tuple[Shape, ...]
