"""What date patterns can begin with, told before they are compiled."""

import re
from functools import cache
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.text.datefields import NUMERIC_PATTERNS, TITLE_PATTERN, date_fields
from copydesk.text.dateopenings import DIGIT, FIELD, Heads, beginnings, digit_field, form_field
from copydesk.text.datepatterns import DatePatterns
from copydesk.text.languages import described_languages, language_data
from copydesk.text.lexemes import expanded

FIELDS = {
    "day": digit_field(r"(3[01]|[12]\d|0?[1-9])(?!\d)"),
    "hour": digit_field(r"(2[0-3]|[01]\d)"),
    "month": form_field(["may", "june"]),
    "nth": form_field(["first", "1st"], digits=r"[1-5](?!\d)"),
    "any": form_field(["next*"]),
}


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("{month} {day}", {"may", "june"}),
        ("(?<=in )(?:the )?{day}", {"the", DIGIT}),
        ("q{day}", {"q"}),
        ("months? ago", {"months", "month"}),
        (r"\d+ days", {DIGIT}),
    ],
)
def test_a_pattern_tells_its_first_words(pattern: str, expected: set[str]) -> None:
    """Look-arounds have no width, what may be left out leaves what follows."""
    assert beginnings(pattern, fields=FIELDS) == expected


def test_a_pattern_that_begins_with_anything_is_refused() -> None:
    """Such a pattern would have to be tried everywhere."""
    with pytest.raises(ValueError, match="must begin with"):
        beginnings(r"\w+ {month}", fields=FIELDS)


@pytest.mark.parametrize(
    ("pattern", "fits", "fails"),
    [
        (" {month}", [" m", " j", " "], [" a", "-m"]),
        ("[-/]{day}", ["-0", "/0", "/"], ["-m", "–0"]),
        (r"\.? ?(?:of )?{month}", [". ", "of", "ma", " o"], ["by", ".,"]),
        ("{any} {day}", ["ne"], ["ol"]),
        ("{nth}st", ["00", "fi"], ["se"]),
        ("[a-z]+s", ["zz", "!!"], []),
        ("", ["zz"], []),
    ],
)
def test_what_follows_is_told_as_far_as_it_can_be(pattern: str, fits: list[str], fails: list[str]) -> None:
    """What is not understood may be anything; after a digit anything may follow."""
    heads = Heads(FIELDS)

    found = [heads.may_begin(pattern, text) for text in (*fits, *fails)]

    assert found == [True] * len(fits) + [False] * len(fails)


@given(data=st.data(), language=st.sampled_from(sorted(described_languages())))
def test_no_pattern_is_left_out_that_fits(data: st.DataObject, language: str) -> None:
    """Of all patterns of a language the first that fits is found, whatever its opening tells of it."""
    moments = language_data(language).moments
    patterns, plain = _compiled(language)
    forms = (
        *moments.months,
        *moments.weekdays,
        *moments.before,
        *moments.this,
        *(form for each in moments.relative.values() for form in each),
    )
    words = [*islice(expanded(part for form in forms for part in form.split("|")), 60), *"'’,.-/ 年月日년월일一二十〇"]
    words += ["1", "3", "12", "05", "1990", "2026", " of ", " de ", " und ", "st", "er"]
    text = "".join(data.draw(st.lists(st.sampled_from(words), min_size=1, max_size=8)))
    run = re.match(r"\d+", text)

    found = next(patterns.at(text, [0], figures={0: run.end()} if run else {}), None)

    first = next(filter(None, (pattern.match(text) for pattern in plain)), None)
    assert (found.match.span() if found else None) == (first.span() if first else None)


@cache
def _compiled(language: str) -> tuple[DatePatterns, list[re.Pattern[str]]]:
    """The patterns of a language as the product has them, and each as a plain regular expression."""
    moments, numbers = language_data(language).moments, language_data(language).numbers
    fields = date_fields(moments, numbers=numbers)
    sources = (*NUMERIC_PATTERNS, *moments.patterns, TITLE_PATTERN)
    patterns = DatePatterns(sources, fields=fields, head="", by_word=moments.boundary == "word")
    return patterns, [re.compile(FIELD.sub(lambda field: fields[field.group(1)].source, source)) for source in sources]
