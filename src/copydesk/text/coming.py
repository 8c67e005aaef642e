"""Which dates without a year lie ahead: "will be held in the autumn", im Herbst wird gewählt, 가을에 치를 예정."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Final

from msgspec.structs import replace

from copydesk.text.datemarks import DateMark
from copydesk.text.languages import language_data
from copydesk.text.lexemes import expanded, form_pattern
from copydesk.text.reckoning import Partial

_REACH: Final = 24
"""Characters between a date and the word that sends it ahead; further off it speaks of another clause."""
_LONGEST: Final = 16
_STOP: Final = re.compile(r"[.,;:!?。，；：、！？\n«»“”\"]")


def ahead(partials: Iterable[Partial], *, marks: Sequence[DateMark], low: str, language: str) -> Iterator[Partial]:
    """The dates in order, those marked that a word beside them sends ahead. `low` is the text in lower case."""
    words, here = _words(language), _here(language)
    if words is None:
        yield from partials
        return
    for partial, mark in zip(partials, marks, strict=True):
        may_be = _may_lie_ahead(partial) and not low.startswith(here, mark.start, mark.end)
        yield replace(partial, is_coming=True) if may_be and _stands_beside(words, mark, low=low) else partial


def _may_lie_ahead(partial: Partial) -> bool:
    """Whether a date is a season, a part of a year or a month of which the year is left out."""
    offsets = (partial.year, partial.year_offset, partial.month_offset, partial.week_offset)
    has_no_year = all(each is None for each in offsets) and not (partial.direction or partial.unit)
    return has_no_year and (partial.period != "" or partial.month is not None)


def _stands_beside(words: re.Pattern[str], mark: DateMark, *, low: str) -> bool:
    """Whether one of the words stands near a date with no mark between them."""
    start = max(0, mark.start - _REACH - _LONGEST)
    before = [match.end() for match in words.finditer(low, start, mark.start)]
    if before and mark.start - before[-1] <= _REACH and not _STOP.search(low, before[-1], mark.start):
        return True
    after = words.search(low, mark.end, mark.end + _REACH + _LONGEST)
    return after is not None and after.start() - mark.end <= _REACH and not _STOP.search(low, mark.end, after.start())


@cache
def _here(language: str) -> tuple[str, ...]:
    """Words that make a date the present one."""
    return tuple(expanded(language_data(language).moments.this))


@cache
def _words(language: str) -> re.Pattern[str] | None:
    forms = language_data(language).moments.coming
    return re.compile(rf"(?<![a-zà-ÿа-яё]){form_pattern(forms)}") if forms else None
