"""Words for a figure's order of magnitude, and figures that only look like a range."""

from decimal import Decimal

import pytest

from copydesk.text.numbers import find_numbers


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "hundreds of billions of dollars"),
        ("de", "Hunderte Milliarden Dollar"),
        ("fr", "des centaines de milliards de dollars"),
        ("es", "cientos de miles de millones de dólares"),
        ("ru", "сотни миллиардов долларов"),
        ("ko", "수천억 달러"),
    ],
)
def test_hundreds_of_billions_are_one_figure(language: str, text: str) -> None:
    """Not some hundreds, and then some billions."""
    (number,) = find_numbers(text, language=language)

    assert (number.low, number.unit, number.approximate) == (Decimal(100_000_000_000), "USD", True)


def test_a_scale_multiplies_a_figure_of_four_digits() -> None:
    """Figures in thousands are common in tables and in English from Asia."""
    numbers = find_numbers("11,300 thousand people, 55 thousand boats, 7,231 thousand yen", language="en")

    assert [int(each.low) for each in numbers] == [11_300_000, 55_000, 7_231_000]


def test_a_percentage_and_the_level_that_it_led_to_are_no_range() -> None:
    """An index fell by the one, to the other."""
    numbers = find_numbers("The index fell 5 percent to 1,182.", language="en")

    assert [(each.low, each.high, each.unit) for each in numbers] == [
        (Decimal(5), Decimal(5), "percent"),
        (Decimal(1182), Decimal(1182), ""),
    ]


@pytest.mark.parametrize(
    ("text", "figures"), [("十分钟内", ["十分钟"]), ("十分高兴", []), ("一家五口", ["五口"]), ("四星酒店", ["四星"])]
)
def test_a_chinese_word_that_looks_like_a_figure_is_one_before_a_unit(text: str, figures: list[str]) -> None:
    """Ten minutes are counted, "very" is not."""
    assert [each.text for each in find_numbers(text, language="zh")] == figures
