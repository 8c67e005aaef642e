"""Numerals of a language: where they stand in a text and what they are worth, without unit or kind."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from msgspec import Struct

from copydesk.text.digits import digits_pattern, digits_value
from copydesk.text.languages.schema import NumberData
from copydesk.text.lexemes import FormTable, expanded, form_pattern
from copydesk.text.places import digit_runs, found_at, lookout

_ONE: Final = Decimal(1)
_THOUSAND_VALUE: Final = Decimal(1000)


class Numeral(Struct, frozen=True, kw_only=True):
    """A printed numeral: half-open offsets and value (`low` < `high` for "hundreds").

    `is_ordinal`: a word such as "fifth". `is_weak`: a word that is a number only with a unit ("one"). `scaled`: it holds a
    scale word, so an earlier bound of a range may borrow `scale`. `unit` for words that hold one (이틀: day).
    """

    start: int
    end: int
    low: Decimal
    high: Decimal
    has_digits: bool = True
    is_ordinal: bool = False
    is_weak: bool = False
    needs_counter: bool = False
    is_vague: bool = False
    is_about: bool = False
    scale: Decimal = _ONE
    unit: str = ""


class Part(Struct, frozen=True, kw_only=True):
    """One word or run of digits of a numeral; `is_scale` words multiply what stands before them."""

    text: str
    start: int
    end: int
    value: Decimal
    is_scale: bool = False


class NumeralFinder:
    """Finds the numerals of one language written with spaces between words (and German, which joins them)."""

    def __init__(self, data: NumberData, *, language: str) -> None:
        self._decimal = data.decimal
        self._either_groups = data.either_groups
        scales = values_by_form(data.scales)
        self._scales = frozenset(scales)
        self._joined = joined_words(data) if data.script == "joined" else {}
        self._words = {**self._joined, **values_by_form(data.words), **scales}
        self._ordinals = values_by_form(data.ordinals)
        self._weak = frozenset(expanded(data.weak))
        self._vague = FormTable([data.vague])
        self._wholes = FormTable([data.wholes])
        self._pattern, self._parts = self._compiled(data, scales)
        self._digits = re.compile(self._digit_source(data, scales))
        vague = [form for forms in (*data.vague.values(), *data.wholes.values()) for form in expanded(forms)]
        heads = (form.replace("-", " ").split(" ")[0] for form in (*self._words, *self._ordinals, *vague))
        self._lookout = lookout(language)
        joined = (lambda word: _THOUSAND in word) if self._joined else None
        self._number = self._lookout.wait_for(frozenset(heads), test=joined)

    def _digit_source(self, data: NumberData, scales: Iterable[str]) -> str:
        return rf"{digits_pattern(data)}(?:(?: |-)?{form_pattern(scales)})*"

    def _word_source(self, data: NumberData) -> str:
        """One number word; in German a run of its parts, of which the longest fit decides (possessive: linear)."""
        if not self._joined:
            return form_pattern([*self._words, *self._ordinals])
        parts = sorted((*values_by_form(data.words), "und", _HUNDRED, _THOUSAND), key=len, reverse=True)
        scales = form_pattern([*values_by_form(data.scales), *self._ordinals])
        return rf"(?:{scales}|(?!und(?!\w))(?:{'|'.join(parts)})++(?![^\W\d_]))"

    def _compiled(self, data: NumberData, scales: Iterable[str]) -> tuple[re.Pattern[str], re.Pattern[str]]:
        word = self._word_source(data)
        joiners = "|".join(map(re.escape, data.joiners)) or "(?!)"
        between = rf"(?: (?:(?:{joiners}) )?|-(?:(?:{joiners})-)?)"
        vague = form_pattern(form for forms in data.vague.values() for form in forms)
        whole = form_pattern(form for forms in data.wholes.values() for form in forms)
        digits = self._digit_source(data, scales)
        found = rf"(?P<digits>{digits})|(?<![\w-])(?:(?P<vague>{vague})|(?P<whole>{whole})|(?P<words>{word}(?:{between}{word})*))"
        return re.compile(found), re.compile(rf"{digits_pattern(data)}|{word}")

    def find(self, rest: str, *, lower: str) -> Iterator[Numeral]:
        """The numerals of a text as `lexemes.lowered` gives it, dates filled out; `lower` is the text from before."""
        starts = self._lookout.places(lower, number=self._number)
        figures = [start for start, _ in digit_runs(rest)]
        pattern, places = (self._pattern, sorted([*figures, *starts])) if starts else (self._digits, figures)
        for match in found_at(pattern.match, rest, places):
            group = match.lastgroup
            printed = match.group()
            if printed.isdecimal():
                value = digits_value(printed, decimal=self._decimal)
                if value is not None:
                    yield Numeral(start=match.start(), end=match.end(), low=value, high=value)
            elif group in {"vague", "whole"}:
                yield self._fixed(match, group)
            else:
                yield from self._spelled(printed, match.start())

    def _fixed(self, match: re.Match[str], group: str) -> Numeral:
        """A word with a value of its own: "hundreds", "half a million"."""
        start, end = match.span()
        if group == "vague":
            least = Decimal(self._vague.name_of(match.group()))
            return Numeral(start=start, end=end, low=least, high=least * 10 - 1, has_digits=False, is_vague=True)
        value, _, unit = self._wholes.name_of(match.group()).partition(" ")
        return Numeral(start=start, end=end, low=Decimal(value), high=Decimal(value), has_digits=False, unit=unit)

    def _spelled(self, printed: str, offset: int) -> Iterator[Numeral]:
        """The numerals of a run of number words: one, or several where a word cannot go on with the one before."""
        group: list[Part] = []
        for match in self._parts.finditer(printed):
            value = self._value(match.group())
            if value is None:
                return
            part = Part(
                text=match.group(),
                start=match.start() + offset,
                end=match.end() + offset,
                value=value,
                is_scale=match.group() in self._scales or value >= _THOUSAND_VALUE,
            )
            if group and not _goes_on(group[-1], part):
                yield self._numeral(group)
                group = []
            group.append(part)
        yield self._numeral(group)

    def _numeral(self, parts: Sequence[Part]) -> Numeral:
        total, scale = summed(parts)
        last = parts[-1].text
        return Numeral(
            start=parts[0].start,
            end=parts[-1].end,
            low=total,
            high=total,
            has_digits=parts[0].text[0].isdigit(),
            is_ordinal=last in self._ordinals and last not in self._words,
            is_weak=len(parts) == 1 and last in self._weak,
            scale=scale,
        )

    def _value(self, part: str) -> Decimal | None:
        if part[0].isdigit():
            return digits_value(part, decimal=self._decimal, either_groups=self._either_groups)
        plain = part
        found = self._words.get(plain, self._ordinals.get(plain))
        if found is not None or _THOUSAND not in plain:
            return found
        head, _, tail = plain.partition(_THOUSAND)
        thousands = self._joined.get(head) if head else _ONE
        rest = self._joined.get(tail.removeprefix("und")) if tail else Decimal(0)
        return None if thousands is None or rest is None else thousands * 1000 + rest


def summed(parts: Sequence[Part]) -> tuple[Decimal, Decimal]:
    """What number words are worth together, and the scale that closes them: two, hundred, five, thousand is 205000, 1000."""
    total = current = Decimal(0)
    for part in parts:
        if not part.is_scale:
            current += part.value
        elif part.value < _THOUSAND_VALUE:
            current = (current or _ONE) * part.value
        elif total and total < part.value:
            total, current = (total + current) * part.value, Decimal(0)
        else:
            total, current = total + (current or _ONE) * part.value, Decimal(0)
    last = parts[-1]
    return total + current, last.value if len(parts) > 1 and last.is_scale else _ONE


def _goes_on(last: Part, part: Part) -> bool:
    """Whether a number word goes on with the one before: twenty + one does, "two first" and "eine zwei" do not."""
    if part.is_scale or last.is_scale or last.value >= 100:
        return True
    if last.value == 10:
        return part.value in _AFTER_TEN
    is_ten = last.value % 10 == 0 and last.value >= 20
    return is_ten and (part.value < 10 or (part.value < 20 and last.value in _COUNTED_ON))


_AFTER_TEN = frozenset({Decimal(7), Decimal(8), Decimal(9)})
"""French dix-sept, dix-huit, dix-neuf."""
_COUNTED_ON = frozenset({Decimal(60), Decimal(80)})
"""French counts on from these: soixante-quinze, quatre-vingt-dix."""


_HUNDRED: Final = "hundert"
_THOUSAND: Final = "tausend"


def values_by_form(table: Mapping[str, Iterable[str]]) -> dict[str, Decimal]:
    """The value of each printed form."""
    return {form: Decimal(value) for value, forms in table.items() for form in expanded(forms)}


def joined_words(data: NumberData) -> dict[str, Decimal]:
    """German numbers below a thousand, each written as one word; thousands are two of them around "tausend"."""
    words = values_by_form(data.words)
    ones = {form: value for form, value in words.items() if 0 < value < 10}
    small = {form: value for form, value in words.items() if value > 0}
    for ten, value in words.items():
        if value >= 20:
            small.update({f"{one}und{ten}": number + value for one, number in ones.items()})
    below = dict(small)
    for head, number in [("", _ONE), *ones.items()]:
        below[head + _HUNDRED] = number * 100
        below.update(
            {f"{head}{_HUNDRED}{joint}{tail}": number * 100 + value for tail, value in small.items() for joint in ("", "und")}
        )
    return below
