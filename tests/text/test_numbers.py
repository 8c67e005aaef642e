"""Figures are read as a copy editor reads them, in every tier-one language."""

import time
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.model.facts import Number, NumberKind
from copydesk.model.language import TIER_ONE
from copydesk.text.numbers import find_numbers

_INFINITY = Decimal("Infinity")


def _read(text: str, language: str) -> list[tuple[str, str, str, str]]:
    """Text, value (or low..high), kind and unit of each figure."""
    found = find_numbers(text, language=language)
    return [(number.text, _value(number), number.kind.value, number.unit) for number in found]


def _value(number: Number) -> str:
    return str(number.low) if number.low == number.high else f"{number.low}..{number.high}"


def _one(text: str, language: str) -> Number:
    (number,) = find_numbers(text, language=language)
    return number


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "1,234,567 ships", "1234567"),
        ("en", "3.5 tons", "3.5"),
        ("de", "1.234.567 Schiffe", "1234567"),
        ("de", "3,5 Tonnen", "3.5"),
        ("fr", "1 234 567 navires", "1234567"),
        ("fr", "1\u202f234,5 tonnes", "1234.5"),
        ("ru", "1 234 567 судов", "1234567"),
        ("ru", "3,5 тонны", "3.5"),
        ("es", "1.234.567 barcos", "1234567"),
        ("es", "1,234,567 barcos", "1234567"),
        ("ko", "1,234,567척", "1234567"),
        ("ja", "１２３，４５６隻".replace("，", ","), "123456"),
        ("zh", "1,234艘", "1234"),
        ("en", "12,34,567 rupees", "1234567"),
    ],
)
def test_digits_are_read_by_the_local_habit(language: str, text: str, value: str) -> None:
    """Group and decimal signs differ by language."""
    assert str(_one(text, language).low) == value


@pytest.mark.parametrize(
    ("language", "text", "value", "unit"),
    [
        ("ko", "3조 2천억 원", "3200000000000", "KRW"),
        ("ko", "25만 명", "250000", "person"),
        ("ko", "1억 2,500만 달러", "125000000", "USD"),
        ("ko", "145만 8천 톤", "1458000", "tonne"),
        ("ja", "1億2,500万円", "125000000", "JPY"),
        ("ja", "1 億 4 千万ドル", "140000000", "USD"),
        ("ja", "8万5000人", "85000", "person"),
        ("zh", "3.5万亿元", "3500000000000", "CNY"),
        ("zh", "28亿 英镑", "2800000000", "GBP"),
        ("en", "$3.6bn", "3600000000", "USD"),
        ("en", "£125 million", "125000000", "GBP"),
        ("en", "US$5m", "5000000", "USD"),
        ("en", "40 million euros", "40000000", "EUR"),
        ("ru", "1,2 млрд рублей", "1200000000", "RUB"),
        ("ru", "125 млн фунтов стерлингов", "125000000", "GBP"),
        ("de", "12,3 Mio. Euro", "12300000", "EUR"),
        ("de", "2,8 Milliarden britische Pfund", "2800000000", "GBP"),
        ("fr", "12,3 millions d'euros", "12300000", "EUR"),
        ("fr", "2,8 milliards de livres sterling", "2800000000", "GBP"),
        ("es", "2800 millones de libras", "2800000000", "GBP"),
        ("es", "dos mil quinientos millones de dólares", "2500000000", "USD"),
    ],
)
def test_scale_words_are_multiplied_in(language: str, text: str, value: str, unit: str) -> None:
    """Myriads, abbreviated scales and currencies give one amount."""
    number = _one(text, language)

    assert (str(number.low), str(number.high), number.unit, number.text) == (value, value, unit, text)


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "twenty-one men", 21),
        ("en", "two hundred and five thousand men", 205_000),
        ("en", "two dozen men", 24),
        ("en", "three million men", 3_000_000),
        ("de", "einundzwanzig Schiffe", 21),
        ("de", "zweihundertfünfzig Schiffe", 250),
        ("de", "dreitausendfünfhundert Schiffe", 3500),
        ("fr", "vingt et un navires", 21),
        ("fr", "quatre-vingt-dix-sept navires", 97),
        ("fr", "soixante-quinze navires", 75),
        ("fr", "mille deux cents navires", 1200),
        ("es", "treinta y un barcos", 31),
        ("es", "doscientos cinco barcos", 205),
        ("ru", "двадцать пять судов", 25),
        ("ru", "трёмстам", None),
        ("ru", "двести тысяч судов", 200_000),
        ("ko", "열다섯 개", 15),
        ("ko", "세 명이", 3),
        ("ko", "스무 살", 20),
        ("ko", "백만 명", 1_000_000),
        ("ko", "이백 척", 200),
        ("ja", "三人", 3),
        ("ja", "二十一人", 21),
        ("ja", "三千五百隻", 3500),
        ("zh", "三名", 3),
        ("zh", "一百二十三艘", 123),
        ("zh", "两个月", 2),
    ],
)
def test_number_words_have_their_value(language: str, text: str, value: int | None) -> None:
    """Words, native Korean numerals with counters and Han numerals are figures too."""
    assert [number.low for number in find_numbers(text, language=language)] == ([] if value is None else [value])


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "One of them said no one came first."),
        ("de", "Eine von ihnen sagte, einer sei geblieben."),
        ("fr", "Une d'elles a dit que le nouveau port est neuf."),
        ("es", "Una de ellas dijo que uno se quedó."),
        ("ru", "Одна из них сказала, что первый остался."),
        ("ko", "이 일은 한국 만의 조건이며 두명문대와 세금이 만족스럽다."),
        ("ja", "一部の人々は一般に十分だと一方で述べ、千葉と四国へ。"),
        ("zh", "一些人一般认为统一十分重要，四川和九江一起。"),
    ],
)
def test_words_that_only_look_like_numbers_are_left_alone(language: str, text: str) -> None:
    """Articles, names and set phrases are no figures."""
    assert _read(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "kind", "unit", "value"),
    [
        ("en", "12.5 percent", "percent", "percent", "12.5"),
        ("en", "5 percentage points", "percent", "percentage-point", "5"),
        ("ko", "5%포인트", "percent", "percentage-point", "5"),
        ("ko", "12.5%", "percent", "percent", "12.5"),
        ("ja", "3割", "percent", "percent", "30"),
        ("zh", "百分之三十", "percent", "percent", "30"),
        ("zh", "5个百分点", "percent", "percentage-point", "5"),
        ("ru", "3,5 процентных пункта", "percent", "percentage-point", "3.5"),
        ("de", "50 Prozent", "percent", "percent", "50"),
        ("fr", "50 %", "percent", "percent", "50"),
        ("es", "50 por ciento", "percent", "percent", "50"),
        ("en", "the 5th ship", "ordinal", "", "5"),
        ("en", "twenty-first", "ordinal", "", "21"),
        ("de", "auf dem 5. Platz", "ordinal", "", "5"),
        ("fr", "au 5e rang", "ordinal", "", "5"),
        ("ru", "5-й корабль", "ordinal", "", "5"),
        ("ko", "두 번째", "ordinal", "", "2"),
        ("ja", "第三の", "ordinal", "", "3"),
        ("zh", "第5次", "ordinal", "", "5"),
        ("en", "two thirds", "quantity", "", "0.666667"),
        ("ko", "3분의 1", "quantity", "", "0.333333"),
        ("ja", "三分の一", "quantity", "", "0.333333"),
        ("zh", "三分之一", "quantity", "", "0.333333"),
        ("de", "zwei Drittel", "quantity", "", "0.666667"),
        ("fr", "deux tiers", "quantity", "", "0.666667"),
        ("es", "dos tercios", "quantity", "", "0.666667"),
        ("ru", "две трети", "quantity", "", "0.666667"),
        ("ko", "4일간", "measure", "day", "4"),
        ("ko", "이틀 동안", "measure", "day", "2"),
        ("ja", "4日間", "measure", "day", "4"),
        ("en", "a three-year plan", "measure", "year", "3"),
        ("en", "85 mph", "measure", "mph", "85"),
    ],
)
def test_kinds_and_units_are_told_apart(language: str, text: str, kind: str, unit: str, value: str) -> None:
    """Percent, points, ordinals, fractions, measures and durations each have their kind."""
    number = _one(text, language)

    assert (number.kind.value, number.unit, str(number.low)) == (kind, unit, value)


@pytest.mark.parametrize(
    ("language", "text", "minutes", "unit"),
    [
        ("en", "at 3:30 p.m.", 930, "clock"),
        ("en", "at 6 o'clock", 360, "clock-12"),
        ("en", "at 15:30", 930, "clock"),
        ("ko", "오후 3시 30분", 930, "clock"),
        ("ko", "오전 9시", 540, "clock"),
        ("ja", "午後3時半", 930, "clock"),
        ("zh", "下午3点30分", 930, "clock"),
        ("de", "um 15.30 Uhr", 930, "clock"),
        ("fr", "à 15h30", 930, "clock"),
        ("es", "a las 3 de la tarde", 900, "clock"),
        ("es", "a las 8:30 p.m.", 1230, "clock"),
        ("es", "a las 9 a. m.", 540, "clock"),
        ("ru", "в 15:30 мск", 930, "clock"),
    ],
)
def test_clock_times_are_minutes_after_midnight(language: str, text: str, minutes: int, unit: str) -> None:
    """A time without half of the day says so in its unit."""
    number = _one(text, language)

    assert (number.kind, int(number.low), number.unit) == (NumberKind.CLOCK, minutes, unit)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "They won 3-1."),
        ("de", "gewann 3:1"),
        ("ko", "3대 1로 이겼다"),
        ("ja", "3対1で勝った"),
        ("zh", "以3比1获胜"),
        ("ru", "со счётом 3:1"),
    ],
)
def test_a_score_keeps_both_sides(language: str, text: str) -> None:
    """The two sides of a score are its low and high, as printed."""
    number = _one(text, language)

    assert (number.kind, int(number.low), int(number.high)) == (NumberKind.SCORE, 3, 1)


@pytest.mark.parametrize(
    ("language", "text", "printed"),
    [
        ("en", "An F-35 flew by.", "F-35"),
        ("en", "SS19 arrived.", "SS19"),
        ("en", "Under Article 50 it may.", "Article 50"),
        ("en", "Call +82-2-123-4567 now.", "+82-2-123-4567"),
        ("ko", "화성-17형을 쐈다", "화성-17형"),
        ("ko", "헌법 제50조에 따라", "제50조"),
        ("ko", "6·25 전쟁", "6·25"),
        ("ja", "憲法第9条", "第9条"),
        ("ru", "по статье 50 договора", "статье 50"),
    ],
)
def test_codes_are_no_quantities(language: str, text: str, printed: str) -> None:
    """Model names, telephone numbers and articles of law are kept apart."""
    number = _one(text, language)

    assert (number.kind, number.text) == (NumberKind.CODE, printed)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "On Jan. 9, 2026, and in 2017 and the 1990s."),
        ("ko", "2026년 1월 9일과 9일, 지난달 25일, 2010년대"),
        ("ja", "2026年1月9日、令和8年、9日"),
        ("zh", "2026年1月9日，9日，2010年代"),
        ("ru", "9 января 2026 года и в 2017 году"),
        ("de", "am 9. Januar 2026 und 2017, am 23.11.2025"),
        ("fr", "le 9 janvier 2026 et en 2017"),
        ("es", "el 9 de enero de 2026 y en 2017"),
    ],
)
def test_the_digits_of_dates_are_no_numbers(language: str, text: str) -> None:
    """What `find_moments` reads is left out here."""
    assert _read(text, language) == []


def test_what_is_counted_is_kept_as_printed() -> None:
    """The next word, in Korean the noun before figure and counter."""
    assert _one("37 ships left", "en").counted == "ships"
    assert _one("미사일 5발", "ko").counted == "미사일"
    assert _one("이후 두 나라는 물러났다", "ko").counted == "나라"
    assert _one("새로 두 도시가 참가했다", "ko").counted == "도시"
    assert _one("이후 5개 도시가 참가했다", "ko").counted == "도시"
    assert _one("새로 3개 기업이 참가했다", "ko").counted == "기업"
    assert _one("이날 12명 사망했다", "ko").counted == "명"
    assert _one("5つの都市で", "ja").counted == "都市"
    assert _one("3人の警官が", "ja").counted == "警官"
    assert _one("zwölf Menschen leicht verletzt", "de").counted == "menschen"
    assert _one("two people familiar with it", "en").counted == "people"


def test_a_language_without_data_gives_its_digits() -> None:
    """Swedish groups and decimals follow CLDR."""
    assert _read("Det kom 1 234,5 ton och 3 bilar", "sv") == [
        ("1 234,5", "1234.5", "quantity", ""),
        ("3", "3", "quantity", ""),
    ]


@given(st.text(alphabet="0123456789.,-–%$~ 일만억三百のthe one年Million:/", max_size=60), st.sampled_from([*TIER_ONE, "sv"]))
def test_any_text_gives_figures_that_stand_in_it(text: str, language: str) -> None:
    """Spans are in order, apart, and hold the text that they say."""
    numbers = find_numbers(text, language=language)

    assert [text[number.start : number.end] for number in numbers] == [number.text for number in numbers]
    assert all(left.end <= right.start for left, right in pairwise(numbers))


@given(st.integers(min_value=0, max_value=10**12), st.sampled_from(TIER_ONE))
def test_plain_digits_round_trip(value: int, language: str) -> None:
    """Digits without separators mean the same everywhere."""
    assert _INFINITY > _one(f"({value} xx)" if not 1800 <= value < 2100 else f"({value}0 xx)", language).low >= 0


@pytest.mark.parametrize("piece", ["1", "1.", "hundert", "einund", "3만", "三百", "a1", "1-2-", "$", "one "])
def test_a_hostile_text_is_read_in_linear_time(piece: str) -> None:
    """20,000 characters of nothing but figures take about a quarter of a second; a pattern that backtracks would take hours."""
    started = time.process_time()

    find_numbers(piece * (20_000 // len(piece)), language="de")

    assert time.process_time() - started < 20


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "It fell -3.5% today", "-3.5"),
        ("en", "minus 5 degrees", "-5"),
        ("ko", "영하 5도", "-5"),
        ("ja", "氷点下5度", "-5"),
        ("zh", "零下5度", "-5"),
        ("fr", "moins 5 degrés", "-5"),
        ("es", "al menos 5 barcos", "5"),
        ("en", "a 5-year plan", "5"),
    ],
)
def test_a_figure_below_zero_keeps_its_sign(language: str, text: str, value: str) -> None:
    """A minus sign or a word for it turns the figure; a hyphen and "al menos" do not."""
    assert str(_one(text, language).low) == value


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "two and a half million ships", "2500000"),
        ("ru", "полтора миллиона судов", "1500000"),
        ("de", "zweieinhalb Jahre", "2.5"),
        ("zh", "两千四百五十人", "2450"),
        ("zh", "九万四艘", "94000"),
        ("de", "Bob war zweiter und blieb", "2"),
    ],
)
def test_halves_and_short_tails_are_counted_in(language: str, text: str, value: str) -> None:
    """What a language says in passing is part of the figure."""
    assert str(_one(text, language).low) == value


def test_a_counter_that_only_begins_a_word_counts_nothing() -> None:
    """두 정상 are two leaders, not two 정; 두 정을 are two of them."""
    leaders, guns = (find_numbers(text, language="ko")[0] for text in ("두 정상은 만났다.", "소총 두 정을 샀다."))

    assert (leaders.text, leaders.counted) == ("두", "")
    assert (guns.text, guns.counted) == ("두 정", "소총")


def test_a_figure_takes_no_sign_of_the_one_before() -> None:
    """In 5$6 the sign stands behind the first figure."""
    numbers = find_numbers("5$6", language="ko")

    assert [number.text for number in numbers] == ["5$", "6"]
