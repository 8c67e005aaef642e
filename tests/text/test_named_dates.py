"""Dates told by another date: that year, the week of a day, a day of last month, both ends of a stretch of months."""

import datetime as dt
import time

import pytest

from copydesk.text.moments import MomentContext, find_moments

_PUBLISHED = dt.datetime(2026, 1, 9, 12, tzinfo=dt.UTC)


def _values(text: str, language: str) -> list[str]:
    found = find_moments(text, context=MomentContext(language=language, published_at=_PUBLISHED))
    return [moment.value for moment in found]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The plant opened in May 2010. In September of that year it burnt down.", ["2010-05", "2010-09"]),
        ("en", "It was founded in 2010 and closed the following year.", ["2010", "2011"]),
        ("de", "Das Werk wurde im Mai 2010 eröffnet und im September desselben Jahres geschlossen.", ["2010-05", "2010-09"]),
        ("de", "Es wurde im Jahr 2010 gegründet und im Jahr darauf geschlossen.", ["2010", "2011"]),
        ("fr", "L'usine a ouvert en mai 2010. En septembre de la même année, elle a brûlé.", ["2010-05", "2010-09"]),
        ("fr", "Fondée en 2010, elle a fermé l'année suivante.", ["2010", "2011"]),
        ("es", "La planta abrió en mayo de 2010. En septiembre de ese año se quemó.", ["2010-05", "2010-09"]),
        ("es", "Fundada en 2010, cerró al año siguiente.", ["2010", "2011"]),
        ("ru", "Завод открыли в мае 2010 года, а в сентябре того же года он сгорел.", ["2010-05", "2010-09"]),
        ("ru", "Завод открыли в 2010 году, закрыли годом позже.", ["2010", "2011"]),
        ("ko", "공장은 2010년 5월 문을 열었고 같은 해 9월 불탔다.", ["2010-05", "2010-09"]),
        ("ko", "2010년 설립돼 이듬해 문을 닫았다.", ["2010", "2011"]),
        ("ja", "工場は2010年5月に開業し、同年9月に焼失した。", ["2010-05", "2010-09"]),
        ("ja", "2010年に設立され、翌年に閉鎖された。", ["2010", "2011"]),
        ("zh", "工厂于2010年5月开业，同年9月被烧毁。", ["2010-05", "2010-09"]),
        ("zh", "该厂2010年成立，次年关闭。", ["2010", "2011"]),
    ],
)
def test_that_year_is_the_year_of_the_date_named_before(language: str, text: str, expected: list[str]) -> None:
    """News tells a story by its first date and counts on from there, not from the day of publication."""
    actual = _values(text, language)

    assert actual == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "It began on 3 May 2010 and ended the same month.", ["2010-05-03", "2010-05"]),
        ("de", "Es begann am 3. Mai 2010 und endete im selben Monat.", ["2010-05-03", "2010-05"]),
        ("fr", "Le procès, ouvert le 3 mai 2010, s'est achevé le même mois.", ["2010-05-03", "2010-05"]),
        ("es", "Empezó el 3 de mayo de 2010 y acabó el mismo mes.", ["2010-05-03", "2010-05"]),
        ("ru", "Суд начался 3 мая 2010 года и завершился в том же месяце.", ["2010-05-03", "2010-05"]),
        ("ko", "2010년 5월 3일 시작해 같은 달 20일 끝났다.", ["2010-05-03", "2010-05-20"]),
        ("ja", "2010年5月3日に始まり、同月20日に終わった。", ["2010-05-03", "2010-05-20"]),
        ("zh", "2010年5月3日开始，同月20日结束。", ["2010-05-03", "2010-05-20"]),
    ],
)
def test_the_same_month_is_that_of_the_date_named_before(language: str, text: str, expected: list[str]) -> None:
    """A day of the same month has the month and the year of the date before it."""
    actual = _values(text, language)

    assert actual == expected


def test_the_same_year_of_no_year_is_no_moment() -> None:
    """Where no date was named, that year is not the present one; a month of it is a month of some year."""
    actual = [_values(text, "ko") for text in ("같은 해에 태어났다.", "같은 해 9월에 태어났다.")]

    assert actual == [[], ["XXXX-09"]]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The talks are planned for the week of January 12."),
        ("en", "It reopens in the week beginning 12 January."),
        ("de", "Der Start ist in der Woche vom 12. Januar geplant."),
        ("fr", "Le procès s'ouvrira la semaine du 12 janvier."),
        ("es", "El juicio empieza la semana del 12 de enero."),
        ("ru", "Переговоры намечены на неделю с 12 января."),
        ("ko", "회담은 1월 12일로 시작되는 주에 열린다."),
        ("ja", "協議は1月12日の週に開かれる。"),
        ("zh", "会谈将在1月12日当周举行。"),
    ],
)
def test_the_week_of_a_day_is_that_week(language: str, text: str) -> None:
    """Monday 12 January 2026 names the third week of the year."""
    actual = _values(text, language)

    assert actual == ["2026-W03"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The vote was held on the 20th of last month."),
        ("de", "Die Abstimmung war am 20. letzten Monats."),
        ("fr", "Le vote a eu lieu le 20 du mois dernier."),
        ("es", "La votación fue el 20 del mes pasado."),
        ("ru", "Голосование прошло 20 числа прошлого месяца."),
        ("ko", "투표는 지난달 20일에 있었다."),
        ("ja", "投票は先月20日に行われた。"),
        ("zh", "投票于上月20日举行。"),
    ],
)
def test_a_day_of_last_month_is_that_day(language: str, text: str) -> None:
    """A day may be printed with a word for its month."""
    actual = _values(text, language)

    assert actual == ["2025-12-20"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Sales fell in July-September 2025.", ["2025-07", "2025-09"]),
        ("en", "It rained a lot in Nov-Feb 2017.", ["2016-11", "2017-02"]),
        ("de", "Im Zeitraum Juli-September 2025 sank der Umsatz.", ["2025-07", "2025-09"]),
        ("fr", "Les ventes de juillet-septembre 2025 ont reculé.", ["2025-07", "2025-09"]),
        ("es", "Las ventas de julio-septiembre de 2025 cayeron.", ["2025-07", "2025-09"]),
        ("ru", "В июле-сентябре 2025 года продажи упали.", ["2025-07", "2025-09"]),
        ("ko", "2025년 7~9월 매출이 줄었다.", ["2025-07", "2025-09"]),
        ("ja", "2025年7~9月期の売上高は減った。", ["2025-07", "2025-09"]),
        ("zh", "2025年7至9月销售额下降。", ["2025-07", "2025-09"]),
        ("zh", "今年1至3月销售额下降。", ["2026-01", "2026-03"]),
    ],
)
def test_months_with_a_dash_are_the_ends_of_a_stretch(language: str, text: str, expected: list[str]) -> None:
    """Business news tells a stretch of months by its first and its last."""
    actual = _values(text, language)

    assert actual == expected


def test_a_part_of_a_month_may_end_a_stretch() -> None:
    """The words for the part of a month stand between the joining word and the month."""
    text = "Closed from April until the end of June, and between 2007 and the end of 2008."

    found = find_moments(text, context=MomentContext(language="en", published_at=_PUBLISHED))

    assert [(each.value, each.bound) for each in found] == [
        ("2026-04", "from"),
        ("2026-06", "to"),
        ("2007", "from"),
        ("2008", "to"),
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "between the 4th and 22 January 1995"),
        ("fr", "entre le 4 et le 22 janvier 1995"),
        ("es", "entre el 4 y el 22 de enero de 1995"),
        ("de", "zwischen dem 4. und dem 22. Januar 1995"),
    ],
)
def test_the_first_day_of_two_has_the_month_of_the_second(language: str, text: str) -> None:
    """A month that is printed once counts for both days."""
    actual = _values(text, language)

    assert actual == ["1995-01-04", "1995-01-22"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "It opens this Wednesday.", "2026-01-14"),
        ("en", "He said it this Friday.", "2026-01-09"),
        ("de", "Das Museum öffnet diesen Mittwoch.", "2026-01-14"),
        ("ru", "Музей откроется в этот вторник.", "2026-01-13"),
        ("ru", "Об этом стало известно в этот четверг.", "2026-01-08"),
        ("ko", "이번 수요일 문을 연다.", "2026-01-14"),
        ("fr", "Le musée ouvre ce mardi.", "2026-01-13"),
        ("fr", "Il l'a annoncé ce jeudi.", "2026-01-08"),
        ("es", "El museo abre este martes.", "2026-01-13"),
        ("es", "Lo anunció este jueves.", "2026-01-08"),
    ],
)
def test_this_weekday_is_a_coming_one(language: str, text: str, expected: str) -> None:
    """The Friday is 9 January. French, Spanish and Russian news call the last days so too."""
    actual = _values(text, language)

    assert actual == [expected]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "on October 2, nineteen ninety-six", "1996-10-02"),
        ("en", "since two thousand and fifteen", "2015"),
        ("en", "in the nineteen seventies", "197X"),
        ("es", "el 28 de marzo de mil novecientos noventa y dos", "1992-03-28"),
        ("es", "en mil setecientos ochenta y nueve", "1789"),
        ("fr", "en mille neuf cent quatre-vingt-dix-sept", "1997"),
        ("fr", "le 3 mai deux mille quatorze", "2014-05-03"),
    ],
)
def test_a_year_may_be_written_in_words(language: str, text: str, expected: str) -> None:
    """Quotations and old documents have them."""
    actual = _values(text, language)

    assert actual == [expected]


@pytest.mark.parametrize("text", ["in twenty five cases", "in two thousand homes", "nineteen people", "in nineteen cases"])
def test_a_number_in_words_is_no_year(text: str) -> None:
    """A century alone is a number, and so is one with less than ten behind it."""
    actual = _values(text, "en")

    assert actual == []


def test_days_of_two_months_with_a_dash_are_the_ends_of_a_stretch() -> None:
    """The year that is printed once counts for both."""
    actual = _values("Nov. 18-Dec. 19, 2015", "en") + _values("Dec. 29-Jan. 3, 2015", "en")

    assert actual == ["2015-11-18", "2015-12-19", "2014-12-29", "2015-01-03"]


@pytest.mark.parametrize(
    ("language", "text"), [("en", "It opens at noon."), ("fr", "Il ouvre à midi."), ("es", "Abre al mediodía.")]
)
def test_noon_alone_is_a_part_of_some_day(language: str, text: str) -> None:
    """Its day is not named."""
    (found,) = find_moments(text, context=MomentContext(language=language, published_at=_PUBLISHED))

    assert (found.value, found.part) == ("XXXX-XX-XX", "MI")


@pytest.mark.parametrize(
    ("language", "piece"), [("ja", "同年3月"), ("zh", "同年3月"), ("ko", "같은 해 3월 "), ("en", "May of that year, ")]
)
def test_that_year_of_no_year_is_looked_for_nearby(language: str, piece: str) -> None:
    """A text of fifty thousand characters without a year is read in linear time."""
    text = piece * (50_000 // len(piece))
    start = time.process_time()

    found = find_moments(text, context=MomentContext(language=language))

    assert len(found) == 50_000 // len(piece)
    assert time.process_time() - start < 10
