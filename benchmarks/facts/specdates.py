"""Moments, durations and clock times written as the expressions of `numbers-dates-specs` are.

The set has one expression where we have several facts: a stretch is the moments at its two ends, a time of a day is a moment
with a clock time beside it, the past three weeks are a length and the day that it is counted from, "before 2010" is a moment and
its bound.
"""

import calendar
import datetime as dt
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from copydesk.model.facts import Granularity, Moment, Number, NumberKind
from copydesk.text.durations import find_durations
from copydesk.text.moments import MomentContext, find_moments
from copydesk.text.numbers import find_numbers

_LEFT_OUT: Final = frozenset({"set", "timezone", "timerange"})
"""What an assistant is asked for and news does not date by: recurring appointments, time zones, hours of a day."""
_PRESENT: Final = frozenset({"PRESENT_REF", "FUTURE_REF", "PAST_REF"})
_HOURS: Final = re.compile(r"\(.*T\d.*\)|.*T\d\d.*,.*")
_SEVERAL: Final = "3"
"""What the set takes several, some and a few for."""
_PARTS: Final = {"MO": ("TMO",), "MI": ("T12", "TAF"), "AF": ("TAF", "TEV"), "EV": ("TEV",), "NI": ("TNI",)}
"""Parts of the day; in Spanish the set has the afternoon at mediodía and the evening at tarde."""
_PART: Final = re.compile(r"T(?:MO|12|AF|EV|NI)$")
_JOINT: Final = 10
"""Characters between a day and its time of day."""
_STOPS: Final = re.compile(r"[\d.;:!?。！？；\n]")


_ARTICLE: Final = re.compile(r"(?:the|der|die|das|den|dem|le|la|les|el|los|las) |l['’]")
_PARTICLE: Final = re.compile(r"(?<=[일월년주시전후말초이])에$|(?<=[日月年週時前後末])に$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """A place in a sentence with the values that it may be said to have."""

    start: int
    end: int
    values: frozenset[str]
    sort: str


def is_news(row: dict[str, Any]) -> bool:
    """Whether a sentence has what it takes to resolve its dates and nothing that only an assistant is asked for, by its types.

    Without a reference it is kept where none is needed: its values are partly unknown (`XXXX-10-02`), lengths or times of a day,
    or their year is printed.
    """
    for result in row["results"]:
        sort = str(result.get("TypeName") or result.get("Type")).removeprefix("datetimeV2.")
        timexes = [str(each) for each in _timexes(result)]
        if sort in _LEFT_OUT or any(each in _PRESENT or _HOURS.fullmatch(each) for each in timexes):
            return False
        if not row.get("reference") and not all(_is_plain_to_see(each, text=row["input"]) for each in timexes):
            return False
    return True


def _is_plain_to_see(timex: str, *, text: str) -> bool:
    """Whether a value can be found without a day to count from."""
    years = re.findall(r"(?<!\d)\d{4}(?=-|$)", timex)
    return all(f"X{year}" in timex or year in text for year in years)


def is_date(result: dict[str, Any]) -> bool:
    """Whether the day of an expected expression is one of the calendar: the set keeps February 30 as one that is not resolved."""
    for timex in _timexes(result):
        day = re.match(r"(\d{4}|X{4})-(\d\d)-(\d\d)", timex)
        year = day.group(1).replace("XXXX", "2000") if day else ""
        if day and int(day.group(3)) > calendar.monthrange(int(year), int(day.group(2)))[1]:
            return False
    return True


def bare(text: str) -> str:
    """A text in small letters and plain figures, without the article before it and the particle or stop behind it.

    The set has either as often as not.
    """
    folded = unicodedata.normalize("NFKC", text).casefold().strip().rstrip(".")
    article = _ARTICLE.match(folded)
    return _PARTICLE.sub("", folded[article.end() :] if article else folded)


def _timexes(result: dict[str, Any]) -> Iterator[str]:
    given = result.get("Value") or {}
    if "Timex" in given:
        yield given["Timex"]
    for value in (result.get("Resolution") or {}).get("values") or ():
        if "timex" in value:
            yield value["timex"]


def wanted_values(result: dict[str, Any]) -> Iterator[str]:
    """The values of an expected expression, each of which is right: its TIMEX and what it resolves to, past and coming."""
    given = result.get("Value") or {}
    resolved = [given.get(key) or {} for key in ("FutureResolution", "PastResolution")]
    resolved += (result.get("Resolution") or {}).get("values") or ()
    yield from (_plain(timex[: timex.rindex(":")]) for timex in _timexes(result) if _SECONDS.search(timex))
    parts = [part for timex in _timexes(result) if (part := re.search(r"T(?:MO|AF|EV|NI|DT)$", timex))]
    for timex in _timexes(result):
        yield _plain(timex)
    for value in resolved:
        first, last = (next((value[key] for key in keys if key in value), "") for keys in (_FIRST, _LAST))
        if first and last:
            yield f"{_plain(first)}..{_plain(last)}"
        elif first or last:
            yield _plain(first or last)
        yield from (_plain(str(value[name])) for name in ("date", "dateTime", "time", "value") if name in value)
        yield from (f"{first[:10]}{part.group()}" for part in parts if first)


_SECONDS: Final = re.compile(r"T\d\d:\d\d:\d\d$")
"""Clock times of ours are to the minute."""
_FIRST: Final = ("startDate", "startDateTime", "start")
_LAST: Final = ("endDate", "endDateTime", "end")


def _plain(value: str) -> str:
    """2016-11-07 15:00:00 as 2016-11-07T15: noughts of minutes and seconds say nothing. A stretch is its two ends."""
    both = re.fullmatch(r"\(([^,]*),([^,]*),P[^,]*\)", value)
    if both is not None:
        return f"{_plain(both.group(1))}..{_plain(both.group(2))}"
    text = value.replace(" ", "T")
    text = f"T{text}" if re.fullmatch(r"\d\d:\d\d:\d\d", text) else text
    while "T" in text and text.endswith(":00"):
        text = text.removesuffix(":00")
    return text.removesuffix("T00") if len(text) > len("T00") else text


def expressions(text: str, *, context: MomentContext) -> list[Expression]:
    """What we read in a sentence, in order."""
    moments = find_moments(text, context=context)
    found = list(_dates(moments, text=text, today=context.today))
    numbers = find_numbers(text, language=context.language)
    for duration in find_durations(text, numbers=numbers, moments=moments, context=context):
        if duration.bound in {"from", "to"}:
            continue
        start, end = duration.start, duration.end
        if "/" in duration.value and not duration.relative:
            found = [each for each in found if not start <= each.start < end]
        elif duration.bound_span != (0, 0):
            start, end = min(start, duration.bound_span[0]), max(end, duration.bound_span[1])
        found.append(
            Expression(
                start=start, end=end, values=frozenset(_lengths(duration, today=context.today)), sort=_length_sort(duration)
            )
        )
    for number in numbers:
        if number.kind is NumberKind.CLOCK:
            value = _plain(_clock(number))
            found.append(Expression(start=number.start, end=number.end, values=frozenset({value}), sort="time"))
    free = [each for each in found if each.sort != "duration" or not any(_meet(each, other) for other in found if other != each)]
    return list(_joined(sorted(free, key=lambda each: each.start), text=text))


def _length_sort(duration: Moment) -> str:
    return "duration" if "/" not in duration.value else "stretch" if duration.relative else "day"


def _lengths(duration: Moment, *, today: dt.date | None) -> Iterator[str]:
    """The length as ISO 8601 has it and in its greatest unit alone; one that is counted from today as the days that it covers."""
    before, _, after = duration.value.partition("/")
    length = (before if before.startswith("P") else after).replace("X", _SEVERAL)
    if "/" not in duration.value:
        yield from {length, _in_one_unit(length)}
        return
    if not duration.relative or today is None:
        day = _shifted(dt.date.fromisoformat(after if before.startswith("P") else before), length, back=before.startswith("P"))
        if day is not None:
            yield day.isoformat()
            yield "..".join(sorted((day.isoformat(), after if before.startswith("P") else before)))
        return
    first = today if before.startswith("P") else today + dt.timedelta(days=1)
    other = _shifted(first, length, back=before.startswith("P"))
    if other is not None:
        yield f"{min(first, other)}..{max(first, other)}"


def _in_one_unit(length: str) -> str:
    """PT1H30M as PT1.5H, P6M as P0.5Y."""
    hours = re.fullmatch(r"PT(?:(\d+)H)?(\d+)M", length)
    months = re.fullmatch(r"P(?:(\d+)Y)?(\d+)M", length)
    if hours is not None:
        return f"PT{int(hours.group(1) or 0) + int(hours.group(2)) / 60:g}H"
    return f"P{int(months.group(1) or 0) + int(months.group(2)) / 12:g}Y" if months is not None else length


def _shifted(day: dt.date, length: str, *, back: bool) -> dt.date | None:
    """The day at the other end of a length of whole days, weeks, months and years."""
    parts = re.fullmatch(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?", length)
    if parts is None:
        return None
    years, months, weeks, days = (int(part or 0) * (-1 if back else 1) for part in parts.groups())
    year, month = divmod(day.year * 12 + day.month - 1 + years * 12 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return dt.date(year, month + 1, min(day.day, last)) + dt.timedelta(days=weeks * 7 + days)


def _clock(number: Number) -> str:
    minutes = int(number.low)
    return f"T{minutes // 60:02}:{minutes % 60:02}"


def _meet(one: Expression, other: Expression) -> bool:
    return one.start < other.end and other.start < one.end and other.sort != "duration"


def _joined(found: Sequence[Expression], *, text: str) -> Iterator[Expression]:
    """A day and the time beside it are one expression."""
    held: Expression | None = None
    for each in found:
        if held is not None and {held.sort, each.sort} in ({"day", "time"}, {"daypart", "time"}):
            gap = text[held.end : each.start]
            if each.start >= held.end and len(gap) <= _JOINT and not _STOPS.search(gap):
                day, clock = (held, each) if held.sort != "time" else (each, held)
                values = {f"{_PART.sub('', date)}{time}" for date in day.values for time in clock.values if ".." not in date}
                held = Expression(start=held.start, end=each.end, values=frozenset(values), sort="day time")
                continue
        if held is not None:
            yield held
        held = each
    if held is not None:
        yield held


def _dates(moments: Sequence[Moment], *, text: str, today: dt.date | None) -> Iterator[Expression]:
    """Moments with their bounds, the two ends of a stretch as one."""
    opening: Moment | None = None
    for place, moment in enumerate(moments):
        if moment.granularity is Granularity.WEEKDAY and place and moments[place - 1].start == moment.start:
            continue  # the weekday that its date belies, which the set passes over
        if moment.bound == "from":
            opening = moment
            continue
        first = opening if moment.bound == "to" and opening is not None else moment
        opening = None
        spans = [(each.start, each.end) for each in (first, moment)]
        spans += [_trimmed(each.bound_span, text) for each in (first, moment) if each.bound_span != (0, 0)]
        start, end = min(span[0] for span in spans), max(span[1] for span in spans)
        if first is moment:
            yield Expression(start=start, end=end, values=frozenset(_values(moment, today=today)), sort=_sort(moment))
        else:
            days = [stretch[0].isoformat() if (stretch := _stretch(each.value)) else each.value for each in (first, moment)]
            yield Expression(start=start, end=end, values=frozenset({"..".join(days)}), sort="stretch")


def _trimmed(span: tuple[int, int], text: str) -> tuple[int, int]:
    piece = text[span[0] : span[1]]
    return span[0] + len(piece) - len(piece.lstrip(" ,")), span[1] - (len(piece) - len(piece.rstrip(" ,")))


_COUNTED: Final = re.compile(r"\bago\b|\d年前|月前|[년월달] ?전|^vor |^il y a |^hace ")


def _sort(moment: Moment) -> str:
    if moment.part:
        return "daypart"
    if moment.relative and moment.granularity in {Granularity.YEAR, Granularity.MONTH} and _COUNTED.search(moment.text):
        return "day"
    return "day" if moment.granularity in {Granularity.DAY, Granularity.WEEKDAY, Granularity.TIME} else "stretch"


def _values(moment: Moment, *, today: dt.date | None) -> Iterator[str]:
    """The value, its first day and the day after it, and for "two years ago" the day that the set means by it."""
    value = _plain(moment.value)
    if moment.relative and moment.granularity in {Granularity.YEAR, Granularity.MONTH} and today is not None:
        yield today.isoformat().replace(today.isoformat()[: len(value)], value, 1)
    if moment.part:
        yield from (f"{value.removeprefix('XXXX-XX-XX')}{part}" for part in _PARTS[moment.part])
        return
    if moment.calendar == "fiscal":
        yield f"FY{value}"
        return
    yield value
    if moment.granularity is Granularity.SEASON and (moment.relative or value.startswith("XXXX")):
        yield value[len("2016-") :]
    if moment.granularity is Granularity.DAY and moment.bound in {"until", "end"}:
        yield f"{value}T23:59:59"  # the set has the end of that day
    if value.startswith("XXXX-Q"):
        yield "..".join(f"XXXX{day.isoformat()[len('2000') :]}" for day in _stretch(value.replace("XXXX", "2000")) or ())
    stretch = _stretch(moment.value)
    if stretch is not None:
        yield f"{stretch[0]}..{stretch[1]}"
        yield from _bounded(moment, *stretch, today=today)


def _bounded(moment: Moment, first: dt.date, after: dt.date, *, today: dt.date | None) -> Iterator[str]:
    """What the set makes of a bound: "since May" begins on its first day, "mid-May" lasts from the 10th to the 20th."""
    if moment.bound in {"since", "until", "before"}:
        yield first.isoformat()
    elif moment.bound == "after":
        yield after.isoformat()
    elif moment.bound == "rest" and today is not None:
        yield f"{today}..{after - dt.timedelta(days=1)}"
    elif moment.bound in _PARTS_OF_MONTH and moment.granularity is Granularity.MONTH:
        low, high = _PARTS_OF_MONTH[moment.bound]
        yield f"{first.replace(day=low)}..{first.replace(day=high) if high else after}"


_PARTS_OF_MONTH: Final = {"start": (1, 16), "mid": (10, 21), "end": (16, 0)}
"""The first day of a part of a month and the first one after it as the set has them; 0 is that of the next month."""


def _stretch(value: str) -> tuple[dt.date, dt.date] | None:
    """The first day of a moment and the first day after it."""
    year, _, rest = value.partition("-")
    try:
        if year.endswith("X") and not rest:
            size = 10 ** year.count("X")
            first = int(year.rstrip("X")) * size
            return dt.date(first, 1, 1), dt.date(first + size, 1, 1)
        if rest.startswith("W"):
            monday = dt.date.fromisocalendar(int(year), int(rest[1:3]), 1)
            return monday + dt.timedelta(days=5 if rest.endswith("WE") else 0), monday + dt.timedelta(days=7)
        if rest[:1] in {"Q", "H"}:
            length = 3 if rest[0] == "Q" else 6
            return _months(int(year), (int(rest[1:]) - 1) * length, length)
        if re.fullmatch(r"\d\d-\d\d", rest):
            day = dt.date.fromisoformat(value)
            return day, day
        return _months(int(year), int(rest) - 1 if rest else 0, 1 if rest else 12)
    except ValueError:
        return None


def _months(year: int, first: int, count: int) -> tuple[dt.date, dt.date]:
    after = year * 12 + first + count
    return dt.date(year, first + 1, 1), dt.date(after // 12, after % 12 + 1, 1)
