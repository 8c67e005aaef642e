"""Whether two moments can be the same, and which moments of a draft its evidence excludes."""

import calendar
import datetime as dt
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

from copydesk.model.facts import Granularity, Moment

_UNKNOWN_WEEKDAY: Final = "XXXX-WXX-"
_DAYS: Final = frozenset({Granularity.DAY, Granularity.TIME, Granularity.WEEKDAY})


def moments_agree(a: Moment, b: Moment) -> bool | None:
    """Whether two moments can be one: True when one contains the other, False when they exclude each other.

    None when they share no known part (a weekday and a year), or overlap in part (a week and a month). Parts that are X are
    not known. Moments of different calendars cannot be compared, nor can lengths of time with dates: see `durations_agree`.
    """
    if a.calendar != b.calendar or Granularity.DURATION in (a.granularity, b.granularity):
        return None
    left, right = a.value, b.value
    if left == right:
        return None if left == _SOME_DAY else True
    if left.startswith(_UNKNOWN_WEEKDAY) or right.startswith(_UNKNOWN_WEEKDAY):
        return _weekdays_agree(left, right)
    if _is_plain(left) and _is_plain(right):
        shared = [_part_agrees(*pair) for pair in zip(_parts(left), _parts(right), strict=False)]
        known = [part for part in shared if part is not None]
        return all(known) if known else None
    return _stretches_agree(left, right)


def moments_contradicted(moments: Sequence[Moment], others: Sequence[Moment]) -> tuple[Moment, ...]:
    """The moments that the others exclude: one of like size says otherwise, and none that is free agrees.

    A moment of the others answers for one moment, the likest first; the absence of any date contradicts nothing.
    """
    left = list(others)
    answers: dict[int, Moment] = {}
    for is_strict in (True, False):
        for place, moment in enumerate(moments):
            if place in answers or _is_beside(moments, place) or _is_apposed(moments, place):
                continue
            match = next((each for each in left if _answers(moment, each, is_strict=is_strict)), None)
            if match is not None:
                left.remove(match)
                answers[place] = match
    return tuple(
        moment for place, moment in enumerate(moments) if _is_contradicted(moments, place, answers, left=left, others=others)
    )


def _is_contradicted(
    moments: Sequence[Moment], place: int, answers: Mapping[int, Moment], *, left: Sequence[Moment], others: Sequence[Moment]
) -> bool:
    moment = moments[place]
    if place in answers or _is_apposed(moments, place):
        return False
    if _is_beside(moments, place) and place - 1 in answers:
        return moments_agree(moment, answers[place - 1]) is False
    if any(_conflicts(moment, each) for each in left):
        return True
    return (
        moment.granularity is not Granularity.SEASON
        and any(_conflicts(moment, each) for each in others)
        and not any(moments_agree(moment, each) for each in others)
    )


def _is_beside(moments: Sequence[Moment], place: int) -> bool:
    """Whether a moment is the weekday printed with the date before it."""
    moment = moments[place]
    return moment.granularity is Granularity.WEEKDAY and place > 0 and moments[place - 1].start == moment.start


def _is_apposed(moments: Sequence[Moment], place: int) -> bool:
    """Whether a word such as "the month before" only leads to the name after it: 前月の6月, 전월 6월."""
    if place + 1 == len(moments):
        return False
    moment, follower = moments[place : place + 2]
    is_one = moment.granularity is follower.granularity and 0 <= follower.start - moment.end <= _APPOSED
    return is_one and moment.relative and not any(map(str.isdecimal, moment.text)) and moment.granularity is Granularity.MONTH


_APPOSED: Final = 4
"""Characters between the two: a space, の, " de "."""


def _answers(moment: Moment, other: Moment, *, is_strict: bool) -> bool:
    is_alike = moment.granularity is other.granularity or {moment.granularity, other.granularity} <= _DAYS
    return bool(moments_agree(moment, other)) and (is_alike or not is_strict)


def _conflicts(moment: Moment, other: Moment) -> bool:
    """Whether two moments of one size are surely not the same."""
    is_one_size = moment.granularity is other.granularity or {moment.granularity, other.granularity} <= _DAYS
    return is_one_size and moments_agree(moment, other) is False and not _are_named_alike(moment, other)


def _are_named_alike(moment: Moment, other: Moment) -> bool:
    """One weekday, or one month without a year, of two weeks or years, or neighbouring weekends: resolved, not printed."""
    if not (moment.relative or other.relative):
        return False
    if moment.value.endswith(_WEEKEND) and other.value.endswith(_WEEKEND):
        return _are_neighbours(moment.value, other.value)
    if moment.granularity is Granularity.MONTH:
        return moment.value[-2:] == other.value[-2:]
    is_by_name = not any(character.isdecimal() for character in moment.text + other.text)
    return is_by_name and _weekday_of(moment.value) is not None and _weekday_of(moment.value) == _weekday_of(other.value)


_WEEKEND: Final = "-WE"


def _are_neighbours(weekend: str, other: str) -> bool:
    """Whether "this weekend" of a Monday may be the one before or the one after."""
    days = (_stretch(weekend), _stretch(other))
    if days[0] is None or days[1] is None:
        return False
    return abs((days[0][0] - days[1][0]).days) <= _WEEK


_WEEK: Final = 7
_SOME_DAY: Final = "XXXX-XX-XX"
_PLAIN: Final = re.compile(r"[\dX]{4}(?:-[\dX]{2}(?:-[\dX]{2}(?:T[\d:]+)?)?)?|\d{3}X|\d\dXX")


@lru_cache(maxsize=512)
def _is_plain(value: str) -> bool:
    return _PLAIN.fullmatch(value) is not None


def _parts(value: str) -> list[str]:
    """Year, month, day, time, as far as stated."""
    date, _, time = value.partition("T")
    return [*date.split("-"), *([time] if time else [])]


def _part_agrees(left: str, right: str) -> bool | None:
    compared = [a == b for a, b in zip(left, right, strict=False) if "X" not in (a, b)]
    return all(compared) if compared else None


def _weekdays_agree(left: str, right: str) -> bool | None:
    days = (_weekday_of(left), _weekday_of(right))
    return None if None in days else days[0] == days[1]


def _weekday_of(value: str) -> int | None:
    if value.startswith(_UNKNOWN_WEEKDAY):
        return int(value[-1])
    date = value.partition("T")[0]
    if not _is_plain(value) or "X" in date or len(date) != len("2026-01-09"):
        return None
    return dt.date.fromisoformat(date).isoweekday()


def _stretches_agree(left: str, right: str) -> bool | None:
    """Weeks, quarters, halves and seasons: by their first and last days; a season has no sure ones."""
    if left[5:6] == right[5:6] and "X" in (left[0], right[0]):
        return left[4:] == right[4:]
    if _is_season(left) and _is_season(right):
        return False
    mine, other = _stretch(left), _stretch(right)
    if mine is None or other is None:
        return None
    if mine[0] > other[1] or other[0] > mine[1]:
        return None if _is_season(left) or _is_season(right) else False
    is_within = (mine[0] <= other[0] and other[1] <= mine[1]) or (other[0] <= mine[0] and mine[1] <= other[1])
    return True if is_within else None


def _is_season(value: str) -> bool:
    return value[5:].isalpha()


@lru_cache(maxsize=512)
def _stretch(value: str) -> tuple[dt.date, dt.date] | None:
    """The first and the last day of a value; None where its year is not known."""
    date = value.partition("T")[0]
    year, _, rest = date.partition("-")
    if not year.isdecimal() or not 1 <= int(year) < dt.MAXYEAR:
        return _years(year)
    if rest.startswith("W"):
        return _week(int(year), int(rest[1:3]), is_end=rest.endswith("WE")) if rest[1:3].isdecimal() else None
    if rest[:1] in _LENGTHS:
        count = _LENGTHS[rest[0]]
        return _months(int(year), (int(rest[1]) - 1) * count + 1, count=count)
    if rest in _SEASONS or not rest:
        return _months(int(year), 1, count=12)
    month, _, day = rest.partition("-")
    if "X" in rest:
        return None
    return (dt.date.fromisoformat(date),) * 2 if day else _months(int(year), int(month), count=1)


_LENGTHS: Final = {"Q": 3, "H": 6}
_SEASONS: Final = frozenset({"SP", "SU", "FA", "WI"})


def _years(year: str) -> tuple[dt.date, dt.date] | None:
    """A decade or a century."""
    digits = year.rstrip("X")
    if not digits or not digits.isdecimal() or int(digits) == 0:
        return None
    unknown = len(year) - len(digits)
    first = int(digits) * 10**unknown
    return dt.date(first, 1, 1), dt.date(first + 10**unknown - 1, 12, 31)


def _months(year: int, month: int, *, count: int) -> tuple[dt.date, dt.date]:
    last = month + count - 1
    return dt.date(year, month, 1), dt.date(year, last, calendar.monthrange(year, last)[1])


def _week(year: int, week: int, *, is_end: bool) -> tuple[dt.date, dt.date] | None:
    try:
        monday = dt.date.fromisocalendar(year, week, 1)
    except ValueError:
        return None
    return monday + dt.timedelta(days=5 if is_end else 0), monday + dt.timedelta(days=6)
