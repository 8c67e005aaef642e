"""Shares: a part of a unit or of a million (a quarter of an hour), and one figure out of another (one in three, 3명 중 1명)."""

import re
from decimal import Decimal
from typing import Final

from msgspec.structs import replace

from copydesk.model.facts import NumberKind
from copydesk.text.figures import Figure
from copydesk.text.languages.schema import NumberData
from copydesk.text.lexemes import FormTable, form_pattern
from copydesk.text.measures import UnitFinder
from copydesk.text.spelled import ratio

_ONE: Final = Decimal(1)
_FEW: Final = 10
"""Up to this figure "two in five" is a share; "two in 24" may be two things of one day."""
_NOUN: Final = r"(?: [^\W\d_]+)?"


class Shares:
    """Reads the shares of one language."""

    def __init__(self, data: NumberData, *, units: UnitFinder) -> None:
        self._units = units
        self._scales = FormTable([data.scales])
        self._of = re.compile(f" {form_pattern(data.part_of)} ?")
        self._between = re.compile(f"(?: {form_pattern(data.part_of)})? ?")
        self._sure = re.compile(f"{_NOUN if data.ratio_nouns else ''} ?{form_pattern(data.ratio_joiners)} ?")
        self._joint = re.compile(f" ?{form_pattern(data.share_joiners)} ?")
        self._has_ratios = bool(data.ratio_joiners or data.share_joiners)
        self._is_whole_first = data.script == "myriad"

    def read_unit(self, rest: str, figure: Figure) -> None:
        """Give a fraction the unit that it is a part of: three quarters of an hour, un quart d'heure."""
        of = self._of.match(rest, figure.end)
        suffix = self._units.after(rest, of.end()) if of else None
        if suffix is not None and suffix.kind in {NumberKind.MEASURE, NumberKind.PERCENT}:
            figure.end, figure.kind, figure.unit = suffix.end, suffix.kind, suffix.unit

    def of_scale(self, part: Figure, scale: Figure, *, rest: str) -> Figure | None:
        """The number that a fraction and a scale word make: a quarter of a million, четверть миллиона."""
        if not part.is_fraction or part.unit or scale.numeral.has_digits:
            return None
        if not self._between.fullmatch(rest, part.end, scale.start):
            return None
        if not self._scales.name_of(rest[scale.bare_start : scale.bare_end]):
            return None
        value = part.low * scale.low
        numeral = replace(scale.numeral, is_weak=False)
        start, bare, scope = part.start, part.bare_start, part.scope_start
        return replace(
            scale, start=start, bare_start=bare, scope_start=scope, low=value, high=value, numeral=numeral, bound=part.bound
        )

    def ratio(self, left: Figure, right: Figure, *, rest: str) -> Figure | None:
        """The share that two neighbouring figures make, None where they are two figures."""
        if not (self._has_ratios and _is_plain(left) and _is_plain(right)):
            return None
        top, bottom = (right, left) if self._is_whole_first else (left, right)
        if not 0 < top.low < bottom.low or (self._is_whole_first and top.counter != bottom.counter):
            return None  # 2人に3個 is no share
        span = (left.end, right.start)
        if not self._sure.fullmatch(rest, *span) and not (_is_common(top.low, bottom.low) and self._joint.fullmatch(rest, *span)):
            return None
        value = ratio(top.low, bottom.low)
        is_bound_after = right.scope_end > right.bare_end
        return replace(
            right,
            start=left.start,
            bare_start=left.bare_start,
            scope_start=left.scope_start,
            low=value,
            high=value,
            unit="",
            counter="",
            bound=right.bound if is_bound_after else left.bound,
            numeral=replace(right.numeral, is_weak=False, needs_counter=False),
            is_fraction=True,
            parts=(left, right),
        )


def _is_plain(figure: Figure) -> bool:
    is_counted = figure.kind is NumberKind.QUANTITY and figure.unit in {"", "person"}
    return is_counted and figure.low == figure.high == figure.low.to_integral_value() and figure.left is None


def _is_common(top: Decimal, bottom: Decimal) -> bool:
    """Whether a share is one that people speak of: one in anything, three in four, 15 in 100."""
    return top == _ONE or bottom <= _FEW or bottom == Decimal(10) ** bottom.adjusted()
