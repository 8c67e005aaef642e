"""Moments of a text: its dates, resolved against the time and place of its publication."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from msgspec.structs import replace

from copydesk.model.facts import Granularity, Moment
from copydesk.model.language import base_language
from copydesk.text.coming import ahead
from copydesk.text.dateagreement import moments_agree, moments_contradicted
from copydesk.text.datebounds import Bound, bounds_of
from copydesk.text.datefields import figure_of, title_weekday
from copydesk.text.datemarks import DateMark, marked_text
from copydesk.text.dateneighbours import closing, completed
from copydesk.text.languages import language_data
from copydesk.text.lexemes import FormTable
from copydesk.text.reckoning import Partial, Reckoned, reckon_all
from copydesk.text.spokenyears import SpokenYears

__all__ = ["MomentContext", "find_moments", "moments_agree", "moments_contradicted"]


@dataclass(frozen=True, slots=True, kw_only=True)
class MomentContext:
    """What dates are resolved against: the language, when the text was published (aware), and its source's time zone."""

    language: str
    published_at: dt.datetime | None = None
    time_zone: str = "UTC"

    @property
    def today(self) -> dt.date | None:
        """The calendar day of publication where the source sits (in UTC for an unknown zone); None when it is not known."""
        if self.published_at is None:
            return None
        return self.published_at.astimezone(_zone(self.time_zone)).date()


def find_moments(text: str, *, context: MomentContext) -> tuple[Moment, ...]:
    """The dates of a text in order of appearance; lengths of time are found by `find_durations`, clock times are numbers.

    Both ends of a range ("Jan. 9-11") share one span. Relative words ("yesterday") give nothing without `published_at`; "that
    day" is the day named last before it, or an unknown one.
    """
    tag = base_language(context.language)
    marked = marked_text(text, tag)
    marks = marked.marks
    if not marks:
        return ()
    reader = _reader(tag)
    today = context.today
    moments: list[Moment] = []
    partials = completed([reader.known_partial(mark.fields) for mark in marks], marks=marks, text=text)
    partials = [*ahead(partials, marks=marks, low=marked.low, language=tag)]
    bounds = bounds_of(marks, low=marked.low, language=tag)
    for mark, partial, bound in zip(marks, partials, bounds, strict=True):
        is_from_day = "ago" in mark.fields and bool(moments) and reader.links(marked.low, moments[-1], mark)
        day = _named_day(moments) if partial.unit == _SAME or is_from_day else today
        if partial.is_named:
            day = _named_month(moments)
        opening = _first_day(moments[-1]) if bound.name == "to" and moments else None
        whole = closing(partial, first=opening, is_relative=moments[-1].relative) if opening is not None else partial
        moments += reader.moments(text, mark, bound=bound, first=whole, today=day)
    return tuple(moments)


def _named_day(moments: list[Moment]) -> dt.date | None:
    """The day that was named last."""
    value = next((each.value for each in reversed(moments) if each.granularity in _DAYS and not each.calendar), "")
    return None if "X" in value or not value else dt.date.fromisoformat(value[: len("2026-01-09")])


def _named_month(moments: list[Moment]) -> dt.date | None:
    """The first day of the month, or of the year, that was named last."""
    last = islice(reversed(moments), _NAMED)
    value = next((each.value[: len("2026-01")] for each in last if not each.calendar and each.value[:4].isdecimal()), "")
    if not 1 <= int(value[:4] or 0) <= dt.MAXYEAR:
        return None
    return dt.date(int(value[:4]), int(value[5:]) if value[5:].isdecimal() else 1, 1)


def _first_day(moment: Moment) -> dt.date | None:
    """The day, or the first one of the month, that opens a stretch."""
    if moment.granularity not in (Granularity.DAY, Granularity.MONTH) or "X" in moment.value or moment.calendar:
        return None
    return dt.date.fromisoformat(moment.value if moment.granularity is Granularity.DAY else f"{moment.value}-01")


_DAYS = frozenset({Granularity.DAY, Granularity.TIME})


class _Reader:
    """Turns the printed fields of a language's dates into calendar values."""

    def __init__(self, tag: str) -> None:
        language = language_data(tag)
        data = language.moments
        self._tables = {
            "relative": FormTable([data.relative]),
            "same": FormTable([data.same]),
            "year_word": FormTable([data.year_words]),
            "fiscal_word": FormTable([data.fiscal_words]),
            "month_word": FormTable([data.month_words]),
            "week_word": FormTable([data.week_words]),
            "century_word": FormTable([data.century_words]),
            "same_year": FormTable([data.same_years]),
            "same_month": FormTable([data.same_months]),
            "span": FormTable([data.spans]),
            "count": FormTable([data.counts]),
            "day_word": FormTable([data.day_words]),
            "part": FormTable([data.parts]),
            "quarter": FormTable([data.quarters]),
            "half": FormTable([data.halves]),
            "season": FormTable([data.seasons]),
            "decade": FormTable([data.decades]),
            "century": FormTable([data.centuries]),
            "holiday": FormTable([data.holidays, data.lunar_holidays, data.feasts]),
            "calendar": FormTable([data.calendars]),
            "nth": FormTable([data.nths]),
        }
        self._lunar = frozenset(data.lunar_holidays)
        self._feasts = frozenset(data.feasts)
        self._this_back = data.this_back
        self._fiscal_start = data.fiscal_start
        self._eras = data.eras
        self._spoken_years = SpokenYears(data, numbers=language.numbers)
        self._links = frozenset(data.lengths.links)
        self._known: dict[tuple[tuple[str, str], ...], Partial] = {}

    def moments(self, text: str, mark: DateMark, *, bound: Bound, first: Partial, today: dt.date | None) -> Iterator[Moment]:
        """One moment, or the first and the last of a range; a weekday that contradicts its date is one more."""
        fields = mark.fields
        calendar = self._calendar(fields)
        partials = [*_ends(first, fields)] if calendar != _LUNAR else [replace(first, year=None, weekday=None)]
        opening: dt.date | None = None
        is_relative = False
        day = None if calendar == _LUNAR else self._fiscal_day(today) if "fiscal_word" in fields else today
        for place, end in enumerate(partials):
            partial = closing(end, first=opening, is_relative=is_relative) if opening is not None else end
            name = bound.name if len(partials) == 1 else _ENDS[place]
            for reckoned in _reckoned(partial, day):
                moment = Moment(
                    start=mark.start,
                    end=mark.end,
                    text=text[mark.start : mark.end],
                    value=reckoned.value,
                    granularity=reckoned.granularity,
                    relative=reckoned.is_relative,
                    part=self._name("part", fields) or self._name("relative", fields).partition("@")[2],
                    calendar=calendar,
                    bound=name,
                    bound_span=bound.span if place == 0 else (0, 0),
                )
                opening, is_relative = opening or _first_day(moment), is_relative or moment.relative
                yield moment

    def _fiscal_day(self, today: dt.date | None) -> dt.date | None:
        """A day of the year in which the fiscal year of that day begins."""
        if today is None or today.month >= self._fiscal_start or today.year == dt.MINYEAR:
            return today
        return dt.date(today.year - 1, today.month, 1)

    def links(self, low: str, day: Moment, mark: DateMark) -> bool:
        """Whether a distance is one from the day before it (4월 5일로부터 3주 전), as some languages print it."""
        is_day = day.granularity is Granularity.DAY and not day.calendar
        return is_day and mark.start - day.end <= _LINK and low[day.end : mark.start].strip() in self._links

    def _name(self, field: str, fields: Mapping[str, str]) -> str:
        return self._tables[field].name_of(fields[field]) if field in fields else ""

    def _calendar(self, fields: Mapping[str, str]) -> str:
        if "holiday" in fields and self._name("holiday", fields) in self._lunar:
            return _LUNAR
        return _FISCAL if "fiscal_word" in fields else self._name("calendar", fields)

    def known_partial(self, fields: Mapping[str, str]) -> Partial:
        """What the printed fields of a date say; the last ones are remembered, as every report names the same few days."""
        key = tuple(fields.items())
        found = self._known.get(key)
        if found is None:
            if len(self._known) >= _KEPT:
                self._known.clear()
            found = self._known[key] = self.partial(fields)
        return found

    def partial(self, fields: Mapping[str, str]) -> Partial:
        """What the printed fields of a date say."""
        direction = 1 if "after" in fields else -1 if "before" in fields else 0
        distance = self._distance(fields, direction=direction)
        if distance is not None:
            return distance
        if "title_weekday" in fields:
            return Partial(weekday=title_weekday(fields["title_weekday"]), is_title=True)
        month, day = self._figure("mon", fields), self._figure("day", fields) or self._figure("day_word", fields)
        feast = self._name("holiday", fields)
        if feast and feast not in self._feasts:
            month, day = map(int, feast.split("-"))
            feast = ""
        is_here = "this" in fields
        return Partial(
            feast=feast,
            number=self._figure("nth", fields) or _figure(fields, "week_number"),
            is_week=not _WEEKS.isdisjoint(fields),
            year=self._year(fields),
            month=_figure(fields, "month") or month,
            day=day,
            weekday=_figure(fields, "weekday"),
            decade=self._decade(fields),
            century=self._century(fields),
            period=self._period(fields),
            direction=direction,
            year_offset=0
            if is_here and "weekday" not in fields
            else self._offset(("year_word", "fiscal_word", "same_year"), fields),
            month_offset=self._offset(("month_word", "same_month"), fields),
            week_offset=self._offset(("week_word",), fields),
            time=f"{fields['hour']}:{fields['minute']}" if "hour" in fields else "",
            is_daypart="part" in fields,
            is_named="same_year" in fields or "same_month" in fields,
            is_this=is_here,
            this_back=self._this_back,
        )

    def _distance(self, fields: Mapping[str, str], *, direction: int) -> Partial | None:
        """What is printed as a distance from a day that is known; None for a date."""
        if "calendar" in fields and _NAMED_TIMES.isdisjoint(fields):
            return Partial(unit="year", offset=direction)
        if "relative" in fields:
            return _distance(self._name("relative", fields))
        if "same" in fields:
            return Partial(unit=_SAME, offset=int(self._name("same", fields)))
        if "span" in fields and _COUNTED.isdisjoint(fields):
            return _present(self._name("span", fields))
        if "span" in fields:
            return _counted(self._name("span", fields), (self._figure("count", fields) or 1) * (1 if "hence" in fields else -1))
        return None

    def _figure(self, field: str, fields: Mapping[str, str]) -> int | None:
        """A field that may stand as digits, as numerals or as a word."""
        printed = fields.get(field, fields.get(f"{field}_n"))
        if printed is None:
            return None
        if field in self._tables and (name := self._tables[field].name_of(printed)):
            return int(name)
        return figure_of(printed)

    def _year(self, fields: Mapping[str, str]) -> int | None:
        if "era_year" in fields:
            number = 1 if fields["era_year"] == "元" else figure_of(fields["era_year"])
            return int(self._eras[fields["era"]]) + number - 1 if number else None
        if "spoken_year" in fields:
            return self._spoken_years.year(fields["spoken_year"])
        short = fields.get("short_year", fields.get("year_two"))
        if short is not None:
            return int(short) + (2000 if int(short) < _OLDEST_SHORT_YEAR else 1900)
        return self._figure("year", fields)

    def _decade(self, fields: Mapping[str, str]) -> int | None:
        printed = self._figure("decade", fields)
        if printed is None or printed >= _CENTURY:
            return printed
        century = self._century(fields)
        return printed + ((century - 1) * _CENTURY if century is not None else 1900 if printed >= _OLD_DECADE else 2000)

    def _century(self, fields: Mapping[str, str]) -> int | None:
        if "century_word" in fields:
            return _PRESENT_CENTURY + int(self._name("century_word", fields))
        return self._figure("century", fields) or _figure(fields, "roman")

    def _period(self, fields: Mapping[str, str]) -> str:
        quarter = self._figure("quarter", fields) or _figure(fields, "roman") if "quarter" in fields else None
        if quarter is not None:
            return f"Q{quarter}"
        return f"H{self._name('half', fields)}" if "half" in fields else self._name("season", fields)

    def _offset(self, names: Iterable[str], fields: Mapping[str, str]) -> int | None:
        return next((int(self._name(name, fields)) for name in names if name in fields), None)


_WEEKS = frozenset({"week", "week_number"})
_COUNTED = frozenset({"count", "count_n", "ago", "hence"})
_NAMED_TIMES = frozenset({"year", "year_n", "mon", "mon_n", "month"})
_LUNAR = "lunar"
_FISCAL = "fiscal"
_NAMED = 50
"""Dates without a year that are passed over to find the one that "that year" is: more than a report has in a row."""
_LINK = 5
"""Characters between a day and a distance from it."""
_KEPT = 4096
"""Dates whose reading is remembered: some hundred are in a day's news of one language."""
_ENDS = ("from", "to")
_SAME = "same"
_CENTURY = 100
_OLD_DECADE = 30
"""The 30s to the 90s alone are the last century's, the 10s and 20s this one's."""
_PRESENT_CENTURY = 21
_OLDEST_SHORT_YEAR = 50
"""'49 is 2049 and '50 is 1950, as POSIX does at 69; news of this century names the last one's second half."""


def _ends(first: Partial, fields: Mapping[str, str]) -> Iterable[Partial]:
    day = int(fields["day_to"]) if "day_to" in fields else None
    last = int(fields.get("month_to", fields.get("mon_to", "0")))
    if last and first.month is not None:
        return (replace(first, year=first.year and first.year - (first.month > last)), replace(first, month=last, day=day))
    if day is not None:
        return (first, replace(first, day=day, weekday=None))
    if "year_to" in fields and first.year is not None:
        printed = fields["year_to"]
        return (first, replace(first, year=first.year // 100 * 100 + int(printed) if len(printed) == 2 else int(printed)))
    return (first,)


def _distance(name: str) -> Partial:
    """`day-1`, `month+0`, `year+1` of the data; a part of the day follows behind @."""
    name = name.partition("@")[0]
    place = max(name.find("+"), name.find("-"))
    return Partial(unit=name[:place], offset=int(name[place:]))


def _present(unit: str) -> Partial:
    """The present one: "the end of the year" is of this year, "the end of the day" of the day that the text named last."""
    return Partial(unit=_SAME if unit == "day" else unit, offset=0)


def _counted(unit: str, offset: int) -> Partial:
    """Weeks ago are told by the day, longer spans by themselves."""
    return Partial(unit="day", offset=offset * 7) if unit == "week" else Partial(unit=unit, offset=offset)


def _figure(fields: Mapping[str, str], field: str) -> int | None:
    return figure_of(fields[field]) if field in fields else None


@lru_cache(maxsize=_KEPT)
def _reckoned(partial: Partial, today: dt.date | None) -> tuple[Reckoned, ...]:
    return tuple(reckon_all(partial, today=today))


@cache
def _reader(tag: str) -> _Reader:
    return _Reader(tag)


@cache
def _zone(name: str) -> dt.tzinfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return dt.UTC
