"""Publication times: read as pages write them, and believed only when credible."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, tzinfo
from email.utils import parsedate_to_datetime
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from copydesk.read.found import DateSignal, DateSource

# No report on the open net is older; 1970 and 1980 are what a missing value turns into.
_EARLIEST: Final = datetime(1991, 8, 6, tzinfo=UTC)
# A clock that runs ahead or a zone left out moves a time by less than a day.
_AHEAD: Final = timedelta(hours=26)
# Two places that mean one publication differ by a zone at most.
_AGREEMENT: Final = timedelta(hours=36)
# An address that is older by more than this tells of a re-dated report. Rule R8.
_REDATED: Final = timedelta(days=45)

_NUMERIC: Final = re.compile(
    r"(?P<year>(?:19|20)\d\d)\s?[-./年년]\s?(?P<month>\d{1,2})\s?[-./月월]\s?(?P<day>\d{1,2})\s?[日일.]?"
    r"(?:[\sT,(]{0,3}(?:\w{1,3}[)）])?\s?(?P<half>오전|오후|午前|午後|上午|下午)?\s?(?P<hour>\d{1,2})\s?[:時시时点]\s?(?P<minute>\d{2})"
    r"(?::(?P<second>\d{2}))?(?:\.\d{1,9})?\s?(?P<zone>Z|UTC|GMT|KST|JST|[+-]\d{2}:?\d{2})?)?"
)
_COMPACT: Final = re.compile(
    r"(?<!\d)((?:19|20)\d\d)(0[1-9]|1[0-2])([0-3]\d)(?:T?([0-2]\d)([0-5]\d)([0-5]\d)?(Z|[+-]\d{2}:?\d{2})?)?(?!\d)"
)
_DAY_FIRST: Final = re.compile(r"(?<!\d)(\d{1,2})[./](\d{1,2})[./]((?:19|20)\d\d)(?:\D{1,4}(\d{1,2}):(\d{2}))?")
_IN_ADDRESS: Final = re.compile(
    r"[/_-]((?:19|20)\d\d)[/_-](0?[1-9]|1[0-2])[/_-](0?[1-9]|[12]\d|3[01])(?=\D|$)|[/_-]((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=\D|$)"
)
_EPOCH: Final = re.compile(r"\d{10}(?:\d{3})?\Z")
_AFTERNOON: Final = frozenset({"오후", "午後", "下午"})
_ZONES: Final = {"Z": "+00:00", "UTC": "+00:00", "GMT": "+00:00", "KST": "+09:00", "JST": "+09:00", "": ""}
_MAX_TEXT: Final = 80


def read_date(text: str, *, source: DateSource) -> DateSignal | None:
    """The time that a short text states in ISO, RFC 822 or one of the numeric forms of the tier-one languages."""
    text = " ".join(text[:_MAX_TEXT].split())
    if len(text) < 8:
        return None
    at = _iso(text) or _numeric(text) or _compact(text) or _rfc(text) or _day_first(text)
    return DateSignal(source=source, at=at, day_only=_states_only_a_day(text)) if at else None


def date_in_address(url: str) -> DateSignal | None:
    """The day that an address carries (`/2026/01/09/`, `-20260109`), at noon so that no zone moves it."""
    match = _IN_ADDRESS.search(url[:2000])
    if not match:
        return None
    year, month, day = (int(part) for part in match.groups() if part)
    at = _moment(year, month, day, hour=12)
    return DateSignal(source=DateSource.ADDRESS, at=at, day_only=True) if at else None


def published_time(signals: Sequence[DateSignal], *, zone: str, received_at: datetime) -> datetime | None:
    """The best-founded publication time in UTC, or None where nothing credible states one.

    The most trusted signal that a second one agrees with wins, else the most trusted. A time far before the address's own
    day or long after it is a re-dating: then the address's day counts.
    """
    believed = [
        (signal, at)
        for signal in sorted(signals, key=lambda signal: (signal.source, signal.day_only))
        if (at := _in_utc(signal.at, zone=zone)) is not None and _EARLIEST <= at <= received_at + _AHEAD
    ]
    if not believed:
        return None
    address = next((at for signal, at in believed if signal.source is DateSource.ADDRESS), None)
    chosen = next((at for signal, at in believed if _is_seconded(signal, at=at, others=believed)), believed[0][1])
    if address is not None and chosen - address > _REDATED:
        return address
    return chosen


def _is_seconded(signal: DateSignal, *, at: datetime, others: Sequence[tuple[DateSignal, datetime]]) -> bool:
    return any(other.source is not signal.source and abs(other_at - at) <= _AGREEMENT for other, other_at in others)


def _in_utc(at: datetime, *, zone: str) -> datetime | None:
    try:
        return (at if at.tzinfo else at.replace(tzinfo=_zone(zone))).astimezone(UTC)
    except OverflowError:
        return None


def _zone(name: str) -> tzinfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return UTC


def _iso(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _rfc(text: str) -> datetime | None:
    try:
        return parsedate_to_datetime(text)
    except ValueError:
        return None


def _numeric(text: str) -> datetime | None:
    match = _NUMERIC.search(text)
    if not match:
        return None
    part = match.groupdict()
    hour = int(part["hour"] or 0)
    if part["half"] in _AFTERNOON and hour < 12:
        hour += 12
    at = _moment(int(part["year"]), int(part["month"]), int(part["day"]), hour=hour, minute=int(part["minute"] or 0))
    return _with_zone(at, part["zone"] or "")


def _compact(text: str) -> datetime | None:
    match = _COMPACT.search(text)
    if not match:
        return None
    year, month, day, hour, minute, _, zone = match.groups(default="")
    return _with_zone(_moment(int(year), int(month), int(day), hour=int(hour or 0), minute=int(minute or 0)), zone)


def _day_first(text: str) -> datetime | None:
    match = _DAY_FIRST.search(text)
    if not match:
        return None
    day, month, year, hour, minute = match.groups(default="0")
    return _moment(int(year), int(month), int(day), hour=int(hour), minute=int(minute))


def _moment(year: int, month: int, day: int, *, hour: int = 0, minute: int = 0) -> datetime | None:
    try:
        return datetime(year, month, day, hour, minute)  # noqa: DTZ001 - naive on purpose: the source's zone is added later
    except ValueError:
        return None


def _with_zone(at: datetime | None, zone: str) -> datetime | None:
    if at is None or not zone:
        return at
    offset = _ZONES.get(zone, zone)
    return _iso(f"{at:%Y-%m-%dT%H:%M}{offset}")


def _states_only_a_day(text: str) -> bool:
    return ":" not in text and "T" not in text
