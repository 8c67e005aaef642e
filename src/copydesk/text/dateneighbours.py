"""What a date takes from the date beside it: "May to October 2020", the 3rd and 4th of June, 11월 18일부터 12월 19일까지."""

import datetime as dt
import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from copydesk.text.datemarks import DateMark
from copydesk.text.reckoning import Partial

_MONTHS_APART = 16
_DAYS_APART = 8
"""Characters between two dates of which one gives the other its year or month: a joining word or two."""
_NO_DAY = 32
_CLOSED = re.compile(r"[\d.!?;:。！？；\n]")


def completed(partials: Sequence[Partial], *, marks: Sequence[DateMark], text: str) -> list[Partial]:
    """The printed dates with years and months that were printed once for two of them. `partials` and `marks` run parallel."""
    found = list(partials)
    for place, (first, second) in enumerate(pairwise(marks)):
        distance = second.start - first.end
        if not 0 < distance <= _MONTHS_APART or _CLOSED.search(text, first.end, second.start):
            continue
        left, right = found[place], found[place + 1]
        if _lacks_year(left) and right.year is not None and right.month is not None and left.month is not None:
            found[place] = replace(left, year=right.year - (left.month > right.month))
        elif _lacks_year(right) and left.year is not None and left.month is not None and right.month is not None:
            found[place + 1] = replace(right, year=left.year + (right.month < left.month))
        elif distance <= _DAYS_APART and _is_bare_day(left) and _is_day_of_month(right) and (left.day or 0) < (right.day or 0):
            found[place] = replace(left, month=right.month, year=right.year, year_offset=right.year_offset)
        elif distance <= _DAYS_APART and _is_bare_day(right) and (left.day or _NO_DAY) < (right.day or 0):
            found[place + 1] = replace(
                right, month=left.month, year=left.year, year_offset=left.year_offset, month_offset=left.month_offset
            )
    return found


def closing(partial: Partial, *, first: dt.date, is_relative: bool) -> Partial:
    """The last day of a stretch whose first day is known: the first that it can be, from there on; relative as the first is."""
    if _lacks_year(partial):
        return replace(partial, year=first.year + ((partial.month or 0) < first.month), is_borrowed=is_relative)
    if _is_bare_day(partial) and not partial.unit:
        year, month = divmod(first.year * 12 + first.month - 1 + ((partial.day or 0) < first.day), 12)
        return replace(partial, year=year, month=month + 1, is_borrowed=is_relative)
    if partial.weekday is not None and partial.day is None and partial.week_offset is None and not partial.is_title:
        ordinal = first.toordinal() + (partial.weekday - first.isoweekday() - 1) % 7 + 1
        if ordinal <= dt.date.max.toordinal():
            last = dt.date.fromordinal(ordinal)
            return replace(partial, year=last.year, month=last.month, day=last.day, is_borrowed=is_relative)
    return partial


def _lacks_year(partial: Partial) -> bool:
    has_own = partial.year is not None or partial.year_offset is not None or partial.month_offset is not None
    return partial.month is not None and not has_own and not partial.direction and not partial.unit


def _is_day_of_month(partial: Partial) -> bool:
    return partial.day is not None and partial.month is not None and not partial.unit


def _is_bare_day(partial: Partial) -> bool:
    is_resolved = partial.direction or partial.month_offset is not None or partial.year is not None
    return partial.day is not None and partial.month is None and not is_resolved
