"""Dates are resolved against the day and place of publication."""

import datetime as dt
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.model.facts import Granularity
from copydesk.model.language import TIER_ONE
from copydesk.text.moments import MomentContext, find_moments

# A Friday; in Seoul it is the 9th already, in UTC still the 8th.

_PUBLISHED = dt.datetime(2026, 1, 8, 22, 30, tzinfo=dt.UTC)


def _values(text: str, language: str, *, published_at: dt.datetime | None = _PUBLISHED) -> list[str]:
    context = MomentContext(language=language, published_at=published_at, time_zone="Asia/Seoul")
    return [moment.value for moment in find_moments(text, context=context)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ko", "2026년 1월 9일", "2026-01-09"),
        ("en", "Friday, January 9, 2026", "2026-01-09"),
        ("en", "9 January 2026", "2026-01-09"),
        ("en", "on the 9th of January 2026", "2026-01-09"),
        ("ja", "2026年1月9日", "2026-01-09"),
        ("ja", "令和8年1月9日", "2026-01-09"),
        ("zh", "2026年1月9日", "2026-01-09"),
        ("zh", "2026年1月9号", "2026-01-09"),
        ("ru", "9 января 2026 года", "2026-01-09"),
        ("ru", "09.01.2026", "2026-01-09"),
        ("de", "Freitag, 9. Januar 2026", "2026-01-09"),
        ("de", "am 9.1.2026", "2026-01-09"),
        ("fr", "le vendredi 9 janvier 2026", "2026-01-09"),
        ("fr", "le 1er mars 2026", "2026-03-01"),
        ("es", "el 9 de enero de 2026", "2026-01-09"),
        ("ko", "2025년 10월", "2025-10"),
        ("en", "October 2025", "2025-10"),
        ("ru", "в октябре 2025 г.", "2025-10"),
        ("fr", "octobre 2025", "2025-10"),
        ("ko", "2010년대", "201X"),
        ("en", "the 1990s", "199X"),
        ("de", "in den 1990er Jahren", "199X"),
        ("fr", "les années 1990", "199X"),
        ("es", "los años 90", "199X"),
        ("ru", "1990-х годов", "199X"),
        ("ja", "1990年代", "199X"),
        ("en", "in 2017", "2017"),
        ("ru", "в 2017 году", "2017"),
        ("de", "2017", "2017"),
        ("sv", "9 januari 2026", "2026-01-09"),
        ("en", "2026-01-09", "2026-01-09"),
        ("en", "2026-01-09T15:00:00Z", "2026-01-09T15:00"),
    ],
)
def test_a_full_date_needs_no_context(language: str, text: str, expected: str) -> None:
    """Absolute dates, years and decades have the same value whenever they were written."""
    assert _values(text, language, published_at=None) == [expected]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ko", "북한은 9일 밝혔다", "2026-01-09"),
        ("ko", "서한은 8일 자로 보냈다", "2026-01-08"),
        ("zh", "据朝中社9日报道", "2026-01-09"),
        ("ko", "지난 3일", "2026-01-03"),
        ("ko", "오는 25일", "2026-01-25"),
        ("ko", "지난달 25일", "2025-12-25"),
        ("ko", "12월 25일", "2025-12-25"),
        ("ko", "작년 10월", "2025-10"),
        ("ko", "올해", "2026"),
        ("ko", "어제", "2026-01-08"),
        ("ko", "3일 전에", "2026-01-06"),
        ("en", "on Jan. 9", "2026-01-09"),
        ("en", "on Dec. 25", "2025-12-25"),
        ("en", "last October", "2025-10"),
        ("en", "on Tuesday", "2026-01-06"),
        ("en", "yesterday", "2026-01-08"),
        ("en", "three weeks ago", "2025-12-19"),
        ("en", "last year", "2025"),
        ("ja", "9日", "2026-01-09"),
        ("ja", "昨年10月", "2025-10"),
        ("ja", "先月25日", "2025-12-25"),
        ("ja", "木曜日", "2026-01-08"),
        ("zh", "9日", "2026-01-09"),
        ("zh", "去年12月25日", "2025-12-25"),
        ("zh", "昨天", "2026-01-08"),
        ("ru", "9 января", "2026-01-09"),
        ("ru", "вчера", "2026-01-08"),
        ("ru", "в прошлом году", "2025"),
        ("ru", "во вторник", "2026-01-06"),
        ("de", "am 25. Dezember", "2025-12-25"),
        ("de", "gestern", "2026-01-08"),
        ("de", "vor drei Jahren", "2023"),
        ("de", "am Dienstagabend", "2026-01-06"),
        ("fr", "hier", "2026-01-08"),
        ("fr", "octobre dernier", "2025-10"),
        ("es", "ayer", "2026-01-08"),
        ("es", "el pasado octubre", "2025-10"),
        ("es", "hace tres años", "2023"),
    ],
)
def test_a_partial_date_is_resolved_by_the_day_of_publication(language: str, text: str, expected: str) -> None:
    """The nearest date counts, in the source's time zone, and is marked as relative."""
    context = MomentContext(language=language, published_at=_PUBLISHED, time_zone="Asia/Seoul")

    moments = find_moments(text, context=context)

    assert [(moment.value, moment.relative) for moment in moments] == [(expected, True)]


def test_the_time_zone_of_the_source_decides_what_today_is() -> None:
    """At 22:30 UTC it is the 8th in London and the 9th in Seoul."""
    london = MomentContext(language="en", published_at=_PUBLISHED, time_zone="Europe/London")
    seoul = MomentContext(language="en", published_at=_PUBLISHED, time_zone="Asia/Seoul")
    nowhere = MomentContext(language="en", published_at=_PUBLISHED, time_zone="Mars/Olympus")

    days = [find_moments("today", context=context)[0].value for context in (london, seoul, nowhere)]

    assert days == ["2026-01-08", "2026-01-09", "2026-01-08"]


@pytest.mark.parametrize(
    ("day", "text", "expected"),
    [
        ("2026-01-01", "31일", "2025-12-31"),
        ("2026-01-30", "2일", "2026-02-02"),
        ("2026-01-09", "25일", "2026-01-25"),
        ("2026-03-31", "30일", "2026-03-30"),
        ("2026-03-01", "29일", "2026-03-29"),
    ],
)
def test_a_bare_day_is_looked_for_in_the_month_of_publication_first(day: str, text: str, expected: str) -> None:
    """Korean reports name the month when it is another one, but not around its turn."""
    published_at = dt.datetime.fromisoformat(f"{day}T03:00:00+00:00")

    assert _values(f"{text} 밝혔다", "ko", published_at=published_at) == [expected]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ko", "9일", "XXXX-XX-09"),
        ("ko", "12월 18일", "XXXX-12-18"),
        ("en", "Dec. 18", "XXXX-12-18"),
        ("en", "on Friday", "XXXX-WXX-5"),
        ("ru", "в октябре", "XXXX-10"),
    ],
)
def test_without_publication_time_the_unknown_stays_unknown(language: str, text: str, expected: str) -> None:
    """X stands for what nobody tells; relative words tell nothing at all."""
    assert _values(text, language, published_at=None) == [expected]
    assert _values("어제", "ko", published_at=None) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ko", "9일 동안"),
        ("ko", "10일간"),
        ("ko", "4일간의 일정"),
        ("ko", "3일 만에"),
        ("ko", "올림픽은 오늘날 그제야"),
        ("ja", "4日間、10日ぶり、3日以内"),
        ("zh", "10日内"),
        ("en", "You may march on. An august hall; the sun sat high."),
        ("en", "2,000 people and 2000 people"),
    ],
)
def test_durations_and_look_alikes_are_no_moments(language: str, text: str) -> None:
    """Durations are numbers, and "may" is a verb."""
    assert _values(text, language) == []


def test_both_ends_of_a_range_are_moments() -> None:
    """Jan. 9-11 is two days with one span; 1950-53 two years."""
    assert _values("Jan. 9-11", "en") == ["2026-01-09", "2026-01-11"]
    assert _values("1950~53년", "ko") == ["1950", "1953"]
    assert _values("7. bis 9. Mai 2025", "de") == ["2025-05-07", "2025-05-09"]


def test_a_day_that_no_calendar_has_is_left_out() -> None:
    """There is no 30 February."""
    assert _values("on February 30, 2026", "en") == []


def test_granularity_tells_the_size() -> None:
    """Decade, year, month, day, weekday and time each say what they are."""
    context = MomentContext(language="en")
    text = "the 1990s, in 2017, October 2025, Jan. 9, 2026, on Friday, 2026-01-09T15:00"

    sizes = [moment.granularity for moment in find_moments(text, context=context)]

    assert sizes == [
        Granularity.DECADE,
        Granularity.YEAR,
        Granularity.MONTH,
        Granularity.DAY,
        Granularity.WEEKDAY,
        Granularity.TIME,
    ]


@given(st.dates(min_value=dt.date(1900, 1, 1), max_value=dt.date(2099, 12, 31)))
def test_every_day_of_two_centuries_is_read_back(day: dt.date) -> None:
    """A date printed in Korean, Japanese or as ISO comes back as it was."""
    printed = [
        ("ko", f"{day.year}년 {day.month}월 {day.day}일"),
        ("ja", f"{day.year}年{day.month}月{day.day}日"),
        ("en", day.isoformat()),
    ]

    assert [_values(text, language) for language, text in printed] == [[day.isoformat()]] * 3


@given(st.text(alphabet="0123456789.-/ 년월일年月日JanMay,", max_size=40), st.sampled_from([*TIER_ONE, "sv", "und"]))
def test_any_text_gives_moments_that_stand_in_it(text: str, language: str) -> None:
    """No text breaks the reader; spans hold what they say."""
    moments = find_moments(text, context=MomentContext(language=language, published_at=_PUBLISHED))

    assert [text[moment.start : moment.end] for moment in moments] == [moment.text for moment in moments]


@pytest.mark.parametrize("piece", ["jan ", "9일 ", "2017-", "1.1.", "last ", "2017 ", "el 9 de "])
def test_a_hostile_text_is_scanned_in_linear_time(piece: str) -> None:
    """Many pages of half dates take well below a second in every language; backtracking would take hours."""
    for language in TIER_ONE:
        find_moments("2017", context=MomentContext(language=language))
        started = time.process_time()

        find_moments(piece * (25_000 // len(piece)), context=MomentContext(language=language))

        assert time.process_time() - started < 20


def test_what_was_paid_is_no_year() -> None:
    """A figure after a word of paying is an amount, though a year could be written so."""
    context = MomentContext(language="en")

    assert [moment.text for moment in find_moments("They paid 1801. It was built in 1801.", context=context)] == ["1801"]
    assert find_moments("They paid 1801.", context=context) == ()


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "this week", "2026-W02"),
        ("ko", "지난주", "2026-W01"),
        ("ja", "来週", "2026-W03"),
        ("zh", "上周", "2026-W01"),
        ("ru", "на прошлой неделе", "2026-W01"),
        ("de", "nächste Woche", "2026-W03"),
        ("fr", "la semaine dernière", "2026-W01"),
        ("es", "la semana pasada", "2026-W01"),
        ("zh", "下周五", "2026-01-16"),
        ("ko", "지난주 금요일", "2026-01-02"),
        ("en", "the third quarter of 2025", "2025-Q3"),
        ("ko", "2025년 3분기", "2025-Q3"),
        ("ja", "2025年第3四半期", "2025-Q3"),
        ("zh", "2025年第三季度", "2025-Q3"),
        ("ru", "третий квартал 2025 года", "2025-Q3"),
        ("de", "drittes Quartal 2025", "2025-Q3"),
        ("fr", "troisième trimestre 2025", "2025-Q3"),
        ("es", "tercer trimestre de 2025", "2025-Q3"),
        ("ko", "2025년 하반기", "2025-H2"),
        ("en", "summer 2025", "2025-SU"),
        ("ja", "昨年の夏", "2025-SU"),
        ("ru", "летом 2025 года", "2025-SU"),
        ("zh", "20世纪30年代", "193X"),
        ("ru", "30-е годы прошлого века", "193X"),
        ("ja", "20世紀の30年代", "193X"),
        ("en", "the nineteenth century", "18XX"),
        ("ko", "19세기", "18XX"),
        ("zh", "19世纪", "18XX"),
        ("ru", "XIX век", "18XX"),
        ("de", "im 19. Jahrhundert", "18XX"),
        ("fr", "au XIXe siècle", "18XX"),
        ("es", "en el siglo XIX", "18XX"),
        ("zh", "一九九八年五月三日", "1998-05-03"),
        ("de", "vorgestern", "2026-01-07"),
        ("ko", "10일(현지시간)", "2026-01-10"),
    ],
)
def test_weeks_quarters_seasons_and_centuries_are_moments(language: str, text: str, expected: str) -> None:
    """Each has the same value in every language that prints it."""
    assert _values(text, language) == [expected]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "from May to October 2020", ["2020-05", "2020-10"]),
        ("ko", "2015년 11월 18일부터 12월 19일까지", ["2015-11-18", "2015-12-19"]),
        ("ja", "12月30日から2027年1月2日", ["2026-12-30", "2027-01-02"]),
        ("en", "on 3 and 4 June 2025", ["2025-06-03", "2025-06-04"]),
        ("ko", "6월 18일과 19일", ["2025-06-18", "2025-06-19"]),
    ],
)
def test_a_year_or_month_that_is_printed_once_counts_for_both(language: str, text: str, expected: list[str]) -> None:
    """The other end of a range names what the first leaves out."""
    assert _values(text, language) == expected


def test_that_day_is_the_day_named_before() -> None:
    """Without one it is some day, which nothing can be held against."""
    assert _values("지난 3일 열렸다. 이날 그는", "ko") == ["2026-01-03", "2026-01-03"]
    assert _values("이날 그는", "ko") == ["XXXX-XX-XX"]


def test_a_part_of_the_day_is_told_beside_its_day() -> None:
    """The day stays the value; a clock time after the part is a number."""
    context = MomentContext(language="ko", published_at=_PUBLISHED, time_zone="Asia/Seoul")

    moments = find_moments("8일 오전 밝혔다. 9일 오후 3시", context=context)

    assert [(moment.text, moment.value, moment.part) for moment in moments] == [
        ("8일 오전", "2026-01-08", "MO"),
        ("9일", "2026-01-09", ""),
    ]


def test_lunar_and_fiscal_dates_are_kept_as_printed() -> None:
    """Their days and years are not those of the common calendar."""
    (lunar,) = find_moments("음력 8월 15일", context=MomentContext(language="ko", published_at=_PUBLISHED))
    (fiscal,) = find_moments("fiscal 2025", context=MomentContext(language="en"))

    assert (lunar.value, lunar.calendar) == ("XXXX-08-15", "lunar")
    assert (fiscal.value, fiscal.calendar) == ("2025", "fiscal")


@pytest.mark.parametrize("text", ["2026-02-30", "31 November 2026", "0000-01-01", "on February 30", "2026-13-45", "2026-00-10"])
def test_an_impossible_date_never_becomes_another_day(text: str) -> None:
    """Nothing is resolved by rounding."""
    context = MomentContext(language="en", published_at=_PUBLISHED)

    assert [moment for moment in find_moments(text, context=context) if moment.granularity is Granularity.DAY] == []


def test_a_day_behind_a_year_and_a_colon_is_a_day() -> None:
    """In a list of years the colon is no clock's, whichever width it has."""
    assert _values("2024:12月26日发生地震。", "zh") == _values("2024：12月26日发生地震。", "zh") == ["2024", "2025-12-26"]
