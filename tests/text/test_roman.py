"""Roman numerals hold figures that a draft may print in digits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.text.comparison import Statement, numbers_missing
from copydesk.text.implied import implied_numbers
from copydesk.text.numbers import find_numbers
from copydesk.text.roman import roman_numbers


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("World War II ended.", [2]),
        ("Le XIXe siècle", [19]),
        ("Entre le Xe–XIe siècle et le Ve", [5, 10, 11]),
        ("Le Conseil et l'Ile", []),
        ("В ХХI веке", [21]),
        ("Людовик XIV и XVI-й", [14, 16]),
        ("第Ⅱ期の計画", [2]),
        ("제Ⅲ부", [3]),
        ("교황 레오 XIV는 말했다.", [14]),
        ("Papst Leo XIV. sagte", [14]),
        ("I met Malcolm X and IIX.", []),
        ("XI JINPING VISITS XI'AN", []),
        ("Washington DC and a CD", []),
        ("MIXED LIVING", []),
    ],
)
def test_numerals_are_read_and_words_in_capitals_are_not(text: str, values: list[int]) -> None:
    """A numeral is one only as it is properly written, and never in a line of capitals or as one bare letter."""
    found = list(roman_numbers(text))

    assert sorted({int(each.low) for each in found}) == values


@pytest.mark.parametrize(
    ("draft", "language", "evidence", "other"),
    [
        ("제2차 세계대전이 끝났다.", "ko", "World War II ended.", "en"),
        ("The 24th games began.", "en", "XXIV Олимпийские игры начались.", "ru"),
        ("The 14th king came.", "en", "Louis XIV est venu.", "fr"),
    ],
)
def test_a_figure_of_a_draft_may_be_a_numeral_of_the_evidence(draft: str, language: str, evidence: str, other: str) -> None:
    """Languages print places in an order in digits where others have letters."""
    mine = Statement(text=draft, language=language, numbers=find_numbers(draft, language=language))
    theirs = Statement(text=evidence, language=other, numbers=find_numbers(evidence, language=other))

    assert numbers_missing(mine, theirs) == ()


def test_a_numeral_is_no_figure_that_a_draft_must_state() -> None:
    """It supports and asks for nothing."""
    assert find_numbers("World War II ended.", language="en") == ()
    assert {str(each.kind) for each in implied_numbers("World War II ended.", language="en")} == {"ordinal", "quantity"}


@given(st.text(alphabet="IVXLСМⅡⅫ éж.가"))
def test_numerals_point_at_the_text(text: str) -> None:
    """Offsets are those of the printed letters, whatever stands around them."""
    assert all(text[each.start : each.end] == each.text for each in roman_numbers(text))
