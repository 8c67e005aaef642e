"""Measures in two units are one figure when they are compared."""

import pytest

from copydesk.text.compound_measures import joined_measures
from copydesk.text.numbers import find_numbers


@pytest.mark.parametrize(
    ("language", "text", "value", "unit"),
    [
        ("en", "a 6-foot-6 forward", "6.500000", "foot"),
        ("en", "She is 5 feet 3 inches tall.", "5.250000", "foot"),
        ("ko", "키 6피트 6인치의 선수", "6.500000", "foot"),
        ("ja", "6フィート6インチの選手", "6.500000", "foot"),
        ("zh", "身高6英尺6英寸", "6.500000", "foot"),
        ("ru", "рост 1 м 98 см", "1.980000", "m"),
        ("ko", "2시간 30분 동안", "2.500000", "hour"),
        ("de", "3 kg 500 g Mehl", "3.500000", "kg"),
    ],
)
def test_the_smaller_unit_goes_on_with_the_figure(language: str, text: str, value: str, unit: str) -> None:
    """A height in feet has its inches, hours have their minutes."""
    numbers = find_numbers(text, language=language)

    (number,) = joined_measures(numbers, text=text)

    assert (str(number.low), number.unit) == (value, unit)


@pytest.mark.parametrize("text", ["30 minutes 2 hours later", "6 feet, 6 inches apart", "5 km 3 kg", "6-foot-40"])
def test_what_is_no_smaller_part_stays_by_itself(text: str) -> None:
    """Units of other measures, larger ones and parts that make a whole of their own."""
    numbers = find_numbers(text, language="en")

    joined = list(joined_measures(numbers, text=text))

    assert joined == list(numbers)
