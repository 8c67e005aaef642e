"""Shares are one figure each: a part of a unit or of a million, and one figure out of another."""

from decimal import Decimal

import pytest

from copydesk.text.comparison import Statement, numbers_missing
from copydesk.text.numbers import find_numbers


def _read(text: str, language: str) -> list[tuple[str, Decimal, str]]:
    """Text, value and unit of each figure."""
    return [(number.text, number.low, number.unit) for number in find_numbers(text, language=language)]


def _statement(text: str, language: str) -> Statement:
    return Statement(text=text, language=language, numbers=find_numbers(text, language=language))


@pytest.mark.parametrize(
    ("language", "text", "printed", "value", "unit"),
    [
        ("en", "It took three quarters of an hour.", "three quarters of an hour", "0.75", "hour"),
        ("en", "It is 3/4 mile away.", "3/4 mile", "0.75", "mile"),
        ("en", "Rates rose by a quarter of a percentage point.", "a quarter of a percentage point", "0.25", "percentage-point"),
        ("fr", "Il faut un quart d'heure.", "un quart d'heure", "0.25", "hour"),
        ("es", "Duró tres cuartos de hora.", "tres cuartos de hora", "0.75", "hour"),
        ("ru", "Осталось две трети километра.", "две трети километра", "0.666667", "km"),
        ("ja", "駅まで4分の3マイルある。", "4分の3マイル", "0.75", "mile"),
        ("ko", "역까지 4분의 3마일이다.", "4분의 3마일", "0.75", "mile"),
    ],
)
def test_a_part_of_a_unit_has_that_unit(language: str, text: str, printed: str, value: str, unit: str) -> None:
    """A fraction takes the unit that it is a part of, whatever stands between."""
    assert _read(text, language) == [(printed, Decimal(value), unit)]


@pytest.mark.parametrize(
    ("language", "text", "printed"),
    [
        ("en", "A quarter of a million people fled.", "A quarter of a million people"),
        ("fr", "Un quart de million de personnes ont fui.", "Un quart de million de personnes"),
        ("es", "Huyó un cuarto de millón de personas.", "un cuarto de millón de personas"),
        ("ru", "Бежало четверть миллиона человек.", "четверть миллиона человек"),
    ],
)
def test_a_part_of_a_million_is_no_million(language: str, text: str, printed: str) -> None:
    """The fraction before a scale word divides it."""
    assert _read(text, language) == [(printed, Decimal(250_000), "person")]


@pytest.mark.parametrize(
    ("language", "text", "printed", "values"),
    [
        ("en", "One in three people agreed.", "One in three people", [1, 3]),
        ("en", "Two out of five voters agreed.", "Two out of five", [2, 5]),
        ("fr", "Deux Français sur trois sont d'accord.", "Deux Français sur trois", [2, 3]),
        ("es", "Tres de cada diez votantes aceptan.", "Tres de cada diez", [3, 10]),
        ("de", "Zwei von drei Befragten stimmen zu.", "Zwei von drei", [2, 3]),
        ("ru", "Двое из пяти согласны.", "Двое из пяти", [2, 5]),
        ("ko", "3명 중 1명이 찬성했다.", "3명 중 1명", [3, 1]),
        ("ja", "3人に1人が賛成した。", "3人に1人", [3, 1]),
        ("zh", "每三人中就有一人同意。", "三人中就有一人", [3, 1]),
    ],
)
def test_one_figure_out_of_another_is_a_share(language: str, text: str, printed: str, values: list[int]) -> None:
    """The value is the share; the two figures stay known."""
    (number,) = find_numbers(text, language=language, with_weak=True)

    top, bottom = sorted(map(Decimal, values))
    assert number.text == printed
    assert number.low == round(top / bottom, 6)
    assert [part.low for part in number.parts] == list(map(Decimal, values))


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "It killed two in 24 hours."), ("en", "It takes 5/6 days."), ("ja", "2人に3個ずつ配った。")],
)
def test_two_figures_of_different_things_are_no_share(language: str, text: str) -> None:
    """Another unit, a choice between days and another counter keep figures apart."""
    found = find_numbers(text, language=language)

    assert [len(number.parts) for number in found] == [0, 0]


@pytest.mark.parametrize(
    ("draft", "evidence"),
    [
        (("A third of the voters agreed.", "en"), ("3명 중 1명이 찬성했다.", "ko")),
        (("One in three voters agreed.", "en"), ("Ein Drittel der Wähler stimmte zu.", "de")),
        (("Two of the three candidates agreed.", "en"), ("Zwei von drei Kandidaten stimmten zu.", "de")),
        (("Zwei von drei Kandidaten stimmten zu.", "de"), ("Two of the three candidates agreed.", "en")),
    ],
)
def test_a_share_is_stated_by_its_value_or_by_its_two_figures(draft: tuple[str, str], evidence: tuple[str, str]) -> None:
    """Languages tell a share as one figure or as two."""
    assert numbers_missing(_statement(*draft), _statement(*evidence)) == ()


def test_another_share_is_refused() -> None:
    """One in four is not one in three."""
    draft = _statement("One in 14 voters agreed.", "en")

    missing = numbers_missing(draft, _statement("13명 중 1명이 찬성했다.", "ko"))

    assert [number.low for number in missing] == [14]
