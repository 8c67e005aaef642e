"""Numbers of a text: figures with their value, unit and kind, dates left out."""

import re
from decimal import Decimal
from functools import cache
from typing import Final

from copydesk.model.facts import Number, NumberKind
from copydesk.model.language import base_language
from copydesk.text.agreement import numbers_agree
from copydesk.text.apart import ApartFinder
from copydesk.text.bounds import Bound, BoundFinder
from copydesk.text.datemarks import MarkedText, marked_text
from copydesk.text.figures import Figure
from copydesk.text.joints import Joints
from copydesk.text.languages import language_data
from copydesk.text.languages.schema import NumberData
from copydesk.text.lexemes import lowered
from copydesk.text.measures import CurrencyMark, Suffix, UnitFinder
from copydesk.text.myriads import MyriadFinder
from copydesk.text.numerals import Numeral, NumeralFinder
from copydesk.text.tokens import stop_terms

__all__ = ["find_figures", "find_numbers", "numbers_agree"]

_POUND_FROM: Final = 10000
"""From this amount on "pounds" are money: what weighs ten thousand pounds is given in tons."""


def find_numbers(text: str, *, language: str) -> tuple[Number, ...]:
    """The figures of a text in order of appearance, each with value, unit and kind; dates are not among them.

    Clock times are minutes after midnight; a score has its two sides in `low` and `high`; "more than" is open to infinity.
    Cost: a sentence without digit or number word takes a few microseconds.
    """
    tag = base_language(language)
    return _finder(tag).find(text, marked_text(text, tag))


def find_figures(text: str, *, language: str) -> tuple[Number, ...]:
    """The figures of a text as if it held no dates: what "two years ago" counts."""
    tag = base_language(language)
    low = lowered(text)
    return _finder(tag).find(text, MarkedText(low=low, rest=low, marks=()))


class _Finder:
    """Puts numerals, units and bounds of one language together."""

    def __init__(self, data: NumberData, *, stop: frozenset[str], language: str) -> None:
        self._numerals = MyriadFinder(data) if data.script == "myriad" else NumeralFinder(data, language=language)
        self._units = UnitFinder(data)
        self._apart = ApartFinder(data, units=self._units)
        self._bounds = BoundFinder(data)
        self._joints = Joints(data)
        self._before_ordinal = tuple(data.ordinal_before)
        self._articles = tuple(data.ordinal_articles)
        self._negative = data.negative
        self._is_myriad = data.script == "myriad"
        self._stop = stop

    def find(self, text: str, marked: MarkedText) -> tuple[Number, ...]:
        """The numbers of `text`, whose dates are known."""
        apart, rest = self._apart.find(text, marked.rest)
        figures: list[Figure] = []
        for numeral in self._numerals.find(rest, lower=marked.low):
            # 5个百分点: what the unit took is no numeral of its own.
            if not figures or numeral.start >= figures[-1].end:
                figure = self._figure(rest, numeral)
                if figures and figure.start < figures[-1].end:  # 5$6: the sign is the first one's
                    figure.start = numeral.start
                figures.append(figure)
        if len(figures) > 1:
            figures = self._joined(rest, figures)
        found = [self._number(figure, text=text, rest=rest) for figure in figures if _is_number(figure)]
        if apart:
            found = sorted([*apart, *found], key=lambda number: number.start)
        return tuple(found)

    def _figure(self, rest: str, numeral: Numeral) -> Figure:
        figure = Figure(
            start=numeral.start, end=numeral.end, numeral=numeral, low=numeral.low, high=numeral.high, unit=numeral.unit
        )
        inner, end = self._bounds.after(rest, numeral.end)
        self._read_unit(rest, figure, end=end)
        if self._before_ordinal and figure.start and rest.startswith(self._before_ordinal, figure.start - 1):
            figure.kind, figure.start, figure.unit = NumberKind.ORDINAL, figure.start - 1, ""
        self._read_sign(rest, figure)
        if numeral.is_vague or numeral.is_about:
            figure.bound = Bound.ABOUT
        elif inner is not Bound.EXACT:
            figure.bound = inner
        else:
            outer = self._bounds.after(rest, figure.end)[0]
            figure.bound = self._bounds.before(rest, figure.start) if outer is Bound.EXACT else outer
        return figure

    def _read_unit(self, rest: str, figure: Figure, *, end: int) -> None:
        """Give the figure the currency, unit or kind that stands beside it."""
        numeral = figure.numeral
        currency = self._units.currency_before(rest, numeral.start) if numeral.has_digits else None
        if currency is not None:
            self._read_money(rest, figure, currency=currency)
        elif numeral.is_ordinal:
            figure.kind = NumberKind.ORDINAL
        elif numeral.unit:
            figure.kind = NumberKind.MEASURE
        elif self._joints.begins_fraction(rest, numeral):
            return
        elif suffix := self._units.after(rest, end) or self._joints.fraction(rest, numeral):
            _take(figure, suffix)
        else:
            self._read_dot(rest, figure)

    def _read_money(self, rest: str, figure: Figure, *, currency: CurrencyMark) -> None:
        scale = self._units.short_scale(rest, figure.end)
        if scale is not None:
            figure.low, figure.high, figure.end = figure.low * scale.factor, figure.high * scale.factor, scale.end
        repeated = self._units.after(rest, figure.end)
        if repeated is not None and repeated.kind is NumberKind.MONEY:
            figure.end = repeated.end
        figure.start, figure.kind, figure.unit = currency.start, NumberKind.MONEY, currency.unit

    def _read_sign(self, rest: str, figure: Figure) -> None:
        """Turn a figure below zero: -3.5 %, minus 5 degrees, 영하 5도."""
        start = figure.start
        if not start or not figure.numeral.has_digits or figure.low != figure.high:
            return
        before = rest[max(0, start - 12) : start]
        sign = before[-1]
        if sign in "-−" and not before[-2:-1].isalnum() and before[-2:-1] not in _NO_SIGN_AFTER:
            figure.start -= 1
        elif self._negative and before.rstrip().endswith(self._negative) and self._bounds.before(rest, start) is Bound.EXACT:
            figure.start = start - len(before) + max(before.rstrip().rfind(word) for word in self._negative)
        else:
            return
        figure.low, figure.high = -figure.high, -figure.low

    def _read_dot(self, rest: str, figure: Figure) -> None:
        """German "am 5. Platz": a stop after the figure makes it an ordinal where an article stands before."""
        if not self._articles or not figure.numeral.has_digits or not rest.startswith(". ", figure.end):
            return
        if rest[max(0, figure.start - 12) : figure.start].endswith(self._articles):
            figure.kind, figure.end = NumberKind.ORDINAL, figure.end + 1

    def _joined(self, rest: str, figures: list[Figure]) -> list[Figure]:
        """The figures, those joined that are two ends of a range or two parts of a fraction."""
        joined: list[Figure] = []
        for figure in figures:
            both = self._joints.join(joined[-1], figure, rest=rest) if joined else None
            if both is None:
                joined.append(figure)
            else:
                joined[-1] = both
        return joined

    def _number(self, figure: Figure, *, text: str, rest: str) -> Number:
        low, high = figure.bound.interval(figure.low, figure.high)
        return Number(
            start=figure.start,
            end=figure.end,
            text=text[figure.start : figure.end],
            low=_plain(low),
            high=_plain(high),
            kind=figure.kind,
            unit=figure.unit,
            counted=self._counted(rest, figure),
            approximate=figure.bound is Bound.ABOUT,
        )

    def _counted(self, rest: str, figure: Figure) -> str:
        """The word counted: after the figure, in Korean before figure and counter (미사일 5발)."""
        if figure.kind not in _COUNTED_KINDS:
            return ""
        if not self._is_myriad:
            word = _NEXT_WORD.match(rest, figure.end)
            return word.group(1) if word and word.group(1) not in self._stop else ""
        word = _WORD_BEFORE.search(rest, max(0, figure.start - 16), figure.start) if figure.counter else None
        return word.group(1) if word else figure.counter


_NO_SIGN_AFTER: Final = ("%", ")", "]", "’", "'", '"', "”", "»", "$", "€", "£", "-", "\x00", ".", ",")
"""What stands before a hyphen that is no minus."""
_COUNTED_KINDS: Final = frozenset({NumberKind.QUANTITY, NumberKind.ORDINAL})
_NEXT_WORD: Final = re.compile(r"[ -]([^\W\d_]{2,})")
_WORD_BEFORE: Final = re.compile(r"([가-힣]+[^\W은는이가을를의에도로와과서고며만]) $")


def _plain(value: Decimal) -> Decimal:
    """3500000.0 as 3500000, a third as 0.333333."""
    whole = value.to_integral_value()
    if whole == value:
        return whole
    return value if value.as_tuple().exponent >= -_MOST_DECIMALS else round(value, _MOST_DECIMALS)  # type: ignore[operator]


_MOST_DECIMALS: Final = 6


def _is_number(figure: Figure) -> bool:
    """Whether a word that may be a number is one here."""
    numeral = figure.numeral
    has_unit = figure.kind is not NumberKind.QUANTITY or figure.unit != ""
    if numeral.needs_counter:
        return has_unit or bool(figure.counter)
    return figure.unit not in {"", "person"} if numeral.is_weak else True


def _take(figure: Figure, suffix: Suffix) -> None:
    """Give a figure the unit that follows it."""
    if suffix.factor != 1:
        figure.low, figure.high = figure.low * suffix.factor, figure.high * suffix.factor
    figure.end, figure.kind, figure.unit, figure.counter = suffix.end, suffix.kind, suffix.unit, suffix.counter
    if suffix.unit == "pound":
        is_money = figure.low >= _POUND_FROM
        figure.kind, figure.unit = (NumberKind.MONEY, "GBP") if is_money else (NumberKind.MEASURE, "lb")


@cache
def _finder(tag: str) -> _Finder:
    return _Finder(language_data(tag).numbers, stop=stop_terms(tag), language=tag)
