"""Numbers of a text: figures with their value, unit and kind, dates left out."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Final

from copydesk.model.facts import Number, NumberKind
from copydesk.model.language import base_language
from copydesk.text.agreement import numbers_agree
from copydesk.text.apart import ApartFinder
from copydesk.text.bounds import Bound, BoundFinder
from copydesk.text.counted import Counted
from copydesk.text.datemarks import MarkedText, marked_text
from copydesk.text.figures import Figure
from copydesk.text.joints import Joints
from copydesk.text.languages import language_data
from copydesk.text.languages.schema import NumberData
from copydesk.text.lexemes import FILL, is_unspaced_letter, lowered
from copydesk.text.measures import CurrencyMark, Suffix, UnitFinder
from copydesk.text.myriads import MyriadFinder
from copydesk.text.numerals import Numeral, NumeralFinder
from copydesk.text.places import digit_runs, lookout
from copydesk.text.powers import superscript
from copydesk.text.shares import Shares
from copydesk.text.spelled import ratio
from copydesk.text.tokens import stop_terms

__all__ = ["find_figures", "find_numbers", "numbers_agree"]

_THOUSAND_LETTER: Final = re.compile(r"(?<=\d)k(?![a-zà-ÿа-я\d])")
_AMOUNT: Final = re.compile(r" ?\d")
_RUN: Final = re.compile(r"\d*")
_FURTHEST: Final = 160
"""Characters between two figures over which no words join them: bounds on both sides and a noun."""
_TENTHS: Final = 10
"""Up to this figure 折 and 成 count tenths, beyond it hundredths: 75折 is 75 percent."""
_HALVED: Final = frozenset({"year", "month", "week", "day", "hour", "minute", "times"})
"""Units of which a half may be added after them."""
_POUND_FROM: Final = 10000
"""From this amount on "pounds" are money: what weighs ten thousand pounds is given in tons."""


def find_numbers(text: str, *, language: str, with_weak: bool = False) -> tuple[Number, ...]:
    """The figures of a text in order of appearance, each with value, unit and kind; dates are not among them.

    Clock times are minutes after midnight; a score has its two sides in `low` and `high`; "more than" is open to infinity.
    `with_weak` adds words that are seldom meant as figures: "one" and "first" alone, a Han numeral that nothing follows.
    Cost: a sentence without digit or number word takes a few microseconds.
    """
    tag = base_language(language)
    return _finder(tag, with_weak=with_weak).find(text, marked_text(text, tag))


def find_figures(text: str, *, language: str) -> tuple[Number, ...]:
    """The figures of a text as if it held no dates: what "two years ago" counts."""
    tag = base_language(language)
    low = lowered(text)
    return _finder(tag, with_weak=False).find(text, MarkedText(low=low, rest=low, marks=()))


class _Finder:
    """Puts numerals, units and bounds of one language together."""

    def __init__(self, data: NumberData, *, stop: frozenset[str], language: str, with_weak: bool) -> None:
        self._with_weak = with_weak
        self._lookout = None if data.script == "myriad" else lookout(language)
        self._numerals = (
            MyriadFinder(data, with_weak=with_weak)
            if data.script == "myriad"
            else NumeralFinder(data, language=language, with_weak=with_weak)
        )
        self._units = UnitFinder(data)
        self._apart = ApartFinder(data, units=self._units)
        self._bounds = BoundFinder(data)
        self._joints = Joints(data)
        self._shares = Shares(data, units=self._units)
        self._before_ordinal = tuple(data.ordinal_before)
        self._articles = tuple(data.ordinal_articles)
        self._words_for_a = frozenset(data.articles)
        self._negative = data.negative
        self._grades = tuple(data.grades)
        self._is_myriad = data.script == "myriad"
        self._counted = Counted(data, stop=stop)

    def find(self, text: str, marked: MarkedText) -> tuple[Number, ...]:
        """The numbers of `text`, whose dates are known."""
        digits = self._digits(marked)
        apart, rest = self._apart.find(text, marked.rest, digits=digits)
        figures: list[Figure] = []
        numerals = self._numerals.find(rest, lower=marked.low, digits=digits)
        for numeral in numerals if rest.isascii() else _with_vulgar(rest, numerals):
            # 5个百分点: what the unit took is no numeral of its own.
            if not figures or numeral.start >= figures[-1].end:
                figure = self._figure(rest, numeral, floor=figures[-1].end if figures else 0)
                if figures and figures[-1].scope_end > figure.scope_start < figure.start:
                    self._give_bound(rest, figures[-1])
                figures.append(figure)
        if len(figures) > 1:
            figures = self._joined(rest, figures)
        for figure in figures:
            if figure.is_fraction and figure.kind is NumberKind.QUANTITY and figure.parts is None:
                self._shares.read_unit(rest, figure)
        found = [self._number(figure, text=text, rest=rest) for figure in figures if self._stands(rest, figure)]
        if apart:
            found = sorted([*apart, *found], key=lambda number: number.start)
        return tuple(found)

    def _stands(self, rest: str, figure: Figure) -> bool:
        return (self._with_weak and not self._is_article(rest, figure)) or _is_number(figure)

    def _is_article(self, rest: str, figure: Figure) -> bool:
        """Whether it is an article before its noun: un accident."""
        is_bare = figure.numeral.is_weak and figure.unit == "" and figure.kind is NumberKind.QUANTITY
        return is_bare and rest[figure.start : figure.end] in self._words_for_a and bool(_NEXT_WORD.match(rest, figure.end))

    def _digits(self, marked: MarkedText) -> list[tuple[int, int]]:
        """The runs of digits outside dates."""
        rest = marked.rest
        if self._lookout is None:
            return digit_runs(rest)
        return [(start, _run_end(rest, start)) for start, _ in self._lookout.digits(marked.low) if rest[start] != FILL]

    def _give_bound(self, rest: str, figure: Figure) -> None:
        """Leave the words after a figure to the next one: "above 5 and below 10"."""
        figure.bound, figure.scope_end = self._bounds.before(rest, figure.start)[0], figure.bare_end

    def _figure(self, rest: str, numeral: Numeral, *, floor: int) -> Figure:
        start, end = numeral.start, numeral.end
        figure = Figure(
            start=start,
            end=end,
            numeral=numeral,
            low=numeral.low,
            high=numeral.high,
            unit=numeral.unit,
            bare_start=start,
            bare_end=end,
            is_fraction=numeral.is_fraction,
            scope_start=start,
            scope_end=end,
        )
        if numeral.has_digits and _THOUSAND_LETTER.match(rest, end):  # 10k
            figure.low, figure.high = figure.low * 1000, figure.high * 1000
            figure.end = figure.bare_end = figure.scope_end = end = end + 1
        if numeral.low == _TENTHS and (raised := superscript(rest, end)):
            figure.low = figure.high = raised.value
            figure.end = figure.bare_end = figure.scope_end = end = raised.end
            figure.is_power = True
        inner, unit_at = self._bounds.after(rest, end, is_inside=True)
        self._read_unit(rest, figure, end=unit_at, floor=floor)
        if self._before_ordinal and figure.start and rest.startswith(self._before_ordinal, figure.start - 1):
            figure.kind, figure.start, figure.unit = NumberKind.ORDINAL, figure.start - 1, ""
        self._read_sign(rest, figure)
        if figure.kind is NumberKind.MEASURE and (whole := self._units.unit_before(rest, figure.start, unit=figure.unit)):
            figure.start, figure.unit = whole.start, whole.unit
        if self._is_myriad and figure.kind is NumberKind.MONEY:
            figure.start = self._units.money_before(rest, figure.start, unit=figure.unit)
        self._read_bound(rest, figure, inner=inner, unit_at=unit_at)
        if figure.kind is NumberKind.ORDINAL:
            figure.bare_start = figure.start
        return figure

    def _read_bound(self, rest: str, figure: Figure, *, inner: Bound, unit_at: int) -> None:
        """Give the figure the bound that stands between it and its unit, after both, or before them."""
        before, scope_start = self._bounds.before(rest, figure.start)
        is_told = scope_start < figure.start and before is not Bound.ABOUT
        figure.scope_start = scope_start if is_told else figure.bare_start
        figure.scope_end = figure.bare_end
        if self._grades and rest.endswith(self._grades, 0, figure.start):
            return
        if figure.numeral.is_vague or figure.numeral.is_about:
            figure.bound = Bound.ABOUT if figure.numeral.is_vague else Bound.ABOVE
        elif inner is not Bound.EXACT:
            figure.bound, figure.scope_end = inner, unit_at
        else:
            outer, end = self._bounds.after(rest, figure.end)
            figure.bound = before if outer is Bound.EXACT else outer
            figure.scope_end = end if end > figure.end else figure.bare_end

    def _read_unit(self, rest: str, figure: Figure, *, end: int, floor: int) -> None:
        """Give the figure the currency, unit or kind that stands beside it; what stands before `floor` is another's."""
        numeral = figure.numeral
        currency = self._units.currency_before(rest, numeral.start) if numeral.has_digits else None
        if currency is not None and currency.start >= floor:
            self._read_money(rest, figure, currency=currency)
        elif numeral.is_ordinal:
            figure.kind = NumberKind.ORDINAL
        elif numeral.unit:
            figure.kind = NumberKind.MEASURE
        elif self._joints.begins_fraction(rest, numeral):
            return
        elif suffix := self._units.after(rest, end):
            _take(figure, suffix)
            if figure.unit in _HALVED or figure.kind is NumberKind.PERCENT:
                self._read_half(rest, figure, suffix)
        else:
            self._read_dot(rest, figure)

    def _read_half(self, rest: str, figure: Figure, suffix: Suffix) -> None:
        """Add the half that follows a unit."""
        if figure.low == figure.high and (end := self._units.half_after(rest, figure.end)):
            figure.low = figure.high = figure.low + suffix.factor / 2
            figure.end = end

    def _read_money(self, rest: str, figure: Figure, *, currency: CurrencyMark) -> None:
        figure.low, figure.high = figure.low * currency.factor, figure.high * currency.factor
        scale = self._units.short_scale(rest, figure.end)
        if scale is not None:
            figure.low, figure.high, figure.end = figure.low * scale.factor, figure.high * scale.factor, scale.end
            figure.bare_end = scale.end
        repeated = self._units.after(rest, figure.end)
        if repeated is not None and repeated.kind is NumberKind.MONEY and not _AMOUNT.match(rest, repeated.end):
            figure.end = repeated.end
        figure.start, figure.kind, figure.unit = currency.start, NumberKind.MONEY, currency.unit

    def _read_sign(self, rest: str, figure: Figure) -> None:
        """Turn a figure below zero: -3.5 %, minus 5 degrees, 영하 5도."""
        start = figure.start
        if not start or figure.low != figure.high or figure.kind is NumberKind.ORDINAL:
            return
        before = rest[max(0, start - 12) : start]
        if figure.numeral.has_digits and before[-1] in "-−" and _may_stand_before_minus(before[-2:-1], sign=before[-1]):
            figure.start -= 1
        elif figure.unit in _DEGREES and (sign := _SPACED_MINUS.search(before)):
            figure.start = start - len(before) + sign.start(1)
        elif self._negative and before.rstrip().endswith(self._negative) and self._bounds.before(rest, start)[0] is Bound.EXACT:
            word = max((word for word in self._negative if before.rstrip().endswith(word)), key=len)
            place = start - len(before) + len(before.rstrip()) - len(word)
            if place and word[0].isalpha() and rest[place - 1].isalnum() and not is_unspaced_letter(rest[place - 1]):
                return
            figure.start = place
        else:
            return
        figure.low, figure.high, figure.bare_start = -figure.high, -figure.low, min(figure.start, figure.bare_start)

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
            if joined and figure.start - joined[-1].end > _FURTHEST:
                joined.append(figure)
                continue
            both = self._joints.join(joined[-1], figure, rest=rest) if joined else None
            if both is None and figure.is_fraction:
                both = self._joints.mixed(joined[-1], figure, rest=rest) if joined else None
            if both is None and joined:
                both = self._shares.of_scale(joined[-1], figure, rest=rest) or self._shares.ratio(joined[-1], figure, rest=rest)
            if both is None:
                if joined:
                    self._joints.share_unit(joined[-1], figure, rest=rest)
                joined.append(figure)
                continue
            joined[-1] = both
            if len(joined) > 1 and (both.is_fraction or both.is_power):
                whole = self._joints.mixed(joined[-2], both, rest=rest) or self._joints.join(joined[-2], both, rest=rest)
                if whole is not None:
                    joined[-2:] = [whole]
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
            counted=self._counted.word(rest, figure),
            approximate=figure.bound is Bound.ABOUT or figure.bound is Bound.ABOVE,
            figures=((figure.bare_start, figure.bare_end),)
            if figure.left is None
            else (figure.left, (figure.bare_start, figure.bare_end)),
            scope=(figure.scope_start, figure.scope_end),
            parts=tuple(self._number(each, text=text, rest=rest) for each in figure.parts or () if self._stands(rest, each)),
        )


def _may_stand_before_minus(character: str, *, sign: str) -> bool:
    """Whether a hyphen after this character is a minus: not after a word, but after a Japanese particle.

    The true sign is one after any letter of a script without spaces (前年比−5%).
    """
    if (
        "\u3041" <= character <= "\u3096"
        or character in _COMPARING
        or (sign == "−" and character and is_unspaced_letter(character))
    ):
        return True
    return not character.isalnum() and character not in _NO_SIGN_AFTER


_DEGREES: Final = frozenset({"celsius", "fahrenheit", "degree"})
_SPACED_MINUS: Final = re.compile(r"[^\W\d_] ([-−] )\Z")
"""A minus with a space behind it, as French prints degrees below zero; a list begins its lines with such a sign."""
_COMPARING: Final = ("比", "差")
"""Signs of a comparison, behind which a hyphen is a minus."""
_NO_SIGN_AFTER: Final = ("%", ")", "]", "’", "'", '"', "”", "»", "$", "€", "£", "-", "\x00", ".", ",")
"""What stands before a hyphen that is no minus."""
_NEXT_WORD: Final = re.compile(r"[ -]([^\W\d_]{2,})")


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
    if numeral.is_weak and numeral.is_fraction:
        return False
    if numeral.needs_counter:
        return has_unit or bool(figure.counter)
    return figure.unit not in {"", "person"} if numeral.is_weak else True


def _take(figure: Figure, suffix: Suffix) -> None:
    """Give a figure the unit that follows it."""
    if suffix.factor != 1 and (suffix.is_figure or suffix.kind is NumberKind.MONEY or figure.low <= _TENTHS):
        figure.low, figure.high = figure.low * suffix.factor, figure.high * suffix.factor
    figure.end, figure.kind, figure.unit, figure.counter = suffix.end, suffix.kind, suffix.unit, suffix.counter
    if suffix.is_figure or suffix.kind is NumberKind.ORDINAL:
        figure.bare_end = suffix.end
    if suffix.unit == "pound":
        is_money = figure.low >= _POUND_FROM
        figure.kind, figure.unit = (NumberKind.MONEY, "GBP") if is_money else (NumberKind.MEASURE, "lb")


def _with_vulgar(rest: str, numerals: Iterator[Numeral]) -> list[Numeral]:
    """The numerals of a text with its fraction signs: ¾, and 5½ as one."""
    found = list(numerals)
    if not any(sign in rest for sign in _FRACTION_SIGNS):
        return found
    signs = [match for match in _VULGAR.finditer(rest) if match.group() in _FRACTION_SIGNS]
    whole = {numeral.end: index for index, numeral in enumerate(found) if numeral.has_digits and numeral.low == numeral.high}
    for match in signs:
        index = whole.get(match.start())
        before = found[index] if index is not None else None
        value = ratio(*_FRACTION_SIGNS[match.group()]) + (before.low if before else 0)
        start = before.start if before else match.start()
        numeral = Numeral(start=start, end=match.end(), low=value, high=value, is_fraction=True)
        if index is None:
            found.append(numeral)
        else:
            found[index] = numeral
    return sorted(found, key=lambda numeral: numeral.start)


_FRACTION_SIGNS: Final = {
    sign: (Decimal(top), Decimal(bottom))
    for sign, top, bottom in (
        *(("½", 1, 2), ("⅓", 1, 3), ("⅔", 2, 3), ("¼", 1, 4), ("¾", 3, 4), ("⅕", 1, 5), ("⅖", 2, 5), ("⅗", 3, 5), ("⅘", 4, 5)),
        *(("⅙", 1, 6), ("⅚", 5, 6), ("⅐", 1, 7), ("⅛", 1, 8), ("⅜", 3, 8), ("⅝", 5, 8), ("⅞", 7, 8), ("⅑", 1, 9), ("⅒", 1, 10)),
    )
}
_VULGAR: Final = re.compile("[¼-¾⅐-⅞]")


def _run_end(rest: str, start: int) -> int:
    match = _RUN.match(rest, start)
    return match.end() if match else start


@cache
def _finder(tag: str, *, with_weak: bool) -> _Finder:
    return _Finder(language_data(tag).numbers, stop=stop_terms(tag), language=tag, with_weak=with_weak)
