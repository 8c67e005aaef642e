"""When a host may be asked again. Pure decisions over frozen state; the clock and the jitter come in."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

OVERLOADED = frozenset({429, 503})
"""Answers that postpone the whole host."""

DEFAULT_POSTPONEMENT = timedelta(minutes=10)
"""How long an overloaded host is left alone where it does not say (ours)."""

LONGEST_POSTPONEMENT = timedelta(hours=24)
"""Where a host asks for more, it is asked once a day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Politeness:
    """How gently hosts are asked, and by whom.

    `agent` is the product token that robots.txt may name; `patience_s` is the longest pause that is waited for;
    `interval_s` is the least pause between two requests, `jitter_share` widens it by up to that share,
    `longest_delay_s` bounds what a site's `Crawl-delay` may ask for.
    """

    agent: str = "Copydesk"
    patience_s: float = 60.0
    interval_s: float = 2.0
    jitter_share: float = 0.25
    longest_delay_s: float = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class HostState:
    """What is known of a host in this run. Times aware UTC."""

    started_at: datetime | None = None
    postponed_until: datetime | None = None
    crawl_delay_s: float = 0.0


def may_start_at(state: HostState, *, now: datetime, politeness: Politeness, jitter: float) -> datetime:
    """The first moment at which the host may be asked; `jitter` is in 0..1. Never before `now`."""
    if not 0.0 <= jitter <= 1.0:
        raise ValueError(f"jitter {jitter} is not in 0..1")
    pause_s = max(politeness.interval_s, min(state.crawl_delay_s, politeness.longest_delay_s))
    pause = timedelta(seconds=pause_s * (1.0 + politeness.jitter_share * jitter))
    rested = state.started_at + pause if state.started_at is not None else now
    return max(now, rested, state.postponed_until or now)


def after_start(state: HostState, *, now: datetime) -> HostState:
    """The state once a request has begun."""
    return replace(state, started_at=now)


def after_answer(state: HostState, *, status: int, retry_after: str, now: datetime) -> HostState:
    """The state after an answer: an overloaded host is left alone for as long as it asks, a day at most."""
    if status not in OVERLOADED:
        return state
    wished = retry_time(retry_after, now=now) or now + DEFAULT_POSTPONEMENT
    return replace(state, postponed_until=min(wished, now + LONGEST_POSTPONEMENT))


def retry_time(value: str, *, now: datetime) -> datetime | None:
    """The moment that a `Retry-After` header names, in seconds or as a date; None where it names none."""
    text = value.strip()
    if text.isascii() and text.isdigit():
        return now + min(timedelta(seconds=int(text[:9])), LONGEST_POSTPONEMENT)
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None
    return max(now, moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC))


def back_off(failures: int, *, interval: timedelta, longest: timedelta) -> timedelta:
    """How long a feed is left alone after so many failures in a row: doubling, from `interval` up to `longest`."""
    return min(interval * (1 << min(failures, 20)), longest)
