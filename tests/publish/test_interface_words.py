"""The interface words are complete, and alike in shape, in every language."""

import string
import tomllib
from datetime import UTC, datetime, timedelta
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.model.language import TIER_ONE
from copydesk.model.story import LinkReason
from copydesk.publish.formats import Formats, age_bucket, formats_in
from copydesk.publish.strings import own_name, strings_in

NOW = datetime(2026, 3, 14, 9, 30, tzinfo=UTC)


def fields(text: str) -> set[str]:
    """The names in braces of a text."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("language", TIER_ONE)
def test_a_language_has_every_key_with_the_same_fields(language: str) -> None:
    """A page never falls back to English in the middle of a sentence."""
    english, own = strings_in("en"), strings_in(language)

    assert set(own.words) == set(english.words)
    assert {key: fields(text) for key, text in own.words.items()} == {key: fields(text) for key, text in english.words.items()}
    assert set(own.plurals) == set(english.plurals)


@pytest.mark.parametrize("language", TIER_ONE)
def test_a_language_says_every_reason_for_a_link(language: str) -> None:
    """Each reason why a story stands beside another, and each in words of its own."""
    words = [strings_in(language)(f"related.{reason.value}") for reason in LinkReason]

    assert len(set(words)) == len(LinkReason)


@pytest.mark.parametrize("language", TIER_ONE)
def test_a_language_has_a_form_for_every_number(language: str) -> None:
    """Russian has three forms and Korean one: each has those that CLDR asks for, with the number and the names in it."""
    strings = strings_in(language)

    for forms in strings.plurals.values():
        wanted = {strings.locale.plural_form(number) for number in range(1000)}
        assert wanted <= set(forms)
        assert len({frozenset(fields(form)) for form in forms.values()}) == 1


@pytest.mark.parametrize("language", TIER_ONE)
def test_a_language_explains_the_site_as_fully_as_english(language: str) -> None:
    """How this was made and privacy have the same passages everywhere, and name publisher and contact."""
    english, own = strings_in("en"), strings_in(language)

    for page in ("how", "privacy"):
        assert [len(each.text) for each in own.passages[page]] == [len(each.text) for each in english.passages[page]]
        assert {name for each in own.passages[page] for text in each.text for name in fields(text)} == {"owner", "contact"}


@pytest.mark.parametrize("language", [tag for tag in TIER_ONE if tag != "en"])
def test_words_are_translated_and_not_copied(language: str) -> None:
    """Only marks and words that two languages share may stand as in English."""
    english, own = strings_in("en"), strings_in(language)

    same = {key for key, text in own.words.items() if text == english.words[key] and any(map(str.isalpha, text.split("{")[0]))}

    shared = {
        "site.archive",
        "site.sources",
        "sources.title",
        "story.version",
        "foreign.figures",
        "archive.page",
        "differ.name",
        "sources.home",
        "site.feeds",
    }
    assert same <= shared


def test_the_korean_privacy_page_names_automatic_collection_devices() -> None:
    """Korean law wants the installation, operation and refusal of such devices described, also where there are none."""
    passages = strings_in("ko").passages["privacy"]

    assert any("자동 수집 장치의 설치·운영 및 거부" in passage.heading for passage in passages)


def test_a_language_without_a_file_speaks_english_and_keeps_its_own_name() -> None:
    """A site may have more languages than the interface."""
    assert strings_in("it").words == strings_in("en").words
    assert own_name("it") == "Italiano"
    assert own_name("ko") == "한국어"


def test_counted_words_follow_the_language() -> None:
    """One report, two reports, five reports: Russian has a form for each."""
    russian = strings_in("ru")

    assert [russian.count("reports", number) for number in (1, 2, 5, 21)] == [
        "1 сообщение", "2 сообщения", "5 сообщений", "21 сообщение",
    ]  # fmt: skip
    assert strings_in("en").count("reports", 1) == "1 report"
    assert strings_in("ko").count("reports", 5) == "보도 5건"


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("ko", "2026년 3월 14일 오후 6:30 UTC+9"),
        ("en", "March 14, 2026, 18:30 UTC+9"),
        ("ja", "2026年3月14日 18:30 UTC+9"),
        ("de", "14. März 2026, 18:30 UTC+9"),
        ("ru", "14 марта 2026\u202fг., 18:30 UTC+9"),
    ],
)
def test_a_time_is_written_as_the_language_writes_it(language: str, written: str) -> None:
    """In Korean the half of the day comes before the hour, which CLDR's data for Python gets wrong."""
    formats = formats_in(language, "Asia/Seoul")

    assert formats.time(NOW) == written


@pytest.mark.parametrize(("hour", "written"), [(0, "오전 12:05"), (9, "오전 9:05"), (12, "오후 12:05"), (23, "오후 11:05")])
def test_korean_hours_turn_at_noon_and_midnight(hour: int, written: str) -> None:
    """Noon is 오후 12, midnight 오전 12."""
    formats = Formats(strings_in("ko"), language="ko", time_zone="UTC")

    assert written in formats.time(datetime(2026, 1, 9, hour, 5, tzinfo=UTC))


@pytest.mark.parametrize(
    ("value", "korean", "english"),
    [
        ("2026-01-09", "2026년 1월 9일", "January 9, 2026"),
        ("2026-01", "2026년 1월", "January 2026"),
        ("2026", "2026년", "2026"),
        ("XXXX-12-18", "12월 18일", "December 18"),
        ("XXXX-12", "12월", "December"),
        ("XXXX-XX-09", "9일", "on day 9 of the month"),
        ("2026-01-09T15:00", "2026년 1월 9일 오후 3:00", "January 9, 2026, 15:00"),
        ("XXXX-WXX-5", "금요일", "Friday"),
        ("198X", "1980년대", "the 1980s"),
        ("2026-01-08/2026-01-09", "2026년 1월 8일 – 2026년 1월 9일", "January 8, 2026 – January 9, 2026"),
    ],
)
def test_a_moment_is_written_as_far_as_it_is_known(value: str, korean: str, english: str) -> None:
    """What a report leaves open stays open on the page."""
    assert formats_in("ko").moment(value) == korean
    assert formats_in("en").moment(value) == english


@given(st.text(max_size=30))
def test_a_moment_that_cannot_be_read_is_left_out(value: str) -> None:
    """No X of an unknown value and no error reaches a page."""
    written = formats_in("en").moment(value)

    assert "XX" not in written


def test_month_names_do_not_depend_on_which_language_asked_first() -> None:
    """A trap of the CLDR data for Python: after Japanese, German months came out in Japanese."""
    written = [formats_in(language).moment("XXXX-12") for language in ("ja", "de", "fr", "es", "ru")]

    assert written == ["12月", "Dezember", "décembre", "diciembre", "декабрь"]


@pytest.mark.parametrize(
    ("age", "bucket"),
    [
        (timedelta(hours=-1), "hours"),
        (timedelta(hours=5), "hours"),
        (timedelta(hours=23), "day"),
        (timedelta(days=1, hours=3), "days:1"),
        (timedelta(days=6, hours=23), "days:6"),
        (timedelta(days=7), "week"),
        (timedelta(days=40), "month"),
        (timedelta(days=400), "year"),
    ],
)
def test_ages_are_coarse(age: timedelta, bucket: str) -> None:
    """A page changes for its age about ten times in its life, not with every build."""
    assert age_bucket(NOW - age, now=NOW) == bucket


@pytest.mark.parametrize("language", TIER_ONE)
def test_every_age_has_words(language: str) -> None:
    """Each bucket can be said in each language."""
    formats = formats_in(language)

    written = {formats.age(bucket) for bucket in ("hours", "day", "days:1", "days:6", "week", "month", "year")}

    assert len(written) == 7


@pytest.mark.parametrize("language", TIER_ONE)
def test_the_words_file_is_utf8_without_markup(language: str) -> None:
    """Words are text: a tag in them would stand on the page as such."""
    text = files("copydesk.publish").joinpath("strings", f"{language}.toml").read_text(encoding="utf-8")

    assert tomllib.loads(text)
    assert not any(sign in text for sign in ("<", "&", "\t"))
