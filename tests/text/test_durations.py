"""Lengths of time: how they are told, counted from the day of publication, compared."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.model.facts import Granularity, Moment
from copydesk.model.lexicon import Lexicon
from copydesk.text.durationagreement import durations_agree, durations_contradicted
from copydesk.text.durations import amounts_of, find_durations, iso_length
from copydesk.text.facts import FactReader
from copydesk.text.moments import MomentContext, find_moments, moments_agree
from copydesk.text.numbers import find_numbers

_LANGUAGES = ("ko", "en", "ja", "zh", "ru", "de", "fr", "es")
_PUBLISHED = dt.datetime(2026, 1, 9, 12, tzinfo=dt.UTC)


def _found(text: str, language: str, *, published_at: dt.datetime | None = _PUBLISHED) -> tuple[Moment, ...]:
    context = MomentContext(language=language, published_at=published_at)
    moments = find_moments(text, context=context)
    return find_durations(text, numbers=find_numbers(text, language=language), moments=moments, context=context)


def _values(text: str, language: str) -> list[str]:
    return [each.value for each in _found(text, language)]


def _length(value: str) -> Moment:
    return Moment(start=0, end=1, text="x", value=value, granularity=Granularity.DURATION)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The strike lasted three weeks and the talks two days.", ["P3W", "P2D"]),
        ("de", "Der Streik dauerte drei Wochen, die Gespräche zwei Tage.", ["P3W", "P2D"]),
        ("fr", "La grève a duré trois semaines, les discussions deux jours.", ["P3W", "P2D"]),
        ("es", "La huelga duró tres semanas y las conversaciones dos días.", ["P3W", "P2D"]),
        ("ru", "Забастовка длилась три недели, переговоры — два дня.", ["P3W", "P2D"]),
        ("ko", "파업은 3주, 협상은 이틀간 이어졌다.", ["P3W", "P2D"]),
        ("ja", "ストは3週間、協議は2日間続いた。", ["P3W", "P2D"]),
        ("zh", "罢工持续三周，谈判进行了两天。", ["P3W", "P2D"]),
        ("en", "She served a year and a half; the flight took 2 hours and 30 minutes.", ["P18M", "PT2H30M"]),
        ("en", "He was held for one year, six months and 3 days.", ["P1Y6M3D"]),
        ("de", "Die Fahrt dauert eine Stunde und 30 Minuten.", ["PT1H30M"]),
        ("fr", "Il a été condamné à un an et demi de prison.", ["P1.5Y"]),
        ("es", "Pasó un año y medio en la cárcel.", ["P1.5Y"]),
        ("ru", "Он провёл в колонии два с половиной года.", ["P2.5Y"]),
        ("ko", "징역 1년 6개월을 선고받았다.", ["P1Y6M"]),
        ("ja", "懲役1年6か月の判決を受けた。", ["P1Y6M"]),
        ("zh", "他被判处一年零六个月监禁。", ["P1Y6M"]),
        ("en", "Two decades of war.", ["P20Y"]),
    ],
)
def test_a_length_of_time_is_told_as_iso_has_it(language: str, text: str, expected: list[str]) -> None:
    """The greater and the smaller unit of one length are one."""
    actual = _values(text, language)

    assert actual == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "for several weeks", "PXW"),
        ("de", "seit mehreren Wochen", "PXW"),
        ("fr", "pendant plusieurs semaines", "PXW"),
        ("es", "durante varias semanas", "PXW"),
        ("ru", "несколько недель", "PXW"),
        ("ko", "몇 주 동안", "PXW"),
        ("ja", "数週間にわたり", "PXW"),
        ("zh", "持续几周", "PXW"),
        ("en", "They waited for a week.", "P1W"),
        ("ru", "через полгода", "P6M"),
        ("ko", "반년 만에", "P6M"),
        ("ja", "半年間", "P6M"),
        ("zh", "历时半年", "P6M"),
        ("es", "tardó media hora", "PT30M"),
        ("fr", "une demi-heure plus tard", "PT30M"),
    ],
)
def test_a_length_without_a_figure_is_one_too(language: str, text: str, expected: str) -> None:
    """What is not counted is kept as X, and a word for half a year has no figure."""
    actual = _values(text, language)

    assert actual == [expected]


@pytest.mark.parametrize(
    ("language", "past", "coming"),
    [
        ("en", "in the past three weeks", "in the next three weeks"),
        ("de", "in den vergangenen drei Wochen", "in den kommenden drei Wochen"),
        ("fr", "au cours des trois dernières semaines", "dans les trois prochaines semaines"),
        ("es", "en las últimas tres semanas", "en las próximas tres semanas"),
        ("ru", "за последние три недели", "в ближайшие три недели"),
        ("ko", "지난 3주 동안", "앞으로 3주 동안"),
        ("ja", "過去3週間で", "今後3週間で"),
        ("zh", "过去三周", "未来三周"),
    ],
)
def test_a_length_may_be_counted_from_the_day_of_publication(language: str, past: str, coming: str) -> None:
    """The day of publication stands at that end of the length where it is."""
    found = [_found(text, language) for text in (past, coming)]

    assert [[(each.value, each.relative) for each in some] for some in found] == [
        [("P3W/2026-01-09", True)],
        [("2026-01-09/P3W", True)],
    ]


@pytest.mark.parametrize(
    ("language", "after", "before"),
    [
        ("en", "three weeks after 5 April 2026", "three weeks before 5 April 2026"),
        ("de", "drei Wochen nach dem 5. April 2026", "drei Wochen vor dem 5. April 2026"),
        ("fr", "trois semaines après le 5 avril 2026", "trois semaines avant le 5 avril 2026"),
        ("es", "tres semanas después del 5 de abril de 2026", "tres semanas antes del 5 de abril de 2026"),
        ("ru", "три недели после 5 апреля 2026 года", "три недели до 5 апреля 2026 года"),
    ],
)
def test_a_length_may_be_counted_from_a_day_that_is_named(language: str, after: str, before: str) -> None:
    """The day stands at that end of the length where it is, and is a moment of its own."""
    found = [_found(text, language) for text in (after, before)]

    assert [[(each.value, each.relative) for each in some] for some in found] == [
        [("2026-04-05/P3W", False)],
        [("P3W/2026-04-05", False)],
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [("ko", "2026년 4월 5일로부터 3주 후"), ("ja", "2026年4月5日の3週間後"), ("zh", "2026年4月5日的三周之后")],
)
def test_the_day_may_stand_before_the_length(language: str, text: str) -> None:
    """Where a language prints the day first, its length is counted from it too."""
    actual = _values(text, language)

    assert actual == ["2026-04-05/P3W"]


@pytest.mark.parametrize(
    ("language", "text"),
    [("ko", "2026년 4월 5일로부터 3주 전에"), ("ja", "2026年4月5日の3週間前"), ("zh", "2026年4月5日的3周前")],
)
def test_weeks_before_a_day_are_not_weeks_before_publication(language: str, text: str) -> None:
    """Three weeks ago and three weeks before are one word there; the day beside it tells which."""
    found = find_moments(text, context=MomentContext(language=language, published_at=_PUBLISHED))

    assert [each.value for each in found] == ["2026-04-05", "2026-03-15"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "It rained all day.", "P1D"),
        ("de", "Es regnete den ganzen Tag.", "P1D"),
        ("fr", "Il a plu toute la journée.", "P1D"),
        ("es", "Llovió todo el día.", "P1D"),
        ("ru", "Дождь шёл целый день.", "P1D"),
        ("ko", "하루 종일 비가 내렸다.", "P1D"),
        ("ja", "一日中雨が降った。", "P1D"),
        ("zh", "下了整天的雨。", "P1D"),
    ],
)
def test_the_whole_day_is_a_day(language: str, text: str, expected: str) -> None:
    """A whole unit has no figure."""
    actual = _values(text, language)

    assert actual == [expected]


def test_without_a_day_of_publication_a_length_is_of_no_place() -> None:
    """Nothing is counted from an unknown day."""
    (found,) = _found("in the past three weeks", "en", published_at=None)

    assert (found.value, found.relative) == ("P3W", False)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "the last three days of the trial"),
        ("de", "die letzten drei Tage des Prozesses"),
        ("fr", "les trois derniers jours du procès"),
        ("es", "los últimos tres días del juicio"),
    ],
)
def test_the_last_days_of_something_are_not_the_days_before_publication(language: str, text: str) -> None:
    """They are the last ones of it."""
    actual = _values(text, language)

    assert actual == ["P3D"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "a 25-year-old man drove at 60 miles an hour"),
        ("de", "der 25-Jährige fuhr weg"),
        ("ru", "25-летний мужчина уехал"),
        ("ko", "25세 남성이 떠났다"),
        ("ja", "25歳の男が去った"),
        ("zh", "25岁男子离开"),
    ],
)
def test_an_age_is_no_length_of_time(language: str, text: str) -> None:
    """It is a number of years, which are not told as passing."""
    actual = _values(text, language)

    assert actual == []


def test_two_ends_are_two_moments_of_one_span() -> None:
    """A range is printed once, and a bound is kept."""
    found = _found("It takes two to three days, but no more than a week; more than 5 years is rare.", "en")

    assert [(each.text, each.value, each.bound) for each in found] == [
        ("two to three days", "P2D", "from"),
        ("two to three days", "P3D", "to"),
        ("a week", "P1W", ""),
        ("5 years", "P5Y", "over"),
    ]


def test_the_words_of_a_bound_stand_beside_the_length() -> None:
    """The span of the bound is that of its words."""
    text = "It took more than 5 years."

    (found,) = _found(text, "en")

    assert text[slice(*found.bound_span)].strip() == "more than"


def test_a_list_of_lengths_is_not_one_length() -> None:
    """Behind a comma only the next smaller unit goes on."""
    actual = _values("three years, 15 days and two hours", "en")

    assert actual == ["P3Y", "P15DT2H"]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("P1W", "P7D", True),
        ("P1Y6M", "P18M", True),
        ("P1.5Y", "P18M", True),
        ("PT24H", "P1D", True),
        ("P30D", "P1M", True),
        ("P4W", "P1M", False),
        ("P3W", "P2W", False),
        ("P3W/2026-01-09", "P3W", True),
        ("P3W/2026-01-09", "P3W/2026-01-08", True),
        ("P3W/2026-01-09", "2026-01-09/P3W", False),
        ("P3W/2026-01-09", "2026-04-05/P3W", None),
        ("PXW", "P3W", None),
        ("PXW", "PXW", True),
        ("PXW", "PXM", False),
    ],
)
def test_lengths_agree_whatever_their_units(left: str, right: str, expected: bool | None) -> None:  # noqa: FBT001
    """Reports of two days that count from them tell of one length; past and coming are two."""
    actual = [durations_agree(_length(left), _length(right)), durations_agree(_length(right), _length(left))]

    assert actual == [expected, expected]


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("PXW", "PXM", 1),
        ("PXW", "PXW", 0),
        ("PXW", "P3M", 0),
        ("P3W", "P2W", 0),
        ("P3W/2026-01-09", "2026-01-09/P3W", 1),
        ("P3W/2026-01-09", "2026-01-09/P2W", 0),
    ],
)
def test_a_length_is_contradicted_where_no_number_would_tell(left: str, right: str, expected: int) -> None:
    """The figures of two lengths are compared as numbers; what they do not show is compared here."""
    actual = durations_contradicted([_length(left)], [_length(right)])

    assert len(actual) == expected


def test_a_length_of_time_is_no_date() -> None:
    """Dates and lengths are never held against each other."""
    day = Moment(start=0, end=1, text="x", value="2026-01-09", granularity=Granularity.DAY)

    actual = moments_agree(day, _length("P3W/2026-01-09"))

    assert actual is None


def test_facts_have_lengths_of_time_beside_dates_and_numbers() -> None:
    """The number keeps its figure, and nothing that looks for a date finds the length."""
    reader = FactReader(Lexicon())
    text = "The strike ended on 5 January after three weeks."

    facts = reader.facts(text, context=MomentContext(language="en", published_at=_PUBLISHED))

    assert [each.value for each in facts.durations] == ["P3W"]
    assert [each.value for each in facts.moments] == ["2026-01-05"]
    assert [(each.low, each.unit) for each in facts.numbers] == [(Decimal(3), "week")]


@given(
    years=st.integers(0, 99),
    months=st.integers(0, 11),
    days=st.integers(0, 30),
    hours=st.integers(0, 23),
    minutes=st.integers(0, 59),
)
def test_an_iso_length_is_read_back(years: int, months: int, days: int, hours: int, minutes: int) -> None:
    """Writing and reading a length gives its amounts."""
    amounts = {"year": years, "month": months, "day": days, "hour": hours, "minute": minutes}
    given_amounts: dict[str, Decimal | None] = {unit: Decimal(amount) for unit, amount in amounts.items() if amount}

    actual = amounts_of(iso_length(given_amounts))

    assert actual == given_amounts


@given(st.text(max_size=120), st.sampled_from(_LANGUAGES))
def test_any_text_gives_lengths_that_stand_in_it(text: str, language: str) -> None:
    """Offsets point at the text and nothing escapes."""
    found = _found(text, language)

    assert all(text[each.start : each.end] == each.text for each in found)


@pytest.mark.parametrize(
    "piece", ["three weeks and ", "past ", "a ", "several ", "三周", "지난 3주 ", "1 год ", "un an et demi "]
)
def test_a_hostile_text_is_read_in_linear_time(piece: str) -> None:
    """A long run of one piece gives no more than its length of work."""
    found = _found(piece * (50_000 // len(piece)), "en")

    assert all(each.start < each.end for each in found)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "three weeks from 5 April 2026"),
        ("es", "tres semanas a partir del 5 de abril de 2026"),
        ("fr", "trois semaines à partir du 5 avril 2026"),
        ("de", "drei Wochen ab dem 5. April 2026"),
        ("ko", "2026년 4월 5일부터 3주"),
        ("ja", "2026年4月5日から3週間"),
        ("zh", "2026年4月5日起三周"),
    ],
)
def test_a_length_may_begin_on_a_day(language: str, text: str) -> None:
    """From a day on is after it, as far as a length goes."""
    actual = _values(text, language)

    assert actual == ["2026-04-05/P3W"]
