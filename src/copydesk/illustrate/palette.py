"""The colours of a story's graphics: one hue drawn from its id, at lightness and strength that always read well."""

import hashlib
import math
from collections.abc import Mapping
from typing import Final

from copydesk.illustrate.scene import Ink

# Lightness and chroma in OKLCH: ink on paper has a contrast above 12:1, muted and accent above 4.5:1 in every hue (tested).
_TONES: Final[Mapping[Ink, tuple[float, float]]] = {
    Ink.PAPER: (0.978, 0.008),
    Ink.PANEL: (0.945, 0.018),
    Ink.INK: (0.235, 0.018),
    Ink.MUTED: (0.475, 0.022),
    Ink.RULE: (0.86, 0.022),
    Ink.TINT: (0.885, 0.048),
    Ink.ACCENT: (0.455, 0.115),
}

# Hues that stay calm as an accent: brick, ochre, olive, pine, teal, sea, blue, indigo, plum, wine.
_HUES: Final = (28, 62, 112, 152, 182, 212, 246, 272, 312, 358)


def hue_of(story_id: str) -> int:
    """The hue of a story in degrees: always the same for the same id."""
    return _HUES[hashlib.sha256(story_id.encode()).digest()[0] % len(_HUES)]


def colours(hue: int) -> dict[Ink, tuple[int, int, int]]:
    """Red, green and blue (0–255) of every ink in this hue."""
    return {ink: _rgb(lightness, chroma, math.radians(hue)) for ink, (lightness, chroma) in _TONES.items()}


def hex_colour(rgb: tuple[int, int, int]) -> str:
    """`#rrggbb`."""
    return "#{:02x}{:02x}{:02x}".format(*rgb)


def _rgb(lightness: float, chroma: float, angle: float) -> tuple[int, int, int]:
    """OKLCH to sRGB, clipped to what a screen shows. Source: https://bottosson.github.io/posts/oklab/."""
    a, b = chroma * math.cos(angle), chroma * math.sin(angle)
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    red = 4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short
    green = -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short
    blue = -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short
    return _byte(red), _byte(green), _byte(blue)


def _byte(linear: float) -> int:
    clipped = min(1.0, max(0.0, linear))
    encoded = 12.92 * clipped if clipped <= 0.0031308 else 1.055 * clipped ** (1 / 2.4) - 0.055
    return round(255 * encoded)
