"""The ends of figures: a range or score that one language prints as two figures."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from copydesk.model.facts import Number, NumberKind
from copydesk.text.agreement import numbers_agree

_HOURS: Final = 24
_HALF_DAY: Final = 720


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """An end of a range or score, or a whole figure by itself. Before the last end a language may leave the unit out."""

    number: Number
    is_first: bool = False
    is_whole: bool = False


def ends_of(number: Number) -> Iterator[End]:
    """Both ends of a range or score; another figure by itself."""
    is_open = not number.high.is_finite() or number.low == 0
    if number.kind is NumberKind.SCORE:
        yield from (End(number=replace(number, low=end, high=end, kind=NumberKind.QUANTITY)) for end in (number.low, number.high))
    elif number.low == number.high or is_open or number.approximate:
        yield End(number=number, is_whole=True)
    else:
        yield End(number=replace(number, high=number.low), is_first=True)
        yield End(number=replace(number, low=number.high))


def told_in_ends(number: Number, free: list[End]) -> bool:
    """Whether figures side by side state each end of a figure; they are taken out of `free` then."""
    ends = list(ends_of(number))
    for place in range(len(free) - len(ends) + 1):
        if all(map(ends_agree, ends, free[place:])):
            del free[place : place + len(ends)]
            return True
    return False


def ends_agree(draft: End, evidence: End) -> bool:
    """Whether two ends have one value and differ only in how a language prints them."""
    ours, theirs = draft.number, evidence.number
    if not (draft.is_whole and evidence.is_whole) and numbers_agree(ours, theirs):
        return True
    kinds = {ours.kind, theirs.kind}
    if NumberKind.CLOCK in kinds:
        return _is_hour(ours, theirs) or _is_hour(theirs, ours)
    if ours.low != theirs.low or ours.high != theirs.high:
        return False
    if (evidence.is_first and is_bare(ours)) or (draft.is_first and is_bare(theirs)):
        return True
    if kinds == {NumberKind.CODE}:
        return not (ours.unit.isascii() and theirs.unit.isascii())
    return kinds <= {NumberKind.CODE, NumberKind.ORDINAL, NumberKind.QUANTITY} and is_bare(ours) | is_bare(theirs)


def _is_hour(clock: Number, number: Number) -> bool:
    """Whether a bare figure is the full hour of a clock time: "it is six in the morning"."""
    if clock.kind is not NumberKind.CLOCK or number.kind is not NumberKind.QUANTITY or not is_bare(number):
        return False
    return number.low <= _HOURS and (clock.low - number.low * 60) % _HALF_DAY == 0


def is_bare(number: Number) -> bool:
    """Whether it is one plain value without unit, an ordinal at most."""
    return number.unit == "" and number.low == number.high and number.kind in {NumberKind.QUANTITY, NumberKind.ORDINAL}
