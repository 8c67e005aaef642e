"""The timeline: days that the reports state, whom they name with them, and when the reports appeared."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from itertools import chain
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from babel.dates import format_date

from copydesk.illustrate.lettering import clean_line, fit, joined, width_of
from copydesk.illustrate.plate import INNER, MARGIN, Item, Plate, in_columns
from copydesk.illustrate.scene import Box, Disc, Ink, Label, Shape
from copydesk.illustrate.subject import Evidence
from copydesk.illustrate.words import Words
from copydesk.model.draft import Material
from copydesk.model.facts import EntityKind, Granularity, StanceKind
from copydesk.model.picture import FontRole, PictureKind

_AXIS: Final = 372
_MOST_DAYS: Final = 4
_DAYS: Final = frozenset({Granularity.DAY, Granularity.TIME})
_DENIALS: Final = frozenset({StanceKind.NEGATED, StanceKind.DENIED})
_ACTORS: Final = frozenset({EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE})


@dataclass(slots=True, kw_only=True)
class _Day:
    """What is known of one day while the reports are gone through; keys keep the order of telling."""

    day: date
    stated_by: dict[str, str] = field(default_factory=dict)
    published: dict[str, str] = field(default_factory=dict)
    names: dict[str, int] = field(default_factory=dict)

    @property
    def sources(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*self.stated_by.values(), *self.published.values())))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Column:
    x: int
    width: int
    date_size: int


def timeline(evidence: Evidence, *, words: Words) -> Plate | None:
    """The timeline of a story, or None where no report states a day or says when it appeared."""
    days = _chosen(_collected(evidence))
    if not days:
        return None
    stated = sum(bool(day.stated_by) for day in days)
    axis = Box(x=MARGIN, y=_AXIS - 1, width=INNER, height=3, ink=Ink.RULE)
    size = _date_size(days, language=evidence.language)
    columns = [_Column(x=x, width=INNER // len(days) - 28, date_size=size) for x in in_columns(len(days))]
    drawn = [_drawn(day, column=column, evidence=evidence, words=words) for day, column in zip(days, columns, strict=True)]
    return Plate(
        kind=PictureKind.TIMELINE,
        strength=min(len(days), stated) if len(days) > 1 else 0,
        shapes=(axis, *chain.from_iterable(drawn)),
        items=tuple(Item(what=long_date(day.day, language=evidence.language), sources=day.sources) for day in days),
    )


@lru_cache(maxsize=4096)  # the days of the news come back in story after story
def long_date(day: date, *, language: str) -> str:
    """A day as the language writes it in full."""
    return clean_line(format_date(day, format="long", locale="en_GB" if language == "en" else language))


def _collected(evidence: Evidence) -> dict[date, _Day]:
    days: dict[date, _Day] = {}
    for material, sentence in evidence.sentences(without=_DENIALS):
        found = [moment.value for moment in sentence.facts.moments if moment.granularity in _DAYS]
        for day in filter(None, map(_resolved, dict.fromkeys(found))):
            record = days.setdefault(day, _Day(day=day))
            record.stated_by.setdefault(material.report.id, evidence.source_name(material))
            for entity in evidence.named(sentence, kinds=_ACTORS):
                record.names[evidence.form(entity)] = record.names.get(evidence.form(entity), 0) + 1
    for material, day in _publications(evidence):
        record = days.setdefault(day, _Day(day=day))
        record.published[material.report.id] = evidence.source_name(material)
    return days


def _resolved(value: str) -> date | None:
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None  # not a whole day: part of it is unknown


def _publications(evidence: Evidence) -> Iterator[tuple[Material, date]]:
    for material in evidence.materials:
        if material.report.published_at is not None:
            yield material, _local_day(material.report.published_at, zone=material.source.time_zone)


def _local_day(moment: datetime, *, zone: str) -> date:
    try:
        return moment.astimezone(ZoneInfo(zone)).date()
    except (ZoneInfoNotFoundError, ValueError):
        return moment.date()


def _chosen(days: dict[date, _Day]) -> list[_Day]:
    """The days that most reports state, with the day that most appeared on, in the order of the calendar."""
    if not days:
        return []
    main = max(days.values(), key=lambda day: (len(day.published), day.day))
    ranked = sorted(days.values(), key=lambda day: (-len(day.stated_by), -len(day.published), day.day))
    chosen = {day.day: day for day in ([main] if main.published else [])}
    for day in ranked:
        if len(chosen) < _MOST_DAYS and day.stated_by:
            chosen.setdefault(day.day, day)
    return [chosen[day] for day in sorted(chosen)]


def _date_size(days: list[_Day], *, language: str) -> int:
    """The largest size in which every date fits its column."""
    width = INNER // len(days) - 28
    longest = max(width_of(long_date(day.day, language=language), size=100, role=FontRole.STRONG) for day in days)
    return max(20, min(34 if len(days) < 3 else 28, int(100 * width / longest)))


def _drawn(day: _Day, *, column: _Column, evidence: Evidence, words: Words) -> list[Shape]:
    x, width, size, language = column.x, column.width, column.date_size, evidence.language
    written = long_date(day.day, language=language)
    shapes = _mark(day, x=x)
    shapes.append(Label(x=x, y=_AXIS - 34, text=written, size=size, width=width + 20, role=FontRole.STRONG, language=language))
    y = _AXIS + 60
    for name in sorted(day.names, key=lambda each: -day.names[each])[:2]:
        shapes.append(Label(x=x, y=y, text=fit(name, width=width, size=24), size=24, width=width, language=language))
        y += 33
    if day.published:
        text = fit(words.published.format(count=len(day.published)), width=width, size=20)
        shapes.append(Label(x=x, y=y, text=text, size=20, width=width, role=FontRole.STRONG, ink=Ink.ACCENT, language=language))
        y += 31
    text = joined(day.sources, width=width, size=20)
    shapes.append(Label(x=x, y=y, text=text, size=20, width=width, ink=Ink.MUTED, language=language))
    return shapes


def _mark(day: _Day, *, x: int) -> list[Shape]:
    """A full point for a day that reports state, a ring for one that they appeared on, a point in a ring for both."""
    middle = x + 14
    shapes: list[Shape] = [Disc(x=middle, y=_AXIS, radius=20, ink=Ink.PAPER)]
    if day.published:
        shapes += [
            Disc(x=middle, y=_AXIS, radius=15, ink=Ink.ACCENT),
            Disc(x=middle, y=_AXIS, radius=10, ink=Ink.PAPER, on=Ink.ACCENT),
        ]
    if day.stated_by:
        shapes.append(Disc(x=middle, y=_AXIS, radius=6 if day.published else 10, ink=Ink.ACCENT))
    return shapes
