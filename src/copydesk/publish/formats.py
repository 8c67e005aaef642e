"""Dates, ages, lists and names of languages and countries, as a language writes them (CLDR)."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cache, lru_cache
from typing import Final, Literal
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_skeleton, get_day_names, get_month_names
from babel.lists import format_list

from copydesk.publish.strings import Strings, locale_of, strings_in
from copydesk.text.languages.writing import UNSPACED
from copydesk.text.spans import span_of

_MOMENT: Final = re.compile(r"(\d{4}|XXXX)(?:-(\d{2}|XX))?(?:-(\d{2}))?(?:T(\d{2}):(\d{2}))?(?::\d{2})?(?:Z|[+-]\d{2}:?\d{2})?")
_WEEKDAY: Final = re.compile(r"XXXX-WXX-([1-7])")
_WEEK: Final = re.compile(r"\d{4}-W\d{2}")
_DECADE: Final = re.compile(r"(\d{3})X")
_INFLECTED: Final = frozenset({"ru"})
_LEAP_YEAR: Final = 2000  # a year in which every month and day exists, for dates whose year is not known
_CACHED: Final = 4096  # reports of one story share a few times, and a build shares most of its days

_AGES: Final = ((timedelta(hours=6), "hours"), (timedelta(days=1), "day"))
_OLD_AGES: Final = ((timedelta(days=365), "year"), (timedelta(days=30), "month"), (timedelta(days=7), "week"))


def age_bucket(told_at: datetime, *, now: datetime) -> str:
    """How old something is, so coarse that a page seldom changes for it.

    `hours` (6), `day` (24 hours), `days:1` … `days:6`, `week`, `month`, `year`.
    """
    age = now - told_at
    for limit, name in _AGES:
        if age < limit:
            return name
    return next((name for limit, name in _OLD_AGES if age >= limit), f"days:{age.days}")


class Formats:
    """Writes times and names for one language of a site; keeps what it wrote, since a build asks for the same days often."""

    def __init__(self, strings: Strings, *, language: str, time_zone: str) -> None:
        self._strings = strings
        self._locale = locale_of(language)
        self._zone = ZoneInfo(time_zone)
        self.date = lru_cache(_CACHED)(self._date)
        self.time = lru_cache(_CACHED)(self._time)
        self.moment = lru_cache(_CACHED)(self._moment)
        self.names = lru_cache(_CACHED)(self._names)
        self.day = lru_cache(_CACHED)(self._day)

    def age(self, bucket: str) -> str:
        """The words for an `age_bucket`."""
        name, _, days = bucket.partition(":")
        return self._strings.count("days_ago", int(days)) if days else self._strings(f"age.{name}")

    def language_name(self, tag: str) -> str:
        """A language's name in this language, the tag where CLDR does not know it."""
        return str(self._locale.languages.get(tag, tag))

    def country_name(self, code: str) -> str:
        """A country's name in this language, the code where CLDR does not know it."""
        return str(self._locale.territories.get(code, code))

    def _names(self, names: Sequence[str]) -> str:
        joined = self._strings("language.list_join")
        if joined:
            return joined.join(names)
        return str(format_list(list(names), locale=self._locale)) if names else ""

    def _day(self, day: date) -> str:
        return str(format_date(day, "long", locale=self._locale))

    def _date(self, moment: datetime) -> str:
        return self._day(moment.astimezone(self._zone).date())

    def _time(self, moment: datetime) -> str:
        local = moment.astimezone(self._zone)
        return f"{self._join(local.date(), self._clock(local.hour, local.minute))} {_offset_name(local)}"

    def _join(self, day: date, clock: str) -> str:
        return f"{self._day(day)}{' ' if self._locale.language in UNSPACED else ', '}{clock}"

    def _clock(self, hour: int, minute: int) -> str:
        # Babel writes "AM 9시 5분" in Korean long times; the Korean pattern is therefore ours.
        if self._locale.language == "ko":
            return f"{'오전' if hour < 12 else '오후'} {hour % 12 or 12}:{minute:02d}"
        return f"{hour:02d}:{minute:02d}"

    def _moment(self, value: str) -> str:
        if weekday := _WEEKDAY.fullmatch(value):
            return str(get_day_names("wide", context="format", locale=self._locale)[int(weekday[1]) - 1])
        if _WEEK.fullmatch(value) and (week := span_of(value)):
            return f"{self._day(week[0])} – {self._day(week[1])}"
        if decade := _DECADE.fullmatch(value):
            return self._strings("moment.decade", n=int(decade[1]) * 10)
        if "/" in value:
            return " – ".join(filter(None, (self._moment(part) for part in value.split("/"))))
        known = _MOMENT.fullmatch(value)
        return self._calendar(known) if known else ""

    def _calendar(self, known: re.Match[str]) -> str:
        year, month, day, hour, minute = known.groups()
        if month == "XX":
            return self._strings("moment.day", n=int(day)) if day else ""
        try:
            first = date(_LEAP_YEAR if year == "XXXX" else int(year), int(month or 1), int(day or 1))
        except ValueError:
            return ""
        if year == "XXXX":
            return self._day_of_year(first) if day else self._month(month)
        if day is None:
            return str(format_skeleton("yMMMM" if month else "y", first, locale=self._locale))
        return self._join(first, self._clock(int(hour), int(minute))) if hour else self._day(first)

    def _day_of_year(self, day: date) -> str:
        return str(format_skeleton("MMMMd", day, locale=self._locale))

    def _month(self, month: str | None) -> str:
        # Babel 2.18 resolves the stand-alone names of most languages once, for the first that asks: after Japanese,
        # German months read 12月. Languages that inflect month names have stand-alone names of their own.
        context: Literal["format", "stand-alone"] = "stand-alone" if self._locale.language in _INFLECTED else "format"
        return str(get_month_names("wide", context=context, locale=self._locale)[int(month)]) if month else ""


@cache
def formats_in(language: str, time_zone: str = "UTC") -> Formats:
    """The formats of a language, with the fallback's words where the interface does not speak it."""
    return Formats(strings_in(language), language=language, time_zone=time_zone)


def _offset_name(local: datetime) -> str:
    offset = local.utcoffset() or timedelta()
    if not offset:
        return "UTC"
    minutes = int(abs(offset).total_seconds()) // 60
    sign = "+" if offset > timedelta() else "−"
    return f"UTC{sign}{minutes // 60}" + (f":{minutes % 60:02d}" if minutes % 60 else "")


@lru_cache(_CACHED)
def iso(moment: datetime) -> str:
    """A time as ISO 8601 in UTC to the second, with Z."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
