"""Where dates are printed in a text, before anything is known of when it was written.

`moments.py` resolves the marks and `numbers.py` leaves them out, so each text is scanned once for both.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache

from msgspec import Struct

from copydesk.text.languages import language_data
from copydesk.text.languages.schema import MomentData, NumberData
from copydesk.text.lexemes import expanded, filled, form_pattern, lowered
from copydesk.text.patterns import alternation
from copydesk.text.places import digit_runs, found_at, found_within, windows, words_of

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


_NUMERIC = (
    r"{year}-{mon}-{day}(?:t| ){hour}:{minute}(?::\d\d(?:\.\d+)?)?(?:z|[+-]\d\d:?\d\d)?",
    r"{year}[-/.]{mon}[-/.]{day}(?![\d/-])",
)
_DIGIT_FIELDS = {
    "year": r"(1[5-9]\d\d|20\d\d|21\d\d)",
    "short_year": r"['’](\d\d)",
    "mon": r"(1[0-2]|0?[1-9])(?!\d)",
    "day": r"(3[01]|[12]\d|0?[1-9])(?!\d)",
    "day_to": r"(3[01]|[12]\d|0?[1-9])(?!\d)",
    "year_to": r"(\d{4}|\d\d)(?!\d)",
    "decade": r"((?:1[5-9]|20|21)\d0|[1-9]0)",
    "era_year": r"(\d{1,2}|元)",
    "hour": r"(2[0-3]|[01]\d)",
    "minute": r"([0-5]\d)",
}
_BOUNDARIES = {"word": r"(?<!\w)(?<!\w[-/])(?<!\d[.,:’'])", "digit": r"(?<!\d)(?<!\d[.,:/-])"}
_YEAR = re.compile(r"(?<![\w.,$€£¥₩№#§/:-])(1[89]\d\d|20\d\d)(?:[-–/](\d\d(?:\d\d)?))?(?![\w$€£¥₩%/-]|[.,:]\d| ?%| \d)")


@lru_cache(maxsize=64)
def marked_text(text: str, language: str) -> MarkedText:
    """The text's dates. The last texts are remembered: moments and numbers of one sentence ask for the same."""
    return _scanner(language).scan(text)


class _Patterns:
    """Date patterns as one regular expression, and which group holds which field of which pattern."""

    def __init__(self, patterns: Iterable[str], *, fields: Mapping[str, str], head: str) -> None:
        sources: list[str] = []
        self._names: list[tuple[tuple[str, int], ...]] = [()]
        for pattern in patterns:
            names = _FIELD.findall(pattern)
            first = len(self._names) + 1
            sources.append("(" + _FIELD.sub(lambda found: fields[found.group(1)], pattern) + ")")
            self._names.append(tuple((name, first + index) for index, name in enumerate(names)))
            self._names.extend(() for _ in names)
        self._pattern = re.compile(f"{head}(?:{'|'.join(sources)})")

    def within(self, low: str, stretches: Iterable[tuple[int, int]]) -> Iterator["Found"]:
        """Each date in the stretches with its fields as printed."""
        return map(self._with_fields, found_within(self._pattern, low, stretches))

    def at(self, low: str, places: Iterable[int]) -> Iterator["Found"]:
        """Each date that begins at one of the places."""
        return map(self._with_fields, found_at(self._pattern.match, low, places))

    def _with_fields(self, match: re.Match[str]) -> "Found":
        names = self._names[match.lastindex or 0]
        return match, {name: value for name, index in names if (value := match.group(index))}


Found = tuple[re.Match[str], dict[str, str]]
"""A date as found, and its fields as printed."""


class _Scanner:
    """Finds the dates of one language."""

    def __init__(self, data: MomentData, *, numbers: NumberData) -> None:
        fields = {**_DIGIT_FIELDS, **_word_fields(data)}
        head = _BOUNDARIES[data.boundary]
        patterns = (*_NUMERIC, *data.patterns)
        words = _WORD_FIELDS if data.boundary == "word" else _WORD_FIELDS - _BESIDE_DIGITS
        figures = [pattern for pattern in patterns if words.isdisjoint(_FIELD.findall(pattern))]
        self._all = _Patterns(patterns, fields=fields, head=head + _leads(data))
        self._of_figures = _Patterns(figures, fields=fields, head=head + _leads(data))
        self._has_words = data.boundary == "word"
        self._triggers = _triggers(data)
        self._trigger = re.compile(alternation(self._triggers))
        self._months, self._weekdays = _positions(data.months), _positions(data.weekdays)
        self._ambiguous = frozenset(data.ambiguous)
        self._cues = frozenset(data.cues)
        self._year_cues = frozenset(data.year_cues)
        self._year_stops = frozenset(data.year_stops)
        tables = (numbers.scales, numbers.money, numbers.counters, numbers.units)
        self._counted = re.compile(f" ?{form_pattern(form for table in tables for forms in table.values() for form in forms)}")
        self._has_bare_years = data.bare_years

    def scan(self, text: str) -> MarkedText:
        low = lowered(text)
        digits = digit_runs(low)
        marks = [
            DateMark(start=match.start(), end=match.end(), fields=fields)
            for match, fields in self._found(low, digits)
            if self._is_date(match, fields, text=text)
        ]
        rest = filled(low, [(mark.start, mark.end) for mark in marks])
        years = list(self._years(rest, digits)) if self._year_cues else []
        if years:
            marks = sorted([*marks, *years], key=lambda mark: mark.start)
            rest = filled(low, [(mark.start, mark.end) for mark in marks])
        return MarkedText(low=low, rest=rest, marks=tuple(marks))

    def _found(self, low: str, digits: list[tuple[int, int]]) -> Iterator[Found]:
        """What looks like a date. Every date holds digits or one of a few words, and is looked for around these alone."""
        if self._has_words:
            words = words_of(low)
            triggers = words.starts_of(self._triggers)
            anchors = sorted([*(start for start, _ in digits), *triggers])
            patterns = self._all if triggers else self._of_figures
            return patterns.at(low, words.starts_before(anchors, reach=_BEFORE_ANCHOR))
        spans = [match.span() for match in self._trigger.finditer(low)]
        patterns = self._all if spans else self._of_figures
        return patterns.within(low, windows(sorted([*digits, *spans]), before=_BEFORE_ANCHOR, after=_AFTER_ANCHOR))

    def _years(self, rest: str, digits: list[tuple[int, int]]) -> Iterator[DateMark]:
        """Years that stand alone."""
        for start, end in digits:
            match = _YEAR.match(rest, start) if end - start == _YEAR_DIGITS else None
            if match and (mark := self._year(rest, match)):
                yield mark

    def _is_date(self, match: re.Match[str], fields: dict[str, str], *, text: str) -> bool:
        """Whether a word that is also no date ("may", "march") stands as one here."""
        for name, table in (("month", self._months), ("weekday", self._weekdays)):
            if name not in fields:
                continue
            word = fields[name]
            fields[name] = str(table[word])
            if word in self._ambiguous:
                place = match.start() + match.group().find(word)
                if not text[place].isupper():
                    return False
                if len(fields) == 1 and not _follows_cue(match, self._cues):
                    return False
        return True

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
        if match.group(2):
            fields["year_to"] = match.group(2)
        return DateMark(start=match.start(), end=match.end(), fields=fields)


def _follows_cue(match: re.Match[str], cues: frozenset[str]) -> bool:
    before = _LAST_WORD.search(match.string, max(0, match.start() - 24), match.start())
    return before is not None and before.group(1) in cues


_FIELD = re.compile(r"\{([a-z_]+)\}")
_WORD_FIELDS = frozenset({"month", "weekday", "relative", "year_word", "month_word", "span", "era", "before", "after"})
_BESIDE_DIGITS = frozenset({"span", "era", "before", "after"})
"""Word fields that in Korean, Japanese and Chinese stand beside digits (3일 전, 令和8年, 지난 3일)."""
_BEFORE_ANCHOR = 40
_AFTER_ANCHOR = 64
"""Characters before and after a word or figure of a date that may belong to the date."""
_YEAR_DIGITS = 4
_WORDS = re.compile(r"[^\W\d_]+")
_LAST_WORD = re.compile(r"([^\W\d_]+)[ -]$")


def _word_fields(data: MomentData) -> dict[str, str]:
    tables: dict[str, Iterable[str]] = {
        "month": _split(data.months),
        "weekday": _split(data.weekdays),
        "relative": _forms(data.relative),
        "year_word": _forms(data.year_words),
        "month_word": _forms(data.month_words),
        "span": _forms(data.spans),
        "era": data.eras,
        "before": data.before,
        "after": data.after,
    }
    fields = {name: f"({form_pattern(forms)})" for name, forms in tables.items()}
    return {**fields, "count": rf"(\d{{1,3}}|{form_pattern(_forms(data.counts))})"}


def _leads(data: MomentData) -> str:
    """A look ahead at the characters that a date can begin with: without word ends every place would be tried in full."""
    if data.boundary == "word":
        return ""
    tables = (data.relative, data.year_words, data.month_words, data.counts)
    forms = [*_split(data.months), *_split(data.weekdays), *data.before, *data.after, *data.eras]
    forms += [form for table in tables for form in expanded(_forms(table))]
    literals = "".join(_LOOK_BEHIND.sub("", pattern).partition("{")[0] for pattern in data.patterns)
    characters = {form[0] for form in forms} | {character for character in literals if character.isalpha()}
    return f"(?=[\\d'’{''.join(sorted(characters))}])"


_LOOK_BEHIND = re.compile(r"\(\?<[!=][^)]*\)")


def _forms(table: Mapping[str, Iterable[str]]) -> list[str]:
    return [form for forms in table.values() for form in forms]


def _split(names: Iterable[str]) -> list[str]:
    return expanded(form for name in names for form in name.split("|"))


def _positions(names: Iterable[str]) -> dict[str, int]:
    """The number of each month or weekday by form, from 1."""
    return {form: place for place, name in enumerate(names, start=1) for form in expanded(name.split("|"))}


def _triggers(data: MomentData) -> frozenset[str]:
    """Words of which one stands in every text that holds a date with words: the longest word of each form."""
    forms = [*_split(data.months), *_split(data.weekdays)]
    for table in (data.relative, data.year_words, data.month_words):
        forms += expanded(_forms(table))
    if data.boundary == "word":
        forms += expanded(_forms(data.spans))
        return frozenset(max(words, key=len) for form in forms if (words := _WORDS.findall(form)))
    counted = [count + span for count in expanded(_forms(data.counts)) for span in expanded(_forms(data.spans))]
    return frozenset([*forms, *counted])


@cache
def _scanner(language: str) -> _Scanner:
    data = language_data(language)
    return _Scanner(data.moments, numbers=data.numbers)
