"""Two statements of a report told in one sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.check.library import Checker, SourceText
from copydesk.model.cleared import Policy
from copydesk.model.lexicon import Lexicon
from copydesk.model.verdict import Wording
from copydesk.text.facts import FactReader

_READER = FactReader(Lexicon())
_PAIRS = {
    "en": ("Anna Berg opened the new mill.", "The council closed the old harbour.", ", and "),
    "de": ("Anna Berg eröffnete die neue Mühle.", "Der Rat schloss den Hafen der Insel.", ", und "),
    "fr": ("Anna Berg a ouvert le nouveau moulin.", "Le conseil a fermé le vieux port.", ", et "),
    "es": ("Anna Berg abrió el molino nuevo.", "El consejo cerró el puerto viejo.", ", y "),
    "ru": ("Анна Берг открыла новую мельницу.", "Совет закрыл старый порт.", ", и "),
}


def _wording(evidence: str, draft: str, language: str) -> Wording:
    (verdict,) = Checker([SourceText(text=evidence, language=language)], facts=_READER).check(draft, language=language)
    return verdict.wording


def _joined(first: str, second: str, joint: str) -> str:
    return f"{first.rstrip('.')}{joint}{second[0].lower()}{second[1:]}"


@pytest.mark.parametrize("language", sorted(_PAIRS))
def test_two_plain_statements_may_be_told_in_one(language: str) -> None:
    """In their order, each whole and in the report's words."""
    first, second, joint = _PAIRS[language]

    assert _wording(f"{first} {second}", _joined(first, second, joint), language) is Wording.PROVED


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("On Monday Anna Berg opened the new mill.", "The council closed the old harbour."),
        ("In Lund, Anna Berg opened the new mill.", "The council closed the old harbour."),
        ("Police said Anna Berg opened the new mill.", "The council closed the old harbour."),
        ("Anna Berg opened the new mill.", "The council closed the old harbour, police said."),
        ("Anna Berg opened the new mill.", "The council closed the old harbour on Monday."),
        ("Anna Berg may open the new mill.", "The council closed the old harbour."),
        ("Anna Berg did not open the new mill.", "The council closed the old harbour."),
        ("If it rains Anna Berg opens the new mill.", "The council closes the old harbour."),
        ("Anna Berg opened the new mill.", "But the council closed the old harbour."),
        ("Critics fear the new mill.", "The council closed the old harbour."),
        ("Did Anna Berg open the new mill?", "The council closed the old harbour."),
    ],
)
def test_nothing_may_reach_over_the_joint(first: str, second: str) -> None:
    """A time, a teller, a doubt, a denial or a condition of one would be told of both."""
    assert _wording(f"{first} {second}", _joined(first, second, ", and "), "en") is Wording.UNCHECKED


@pytest.mark.parametrize(
    "draft",
    [
        "The council closed the old harbour, and Anna Berg opened the new mill.",
        "Anna Berg opened the old harbour, and the council closed the new mill.",
        "Anna Berg opened the new mill, and closed the old harbour.",
        "Anna Berg closed the old harbour, and the council opened the new mill.",
        "Anna Berg opened the new mill, but the council closed the old harbour.",
        "Anna Berg opened the new mill and the council closed the old harbour.",
        "Anna Berg opened the new mill, and the council never closed the old harbour.",
    ],
)
def test_another_sentence_than_the_two_is_not_proved(draft: str) -> None:
    """Order, subjects, words and the joint are the report's own."""
    evidence = "Anna Berg opened the new mill. The council closed the old harbour."

    assert _wording(evidence, draft, "en") is not Wording.PROVED


def test_statements_that_stand_apart_are_not_joined() -> None:
    """What stood between them, or in the paragraph before, may have told of another day."""
    first, second, joint = _PAIRS["en"]
    between = "Islanders wrote letters."

    assert _wording(f"{first} {between} {second}", _joined(first, second, joint), "en") is Wording.UNCHECKED
    assert _wording(f"{first}\n{second}", _joined(first, second, joint), "en") is Wording.UNCHECKED


@given(st.sampled_from(sorted(_PAIRS)), st.integers(0, 20), st.integers(0, 20))
def test_no_two_words_of_joined_statements_may_change_places(language: str, one: int, other: int) -> None:
    """Nor may a word be told of the other statement's subject."""
    first, second, joint = _PAIRS[language]
    words = _joined(first, second, joint).rstrip(".").split(" ")
    here, there = one % len(words), other % len(words)
    changed = list(words)
    changed[here], changed[there] = words[there], words[here]
    if [each.strip(",").casefold() for each in changed] == [each.strip(",").casefold() for each in words]:
        return

    wording = _wording(f"{first} {second}", " ".join(changed) + ".", language)

    assert not Policy.STRICT.allows(wording)
