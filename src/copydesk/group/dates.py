"""When the texts say that it happened: the days of a story and of a thread are those that sentences name."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from copydesk.model.facts import Granularity, Reading
from copydesk.text.spans import MONTH_LENGTH, span_of

Named = tuple[tuple[str, float], ...]
"""What a text names of the calendar, as `Moment.value` has it, each once and without the hour, with its weight: 1 at its head."""

HEAD: Final = 4
"""Headline, standfirst and the first sentences of the body, which say what is new."""

FALLS: Final = 0.3
"""How fast a moment counts less below the head. Chosen on the development half of one set of timelines: 0 to .5 are alike."""

MOST_NAMED: Final = 10
"""Moments kept of a report, those that count most."""

LATEST_BEFORE: Final = timedelta(days=31)
"""A day longer ago than this is what the news looks back on, not what it tells."""

NEARNESS: Final = 7.0
"""Days before the telling after which a day counts half: news tells what was near."""

DAY_LENGTH: Final = len("2026-01-09")
WEEK_LENGTH: Final = len("2026-W02")

SIZES: Final = {
    Granularity.DAY: DAY_LENGTH,
    Granularity.TIME: DAY_LENGTH,
    Granularity.DAYPART: DAY_LENGTH,
    Granularity.WEEK: WEEK_LENGTH,
    Granularity.MONTH: MONTH_LENGTH,
}
"""Granularities that date an event, with the length of what says so in their values."""


def named_moments(reading: Reading, *, told_at: datetime, time_zone: str) -> Named:
    """The days, weeks and months that a report names, up to the day of its telling in its source's zone; what counts most first.

    What is still to come is no date of what happened, and a lunar date is none of the common calendar.
    """
    told_on = told_at.astimezone(ZoneInfo(time_zone)).date()
    weights: dict[str, float] = {}
    for sentence in reading.sentences:
        for moment in sentence.facts.moments:
            value = moment.value[: SIZES.get(moment.granularity, 0)]
            if not value or moment.calendar or value in weights:
                continue
            span = span_of(value)
            if span is not None and span[0] <= told_on:
                weights[value] = min(1.0, HEAD / (sentence.index + 1)) ** FALLS
    return tuple(sorted(weights.items(), key=lambda each: (-each[1], each[0]))[:MOST_NAMED])


def summed(named: Iterable[Named]) -> Named:
    """What several texts name together, what counts most first. Give one text for each origin: copies count once."""
    weights: dict[str, float] = defaultdict(float)
    for each in named:
        for value, weight in each:
            weights[value] += weight
    return tuple(sorted(((value, round(weight, 3)) for value, weight in weights.items()), key=lambda each: (-each[1], each[0])))


def happened_on(named: Iterable[Named], *, told_at: datetime) -> str:
    """When a story's event was, by what the heads of its reports name; empty where they name no time of the last month.

    A day before a week before a month, since the smaller says more; then what most of them name, and what is nearest.
    """
    heads = summed(tuple(pair for pair in each if pair[1] >= 1) for each in named)
    near = ((value, weight, _days_before(value, told_on=told_at.date())) for value, weight in heads)
    found = [(len(value), weight / (1 + days / NEARNESS), value) for value, weight, days in near if days is not None]
    return max(found)[2] if found else ""


def _days_before(value: str, *, told_on: date) -> int | None:
    """How many days before the telling a moment ended; None for one too long ago, and a week or month that was not over."""
    span = span_of(value)
    if span is None or told_on - span[1] > LATEST_BEFORE or (len(value) < DAY_LENGTH and span[1] >= told_on):
        return None
    return max(0, (told_on - span[1]).days)


def key_days(named: Sequence[Named], *, most: int) -> tuple[str, ...]:
    """The days that most texts of a thread name, at most so many, the earliest first. One text for each origin."""
    days = [value for value, _ in summed(named) if len(value) == DAY_LENGTH]
    return tuple(sorted(days[:most]))
