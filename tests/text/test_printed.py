"""The form to print."""

import pytest

from copydesk.model.facts import EntityKind
from copydesk.model.lexicon import Entity
from copydesk.text.printed import printed_name

_PERSON = Entity(id="p", kind=EntityKind.PERSON, forms=(("ko", "홍길동"), ("en", "Hong Gil Dong")), aliases=(("fr", "Hong"),))


def test_an_established_form_is_printed() -> None:
    """The lexicon decides."""
    printed = printed_name("홍길동", language="en-GB", entity=_PERSON)

    assert (str(printed), printed.is_established) == ("Hong Gil Dong", True)


@pytest.mark.parametrize(
    ("original", "language", "expected"),
    [
        ("홍길동", "fr", "홍길동 (Hong Gildong)"),
        ("Примеров", "en", "Примеров (Primerov)"),
        ("ジョン・スミス", "de", "ジョン・スミス (Jon Sumisu)"),
        ("Jane Sample", "es", "Jane Sample"),
        ("Jane Sample", "ko", "Jane Sample"),
        ("山田太郎", "ja", "山田太郎"),
    ],
)
def test_without_one_the_original_stands(original: str, language: str, expected: str) -> None:
    """An alias is not printed, and no form is made up: a romanisation stands beside a script that readers may not know."""
    printed = printed_name(original, language=language, entity=_PERSON if original == "홍길동" else None)

    assert (str(printed), printed.is_established) == (expected, False)


@pytest.mark.parametrize(
    ("original", "written_in", "expected"),
    [
        ("新港报", "zh", "新港报 (Xingangbao)"),
        ("みなと新聞", "ja", "みなと新聞"),
        ("李太郎", "", "李太郎"),
        ("زينب", "ar", "زينب"),
    ],
)
def test_sounds_that_the_script_does_not_tell_are_not_made_up(original: str, written_in: str, expected: str) -> None:
    """Han is read in Chinese alone, and a script without vowels not at all."""
    printed = printed_name(original, language="en", written_in=written_in)

    assert str(printed) == expected


@pytest.mark.parametrize(
    ("original", "expected"),
    [
        ("홍길동", "홍길동 (Hong Gildong)"),
        ("선우일란", "선우일란 (Seonu Illan)"),
        ("홍길동선수단", "홍길동선수단 (Honggildongseonsudan)"),
    ],
)
def test_a_korean_person_is_said_with_the_surname_apart(original: str, expected: str) -> None:
    """As everybody says it; what is longer than a name stays one word."""
    person = Entity(id="p", kind=EntityKind.PERSON, forms=(("ko", original),))

    printed = printed_name(original, language="de", written_in="ko", entity=person)

    assert str(printed) == expected
