"""Number, unit and date expressions with their values, test sentences in many languages."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, Final
from unicodedata import normalize

from benchmarks.datasets import read_rows
from benchmarks.facts.specdates import bare, expressions, is_date, is_news, wanted_values
from benchmarks.figure import Figure
from copydesk.model.facts import Number, NumberKind
from copydesk.text.moments import MomentContext
from copydesk.text.numbers import find_numbers

_SET: Final = "numbers-dates-specs"
_LANGUAGES: Final = {
    "Korean": "ko",
    "Japanese": "ja",
    "Chinese": "zh",
    "English": "en",
    "German": "de",
    "French": "fr",
    "Spanish": "es",
}
"""The set's name and our tag of each language that is measured."""
_QUICK_STEP: Final = 5
_BOTH: Final = 2
_AMOUNTS: Final = frozenset({NumberKind.QUANTITY, NumberKind.PERCENT, NumberKind.MONEY, NumberKind.MEASURE})
_KINDS: Final = {
    "NumberModel": _AMOUNTS,
    "NumberRangeModel": _AMOUNTS,
    "OrdinalModel": frozenset({NumberKind.ORDINAL}),
    "PercentModel": frozenset({NumberKind.PERCENT}),
    "CurrencyModel": frozenset({NumberKind.MONEY}),
    "DimensionModel": frozenset({NumberKind.MEASURE}),
    "TemperatureModel": frozenset({NumberKind.MEASURE}),
    "AgeModel": frozenset({NumberKind.QUANTITY, NumberKind.MEASURE}),
}
"""What kinds of our numbers each model of the set is about; a model's modes end in `Mode`, `Types` or `Preview`."""
_TEMPERATURES: Final = frozenset({"celsius", "fahrenheit", "kelvin", "degree"})
_NO_DIMENSIONS: Final = _TEMPERATURES | {"second", "minute", "hour", "day", "week", "month", "year", "decade", "century", "times"}
"""Units of ours that no dimension of the set is about: it has durations among the dates."""
_AGES: Final = frozenset({"year", "month", "week", "day"})
_SORTS: Final = {
    "DateParser": frozenset({"day"}),
    "DatePeriodParser": frozenset({"stretch"}),
    "DurationParser": frozenset({"duration"}),
}
"""What sorts of our expressions each parser of the set is about; what is not named here is about all."""
_POINTS: Final = frozenset({"ポイント"})
"""What we count, and the set calls a percentage."""
_PLAIN: Final = str.maketrans("、−", ",-")
_RANGE: Final = re.compile(r"[\[(]([^,]*),([^,]*)[\])]")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wanted:
    """An expression of the set. No values: any value is right."""

    text: str
    values: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """What we read, with the values that it may be said to have."""

    text: str
    values: frozenset[str]


@dataclass(slots=True, kw_only=True)
class _Tally:
    right: int = 0
    found: int = 0
    wanted: int = 0
    rows: int = 0

    def add(self, wanted: list[_Wanted], found: list[_Found]) -> None:
        """Count one sentence; an expression is matched by one reading at most."""
        self.rows += 1
        self.wanted += len(wanted)
        self.found += len(found)
        left = list(wanted)
        for each in found:
            match = next((one for one in left if one.text == each.text and (not one.values or one.values & each.values)), None)
            if match is not None:
                left.remove(match)
                self.right += 1

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.right / max(self.found + self.wanted, 1)


def run(data: Path, *, quick: bool) -> Iterator[Figure]:
    """F1 of (text, value) pairs: `numbers_right_{lang}` over number and unit models, `dates_right_{lang}` over date models.

    Left out of the date models by the types of what they expect are sentences with what is asked of an assistant and not told
    in news: recurring appointments (`set`), hours from one time to another (`timerange`, and `datetimerange` with two times),
    time zones, and "now" (`PRESENT_REF`), for none of which there is a fact. So are sentences that need a `reference` and have
    none: nearly half of the French ones. Texts are compared without an article before them.
    """
    folder, step = data / _SET, _QUICK_STEP if quick else 1
    numbers = {tag: _Tally() for tag in _LANGUAGES.values()}
    for row in _rows(folder, ("number", "numberwithunit"), step=step):
        tag = _LANGUAGES[row["lang"]]
        numbers[tag].add(_wanted_numbers(row), _found_numbers(row, tag=tag))
    dates = {tag: _Tally() for tag in _LANGUAGES.values()}
    for row in _rows(folder, ("datetime",), step=step):
        if not is_news(row):
            continue
        tag = _LANGUAGES[row["lang"]]
        dates[tag].add(_wanted_dates(row), _found_dates(row, tag=tag))
    for name, tallies in (("numbers", numbers), ("dates", dates)):
        for tag, tally in tallies.items():
            yield Figure(bench="facts", set=_SET, metric=f"{name}_right_{tag}", value=tally.f1, n=tally.rows)


def _rows(folder: Path, names: Iterable[str], *, step: int) -> Iterator[dict[str, Any]]:
    for name in names:
        rows = [row for row in read_rows(folder / f"{name}.jsonl.zst") if row["lang"] in _LANGUAGES]
        yield from rows[::step]


def _wanted_numbers(row: dict[str, Any]) -> list[_Wanted]:
    return [
        _Wanted(
            text=_folded(result["Text"]),
            values=frozenset()
            if row.get("ignore_resolution")
            else frozenset({_value((result.get("Resolution") or {}).get("value"))}),
        )
        for result in row["results"]
    ]


def _found_numbers(row: dict[str, Any], *, tag: str) -> list[_Found]:
    model = row["model"]
    text = row["input"]
    found = [number for number in find_numbers(text, language=tag, with_weak=True) if _is_about(model, number)]
    if model.startswith("NumberRange"):
        return [_found(_printed(text, number.scope), _interval(number)) for number in found if _is_range(number)]
    if model.startswith("NumberModel"):
        return [each for number in found if not _is_glued(text, number) for each in _figures(text, number)]
    if model.startswith("Ordinal"):
        has_places = not model.endswith("SuppressExtendedTypes")
        return [_found(_printed(text, number.figures[0]), _place(number)) for number in found if number.unit == "" or has_places]
    return [_amount(text, number) for number in found]


def _is_glued(text: str, number: Number) -> bool:
    """Whether a measure is one word with its unit (180ml), which the set's numbers leave out."""
    is_dimension = number.kind is NumberKind.MEASURE and number.unit not in _NO_DIMENSIONS
    end = number.figures[-1][1]
    return is_dimension and text[end - 1].isdigit() and text[end].isalpha()


def _is_range(number: Number) -> bool:
    """Whether a number is an interval, or said to be just one value ("equal to 20")."""
    start, end = number.scope
    return number.low != number.high or start < min(number.start, number.figures[0][0]) or end > number.end


def _found(text: str, value: str) -> _Found:
    return _Found(text=text, values=frozenset({value}))


def _amount(text: str, number: Number) -> _Found:
    """An amount with its unit; of a range the last end, which is the one that has the unit."""
    if len(number.figures) == _BOTH:
        return _found(_printed(text, (number.figures[-1][0], number.end)), _plain(number.high))
    return _found(_folded(number.text), _plain(_nearest(number)))


def _place(number: Number) -> str:
    """An ordinal in the form of the set, which counts from the end as `end-1` and from the present one as `current+1`."""
    if number.unit == "end":
        return f"end{1 - int(number.low):+d}" if number.low != 1 else "end+0"
    return f"current{int(number.low):+d}" if number.unit == "current" else _plain(number.low)


def _figures(text: str, number: Number) -> Iterator[_Found]:
    """The bare figures of a number with their values: one, or both ends of a range."""
    values = (number.low, number.high) if len(number.figures) == _BOTH else (_nearest(number),)
    for span, value in zip(number.figures, values, strict=True):
        yield _found(_printed(text, span), _plain(value))


def _printed(text: str, span: tuple[int, int]) -> str:
    return _folded(text[span[0] : span[1]])


def _folded(printed: str) -> str:
    """The set prints most full-width signs in plain width, and some texts in lower case."""
    return normalize("NFKC", printed).translate(_PLAIN).casefold()


def _nearest(number: Number) -> Decimal:
    """The figure as printed: that of "up to 300" is 300."""
    return number.high if number.low == 0 and number.high.is_finite() else number.low


def _is_about(model: str, number: Number) -> bool:
    """Whether a model of the set would report a number of this kind and unit."""
    base = next(name for name in _KINDS if model.startswith(name))
    if base == "PercentModel" and number.counted in _POINTS:
        return True
    if number.kind not in _KINDS[base]:
        return False
    if base == "TemperatureModel":
        return number.unit in _TEMPERATURES
    if base == "AgeModel":
        return number.unit in _AGES
    return base != "DimensionModel" or number.unit not in _NO_DIMENSIONS


def _value(printed: object) -> str:
    """A value of the set in the form of ours: `[20,100)` is `20..100`, `100%` is `100`."""
    text = str(printed).removesuffix("%").strip()
    both = _RANGE.fullmatch(text)
    if both is None:
        return _number(text)
    low, high = (printed.strip() for printed in both.groups())
    return f"{_number(low or '-Infinity')}..{_number(high or 'Infinity')}"


def _interval(number: Number) -> str:
    """The interval in the form of the set, whose "up to" has no lower end where ours ends at zero."""
    is_bound = number.low == 0 and number.high.is_finite() and len(number.figures) < _BOTH
    low = "-inf" if is_bound else _plain(number.low)
    return f"{low}..{_plain(number.high)}"


def _number(text: str) -> str:
    try:
        return _plain(Decimal(text.replace(",", ".")))  # French and Spanish values have a comma
    except InvalidOperation:
        return text


def _plain(value: Decimal) -> str:
    """To six decimals, as far as ours are kept, and ten figures."""
    return f"{round(float(value), 6):.10g}"


def _wanted_dates(row: dict[str, Any]) -> list[_Wanted]:
    return [
        _Wanted(text=bare(result["Text"]), values=frozenset(wanted_values(result)))
        for result in row["results"]
        if is_date(result)
    ]


def _found_dates(row: dict[str, Any], *, tag: str) -> list[_Found]:
    reference = row.get("reference")
    written = datetime.fromisoformat(reference).replace(tzinfo=UTC) if reference else None
    sorts = _SORTS.get(row["model"])
    text = row["input"]
    return [
        _Found(text=bare(text[each.start : each.end]), values=each.values)
        for each in expressions(text, context=MomentContext(language=tag, published_at=written))
        if sorts is None or each.sort in sorts
    ]
