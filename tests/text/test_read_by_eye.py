"""What reading pages by eye showed: figures that are part of names, misprints, offices that speak, towns and families."""

from decimal import Decimal

import pytest
from tests.text.speech_lexicon import LEXICON

from copydesk.model.facts import NumberKind
from copydesk.text.moments import MomentContext, find_moments
from copydesk.text.names import NameFinder
from copydesk.text.numbers import find_numbers
from copydesk.text.speech import find_attributions


@pytest.fixture(scope="module")
def finder() -> NameFinder:
    """A finder with the test lexicon."""
    return NameFinder(LEXICON)


@pytest.mark.parametrize(
    ("language", "text", "printed"),
    [
        ("en", "France 24 reported it.", "France 24"),
        ("fr", "France 24 a montré le pont.", "France 24"),
        ("en", "A Boeing 737 landed on the bridge.", "Boeing 737"),
        ("es", "Lo dijo Canal 13 anoche.", "Canal 13"),
        ("en", "Call +82 2-123-4567 for tickets.", "+82 2-123-4567"),
        ("de", "Rufen Sie +49 30 123456 an.", "+49 30 123456"),
        ("en", "Call (202) 555-0148 for tickets.", "(202) 555-0148"),
    ],
)
def test_a_figure_in_a_name_or_a_phone_number_is_a_code(language: str, text: str, printed: str) -> None:
    """Channels, planes and numbers to call are no quantities."""
    numbers = find_numbers(text, language=language)

    assert [(number.kind, number.text) for number in numbers] == [(NumberKind.CODE, printed)]


def test_a_country_before_what_is_counted_is_no_channel() -> None:
    """Only the channel's own figure makes a name of the country and what stands behind it."""
    numbers = find_numbers("In France 25 people came.", language="en")

    assert [(number.kind, number.unit) for number in numbers] == [(NumberKind.QUANTITY, "person")]


@pytest.mark.parametrize(("language", "text"), [("ja", "橋に3憶円かかる。"), ("zh", "橋花了3憶日圓。")])
def test_a_misprinted_hundred_million_is_one(language: str, text: str) -> None:
    """憶 behind a figure is 億."""
    numbers = find_numbers(text, language=language)

    assert [(number.low, number.unit) for number in numbers] == [(Decimal(300_000_000), "JPY")]


def test_a_bound_is_not_what_is_counted() -> None:
    """20명 이상이 counts people, not 이상."""
    numbers = find_numbers("20명 이상이 왔고 10명 가까이 떠났다.", language="ko")

    assert [number.counted for number in numbers] == ["명", "명"]


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        ("ko", "대통령은 다리를 놓겠다고 말했다.", "대통령"),
        ("ja", "大統領は橋が落ちたと述べた。", "大統領"),
        ("zh", "总统表示，桥已建成。", "总统"),
    ],
)
def test_an_office_alone_is_a_source(language: str, text: str, source: str) -> None:
    """The president speaks also where no name stands beside the title."""
    found = find_attributions(text, language=language)

    assert [each.source for each in found] == [source]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ru", "Вчера приехал Иванов.", [("Иванов", "")]),
        ("ru", "В городе Иваново тепло.", [("Иваново", "ru-iva")]),
        ("en", "The river in D.C. rose.", [("D.C.", "us-dc")]),
        ("ru", "Мост открыл премьер-министр Малайзии Анвар Зорин.", [("Малайзии", "MY"), ("Анвар Зорин", "")]),
        ("ru", "Мост открыл герой России Пётр Зорин.", [("России", "russia"), ("Пётр Зорин", "")]),
        ("ru", "Одновременно КНДР построила мост.", [("КНДР", "north-korea")]),
    ],
)
def test_places_are_not_taken_for_families_nor_words_for_names(
    finder: NameFinder, language: str, text: str, expected: list[tuple[str, str]]
) -> None:
    """A family is not the town that it is called like; an adverb at the head of a sentence is no name."""
    names = finder.find(text, language=language)

    assert [(name.text, name.entity_id) for name in names] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("农历正月初一，桥通车。", [("农历正月初一", "XXXX-01-01", "lunar")]),
        ("春节，桥通车。", [("春节", "XXXX-01-01", "lunar")]),
        ("2025年春节，桥通车。", [("2025年", "2025", ""), ("春节", "XXXX-01-01", "lunar")]),
    ],
)
def test_days_of_the_lunar_calendar_are_kept_as_such(text: str, expected: list[tuple[str, str, str]]) -> None:
    """The first month has a name of its own, and the Spring Festival is no spring."""
    moments = find_moments(text, context=MomentContext(language="zh"))

    assert [(each.text, each.value, each.calendar) for each in moments] == expected
