"""What reading figures by eye showed: changes that print their unit once, words that only begin like a bound."""

from decimal import Decimal

import pytest

from copydesk.text.numbers import find_numbers


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The rate rose from 5 to 7 percent."),
        ("de", "Die Quote stieg von 5 auf 7 Prozent."),
        ("fr", "Le taux est passé de 5 à 7 %."),
        ("es", "La tasa subió del 5 al 7 %."),
        ("ru", "Ставка выросла с 5 до 7 процентов."),
        ("ru", "Ставка выросла с 5 % до 7 %."),
        ("uk", "Ставка зросла з 5 до 7 відсотків."),
        ("it", "Il tasso è salito dal 5 al 7 per cento."),
        ("ko", "금리가 5에서 7퍼센트로 올랐다."),
        ("ja", "金利は5から7パーセントに上がった。"),
        ("zh", "利率从5升至7%。"),
    ],
)
def test_what_changes_has_its_unit_at_both_values(language: str, text: str) -> None:
    """The first value of a change is in the unit that is printed behind the second, and the second is no bound."""
    numbers = find_numbers(text, language=language)

    assert [(number.low, number.high, number.unit) for number in numbers] == [
        (Decimal(5), Decimal(5), "percent"),
        (Decimal(7), Decimal(7), "percent"),
    ]


def test_what_changes_has_its_scale_at_both_values() -> None:
    """From 5 to 7 million euros is from five million on, where that is near enough."""
    numbers = find_numbers("Costs rose from 5 to 7 million euros. Output fell from 900 to 1.2 million tons.", language="en")

    assert [int(number.low) for number in numbers] == [5_000_000, 7_000_000, 900, 1_200_000]


def test_where_one_goes_is_no_change() -> None:
    """Hours between which nothing is measured stay bare."""
    numbers = find_numbers("He drove from 5 to 7.", language="en")

    assert [number.unit for number in numbers] == ["", ""]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ko", "100명 여성이 왔다."),
        ("ko", "100명 정도전 역을 지원했다."),
        ("ja", "100人強盗に遭った。"),
        ("ja", "100人余震に備えた。"),
        ("zh", "100人来到桥上。"),
        ("zh", "100人多次过桥。"),
    ],
)
def test_a_word_behind_a_count_is_a_bound_only_as_a_whole(language: str, text: str) -> None:
    """여성 is no 여, 強盗 no 強, 来到 no 来."""
    numbers = find_numbers(text, language=language)

    assert [(number.low, number.high, number.approximate) for number in numbers] == [(Decimal(100), Decimal(100), False)]


@pytest.mark.parametrize(
    ("language", "text"),
    [("ko", "100명 정도의 사람"), ("ko", "100여 명이 왔다."), ("ja", "100人余りが来た。"), ("zh", "100来人过桥。")],
)
def test_a_bound_behind_a_count_stays_one(language: str, text: str) -> None:
    """With a particle behind it, or before the counter."""
    numbers = find_numbers(text, language=language)

    assert [number.approximate for number in numbers] == [True]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("fr", "Une vingtaine de roquettes sont tombées.", 20),
        ("fr", "À une quinzaine d'heures d'ici.", 15),
        ("es", "Una veintena de cohetes cayó.", 20),
        ("it", "Una ventina di razzi è caduta.", 20),
    ],
)
def test_some_twenty_in_one_word_is_about_twenty(language: str, text: str, value: int) -> None:
    """A noun for a figure that is meant about."""
    (number,) = find_numbers(text, language=language)

    assert (int(number.low), int(number.high), number.approximate) == (value, value, True)


def test_by_the_thousand_is_no_exact_figure() -> None:
    """Par milliers is some thousands."""
    (number,) = find_numbers("Ils sont venus par milliers.", language="fr")

    assert (int(number.low), int(number.high), number.approximate) == (1000, 9999, True)


def test_a_grade_is_exact() -> None:
    """震度5弱 is a grade of the scale and no "nearly five"."""
    (number,) = find_numbers("震度5弱の地震があった。", language="ja")

    assert (int(number.low), number.approximate) == (5, False)
