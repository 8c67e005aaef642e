"""How much the extractive writer tells."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtractiveOptions:
    """Sizes of a story. Counts are of sentences unless the name says otherwise.

    `sentences_read` bounds the work on one long report: news stands at its top. A sentence whose every moment lies more
    than `background_days` before the story opened is background and comes last.
    """

    fewest: int = 4
    most: int = 12
    standfirst: int = 2
    paragraph: int = 3
    sentences_read: int = 40
    background_days: int = 14
    fact_lines: int = 12
    people: int = 6
    places: int = 4
    moments: int = 4
    figures: int = 5
