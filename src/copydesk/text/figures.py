"""A figure while it is being read."""

from decimal import Decimal

from msgspec import Struct

from copydesk.model.facts import NumberKind
from copydesk.text.bounds import Bound
from copydesk.text.numerals import Numeral


class Figure(Struct, kw_only=True):
    """A numeral with what stands around it: `start` and `end` take in currency, unit and ordinal marks.

    `bare_start`..`bare_end` is the figure alone, with sign, scale and fraction. `scope_start` and `scope_end` take in the words
    of its bound. `left` is where the bare first end of a range stands,
    `parts` are the two figures of a share (one in three).
    """

    start: int
    end: int
    numeral: Numeral
    low: Decimal
    high: Decimal
    kind: NumberKind = NumberKind.QUANTITY
    unit: str = ""
    counter: str = ""
    bound: Bound = Bound.EXACT
    bare_start: int
    bare_end: int
    scope_start: int
    scope_end: int
    left: tuple[int, int] | None = None
    is_fraction: bool = False
    is_power: bool = False
    parts: "tuple[Figure, Figure] | None" = None
