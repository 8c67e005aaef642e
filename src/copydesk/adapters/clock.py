"""The machine's clock, behind the port, and one that stands still."""

import os
from collections.abc import Mapping
from datetime import UTC, datetime

from copydesk.errors import SettingsError

EPOCH_VARIABLE = "SOURCE_DATE_EPOCH"


class SystemClock:
    """Tells the machine's time, or a fixed one where `SOURCE_DATE_EPOCH` states it (seconds since 1970, UTC).

    A fixed time makes a run repeatable to the byte. Raises `SettingsError` where the variable holds no such number.
    Source: https://reproducible-builds.org/specs/source-date-epoch/
    """

    def __init__(self, *, environment: Mapping[str, str] | None = None) -> None:
        variables = os.environ if environment is None else environment
        self._fixed = _fixed_time(variables.get(EPOCH_VARIABLE, ""))

    def now(self) -> datetime:
        """The current time, aware UTC."""
        return self._fixed or datetime.now(UTC)


class FixedClock:
    """A clock that stands at one time, aware UTC: for a demonstration's batch or a measurement."""

    def __init__(self, at: datetime) -> None:
        self._at = at

    def now(self) -> datetime:
        """The time it was made with."""
        return self._at


def _fixed_time(value: str) -> datetime | None:
    if not value.strip():
        return None
    try:
        return datetime.fromtimestamp(int(value), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise SettingsError(
            f"{value[:40]!r} is not a number of seconds since 1970",
            subject=EPOCH_VARIABLE,
            remedy="Unset it, or set it to a whole number such as 1767916800.",
        ) from error
