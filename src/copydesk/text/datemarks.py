"""Where dates are printed in a text, before anything is known of when it was written.

`moments.py` resolves the marks and `numbers.py` leaves them out, so each text is scanned once for both.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from msgspec import Struct

from copydesk.text.datefields import NUMERIC_PATTERNS, TITLE_PATTERN, date_fields, name_places
from copydesk.text.datepatterns import DatePatterns, Found
from copydesk.text.languages import language_data
from copydesk.text.languages.schema import MomentData, NumberData
from copydesk.text.lexemes import expanded, filled, form_pattern, lowered
from copydesk.text.places import digit_runs, lookout

Fields = Mapping[str, str]


class DateMark(Struct, frozen=True, kw_only=True):
    """A printed date: half-open offsets and its fields as printed, lower-cased."""

    start: int
    end: int
    fields: Fields


class MarkedText(Struct, frozen=True, kw_only=True):
    """A text lower-cased at the same length, its dates, and the same text with the dates filled out."""

    low: str
    rest: str
    marks: tuple[DateMark, ...]


# In "2004:12月26日" a year stands before the colon, not the hour of a clock.
_BOUNDARIES = {"word": r"(?<![\w$€£¥₩])(?<!\w[-/])(?<!\d[.,:’'])", "digit": r"(?<!\d)(?<!\d[.,/-])(?<!(?<!\d{3})\d:)"}
_YEAR = re.compile(
    r"(?<![\w.,$€£¥₩№#§/:-])(1[89]\d\d|20\d\d)(?:[-–/](\d\d(?:\d\d)?))?(?![\w$€£¥₩%/-]|[.,]\d|:\d(?!\d?月)| ?%| \d)"
)
_DAYS = frozenset({"day", "day_n", "day_word", "weekday", "relative", "same", "holiday"})
"""Fields of which one stands in what names a day, so that a part of the day may follow."""


@lru_cache(maxsize=64)
def marked_text(text: str, language: str) -> MarkedText:
    """The text's dates. The last texts are remembered: moments and numbers of one sentence ask for the same."""
    return _scanner(language).scan(text)


class _Scanner:
    """Finds the dates of one language."""

    def __init__(self, data: MomentData, *, numbers: NumberData, language: str) -> None:
        fields = date_fields(data, numbers=numbers)
        self._by_word = data.boundary == "word"
        self._patterns = DatePatterns(
            (*NUMERIC_PATTERNS, *data.patterns, TITLE_PATTERN),
            fields=fields,
            head=_BOUNDARIES[data.boundary],
            by_word=self._by_word,
        )
        self._lookout = lookout(language)
        self._number = self._lookout.wait_for(self._patterns.words, phrases=self._patterns.phrases)
        self._part = re.compile(data.part_after.replace("{part}", fields["part"].source)) if data.part_after else None
        self._months, self._weekdays = name_places(data.months), name_places(data.weekdays)
        parts = tuple(form for form in expanded(form for forms in data.parts.values() for form in forms) if form)
        self._part_of = {f"{day}{part}": part for day in self._weekdays for part in parts if f"{day}{part}" in self._weekdays}
        self._ambiguous = frozenset(data.ambiguous)
        self._inside_only = frozenset(data.inside_only)
        self._cues = frozenset(data.cues)
        self._year_cues = frozenset(data.year_cues)
        self._year_stops = frozenset(data.year_stops)
        tables = (numbers.scales, numbers.money, numbers.counters, numbers.units)
        self._counted = re.compile(f" ?{form_pattern(form for table in tables for forms in table.values() for form in forms)}")
        self._has_bare_years = data.bare_years

    def scan(self, text: str) -> MarkedText:
        low = lowered(text)
        digits = self._lookout.digits(low) if self._by_word else digit_runs(low)
        marks: list[DateMark] = []
        for found in self._patterns.at(low, self._places(low, digits), figures=dict(digits)):
            is_free = not marks or found.match.start() >= marks[-1].end
            if is_free and self._is_date(found.match, found.fields, text=text):
                marks.append(self._mark(found, low=low))
        rest = filled(low, [(mark.start, mark.end) for mark in marks])
        years = list(self._years(rest, digits)) if self._year_cues else []
        if years:
            marks = sorted([*marks, *years], key=lambda mark: mark.start)
            rest = filled(low, [(mark.start, mark.end) for mark in marks])
        return MarkedText(low=low, rest=rest, marks=tuple(marks))

    def _places(self, low: str, digits: list[tuple[int, int]]) -> list[int]:
        """Where a date can begin: at a figure or at one of the first words of dates."""
        if self._by_word:
            places = self._lookout.places(low, number=self._number)
        else:
            places = [match.start() for match in self._patterns.starts.finditer(low)]
        if not digits:
            return places
        figures = [start - (start > 0 and low[start - 1] in "'’" and end - start == _SHORT_YEAR) for start, end in digits]
        return sorted([*places, *figures])

    def _mark(self, found: Found, *, low: str) -> DateMark:
        """The mark of a date, with the part of the day that follows it."""
        start, end = found.match.span()
        fields = found.fields
        if self._part is not None and "part" not in fields and not _DAYS.isdisjoint(fields):
            part = self._part.match(low, end)
            if part is not None:
                return DateMark(start=start, end=part.end(), fields={**fields, "part": part.group(1)})
        return DateMark(start=start, end=end, fields=fields)

    def _years(self, rest: str, digits: list[tuple[int, int]]) -> Iterator[DateMark]:
        """Years that stand alone."""
        for start, end in digits:
            match = _YEAR.match(rest, start) if end - start == _YEAR_DIGITS else None
            if match and (mark := self._year(rest, match)):
                yield mark

    def _is_date(self, match: re.Match[str], fields: dict[str, str], *, text: str) -> bool:
        """Whether a word that is also no date ("may", "march") stands as one here. A title has capitals throughout."""
        if "title_weekday" in fields:
            return text[match.start()].isupper() and text[match.end() + 1].isupper()
        if "month_to" in fields:
            fields["month_to"] = str(self._months[fields["month_to"]])
        for name, table in (("month", self._months), ("weekday", self._weekdays)):
            if name not in fields:
                continue
            word = fields[name]
            fields[name] = str(table[word])
            if word in self._part_of and "part" not in fields:
                fields["part"] = self._part_of[word]
            if word in self._ambiguous:
                place = match.start() + match.group().find(word)
                if not text[place].isupper():
                    return False
                if len(fields) == 1 and not self._stands_as_name(match, word):
                    return False
        return True

    def _stands_as_name(self, match: re.Match[str], word: str) -> bool:
        """Whether a word alone that is also another word is a month or a weekday: after a cue, or inside a sentence."""
        if _follows_cue(match, self._cues):
            return True
        return word in self._inside_only and _INSIDE.search(match.string, max(0, match.start() - 24), match.start()) is not None

    def _year(self, rest: str, match: re.Match[str]) -> DateMark | None:
        """A bare year: after a word such as "in", or where no counted thing follows."""
        if self._counted.match(rest, match.end()) or _follows_cue(match, self._year_stops):
            return None
        follows = rest[match.end() : match.end() + 2]
        counted = len(follows) == 2 and follows[0] == " " and follows[1].islower()
        if counted and not self._has_bare_years and not _follows_cue(match, self._year_cues):
            return None
        if counted and match.group(1).endswith("00") and not _follows_cue(match, self._year_cues):
            return None
        fields = {"year": match.group(1)}
        second = match.group(2)
        if second and len(second) == _SHORT_YEAR and int(second) <= int(match.group(1)[2:]):
            if not 1 <= int(second) <= _LAST_MONTH:
                return None
            fields["mon"] = second
        elif second:
            fields["year_to"] = second
        return DateMark(start=match.start(), end=match.end(), fields=fields)


def _follows_cue(match: re.Match[str], cues: frozenset[str]) -> bool:
    before = _LAST_WORD.search(match.string, max(0, match.start() - 24), match.start())
    return before is not None and before.group(1) in cues


_SHORT_YEAR = 2
_LAST_MONTH = 12
_YEAR_DIGITS = 4
_LAST_WORD = re.compile(r"([^\W\d_]+)[ -]$")
_INSIDE = re.compile(r"[^\W\d_]{2,},? $")


@cache
def _scanner(language: str) -> _Scanner:
    data = language_data(language)
    return _Scanner(data.moments, numbers=data.numbers, language=language)
