"""Whether a figure of a draft is the one that its evidence states."""

from decimal import Decimal
from typing import Final

from copydesk.model.facts import Number, NumberKind
from copydesk.text.measures import converted

_ABOUT: Final = Decimal("0.05")
"""How far "about 300" may lie from the figure: papers round to one or two digits, 5 % is half a step of the second."""
_CONVERTED: Final = Decimal("0.02")
"""How far a converted measure may lie from the original: 85 mph is printed as 136 or 137 km/h."""
_HALF_DAY: Final = 720
_LOOSE: Final = frozenset({NumberKind.QUANTITY, NumberKind.MEASURE, NumberKind.MONEY})
"""Kinds that may be one figure where a side prints no unit (37 and 37세, 1100万 and £11m)."""
_COUNTED_TIMES: Final = frozenset({"minute", "day", "week", "month", "year"})
"""Measures that another language prints as an ordinal."""
_CHANCE: Final = 10
"""Above it an ordinal may be printed as a bare figure (el minuto 65); below, figures are too common to tell."""
_TWINS: Final = (
    frozenset({"GBP", "lb"}),
    frozenset({"KRW", "KPW"}),
    frozenset({"JPY", "CNY", "yen-or-yuan"}),
    frozenset({"MXN", "peso"}),
    frozenset({"degree", "celsius", "fahrenheit"}),
)
"""Units that one printed word may mean ("pounds", "won", "degrees")."""


def numbers_agree(draft: Number, evidence: Number) -> bool:
    """Whether the evidence states the draft's figure: value, unit and kind.

    Equal values agree, and so does an evidence that lies within the draft's interval ("more than 300" for 312). "About" on
    the draft's side allows 5 %, another unit of the same measure 2 %. What is counted is not compared: words differ by language.
    """
    if draft.kind is not evidence.kind:
        return _kinds_agree(draft, evidence) and _amounts_agree(draft, evidence)
    if draft.kind is NumberKind.CLOCK:
        return _clocks_agree(draft, evidence)
    if draft.kind is NumberKind.SCORE:
        return sorted((draft.low, draft.high)) == sorted((evidence.low, evidence.high))
    if draft.kind is NumberKind.CODE:
        return draft.low == evidence.low and draft.unit == evidence.unit
    return _amounts_agree(draft, evidence)


def _amounts_agree(draft: Number, evidence: Number) -> bool:
    slack = _ABOUT if draft.approximate else Decimal(0)
    wanted, stated = (draft.low, draft.high), (evidence.low, evidence.high)
    if _units_agree(draft, evidence) and _values_agree(wanted, stated, slack=slack):
        return True
    for unit, to in _conversions(evidence.unit, draft.unit):
        ends = [converted(bound, unit=unit, to=to) for bound in stated]
        if None not in ends and _values_agree(
            wanted, (ends[0] or Decimal(0), ends[1] or Decimal(0)), slack=max(slack, _CONVERTED)
        ):
            return True
    return False


def _conversions(unit: str, to: str) -> tuple[tuple[str, str], ...]:
    """The conversions to try: "degrees" alone may be of either scale."""
    if unit == to == "degree":
        return (("celsius", "fahrenheit"), ("fahrenheit", "celsius"))
    if "degree" in (unit, to):
        known = to if unit == "degree" else unit
        other = "fahrenheit" if known == "celsius" else "celsius"
        return ((other, known),) if unit == "degree" else ((known, other),)
    return ((unit, to),) if unit != to and unit and to else ()


def _kinds_agree(draft: Number, evidence: Number) -> bool:
    """Whether figures of two kinds may be one: a unit left out, "the 14th minute" for "14 minutes"."""
    if {draft.kind, evidence.kind} <= _LOOSE:
        return True
    ordinal, other = (draft, evidence) if draft.kind is NumberKind.ORDINAL else (evidence, draft)
    if ordinal.kind is not NumberKind.ORDINAL:
        return False
    return other.unit in _COUNTED_TIMES or (other.kind is NumberKind.QUANTITY and other.unit == "" and other.low > _CHANCE)


def _clocks_agree(draft: Number, evidence: Number) -> bool:
    if draft.unit == evidence.unit:
        return draft.low == evidence.low
    return draft.low % _HALF_DAY == evidence.low % _HALF_DAY


def _units_agree(draft: Number, evidence: Number) -> bool:
    if draft.unit == evidence.unit:
        return True
    if not (draft.unit and evidence.unit) and NumberKind.PERCENT not in (draft.kind, evidence.kind):
        return True
    return any(draft.unit in twins and evidence.unit in twins for twins in _TWINS)


def _values_agree(draft: tuple[Decimal, Decimal], evidence: tuple[Decimal, Decimal], *, slack: Decimal) -> bool:
    if _is_within(evidence, draft, slack=slack):
        return True
    # The same bound figure, told once as a bound and once as the figure ("up to 3,000", "3,000"): the wording check looks
    # after the "up to"; opposite bounds exclude each other.
    finite = [{bound for bound in pair if bound and bound.is_finite()} for pair in (draft, evidence)]
    is_one_figure = len(finite[0]) == 1 and len(finite[1]) == 1
    return is_one_figure and finite[0] == finite[1] and not _are_opposite(draft, evidence)


def _is_within(inner: tuple[Decimal, Decimal], outer: tuple[Decimal, Decimal], *, slack: Decimal) -> bool:
    def wide(bound: Decimal) -> Decimal:
        return abs(bound) * slack if bound.is_finite() else Decimal(0)

    return outer[0] - wide(outer[0]) <= inner[0] and inner[1] <= outer[1] + wide(outer[1])


def _are_opposite(draft: tuple[Decimal, Decimal], evidence: tuple[Decimal, Decimal]) -> bool:
    """Whether one side is open upwards and the other downwards."""
    ups = (not draft[1].is_finite(), not evidence[1].is_finite())
    downs = (draft[0] == 0 < draft[1], evidence[0] == 0 < evidence[1])
    return (ups[0] and downs[1]) or (ups[1] and downs[0])
