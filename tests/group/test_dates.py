"""When the texts say that it happened: in eight languages, as large or small as they say, and never what is still to come."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.group.dates import Named, happened_on, key_days, named_moments, summed
from copydesk.model.lexicon import Lexicon
from copydesk.model.report import Report, compose_text
from copydesk.text.facts import FactReader
from copydesk.text.spans import span_of

TOLD_AT = datetime(2026, 3, 12, 9, tzinfo=UTC)
"""A Thursday."""

READER = FactReader(Lexicon())


def named(text: str, *, language: str = "en", time_zone: str = "UTC", told_at: datetime = TOLD_AT) -> Named:
    """What a report of one paragraph names."""
    report = Report(
        id="r",
        url="https://outlet.example/",
        source_id="outlet",
        page_sha256="0" * 64,
        language=language,
        headline="",
        text=compose_text("", "", (text,)),
        paragraphs=(text,),
        received_at=told_at,
        published_at=told_at,
    )
    return named_moments(READER.reading(report, time_zone=time_zone), told_at=told_at, time_zone=time_zone)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The bridge at Kessel was closed on March 10, the mayor said."),
        ("de", "Die Brücke in Kessel wurde am 10. März gesperrt, sagte die Bürgermeisterin."),
        ("fr", "Le pont de Kessel a été fermé le 10 mars, a déclaré la maire."),
        ("es", "El puente de Kessel fue cerrado el 10 de marzo, dijo la alcaldesa."),
        ("ru", "Мост в Кесселе закрыли 10 марта, сообщила мэр."),
        ("ko", "케셀의 다리가 3월 10일 폐쇄됐다고 시장이 말했다."),
        ("ja", "ケッセルの橋が3月10日に閉鎖されたと市長が述べた。"),
        ("zh", "市长说，凯瑟尔的桥梁于3月10日关闭。"),
    ],
)
def test_the_day_of_an_event_is_the_day_that_its_report_names(language: str, text: str) -> None:
    """Not the day on which it was published."""
    assert happened_on([named(text, language=language)], told_at=TOLD_AT) == "2026-03-10"


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("The pier was closed last week after a storm.", "2026-W10"),
        ("Exports of barley fell in February, the office said.", "2026-02"),
        ("The pier was closed last week. Divers went down on Tuesday.", "2026-03-10"),
        ("The pier will be opened on March 20.", ""),
        ("The pier was built in 1904.", ""),
        ("The council remembers the flood of 3 May 1998.", ""),
        ("Prices rise in March, the office said.", ""),
    ],
)
def test_a_date_is_as_large_as_the_text_says(text: str, when: str) -> None:
    """A week or a month that is over stands where no day is named; the future, and the distant past, are no dates of news."""
    assert happened_on([named(text)], told_at=TOLD_AT) == when


def test_what_most_origins_name_is_the_day() -> None:
    """One report that names another day does not move it."""
    tuesday, monday = (named(f"The pier was closed on {day}.") for day in ("Tuesday", "Monday"))

    assert happened_on([tuesday, monday, tuesday], told_at=TOLD_AT) == "2026-03-10"


def test_a_day_far_below_the_head_is_not_when_it_happened() -> None:
    """Background at the end of a report names many days."""
    text = " ".join(["The pier is closed."] * 9) + " It was painted on March 2."

    assert [value for value, _ in named(text)] == ["2026-03-02"]
    assert happened_on([named(text)], told_at=TOLD_AT) == ""


def test_today_is_today_where_the_source_is() -> None:
    """In Seoul it is the 10th already when it is still the 9th in Greenwich."""
    late = datetime(2026, 3, 9, 20, tzinfo=UTC)

    assert named("다리가 10일 폐쇄됐다.", language="ko", time_zone="Asia/Seoul", told_at=late)
    assert named("다리가 11일 폐쇄된다.", language="ko", time_zone="Asia/Seoul", told_at=late) == ()


def test_key_days_are_those_that_most_texts_name() -> None:
    """In order of time, and no more than asked for."""
    told: list[Named] = [
        (("2026-03-10", 1.0), ("2026-01-05", 0.6)),
        (("2026-01-05", 0.6), ("2026-02", 1.0)),
        (("2026-02-01", 0.4),),
        (("2026-03-10", 1.0),),
    ]

    assert key_days(told, most=2) == ("2026-01-05", "2026-03-10")


@given(day=st.dates(min_value=date(1000, 1, 10), max_value=date(9998, 12, 20)))
def test_a_span_has_its_own_days(day: date) -> None:
    """A day, its week and its month, as they are written, each contain it."""
    year, week, _ = day.isocalendar()

    for value in (day.isoformat(), f"{year:04}-W{week:02}", day.isoformat()[:7]):
        span = span_of(value)
        assert span is not None
        assert span[0] <= day <= span[1]


@pytest.mark.parametrize("value", ["2026", "199X", "XXXX-03-10", "2026-SU", "2026-W60", "2026-02-30", "P3W", ""])
def test_what_is_no_part_of_a_calendar_has_no_days(value: str) -> None:
    """A year is too large to date an event, and February has no thirtieth."""
    assert span_of(value) is None


def test_a_value_is_summed_once_a_text() -> None:
    """And what counts most comes first."""
    assert summed([(("b", 1.0),), (("a", 0.5), ("b", 1.0))]) == (("b", 2.0), ("a", 0.5))
