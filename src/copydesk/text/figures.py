"""A figure while it is being read."""

from decimal import Decimal

from msgspec import Struct

from copydesk.model.facts import NumberKind
from copydesk.text.bounds import Bound
from copydesk.text.numerals import Numeral


class Figure(Struct, kw_only=True):
    """A numeral with what stands around it: `start` and `end` take in currency, unit and ordinal marks."""

    start: int
    end: int
    numeral: Numeral
    low: Decimal
    high: Decimal
    kind: NumberKind = NumberKind.QUANTITY
    unit: str = ""
    counter: str = ""
    bound: Bound = Bound.EXACT
