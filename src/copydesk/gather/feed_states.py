"""What is remembered of a feed between polls: when it is asked next, and whether only for what is new. Pure decisions."""

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from copydesk.gather.politeness import back_off
from copydesk.ports import FeedState, Fetched

MAX_VALIDATOR_CHARACTERS = 1_000

_MAX_AGE = re.compile(r"(?:^|[,\s])max-age\s{0,4}=\s{0,4}\"?(\d{1,9})")
_NOT_KEPT = re.compile(r"(?:^|[,\s])no-store(?:$|[,\s])")


@dataclass(frozen=True, slots=True, kw_only=True)
class PollTimes:
    """How often feeds are asked.

    `interval` is the least time between two polls, `offline_interval` the first pause where not even the host's name was
    found: this machine may have been offline, and no server was disturbed. `longest_wait` is the most that failures or cache
    headers stretch the pause to, `full_every` how long validators are trusted before a feed is asked without them.
    """

    interval: timedelta = timedelta(minutes=10)
    offline_interval: timedelta = timedelta(minutes=1)
    longest_wait: timedelta = timedelta(hours=24)
    longest_cache: timedelta = timedelta(hours=2)
    full_every: timedelta = timedelta(days=7)


def is_due(state: FeedState, *, now: datetime) -> bool:
    """Whether the feed may be asked again."""
    return state.next_poll_at is None or state.next_poll_at <= now


def conditional_headers(state: FeedState, *, now: datetime, times: PollTimes) -> tuple[tuple[str, str], ...]:
    """Headers that ask for the feed only if it changed; none where a full fetch is due."""
    if state.full_fetch_at is None or now - state.full_fetch_at >= times.full_every:
        return ()
    etag = (("If-None-Match", state.etag),) if state.etag else ()
    modified = (("If-Modified-Since", state.last_modified),) if state.last_modified else ()
    return (*etag, *modified)


def after_unchanged(state: FeedState, *, now: datetime, times: PollTimes) -> FeedState:
    """The state after a 304: nothing but the times."""
    return replace(state, polled_at=now, next_poll_at=now + times.interval, failures=0, message="")


def after_success(state: FeedState, *, answer: Fetched, now: datetime, times: PollTimes, is_complete: bool) -> FeedState:
    """The state after the feed was read.

    Its validators are kept only where they can be trusted: the feed was not redirected, it is not stale from the start
    (`Expires: 0`), and everything that it listed was handled (`is_complete`); otherwise it is asked in full next time.
    """
    is_trusted = is_complete and answer.url == state.feed_url and not _is_stale(answer)
    return FeedState(
        feed_url=state.feed_url,
        etag=_validator(answer, "etag") if is_trusted else "",
        last_modified=_validator(answer, "last-modified") if is_trusted else "",
        polled_at=now,
        next_poll_at=now + max(times.interval, min(_lifetime(answer, now=now), times.longest_cache)),
        full_fetch_at=now,
    )


def after_failure(
    state: FeedState, *, message: str, now: datetime, times: PollTimes, not_before: datetime | None = None
) -> FeedState:
    """The state after a failed poll: the feed is left alone longer with each failure, and at least until `not_before`."""
    wait = back_off(state.failures, interval=times.interval, longest=times.longest_wait)
    next_poll_at = max(now + wait, not_before or now)
    return replace(state, polled_at=now, next_poll_at=next_poll_at, failures=state.failures + 1, message=message)


def _validator(answer: Fetched, name: str) -> str:
    value = answer.header(name).strip()
    return value if value.isprintable() and len(value) <= MAX_VALIDATOR_CHARACTERS else ""


def _is_stale(answer: Fetched) -> bool:
    expires = answer.header("expires").strip()
    return expires in {"0", "-1"} or bool(_NOT_KEPT.search(answer.header("cache-control").lower()))


def _lifetime(answer: Fetched, *, now: datetime) -> timedelta:
    """How long the answer says that it holds."""
    stated = _MAX_AGE.search(answer.header("cache-control").lower())
    if stated:
        return timedelta(seconds=int(stated.group(1)))
    try:
        expires = parsedate_to_datetime(answer.header("expires"))
    except (ValueError, TypeError, IndexError):
        return timedelta(0)
    return (expires if expires.tzinfo else expires.replace(tzinfo=UTC)) - now
