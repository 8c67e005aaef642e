"""From the printed parts of a date to a calendar value, and whether two values can be the same moment."""

import calendar
import datetime as dt

from msgspec import Struct
from msgspec.structs import replace

from copydesk.model.facts import Granularity, Moment


class Partial(Struct, frozen=True, kw_only=True):
    """What a printed date says: its parts as far as printed, or its distance from the day of publication.

    `direction` is -1 for "last", 1 for "next"; `unit` and `offset` are "day", -1 for "yesterday"; `year_offset` and
    `month_offset` come from "last year" and "last month" beside a month or a day. Weekdays count from Monday, 1.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    decade: int | None = None
    direction: int = 0
    unit: str = ""
    offset: int = 0
    year_offset: int | None = None
    month_offset: int | None = None
    time: str = ""


class Reckoned(Struct, frozen=True, kw_only=True):
    """A calendar value as `Moment` has it."""

    value: str
    granularity: Granularity
    is_relative: bool = False


def reckon(partial: Partial, *, today: dt.date | None) -> Reckoned | None:
    """The value of a printed date; X stands for what neither it nor the day of publication tells. None for no calendar date.

    Without a year the nearest date counts, a past one before a coming one; a bare day of the month is looked for in the
    month of publication first.
    """
    if partial.unit:
        return _shifted(partial, today)
    if partial.decade is not None:
        return Reckoned(value=f"{partial.decade // 10}X", granularity=Granularity.DECADE)
    if partial.weekday is not None and partial.day is None:
        return _weekday(partial, today)
    return _date(partial, today)


def _date(partial: Partial, today: dt.date | None) -> Reckoned | None:
    known = _with_offsets(partial, today)
    is_relative = known != partial
    if known.day is not None:
        return _day(known, today, is_relative=is_relative)
    if known.month is not None:
        return _month(known, today, is_relative=is_relative)
    if known.year is None:
        return None
    return Reckoned(value=f"{known.year:04}", granularity=Granularity.YEAR, is_relative=is_relative)


def _shifted(partial: Partial, today: dt.date | None) -> Reckoned | None:
    """A distance from the day of publication: yesterday, last month, three weeks ago."""
    if today is None:
        return None
    if partial.unit in {"day", "week"}:
        days = partial.offset * (7 if partial.unit == "week" else 1)
        moved = _moved(today, days)
        return Reckoned(value=moved.isoformat(), granularity=Granularity.DAY, is_relative=True) if moved else None
    months = partial.offset * (12 if partial.unit == "year" else 1)
    year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        return None
    if partial.unit == "year":
        return Reckoned(value=f"{year:04}", granularity=Granularity.YEAR, is_relative=True)
    return Reckoned(value=f"{year:04}-{month + 1:02}", granularity=Granularity.MONTH, is_relative=True)


def _moved(day: dt.date, days: int) -> dt.date | None:
    ordinal = day.toordinal() + days
    return dt.date.fromordinal(ordinal) if 1 <= ordinal <= dt.date.max.toordinal() else None


def _with_offsets(partial: Partial, today: dt.date | None) -> Partial:
    """The date with year and month filled in from "last year" and "last month"."""
    if today is None:
        return partial
    if partial.year_offset is not None:
        return replace(partial, year=today.year + partial.year_offset)
    if partial.month_offset is not None:
        year, month = divmod(today.year * 12 + today.month - 1 + partial.month_offset, 12)
        return replace(partial, year=year, month=month + 1)
    return partial


def _day(known: Partial, today: dt.date | None, *, is_relative: bool) -> Reckoned | None:
    day = known.day or 0
    if known.month is not None and day > calendar.monthrange(known.year or 2000, known.month)[1]:
        return None
    if known.year is not None and known.month is not None:
        date = f"{known.year:04}-{known.month:02}-{day:02}"
        if known.time:
            return Reckoned(value=f"{date}T{known.time}", granularity=Granularity.TIME)
        return Reckoned(value=date, granularity=Granularity.DAY, is_relative=is_relative)
    found = _nearest(_candidates(known, today), today, direction=known.direction) if today else None
    if found is not None:
        return Reckoned(value=found.isoformat(), granularity=Granularity.DAY, is_relative=True)
    month = f"{known.month:02}" if known.month else "XX"
    return Reckoned(value=f"XXXX-{month}-{day:02}", granularity=Granularity.DAY)


def _candidates(known: Partial, today: dt.date | None) -> list[dt.date]:
    """The dates that a day without year (or month) can be, the expected one first."""
    if today is None:
        return []
    months = [today.year * 12 + today.month - 1 + shift for shift in (0, -1, 1)]
    if known.month is not None:
        months = [(today.year + shift) * 12 + known.month - 1 for shift in (0, -1, 1)]
    days: list[dt.date] = []
    for number in months:
        year, month = divmod(number, 12)
        if 1 <= year <= 9999 and (known.day or 0) <= calendar.monthrange(year, month + 1)[1]:
            days.append(dt.date(year, month + 1, known.day or 1))
    return days


# A coming date needs to be this many times nearer than a past one, and a date outside the present month (or year) than one
# inside: news looks back, and a month is printed when it is another one. Set by the papers' custom, not tuned.
_FUTURE_COSTS = 1.5
_ELSEWHERE_COSTS = 2.0


def _nearest(days: list[dt.date], today: dt.date | None, *, direction: int) -> dt.date | None:
    if today is None:
        return None
    if direction:
        days = [day for day in days if (day < today if direction < 0 else day > today)]
        return min(days, key=lambda day: abs((day - today).days), default=None)

    def cost(day: dt.date) -> float:
        distance = (day - today).days
        elsewhere = _ELSEWHERE_COSTS if (day.year, day.month) != (today.year, today.month) else 1.0
        return abs(distance) * (_FUTURE_COSTS if distance > 0 else 1.0) * elsewhere

    return min(days, key=cost, default=None)


def _weekday(partial: Partial, today: dt.date | None) -> Reckoned:
    weekday = partial.weekday or 1
    if today is None:
        return Reckoned(value=f"XXXX-WXX-{weekday}", granularity=Granularity.WEEKDAY)
    back = (today.isoweekday() - weekday) % 7
    days = [moved for shift in (-back, 7 - back, -back - 7) if (moved := _moved(today, shift))]
    found = _nearest(days[: None if partial.direction else 2], today, direction=partial.direction)
    if found is None:
        return Reckoned(value=f"XXXX-WXX-{weekday}", granularity=Granularity.WEEKDAY)
    return Reckoned(value=found.isoformat(), granularity=Granularity.DAY, is_relative=True)


def _month(known: Partial, today: dt.date | None, *, is_relative: bool) -> Reckoned:
    month = known.month or 1
    if known.year is not None:
        return Reckoned(value=f"{known.year:04}-{month:02}", granularity=Granularity.MONTH, is_relative=is_relative)
    if today is None:
        return Reckoned(value=f"XXXX-{month:02}", granularity=Granularity.MONTH)
    months = [(today.year + shift) * 12 + month - 1 for shift in (0, -1, 1)]
    here = today.year * 12 + today.month - 1
    if known.direction:
        months = [number for number in months if (number < here if known.direction < 0 else number > here)]
    nearest = min(months, key=lambda number: abs(number - here) * (_FUTURE_COSTS if number > here else 1.0))
    year, index = divmod(nearest, 12)
    return Reckoned(value=f"{year:04}-{index + 1:02}", granularity=Granularity.MONTH, is_relative=True)


def moments_agree(a: Moment, b: Moment) -> bool | None:
    """Whether two moments can be one: True when one contains the other, False when they exclude each other.

    None when they share no known part (a weekday and a year). Parts that are X are not known.
    """
    left, right = a.value, b.value
    if left == right:
        return True
    if "W" in left or "W" in right:
        return _weekdays_agree(left, right)
    shared = [_part_agrees(*pair) for pair in zip(_parts(left), _parts(right), strict=False)]
    known = [part for part in shared if part is not None]
    return all(known) if known else None


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
    if "W" in value:
        return int(value[-1])
    date = value.partition("T")[0]
    if "X" in date or len(date) != len("2026-01-09"):
        return None
    return dt.date.fromisoformat(date).isoweekday()
