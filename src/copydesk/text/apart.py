"""Figures that are no quantities: codes, clock times, scores. They are read first and then left out."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import count
from typing import Final

from copydesk.model.facts import Number, NumberKind
from copydesk.text.digits import EXPONENT
from copydesk.text.languages.schema import NumberData
from copydesk.text.lexemes import expanded, filled, form_pattern, is_unspaced_letter
from copydesk.text.measures import UnitFinder
from copydesk.text.places import found_within, windows

_LETTERS: Final = "a-zà-öø-ÿа-яё"
_SOMETHING: Final = re.compile(
    rf"\d(?:(?<=[{_LETTERS}+-]\d)|(?<=[제第#§№]\d)|(?<=[제第#§№] \d)|(?=[-–—:：·ㆍ/a-z@])"
    r"|(?=\.\d+\.\d)|(?= [-–] \d)|(?= ?[대対比] ?\d))"
)
"""A digit with a neighbour that makes more than a plain figure of it: most sentences have none, and are done."""
_ADDRESS: Final = r"(?:https?://|www\.)\S+|[\w.+-]{1,64}@[\w-]+\.[\w.]+"
_PHONE: Final = (
    r"(?<![\w.])\+?\d{1,4}(?:[-–]\d{1,4}){2,4}(?![\d-])"
    r"|(?<![\w.])\+\d{1,3}(?:[ -]\(?\d{1,4}\)?){1,3}[ -]\d{3,8}(?![\d,.-]*\d)"
    r"|(?<!\w)\(\d{2,4}\) ?\d{3,4}[- ]\d{3,4}(?!\d)"
)
_DOTTED: Final = r"(?<![\w.,])\d{1,2}(?:\.\d{1,2}){2,}(?![\d.]*\d)"
_LETTERED: Final = (
    rf"(?<![{_LETTERS}\d-])[{_LETTERS}]{{1,20}}+-\d+[a-z]?(?:-\d+)*(?![\d.,]*\d|[{_LETTERS}])"
    rf"|(?<![{_LETTERS}\d])[{_LETTERS}]{{1,20}}+\d+[a-z]?(?:-\d+)*(?![{_LETTERS}])"
    r"|(?<![가-힣])[가-힣]{2,8}-\d+(?:형|호)?"
)
_DIGITS_LETTER: Final = r"(?<![\w.,])\d+(?:[dgp](?!\w)|(?!" + EXPONENT + r")[a-z]{1,2}-?\d+(?!\w))"
_NAMED_DAY: Final = r"(?<![\d.,])\d{1,2}[·ㆍ]\d{1,2}(?![\d.^⁰-⁹])|(?<![\d./])(?:9/11|7/7)(?![\d/])"
_CLOCK_FIELDS: Final = {"h": r"2[0-4]|1\d|0?\d", "m": r"[0-5]\d"}
_FIELD: Final = re.compile(r"\{(h|m|am|pm)\}")
_NOT_CODE: Final = re.compile(r"[\W_]+")
_ANY_FIGURE: Final = r"\d{1,4}"
_DIGITS: Final = re.compile(r"\d+")
_ADDRESS_LINE: Final = re.compile(r"^[^\n]*?(?:@|://|www\.)[^\n]*", re.MULTILINE)
_REACH: Final = 48
"""Characters before and after the digits of a figure apart that may belong to it."""
_LONGEST_HALF: Final = 10
"""Characters before an hour in which a half of the day may stand."""
_CUE_WINDOW: Final = 80
"""Characters around two figures in which "won" or "defeat" makes a score of them."""
_HALF_HOUR: Final = 30
_LAST_PERIOD: Final = 719
"""Minutes of half a day, less one: a time within it may be of the morning or of the evening."""

CLOCK: Final = "clock"
CLOCK_12: Final = "clock-12"
"""Units of clock times in minutes after midnight: sure, and of either half of the day."""


class ApartFinder:
    """Finds the figures of one language that are no quantities."""

    def __init__(self, data: NumberData, *, units: UnitFinder) -> None:
        self._units = units
        self._cues = frozenset(data.score_cues)
        self._currencies = frozenset(form for forms in data.symbols.values() for form in forms)
        self._measures = frozenset(form for forms in data.units.values() for form in expanded(forms) if form[-1].isdigit())
        self._half_past = data.half_past
        self._clock = re.compile(_clock_source(data)) if data.clocks else None
        self._half = re.compile(rf"(?:{'|'.join((*data.am, *data.pm)) or '(?!)'}) ?\Z")
        models = [model.partition("|") for model in data.models]
        self._law_words = tuple(expanded((*data.articles_of_law, *data.number_signs, *(model[0] for model in models))))
        model = "|".join(rf"{re.escape(word)} {figure or _ANY_FIGURE}" for word, _, figure in models) or "(?!)"
        law, after = form_pattern(data.articles_of_law), form_pattern(data.articles_of_law_after)
        joints = "|".join(["[-–—:：]", " [-–] ", *(f" ?{joiner} ?" for joiner in data.score_joiners)])
        codes = (
            rf"(?P<law>(?<!\w){law} ?\d+|[第제] ?\d+{after})"
            rf"|(?P<sign>(?<!\w){form_pattern(data.number_signs)} ?\d+)"
            rf"|(?P<code>(?<!\w)(?:{model})(?![\d.,]*\d|[{_LETTERS}%])|{_PHONE}|{_DOTTED}|{_LETTERED}|{_DIGITS_LETTER}|{_NAMED_DAY})"
            rf"|(?<![{_LETTERS}\d])(?<!\d[.,:])(?P<score>\d{{1,3}}(?:{joints})\d{{1,3}})(?![{_LETTERS}\d%/]|[:.,-]\d| ?%)"
        )
        self._pattern = re.compile(codes)
        self._pattern_with_addresses = re.compile(rf"(?P<address>{_ADDRESS})|{codes}")

    def find(self, text: str, rest: str, *, digits: list[tuple[int, int]]) -> tuple[list[Number], str]:
        """The figures apart, and `rest` with them filled out. `rest` runs parallel to `text`; `digits` are its runs of digits."""
        numbers: list[Number] = []
        if self._clock is not None:
            matches = list(self._clocks(rest, digits))
            numbers = [_clock(text, match, half_past=self._half_past) for match in matches]
            rest = filled(rest, [match.span() for match in matches])
        pattern, anchors = self._anchors(rest, digits)
        if not anchors:
            return numbers, rest
        spans: list[tuple[int, int]] = []
        for match in found_within(pattern, rest, windows(anchors, before=_REACH, after=_REACH)):
            number = self._number(match, text=text, rest=rest)
            if number is not None:
                numbers.append(number)
            if number is not None or match.lastgroup == "address":
                spans.append(match.span())
        return numbers, filled(rest, spans)

    def _clocks(self, rest: str, digits: list[tuple[int, int]]) -> Iterator[re.Match[str]]:
        """The clock times: each begins with the hour, or with a half of the day before it."""
        clock = self._clock
        position = 0
        for start, _ in digits:
            if clock is None or start < position:
                continue
            half = self._half.search(rest, max(position, start - _LONGEST_HALF), start)
            match = (clock.match(rest, half.start()) if half else None) or clock.match(rest, start)
            if match:
                yield match
                position = match.end()

    def _anchors(self, rest: str, digits: list[tuple[int, int]]) -> tuple[re.Pattern[str], list[tuple[int, int]]]:
        """The pattern that a text needs, and where: figures with such a neighbour, and lines with an address."""
        figures = [span for span in digits if self._may_be_apart(rest, span)]
        if not ("@" in rest or "://" in rest or "www." in rest):
            return self._pattern, figures
        lines = [match.span() for match in _ADDRESS_LINE.finditer(rest)]
        return self._pattern_with_addresses, sorted([*figures, *lines])

    def _may_be_apart(self, rest: str, span: tuple[int, int]) -> bool:
        start, end = span
        if _SOMETHING.match(rest, start) or _SOMETHING.match(rest, end - 1):
            return True
        return rest[max(0, start - _REACH) : start].rstrip(" ").endswith(self._law_words)

    def _number(self, match: re.Match[str], *, text: str, rest: str) -> Number | None:
        group = match.lastgroup or "address"
        if group == "address" or (group == "code" and self._is_money(match.group())):
            return None
        return self._score(match, text=text, rest=rest) if group == "score" else _code(text, match, group=group)

    def _is_money(self, printed: str) -> bool:
        if printed in self._measures:  # km2
            return True
        letters = printed.rstrip("0123456789")
        return letters in self._currencies

    def _score(self, match: re.Match[str], *, text: str, rest: str) -> Number | None:
        """A score or a clock time; None where it is rather a range (2-3 days)."""
        left, right = _DIGITS.findall(match.group())
        start, end = match.start(), match.end()
        if match.group()[len(left) : len(left) + 2] in {" -", " –"}:
            is_score = _stands_between_names(text, start, end, falls=int(left) >= int(right))
            return _score_number(text, (start, end), sides=(left, right)) if is_score else None
        if match.group()[len(left)] in ":：" and len(right) == 2 and int(left) <= 24 and int(right) < 60:
            return _clock_number(text, (start, end), time=(int(left), int(right)), is_sure=len(left) == 2)
        is_hyphen = match.group()[len(left)] in "-–—"
        after = self._units.after(rest, end) if is_hyphen else None
        if after is not None and after.kind is not NumberKind.ORDINAL:
            return None
        if is_hyphen and int(left) < int(right) and left != "0":
            near = rest[max(0, start - _CUE_WINDOW) : end + _CUE_WINDOW]
            if self._cues.isdisjoint(_WORDS.findall(near)):
                return None
        return _score_number(text, (start, end), sides=(left, right))


def _score_number(text: str, span: tuple[int, int], *, sides: tuple[str, str]) -> Number:
    start, end = span
    low, high = map(Decimal, sides)
    return Number(start=start, end=end, text=text[start:end], low=low, high=high, kind=NumberKind.SCORE)


def _stands_between_names(text: str, start: int, end: int, *, falls: bool) -> bool:
    """Whether names stand before and after two figures with a hyphen and spaces: Livingston 1 - 0 Rangers.

    A name is known by its capital; where there are none, figures that `fall` are no range.
    """
    before, after = text[max(0, start - 2) : start].rstrip()[-1:], text[end : end + 3].lstrip(" «„“\"'")[:1]
    if not (before.isalpha() or before in _CLOSING) or text[start - 1 : start] != " ":
        return False
    return after.isupper() or (falls and is_unspaced_letter(after or " "))


_CLOSING: Final = frozenset(")»“”\"'")
_WORDS: Final = re.compile(r"[^\W\d_]+")


def _code(text: str, match: re.Match[str], *, group: str) -> Number:
    printed = match.group()
    value = Decimal(_DIGITS.findall(printed)[0])
    unit = "article" if group == "law" else "" if group == "sign" else _NOT_CODE.sub("", printed)
    kind = NumberKind.ORDINAL if group == "sign" else NumberKind.CODE
    start, end = match.span()
    return Number(start=start, end=end, text=text[start:end], low=value, high=value, kind=kind, unit=unit)


def _clock_source(data: NumberData) -> str:
    """The clock patterns with numbered fields, one group around each."""
    words = {"am": "|".join(data.am) or "(?!)", "pm": "|".join(data.pm) or "(?!)"}
    places = count()

    def field(match: re.Match[str]) -> str:
        name = match.group(1)
        return f"(?P<{name}{next(places)}>{_CLOCK_FIELDS.get(name) or words[name]})" + (
            "(?!\\d)" if name in _CLOCK_FIELDS else ""
        )

    sources = [_FIELD.sub(field, pattern) for pattern in data.clocks]
    return r"(?<![\d$€£¥₩])(?<!\d[.,:/-])(?:" + "|".join(sources) + ")"


def _clock(text: str, match: re.Match[str], *, half_past: tuple[str, ...]) -> Number:
    fields = {name.rstrip("0123456789"): value for name, value in match.groupdict().items() if value is not None}
    hour, minute = int(fields["h"]), int(fields.get("m", "0"))
    if match.group().endswith(half_past):
        minute = _HALF_HOUR
    is_sure = "am" in fields or "pm" in fields
    if "pm" in fields and hour < 12:
        hour += 12
    elif "am" in fields and hour == 12:
        hour = 0
    return _clock_number(text, match.span(), time=(hour, minute), is_sure=is_sure)


def _clock_number(text: str, span: tuple[int, int], *, time: tuple[int, int], is_sure: bool) -> Number:
    minutes = Decimal(time[0] * 60 + time[1])
    unit = CLOCK if is_sure or minutes > _LAST_PERIOD + 60 else CLOCK_12
    start, end = span
    return Number(start=start, end=end, text=text[start:end], low=minutes, high=minutes, kind=NumberKind.CLOCK, unit=unit)
