"""The words of the graphics in eight languages."""

import re
import string

import msgspec
import pytest

from copydesk.illustrate.words import words_in
from copydesk.model.language import TIER_ONE
from copydesk.model.picture import PictureKind

_SCRIPTS = {"ko": "[가-힣]", "ja": "[ぁ-んァ-ヶ]|件", "zh": "[一-龥]", "ru": "[а-я]"}


def _fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("language", TIER_ONE)
def test_every_language_has_the_same_fields_in_its_words(language: str) -> None:
    """What is filled in is the same in every language; nothing is empty."""
    words, english = words_in(language), words_in("en")
    assert words is not None
    assert english is not None

    ours, theirs = (msgspec.to_builtins(each) for each in (words, english))

    for key, text in ours.items():
        parts = text.items() if isinstance(text, dict) else [("", text)]
        for part, value in parts:
            other = theirs[key][part] if part else theirs[key]
            assert value
            assert _fields(value) == _fields(other)


@pytest.mark.parametrize("language", sorted(_SCRIPTS))
def test_words_are_in_their_script(language: str) -> None:
    """No sentence of one language was left in another."""
    words = words_in(language)
    assert words is not None

    texts = [words.made, words.reports, words.published] + [words.of(kind).title for kind in PictureKind]

    assert all(re.search(_SCRIPTS[language], text) for text in texts)


def test_other_languages_have_no_words() -> None:
    """A language that we do not write gets no graphic."""
    assert words_in("sw") is None
    assert words_in("../../x") is None
