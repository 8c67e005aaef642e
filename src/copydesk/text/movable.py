"""Days that fall on another date each year, and the weeks and weekdays of a month or a year by number."""

import datetime as dt
from datetime import timedelta

_LAST = -1


def movable_day(rule: str, *, year: int) -> dt.date:
    """The date of a feast in a year. `rule` is `easter`, `easter+39`, or month, number and weekday: `11-4-4` (Monday is 1).

    Number -1 is the last; `11-4-4+1` is the day after. The years are those of the Gregorian calendar. Raises ValueError for
    another rule.
    """
    if rule.startswith("easter"):
        return easter(year) + timedelta(days=int(rule.removeprefix("easter") or 0))
    named, _, later = rule.partition("+")
    month, _, rest = named.partition("-")
    number, _, weekday = rest.rpartition("-")
    found = nth_weekday(int(number), weekday=int(weekday), year=year, month=int(month))
    if found is None:
        raise ValueError(f"no month has such a day: {rule}")
    return found + timedelta(days=int(later or 0))


def easter(year: int) -> dt.date:
    """Easter Sunday of the western churches.

    Source: "A New Method for Finding Easter", Butcher's Ecclesiastical Calendar, as in Meeus, Astronomical Algorithms.
    """
    golden = year % 19
    century, rest = divmod(year, 100)
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - century // 4 - correction + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return dt.date(year, month, day + 1)


def nth_weekday(number: int, *, weekday: int, year: int, month: int) -> dt.date | None:
    """The first (1) to fifth or the last (-1) such weekday of a month; None where it has no such one."""
    first = dt.date(year, month, 1)
    days = [first + timedelta(days=shift) for shift in range((weekday - first.isoweekday()) % 7, 35, 7)]
    inside = [day for day in days if day.month == month]
    if number == _LAST:
        return inside[-1]
    return inside[number - 1] if 1 <= number <= len(inside) else None


def nth_week(number: int, *, year: int, month: int | None) -> tuple[int, int] | None:
    """The ISO year and week of the first to fifth or last (-1) week of a month or a year: a week is where its Thursday is."""
    if month is not None:
        thursday = nth_weekday(number, weekday=4, year=year, month=month)
    else:
        last = dt.date(year, 12, 28).isocalendar().week
        wanted = last if number == _LAST else number
        thursday = dt.date.fromisocalendar(year, wanted, 4) if 1 <= wanted <= last else None
    return thursday.isocalendar()[:2] if thursday is not None else None
