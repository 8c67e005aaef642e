"""Publication times: read, compared, believed."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.read.dates import date_in_address, published_time, read_date
from copydesk.read.found import DateSignal, DateSource

RECEIVED_AT = datetime(2026, 1, 9, 12, 0, tzinfo=UTC)


def signal(text: str, source: DateSource = DateSource.STRUCTURED) -> DateSignal:
    """A signal that must be readable."""
    found = read_date(text, source=source)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-01-09T15:00:00+09:00", "2026-01-09T06:00:00+00:00"),
        ("2026-01-09T06:00:00.123Z", "2026-01-09T06:00:00.123000+00:00"),
        ("Fri, 09 Jan 2026 06:00:00 GMT", "2026-01-09T06:00:00+00:00"),
        ("2026-01-09 15:00", "2026-01-09T06:00:00+00:00"),
        ("2026.01.09 오후 3:00", "2026-01-09T06:00:00+00:00"),
        ("2026년 1월 9일 15시 00분", "2026-01-09T06:00:00+00:00"),
        ("2026年1月9日 15時00分", "2026-01-09T06:00:00+00:00"),
        ("20260109T150000+0900", "2026-01-09T06:00:00+00:00"),
        ("09.01.2026, 15:00", "2026-01-09T06:00:00+00:00"),
        ("입력 2026-01-09 15:00:10", "2026-01-09T06:00:00+00:00"),
    ],
)
def test_a_time_is_read_in_the_forms_that_pages_use(text: str, expected: str) -> None:
    """ISO, mail and numeric forms of the eight languages give one instant; without a zone it is the source's."""
    found = published_time([signal(text)], zone="Asia/Seoul", received_at=RECEIVED_AT)

    assert found is not None
    assert found.isoformat() == expected


@pytest.mark.parametrize(
    "text", ["1970-01-01T00:00:00Z", "2099-01-01T00:00:00Z", "0001-01-01", "9999-12-31T23:59:59Z", "2026-02-30", "soon"]
)
def test_an_absurd_time_is_no_time(text: str) -> None:
    """The epoch, the far future and days that do not exist are not believed."""
    found = read_date(text, source=DateSource.META)

    at = published_time([found] if found else [], zone="UTC", received_at=RECEIVED_AT)

    assert at is None


def test_the_time_that_two_places_state_wins() -> None:
    """Where the most trusted place stands alone against two that agree, the two are believed."""
    signals = [
        signal("2025-11-01T00:00:00Z"),
        signal("2026-01-08T10:00:00Z", DateSource.META),
        signal("2026-01-08T11:00:00Z", DateSource.MARKUP),
    ]

    found = published_time(signals, zone="UTC", received_at=RECEIVED_AT)

    assert found == datetime(2026, 1, 8, 10, 0, tzinfo=UTC)


def test_a_report_with_a_new_date_and_an_old_address_is_old() -> None:
    """A re-dated report keeps the day of its address, so that old news opens no story."""
    in_address = date_in_address("https://news.example/2019/03/05/flood")
    assert in_address is not None

    found = published_time([signal("2026-01-09T08:00:00Z"), in_address], zone="UTC", received_at=RECEIVED_AT)

    assert found == datetime(2019, 3, 5, 12, 0, tzinfo=UTC)


def test_an_unknown_zone_is_taken_as_utc() -> None:
    """A zone name that no table knows does not stop the reading."""
    found = published_time([signal("2026-01-09 06:00")], zone="Mars/Olympus", received_at=RECEIVED_AT)

    assert found == datetime(2026, 1, 9, 6, 0, tzinfo=UTC)


@given(st.text(max_size=120))
def test_any_text_is_read_without_failing(text: str) -> None:
    """Whatever stands where a date should, nothing breaks, and what is found has a year."""
    found = read_date(text, source=DateSource.MARKUP)

    assert found is None or found.at.year >= 1
