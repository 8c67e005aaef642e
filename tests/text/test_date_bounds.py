"""Dates beside other words: their bounds, the ends of a stretch, feasts that move, titles, phrases of the calendar."""

import datetime as dt

import pytest

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
        ("en", "The Sunday Herald wrote so.", ["XXXX-WXX-7"]),
        ("en", "It opens on Sunday.", ["2026-01-11"]),
        ("fr", "Le quotidien Sunday Herald l'écrit.", ["XXXX-WXX-7"]),
        ("ru", "Об этом пишет Sunday Herald.", ["XXXX-WXX-7"]),
        ("ko", "선데이 헤럴드(Sunday Herald)가 썼다.", ["XXXX-WXX-7"]),
        ("de", "Das sunday der Kette", []),
    ],
)
def test_a_weekday_in_a_title_is_of_no_week(language: str, text: str, expected: list[str]) -> None:
    """What a paper is called says nothing of when it wrote; texts of other languages keep such names."""
    assert _values(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ru", "Июль продолжил рост продаж.", ["2025-07"]),
        ("ru", "Встреча намечена на середину октября.", ["2026-10"]),
        ("ru", "В Сент-Луисе было тихо.", []),
        ("ru", "Мост откроют следующим летом.", ["2026-SU"]),
        ("ru", "Мост открыли прошлым летом.", ["2025-SU"]),
        ("en", "The bridge opens at the end of the year.", ["2026"]),
        ("en", "Shares fell on Monday but ended the day higher.", ["2026-01-05", "2026-01-05"]),
        ("en", "The lowest since '82.", ["1982"]),
        ("es", "Eran las seis de la mañana.", []),
        ("es", "Mañana abre el puente.", ["2026-01-10"]),
    ],
)
def test_an_everyday_phrase_of_the_calendar_is_read(language: str, text: str, expected: list[str]) -> None:
    """Months without a day, periods without a number, years without a century."""
    assert _values(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "open since 2010", ("since", "since")),
        ("en", "due in early May", ("start", "early")),
        ("en", "later this year", ("later", "later")),
        ("ko", "2010년 이후 처음", ("since", "이후")),
        ("ko", "5월 초에", ("start", "초")),
        ("ja", "2010年以降", ("since", "以降")),
        ("ja", "5月上旬", ("start", "上旬")),
        ("zh", "2010年之前", ("before", "之前")),
        ("zh", "5月底", ("end", "底")),
        ("ru", "в начале мая", ("start", "в начале")),
        ("de", "Ende Mai", ("end", "ende")),
        ("fr", "depuis 2010", ("since", "depuis")),
        ("es", "a finales de mayo", ("end", "finales de")),
        ("en", "in mid-May", ("mid", "mid-")),
        ("fr", "à la mi-mai", ("mid", "mi-")),
        ("en", "before the end of December", ("before", "before the end of")),
        ("en", "the ladybird in May", ("", "")),
    ],
)
def test_the_bound_of_a_date_is_kept_beside_it(language: str, text: str, expected: tuple[str, str]) -> None:
    """Before 2010 is not after 2010: the word stands with the date, whose span stays its own."""
    context = MomentContext(language=language, published_at=_PUBLISHED)

    (moment,) = find_moments(text, context=context)

    assert (moment.bound, text[slice(*moment.bound_span)].lower()) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "from May 3 to June 8", ["2026-05-03", "2026-06-08"]),
        ("en", "between 2012 and 2015", ["2012", "2015"]),
        ("en", "from Monday to Thursday", ["2026-01-05", "2026-01-08"]),
        ("ko", "12월 3일부터 1월 8일까지", ["2025-12-03", "2026-01-08"]),
        ("ja", "5月3日から6月8日まで", ["2026-05-03", "2026-06-08"]),
        ("zh", "从5月3日到6月8日", ["2026-05-03", "2026-06-08"]),
        ("ru", "с 3 мая по 8 июня", ["2025-05-03", "2025-06-08"]),
        ("de", "vom 3. Mai bis zum 8. Juni", ["2025-05-03", "2025-06-08"]),
        ("fr", "du 3 mai au 8 juin", ["2025-05-03", "2025-06-08"]),
        ("es", "del 3 de mayo al 8 de junio", ["2025-05-03", "2025-06-08"]),
    ],
)
def test_the_ends_of_a_stretch_are_in_order(language: str, text: str, expected: list[str]) -> None:
    """The last day is the first that it can be after the first one, whatever lies nearer to the day of publication."""
    context = MomentContext(language=language, published_at=_PUBLISHED, time_zone="Asia/Seoul")

    moments = find_moments(text, context=context)

    assert [moment.bound for moment in moments] == ["from", "to"]
    assert [moment.value[5:] for moment in moments] == [value[5:] for value in expected]
    assert moments[0].value <= moments[1].value


def test_a_year_and_a_month_in_figures_are_no_range_of_years() -> None:
    """2016-11 is a month; 2014-18 are two years."""
    assert (_values("2016-11", "en"), _values("in 2014-18", "en")) == (["2016-11"], ["2014", "2018"])


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "the second Tuesday of May 2026", "2026-05-12"),
        ("en", "the last week of November 2025", "2025-W48"),
        ("en", "the first week of 2026", "2026-W01"),
        ("de", "am zweiten Dienstag im Mai 2026", "2026-05-12"),
        ("de", "in der letzten Woche des Jahres in KW 23/2026", "2026-W23"),
        ("fr", "le deuxième mardi de mai 2026", "2026-05-12"),
        ("es", "el segundo martes de mayo de 2026", "2026-05-12"),
        ("ru", "второй вторник мая 2026 года", "2026-05-12"),
        ("uk", "другий вівторок травня 2026 року", "2026-05-12"),
        ("it", "il secondo martedì di maggio 2026", "2026-05-12"),
        ("ko", "2026년 5월 둘째 주", "2026-W20"),
        ("ja", "2026年5月の第2火曜日", "2026-05-12"),
        ("zh", "2026年5月第二个星期二", "2026-05-12"),
        ("en", "Easter Monday 2026", "2026-04-06"),
        ("en", "Thanksgiving 2025", "2025-11-27"),
        ("de", "Pfingstmontag 2026", "2026-05-25"),
        ("fr", "le lundi de Pâques 2026", "2026-04-06"),
        ("es", "Viernes Santo de 2026", "2026-04-03"),
        ("fr", "le vendredi saint", "2026-04-03"),
        ("en", "on Black Friday 2025", "2025-11-28"),
        ("ko", "2025년 블랙프라이데이", "2025-11-28"),
        ("fr", "le Vendredi noir 2025", "2025-11-28"),
    ],
)
def test_days_that_move_are_reckoned(language: str, text: str, expected: str) -> None:
    """Feasts, weeks and weekdays of a month by number have a date of their own each year."""
    assert expected in _values(text, language)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "It rained last night.", ("2026-01-08", "NI")),
        ("en", "It opens this evening.", ("2026-01-09", "EV")),
        ("ko", "어젯밤 비가 왔다.", ("2026-01-08", "NI")),
        ("ja", "昨夜、雨が降った。", ("2026-01-08", "NI")),
        ("zh", "昨晚下雨。", ("2026-01-08", "NI")),
        ("fr", "Hier soir, il a plu.", ("2026-01-08", "EV")),
        ("es", "Anoche llovió.", ("2026-01-08", "NI")),
        ("de", "Am Donnerstagabend regnete es.", ("2026-01-08", "EV")),
        ("de", "Am Sonnabend regnet es.", ("2026-01-10", "")),
    ],
)
def test_a_word_for_a_day_keeps_its_part_of_the_day(language: str, text: str, expected: tuple[str, str]) -> None:
    """Last night is yesterday, and not its morning."""
    context = MomentContext(language=language, published_at=_PUBLISHED, time_zone="Asia/Seoul")

    (moment,) = find_moments(text, context=context)

    assert (moment.value, moment.part) == expected


@pytest.mark.parametrize("language", TIER_ONE)
@pytest.mark.parametrize(
    "text", ["2026-02-30", "31.11.2026", "0000-00-00", "2026년 2월 30일", "2月30日", "30 febbraio 2026", "30 February 2026"]
)
def test_an_impossible_day_is_not_resolved(language: str, text: str) -> None:
    """No day is made up for one that the calendar lacks."""
    values = _values(text, language)

    assert not [value for value in values if len(value) == len("2026-02-30") and "X" not in value]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ko", "연말까지 끝난다."),
        ("ja", "年末までに終わる。"),
        ("zh", "年底前完成。"),
        ("ru", "Работы идут до конца года."),
        ("de", "Bis Ende des Jahres ist er fertig."),
        ("fr", "Il sera fini à la fin de l'année."),
        ("es", "Terminará a finales de año."),
        ("en", "It will be done by the end of the year."),
    ],
)
def test_the_end_of_the_year_is_that_of_the_present_one(language: str, text: str) -> None:
    """A year that is named by nothing else is the year of publication."""
    assert _values(text, language) == ["2026"]
