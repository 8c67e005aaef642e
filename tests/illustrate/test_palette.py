"""Colours: calm, different, and readable in every hue."""

import pytest

from copydesk.illustrate.palette import colours, hex_colour, hue_of
from copydesk.illustrate.scene import Ink

_HUES = sorted({hue_of(f"story {number}") for number in range(300)})


def _luminance(rgb: tuple[int, int, int]) -> float:
    red, green, blue = ((c / 255 / 12.92) if c <= 10 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """The contrast ratio of WCAG 2.2."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_stories_have_different_hues() -> None:
    """A front page is not of one colour."""
    assert len(_HUES) == 10


def test_a_story_keeps_its_hue() -> None:
    """The hue comes from the id alone."""
    assert hue_of("a1") == hue_of("a1")


@pytest.mark.parametrize("hue", _HUES)
def test_words_read_well_in_every_hue(hue: int) -> None:
    """Ink has at least 12:1 on paper; muted words and the accent have at least 4.5:1 on paper and panel."""
    inks = colours(hue)

    assert _contrast(inks[Ink.INK], inks[Ink.PAPER]) >= 12
    for ground in (Ink.PAPER, Ink.PANEL):
        assert _contrast(inks[Ink.MUTED], inks[ground]) >= 4.5
        assert _contrast(inks[Ink.ACCENT], inks[ground]) >= 4.5


def test_colours_are_written_for_the_web() -> None:
    """Two hex digits a channel."""
    assert hex_colour((0, 10, 255)) == "#000aff"
