"""What stands beside a date of its bounds: "since 2010", "early May", 2010년 이후, "from May 3 to June 8"."""

import re
from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from copydesk.text.datemarks import DateMark
from copydesk.text.languages import language_data
from copydesk.text.languages.schema import MomentData
from copydesk.text.lexemes import expanded, is_unspaced_letter
from copydesk.text.patterns import alternation

_REACH = 24
"""Characters beside a date in which the longest of these words stand."""
_BEHIND = "…"


class Bound(Struct, frozen=True, kw_only=True):
    """The `Moment.bound` of a date and where it is printed."""

    name: str = ""
    span: tuple[int, int] = (0, 0)


def bounds_of(marks: Sequence[DateMark], *, low: str, language: str) -> list[Bound]:
    """The bound of each date, in order. `low` is the text lower-cased at the same length."""
    words = _words(language)
    found = [words.beside(mark, low=low) for mark in marks]
    for place in range(1, len(marks)):
        first, last = found[place - 1], found[place]
        start, end = marks[place - 1].end, marks[place].start
        is_span = first.name == "since" and first.span[1] == end and last.name == "until" and last.span[0] >= marks[place].end
        joint = low[start : words.part_start(end, low=low)]
        if is_span or words.is_joint(joint, first=first, last=last):
            found[place - 1] = Bound(name="from", span=first.span if first.name in _OPENING else (0, 0))
            found[place] = Bound(name="to", span=last.span if last.name in _CLOSING else (start, end))
    return [_closed(bound, mark) for bound, mark in zip(found, marks, strict=True)]


def _closed(bound: Bound, mark: DateMark) -> Bound:
    """Words that count at a stretch alone are kept at one."""
    if bound.name not in ("span", "between"):
        return bound
    return Bound(name="from", span=bound.span) if not _TWO_ENDS.isdisjoint(mark.fields) else Bound()


_PARTS = frozenset({"start", "mid", "end"})
_OUTER = frozenset({"since", "until", "before", "after", "between"})
"""What may stand before the part of a date: "before early May"."""
_TWO_ENDS = frozenset({"day_to", "month_to", "mon_to", "year_to"})
_CLOSING = frozenset({"until", "between"})
_OPENING = frozenset({"since", "span", "between"})


class _Words:
    """The words that stand beside the dates of one language."""

    def __init__(self, data: MomentData) -> None:
        bounds = data.bounds
        names = {form: name for name, forms in bounds.items() for form in expanded(forms) if name not in ("to", "and")}
        behind = {form.removeprefix(_BEHIND): name for form, name in names.items() if form.startswith(_BEHIND)}
        before = {form: name for form, name in names.items() if not form.startswith(_BEHIND)}
        self._names = {True: behind, False: before}
        self._forms = {is_behind: tuple(sorted(table, key=len, reverse=True)) for is_behind, table in self._names.items()}
        self._hyphened = tuple(form for form in self._forms[False] if form.endswith("-"))
        self._to = frozenset(expanded(bounds.get("to", ())))
        self._and = frozenset(expanded(bounds.get("and", ())))
        self._stops = tuple(data.bound_stops)
        self._goes_on = re.compile(rf"(?!(?:{alternation(data.bound_ends)}){{0,3}}(?![가-힣]))") if data.bound_ends else None

    def is_joint(self, gap: str, *, first: Bound, last: Bound) -> bool:
        """Whether what stands between two dates makes them the ends of one stretch."""
        word = gap.strip(" ,")
        if len(gap) > _REACH or first.name not in ("", *_OPENING):
            return False
        return word in (self._and if "between" in (first.name, last.name) else self._to)

    def part_start(self, place: int, *, low: str) -> int:
        """Where a date begins with the words of its part: "the end of May" at "the"."""
        part = self._before(place, low=low)
        return part.span[0] if part.name in _PARTS else place

    def beside(self, mark: DateMark, *, low: str) -> Bound:
        """The word before a date and the one behind it; where they differ, that before it."""
        before, behind = self._before(mark.start, low=low), self._after(mark.end, low=low)
        if not before.name and low.startswith(self._hyphened, mark.start):  # mid-May
            form = next(form for form in self._hyphened if low.startswith(form, mark.start))
            before = Bound(name=self._names[False][form], span=(mark.start, mark.start + len(form)))
        if before.name in _PARTS:
            outer = self._before(before.span[0], low=low)
            if outer.name in _OUTER:
                before = Bound(name=outer.name, span=(outer.span[0], before.span[1]))
        if before.name and before.name == behind.name:
            return Bound(name=before.name, span=(before.span[0], behind.span[1]))
        return before if before.name else behind

    def _before(self, place: int, *, low: str) -> Bound:
        before = low[max(0, place - _REACH) : place].rstrip(" ")
        if before.endswith(self._forms[False]):
            form = next(form for form in self._forms[False] if before.endswith(form))
            left = before[: -len(form)]
            start = place - (min(_REACH, place) - len(left))
            if not left or not left[-1].isalnum() or is_unspaced_letter(form[0]):
                return Bound(name=self._names[False][form], span=(start, start + len(form)))
        return Bound()

    def _after(self, place: int, *, low: str) -> Bound:
        behind = low[place : place + _REACH]
        after = behind.lstrip(" ")
        if after.startswith(self._forms[True]) and not after.startswith(self._stops):
            form = next(form for form in self._forms[True] if after.startswith(form))
            start = place + len(behind) - len(after)
            is_word = self._goes_on is None or not self._goes_on.match(after, len(form))
            if (is_unspaced_letter(form[-1]) and is_word) or not after[len(form) : len(form) + 1].isalnum():
                return Bound(name=self._names[True][form], span=(start, start + len(form)))
        return Bound()


@cache
def _words(language: str) -> _Words:
    return _Words(language_data(language).moments)
