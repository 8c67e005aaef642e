"""Numerals of Korean, Japanese and Chinese: digits mixed with myriads, Han and Hangul numerals, native Korean ones."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from copydesk.text.digits import digits_pattern, digits_value
from copydesk.text.languages.schema import NumberData
from copydesk.text.lexemes import FILL, FormTable, expanded, form_pattern
from copydesk.text.numerals import Numeral, fixed, values_by_form
from copydesk.text.places import found_at
from copydesk.text.spelled import ratio

_ONE: Final = Decimal(1)
_ZERO: Final = Decimal(0)
_ZEROES: Final = frozenset("〇零")
_UNSURE: Final = frozenset({"네", "석", "넉"})
"""Native numerals that are other words where no counter follows."""
_POINTS: Final = frozenset("点點・")
_LONGEST: Final = 60
"""A longer numeral is noise."""
_HANGUL: Final = "가-힣"
_PLACES: Final = ("번째", "째")
"""Marks of an ordinal that count a spelled numeral; the others begin too many words."""
_SURE_LENGTH: Final = 3
"""From this length on Hangul numerals with a unit sign are figures even where no counter follows."""


def myriad_value(tokens: Sequence[Decimal | str], units: Mapping[str, Decimal]) -> Decimal:
    """The value of digits and unit signs in order: 3, 조, 2, 천, 억 is 3200000000000; a nought before a sign counts as none."""
    total = section = Decimal(0)
    current: Decimal | None = None
    for token in tokens:
        if isinstance(token, Decimal):
            section += current or 0
            current = token
        elif units[token] < 10000:
            section += (current or _ONE) * units[token]
            current = None
        else:
            section += current or 0
            # 3万億: a second myriad sign multiplies what the first one made.
            total = total * units[token] if total and not section else total + (section or _ONE) * units[token]
            section, current = Decimal(0), None
    return total + section + (current or 0)


class MyriadFinder:
    """Finds the numerals of one language that counts by ten thousands.

    `with_weak`: also numerals that nothing after them makes sure.
    """

    def __init__(self, data: NumberData, *, with_weak: bool = False) -> None:
        self._decimal = data.decimal
        self._with_weak = with_weak
        self._digits = values_by_form(data.words)
        self._units = values_by_form(data.scales)
        self._native = values_by_form(data.native)
        self._wholes = FormTable([data.wholes])
        self._places = FormTable([data.places])
        self._weak = frozenset(data.weak)
        self._is_korean = bool(data.native)
        self._formal = frozenset(data.formal)
        self._short_tails = data.short_tails
        self._infixes = tuple(data.infixes)
        self._percents = frozenset(data.percent_fractions)
        self._joiners = tuple(data.fraction_joiners)
        self._joint = re.compile(f"(?:{'|'.join(data.fraction_joiners) or '(?!)'})")
        signs = "".join(self._digits) + "".join(self._units)
        self._infix = re.compile(_choice(data.infixes))
        self._pattern = re.compile("|".join(_sources(data, with_weak=with_weak)))
        self._token = re.compile(rf"{digits_pattern(data)}|[{signs}]")
        initials = {
            form[0]
            for table in (data.wholes, data.native, data.places if with_weak else {})
            for forms in table.values()
            for form in expanded(forms)
        }
        initials |= {*signs, *data.vague_prefixes}
        head = f"(?<![{_HANGUL}])" if self._is_korean else ""
        self._starts = re.compile(rf"\d+|{head}[{''.join(sorted(initials))}]")
        self._not_native = data.not_numbers if self._is_korean else ()
        self._dot = _decimal_dot(data) if data.decimal_dots else None
        masked = data.not_numbers and not self._is_korean
        but = f"(?!{form_pattern(data.numbers_before)})" if data.numbers_before else ""
        self._no_numbers = re.compile(rf"(?<![{signs}\d])(?:{form_pattern(data.not_numbers)})+{but}") if masked else None

    def find(self, rest: str, *, lower: str, digits: list[tuple[int, int]]) -> Iterator[Numeral]:
        """The numerals of a text as `lexemes.lowered` gives it, dates filled out."""
        del lower, digits  # a word of these languages is seldom met twice: a look at the signs costs less
        if self._dot is not None and "・" in rest:
            rest = self._dot.sub(".", rest)
        if self._no_numbers is not None:
            rest = self._no_numbers.sub(_filled, rest)
        places = [match.start() for match in self._starts.finditer(rest)]
        for match in found_at(self._pattern.match, rest, places):
            if match.lastgroup == "native" and rest.startswith(self._not_native, match.start()):
                continue  # 열정 is no ten of anything
            numeral = self._numeral(rest, match)
            if numeral is not None:
                yield numeral

    def _numeral(self, rest: str, match: re.Match[str]) -> Numeral | None:
        printed, start, end, group = match.group(), match.start(), match.end(), match.lastgroup
        if group == "vague":
            least = myriad_value(printed[1:], self._units)
            return Numeral(start=start, end=end, low=least, high=least * 10 - 1, has_digits=False, is_vague=True)
        if group == "whole":
            return fixed(self._wholes.name_of(printed), (start, end))
        if group == "place":
            return fixed(self._places.name_of(printed), (start, end), is_place=True)
        if len(printed) > _LONGEST or (printed in self._formal and not self._in_fraction(rest, start, end)):
            return None
        found = self._fraction(printed) if group == "fraction" else self._number(printed, group)
        if found is None:
            return None
        is_spelled = group == "spelled"
        return Numeral(
            start=start,
            end=end,
            low=found,
            high=found,
            has_digits=group in {"digits", "fraction"},
            is_about=self._infix.search(printed) is not None,
            is_weak=printed in self._weak,
            is_percent=is_spelled and printed in self._percents,
            is_fraction=group == "fraction",
            needs_counter=is_spelled and not self._is_sure(printed, is_counted=bool(start) and rest[start - 1] == "第"),
            scale=self._units.get(printed[-1], _ONE) if len(printed) > 1 else _ONE,
        )

    def _in_fraction(self, rest: str, start: int, end: int) -> bool:
        """Whether a single sign is part of a fraction (仟分之贰)."""
        return rest.startswith(self._joiners, end) or rest.endswith(self._joiners, 0, start)

    def _number(self, printed: str, group: str | None) -> Decimal | None:
        return self._native_value(printed) if group == "native" else self._value(printed)

    def _fraction(self, printed: str) -> Decimal | None:
        """The value of 삼분의 이."""
        bottom, top = (self._value(part.strip()) for part in self._joint.split(printed, maxsplit=1))
        return ratio(top, bottom) if top is not None and bottom else None

    def _is_sure(self, printed: str, *, is_counted: bool) -> bool:
        """Whether Han or Hangul numerals stand for a number even without a counter after them."""
        if self._is_korean or is_counted:
            return True
        has_unit = any(character in self._units for character in printed)
        has_digit = any(character in self._digits for character in printed)
        return len(printed) > 1 and has_digit and (has_unit or not _POINTS.isdisjoint(printed))

    def _tail(self, sign: Decimal | str, digit: Decimal | str) -> list[str]:
        """The sign that a last digit leaves out: 两千四百五 is 2450, 九万四 is 94000."""
        if not isinstance(sign, str) or not isinstance(digit, Decimal) or digit >= 10:
            return []
        left_out = self._units[sign] / 10
        return [name for name, value in self._units.items() if value == left_out][:1]

    def _native_value(self, printed: str) -> Decimal | None:
        """The value of 스물다섯, 백스물다섯."""
        plain = printed.replace(" ", "")
        hundreds = self._units.get(plain[0], _ZERO)
        rest = plain[1:] if hundreds else plain
        if rest in self._native:
            return hundreds + self._native[rest]
        head = next((form for form in self._native if rest.startswith(form) and rest[len(form) :] in self._native), None)
        return None if head is None else hundreds + self._native[head] + self._native[rest[len(head) :]]

    def _value(self, printed: str) -> Decimal | None:
        point = next((character for character in printed if character in _POINTS), "")
        whole, _, fraction = printed.partition(point) if point else (printed, "", "")
        tokens: list[Decimal | str] = []
        has_units = False
        for part in self._token.findall(whole):
            if part in self._units:
                tokens.append(part)
                has_units = True
            elif part in self._digits:
                tokens.append(self._digits[part])
            else:
                value = digits_value(part, decimal=self._decimal)
                if value is None:
                    return None
                tokens.append(value)
        if not has_units and len(tokens) > 1:
            value = Decimal("".join(str(token) for token in tokens)) if whole[0] in self._digits else None
        else:
            if self._short_tails and len(tokens) > 1 and not _ZEROES.intersection(whole):
                tokens.extend(self._tail(tokens[-2], tokens[-1]))
            value = myriad_value(tokens, self._units)
        if fraction and value is not None:
            digits = [self._digits[character] for character in fraction if character in self._digits]
            value += Decimal("0." + "".join(map(str, digits))) if digits else _ZERO
        return value


def _decimal_dot(data: NumberData) -> re.Pattern[str]:
    """The middle dot that is a decimal sign: ０・０８, １・５倍, but not １・２年生."""
    tables = (data.money, data.symbols, {name: forms for name, forms in data.units.items() if name not in _LISTED})
    after = [*data.percent, *data.points, *data.tenths, *expanded(form for forms in data.scales.values() for form in forms)]
    after += expanded(form for table in tables for forms in table.values() for form in forms)
    signs = "".join(values_by_form(data.words))
    return re.compile(rf"(?<=[\d{signs}])・(?=[\d{signs}]+ ?(?:{_choice(after)}))|(?<=(?<!\d)0)・(?=\d)")


_LISTED: Final = frozenset({"day", "week", "month", "year", "minute"})
"""Units of which a dot lists two: １・２年生, 4・5月."""


def _filled(match: re.Match[str]) -> str:
    return FILL * len(match.group())


def _choice(forms: Iterable[str]) -> str:
    """An alternation of short forms that may follow one another; nothing fits where there are none."""
    return "|".join(sorted(map(re.escape, forms), key=len, reverse=True)) or "(?!)"


def _sources(data: NumberData, *, with_weak: bool) -> Iterator[str]:
    """The alternatives of a language, by name."""
    yield rf"(?P<place>{_choice(expanded(form for forms in data.places.values() for form in forms)) if with_weak else '(?!)'})"
    yield from _korean(data, with_weak=with_weak) if data.native else _han(data)


def _whole_forms(data: NumberData) -> list[str]:
    return expanded(form for forms in data.wholes.values() for form in forms)


def _han(data: NumberData) -> Iterator[str]:
    """The alternatives of a language with Han numerals, by name: words of their own, digits, then the spelled kinds."""
    digit, unit = "".join(values_by_form(data.words)), "".join(values_by_form(data.scales))
    plain = digits_pattern(data)
    vague = f"[{data.vague_prefixes}]" if data.vague_prefixes else "(?!)"
    infix = f"(?:{_choice(data.infixes)})?+"
    yield rf"(?P<whole>{_choice(_whole_forms(data))})"
    yield rf"(?P<vague>{vague}[{unit}]+)"
    # 千米 and 千瓦 are units that begin with a scale sign; a formal numeral stands inside no word (大陆)
    units = [form for forms in data.units.values() for form in expanded(forms) if form[0] in unit]
    sign = rf"(?:(?!{_choice(units)})[{unit}])"
    numeral = rf"(?:(?!{_choice(units)})[{digit}{unit}])"
    formal = rf"(?:(?<![\u4e00-\u9fff])|(?![{data.formal}]))" if data.formal else ""
    spelled = rf"{formal}{numeral}++(?: (?:(?=[{unit}])|(?<=[{unit}] )){numeral}++)*+"
    decimals = rf"(?: ?[点點] ?[{digit}]+|(?<=[〇零{unit}])・[{digit}]+|(?<=[{unit}][{digit}])・[{digit}]+)"
    tail = rf"[〇零]*{plain}(?= ?[{unit}])| {plain}(?= ?[{unit}])|{plain}| \d,\d{{3}}(?![\d,])"
    yield rf"(?P<digits>{plain}(?: ?{infix}{sign}+(?:{tail})?)*+)"
    many = rf"(?:(?:[零〇])?(?:{_choice(data.infixes)})(?:(?=[{unit}])[{unit}]+))"
    yield rf"(?P<spelled>{spelled}(?:{many}|{decimals})?)"


def _korean(data: NumberData, *, with_weak: bool) -> Iterator[str]:
    """The alternatives of Korean, by name."""
    digit, unit = "".join(values_by_form(data.words)), "".join(values_by_form(data.scales))
    plain = digits_pattern(data)
    vague = f"[{data.vague_prefixes}]" if data.vague_prefixes else "(?!)"
    # A unit sign after a space counts only where no other word begins with it: "3 조각" is not a trillion.
    spaced = rf" [{unit}](?=[{unit}\d\W]|{'|'.join(data.after_scales)}|$)"
    attached = rf"(?:(?!{'|'.join(data.not_scales)})[{unit}])"
    figure = rf"{plain}(?:(?:{attached}|{spaced}){attached}*(?: ?{plain}(?= ?{attached})|(?: ?{plain}))?)*+"
    sino = rf"[{digit}{unit}]++"
    of = f"(?:{_choice(data.fraction_joiners)})"
    ends = _word_end(data)
    whole = rf"(?:(?!{'|'.join(data.not_scales)})[{digit}{unit}])++"
    top = rf"(?:{plain}(?:{attached})*+|[{digit}{unit}]+?{ends}|{whole})"
    yield rf"(?P<fraction>(?:{plain}[{unit}]*|(?<![{_HANGUL}\d]){sino}) ?{of} ?{top})"
    yield rf"(?P<digits>{figure})"
    counted = _counted(data)
    percent = _choice(form for form in data.percent if form[0].isalpha())
    # One sign alone needs a space before its counter: 천 명 is a thousand people, 조건 is a condition.
    spelled = rf"[{digit}](?:[{digit}]?[{unit}])+[{digit}]?|[{unit}](?:[{digit}]?[{unit}])+[{digit}]?|[{unit}](?= |{percent})"
    # after a myriad sign 이 is the particle, not a two
    strict = rf"(?:[{digit}]?[{unit}])+(?:(?!(?<=[만억조])이)[{digit}])?"
    sure = rf"(?=[{digit}{unit}]{{{_SURE_LENGTH}}}){strict}(?<=[{digit}{unit}]{{{_SURE_LENGTH}}})(?: {strict}(?={ends}))*{ends}"
    if with_weak:
        sure = rf"{sure}|[{digit}{unit}]++(?: {{1,2}}[{digit}{unit}]++(?={ends}))*{ends}"
    yield rf"(?<![{_HANGUL}\d])(?:(?P<vague>{vague}[{unit}]+)(?:{counted})|(?P<spelled>(?:{spelled}){counted}|{sure}))"
    tens, ones = _native_forms(data)
    alone = "|".join(form for form, value in values_by_form(data.native).items() if 1 < value < 10 and form not in _UNSURE)
    compound = rf"백?(?:{tens}) ?(?:{ones}){counted}|(?:{tens})(?:{ones}){ends}"
    single = rf"|(?:{ones}|{tens}){ends}" if with_weak else ""
    yield (
        rf"(?<![{_HANGUL}])(?P<native>{compound}|(?:{ones}){counted}|백?(?:{tens}){counted}"
        rf"|(?:{alone})(?= [{_HANGUL}]{{2}}){single})"
    )
    yield rf"(?<![{_HANGUL}])(?P<whole>{_choice(_whole_forms(data))})"


def _native_forms(data: NumberData) -> tuple[str, str]:
    native = values_by_form(data.native)
    tens = [form for form, value in native.items() if value >= 10]
    ones = [form for form, value in native.items() if value < 10]
    return "|".join(sorted(tens, key=len, reverse=True)), "|".join(sorted(ones, key=len, reverse=True))


def _word_end(data: NumberData) -> str:
    """Where a Korean word ends, but for particles."""
    particles = "|".join(sorted(data.particles, key=len, reverse=True))
    return rf"(?=(?:{particles}){{0,2}}+(?![{_HANGUL}]))"


def _counted(data: NumberData) -> str:
    """A counter must follow, with particles at most: 두 명이 counts, 두 명문대 does not."""
    tables = (data.counters, data.units, data.money)
    counters = [form for table in tables for forms in table.values() for form in expanded(forms) if form[0] >= "\u1100"]
    counters += ["여", *data.tenths, *data.percent, *data.about_after, *_PLACES]
    particles = "|".join(sorted(data.particles, key=len, reverse=True))
    return rf"(?= ?{form_pattern(counters)}(?:{particles}){{0,2}}+(?![{_HANGUL}])|여 )"
