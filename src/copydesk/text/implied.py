"""Figures that a text holds without printing one: "the pair", "doubled", "a decade", двухчасовой, dreimal."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from copydesk.model.facts import Number, NumberKind
from copydesk.model.language import base_language
from copydesk.text.languages import language_data
from copydesk.text.languages.schema import ImpliedData
from copydesk.text.lexemes import FormTable, expanded, form_pattern, lowered
from copydesk.text.roman import roman_numbers

_ORDINAL = "ordinal"
_DIGITS = tuple("0123456789")
"""What the name of a code ends in: covid19."""


def implied_numbers(text: str, *, language: str) -> tuple[Number, ...]:
    """The figures that words of a text hold, in order of appearance.

    They can state a figure of a draft ("doubled" for 두 배, World War II for 2차 대전); nobody need state them. Cost: a few scans
    of the text.
    """
    finder = _finder(base_language(language))
    words = finder.find(text) if finder is not None else ()
    return tuple(sorted((*words, *roman_numbers(text)), key=lambda number: number.start))


class _ImpliedFinder:
    """Finds the words of one language that hold a figure."""

    def __init__(self, data: ImpliedData) -> None:
        self._words = FormTable([data.words])
        self._heads = FormTable([data.heads])
        self._tails = FormTable([data.tails])
        words = form_pattern(form for forms in data.words.values() for form in forms)
        heads = "|".join(sorted(expanded(form for forms in data.heads.values() for form in forms), key=len, reverse=True))
        tails = form_pattern(form for forms in data.tails.values() for form in forms)
        boundary = r"(?<![^\W\d_])" if data.by_word else ""
        self._pattern = re.compile(rf"{boundary}(?:(?P<word>{words})|(?P<head>{heads or '(?!)'})-?(?P<tail>{tails}))")

    def find(self, text: str) -> Iterator[Number]:
        """The figures, in order of appearance."""
        for match in self._pattern.finditer(lowered(text)):
            start, end = match.span()
            if match.group("word") is not None:
                value, _, unit = self._words.name_of(match.group("word")).partition(" ")
            else:
                value, unit = self._heads.name_of(match.group("head")), self._tails.name_of(match.group("tail"))
            kind, unit = _kind(unit)
            figure = Decimal(value)
            yield Number(start=start, end=end, text=text[start:end], low=figure, high=figure, kind=kind, unit=unit)


def _kind(unit: str) -> tuple[NumberKind, str]:
    if unit == _ORDINAL:
        return NumberKind.ORDINAL, ""
    if unit == "percent":
        return NumberKind.PERCENT, unit
    if unit.endswith(_DIGITS):
        return NumberKind.CODE, unit
    return (NumberKind.QUANTITY, unit) if unit in {"", "person"} else (NumberKind.MEASURE, unit)


@cache
def _finder(tag: str) -> _ImpliedFinder | None:
    data = language_data(tag).implied
    return _ImpliedFinder(data) if data.words or data.heads else None
