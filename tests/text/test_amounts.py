"""Amounts and bounds side by side: each sign, scale and bound belongs to its own figure."""

from decimal import Decimal

import pytest

from copydesk.text.numbers import find_numbers


def _read(text: str, language: str) -> list[tuple[str, str, str]]:
    """Text, value (or low..high) and unit of each figure."""
    found = find_numbers(text, language=language)
    return [(each.text, str(each.low) if each.low == each.high else f"{each.low}..{each.high}", each.unit) for each in found]


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("Sales rose to 120 MEUR.", [("120 MEUR", "120000000", "EUR")]),
        ("Sales of MSEK 60 were told.", [("MSEK 60", "60000000", "SEK")]),
        ("They paid RMB 10, USD 20.", [("RMB 10", "10", "CNY"), ("USD 20", "20", "USD")]),
        ("They paid RMB 10 USD 20.", [("RMB 10", "10", "CNY"), ("USD 20", "20", "USD")]),
        ("It is 1 $10 note.", [("1", "1", ""), ("$10", "10", "USD")]),
        ("It costs 10 $ 30 cents.", [("10 $ 30 cents", "10.3", "USD")]),
        ("It costs $5 USD.", [("$5 USD", "5", "USD")]),
    ],
)
def test_a_currency_belongs_to_the_figure_that_it_stands_beside(text: str, amounts: list[tuple[str, str, str]]) -> None:
    """Codes may count millions; a sign between two figures belongs to one of them."""
    assert _read(text, "en") == amounts


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("es", "tres billones cinco mil doscientos millones de euros", 3_005_200_000_000),
        ("fr", "deux billions trois mille millions d'euros", 2_003_000_000_000),
        ("en", "one billion and a half million euros", 1_000_500_000),
        ("en", "one and a half million euros", 1_500_000),
        ("en", "two hundred and five thousand million euros", 205_000_000_000),
    ],
)
def test_a_scale_word_multiplies_what_is_less_than_itself(language: str, text: str, value: int) -> None:
    """A thousand millions within billions leaves the billions alone."""
    (number,) = find_numbers(text, language=language)

    assert number.low == Decimal(value)


@pytest.mark.parametrize(
    ("language", "text", "interval"),
    [
        ("en", "The share is above 5 and below 10.", "5..10"),
        ("en", "It scored 200 or greater than that.", "200..Infinity"),
        ("ja", "4分の1より大きく、2分の1より小さい。", "0.250000..0.500000"),
    ],
)
def test_bounds_side_by_side_belong_to_their_own_figures(language: str, text: str, interval: str) -> None:
    """Words between two figures bound the one that follows where they begin its bound."""
    ((_, value, _),) = _read(text, language)

    assert value == interval


def test_the_true_minus_stands_after_letters_without_spaces() -> None:
    """Japanese prints no space before a figure below zero."""
    assert _read("売り上げは前年比−5%だった。", "ja") == [("−5%", "-5", "percent")]


@pytest.mark.parametrize(
    ("language", "text", "amounts"),
    [
        ("fr", "Le pain vaut 3 euros 50.", [("3 euros 50", "3.5", "EUR")]),
        ("es", "Pagó 25 euros con 50.", [("25 euros con 50", "25.5", "EUR")]),
        ("de", "Es kostet 3 Euro 50.", [("3 Euro 50", "3.5", "EUR")]),
        ("en", "It was 15 dollars 50 years ago.", [("15 dollars", "15", "USD")]),
        ("fr", "Il gagne 15 euros 500 jours par an.", [("15 euros", "15", "EUR"), ("500 jours", "500", "day")]),
        ("fr", "treize euros et quarante-cinq cents", [("treize euros et quarante-cinq cents", "13.45", "EUR")]),
    ],
)
def test_two_digits_behind_a_whole_amount_are_its_cents(language: str, text: str, amounts: list[tuple[str, str, str]]) -> None:
    """The word for cents may be left out where nothing that is counted follows."""
    assert _read(text, language)[: len(amounts)] == amounts


@pytest.mark.parametrize(
    ("text", "value"),
    [("deux mille neuf cents euros", 2900), ("quinze cents soldats", 1500), ("quatre-vingt-dix cents", 90)],
)
def test_french_counts_hundreds_as_far_as_sixteen(text: str, value: int) -> None:
    """Beyond seize cents the word for a hundred is the coin."""
    (number,) = find_numbers(text, language="fr")

    assert number.low == value


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("en", "Prices range from 20 to 30 dollars.", ["20..30"]),
        ("en", "The price rose from 20 to 30 dollars.", ["20", "30"]),
        ("fr", "Le taux varie de 5 à 10 %.", ["5..10"]),
        ("fr", "Le taux est passé de 5 à 10 %.", ["5", "10"]),
        ("es", "El rango va de mil a mil quinientos.", ["1000..1500"]),
        ("es", "La tasa subió de 5 a 10 por ciento.", ["5", "10"]),
        ("it", "Il prezzo oscilla da 5 a 10 euro.", ["5..10"]),
        ("ru", "Температура колеблется с 5 до 10 градусов.", ["5..10"]),
        ("zh", "范围是从5到10。", ["5..10"]),
        ("ko", "범위는 20에서 100이다.", ["20..100"]),
        ("en", "The range is wide. It rose from 5 to 6.", ["5", "6"]),
    ],
)
def test_a_word_of_ranging_makes_a_range_of_what_looks_like_a_change(language: str, text: str, values: list[str]) -> None:
    """From 5 to 6 are two figures unless the clause says that they are the ends of a range."""
    assert [value for _, value, _ in _read(text, language)] == values


@pytest.mark.parametrize(
    ("language", "text", "amounts"),
    [
        ("fr", "Il faisait - 20 degrés à Lille.", [("- 20 degrés", "-20", "degree")]),
        ("es", "Bajó a - 5 °C.", [("- 5 °C", "-5", "celsius")]),
        ("en", "The high was 20 - 25 degrees.", [("20 - 25 degrees", "20..25", "degree")]),
        ("en", "- 20 degrees in the north", [("20 degrees", "20", "degree")]),
        ("es", "Ajuste a 85 °.", [("85 °", "85", "degree")]),
    ],
)
def test_degrees_below_zero_may_have_a_space_behind_the_sign(
    language: str, text: str, amounts: list[tuple[str, str, str]]
) -> None:
    """A sign at the beginning of a line opens an item of a list."""
    assert _read(text, language) == amounts


@pytest.mark.parametrize(
    ("language", "text", "amounts"),
    [
        ("fr", "Il roule a 188 kilometres a l'heure.", [("188 kilometres a l'heure", "188", "km/h")]),
        ("es", "Cuesta 10 CENTIMOS.", [("10 CENTIMOS", "10", "cent")]),
        ("fr", "treize lakhs de roupies", [("treize lakhs de roupies", "1300000", "INR")]),
        ("es", "un porcentaje alto", []),
        ("en", "It is 10^6 km away.", [("10^6 km", "1000000", "km")]),
        ("es", "un veinticincoavo del total", [("un veinticincoavo", "0.040000", "")]),
        ("fr", "six millions et deux tiers", [("six millions et deux tiers", "6666666.666667", "")]),
    ],
)
def test_units_and_scales_are_known_however_they_are_printed(
    language: str, text: str, amounts: list[tuple[str, str, str]]
) -> None:
    """Accents may be missing; a word for a percentage is no percent; a power keeps its unit."""
    assert _read(text, language) == amounts


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("高さ168cmの壁", [("168cm", "168", "cm")]),
        ("重さは30kgだ。", [("30kg", "30", "kg")]),
        ("１・５倍に増えた。", [("１・５倍", "1.5", "times")]),
        ("０・０８ミリの厚さ", [("０・０８ミリ", "0.08", "mm")]),
        ("２・５％増えた。", [("２・５％", "2.5", "percent")]),
        ("１・２年生が並んだ。", [("１", "1", ""), ("２年", "2", "year")]),
        ("気温は－３０度だった。", [("－３０度", "-30", "degree")]),
        ("前年比－５％だった。", [("－５％", "-5", "percent")]),
        ("1ドル=149円50銭台", [("1ドル", "1", "USD"), ("149円50銭", "149.5", "JPY")]),
        ("3 万 4,500トン", [("3 万 4,500トン", "34500", "tonne")]),
        ("5から10人が来た。", [("5から10人", "5..10", "person")]),
        ("5から10人に増えた。", [("5", "5", ""), ("10人", "10", "person")]),
        ("最大で５人", [("５人", "0..5", "person")]),
        ("人民元八千元", [("人民元八千元", "8000", "CNY")]),
    ],
)
def test_japanese_figures_are_read_as_papers_print_them(text: str, amounts: list[tuple[str, str, str]]) -> None:
    """Units in Latin letters stand before kana, a middle dot is a decimal sign, and a full-width hyphen a minus."""
    assert _read(text, "ja") == amounts


@pytest.mark.parametrize(("language", "text"), [("ko", "높이 168cm의 벽"), ("zh", "高168cm的墙")])
def test_latin_units_end_before_letters_without_spaces(language: str, text: str) -> None:
    """Korean particles and Chinese words follow a unit without a space."""
    assert _read(text, language) == [("168cm", "168", "cm")]


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("en", "The 235, 000 people paid 1, 250, 000 dollars.", ["235000", "1250000"]),
        ("ko", "235, 000명이 왔다.", ["235000"]),
        ("ja", "235, 000人が来た。", ["235000"]),
        ("zh", "235, 000人", ["235000"]),
        ("de", "Es kamen 235. 000 Menschen.", ["235000"]),
        ("es", "Llegaron 235. 000 personas.", ["235000"]),
        ("en", "They stood at 410, 395 and 382 points.", ["410", "395", "382"]),
        ("en", "There were 9, 108 of them.", ["9", "108"]),
    ],
)
def test_a_slipped_space_joins_only_a_group_of_noughts(language: str, text: str, values: list[str]) -> None:
    """Noughts alone are no figure of their own; other groups may well be one."""
    assert [value for _, value, _ in _read(text, language)] == values
