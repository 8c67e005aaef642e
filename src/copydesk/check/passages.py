"""A piece of evidence in which names are looked for: a sentence, or only who says something there."""

from collections.abc import Sequence
from dataclasses import dataclass

from copydesk.check.claim import Ground
from copydesk.model.facts import Name


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A text in a language, with the names in it."""

    text: str
    names: Sequence[Name]
    language: str


def passage_of(ground: Ground) -> Passage:
    """A whole sentence of the evidence."""
    return Passage(text=ground.sentence.text, names=ground.sentence.facts.names, language=ground.language)
