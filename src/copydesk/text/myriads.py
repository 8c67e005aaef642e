"""Numerals of Korean, Japanese and Chinese: digits mixed with myriads, Han and Hangul numerals, native Korean ones."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from copydesk.text.digits import digits_pattern, digits_value
from copydesk.text.languages.schema import NumberData
from copydesk.text.lexemes import FILL, FormTable, expanded, form_pattern
from copydesk.text.numerals import Numeral, values_by_form

_ONE: Final = Decimal(1)
_ZEROES: Final = frozenset("〇零")
_UNSURE: Final = frozenset({"네", "석", "넉"})
"""Native numerals that are other words where no counter follows."""
_INFIXES: Final = frozenset("多余餘数數几")
_HAN: Final = "\u4e00-\u9fff"
_HANGUL: Final = "가-힣"


def myriad_value(tokens: Sequence[Decimal | str], units: dict[str, Decimal]) -> Decimal:
    """The value of digits and unit signs in order: 3, 조, 2, 천, 억 is 3200000000000."""
    total = section = Decimal(0)
    current: Decimal | None = None
    for token in tokens:
        if isinstance(token, Decimal):
            section += current or 0
            current = token
        elif units[token] < 10000:
            section += (_ONE if current is None else current) * units[token]
            current = None
        else:
            section += current or 0
            # 3万億: a second myriad sign multiplies what the first one made.
            total = total * units[token] if total and not section else total + (section or _ONE) * units[token]
            section, current = Decimal(0), None
    return total + section + (current or 0)


class MyriadFinder:
    """Finds the numerals of one language that counts by ten thousands."""

    def __init__(self, data: NumberData) -> None:
        self._decimal = data.decimal
        self._digits = values_by_form(data.words)
        self._units = values_by_form(data.scales)
        self._native = values_by_form(data.native)
        self._wholes = FormTable([data.wholes])
        self._weak = frozenset(data.weak)
        self._is_korean = bool(data.native)
        self._short_tails = data.short_tails
        self._pattern = re.compile("|".join(self._sources(data)))
        self._token = re.compile(rf"{digits_pattern(data)}|[{''.join(self._digits)}{''.join(self._units)}点]")
        self._words = re.compile(f"[{''.join(self._digits)}{''.join(self._units)}]") if not self._is_korean else None
        self._not_native = data.not_numbers if self._is_korean else ()
        self._no_numbers = re.compile(form_pattern(data.not_numbers))

    def _sources(self, data: NumberData) -> Iterator[str]:
        """The alternatives, by name: digits, then the spelled kinds."""
        digit, unit = "".join(self._digits), "".join(self._units)
        plain = digits_pattern(data)
        vague = f"[{data.vague_prefixes}]" if data.vague_prefixes else "(?!)"
        if not self._is_korean:
            infix = f"[{''.join(sorted(_INFIXES))}]?"
            yield rf"(?P<digits>{plain}(?: ?{infix}[{unit}](?:[{unit}])*(?: ?{plain}(?= ?[{unit}])|{plain})?)*+)"
            yield rf"(?P<vague>{vague}[{unit}]+)"
            yield rf"(?P<spelled>[{digit}{unit}]+(?:点[{digit}]+)?)"
            return
        # A unit sign after a space counts only where no other word begins with it: "3 조각" is not a trillion.
        spaced = rf" [{unit}](?=[{unit}\d\W]|{'|'.join(data.after_scales)}|$)"
        attached = rf"(?:(?!{'|'.join(data.not_scales)})[{unit}])"
        yield rf"(?P<digits>{plain}(?:(?:{attached}|{spaced}){attached}*(?: ?{plain}(?= ?{attached})|(?: ?{plain}))?)*+)"
        counted = self._counted(data)
        # One sign alone needs a space before its counter: 천 명 is a thousand people, 조건 is a condition.
        spelled = rf"[{digit}](?:[{digit}]?[{unit}])+[{digit}]?|[{unit}](?:[{digit}]?[{unit}])+[{digit}]?|[{unit}](?= )"
        yield rf"(?<![{_HANGUL}\d])(?:(?P<vague>{vague}[{unit}]+)|(?P<spelled>{spelled})){counted}"
        tens, ones = self._native_forms()
        sure = "|".join(form for form, value in self._native.items() if 1 < value < 10 and form not in _UNSURE)
        yield rf"(?<![{_HANGUL}])(?P<native>(?:{tens})?(?:{ones}){counted}|(?:{tens}){counted}|(?:{sure})(?= [{_HANGUL}]{{2}}))"
        whole = "|".join(expanded(form for forms in data.wholes.values() for form in forms))
        if whole:
            yield rf"(?<![{_HANGUL}])(?P<whole>{whole})"

    def _native_forms(self) -> tuple[str, str]:
        tens = [form for form, value in self._native.items() if value >= 10]
        ones = [form for form, value in self._native.items() if value < 10]
        return "|".join(sorted(tens, key=len, reverse=True)), "|".join(sorted(ones, key=len, reverse=True))

    def _counted(self, data: NumberData) -> str:
        """A counter must follow, with particles at most: 두 명이 counts, 두 명문대 does not."""
        tables = (data.counters, data.units, data.money)
        counters = [form for table in tables for forms in table.values() for form in expanded(forms) if form[0] >= "\u1100"]
        counters += ["여", *data.tenths, *data.percent, *data.about_after]
        particles = "|".join(sorted(data.particles, key=len, reverse=True))
        return rf"(?= ?{form_pattern(counters)}(?:{particles}){{0,2}}+(?![{_HANGUL}])|여 )"

    def find(self, rest: str, *, lower: str) -> Iterator[Numeral]:
        """The numerals of a text as `lexemes.lowered` gives it, dates filled out."""
        del lower  # no words stand apart in it
        if self._words is not None and self._words.search(rest):
            rest = self._no_numbers.sub(lambda match: FILL * len(match.group()), rest)
        for match in self._pattern.finditer(rest):
            numeral = self._numeral(rest, match)
            if numeral is not None:
                yield numeral

    def _numeral(self, rest: str, match: re.Match[str]) -> Numeral | None:
        printed, start, end, group = match.group(), match.start(), match.end(), match.lastgroup
        if group == "native" and rest.startswith(self._not_native, start):
            return None  # 열정 is no ten of anything
        if group == "vague":
            least = myriad_value(printed[1:], self._units)
            return Numeral(start=start, end=end, low=least, high=least * 10 - 1, has_digits=False, is_vague=True)
        if group == "whole":
            value, _, unit = self._wholes.name_of(printed).partition(" ")
            return Numeral(start=start, end=end, low=Decimal(value), high=Decimal(value), has_digits=False, unit=unit)
        value_found = self._native_value(printed) if group == "native" else self._value(printed)
        if value_found is None:
            return None
        return Numeral(
            start=start,
            end=end,
            low=value_found,
            high=value_found,
            has_digits=group == "digits",
            is_about=not _INFIXES.isdisjoint(printed),
            is_weak=printed in self._weak,
            needs_counter=group == "spelled" and not self._is_sure(printed, is_counted=bool(start) and rest[start - 1] == "第"),
            scale=self._scale(printed),
        )

    def _is_sure(self, printed: str, *, is_counted: bool) -> bool:
        """Whether Han or Hangul numerals stand for a number even without a counter after them."""
        if self._is_korean or is_counted:
            return True
        has_unit = any(character in self._units for character in printed)
        has_digit = any(character in self._digits for character in printed)
        return len(printed) > 1 and has_digit and (has_unit or "点" in printed)

    def _tail(self, sign: Decimal | str, digit: Decimal | str) -> list[str]:
        """The sign that a last digit leaves out: 两千四百五 is 2450, 九万四 is 94000."""
        if not isinstance(sign, str) or not isinstance(digit, Decimal) or digit >= 10:
            return []
        left_out = self._units[sign] / 10
        return [name for name, value in self._units.items() if value == left_out][:1]

    def _scale(self, printed: str) -> Decimal:
        return self._units.get(printed[-1], _ONE) if len(printed) > 1 else _ONE

    def _native_value(self, printed: str) -> Decimal | None:
        if printed in self._native:
            return self._native[printed]
        head = next((form for form in self._native if printed.startswith(form) and printed[len(form) :] in self._native), None)
        return None if head is None else self._native[head] + self._native[printed[len(head) :]]

    def _value(self, printed: str) -> Decimal | None:
        whole, _, fraction = printed.partition("点")
        tokens: list[Decimal | str] = []
        positional = ""
        for part in self._token.findall(whole):
            if part in self._units:
                tokens.append(part)
                positional = "no"
            elif part in self._digits:
                tokens.append(self._digits[part])
            else:
                value = digits_value(part, decimal=self._decimal)
                if value is None:
                    return None
                tokens.append(value)
        if not positional and len(tokens) > 1:
            return Decimal("".join(str(token) for token in tokens)) if whole[0] in self._digits else None
        if self._short_tails and len(tokens) > 1 and not _ZEROES.intersection(whole):
            tokens.extend(self._tail(tokens[-2], tokens[-1]))
        value = myriad_value(tokens, self._units)
        if fraction:
            value += Decimal("0." + "".join(str(self._digits[character]) for character in fraction))
        return value
