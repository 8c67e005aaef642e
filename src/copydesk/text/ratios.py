"""Shares that one text tells as two figures and another as one: "one in three" is "a third", "einer von drei" no share."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from copydesk.model.facts import Number, NumberKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """The figures of a draft that are still to be found, and those of its evidence that are still free."""

    wanted: list[Number]
    free: list[Number]


def without_told_ratios(sides: Sides) -> Sides:
    """Both sides without the shares that the other states as one figure; every other share stands as its two figures."""
    if not any(number.parts for number in (*sides.wanted, *sides.free)):
        return sides
    wanted: list[Number] = []
    free = list(sides.free)
    for number in sides.wanted:
        place = _place(number, free)
        if place is None:
            wanted.append(number)
        else:
            del free[place]
    return Sides(wanted=list(_apart(wanted)), free=list(_apart(free)))


def _place(number: Number, free: Sequence[Number]) -> int | None:
    """Where the evidence has the same share, where one of the two prints it as two figures."""
    return next((place for place, other in enumerate(free) if (number.parts or other.parts) and _are_one(number, other)), None)


def _are_one(number: Number, other: Number) -> bool:
    return number.kind is other.kind is NumberKind.QUANTITY and (number.low, number.high) == (other.low, other.high)


def _apart(numbers: Sequence[Number]) -> Iterator[Number]:
    for number in numbers:
        yield from number.parts or (number,)
