"""Powers and figures in powers of ten are one figure each, however a language prints them."""

from decimal import Decimal

import pytest

from copydesk.model.facts import Number
from copydesk.text.numbers import find_numbers


def _read(text: str, language: str) -> list[tuple[str, Decimal]]:
    """Text and value of each figure."""
    return [(number.text, number.low) for number in find_numbers(text, language=language)]


def _one(text: str, language: str) -> Number:
    (number,) = find_numbers(text, language=language)
    return number


@pytest.mark.parametrize(
    ("language", "text", "printed", "value"),
    [
        ("en", "The sample held 10^6 cells.", "10^6", "1000000"),
        ("en", "The sample held 10⁶ cells.", "10⁶", "1000000"),
        ("en", "The sample held 1.3 x 10^6 cells.", "1.3 x 10^6", "1300000"),
        ("en", "A dose of 2 × 10⁻³ grams was found.", "2 × 10⁻³", "0.002"),
        ("en", "It printed 1.3e6 as the sum.", "1.3e6", "1300000"),
        ("en", "That is 2 to the power of 10.", "2 to the power of 10", "1024"),
        ("de", "Das sind 1,5·10^6 Zellen.", "1,5·10^6", "1500000"),
        ("de", "Das sind 10 hoch 6 Zellen.", "10 hoch 6", "1000000"),
        ("fr", "Cela fait 10 puissance 6 cellules.", "10 puissance 6", "1000000"),
        ("es", "Son 10 elevado a 6 células.", "10 elevado a 6", "1000000"),
        ("ru", "Это 10 в степени 6 клеток.", "10 в степени 6", "1000000"),
        ("ja", "細胞は10の6乗ある。", "10の6乗", "1000000"),
        ("zh", "细胞有10的6次方。", "10的6次方", "1000000"),
        ("ko", "세포는 10의 6제곱이다.", "10의 6제곱", "1000000"),
    ],
)
def test_a_base_and_its_exponent_are_one_figure(language: str, text: str, printed: str, value: str) -> None:
    """Signs, words and raised digits say the same; a factor before the power belongs to it."""
    number = _one(text, language)

    assert (number.text[: len(printed)], number.low) == (printed, Decimal(value))


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("en", "It measured 3 x 4 metres.", [3, 4]),
        ("en", "Flats of 12km² were sold.", [12]),
        ("fr", "Le 3e étage a 5 portes.", [3, 5]),
        ("ja", "10の2倍だった。", [10, 2]),
        ("zh", "10的三倍。", [10, 3]),
        ("en", "It grew 9^999 times.", [9, 999]),
    ],
)
def test_what_only_looks_like_a_power_is_none(language: str, text: str, values: list[int]) -> None:
    """A product of sides, a squared unit, an ordinal and an exponent beyond measure stay as they are printed."""
    found = [value for _, value in _read(text, language)]

    assert found == list(map(Decimal, values))
