"""Measures that are printed in two units: 6 feet 6 inches, a 6-foot-6 forward, 1 м 98 см, 2시간 30분."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Final

from copydesk.model.facts import Number, NumberKind
from copydesk.text.measures import converted

_ONE: Final = Decimal(1)
_FOOT: Final = "foot"
_INCHES: Final = 12
_INCHES_AFTER: Final = re.compile(r"[^\d.,](\d{1,2})\Z")
_DECIMALS: Final = Decimal("0.000001")


def joined_measures(numbers: Sequence[Number], *, text: str, base: int = 0) -> Iterator[Number]:
    """The figures in order, each with the smaller unit that goes on with it; a height in feet has its inches.

    `text` begins at offset `base` of what the figures' offsets count from.
    """
    whole: Number | None = None
    for number in numbers:
        each = _with_inches(number)
        if whole is None:
            whole = each
        elif _goes_on(whole, each, gap=text[whole.end - base : each.start - base]):
            whole = _added(whole, each)
        else:
            yield whole
            whole = each
    if whole is not None:
        yield whole


def _with_inches(number: Number) -> Number:
    """6-foot-6 is six feet and six inches."""
    inches = _INCHES_AFTER.search(number.text) if number.unit == _FOOT else None
    if inches is None or int(inches.group(1)) >= _INCHES or number.text[: inches.start()].isdecimal():
        return number
    value = (number.low + Decimal(inches.group(1)) / _INCHES).quantize(_DECIMALS)
    return replace(number, low=value, high=value)


def _goes_on(number: Number, part: Number, *, gap: str) -> bool:
    is_measure = number.kind is part.kind is NumberKind.MEASURE and number.unit != part.unit
    if gap not in {"", " "} or not is_measure or number.low != number.high or part.low != part.high:
        return False
    parts = converted(_ONE, unit=number.unit, to=part.unit)
    return parts is not None and part.low < parts


def _added(number: Number, part: Number) -> Number:
    rest = (converted(part.low, unit=part.unit, to=number.unit) or Decimal(0)).quantize(_DECIMALS)
    value = number.low + rest
    return replace(number, end=part.end, text=f"{number.text} {part.text}", low=value, high=value)
