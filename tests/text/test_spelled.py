"""Number words are worth what a reader takes them for, with fractions, ordinals and decimals."""

from decimal import Decimal

import pytest

from copydesk.model.facts import Number, NumberKind
from copydesk.text.numbers import find_numbers


def _one(text: str, language: str) -> Number:
    (number,) = find_numbers(text, language=language)
    return number


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "one fifth of the crew", "0.2"),
        ("en", "a third of the crew", "0.333333"),
        ("en", "three and one fourth miles", "3.25"),
        ("en", "one hundred and thirty and two fifths", "130.4"),
        ("en", "one million and a half", "1500000"),
        ("en", "nine point nought four", "9.04"),
        ("en", "3 million 500 thousand boxes", "3500000"),
        ("fr", "deux virgule cinquante-deux", "2.52"),
        ("fr", "trois cinquièmes", "0.6"),
        ("es", "tres quintos", "0.6"),
        ("es", "dos coma cinco", "2.5"),
        ("de", "zwei komma fünf", "2.5"),
        ("de", "drei zwanzigstel", "0.15"),
        ("de", "viereinhalb", "4.5"),
        ("de", "zweitausendfünfhundertdreizehn", "2513"),
        ("ru", "2 миллиарда 300 миллионов", "2300000000"),
    ],
)
def test_fractions_and_decimals_in_words_are_part_of_the_figure(language: str, text: str, value: str) -> None:
    """Numerator and denominator, a half added and digits after a decimal word make one value."""
    assert _one(text, language).low == Decimal(value)


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "the two hundredth ship", 200),
        ("en", "the thousandth ship", 1000),
        ("en", "a third ship", 3),
        ("de", "der einundzwanzigste Tag", 21),
        ("de", "zum hundertsten Mal", 100),
        ("fr", "le cinquantième navire", 50),
        ("es", "el trigésimo barco", 30),
    ],
)
def test_ordinals_in_words_are_counted_up(language: str, text: str, value: int) -> None:
    """An ordinal closes its number words."""
    number = _one(text, language)

    assert (number.kind, number.low) == (NumberKind.ORDINAL, Decimal(value))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "He was in the top half of the list."),
        ("en", "A quarter-hour later it left."),
        ("es", "Los medios hablan de una media por medio del mar."),
        ("fr", "Un demi est arrivé."),
    ],
)
def test_words_for_parts_that_count_nothing_are_left_alone(language: str, text: str) -> None:
    """A half without its whole is a place, a time or an average."""
    assert find_numbers(text, language=language) == ()


def test_weak_words_are_figures_only_when_asked_for() -> None:
    """The word "one" alone is seldom meant as a figure."""
    text = "One of them left."

    assert find_numbers(text, language="en") == ()
    assert [number.text for number in find_numbers(text, language="en", with_weak=True)] == ["One"]


@pytest.mark.parametrize(
    ("language", "text", "value", "unit"),
    [
        ("ko", "시민의 삼분의 이가 왔다", "0.666667", ""),
        ("ko", "이십일조 삼백억이 들었다", "21030000000000", ""),
        ("ko", "학생 백스물다섯 명", "125", "person"),
        ("ko", "시속 120킬로미터로", "120", "km/h"),
        ("ko", "섭씨 40도", "40", "celsius"),
        ("ja", "時速120キロで", "120", "km/h"),
        ("ja", "三と五分の一", "3.2", ""),
        ("ja", "3年半の", "3.5", "year"),
        ("ja", "鉛筆5ダース", "60", ""),
        ("zh", "叁佰贰拾元", "320", "CNY"),
        ("zh", "一万零十二人", "10012", "person"),
        ("zh", "三万一千人", "31000", "person"),
        ("zh", "千分之三", "0.3", "percent"),
        ("zh", "一百千瓦", "100", "kW"),
        ("zh", "负三十二度", "-32", "degree"),
        ("en", "3 dollars 50 cents", "3.5", "USD"),
    ],
)
def test_numerals_of_east_asia_and_amounts_are_whole(language: str, text: str, value: str, unit: str) -> None:
    """Signs, scales, halves and words before the figure belong to its value and unit."""
    number = _one(text, language)

    assert (number.low, number.unit) == (Decimal(value), unit)


@pytest.mark.parametrize("text", ["登陆部队已经上岸", "大陆三省的人收拾房间"])
def test_formal_numerals_inside_words_are_no_figures(text: str) -> None:
    """The six of a cheque is the land in 大陆."""
    assert all("陆" not in number.text and "拾" not in number.text for number in find_numbers(text, language="zh"))


def test_places_from_the_end_are_ordinals_when_asked_for() -> None:
    """The next to last is the second from the end."""
    (number,) = find_numbers("the next to last ship", language="en", with_weak=True)

    assert (number.kind, number.low, number.unit) == (NumberKind.ORDINAL, Decimal(2), "end")


@pytest.mark.parametrize(
    ("language", "text", "low", "unit"),
    [
        ("en", "a 12-cent dividend", "12", "cent"),
        ("en", "about 10k followers", "10000", ""),
        ("en", "It has 1 234 567 ships.", "1234567", ""),
        ("fr", "en baisse de 34 cents", "34", "cent"),
        ("zh", "五百多人", "500", "person"),
    ],
)
def test_figures_take_what_is_joined_to_them(language: str, text: str, low: str, unit: str) -> None:
    """A hyphen, a letter for a thousand and spaces between groups of three join; cents after digits are coins."""
    number = _one(text, language)

    assert (number.low, number.unit) == (Decimal(low), unit)


def test_a_bound_before_a_figure_is_not_one_after_the_figure_before() -> None:
    """In "above 1000 and below 1500" the second bound is that of the second figure."""
    number = _one("It is above 1000 and below 1500 now", "en")

    assert (number.low, number.high) == (Decimal(1000), Decimal(1500))


@pytest.mark.parametrize(("language", "text"), [("en", "Ayr 1 - 2 Bute: a late goal"), ("ko", "에어 2 - 1 뷰트: 늦은 골")])
def test_a_score_may_have_spaces_between_names(language: str, text: str) -> None:
    """Between two names a hyphen with spaces makes no range."""
    assert _one(text, language).kind is NumberKind.SCORE


def test_a_hyphen_with_spaces_before_a_plain_word_makes_a_range() -> None:
    """What is counted begins with no capital."""
    number = _one("It has 5 - 10 ships", "en")

    assert (number.low, number.high) == (Decimal(5), Decimal(10))


@pytest.mark.parametrize(("language", "text"), [("en", "a 6-foot-9 forward"), ("en", "6 feet 9 inches"), ("ko", "6피트 9인치")])
def test_feet_and_inches_are_one_measure(language: str, text: str) -> None:
    """A height is 6.75 feet, which converts to metres."""
    number = _one(text, language)

    assert (number.low, number.unit) == (Decimal("6.75"), "foot")


@pytest.mark.parametrize(("text", "value"), [("It took 5½ years", "5.5"), ("¾ of a mile", "0.75"), ("A ½ pint", "0.5")])
def test_fraction_signs_are_figures(text: str, value: str) -> None:
    """A fraction sign counts alone and after a whole number."""
    assert _one(text, "en").low == Decimal(value)
