"""Figures with words that bound them: about, more than, between, and where these stand."""

from decimal import Decimal

import pytest

from copydesk.model.facts import Number
from copydesk.text.numbers import find_numbers

_INFINITY = Decimal("Infinity")


def _one(text: str, language: str) -> Number:
    (number,) = find_numbers(text, language=language)
    return number


@pytest.mark.parametrize(
    ("language", "text", "low", "high"),
    [
        ("en", "more than 300 ships", "300", "Infinity"),
        ("en", "up to 300 ships", "0", "300"),
        ("en", "between 5 and 6 million ships", "5000000", "6000000"),
        ("en", "2-3 days", "2", "3"),
        ("en", "hundreds of ships", "100", "999"),
        ("ko", "300명 이상 ", "300", "Infinity"),
        ("ko", "최대 300명", "0", "300"),
        ("ko", "20~30%", "20", "30"),
        ("ko", "수백 명", "100", "999"),
        ("ja", "300人以上", "300", "Infinity"),
        ("ja", "数百人", "100", "999"),
        ("zh", "超过300人", "300", "Infinity"),
        ("ru", "более 300 судов", "300", "Infinity"),
        ("ru", "от 5 до 10 процентов", "5", "10"),
        ("de", "zwischen 5 und 10 Prozent", "5", "10"),
        ("fr", "plus de 300 navires", "300", "Infinity"),
        ("es", "entre 5 y 10 por ciento", "5", "10"),
    ],
)
def test_bounds_and_ranges_are_intervals(language: str, text: str, low: str, high: str) -> None:
    """What is "more than" is open, "up to" reaches down to zero, a range has its ends, with the scale of the right one."""
    number = _one(text, language)

    assert (str(number.low), str(number.high)) == (low, high)


def test_a_change_is_two_figures_and_no_range() -> None:
    """The words "from 5 to 6 percent" tell where something was and where it is."""
    assert [number.text for number in find_numbers("It rose from 5 percent to 6 percent.", language="en")] == [
        "5 percent",
        "6 percent",
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "about 300 ships"),
        ("ko", "약 300척"),
        ("ko", "300여 척"),
        ("ja", "約300隻"),
        ("ja", "300隻余り"),
        ("zh", "约300艘"),
        ("zh", "300多艘"),
        ("ru", "около 300 судов"),
        ("de", "rund 300 Schiffe"),
        ("fr", "environ 300 navires"),
        ("es", "unos 300 barcos"),
    ],
)
def test_about_marks_a_figure_as_approximate(language: str, text: str) -> None:
    """The value stays, the mark is kept."""
    number = _one(text, language)

    assert (int(number.low), number.approximate) == (300, True)


@pytest.mark.parametrize(
    ("language", "text", "figures", "scope"),
    [
        ("en", "It paid more than $300 million.", ["300 million"], "more than $300 million"),
        ("en", "It holds between 5 and 6 million litres.", ["5", "6 million"], "between 5 and 6 million"),
        ("en", "no fewer than 300 ships", ["300"], "no fewer than 300"),
        ("ko", "배 300척 이상 갔다", ["300"], "300척 이상"),
        ("de", "minus 5 Grad", ["minus 5"], "minus 5"),
    ],
)
def test_the_bare_figure_and_its_bound_have_places_of_their_own(language: str, text: str, figures: list[str], scope: str) -> None:
    """Currency, unit and the words of a bound stand outside the figure itself."""
    number = _one(text, language)

    assert [text[start:end] for start, end in number.figures] == figures
    assert text[slice(*number.scope)] == scope


def test_no_fewer_than_is_a_lower_bound() -> None:
    """The longest word of a bound counts, not the "fewer than" inside it."""
    number = _one("no fewer than 300 ships", "en")

    assert (number.low, number.high) == (Decimal(300), _INFINITY)


@pytest.mark.parametrize("text", ["more than 100 and less than 300 ships", "less than 300 but more than 100 ships"])
def test_two_bounds_make_one_range(text: str) -> None:
    """A lower and an upper bound that are joined are the ends of one interval."""
    number = _one(text, "en")

    assert (number.low, number.high, text[slice(*number.scope)]) == (Decimal(100), Decimal(300), text.removesuffix(" ships"))


@pytest.mark.parametrize(
    ("language", "text", "interval"),
    [
        ("en", "It did not exceed 100 people.", "0..100"),
        ("en", "The fine is never above 100 euros.", "0..100"),
        ("fr", "Le prix ne dépasse pas 100 euros.", "0..100"),
        ("fr", "Il n'a pas dépassé 100 euros.", "0..100"),
        ("es", "El total no supera los 100 casos.", "0..100"),
        ("de", "Der Wert übersteigt nicht 100 Euro.", "0..100"),
        ("ru", "Ущерб не превысил 100 рублей.", "0..100"),
        ("it", "Il costo non supera i 100 euro.", "0..100"),
        ("zh", "未超过100人", "0..100"),
        ("zh", "沒有超過100人", "0..100"),
        ("ja", "参加者は100人を超えなかった。", "0..100"),
        ("ja", "値は50より小さくない。", "50..Infinity"),
        ("ko", "참가자는 100명을 넘지 않았다.", "0..100"),
        ("ko", "값은 50보다 작지 않다.", "50..Infinity"),
        ("ko", "참가자는 100명을 넘었다.", "100..Infinity"),
        ("ja", "参加者は100人を超えた。", "100..Infinity"),
    ],
)
def test_a_denied_bound_is_the_other_bound(language: str, text: str, interval: str) -> None:
    """What did not exceed a hundred is a hundred at most."""
    number = next(each for each in find_numbers(text, language=language) if each.high > 1)

    assert f"{number.low}..{number.high}" == interval


@pytest.mark.parametrize(
    ("language", "text", "interval"),
    [
        ("zh", "支持率超过百分之六十。", "60..Infinity"),
        ("ko", "1/2이 넘는 표", "0.500000..Infinity"),
        ("en", "It is more than 1/2.", "0.500000..Infinity"),
        ("ko", "점수는 30 이하다.", "0..30"),
        ("ko", "3000을 초과하는 기준이다.", "3000..Infinity"),
        ("ja", "10より大きくて20より小さい。", "10..20"),
        ("ja", "200以上300万未満の数", "200..3000000"),
        ("ja", "約20から100未満です。", "20..100"),
    ],
)
def test_a_bound_stays_with_its_figure(language: str, text: str, interval: str) -> None:
    """Fractions keep the bound of their parts, and the word behind a bound is no counter."""
    (number,) = find_numbers(text, language=language)

    assert f"{number.low}..{number.high}" == interval
