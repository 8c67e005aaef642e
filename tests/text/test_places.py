"""Where in a text it is worth looking."""

import re

from hypothesis import given
from hypothesis import strategies as st

from copydesk.text.places import Lookout, Spotter, digit_runs, found_within, windows


def test_words_are_found_by_what_they_are() -> None:
    """Runs of letters and runs of digits count; the places come in order."""
    look = Lookout()

    number = look.wait_for({"one", "two", "three"})

    assert look.places("one 2two, one_two", number=number) == [0, 5, 10, 14]


def test_each_waits_for_its_own_words() -> None:
    """One look serves several, also one who begins to wait after a text was looked at; a word counts once for each."""
    look = Lookout()
    first = look.wait_for({"a"})
    look.places("a b ab", number=first)

    second = look.wait_for({"b", "ab"}, stems={"a"})

    assert look.places("a b ab", number=first) == [0]
    assert look.places("a b ab", number=second) == [0, 2, 4]


@given(st.lists(st.sampled_from(["one", "two.", "(one", "\n", "2one", "x" * 40 + "-one", "one한", "하one", "m²", "٣one"])))
def test_places_do_not_depend_on_what_stands_beside(words: list[str]) -> None:
    """A text with letters of several scripts has its words where any other has them."""
    look = Lookout()
    number = look.wait_for({"one"})
    text = " ".join(words)

    places = look.places(text, number=number)

    assert places == [match.start() for match in re.finditer(r"(?<![^\W\d_])one(?![a-z])", text)]


@given(st.text(alphabet="abc -\n가", max_size=80))
def test_stems_are_waited_for_with_all_words_that_begin_so(text: str) -> None:
    """The longest stem stands for the shorter ones too, and a test leaves words out; each word is there once, in order."""
    look = Lookout()
    first = look.wait_for({"ab"}, stems={"a"})
    second = look.wait_for((), stems={"ab", "b"}, test=lambda word: "c" not in word)

    places = look.places(text, number=first), look.places(text, number=second)

    words = [(match.start(), match.group()) for match in re.finditer(r"[abc]+|가[abc가]*", text)]
    assert places[0] == [start for start, word in words if word.startswith("a")]
    assert places[1] == [start for start, word in words if word.startswith(("ab", "b")) and "c" not in word]


@given(st.lists(st.sampled_from(["the", "same", "day", "other", "year", "the same,", "một"])))
def test_a_phrase_is_waited_for_where_all_of_it_stands(words: list[str]) -> None:
    """What begins with a common word is not looked at wherever that word stands."""
    look = Lookout()
    number = look.wait_for({"year"}, phrases=["the same day", "the same year", "other day"])
    text = " ".join(words)

    places = look.places(text, number=number)

    assert places == [match.start() for match in re.finditer(r"(?=the same (?:day|year)|other day|year)", text)]


@given(st.text(alphabet="a12 .٣²가"))
def test_runs_of_digits_are_told_by_the_way(text: str) -> None:
    """The digits that a lookout tells are those of the text."""
    assert Lookout().digits(text) == digit_runs(text)


@given(st.text(alphabet="ab1 -_\n", max_size=80))
def test_a_spotter_finds_what_its_pattern_finds(text: str) -> None:
    """Looking at words with the right beginning alone loses nothing."""
    pattern = re.compile(r"(?<!\w)(?:ab|ba b|a-b\w*)(?!\w)")
    spotter = Spotter(pattern, forms=("ab", "ba b", "a-b*"), language="xx")

    found = [match.span() for match in spotter.finditer(text)]

    assert found == [match.span() for match in pattern.finditer(text)]


@given(st.text(alphabet="a1- ", max_size=80))
def test_windows_around_what_a_fit_must_hold_lose_nothing(text: str) -> None:
    """Where no fit reaches further from a digit than a window does, windows give all that the text gives."""
    pattern = re.compile(r"(?<![a-z])a{0,2}\d(?:-\d)?")
    anchors = [match.span() for match in re.finditer(r"\d", text)]

    found = [match.span() for match in found_within(pattern, text, windows(anchors, before=4, after=4))]

    assert found == [match.span() for match in pattern.finditer(text)]
