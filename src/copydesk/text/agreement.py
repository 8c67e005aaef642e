"""Whether a figure of a draft is the one that its evidence states."""

from decimal import Decimal
from typing import Final

from copydesk.model.facts import Number, NumberKind
from copydesk.text.measures import converted

_ABOUT: Final = Decimal("0.05")
"""How far "about" reaches at most: papers round to one or two digits, 5 % is half a step of the second."""
_FAIR_BOUND: Final = Decimal("0.2")
"""How far "more than 300" may lie below the figure that it tells."""
_CONVERTED: Final = Decimal("0.02")
"""How far a converted measure may lie from the original: 85 mph is printed as 136 or 137 km/h."""
_COARSE: Final = Decimal("0.08")
"""… and at most, half a step of the printed figure's last digit: 10 km is printed as 6 miles (9.66 km), 145 km/h as 90 mph."""
_DEGREE: Final = Decimal(1)
"""How far a converted temperature may lie from the original: 80 °F (26.7 °C) is printed as 26 or 27."""
_DEGREES: Final = frozenset({"degree", "celsius", "fahrenheit"})
_HALF_DAY: Final = 720
_Interval = tuple[Decimal, Decimal]
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
    _DEGREES,
)
"""Units that one printed word may mean ("pounds", "won", "degrees")."""


def numbers_agree(draft: Number, evidence: Number) -> bool:
    """Whether the evidence states the draft's figure: value, unit and kind.

    Equal values agree, and so does a figure that the draft's bound tells fairly ("more than 300" for 312, not for 500).
    "About" on the draft's side allows rounding, another unit of the same measure 2 %. What is counted is not compared:
    words differ by language.
    """
    if _is_named(draft) or _is_named(evidence):
        return draft.low == evidence.low and (_is_named(draft) or not draft.unit) and (_is_named(evidence) or not evidence.unit)
    if draft.kind is not evidence.kind:
        return _kinds_agree(draft, evidence) and _amounts_agree(draft, evidence)
    if draft.kind is NumberKind.CLOCK:
        return _clocks_agree(draft, evidence)
    if draft.kind is NumberKind.SCORE:
        return sorted((draft.low, draft.high)) == sorted((evidence.low, evidence.high))
    if draft.kind is NumberKind.CODE:
        return draft.low == evidence.low and draft.unit == evidence.unit
    return _amounts_agree(draft, evidence)


def _is_named(number: Number) -> bool:
    """Whether a figure is part of a name that other languages write with another word: Channel 4, 채널 4, or the figure alone."""
    return number.kind is NumberKind.CODE and number.text[:1].isalpha() and " " in number.text and number.unit != "article"


def are_comparable(draft: Number, evidence: Number) -> bool:
    """Whether two figures may tell of one thing, whatever their values: kinds that can agree, units of one measure."""
    if draft.kind is not evidence.kind and not _kinds_agree(draft, evidence):
        return False
    if _units_agree(draft, evidence):
        return True
    return converted(evidence.low, unit=evidence.unit, to=draft.unit) is not None


def _amounts_agree(draft: Number, evidence: Number) -> bool:
    wanted, stated = (draft.low, draft.high), (evidence.low, evidence.high)
    slack = _slack(draft)
    if _is_open(wanted) and evidence.approximate and not _is_open(stated) and _bound(wanted) not in stated:
        return False  # "about 270" is rounded already: "more than 260" is another figure
    if _units_agree(draft, evidence) and _values_agree(wanted, stated, slack=slack, is_range=_is_range(draft)):
        return True
    bound = abs(_bound(wanted))
    rounded = max(
        slack, bound * _CONVERTED, min(bound * _COARSE, _step(bound) / 2), _DEGREE if draft.unit in _DEGREES else Decimal(0)
    )
    readings = (_converted(stated, unit=unit, to=to) for unit, to in _conversions(evidence.unit, draft.unit))
    return any(reading is not None and _values_agree(wanted, reading, slack=rounded, is_range=False) for reading in readings)


def _converted(interval: _Interval, *, unit: str, to: str) -> _Interval | None:
    low, high = (converted(end, unit=unit, to=to) for end in interval)
    return None if low is None or high is None else (low, high)


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


def _is_range(number: Number) -> bool:
    """Whether both ends are printed (5 to 10), not hidden in a word (hundreds)."""
    return number.low != number.high and number.high.is_finite() and not number.approximate


def _values_agree(draft: _Interval, evidence: _Interval, *, slack: Decimal, is_range: bool) -> bool:
    """Whether the evidence's interval supports the draft's, each end within `slack`."""
    if _is_open(draft) and _is_open(evidence):
        # More than 30 does not tell more than 500, and up to 30 is no more than 30.
        is_one_way = draft[1].is_finite() == evidence[1].is_finite()
        return is_one_way and abs(_bound(draft) - _bound(evidence)) <= slack
    if _is_open(draft):
        return _bounds_closely(draft, evidence)
    if _is_open(evidence):
        # "Up to 3,000" told as 3,000: the wording check looks after the "up to".
        return draft[0] == draft[1] and abs(draft[0] - _bound(evidence)) <= slack
    if is_range:
        # "5 to 10" is not how 7 is told.
        return draft == evidence
    return draft[0] - slack <= evidence[0] and evidence[1] <= draft[1] + slack


def _is_open(interval: _Interval) -> bool:
    """Whether it comes from "more than" or "up to"."""
    return not interval[1].is_finite() or interval[0] == 0 < interval[1]


def _bound(interval: _Interval) -> Decimal:
    return interval[1] if interval[1].is_finite() else interval[0]


def _bounds_closely(draft: _Interval, evidence: _Interval) -> bool:
    """Whether "more than 300" is a fair way to tell the evidence's figure: it holds, and is not far away."""
    if not (draft[0] <= evidence[0] and evidence[1] <= draft[1]):
        return False
    return abs(evidence[0] - _bound(draft)) <= abs(evidence[0]) * _FAIR_BOUND


def _slack(draft: Number) -> Decimal:
    """How far "about" reaches: half a step of the last digit that is not 0, at most 5 %; about 201 is 201."""
    if not draft.approximate or not draft.low.is_finite():
        return Decimal(0)
    return min(abs(draft.low) * _ABOUT, _step(draft.low) / 2)


def _step(value: Decimal) -> Decimal:
    """The place of the last digit that is not 0: 100 for 1,500."""
    return Decimal(1).scaleb(int(value.normalize().as_tuple().exponent))
