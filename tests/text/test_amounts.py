"""Amounts and bounds side by side: each sign, scale and bound belongs to its own figure."""

from decimal import Decimal

import pytest

from copydesk.text.numbers import find_numbers


def _read(text: str, language: str) -> list[tuple[str, str, str]]:
    """Text, value (or low..high) and unit of each figure."""
    found = find_numbers(text, language=language)
    return [(each.text, str(each.low) if each.low == each.high else f"{each.low}..{each.high}", each.unit) for each in found]


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("Sales rose to 120 MEUR.", [("120 MEUR", "120000000", "EUR")]),
        ("Sales of MSEK 60 were told.", [("MSEK 60", "60000000", "SEK")]),
        ("They paid RMB 10, USD 20.", [("RMB 10", "10", "CNY"), ("USD 20", "20", "USD")]),
        ("They paid RMB 10 USD 20.", [("RMB 10", "10", "CNY"), ("USD 20", "20", "USD")]),
        ("It is 1 $10 note.", [("1", "1", ""), ("$10", "10", "USD")]),
        ("It costs 10 $ 30 cents.", [("10 $ 30 cents", "10.3", "USD")]),
        ("It costs $5 USD.", [("$5 USD", "5", "USD")]),
    ],
)
def test_a_currency_belongs_to_the_figure_that_it_stands_beside(text: str, amounts: list[tuple[str, str, str]]) -> None:
    """Codes may count millions; a sign between two figures belongs to one of them."""
    assert _read(text, "en") == amounts


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("es", "tres billones cinco mil doscientos millones de euros", 3_005_200_000_000),
        ("fr", "deux billions trois mille millions d'euros", 2_003_000_000_000),
        ("en", "one billion and a half million euros", 1_000_500_000),
        ("en", "one and a half million euros", 1_500_000),
        ("en", "two hundred and five thousand million euros", 205_000_000_000),
    ],
)
def test_a_scale_word_multiplies_what_is_less_than_itself(language: str, text: str, value: int) -> None:
    """A thousand millions within billions leaves the billions alone."""
    (number,) = find_numbers(text, language=language)

    assert number.low == Decimal(value)


@pytest.mark.parametrize(
    ("language", "text", "interval"),
    [
        ("en", "The share is above 5 and below 10.", "5..10"),
        ("en", "It scored 200 or greater than that.", "200..Infinity"),
        ("ja", "4分の1より大きく、2分の1より小さい。", "0.250000..0.500000"),
    ],
)
def test_bounds_side_by_side_belong_to_their_own_figures(language: str, text: str, interval: str) -> None:
    """Words between two figures bound the one that follows where they begin its bound."""
    ((_, value, _),) = _read(text, language)

    assert value == interval


def test_the_true_minus_stands_after_letters_without_spaces() -> None:
    """Japanese prints no space before a figure below zero."""
    assert _read("売り上げは前年比−5%だった。", "ja") == [("−5%", "-5", "percent")]
