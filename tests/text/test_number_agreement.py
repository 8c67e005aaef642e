"""Which figures state one another, within a language and across."""

from decimal import Decimal

import pytest

from copydesk.model.facts import Number, NumberKind
from copydesk.text.numbers import find_numbers, numbers_agree


def _one(text: str, language: str) -> Number:
    (number,) = find_numbers(text, language=language)
    return number


def _figure(low: str, high: str | None = None, **facts: object) -> Number:
    kind = facts.get("kind", NumberKind.QUANTITY)
    assert isinstance(kind, NumberKind)
    return Number(
        start=0,
        end=1,
        text="x",
        low=Decimal(low),
        high=Decimal(high or low),
        kind=kind,
        unit=str(facts.get("unit", "")),
        approximate=bool(facts.get("approximate")),
    )


@pytest.mark.parametrize(
    ("draft", "evidence", "expected"),
    [
        (_figure("6", kind=NumberKind.MEASURE, unit="mile"), _figure("10", kind=NumberKind.MEASURE, unit="km"), True),
        (_figure("5", kind=NumberKind.MEASURE, unit="mile"), _figure("10", kind=NumberKind.MEASURE, unit="km"), False),
        (_figure("300"), _figure("300"), True),
        (_figure("300"), _figure("301"), False),
        (_figure("300", approximate=True), _figure("312"), True),
        (_figure("300", approximate=True), _figure("320"), False),
        (_figure("201", approximate=True), _figure("200"), False),
        (_figure("1250", approximate=True), _figure("1247"), True),
        (_figure("300"), _figure("300", approximate=True), True),
        (_figure("300", "Infinity"), _figure("312"), True),
        (_figure("300", "Infinity"), _figure("299"), False),
        (_figure("30", "Infinity"), _figure("500"), False),
        (_figure("30", "Infinity"), _figure("500", "Infinity"), False),
        (_figure("300", "Infinity"), _figure("300", "Infinity"), True),
        (_figure("300"), _figure("300", "Infinity"), True),
        (_figure("0", "300"), _figure("300", "Infinity"), False),
        (_figure("5", "10"), _figure("5", "10"), True),
        (_figure("5"), _figure("5", "10"), False),
        (_figure("5", kind=NumberKind.PERCENT, unit="percent"), _figure("5"), False),
        (
            _figure("5", kind=NumberKind.PERCENT, unit="percent"),
            _figure("5", kind=NumberKind.PERCENT, unit="percentage-point"),
            False,
        ),
        (_figure("37"), _figure("37", kind=NumberKind.MEASURE, unit="year"), True),
        (_figure("5", kind=NumberKind.MONEY, unit="USD"), _figure("5", kind=NumberKind.MONEY, unit="EUR"), False),
        (_figure("85", kind=NumberKind.MEASURE, unit="mph"), _figure("137", kind=NumberKind.MEASURE, unit="km/h"), True),
        (
            _figure("60", "Infinity", kind=NumberKind.MEASURE, unit="mile"),
            _figure("97", "Infinity", kind=NumberKind.MEASURE, unit="km"),
            True,
        ),
        (_figure("2", kind=NumberKind.MEASURE, unit="week"), _figure("14", kind=NumberKind.MEASURE, unit="day"), True),
        (_figure("80", kind=NumberKind.MEASURE, unit="degree"), _figure("27", kind=NumberKind.MEASURE, unit="degree"), True),
        (_figure("5", kind=NumberKind.MEASURE, unit="km"), _figure("5", kind=NumberKind.MEASURE, unit="kg"), False),
        (_figure("3", "1", kind=NumberKind.SCORE), _figure("1", "3", kind=NumberKind.SCORE), True),
        (_figure("3", "1", kind=NumberKind.SCORE), _figure("3", "2", kind=NumberKind.SCORE), False),
        (_figure("930", kind=NumberKind.CLOCK, unit="clock"), _figure("210", kind=NumberKind.CLOCK, unit="clock-12"), True),
        (_figure("930", kind=NumberKind.CLOCK, unit="clock"), _figure("210", kind=NumberKind.CLOCK, unit="clock"), False),
        (_figure("35", kind=NumberKind.CODE, unit="f35"), _figure("35", kind=NumberKind.CODE, unit="su35"), False),
        (_figure("3", kind=NumberKind.ORDINAL), _figure("3"), False),
    ],
)
def test_agreement_is_by_value_unit_and_kind(draft: Number, evidence: Number, expected: bool) -> None:  # noqa: FBT001
    """An evidence within the draft's interval supports it; other units and kinds do not."""
    assert numbers_agree(draft, evidence) is expected


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (("en", "£125 million"), ("ko", "1억 2500만 파운드")),
        (("en", "21 people"), ("de", "einundzwanzig Menschen")),
        (("en", "hundreds of people"), ("ja", "数百人")),
        (("en", "30 percent"), ("zh", "三成")),
        (("en", "3:30 p.m."), ("fr", "15h30")),
        (("en", "two thirds"), ("ru", "две трети")),
        (("ko", "이틀"), ("es", "dos días")),
    ],
)
def test_one_figure_in_two_languages_agrees(left: tuple[str, str], right: tuple[str, str]) -> None:
    """Values and canonical units are the same in every language."""
    assert numbers_agree(_one(left[1], left[0]), _one(right[1], right[0]))


@pytest.mark.parametrize(
    ("draft", "evidence", "expected"),
    [
        (("Channel 4 showed it.", "en"), ("Kanal 4 zeigte es.", "de"), True),
        (("A Boeing 737 landed.", "en"), ("보잉 737이 내렸다.", "ko"), True),
        (("A Boeing 737 landed.", "en"), ("Eine Boeing 747 landete.", "de"), False),
        (("Channel 4 showed it.", "en"), ("Es kostete 4 Euro.", "de"), False),
    ],
)
def test_a_figure_in_a_name_agrees_whatever_the_word_beside_it(
    draft: tuple[str, str], evidence: tuple[str, str], *, expected: bool
) -> None:
    """Languages write the rest of the name with words of their own, and some readers know only the figure."""
    assert numbers_agree(_one(*draft), _one(*evidence)) is expected
