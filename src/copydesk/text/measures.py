"""Units beside a figure, and figures in different units that mean the same."""

import re
import tomllib
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Final

from msgspec import Struct, convert
from msgspec.structs import replace

from copydesk.model.facts import NumberKind
from copydesk.text.languages.schema import NumberData
from copydesk.text.lexemes import FormTable, expanded, form_pattern, without_accents

_JOINED: Final = (NumberKind.MEASURE, NumberKind.MONEY)
"""Kinds of units that a hyphen may join to their figure: a 12-cent dividend."""
_MILLION: Final = "m"
_MILLION_VALUE: Final = Decimal(1_000_000)
"""What stands before the code of a currency in the reports of companies: 120 MEUR."""
_CODE_LENGTH: Final = 3
_GAP: Final = " {0,3}"
_WITH_WORD_BEFORE: Final = {
    "degree": {"celsius": "celsius", "fahrenheit": "fahrenheit"},
    "km": {"hour": "km/h"},
    "mile": {"hour": "mph"},
    "m": {"second": "m/s"},
}
"""Units that a word before the figure changes."""


class Suffix(Struct, frozen=True, kw_only=True):
    """What follows a numeral: its kind, canonical unit, where it ends, and the factor that it brings (割 is 10 percent).

    `counter` is the word of counting as printed. `is_figure`: it is part of the figure itself ("thirds").
    """

    kind: NumberKind
    unit: str
    end: int = 0
    factor: Decimal = Decimal(1)
    counter: str = ""
    is_figure: bool = False


class CurrencyMark(Struct, frozen=True, kw_only=True):
    """A currency printed before a numeral, where it begins, and the factor that it brings (MEUR 60)."""

    unit: str
    start: int
    factor: Decimal = Decimal(1)


class ScaleMark(Struct, frozen=True, kw_only=True):
    """A scale letter after an amount of money, and where it ends."""

    factor: Decimal
    end: int


class UnitFinder:
    """Reads the currency before a numeral and the unit after it, in one language."""

    def __init__(self, data: NumberData) -> None:
        self._money = FormTable([data.money, data.symbols])
        self._units = FormTable([data.units])
        self._short = FormTable([data.short_scales])
        self._money_words = {unit: tuple(form for form in forms if len(form) > 1) for unit, forms in data.money.items()}
        self._longest_money = max((len(form) for forms in data.money.values() for form in forms), default=0)
        self._symbol_forms = tuple(form for forms in data.symbols.values() for form in forms)
        self._symbol_ends = frozenset(form[-1] for form in self._symbol_forms)
        self._longest_symbol = max(map(len, self._symbol_forms), default=0)
        self._suffixes = _suffixes(data)
        self._is_myriad = data.script == "myriad"
        self._before = {form: unit for unit, forms in data.unit_before.items() for form in forms}
        self._longest_before = max(map(len, self._before), default=0)
        self._half = re.compile(f" ?(?:{'|'.join(data.half_after) or '(?!)'})(?!数|ば|[가-힣]{{2}})")
        particles = "|".join(sorted(data.particles, key=len, reverse=True))
        self._goes_on = re.compile(rf"(?!(?:{particles}){{0,2}}(?![가-힣]))") if data.native else None
        self._after = re.compile(f"(?:{_GAP}|(?P<hyphen>-))(?P<form>{form_pattern(self._suffixes)})")
        self._stops = data.unit_stops or ("\n",)
        self._scale = re.compile(f" ?{form_pattern(form for forms in data.short_scales.values() for form in forms)}")

    def currency_before(self, rest: str, start: int) -> CurrencyMark | None:
        """The currency printed before a numeral, and where it begins: `US$`, `€`, `KRW`."""
        place = start
        while place and rest[place - 1] == " ":
            place -= 1
        if not place or start - place > 1 or rest[place - 1] not in self._symbol_ends:
            return None
        window = rest[max(0, place - self._longest_symbol) : place]
        if not window.endswith(self._symbol_forms):
            return None
        form = max((form for form in self._symbol_forms if window.endswith(form)), key=len, default="")
        before = rest[place - len(form) - 1 : place - len(form)]
        if not form or (form[0].isalpha() and before.isalpha() and before.isascii() and before != _MILLION):
            return None
        unit = self._money.name_of(form)
        if before == _MILLION and form[0].isalpha():
            is_code = unit.lower() == form and not rest[max(0, place - len(form) - 2) : place - len(form) - 1].isalnum()
            return CurrencyMark(unit=unit, start=place - len(form) - 1, factor=_MILLION_VALUE) if is_code else None
        return CurrencyMark(unit=unit, start=place - len(form))

    def unit_before(self, rest: str, start: int, *, unit: str) -> CurrencyMark | None:
        """What a unit is with the word before its figure, and where that begins: 섭씨 6도, 時速120キロ."""
        if not self._before or unit not in _WITH_WORD_BEFORE:
            return None
        window = rest[max(0, start - self._longest_before - 1) : start].rstrip(" ")
        form = max((form for form in self._before if window.endswith(form)), key=len, default="")
        whole = _WITH_WORD_BEFORE[unit].get(self._before[form]) if form else None
        if whole is None:
            return None
        return CurrencyMark(unit=whole, start=start - (1 if rest[start - 1] == " " else 0) - len(form))

    def money_before(self, rest: str, start: int, *, unit: str) -> int:
        """Where an amount begins whose currency stands on both sides of it (人民币8千元); `start` where it does not."""
        window = rest[max(0, start - self._longest_money - 1) : start].rstrip(" ")
        form = max((form for form in self._money_words.get(unit, ()) if window.endswith(form)), key=len, default="")
        return max(0, start - self._longest_money - 1) + len(window) - len(form) if form else start

    def half_after(self, rest: str, end: int) -> int:
        """Where a half of the unit that ends here ends (3年半), 0 where there is none."""
        match = self._half.match(rest, end)
        return match.end() if match else 0

    def short_scale(self, rest: str, end: int) -> ScaleMark | None:
        """The factor of a letter right after an amount of money: $5m, £3.6bn."""
        match = self._scale.match(rest, end)
        return ScaleMark(factor=Decimal(self._short.name_of(match.group().strip())), end=match.end()) if match else None

    def after(self, rest: str, end: int) -> Suffix | None:
        """The unit, currency, percent sign or counter that follows a numeral; the longest form wins (번째 before 번)."""
        match = self._after.match(rest, end)
        if match is None or rest.startswith(self._stops, match.start("form")):
            return None
        printed = match.group("form")
        suffix = self._suffix_of(printed)
        if suffix is None or (match.group("hyphen") and suffix.kind not in _JOINED):
            return None
        is_spaced = match.start("form") > end
        if suffix.kind is NumberKind.ORDINAL and is_spaced and not self._is_myriad:
            unit = self._units.name_of(printed)  # 85 ° is no place
            return Suffix(kind=NumberKind.MEASURE, unit=unit, end=match.end()) if unit else None
        if is_spaced and suffix.kind is NumberKind.MONEY and rest[match.end() : match.end() + 1].isdecimal():
            return None  # 1 $10: the sign is the next one's
        if (
            self._goes_on
            and is_spaced
            and (suffix.counter or suffix.kind is NumberKind.ORDINAL)
            and self._goes_on.match(rest, match.end())
        ):
            return None  # 두 정상: the counter 정 only begins the next word
        return replace(suffix, end=match.end())

    def _suffix_of(self, form: str) -> Suffix | None:
        found = self._suffixes.get(form)
        if found is None:
            unit = self._units.name_of(form)
            found = Suffix(kind=NumberKind.MEASURE, unit=unit) if unit else None
        return found


def _suffixes(data: NumberData) -> dict[str, Suffix]:
    """What each form that may follow a numeral makes of it; the first table that has a form decides."""
    percent = {"percentage-point": data.points, "percent": ("%", *data.percent)}
    tables = (
        (NumberKind.PERCENT, percent),
        (NumberKind.ORDINAL, {"": data.ordinal_after}),
        (NumberKind.MONEY, data.money),
        (NumberKind.MONEY, data.symbols),
        (NumberKind.MEASURE, data.units),
        (NumberKind.QUANTITY, data.counters),
    )
    found: dict[str, Suffix] = {
        form: Suffix(kind=NumberKind.QUANTITY, unit="", factor=Decimal(factor), is_figure=True)
        for factor, forms in data.multiples.items()
        for form in expanded(forms)
    }
    found |= {form: Suffix(kind=NumberKind.PERCENT, unit="percent", factor=Decimal(10)) for form in data.tenths}
    for kind, table in tables:
        for name, forms in table.items():
            for form in expanded(forms):
                is_counter = kind is NumberKind.QUANTITY
                unit = "" if name == "item" else name
                suffix = Suffix(kind=kind, unit=unit, counter=form if is_counter else "")
                found.setdefault(form, suffix)
                found.setdefault(without_accents(form), suffix)
                if kind is NumberKind.MONEY and len(form) == _CODE_LENGTH and name.lower() == form:
                    found.setdefault(f"{_MILLION}{form}", Suffix(kind=kind, unit=unit, factor=_MILLION_VALUE))
    return found


@cache
def _conversions() -> dict[str, tuple[str, Decimal]]:
    text = files("copydesk.text.languages").joinpath("units.toml").read_text(encoding="utf-8")
    table = convert(tomllib.loads(text)["units"], dict[str, tuple[str, str]])
    return {name: (dimension, Decimal(factor)) for name, (dimension, factor) in table.items()}


def converted(value: Decimal, *, unit: str, to: str) -> Decimal | None:
    """A value in another unit of the same dimension; None where the units do not convert."""
    if unit == to:
        return value
    if {unit, to} == {"celsius", "fahrenheit"}:
        return value * 9 / 5 + 32 if to == "fahrenheit" else (value - 32) * 5 / 9
    table = _conversions()
    if unit not in table or to not in table or table[unit][0] != table[to][0]:
        return None
    return value * table[unit][1] / table[to][1]
