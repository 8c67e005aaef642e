"""From the printed parts of a date to a calendar value."""

import calendar
import datetime as dt
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from copydesk.model.facts import Granularity
from copydesk.text.movable import movable_day, nth_week, nth_weekday


class Partial(Struct, frozen=True, kw_only=True):
    """What a printed date says: its parts as far as printed, or its distance from the day of publication.

    `direction` is -1 for "last", 1 for "next"; `unit` and `offset` are "day", -1 for "yesterday"; unit "same" counts from the
    day that the text named before. `year_offset`, `month_offset` and `week_offset` come from "last year", "last month" and
    "last week" beside something smaller. `period` is Q1 to Q4, H1, H2 or a season. Weekdays count from Monday, 1;
    one of a title (the Sunday Times) is of no week. `number` is that of a weekday or, with `is_week`, of a week inside a month
    or a year, -1 the last; alone `is_week` makes the week of a day. `feast` is a day that moves, as `movable_day` has it.
    `is_this`: a weekday with "this", which is a coming one unless it was `this_back` days ago at most.
    `is_coming`: a date without a year that does not lie before the day or month of publication.
    `is_borrowed`: its year or month is that of a date which was not printed in full.
    `is_named`: the offsets are those from the date that the text named before.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    decade: int | None = None
    century: int | None = None
    period: str = ""
    direction: int = 0
    unit: str = ""
    offset: int = 0
    year_offset: int | None = None
    month_offset: int | None = None
    week_offset: int | None = None
    time: str = ""
    is_daypart: bool = False
    is_title: bool = False
    number: int | None = None
    is_week: bool = False
    feast: str = ""
    is_named: bool = False
    is_borrowed: bool = False
    is_coming: bool = False
    is_this: bool = False
    this_back: int = 0


class Reckoned(Struct, frozen=True, kw_only=True):
    """A calendar value as `Moment` has it."""

    value: str
    granularity: Granularity
    is_relative: bool = False


def reckon_all(partial: Partial, *, today: dt.date | None) -> Iterator[Reckoned]:
    """The value of a printed date, and a weekday beside it that is not its own: nobody can tell which of them is wrong."""
    first = reckon(partial, today=today)
    if first is None:
        return
    yield first
    if partial.weekday is None or partial.day is None or "X" in first.value:
        return
    if dt.date.fromisoformat(first.value[: len("2026-01-09")]).isoweekday() != partial.weekday:
        yield Reckoned(value=f"XXXX-WXX-{partial.weekday}", granularity=Granularity.WEEKDAY)


def reckon(partial: Partial, *, today: dt.date | None) -> Reckoned | None:
    """The value of a printed date; X stands for what neither it nor the day of publication tells. None for no calendar date.

    Without a year the nearest date counts, a past one before a coming one; a bare day of the month is looked for in the
    month of publication first.
    """
    found = _reckon(partial, today=today)
    if found is None or not partial.is_week or found.granularity is not Granularity.DAY or partial.number is not None:
        return found
    if "X" in found.value:
        return None
    year, week, _ = dt.date.fromisoformat(found.value).isocalendar()
    return Reckoned(value=f"{year:04}-W{week:02}", granularity=Granularity.WEEK, is_relative=found.is_relative)


def _reckon(partial: Partial, *, today: dt.date | None) -> Reckoned | None:
    if partial.unit:
        return _same_day(partial, today) if partial.unit == "same" else _shifted(partial, today)
    if partial.feast or partial.number is not None:
        return _feast(partial, today) if partial.feast else _numbered(partial, today)
    if partial.decade is not None or partial.century is not None or partial.period:
        return _period(partial, today) if partial.period else _years(partial)
    if partial.weekday is not None and partial.day is None:
        return _weekday(partial, today)
    known = _date(partial, today)
    if known is None and partial.is_daypart and partial.day is None:
        return Reckoned(value=_SOME_DAY, granularity=Granularity.DAYPART)
    return known


def _years(partial: Partial) -> Reckoned:
    if partial.decade is not None:
        return Reckoned(value=f"{partial.decade // 10}X", granularity=Granularity.DECADE)
    return Reckoned(value=f"{(partial.century or 1) - 1:02}XX", granularity=Granularity.CENTURY)


def _feast(partial: Partial, today: dt.date | None) -> Reckoned | None:
    """A day that moves: in the year beside it, else the nearest."""
    known = _with_offsets(partial, today)
    if known.year is not None:
        is_year = 1 <= known.year < dt.MAXYEAR
        value = movable_day(partial.feast, year=known.year).isoformat() if is_year else ""
        return Reckoned(value=value, granularity=Granularity.DAY, is_relative=known != partial) if value else None
    if today is None or not 1 < today.year < dt.MAXYEAR:
        return None
    days = [movable_day(partial.feast, year=today.year + shift) for shift in (0, -1, 1)]
    found = _nearest(days, today, direction=partial.direction)
    return Reckoned(value=found.isoformat(), granularity=Granularity.DAY, is_relative=True) if found is not None else None


def _numbered(partial: Partial, today: dt.date | None) -> Reckoned | None:
    """The second Tuesday of May, the last week of the year."""
    known = _with_offsets(partial, today)
    if known.year is None and today is not None:
        month = _nearest_month(known.month, today, direction=0) if known.month is not None else today.year * 12
        known = replace(known, year=month // 12)
    if known.year is None or not 1 <= known.year < dt.MAXYEAR:
        return None
    number, is_relative = known.number or 1, known.year != partial.year
    if not known.is_week or known.weekday is not None:
        if known.month is None:
            return None
        day = nth_weekday(number, weekday=known.weekday or 1, year=known.year, month=known.month)
        return Reckoned(value=day.isoformat(), granularity=Granularity.DAY, is_relative=is_relative) if day is not None else None
    week = nth_week(number, year=known.year, month=known.month)
    if week is None:
        return None
    return Reckoned(value=f"{week[0]:04}-W{week[1]:02}", granularity=Granularity.WEEK, is_relative=is_relative)


_SOME_DAY = "XXXX-XX-XX"


def _date(partial: Partial, today: dt.date | None) -> Reckoned | None:
    known = _with_offsets(partial, today)
    is_relative = known != partial or partial.is_borrowed
    if known.day is not None:
        return _day(known, today, is_relative=is_relative)
    if known.month is not None:
        return _month(known, today, is_relative=is_relative)
    if known.year is None:
        return None
    return Reckoned(value=f"{known.year:04}", granularity=Granularity.YEAR, is_relative=is_relative)


def _same_day(partial: Partial, named: dt.date | None) -> Reckoned:
    """The day that the text named before, or one counted from it."""
    moved = _moved(named, partial.offset) if named is not None else None
    value = moved.isoformat() if moved is not None else _SOME_DAY
    return Reckoned(value=value, granularity=Granularity.DAY, is_relative=True)


def _shifted(partial: Partial, today: dt.date | None) -> Reckoned | None:
    """A distance from the day of publication: yesterday, last month, three weeks ago."""
    if today is None:
        return None
    if partial.unit in _DAYS_OF:
        return _shifted_days(partial, today)
    months = partial.offset * _MONTHS_OF[partial.unit]
    year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
    if not 1 <= year <= 9999:
        return None
    values = {
        "month": (f"{year:04}-{month + 1:02}", Granularity.MONTH),
        "quarter": (f"{year:04}-Q{month // 3 + 1}", Granularity.QUARTER),
        "half": (f"{year:04}-H{month // 6 + 1}", Granularity.HALF),
        "year": (f"{year:04}", Granularity.YEAR),
        "decade": (f"{year // 10:03}X", Granularity.DECADE),
        "century": (f"{year // 100:02}XX", Granularity.CENTURY),
    }
    value, granularity = values[partial.unit]
    return Reckoned(value=value, granularity=granularity, is_relative=True)


_DAYS_OF = {"day": 1, "week": 7, "weekend": 7, "near_weekend": 7}
_MONTHS_OF = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}


def _shifted_days(partial: Partial, today: dt.date) -> Reckoned | None:
    is_past = partial.unit == "near_weekend" and today.isoweekday() <= _WEDNESDAY
    moved = _moved(today, (partial.offset - is_past) * _DAYS_OF[partial.unit])
    if moved is None:
        return None
    if partial.unit == "day":
        return Reckoned(value=moved.isoformat(), granularity=Granularity.DAY, is_relative=True)
    year, week, _ = moved.isocalendar()
    ending = "" if partial.unit == "week" else "-WE"
    return Reckoned(value=f"{year:04}-W{week:02}{ending}", granularity=Granularity.WEEK, is_relative=True)


_WEDNESDAY = 3
"""Until then "the weekend" is the one that is over."""


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


def _period(partial: Partial, today: dt.date | None) -> Reckoned:
    """A quarter, a half or a season; without a year the nearest, a past one before a coming one."""
    known = _with_offsets(partial, today)
    granularity = _PERIODS.get(known.period[0] if known.period[-1].isdigit() else "", Granularity.SEASON)
    if known.year is not None or today is None:
        year = f"{known.year:04}" if known.year is not None else "XXXX"
        return Reckoned(value=f"{year}-{known.period}", granularity=granularity, is_relative=known != partial)
    month = _MIDDLES[known.period]
    rest = _LAST_MONTHS.get(known.period[0], 1) if known.is_coming else None
    nearest = _nearest_month(month, today, direction=known.direction, rest=rest)
    return Reckoned(value=f"{nearest // 12:04}-{known.period}", granularity=granularity, is_relative=True)


_PERIODS = {"Q": Granularity.QUARTER, "H": Granularity.HALF}
_MIDDLES = {"Q1": 2, "Q2": 5, "Q3": 8, "Q4": 11, "H1": 3, "H2": 9, "SP": 4, "SU": 7, "FA": 10, "WI": 13}
"""The month in the middle of a period, from 1; a winter is of the year in which it begins."""
_LAST_MONTHS = {"H": 3}
"""Months of a period behind its middle; one of a quarter and of a season."""


def _day(known: Partial, today: dt.date | None, *, is_relative: bool) -> Reckoned | None:
    day = known.day or 0
    if known.month is not None and day > calendar.monthrange(known.year or 2000, known.month)[1]:
        return None
    if known.year is not None and known.month is not None:
        date = f"{known.year:04}-{known.month:02}-{day:02}"
        if known.time:
            return Reckoned(value=f"{date}T{known.time}", granularity=Granularity.TIME)
        return Reckoned(value=date, granularity=Granularity.DAY, is_relative=is_relative)
    days = _candidates(known, today)
    if known.is_coming and today is not None:
        days = [each for each in days if each >= today] or days
    found = _nearest(days, today, direction=known.direction) if today else None
    if found is not None:
        return Reckoned(value=found.isoformat(), granularity=Granularity.DAY, is_relative=True)
    month = f"{known.month:02}" if known.month else "XX"
    return Reckoned(value=f"XXXX-{month}-{day:02}", granularity=Granularity.DAY)


def _candidates(known: Partial, today: dt.date | None) -> list[dt.date]:
    """The dates that a day without year (or month) can be, the expected one first; a weekday beside it chooses among them."""
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
    named = [day for day in days if day.isoweekday() == known.weekday]
    return named or days


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
    unknown = Reckoned(value=f"XXXX-WXX-{weekday}", granularity=Granularity.WEEKDAY)
    if today is None or partial.is_title:
        return unknown
    if partial.week_offset is not None:
        found = _moved(today, partial.week_offset * 7 + weekday - today.isoweekday())
    else:
        back = (today.isoweekday() - weekday) % 7
        days = [moved for shift in (-back, 7 - back, -back - 7) if (moved := _moved(today, shift))]
        if partial.direction:
            found = _nearest(days, today, direction=partial.direction)
        elif partial.is_this:
            found = days[1] if len(days) > 1 and back > partial.this_back else days[0]
        else:
            found = days[1] if len(days) > 1 and (7 - back) * _FUTURE_COSTS < back else days[0]
    if found is None:
        return unknown
    return Reckoned(value=found.isoformat(), granularity=Granularity.DAY, is_relative=True)


def _month(known: Partial, today: dt.date | None, *, is_relative: bool) -> Reckoned:
    month = known.month or 1
    if known.year is not None:
        return Reckoned(value=f"{known.year:04}-{month:02}", granularity=Granularity.MONTH, is_relative=is_relative)
    if today is None:
        return Reckoned(value=f"XXXX-{month:02}", granularity=Granularity.MONTH)
    rest = 0 if known.is_coming else None
    year, index = divmod(_nearest_month(month, today, direction=known.direction, rest=rest), 12)
    return Reckoned(value=f"{year:04}-{index + 1:02}", granularity=Granularity.MONTH, is_relative=True)


def _nearest_month(month: int, today: dt.date, *, direction: int, rest: int | None = None) -> int:
    """The month of that number (13 is the next year's January, counted with the year before) that news means, from year 0.

    `rest` are the months of a period behind it, where that does not lie before the present one.
    """
    here = today.year * 12 + today.month - 1
    months = [(today.year + shift) * 12 + min(month, 12) - 1 for shift in (0, -1, 1)]
    late = month - min(month, 12)
    if direction:
        months = [number for number in months if (number + late < here if direction < 0 else number + late > here)]
    elif rest is not None:
        months = [number for number in months if number + late + rest >= here] or months
    return min(months, key=lambda number: abs(number + late - here) * (_FUTURE_COSTS if number + late > here else 1.0))
