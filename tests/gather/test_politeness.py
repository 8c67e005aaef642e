"""When a host and a feed may be asked again."""

from datetime import UTC, datetime, timedelta

import pytest

from copydesk.gather.feed_states import (
    PollTimes,
    after_failure,
    after_success,
    after_unchanged,
    conditional_headers,
    is_due,
)
from copydesk.gather.politeness import (
    DEFAULT_POSTPONEMENT,
    HostState,
    Politeness,
    after_answer,
    after_start,
    back_off,
    may_start_at,
    retry_time,
)
from copydesk.ports import FeedState, Fetched

NOW = datetime(2026, 1, 9, 12, 0, tzinfo=UTC)
GENTLE = Politeness(interval_s=2.0, jitter_share=0.5)
TIMES = PollTimes()
URL = "https://news.example/rss"


def seconds(count: float) -> timedelta:
    """A time span."""
    return timedelta(seconds=count)


def answer(*headers: tuple[str, str], url: str = URL) -> Fetched:
    """A feed's answer."""
    return Fetched(url=url, status=200, headers=headers, body=b"x")


@pytest.mark.parametrize(("jitter", "pause_s"), [(0.0, 2.0), (0.5, 2.5), (1.0, 3.0)])
def test_a_host_rests_between_requests_with_jitter_passed_in(jitter: float, pause_s: float) -> None:
    """The pause is decided, not drawn."""
    state = after_start(HostState(), now=NOW)

    start = may_start_at(state, now=NOW + seconds(1), politeness=GENTLE, jitter=jitter)

    assert start == NOW + seconds(pause_s)


def test_a_new_host_is_asked_at_once_and_a_rested_one_too() -> None:
    """No pause without a reason."""
    rested = after_start(HostState(), now=NOW - seconds(60))

    starts = [may_start_at(state, now=NOW, politeness=GENTLE, jitter=1.0) for state in (HostState(), rested)]

    assert starts == [NOW, NOW]


def test_a_crawl_delay_widens_the_pause_up_to_a_limit() -> None:
    """A site that asks for an hour between requests is not taken at its word."""
    slow = HostState(started_at=NOW, crawl_delay_s=10.0)
    slower = HostState(started_at=NOW, crawl_delay_s=3_600.0)

    starts = [may_start_at(state, now=NOW, politeness=GENTLE, jitter=0.0) for state in (slow, slower)]

    assert starts == [NOW + seconds(10), NOW + seconds(30)]


@pytest.mark.parametrize(
    ("status", "value", "until"),
    [
        (429, "3600", NOW + seconds(3600)),
        (503, "Fri, 09 Jan 2026 12:30:00 GMT", NOW + timedelta(minutes=30)),
        (429, "", NOW + DEFAULT_POSTPONEMENT),
        (503, "soon", NOW + DEFAULT_POSTPONEMENT),
        (429, "999999999999", NOW + timedelta(hours=24)),
        (503, "Fri, 09 Jan 2099 12:30:00 GMT", NOW + timedelta(hours=24)),
        (429, "-5", NOW + DEFAULT_POSTPONEMENT),
        (200, "3600", None),
        (404, "3600", None),
    ],
)
def test_an_overloaded_host_is_left_alone_for_as_long_as_it_asks(status: int, value: str, until: datetime | None) -> None:
    """Seconds and dates, a day at most."""
    state = after_answer(HostState(), status=status, retry_after=value, now=NOW)

    assert state.postponed_until == until


def test_a_retry_date_in_the_past_means_now() -> None:
    """A wrong clock on the other side does not send us back in time."""
    assert retry_time("Fri, 09 Jan 2020 12:30:00 GMT", now=NOW) == NOW


def test_jitter_outside_its_range_is_a_fault() -> None:
    """The caller passes a share."""
    with pytest.raises(ValueError, match="jitter"):
        may_start_at(HostState(), now=NOW, politeness=GENTLE, jitter=2.0)


def test_failures_double_the_wait_up_to_a_day() -> None:
    """Ten minutes, twenty, forty … a day."""
    waits = [back_off(n, interval=timedelta(minutes=10), longest=timedelta(hours=24)) for n in (0, 1, 2, 10, 10_000)]

    assert waits == [
        timedelta(minutes=10),
        timedelta(minutes=20),
        timedelta(minutes=40),
        timedelta(hours=24),
        timedelta(hours=24),
    ]


def test_validators_are_kept_and_sent() -> None:
    """The next poll asks only for what is new."""
    state = after_success(
        FeedState(feed_url=URL, failures=3, message="x"),
        answer=answer(("etag", '"1"'), ("last-modified", "yesterday")),
        now=NOW,
        times=TIMES,
        is_complete=True,
    )

    assert conditional_headers(state, now=NOW, times=TIMES) == (("If-None-Match", '"1"'), ("If-Modified-Since", "yesterday"))
    assert (state.failures, state.message, state.next_poll_at) == (0, "", NOW + TIMES.interval)


@pytest.mark.parametrize(
    ("given", "is_complete"),
    [
        (answer(("etag", '"1"'), ("expires", "0")), True),
        (answer(("etag", '"1"'), ("cache-control", "private, no-store")), True),
        (answer(("etag", '"1"'), url="https://news.example/other"), True),
        (answer(("etag", '"1"')), False),
        (answer(("etag", "x" * 2_000)), True),
        (answer(("etag", '"1"\r\nX: 1')), True),
    ],
    ids=["expires-0", "no-store", "redirected", "incomplete", "long", "control"],
)
def test_validators_that_cannot_be_trusted_are_dropped(given: Fetched, *, is_complete: bool) -> None:
    """Stale from the start, of another address, or with entries left to gather."""
    state = after_success(FeedState(feed_url=URL), answer=given, now=NOW, times=TIMES, is_complete=is_complete)

    assert conditional_headers(state, now=NOW, times=TIMES) == ()


def test_a_feed_is_asked_in_full_every_seven_days() -> None:
    """A server whose validators lie is caught."""
    state = FeedState(feed_url=URL, etag='"1"', full_fetch_at=NOW - timedelta(days=7))

    assert conditional_headers(state, now=NOW, times=TIMES) == ()
    assert conditional_headers(state, now=NOW - seconds(1), times=TIMES) != ()


def test_an_unchanged_feed_changes_nothing_but_times() -> None:
    """The 304 path."""
    state = FeedState(feed_url=URL, etag='"1"', last_modified="m", full_fetch_at=NOW - seconds(9), failures=2, message="x")

    after = after_unchanged(state, now=NOW, times=TIMES)

    assert (after.etag, after.last_modified, after.full_fetch_at) == ('"1"', "m", NOW - seconds(9))
    assert (after.polled_at, after.next_poll_at, after.failures) == (NOW, NOW + TIMES.interval, 0)


@pytest.mark.parametrize(
    ("header", "wait"),
    [
        (("cache-control", "max-age=3600"), timedelta(hours=1)),
        (("cache-control", "max-age=60"), TIMES.interval),
        (("cache-control", "max-age=999999999"), TIMES.longest_cache),
        (("expires", "Fri, 09 Jan 2026 13:00:00 GMT"), timedelta(hours=1)),
        (("expires", "nonsense"), TIMES.interval),
    ],
)
def test_cache_headers_stretch_the_interval(header: tuple[str, str], wait: timedelta) -> None:
    """What says that it holds for an hour is not asked before, within limits."""
    state = after_success(FeedState(feed_url=URL), answer=answer(header), now=NOW, times=TIMES, is_complete=True)

    assert state.next_poll_at == NOW + wait


def test_a_failed_feed_waits_and_keeps_what_is_known_of_it() -> None:
    """Longer with each failure, and at least until the host wants."""
    state = FeedState(feed_url=URL, etag='"1"', failures=1)

    after = after_failure(state, message="down", now=NOW, times=TIMES)
    later = after_failure(state, message="down", now=NOW, times=TIMES, not_before=NOW + timedelta(hours=5))

    assert (after.failures, after.message, after.etag) == (2, "down", '"1"')
    assert after.next_poll_at == NOW + 2 * TIMES.interval
    assert later.next_poll_at == NOW + timedelta(hours=5)
    assert not is_due(after, now=NOW)
