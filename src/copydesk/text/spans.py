"""The days that a date covers."""

from datetime import date, timedelta
from typing import Final

MONTH_LENGTH: Final = len("2026-01")


def span_of(value: str) -> tuple[date, date] | None:
    """The first and the last day of `2026-01-09`, `2026-W02` or `2026-01`; None for what is not known to the month."""
    try:
        if len(value) == MONTH_LENGTH:
            first = date.fromisoformat(f"{value}-01")
            return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        if "W" in value:
            first = date.fromisocalendar(int(value[:4]), int(value[6:]), 1)
            return first, first + timedelta(days=6)
        first = date.fromisoformat(value)
    except (ValueError, OverflowError):
        return None
    return first, first
