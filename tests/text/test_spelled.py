"""Number words are worth what a reader takes them for, with fractions, ordinals and decimals."""

from decimal import Decimal

import pytest

from copydesk.model.facts import Number, NumberKind
from copydesk.text.numbers import find_numbers


def _one(text: str, language: str) -> Number:
    (number,) = find_numbers(text, language=language)
    return number


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "one fifth of the crew", "0.2"),
        ("en", "a third of the crew", "0.333333"),
        ("en", "three and one fourth miles", "3.25"),
        ("en", "one hundred and thirty and two fifths", "130.4"),
        ("en", "one million and a half", "1500000"),
        ("en", "nine point nought four", "9.04"),
        ("en", "3 million 500 thousand boxes", "3500000"),
        ("fr", "deux virgule cinquante-deux", "2.52"),
        ("fr", "trois cinquièmes", "0.6"),
        ("es", "tres quintos", "0.6"),
        ("es", "dos coma cinco", "2.5"),
        ("de", "zwei komma fünf", "2.5"),
        ("de", "drei zwanzigstel", "0.15"),
        ("de", "viereinhalb", "4.5"),
        ("de", "zweitausendfünfhundertdreizehn", "2513"),
        ("ru", "2 миллиарда 300 миллионов", "2300000000"),
    ],
)
def test_fractions_and_decimals_in_words_are_part_of_the_figure(language: str, text: str, value: str) -> None:
    """Numerator and denominator, a half added and digits after a decimal word make one value."""
    assert _one(text, language).low == Decimal(value)


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "the two hundredth ship", 200),
        ("en", "the thousandth ship", 1000),
        ("en", "a third ship", 3),
        ("de", "der einundzwanzigste Tag", 21),
        ("de", "zum hundertsten Mal", 100),
        ("fr", "le cinquantième navire", 50),
        ("es", "el trigésimo barco", 30),
    ],
)
def test_ordinals_in_words_are_counted_up(language: str, text: str, value: int) -> None:
    """An ordinal closes its number words."""
    number = _one(text, language)

    assert (number.kind, number.low) == (NumberKind.ORDINAL, Decimal(value))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "He was in the top half of the list."),
        ("en", "A quarter-hour later it left."),
        ("es", "Los medios hablan de una media por medio del mar."),
        ("fr", "Un demi est arrivé."),
    ],
)
def test_words_for_parts_that_count_nothing_are_left_alone(language: str, text: str) -> None:
    """A half without its whole is a place, a time or an average."""
    assert find_numbers(text, language=language) == ()


def test_weak_words_are_figures_only_when_asked_for() -> None:
    """The word "one" alone is seldom meant as a figure."""
    text = "One of them left."

    assert find_numbers(text, language="en") == ()
    assert [number.text for number in find_numbers(text, language="en", with_weak=True)] == ["One"]
