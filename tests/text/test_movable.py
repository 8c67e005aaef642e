"""Feasts and numbered weeks have a date of their own each year."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.text.movable import easter, movable_day, nth_week, nth_weekday

_YEARS = st.integers(min_value=1583, max_value=4099)


@pytest.mark.parametrize(
    ("year", "expected"),
    [(2008, (3, 23)), (2011, (4, 24)), (2019, (4, 21)), (2024, (3, 31)), (2025, (4, 20)), (2026, (4, 5)), (2038, (4, 25))],
)
def test_easter_is_where_the_calendars_have_it(year: int, expected: tuple[int, int]) -> None:
    """Early, late and common years."""
    assert easter(year) == dt.date(year, *expected)


@given(_YEARS)
def test_easter_is_a_sunday_of_spring(year: int) -> None:
    """Between March 22 and April 25."""
    day = easter(year)

    assert day.isoweekday() == 7
    assert dt.date(year, 3, 22) <= day <= dt.date(year, 4, 25)


def test_a_rule_counts_from_easter_or_inside_a_month() -> None:
    """The last one is -1."""
    rules = ("easter", "easter-2", "easter+50", "11-4-4", "5--1-1")

    assert [movable_day(rule, year=2026).isoformat() for rule in rules] == [
        "2026-04-05",
        "2026-04-03",
        "2026-05-25",
        "2026-11-26",
        "2026-05-25",
    ]


def test_a_month_without_a_fifth_friday_has_none() -> None:
    """Nothing is made up."""
    assert nth_weekday(5, weekday=5, year=2026, month=2) is None


@given(_YEARS, st.integers(min_value=1, max_value=12), st.integers(min_value=1, max_value=4))
def test_a_week_of_a_month_has_its_thursday_there(year: int, month: int, number: int) -> None:
    """As weeks of the year have it by ISO 8601."""
    week = nth_week(number, year=year, month=month)

    assert week is not None
    assert dt.date.fromisocalendar(*week, 4).month == month
