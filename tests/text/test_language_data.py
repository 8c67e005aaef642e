"""The data of the languages is complete and in the form that the code expects."""

import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files

import pytest

from copydesk.text.languages import described_languages, language_data, language_table
from copydesk.text.languages.schema import LanguageData
from copydesk.text.lexemes import expanded, lowered


def _forms(data: LanguageData) -> Iterator[str]:
    for section in (data.numbers, data.moments, data.moments.lengths):
        for name in section.__struct_fields__:
            value = getattr(section, name)
            if name in {
                "patterns",
                "clocks",
                "am",
                "pm",
                "words",
                "eras",
                "script",
                "decimal",
                "vague_prefixes",
                "lengths",
            } or isinstance(value, int):
                continue
            groups = value.values() if hasattr(value, "values") else (value,)
            yield from (form for group in groups for form in expanded(group))


@pytest.mark.parametrize("language", sorted(described_languages()))
def test_every_form_is_lower_case(language: str) -> None:
    """Text is lower-cased before it is compared: a capital in the data would never fit."""
    assert [form for form in _forms(language_data(language)) if form != lowered(form)] == []


@pytest.mark.parametrize("language", sorted(described_languages()))
def test_the_calendar_is_complete(language: str) -> None:
    """Seven weekdays, twelve months (or figures for them), and the relative days."""
    moments = language_data(language).moments

    assert len(moments.weekdays) == 7
    assert len(moments.months) == 12 or any("{mon}" in pattern for pattern in moments.patterns)
    assert {"day+0", "day-1", "year+0", "year-1", "year+1", "month+0", "month-1"} <= set(moments.relative)


@pytest.mark.parametrize("language", sorted(described_languages()))
def test_the_same_things_are_named_in_every_language(language: str) -> None:
    """The currencies and measures that every newsroom needs are there."""
    numbers = language_data(language).numbers

    assert {"USD", "EUR", "JPY", "KRW", "CNY", "RUB"} <= set(numbers.money)
    assert {"km", "m", "kg", "tonne", "day", "week", "month", "year", "hour", "minute", "km2"} <= set(numbers.units)
    assert "person" in numbers.counters
    assert numbers.about
    assert numbers.at_least
    assert numbers.at_most


@pytest.mark.parametrize("language", sorted(described_languages()))
def test_patterns_use_known_fields_only(language: str) -> None:
    """A misspelt field would stop the program at the first text of the language."""
    known = re.findall(r"\{([a-z_]+)\}", type(language_data("en").moments).__doc__ or "")

    used = {field for pattern in language_data(language).moments.patterns for field in re.findall(r"\{([a-z_]+)\}", pattern)}

    assert used <= set(known)


def test_a_language_without_data_has_the_names_of_cldr() -> None:
    """Swedish months and weekdays come from CLDR; an invented language has none."""
    swedish = language_data("sv-SE")

    assert swedish.moments.months[0] == "januari"
    assert swedish.moments.weekdays[0] == "måndag"
    assert language_data("xx").moments.months == ()


def test_a_missing_section_is_an_empty_table() -> None:
    """The files grow section by section; what is not there yet is empty."""
    assert dict(language_table("en", "no-such-section")) == {}
    assert dict(language_table("sv", "numbers")) == {}


@pytest.mark.parametrize("tag", sorted(described_languages()))
def test_sections_read_one_by_one_are_the_whole_file(tag: str) -> None:
    """A section is cut out of the file by the heads of its tables; nothing is lost between them."""
    whole = tomllib.loads(files("copydesk.text.languages").joinpath(f"{tag}.toml").read_text(encoding="utf-8"))

    read = {section: dict(language_table(tag, section)) for section in whole}

    assert read == whole


def test_endings_in_braces_are_written_out() -> None:
    """доллар{,а,ов} is three forms."""
    assert expanded(["доллар{,а,ов}", "евро"]) == ["доллар", "доллара", "долларов", "евро"]
