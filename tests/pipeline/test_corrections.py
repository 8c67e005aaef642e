"""What counts as a correction between two versions of one edition."""

from datetime import UTC, datetime

import pytest

from copydesk.model.draft import Draft, DraftSentence, Paragraph
from copydesk.model.lexicon import Lexicon
from copydesk.pipeline.corrections import corrections_between
from copydesk.text.facts import FactReader

NOW = datetime(2026, 1, 10, tzinfo=UTC)
FACTS = FactReader(Lexicon())


def draft(*sentences: str, language: str = "en") -> Draft:
    """A draft whose first sentence is its headline."""
    made = [DraftSentence(text=text, citations=("r.0",), language=language) for text in sentences]
    return Draft(story_id="s", language=language, headline=made[0], paragraphs=(Paragraph(sentences=tuple(made[1:])),))


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("en", "The visit lasted five days, the palace said.", "The visit lasted four days, the palace said."),
        ("ko", "방문은 5일간 이어졌다고 대통령실이 밝혔다.", "방문은 4일간 이어졌다고 대통령실이 밝혔다."),
        ("ja", "訪問は5日間続いたと発表した。", "訪問は4日間続いたと発表した。"),
        ("ru", "Визит продлился 5 дней, сообщил дворец.", "Визит продлился 4 дня, сообщил дворец."),
    ],
)
def test_another_figure_in_the_same_sentence_is_a_correction(language: str, before: str, after: str) -> None:
    """Both wordings are kept, so that the reader sees what changed."""
    old, new = draft("A visit", before, language=language), draft("A visit", after, language=language)

    found = corrections_between(old, new, at=NOW, facts=FACTS)

    assert [(each.before, each.after, each.at) for each in found] == [(before, after, NOW)]


def test_another_wording_of_the_same_facts_is_none() -> None:
    """An edit that changes no fact is an update."""
    old = draft("A visit", "The visit lasted five days, the palace said.")
    new = draft("A visit", "The visit lasted five days, said the palace.")

    found = corrections_between(old, new, at=NOW, facts=FACTS)

    assert found == ()


def test_a_sentence_that_was_dropped_or_added_is_none() -> None:
    """A story that grows or shrinks is not corrected by it."""
    old = draft("A visit", "The visit lasted five days, the palace said.")
    new = draft("A visit", "Trade was the main subject of the talks on 12 March.")

    found = corrections_between(old, new, at=NOW, facts=FACTS)

    assert found == ()
