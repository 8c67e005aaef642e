"""Text that is made to break the reading of numbers."""

from decimal import Decimal

import pytest

from copydesk.text.numbers import find_numbers

_LANGUAGES = ("ko", "en", "ja", "zh", "ru", "de", "fr", "es")
_HOSTILE = (
    "9" * 10_000,
    "\ud800 5" * 500,
    "1," * 2_000,
    "1-" * 2_000,
    "$1 " * 1_000,
    "一" * 2_000,
    "백만 " * 1_000,
    "9^" * 2_000,
    "9e99x10^" * 500,
)


@pytest.mark.parametrize("language", _LANGUAGES)
@pytest.mark.parametrize("text", _HOSTILE, ids=lambda text: ascii(text[:4]))
def test_hostile_text_is_read_without_an_error_and_spans_point_at_it(text: str, language: str) -> None:
    """Whatever stands in a text, each number found is printed where its span says."""
    numbers = find_numbers(text, language=language)

    assert all(text[number.start : number.end] == number.text for number in numbers)


@pytest.mark.parametrize("printed", ["１２３", "𝟏𝟐𝟑", "123"])
def test_digits_of_any_width_and_weight_have_one_value(printed: str) -> None:
    """Full-width and mathematical digits are digits."""
    (number,) = find_numbers(f"It counted {printed} ships.", language="en")

    assert number.low == number.high == Decimal(123)


@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
@pytest.mark.parametrize("printed", ["1.000,50", "1,000.50"])
def test_two_separators_tell_which_one_is_decimal(printed: str, language: str) -> None:
    """Where both separators stand, the last one begins the decimals in every language."""
    (number,) = find_numbers(printed, language=language)

    assert number.low == Decimal("1000.50")
