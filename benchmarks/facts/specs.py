"""Number, unit and date expressions with their values, test sentences in many languages."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, Final

from benchmarks.datasets import read_rows
from benchmarks.facts.specdates import bare, expressions, is_news, wanted_values
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
_AGES: Final = frozenset({"year", "month", "week", "day"})
_SORTS: Final = {
    "DateParser": frozenset({"day"}),
    "DatePeriodParser": frozenset({"stretch"}),
    "DurationParser": frozenset({"duration"}),
}
"""What sorts of our expressions each parser of the set is about; what is not named here is about all."""
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
    time zones, and "now" (`PRESENT_REF`), for none of which there is a fact. So are sentences without a `reference`: most of the
    French ones. Texts are compared without an article before them.
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
            text=result["Text"].casefold(),
            values=frozenset()
            if row.get("ignore_resolution")
            else frozenset({_value((result.get("Resolution") or {}).get("value"))}),
        )
        for result in row["results"]
    ]


def _found_numbers(row: dict[str, Any], *, tag: str) -> list[_Found]:
    model = row["model"]
    is_range = model.startswith("NumberRange")
    return [
        _Found(text=number.text.casefold(), values=frozenset({_interval(number) if is_range else _plain(number.low)}))
        for number in find_numbers(row["input"], language=tag)
        if _is_about(model, number) and (number.low != number.high) == is_range
    ]


def _is_about(model: str, number: Number) -> bool:
    """Whether a model of the set would report a number of this kind and unit."""
    base = next(name for name in _KINDS if model.startswith(name))
    if number.kind not in _KINDS[base]:
        return False
    if base == "TemperatureModel":
        return number.unit in _TEMPERATURES
    if base == "AgeModel":
        return number.unit in _AGES
    return base != "DimensionModel" or number.unit not in _TEMPERATURES


def _value(printed: object) -> str:
    """A value of the set in the form of ours: `[20,100)` is `20..100`, `100%` is `100`."""
    text = str(printed).removesuffix("%").strip()
    both = _RANGE.fullmatch(text)
    if both is None:
        return _number(text)
    low, high = both.groups()
    return f"{_number(low or '-Infinity')}..{_number(high or 'Infinity')}"


def _interval(number: Number) -> str:
    return f"{_plain(number.low)}..{_plain(number.high)}"


def _number(text: str) -> str:
    try:
        return _plain(Decimal(text))
    except InvalidOperation:
        return text


def _plain(value: Decimal) -> str:
    """To six decimals, as far as ours are kept, and ten figures."""
    return f"{round(float(value), 6):.10g}"


def _wanted_dates(row: dict[str, Any]) -> list[_Wanted]:
    return [_Wanted(text=bare(result["Text"]), values=frozenset(wanted_values(result))) for result in row["results"]]


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
