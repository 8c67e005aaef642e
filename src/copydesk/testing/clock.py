"""A clock that stands still until it is told to move."""

from datetime import UTC, datetime, timedelta

DEFAULT_TIME = datetime(2026, 1, 9, 3, 0, tzinfo=UTC)


class FixedClock:
    """A `Clock` at a time of the test's choice. `sleep` moves it instead of waiting, so that no test waits."""

    def __init__(self, at: datetime = DEFAULT_TIME) -> None:
        self._now = at
        self.slept_s: list[float] = []

    def now(self) -> datetime:
        """The time it stands at, aware UTC."""
        return self._now

    def advance(self, *, seconds: float) -> None:
        """Move the clock forward."""
        self._now += timedelta(seconds=seconds)

    async def sleep(self, seconds: float) -> None:
        """Move the clock forward as if that time had passed, and remember it in `slept_s`."""
        self.slept_s.append(seconds)
        self.advance(seconds=seconds)
