"""The fields of date patterns: what each looks like in a language, and what it can begin with."""

from collections.abc import Iterable, Mapping

from copydesk.text.dateopenings import DIGIT, Field, digit_field, form_field
from copydesk.text.languages.schema import MomentData, NumberData
from copydesk.text.lexemes import expanded
from copydesk.text.spokenyears import spoken_year_field

NUMERIC_PATTERNS = (
    r"{year}-{mon}-{day}(?:t| ){hour}:{minute}(?::\d\d(?:\.\d+)?)?(?:z|[+-]\d\d:?\d\d)?",
    r"{year}[-/.]{mon}[-/.]{day}(?![\d/-])",
)
"""Dates in figures alone that are written so in every language."""

TITLE_PATTERN = r"{title_weekday}(?= [a-z])"
"""A weekday in an English title that a text of another language keeps: the Sunday Times, Saturday Night Live."""
_TITLE_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_DIGIT_FIELDS = {
    "year": r"(1\d\d\d|20\d\d|21\d\d)(?!\d)",
    "year_two": r"(\d\d)(?!\d)",
    "mon": r"(1[0-2]|0?[1-9])(?!\d)",
    "day": r"(3[01]|[12]\d|0?[1-9])(?!\d)",
    "mon_to": r"(1[0-2]|0?[1-9])(?!\d)",
    "day_to": r"(3[01]|[12]\d|0?[1-9])(?!\d)",
    "year_to": r"(\d{4}|\d\d)(?!\d)",
    "week_number": r"(5[0-3]|[1-4]\d|0?[1-9])(?!\d)",
    "hour": r"(2[0-3]|[01]\d)",
    "minute": r"([0-5]\d)",
}
_ONE_TO_NINE = "一二三四五六七八九"
_NUMERAL_FIELDS = {
    "year_n": rf"(1\d\d\d(?!\d)|20\d\d(?!\d)|21\d\d(?!\d)|[一二][〇○零{_ONE_TO_NINE}]{{3}})",
    "mon_n": rf"(1[0-2](?!\d)|0?[1-9](?!\d)|十[一二]?|[{_ONE_TO_NINE}])",
    "day_n": rf"((?:3[01]|[12]\d|0?[1-9])(?!\d)|三十一?|[二廿]十?[{_ONE_TO_NINE}]?|十[{_ONE_TO_NINE}]?|[{_ONE_TO_NINE}])",
    "decade_n": rf"((?:1[5-9]|20|21)\d0(?!\d)|[1-9]0(?!\d)|[{_ONE_TO_NINE}]十)",
    "century_n": rf"(\d\d?(?!\d)|[二]?十[{_ONE_TO_NINE}]?|[{_ONE_TO_NINE}])",
}
_ROMAN = r"[ivx]{1,5}"


def date_fields(data: MomentData, *, numbers: NumberData) -> Mapping[str, Field]:
    """All fields of a language by name; `numbers` has the words of years."""
    tables: dict[str, Iterable[str]] = {
        "month": _split(data.months),
        "month_to": _split(data.months),
        "weekday": _split(data.weekdays),
        "before": data.before,
        "after": data.after,
        "ago": data.ago,
        "hence": data.hence,
        "title_weekday": _TITLE_WEEKDAYS,
        "era": data.eras,
        "relative": _forms(data.relative),
        "same": _forms(data.same),
        "year_word": _forms(data.year_words),
        "fiscal_word": _forms(data.fiscal_words),
        "month_word": _forms(data.month_words),
        "week_word": _forms(data.week_words),
        "century_word": _forms(data.century_words),
        "same_year": _forms(data.same_years),
        "same_month": _forms(data.same_months),
        "span": _forms(data.spans),
        "day_word": _forms(data.day_words),
        "part": _forms(data.parts),
        "half": _forms(data.halves),
        "season": _forms(data.seasons),
        "holiday": [*_forms(data.holidays), *_forms(data.lunar_holidays), *_forms(data.feasts)],
        "week": data.weeks,
        "this": data.this,
        "calendar": _forms(data.calendars),
    }
    return {
        **{name: digit_field(source) for name, source in _DIGIT_FIELDS.items()},
        **{name: _numeral_field(source) for name, source in _NUMERAL_FIELDS.items()},
        **{name: form_field(forms) for name, forms in tables.items()},
        "spoken_year": spoken_year_field(data, numbers=numbers),
        "short_year": Field(source=r"['’](\d\d)(?!\d)", beginnings=frozenset("'’")),
        "era_year": Field(
            source=rf"(\d{{1,2}}|元|[{_ONE_TO_NINE}十]{{1,3}})", beginnings=frozenset({DIGIT, "元", "十", *_ONE_TO_NINE})
        ),
        "count": form_field(_forms(data.counts), digits=r"\d{1,3}(?!\d)"),
        "nth": form_field(_forms(data.nths), digits=r"[1-5](?!\d)"),
        "quarter": form_field(_forms(data.quarters), digits=r"[1-4](?!\d)"),
        "decade": form_field(_forms(data.decades), digits=r"(?:1[5-9]|20|21)\d0(?!\d)|[1-9]0(?!\d)"),
        "century": form_field(_forms(data.centuries), digits=r"\d\d?(?!\d)"),
        "roman": Field(
            source=f"({_ROMAN})",
            beginnings=frozenset(word + end for word in _ROMAN_NUMERALS for end in ("", "e", "er")),
        ),
    }


_TENS_AND_ONES = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
_ROMAN_NUMERALS = {
    "x" * tens + ones: tens * 10 + one for tens in (0, 1, 2) for one, ones in enumerate(_TENS_AND_ONES) if tens or one
}


def figure_of(printed: str) -> int | None:
    """The value of a printed figure: digits, 〇一二, 十二 or xix; None for another."""
    if printed.isdecimal():
        return int(printed)
    if printed in _ROMAN_NUMERALS:
        return _ROMAN_NUMERALS[printed]
    places = [_NUMERALS.find(character) for character in printed.replace("廿", "二十").replace("○", "〇").replace("零", "〇")]
    if not places or -1 in places:
        return None
    if _TEN not in places:
        return int("".join(map(str, places)))
    split = places.index(_TEN)
    return (places[0] if split else 1) * _TEN + (places[split + 1] if split + 1 < len(places) else 0)


_NUMERALS = f"〇{_ONE_TO_NINE}十"
_TEN = 10


def title_weekday(printed: str) -> int:
    """The number of a weekday of `title_weekday`, Monday is 1."""
    return _TITLE_WEEKDAYS.index(printed) + 1


def name_places(names: Iterable[str]) -> dict[str, int]:
    """The number of each month or weekday by form, from 1."""
    return {form: place for place, name in enumerate(names, start=1) for form in expanded(name.split("|"))}


def _numeral_field(source: str) -> Field:
    return Field(
        source=source, beginnings=frozenset({DIGIT, "十", "廿", *_ONE_TO_NINE}), more=frozenset(f"〇○零十{_ONE_TO_NINE}")
    )


def _forms(table: Mapping[str, Iterable[str]]) -> list[str]:
    return [form for forms in table.values() for form in forms]


def _split(names: Iterable[str]) -> list[str]:
    return expanded(form for name in names for form in name.split("|"))
