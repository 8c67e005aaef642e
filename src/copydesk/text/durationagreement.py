"""Whether two lengths of time can be the same, and which lengths of a draft its evidence excludes."""

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Final

from msgspec import Struct

from copydesk.model.facts import Moment
from copydesk.text.durations import amounts_of

_SECONDS: Final = {
    "second": Decimal(1),
    "minute": Decimal(60),
    "hour": Decimal(3600),
    "day": Decimal(86_400),
    "week": Decimal(604_800),
    "month": Decimal(2_629_746),
    "year": Decimal(31_556_952),
}
"""A month and a year are those of the Gregorian calendar on average. Source: ISO 8601-1:2019, a year is 365.2425 days."""
_SLACK: Final = Decimal("0.02")
"""How far two units may tell one length apart: 30 days are a month, four weeks are not."""


class _Value(Struct, frozen=True, kw_only=True):
    """A length: in seconds or None, its units where the amount is not told, and its side of which day."""

    seconds: Decimal | None
    units: frozenset[str]
    side: int
    day: str


def durations_agree(a: Moment, b: Moment) -> bool | None:
    """Whether two lengths of time can be one, whatever their units: 24 hours are a day, twelve months a year.

    The past three weeks are not the next three. None where one says "several" and the other a figure, and for a length before one
    day and one after another.
    """
    left, right = _value(a.value), _value(b.value)
    if left.side * right.side < 0:
        return False if (a.relative and b.relative) or left.day == right.day else None
    if left.seconds is None or right.seconds is None:
        return left.units == right.units if left.seconds is right.seconds else None
    return abs(left.seconds - right.seconds) <= _SLACK * max(left.seconds, right.seconds)


def durations_contradicted(durations: Sequence[Moment], others: Sequence[Moment]) -> tuple[Moment, ...]:
    """The lengths that the others exclude, of those that a comparison of their figures would not miss.

    That is "several weeks" where the others have several months, and the past three weeks against the next three. The absence of
    any length contradicts nothing, nor does one of figures: the number tells.
    """
    return tuple(each for each in durations if _is_contradicted(each, others))


def _is_contradicted(duration: Moment, others: Sequence[Moment]) -> bool:
    if any(durations_agree(duration, other) is not False for other in others):
        return False
    mine, theirs = _value(duration.value), [_value(other.value) for other in others]
    if mine.seconds is None:
        return any(other.seconds is None for other in theirs)
    return any(_is_turned(mine, other) for other in theirs)


def _is_turned(mine: _Value, other: _Value) -> bool:
    return other.seconds == mine.seconds and other.side * mine.side < 0


@lru_cache(maxsize=512)
def _value(value: str) -> _Value:
    first, _, last = value.partition("/")
    side = 0 if not last else -1 if first.startswith("P") else 1
    day = last if side < 0 else first if side > 0 else ""
    amounts = amounts_of(last if side > 0 else first)
    known = [amount * _SECONDS[unit] for unit, amount in amounts.items() if amount is not None]
    is_known = len(known) == len(amounts)
    return _Value(seconds=sum(known, Decimal(0)) if is_known else None, units=frozenset(amounts), side=side, day=day)
