"""Moments of a text: its dates, resolved against the time and place of its publication."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from msgspec.structs import replace

from copydesk.model.facts import Moment
from copydesk.model.language import base_language
from copydesk.text.datemarks import DateMark, marked_text
from copydesk.text.languages import language_data
from copydesk.text.lexemes import FormTable
from copydesk.text.reckoning import Partial, moments_agree, reckon

__all__ = ["MomentContext", "find_moments", "moments_agree"]


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
    """The dates of a text in order of appearance; durations and clock times alone are numbers, not moments.

    Both ends of a range ("Jan. 9-11") share one span. Relative words ("yesterday") give nothing without `published_at`.
    """
    tag = base_language(context.language)
    marks = marked_text(text, tag).marks
    if not marks:
        return ()
    reader = _reader(tag)
    today = context.today
    return tuple(moment for mark in marks for moment in reader.moments(text, mark, today=today))


class _Reader:
    """Turns the printed fields of a language's dates into calendar values."""

    def __init__(self, tag: str) -> None:
        data = language_data(tag).moments
        self._relative = FormTable([data.relative])
        self._year_words = FormTable([data.year_words])
        self._month_words = FormTable([data.month_words])
        self._spans = FormTable([data.spans])
        self._counts = FormTable([data.counts])
        self._eras = data.eras

    def moments(self, text: str, mark: DateMark, *, today: dt.date | None) -> Iterator[Moment]:
        """One moment, or the first and the last of a range."""
        first = self._partial(mark.fields)
        for partial in _ends(first, mark.fields):
            reckoned = reckon(partial, today=today)
            if reckoned is not None:
                yield Moment(
                    start=mark.start,
                    end=mark.end,
                    text=text[mark.start : mark.end],
                    value=reckoned.value,
                    granularity=reckoned.granularity,
                    relative=reckoned.is_relative,
                )

    def _partial(self, fields: Mapping[str, str]) -> Partial:
        if "relative" in fields:
            return _distance(self._relative.name_of(fields["relative"]))
        if "span" in fields:
            return Partial(unit=self._spans.name_of(fields["span"]), offset=-self._count(fields["count"]))
        return Partial(
            year=self._year(fields),
            month=_number(fields, ("month", "mon")),
            day=_number(fields, ("day",)),
            weekday=_number(fields, ("weekday",)),
            decade=_decade(fields),
            direction=1 if "after" in fields else -1 if "before" in fields else 0,
            year_offset=self._offset(self._year_words, fields.get("year_word")),
            month_offset=self._offset(self._month_words, fields.get("month_word")),
            time=f"{fields['hour']}:{fields['minute']}" if "hour" in fields else "",
        )

    def _year(self, fields: Mapping[str, str]) -> int | None:
        if "era_year" in fields:
            printed = fields["era_year"]
            return int(self._eras[fields["era"]]) + (1 if printed == "元" else int(printed)) - 1
        if "short_year" in fields:
            short = int(fields["short_year"])
            return short + (2000 if short < _OLDEST_SHORT_YEAR else 1900)
        return _number(fields, ("year",))

    def _offset(self, table: FormTable, printed: str | None) -> int | None:
        return int(table.name_of(printed)) if printed else None

    def _count(self, printed: str) -> int:
        return int(printed) if printed.isdigit() else int(self._counts.name_of(printed))


_OLDEST_SHORT_YEAR = 50
"""'49 is 2049 and '50 is 1950, as POSIX does at 69; news of this century names the last one's second half."""


def _ends(first: Partial, fields: Mapping[str, str]) -> Iterable[Partial]:
    if "day_to" in fields:
        return (first, replace(first, day=int(fields["day_to"]), weekday=None))
    if "year_to" in fields and first.year is not None:
        printed = fields["year_to"]
        return (first, replace(first, year=first.year // 100 * 100 + int(printed) if len(printed) == 2 else int(printed)))
    return (first,)


def _distance(name: str) -> Partial:
    """`day-1`, `month+0`, `year+1` of the data."""
    place = max(name.find("+"), name.find("-"))
    return Partial(unit=name[:place], offset=int(name[place:]))


def _number(fields: Mapping[str, str], names: Iterable[str]) -> int | None:
    return next((int(fields[name]) for name in names if name in fields), None)


def _decade(fields: Mapping[str, str]) -> int | None:
    if "decade" not in fields:
        return None
    printed = int(fields["decade"])
    return printed if printed >= 100 else printed + 1900


@cache
def _reader(tag: str) -> _Reader:
    return _Reader(tag)


@cache
def _zone(name: str) -> dt.tzinfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return dt.UTC
