"""What joins two figures: ranges ("2-3 million", 10~20%, between 5 and 6), fractions (two thirds, 3분의 1) and powers (10^6)."""

import re
from decimal import Decimal
from typing import Final

from msgspec.structs import replace

from copydesk.model.facts import NumberKind
from copydesk.text.bounds import Bound
from copydesk.text.figures import Figure
from copydesk.text.languages.schema import NumberData
from copydesk.text.lexemes import form_pattern
from copydesk.text.numerals import Numeral
from copydesk.text.powers import Powers
from copydesk.text.spelled import ratio

_ONE: Final = Decimal(1)
_HUNDRED: Final = Decimal(100)
_LONGEST_JOINT: Final = 20
_LONGEST_OPENER: Final = 12
_PLAIN_BOUNDS: Final = (Bound.EXACT, Bound.ABOUT)
_CUE_REACH: Final = 40
"""Characters before a figure in which "ranges" makes a range of what looks like a change."""
_CLAUSE_END: Final = re.compile(r"[.;:!?。；！？]")
_CENT_DIGITS: Final = 2
_WORD_NEXT: Final = re.compile(r" ?[^\W_]|[.,]\d")
_DIVIDED: Final = (NumberKind.MEASURE, NumberKind.MONEY, NumberKind.PERCENT)
_CALENDAR: Final = frozenset({"day", "week", "month", "year"})
"""Units that a stroke between two figures offers for choice: 5/6 days."""
_ONE_WAY: Final = (Bound.AT_LEAST, Bound.AT_MOST)


class Joints:
    """Joins the figures of one language."""

    def __init__(self, data: NumberData) -> None:
        self._fraction_joints = data.fraction_joiners
        self._adders = frozenset(data.fraction_adders)
        self._and = frozenset(data.range_middles)
        self._joint = re.compile(rf" ?[-–—~] ?| ?(?:{_words(data.range_joiners)}) ?")
        self._middle = re.compile(rf" ?(?:{_words(data.range_middles)}) ?")
        self._opener = re.compile(rf"(?<![^\W\d_가-힣\u3040-\u9fff])(?:{_words(data.range_openers)}) ?\Z")
        self._closer = re.compile(f" ?(?:{_words(data.range_closers)})")
        self._bound_joints = frozenset({"", ",", "、", *data.bound_joiners})
        self._changes = data.changes
        self._counted_on = frozenset(data.range_particles)
        shift = f" ?{form_pattern(data.shift_joints)} ?" if data.shift_joints else "(?!)"
        self._shift = re.compile(rf"{shift}(?=[\d\W]|(?<=[ \u3040-\u9fff가-힣]))")
        self._shift_opener = re.compile(rf"(?<![^\W\d_가-힣\u3040-\u9fff]){form_pattern(data.shift_openers)} ?\Z")
        self._needs_opener = bool(data.shift_openers)
        self._changed_to = data.changed_to
        self._cue = re.compile(rf"(?<![^\W\d_가-힣\u3040-\u9fff]){form_pattern(data.range_cues)}")
        self._cent_gaps = frozenset({" ", *(f" {joiner} " for joiner in data.cent_joiners)})
        self._powers = Powers(data)
        numerals = "".join(
            form for table in (data.words, data.scales) for forms in table.values() for form in forms if len(form) == 1
        )
        self._denominator = re.compile(f" ?(?:{_words(data.fraction_joiners)}) ?[\\d{numerals}]")

    def share_unit(self, left: Figure, right: Figure, *, rest: str) -> None:
        """Give a bare figure the unit that is printed only behind the one that it changed to: from 5 to 7 percent.

        The word between them is no bound of the second: с 5 до 7 процентов.
        """
        if right.kind not in _DIVIDED or not self._shift.fullmatch(rest, left.end, right.start):
            return
        if self._needs_opener and not self._shift_opener.search(rest, max(0, left.start - _LONGEST_OPENER), left.start):
            return
        if right.bound in _ONE_WAY and right.scope_start >= left.end and right.scope_end == right.bare_end:
            right.bound, right.scope_start = Bound.EXACT, right.bare_start
        if left.kind is not NumberKind.QUANTITY or left.unit or left.counter or left.is_fraction:
            return
        left.kind, left.unit = right.kind, right.unit
        scale = right.numeral.scale
        if left.numeral.scale == _ONE < scale and left.low and left.low * scale / right.high < _HUNDRED:
            left.low, left.high = left.low * scale, left.high * scale

    def begins_fraction(self, rest: str, numeral: Numeral) -> bool:
        """Whether the numeral is a denominator (3분의 1), so that no unit follows it."""
        return bool(self._fraction_joints) and bool(self._denominator.match(rest, numeral.end))

    def join(self, left: Figure, right: Figure, *, rest: str) -> Figure | None:
        """The range or fraction that two neighbouring figures make, None where they stay two."""
        if left.kind is NumberKind.MONEY and (right.unit == "cent" or self._are_cents(left, right, rest=rest)):
            return self._with_cents(left, right, rest=rest)
        if left.bound in _ONE_WAY and right.bound in _ONE_WAY and left.bound is not right.bound:
            return self._bounded(left, right, rest=rest)
        gap = rest[left.end : right.start]
        if not gap or len(gap) > _LONGEST_JOINT:
            return None
        return self._fraction_or_range(left, right, gap=gap, rest=rest)

    def _fraction_or_range(self, left: Figure, right: Figure, *, gap: str, rest: str) -> Figure | None:
        if (power := self._powers.join(left, right, gap=gap, rest=rest)) is not None:
            return power
        if gap == "/" and right.high:
            return _slashed(left, right)
        if gap.strip() in self._fraction_joints:
            return _fraction(left, right)
        if self._joint.fullmatch(gap):
            return None if self._is_change(rest, left.start) else _range(left, right)
        return self._opened(left, right, rest=rest) if self._middle.fullmatch(gap) else None

    def _is_change(self, rest: str, start: int) -> bool:
        """Whether a figure is where something changed from: rose from 5 to 6, but not ranges from 5 to 6."""
        before = rest[max(0, start - _LONGEST_OPENER) : start].rstrip()
        return bool(self._changes) and before.endswith(self._changes) and not self._ranges(rest, start)

    def _ranges(self, rest: str, start: int) -> bool:
        """Whether the clause has said by then that a range is coming."""
        head = max(0, start - _CUE_REACH)
        return any(not _CLAUSE_END.search(rest, cue.end(), start) for cue in self._cue.finditer(rest, head, start))

    def _are_cents(self, left: Figure, right: Figure, *, rest: str) -> bool:
        """Whether two digits behind a whole amount are its cents without the word: 15 euros 50, 25 euros con 50."""
        is_bare = right.kind is NumberKind.QUANTITY and right.unit == "" and right.numeral.has_digits
        if not is_bare or rest[left.end : right.start] not in self._cent_gaps or left.end == left.bare_end:
            return False
        return right.end - right.start == _CENT_DIGITS and not _WORD_NEXT.match(rest, right.end)

    def _with_cents(self, left: Figure, right: Figure, *, rest: str) -> Figure | None:
        """An amount with its cents: 3 dollars 50 cents, 2ドル3セント."""
        gap = rest[left.end : right.start].strip()
        is_small = (
            left.unit != "cent" and right.low == right.high < _HUNDRED and left.low == left.high == left.low.to_integral_value()
        )
        if not is_small or not (gap == "" or gap in self._adders or gap in self._and or f" {gap} " in self._cent_gaps):
            return None
        value = left.low + right.low / _HUNDRED
        return replace(left, end=right.end, low=value, high=value, scope_end=right.end)

    def mixed(self, whole: Figure, part: Figure, *, rest: str) -> Figure | None:
        """The number that a whole and a fraction make, None where they are two: 1 4/5, 三と五分の一, 350又三分之一."""
        gap = rest[whole.end : part.start]
        is_joined = gap.strip() in self._adders if gap.strip() else gap == " " and "/" in rest[part.bare_start : part.bare_end]
        if not (is_joined and part.is_fraction) or whole.kind is not NumberKind.QUANTITY or whole.counter:
            return None
        if whole.low != whole.high or whole.low != whole.low.to_integral_value():
            return None
        value = whole.low - part.low if whole.low < 0 else whole.low + part.low
        return replace(part, start=whole.start, bare_start=whole.bare_start, scope_start=whole.scope_start, low=value, high=value)

    def _bounded(self, left: Figure, right: Figure, *, rest: str) -> Figure | None:
        """The range that two bounds make: more than 100 and less than 300, 100 이상 300 미만."""
        gap = rest[left.scope_end : right.scope_start]
        if len(gap) > _LONGEST_JOINT or gap.strip() not in self._bound_joints:
            return None
        least, most = (left, right) if left.bound is Bound.AT_LEAST else (right, left)
        start, end = left.scope_start, right.scope_end
        plain = [replace(each, bound=Bound.EXACT, numeral=replace(each.numeral, scale=_ONE)) for each in (least, most)]
        joined = _range(plain[0], plain[1]) if least.low < most.high else None
        if joined is None:
            return None
        joined.start, joined.end = left.start, right.end
        closer = self._closer.match(rest, end)
        joined.scope_start, joined.scope_end = start, closer.end() if closer else end
        return joined

    def _opened(self, left: Figure, right: Figure, *, rest: str) -> Figure | None:
        """A range between two words that open and close it: between 5 and 6, 5와 6 사이."""
        opener = self._opener.search(rest, max(0, left.start - _LONGEST_OPENER), left.start)
        closer = self._closer.match(rest, right.end)
        is_closed = opener or closer or (right.bound is Bound.AT_MOST and left.bound in _PLAIN_BOUNDS)
        is_closed = is_closed or self._ranges(rest, left.start) or self._is_counted_on(left, right, rest=rest)
        joined = _range(left, right) if is_closed else None
        if joined is None:
            return None
        joined.scope_start = min(joined.scope_start, opener.start() if opener else left.start)
        joined.scope_end = closer.end() if closer else joined.scope_end
        return joined

    def _is_counted_on(self, left: Figure, right: Figure, *, rest: str) -> bool:
        """Whether two ends share the unit of the second, and nothing became that: 5から10人 but not 5から10人に."""
        is_bare = left.unit == left.counter == "" and left.kind is NumberKind.QUANTITY
        is_joined = is_bare and rest[left.end : right.start].strip() in self._counted_on
        return is_joined and bool(right.unit or right.counter) and not rest.startswith(self._changed_to, right.end)


def _words(words: tuple[str, ...]) -> str:
    return "|".join(map(re.escape, words)) or "(?!)"


def _slashed(left: Figure, right: Figure) -> Figure | None:
    """The fraction that two figures with a stroke make; one of a unit is less than it (3/4 mile)."""
    if right.kind is NumberKind.QUANTITY:
        return _fraction(right, left)
    if left.unit or right.unit in _CALENDAR or right.kind not in _DIVIDED or left.low >= right.low:
        return None
    part = _fraction(replace(right, kind=NumberKind.QUANTITY, unit=""), left)
    return None if part is None else replace(part, kind=right.kind, unit=right.unit, is_fraction=True)


def _fraction(denominator: Figure, numerator: Figure) -> Figure | None:
    """A third part of the language's order: in 3분의 1 the denominator comes first; 百分之三十 is a percentage."""
    if denominator.low == 0 or denominator.kind is not NumberKind.QUANTITY:
        return None
    start, end = min(denominator.start, numerator.start), max(denominator.end, numerator.end)
    numeral = replace(numerator.numeral, needs_counter=False, is_weak=False)
    whole = replace(
        numerator,
        start=start,
        end=end,
        numeral=numeral,
        bare_start=min(denominator.bare_start, numerator.bare_start),
        bare_end=max(denominator.bare_end, numerator.bare_end),
        scope_start=min(denominator.scope_start, numerator.scope_start),
        scope_end=max(denominator.scope_end, numerator.scope_end),
        bound=denominator.bound if numerator.bound is Bound.EXACT else numerator.bound,
    )
    if denominator.numeral.is_percent:
        factor = _HUNDRED / denominator.low
        return replace(
            whole,
            bare_start=numerator.bare_start,
            low=numerator.low * factor,
            high=numerator.high * factor,
            kind=NumberKind.PERCENT,
            unit="percent",
        )
    value = ratio(numerator.low, denominator.low)
    return replace(whole, low=value, high=value, is_fraction=True)


def _range(left: Figure, right: Figure) -> Figure | None:
    """A range has the right figure's unit; the left one borrows its scale: 2-3 million. "Fell 5 percent to 10" is none."""
    if left.unit and right.unit and left.unit != right.unit:
        return None
    if left.kind is NumberKind.PERCENT and not right.unit:
        return None
    if NumberKind.ORDINAL in (left.kind, right.kind) or left.low != left.high:
        return None
    scale = right.numeral.scale
    low = left.low * scale if left.numeral.scale == _ONE and left.low < scale else left.low
    if right.unit == "percent" and right.low > 1 and left.kind is not NumberKind.PERCENT:
        low = left.low
    if low > right.high:
        return None
    bound = Bound.ABOUT if Bound.ABOUT in (left.bound, right.bound) else Bound.EXACT
    unit, kind = (right.unit, right.kind) if right.unit else (left.unit, left.kind)
    numeral = replace(right.numeral, needs_counter=False, is_weak=False)
    return replace(
        right,
        start=left.start,
        low=low,
        numeral=numeral,
        bound=bound,
        unit=unit,
        kind=kind,
        left=(left.bare_start, left.bare_end),
        scope_start=left.scope_start,
    )
