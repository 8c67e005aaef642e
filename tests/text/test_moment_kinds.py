"""Every kind of moment in the first eight languages: its value, its size, and whether the day of publication was needed."""

import datetime as dt

import pytest

from copydesk.model.facts import Granularity
from copydesk.text.moments import MomentContext, find_moments

_PUBLISHED = dt.datetime(2026, 1, 9, 12, tzinfo=dt.UTC)

_PHRASES = {
    "decade": {
        "en": "in the 1930s",
        "de": "in den 1930er Jahren",
        "fr": "dans les années 1930",
        "es": "en los años 1930",
        "ru": "в 1930-х годах",
        "ko": "1930년대에",
        "ja": "1930年代に",
        "zh": "20世纪30年代",
    },
    "decade of the last century": {
        "en": "in the thirties of the last century",
        "de": "in den 30er Jahren des vorigen Jahrhunderts",
        "fr": "dans les années 30 du siècle dernier",
        "es": "en los años 30 del siglo pasado",
        "ru": "30-е годы прошлого века",
        "ko": "지난 세기 30년대",
        "ja": "前世紀の30年代",
        "zh": "上世纪30年代",
    },
    "decade of a century": {
        "en": "in the thirties of the 19th century",
        "de": "in den 30er Jahren des 19. Jahrhunderts",
        "fr": "dans les années 30 du XIXe siècle",
        "es": "en los años 30 del siglo XIX",
        "ru": "в 30-е годы XIX века",
        "ko": "19세기 30년대",
        "ja": "19世紀30年代",
        "zh": "19世纪30年代",
    },
    "century": {
        "en": "in the 20th century",
        "de": "im 20. Jahrhundert",
        "fr": "au XXe siècle",
        "es": "en el siglo XX",
        "ru": "в XX веке",
        "ko": "20세기에",
        "ja": "20世紀に",
        "zh": "20世纪",
    },
    "month of last year": {
        "en": "in October of last year",
        "de": "im Oktober vergangenen Jahres",
        "fr": "en octobre de l'année dernière",
        "es": "en octubre del año pasado",
        "ru": "в октябре прошлого года",
        "ko": "지난해 10월",
        "ja": "昨年10月",
        "zh": "去年10月",
    },
    "two days ago": {
        "en": "the day before yesterday",
        "de": "vorgestern",
        "fr": "avant-hier",
        "es": "anteayer",
        "ru": "позавчера",
        "ko": "그저께",
        "ja": "一昨日",
        "zh": "前天",
    },
    "weekday": {
        "en": "on Friday",
        "de": "am Freitag",
        "fr": "vendredi",
        "es": "el viernes",
        "ru": "в пятницу",
        "ko": "금요일에",
        "ja": "金曜日に",
        "zh": "周五",
    },
    "season": {
        "en": "in the spring of 2025",
        "de": "Frühjahr 2025",
        "fr": "au printemps 2025",
        "es": "en la primavera de 2025",
        "ru": "весной 2025 года",
        "ko": "2025년 봄",
        "ja": "2025年春",
        "zh": "2025年春季",
    },
    "last summer": {
        "en": "last summer",
        "de": "im vergangenen Sommer",
        "fr": "l'été dernier",
        "es": "el verano pasado",
        "ru": "прошлым летом",
        "ko": "지난여름",
        "ja": "昨年の夏",
        "zh": "去年夏天",
    },
    "quarter": {
        "en": "in the third quarter of 2025",
        "de": "im dritten Quartal 2025",
        "fr": "au troisième trimestre 2025",
        "es": "en el tercer trimestre de 2025",
        "ru": "в третьем квартале 2025 года",
        "ko": "2025년 3분기",
        "ja": "2025年第3四半期",
        "zh": "2025年第三季度",
    },
    "half": {
        "en": "in the second half of 2025",
        "de": "im zweiten Halbjahr 2025",
        "fr": "au second semestre 2025",
        "es": "en el segundo semestre de 2025",
        "ru": "во втором полугодии 2025 года",
        "ko": "2025년 하반기",
        "ja": "2025年下半期",
        "zh": "2025年下半年",
    },
}
_EXPECTED = {
    "decade": ("193X", Granularity.DECADE, False),
    "decade of the last century": ("193X", Granularity.DECADE, False),
    "decade of a century": ("183X", Granularity.DECADE, False),
    "century": ("19XX", Granularity.CENTURY, False),
    "month of last year": ("2025-10", Granularity.MONTH, True),
    "two days ago": ("2026-01-07", Granularity.DAY, True),
    "weekday": ("2026-01-09", Granularity.DAY, True),
    "season": ("2025-SP", Granularity.SEASON, False),
    "last summer": ("2025-SU", Granularity.SEASON, True),
    "quarter": ("2025-Q3", Granularity.QUARTER, False),
    "half": ("2025-H2", Granularity.HALF, False),
}
_CASES = [(kind, language, text) for kind, texts in _PHRASES.items() for language, text in texts.items()]


@pytest.mark.parametrize(("kind", "language", "text"), _CASES)
def test_a_moment_has_its_value_its_size_and_its_ground(kind: str, language: str, text: str) -> None:
    """One moment a phrase, the same in every language."""
    (moment,) = find_moments(text, context=MomentContext(language=language, published_at=_PUBLISHED))

    assert (moment.value, moment.granularity, moment.relative) == _EXPECTED[kind]


@pytest.mark.parametrize(
    ("language", "text", "value", "calendar"),
    [
        ("en", "in the fiscal year 2025", "2025", "fiscal"),
        ("de", "im Geschäftsjahr 2025", "2025", "fiscal"),
        ("fr", "sur l'exercice 2025", "2025", "fiscal"),
        ("es", "en el año fiscal 2025", "2025", "fiscal"),
        ("ru", "в 2025 финансовом году", "2025", "fiscal"),
        ("ko", "2025회계연도", "2025", "fiscal"),
        ("ja", "2025年度", "2025", "fiscal"),
        ("zh", "2025财年", "2025", "fiscal"),
        ("en", "Lunar New Year", "XXXX-01-01", "lunar"),
        ("de", "das chinesische Neujahr", "XXXX-01-01", "lunar"),
        ("fr", "le Nouvel An lunaire", "XXXX-01-01", "lunar"),
        ("es", "el Año Nuevo lunar", "XXXX-01-01", "lunar"),
        ("ru", "Новый год по лунному календарю", "XXXX-01-01", "lunar"),
        ("ko", "음력 8월 15일", "XXXX-08-15", "lunar"),
        ("ja", "旧暦8月15日", "XXXX-08-15", "lunar"),
        ("zh", "农历八月十五", "XXXX-08-15", "lunar"),
    ],
)
def test_fiscal_and_lunar_marks_are_kept(language: str, text: str, value: str, calendar: str) -> None:
    """A year of business and a day of the moon are as printed, and of their own calendar."""
    (moment,) = find_moments(text, context=MomentContext(language=language, published_at=_PUBLISHED))

    assert (moment.value, moment.calendar) == (value, calendar)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "on 31 November 2026"),
        ("en", "2026-02-30"),
        ("en", "2026-02-30T10:00"),
        ("en", "2026-13-01"),
        ("en", "in the year 0000"),
        ("en", "0000-01-01"),
        ("en", "29 February 2025"),
        ("en", "the fifth Sunday of February 2026"),
        ("en", "the week of February 30"),
        ("en", "99/99/9999"),
        ("de", "am 31. November 2026"),
        ("fr", "le 31 novembre 2026"),
        ("es", "el 31 de noviembre de 2026"),
        ("ru", "31 ноября 2026 года"),
        ("ko", "2026년 11월 31일"),
        ("ko", "0000년 0월 0일"),
        ("ko", "13월 1일"),
        ("ja", "2026年11月31日"),
        ("ja", "13月1日に"),
        ("ja", "令和0年"),
        ("zh", "二〇二六年二月三十日"),
        ("zh", "0000年00月00日"),
        ("zh", "13月1日"),
    ],
)
def test_a_date_that_no_calendar_has_is_no_moment(language: str, text: str) -> None:
    """Neither another day is made of it, nor its month alone."""
    found = find_moments(text, context=MomentContext(language=language, published_at=_PUBLISHED))

    assert found == ()


@pytest.mark.parametrize("published_at", [dt.datetime(1, 1, 2, tzinfo=dt.UTC), dt.datetime(9999, 12, 30, tzinfo=dt.UTC)])
@pytest.mark.parametrize(
    "text",
    ["three weeks ago", "next year", "last century", "the week of January 1", "that year", "Easter", "the past 9000 years"],
)
def test_the_ends_of_the_calendar_are_no_trouble(text: str, published_at: dt.datetime) -> None:
    """What lies before the first year or after the last is left out."""
    found = find_moments(text, context=MomentContext(language="en", published_at=published_at))

    assert all(text[each.start : each.end] == each.text for each in found)
