"""The machine's clock."""

from datetime import UTC, datetime, timedelta

import pytest

from copydesk.adapters.clock import SystemClock
from copydesk.errors import SettingsError


def test_the_clock_tells_the_present_in_utc() -> None:
    """Without the variable the time is the machine's."""
    clock = SystemClock(environment={})

    now = clock.now()

    assert now.utcoffset() == timedelta(0)
    assert abs(now - datetime.now(UTC)) < timedelta(seconds=5)


def test_the_clock_stands_still_at_a_stated_epoch() -> None:
    """A repeatable run states its time."""
    clock = SystemClock(environment={"SOURCE_DATE_EPOCH": "1767916800"})

    now = clock.now()

    assert now == datetime(2026, 1, 9, tzinfo=UTC)
    assert clock.now() == now


@pytest.mark.parametrize("value", ["soon", "1e9", "9" * 40])
def test_an_epoch_that_is_no_number_stops_the_start(value: str) -> None:
    """A wrong variable is named, with what to do."""
    environment = {"SOURCE_DATE_EPOCH": value}

    with pytest.raises(SettingsError, match=r"SOURCE_DATE_EPOCH.*Unset it"):
        SystemClock(environment=environment)
