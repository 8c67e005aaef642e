"""Powers and figures in powers of ten: 10^6, 2の10乗, 1.3 x 10^6."""

import re
from decimal import Decimal
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from copydesk.model.facts import NumberKind
from copydesk.text.figures import Figure
from copydesk.text.languages.schema import NumberData
from copydesk.text.lexemes import form_pattern

_TEN: Final = Decimal(10)
_MOST: Final = 100
"""A greater exponent, or a power of more digits, is no figure of a report."""
_TIMES: Final = frozenset("x×*·⋅")
_RAISED: Final = re.compile("⁻?[⁰¹²³⁴-⁹]{1,2}")
_LOWERED: Final = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")


class Superscript(Struct, frozen=True, kw_only=True):
    """What a ten with an exponent is worth, and where it ends."""

    value: Decimal
    end: int


class Powers:
    """Joins the figures of one language that are a base and its exponent, or a factor and its power of ten."""

    def __init__(self, data: NumberData) -> None:
        self._joint = re.compile(rf" ?\^\+? ?| ?{form_pattern(data.power_joiners)} ?")
        self._closer = re.compile(f" ?{form_pattern(data.power_closers)}" if data.power_closers else "")

    def join(self, left: Figure, right: Figure, *, gap: str, rest: str) -> Figure | None:
        """The power or product of two neighbouring figures with `gap` between them, None where they are neither."""
        if not _are_plain(left, right):
            return None
        if right.is_power:
            return _product(left, right) if gap.strip() in _TIMES else None
        if not self._joint.fullmatch(gap):
            return None
        closer = self._closer.match(rest, right.bare_end)
        power = _power(left, right) if closer or "^" in gap else None
        if power is not None and closer:
            power.bare_end = power.scope_end = closer.end()
            power.end = max(closer.end(), right.end)
        return power


def superscript(rest: str, end: int) -> Superscript | None:
    """The exponent printed above the line right after a ten, as of 10⁶."""
    match = _RAISED.match(rest, end)
    if match is None:
        return None
    return Superscript(value=_TEN ** int(match.group().translate(_LOWERED)), end=match.end())


def _are_plain(left: Figure, right: Figure) -> bool:
    return left.kind is NumberKind.QUANTITY and left.unit == "" and left.low == left.high and right.low == right.high


def _power(base: Figure, exponent: Figure) -> Figure | None:
    if exponent.low != exponent.low.to_integral_value() or abs(exponent.low) > _MOST or base.low == 0:
        return None
    if abs(base.low.adjusted() * exponent.low) > _MOST:
        return None
    value = abs(base.low) ** exponent.low
    return _whole(base, exponent, value=value if base.low > 0 else -value)


def _product(factor: Figure, power: Figure) -> Figure:
    return _whole(factor, power, value=factor.low * power.low)


def _whole(left: Figure, right: Figure, *, value: Decimal) -> Figure:
    return replace(
        right,
        start=left.start,
        bare_start=left.bare_start,
        scope_start=left.scope_start,
        low=value,
        high=value,
        numeral=replace(right.numeral, needs_counter=False, is_weak=False),
        is_power=True,
    )
