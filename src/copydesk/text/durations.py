"""Lengths of time that a text states: "three weeks", "the past five years", 5일간, полгода."""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from copydesk.model.facts import Granularity, Moment, Number
from copydesk.model.language import base_language
from copydesk.text.languages import language_data
from copydesk.text.languages.schema import LanguageData, LengthData
from copydesk.text.languages.writing import UNSPACED
from copydesk.text.lexemes import FormTable, expanded, form_pattern, is_unspaced_letter, lowered
from copydesk.text.moments import MomentContext
from copydesk.text.places import Spotter

_LETTERS: Final = {"second": "S", "minute": "M", "hour": "H", "day": "D", "week": "W", "month": "M", "year": "Y"}
_YEARS: Final = {"decade": 10, "century": 100}
_CLOCK: Final = ("hour", "minute", "second")
_ORDER: Final = ("century", "decade", "year", "month", "week", "day", *_CLOCK)
"""Units of time, the greatest first."""
_ONE: Final = Decimal(1)
_UNITS: Final = frozenset(_ORDER)
_HALF: Final = Decimal("0.5")
_STEP: Final = 1
"""How many units smaller what follows a comma may be to go on with a length: "1 year, 6 months", not "3 years, 15 days"."""
_JOINT: Final = 8
"""Characters between the parts of one length, "1 year, 6 months" or "2 hours and 30 minutes"."""
_GOES_ON: Final = re.compile("(?![이은의을에만도](?![가-힣]))[가-힣]")
"""A Korean word that only begins like a half: 반대 but not 반의."""
_BEHIND: Final = "…"
_REACH: Final = 24
"""Characters beside a length in which the longest word of its side stands."""


def find_durations(
    text: str, *, numbers: Sequence[Number], moments: Sequence[Moment] = (), context: MomentContext
) -> tuple[Moment, ...]:
    """The lengths of time of a text in order of appearance. `numbers` are those found in it, whose figures they have.

    One of the `moments` beside a length is the day that it is counted from ("three weeks after Easter"). Without a day of
    publication "the past three weeks" is a length like any other.
    """
    reader = _reader(base_language(context.language))
    low = lowered(text)
    figured = list(reader.figured(numbers, low=low))
    others = [each for each in reader.unfigured(low) if not any(_meet(each, length) for length in figured)]
    lengths = sorted([*figured, *others], key=lambda each: each.start) if others else figured
    days = _Days(moments) if lengths else None
    found: list[Moment] = []
    for length in _joined(lengths, low=low, joints=reader.joints):
        counted = reader.counted(length, days, low=low) if days else None
        if counted is not None:
            found.append(_from_day(length, counted, text=text))
        else:
            found += reader.moments(length, text=text, low=low, today=context.today)
    return tuple(found)


class _Length(Struct, frozen=True, kw_only=True):
    """A length as printed: its span, and its amounts by unit at both ends; no amount is several."""

    start: int
    end: int
    low: Mapping[str, Decimal | None]
    high: Mapping[str, Decimal | None]
    bound: str = ""
    bound_span: tuple[int, int] = (0, 0)
    side: int = 0
    """-1 for a length up to the day of publication, 1 for one from it on."""


class _Reader:
    """Knows how one language tells lengths of time."""

    def __init__(self, language: LanguageData, *, tag: str) -> None:
        data = language.moments.lengths
        units = {name: language.numbers.units[name] for name in _ORDER if name in language.numbers.units}
        self._units = FormTable([units])
        self._ages = tuple(expanded(data.ages))
        self._halves = tuple(sorted(expanded(data.and_half), key=len, reverse=True))
        self._sides = _Sides(data, units=units)
        self._links = frozenset(data.links)
        self._after = {form: side for side, forms in ((1, data.after), (-1, data.before)) for form in expanded(forms)}
        self.joints = frozenset(expanded(language.moments.bounds.get("and", ())))
        self._named = FormTable([data.named])
        self._unfigured = _unfigured(data, units=units, tag=tag)

    def figured(self, numbers: Iterable[Number], *, low: str) -> Iterator[_Length]:
        """The numbers that are lengths of time."""
        for number in numbers:
            if number.unit in _UNITS and not low[number.start : number.end].endswith(self._ages or "\x00"):
                yield self._with_half(_length(number, end=number.end, unit=number.unit), low=low)
            elif not number.unit and (found := self._sides.between(low, number.end)) is not None:
                unit = self._units.name_of(found.group("unit"))
                side = -1 if found.group("past") else 1
                yield replace(_length(number, end=found.end(), unit=unit), side=side)

    def unfigured(self, low: str) -> Iterator[_Length]:
        """Lengths without a figure: half a year, several weeks."""
        for match in self._unfigured(low):
            fields = match.groupdict()
            if fields.get("named"):
                amounts = amounts_of(self._named.name_of(fields["named"]))
            else:
                several = fields.get("several")
                unit = self._units.name_of(several or fields["single"])
                amounts = {unit: None if several else _ONE}
            yield _Length(start=match.start(), end=match.end(), low=amounts, high=amounts)

    def _with_half(self, length: _Length, *, low: str) -> _Length:
        """With the half that is printed behind it."""
        half = next((form for form in self._halves if low.startswith(form, length.end)), "")
        after = length.end + len(half)
        if not half or (low[after : after + 1].isalpha() and not is_unspaced_letter(half[-1])) or _GOES_ON.match(low, after):
            return length
        ends = [{unit: (amount or 0) + _HALF for unit, amount in amounts.items()} for amounts in (length.low, length.high)]
        return replace(length, end=length.end + len(half), low=ends[0], high=ends[1])

    def moments(self, length: _Length, *, text: str, low: str, today: dt.date | None) -> Iterator[Moment]:
        """One moment, or those of the two ends."""
        start, end, side = self._sides.around(length, low=low)
        values = list(dict.fromkeys(iso_length(amounts) for amounts in (length.low, length.high)))
        for place, value in enumerate(values):
            yield Moment(
                start=start,
                end=end,
                text=text[start:end],
                value=_placed(value, today=today, side=side),
                granularity=Granularity.DURATION,
                relative=bool(side) and today is not None,
                bound=length.bound if len(values) == 1 else ("from", "to")[place],
                bound_span=length.bound_span,
            )

    def counted(self, length: _Length, days: "_Days", *, low: str) -> "_Counted | None":
        """The day beside a length that it is counted from."""
        if length.low != length.high or length.bound:
            return None
        moment = days.behind.get(length.end) or days.behind.get(length.end + 1)
        if moment is not None:
            return _Counted(day=moment.value, start=length.start, end=moment.end, side=_SIDES[moment.bound])
        moment = days.opening.get(length.start) or days.opening.get(length.start - 1)
        if moment is not None:
            return _Counted(day=moment.value, start=moment.start, end=length.end, side=1)
        if not self._after:
            return None
        moment = next((days.before[end] for end in range(length.start, length.start - _LINK, -1) if end in days.before), None)
        if moment is None or low[moment.end : length.start].strip() not in self._links:
            return None
        end = length.end + low.startswith(" ", length.end)
        form = next((form for form in self._after if low.startswith(form, end)), "")
        return _Counted(day=moment.value, start=moment.start, end=end + len(form), side=self._after[form]) if form else None


class _Days:
    """The days of a text that a length can be counted from, by where they stand."""

    def __init__(self, moments: Iterable[Moment]) -> None:
        days = [each for each in moments if each.granularity is Granularity.DAY and "X" not in each.value and not each.calendar]
        self.before = {each.end: each for each in days}
        self.opening = {each.bound_span[1]: each for each in days if each.bound == "since" and each.bound_span[0] >= each.end}
        self.behind = {each.bound_span[0]: each for each in days if each.bound in _SIDES and each.bound_span[1] <= each.start}


class _Counted(Struct, frozen=True, kw_only=True):
    """A length that is counted from a day: the day, the span of both, and on which side of the day it lies."""

    day: str
    start: int
    end: int
    side: int


_SIDES: Final = {"after": 1, "since": 1, "before": -1}
_LINK: Final = 5
"""Characters between a day and a length behind it, or between the length and its side: 부활절로부터 3주 후."""


def _from_day(length: _Length, counted: _Counted, *, text: str) -> Moment:
    value = iso_length(length.low)
    return Moment(
        start=counted.start,
        end=counted.end,
        text=text[counted.start : counted.end],
        value=f"{counted.day}/{value}" if counted.side > 0 else f"{value}/{counted.day}",
        granularity=Granularity.DURATION,
    )


def _placed(value: str, *, today: dt.date | None, side: int) -> str:
    if today is None or not side:
        return value
    return f"{value}/{today}" if side < 0 else f"{today}/{value}"


class _Sides:
    """The words that make a length one of the past or of the time to come."""

    def __init__(self, data: LengthData, *, units: Mapping[str, Iterable[str]]) -> None:
        self._before = {form: side for side, forms in ((-1, data.past), (1, data.coming)) for form in expanded(forms)}
        self._behind = {form[1:]: side for form, side in self._before.items() if form.startswith(_BEHIND)}
        self._before = {form: side for form, side in self._before.items() if not form.startswith(_BEHIND)}
        self._of = tuple(expanded(data.of))
        past, coming = (form_pattern(form for form in self._before if self._before[form] == side) for side in (-1, 1))
        unit = form_pattern(form for forms in units.values() for form in forms)
        self._between = re.compile(f" (?:(?P<past>{past})|{coming}) (?P<unit>{unit})") if self._before else None

    def between(self, low: str, place: int) -> re.Match[str] | None:
        """A word of a side and a unit behind a figure that ends at a place."""
        return self._between.match(low, place) if self._between else None

    def around(self, length: _Length, *, low: str) -> tuple[int, int, int]:
        """The span of a length with the word of its side, and the side."""
        start, end = length.start, length.end
        if self._of and low.startswith(self._of, end):
            return start, end, 0
        if length.side:
            return start, end, length.side
        before = low[max(0, start - _REACH) : start].rstrip(" ")
        for form, side in self._before.items():
            left = before[: -len(form)]
            if before.endswith(form) and (not left or not left[-1].isalnum() or is_unspaced_letter(form[0])):
                return start - (min(_REACH, start) - len(left)), end, side
        place = end + low.startswith(" ", end)
        for form, side in self._behind.items():
            if low.startswith(form, place) and not low[place + len(form) : place + len(form) + 1].isalnum():
                return start, place + len(form), side
        return start, end, 0


_Finder = Callable[[str], Iterable[re.Match[str]]]


def _unfigured(data: LengthData, *, units: Mapping[str, Iterable[str]], tag: str) -> _Finder:
    """Finds the lengths without a figure."""
    names = expanded(form for forms in data.named.values() for form in forms)
    forms = (form for forms in units.values() for form in expanded(forms))
    unit = form_pattern(form for form in forms if not form.endswith(("*", *data.ages)))
    sources = [f"(?P<named>{form_pattern(names)})"] if names else []
    if data.vague:
        sources.append(f"{form_pattern(data.vague)} ?(?P<several>{unit})")
    if data.one:
        cues = "|".join(f"(?<={re.escape(cue)} )" for cue in expanded(data.one_after))
        sources.append(f"(?:{cues}){form_pattern(data.one)} (?P<single>{unit})")
    if not sources:
        return lambda _: ()
    pattern = re.compile("|".join(sources))
    words = [*names, *expanded(data.vague), *expanded(data.one)]
    return pattern.finditer if tag in UNSPACED else Spotter(pattern, forms=words, language=tag).finditer


def _length(number: Number, *, end: int, unit: str) -> _Length:
    """A number of time; of one that is open at an end the other end alone."""
    is_over = not number.high.is_finite()
    is_under = number.low == 0 < number.high
    bound = "over" if is_over else "under" if is_under else "about" if number.approximate else ""
    low, high = ({unit: number.high if is_under else number.low}, {unit: number.low if is_over else number.high})
    start, last = number.scope if is_over or is_under else (0, 0)
    span = (start, number.start) if start < number.start and last else (end, last) if last > end else (0, 0)
    return _Length(start=number.start, end=end, low=low, high=high, bound=bound, bound_span=span)


def _joined(lengths: Sequence[_Length], *, low: str, joints: frozenset[str]) -> Iterator[_Length]:
    """Lengths of which the smaller one goes on with the greater one: a year and six months."""
    whole: _Length | None = None
    for length in lengths:
        if whole is not None and _goes_on(whole, length, gap=low[whole.end : length.start], joints=joints):
            whole = replace(whole, end=length.end, low={**whole.low, **length.low}, high={**whole.high, **length.high})
            continue
        if whole is not None:
            yield whole
        whole = length
    if whole is not None:
        yield whole


def _goes_on(whole: _Length, part: _Length, *, gap: str, joints: frozenset[str]) -> bool:
    is_exact = whole.low == whole.high and part.low == part.high
    steps = min(map(_ORDER.index, part.low)) - max(map(_ORDER.index, whole.low))
    is_list = "," in gap and steps != _STEP
    is_whole = all(amount == (amount or 0) // 1 for amount in whole.low.values())
    return is_exact and is_whole and steps > 0 and not is_list and len(gap) <= _JOINT and gap.strip(" ,") in {"", *joints}


def _meet(one: _Length, other: _Length) -> bool:
    return one.start < other.end and other.start < one.end


def iso_length(amounts: Mapping[str, Decimal | None]) -> str:
    """Amounts by unit as ISO 8601 writes a length: P1Y6M, PT1H30M; X for an amount that is not told."""
    dates = [_part(unit, amounts[unit]) for unit in _ORDER if unit in amounts and unit not in _CLOCK]
    times = [_part(unit, amounts[unit]) for unit in _CLOCK if unit in amounts]
    return f"P{''.join(dates)}" + (f"T{''.join(times)}" if times else "")


def _part(unit: str, amount: Decimal | None) -> str:
    if amount is None:
        return {"decade": "X0Y", "century": "X00Y"}.get(unit) or f"X{_LETTERS[unit]}"
    value = amount * _YEARS.get(unit, 1)
    return f"{value.normalize():f}{_LETTERS.get(unit, 'Y')}"


_NAMED_PART: Final = re.compile(r"(\d+(?:\.\d+)?|X)([YMWDHS])")
_DATE_UNITS: Final = {"Y": "year", "M": "month", "W": "week", "D": "day"}
_TIME_UNITS: Final = {"H": "hour", "M": "minute", "S": "second"}


def amounts_of(value: str) -> dict[str, Decimal | None]:
    """The amounts by unit of an ISO length."""
    date, _, time = value.removeprefix("P").partition("T")
    parts = ((date, _DATE_UNITS), (time, _TIME_UNITS))
    return {
        units[letter]: None if amount == "X" else Decimal(amount)
        for part, units in parts
        for amount, letter in _NAMED_PART.findall(part)
    }


@cache
def _reader(tag: str) -> _Reader:
    return _Reader(language_data(tag), tag=tag)
