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
        ("홍길동", "fr", "홍길동 (Honggildong)"),
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
