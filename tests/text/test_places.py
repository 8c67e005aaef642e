"""Where in a text it is worth looking."""

import re

from hypothesis import given
from hypothesis import strategies as st

from copydesk.text.places import Spotter, found_within, windows, words_of


def test_words_are_found_by_what_they_are() -> None:
    """Runs of letters and runs of digits count; the places come in order."""
    words = words_of("one 2two, one_two")

    assert words.distinct == {"one", "2", "two"}
    assert words.starts_of(frozenset({"two", "one", "three"})) == [0, 5, 10, 14]


def test_words_before_a_place_are_given_once() -> None:
    """Two places near each other share the words before them."""
    words = words_of("a b c d e f")

    assert words.starts_before([4, 6], reach=2) == [2, 4, 6]


@given(st.text(alphabet="ab1 -_\n", max_size=80))
def test_a_spotter_finds_what_its_pattern_finds(text: str) -> None:
    """Looking at words with the right beginning alone loses nothing."""
    pattern = re.compile(r"(?<!\w)(?:ab|ba b|a-b\w*)(?!\w)")
    spotter = Spotter(pattern, forms=("ab", "ba b", "a-b*"))

    found = [match.span() for match in spotter.finditer(text)]

    assert found == [match.span() for match in pattern.finditer(text)]


@given(st.text(alphabet="a1- ", max_size=80))
def test_windows_around_what_a_fit_must_hold_lose_nothing(text: str) -> None:
    """Where no fit reaches further from a digit than a window does, windows give all that the text gives."""
    pattern = re.compile(r"(?<![a-z])a{0,2}\d(?:-\d)?")
    anchors = [match.span() for match in re.finditer(r"\d", text)]

    found = [match.span() for match in found_within(pattern, text, windows(anchors, before=4, after=4))]

    assert found == [match.span() for match in pattern.finditer(text)]
