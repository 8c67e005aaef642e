"""Years in words: "nineteen eighty-six", mil novecientos noventa y dos, deux mille quatorze."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from copydesk.text.dateopenings import Field
from copydesk.text.languages.schema import MomentData, NumberData
from copydesk.text.lexemes import FormTable, expanded

_CENTURY: Final = 100
_TEN: Final = 10
_BETWEEN: Final = r"(?: and | y | et |-et-|[ -])"
"""What stands between the words of a year."""
_MOST_WORDS: Final = 3
"""Words behind the first of a year's last two figures: quatre-vingt-dix-sept."""


def spoken_year_field(data: MomentData, *, numbers: NumberData) -> Field:
    """The field of a year in words: the century, and the last two figures, as "nineteen" alone is a number.

    Behind one word for a century they are above nine: "nineteen five" is none.
    """
    heads = expanded(form for forms in data.spoken_years.values() for form in forms)
    if not heads:
        return Field(source="((?!))", beginnings=frozenset())
    tails = _tails(numbers)
    word = _either(form for forms in tails.values() for form in forms)
    above = _either(form for value, forms in tails.items() if int(value) >= _TEN for form in forms)
    single, longer = (_either(head for head in heads if (" " in head) is is_longer) for is_longer in (False, True))
    rest = rf"(?:{_BETWEEN}{word}){{0,{_MOST_WORDS}}}(?![^\W\d_])"
    return Field(source=f"((?:{single}{_BETWEEN}{above}|{longer}{_BETWEEN}{word}){rest})", beginnings=frozenset(heads))


class SpokenYears:
    """Reads the years in words of one language."""

    def __init__(self, data: MomentData, *, numbers: NumberData) -> None:
        self._heads = {form: int(value) for value, forms in data.spoken_years.items() for form in expanded(forms)}
        tails = _tails(numbers)
        self._tails = FormTable([tails])
        self._word = re.compile(_either(form for forms in tails.values() for form in forms))

    def year(self, printed: str) -> int | None:
        """The value of what the field found; None for one whose last figures are more than two."""
        head = max((form for form in self._heads if printed.startswith(form)), key=len)
        tail = sum(int(self._tails.name_of(word)) for word in self._word.findall(printed, len(head)))
        return self._heads[head] + tail if tail < _CENTURY else None


def _tails(numbers: NumberData) -> Mapping[str, Iterable[str]]:
    """The number words from one to ninety-nine."""
    return {value: forms for value, forms in numbers.words.items() if value.isdecimal() and 0 < int(value) < _CENTURY}


def _either(forms: Iterable[str]) -> str:
    options = sorted(expanded(forms), key=len, reverse=True)
    return f"(?:{'|'.join(map(re.escape, options)) or '(?!)'})"
