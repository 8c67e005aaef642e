"""Words that are frequent in any news: a desk that has seen ten reports cannot know that "government" is no rare word.

The lists beside this file, one for each language, were written by hand, so that they are ours: a few thousand words each, in the
forms that print has, in no order of frequency. Names of people are not among them: they come and go.
"""

from functools import cache
from importlib.resources import files
from typing import Final

from copydesk.model.language import base_language
from copydesk.text.tokens import stems, terms

FIGURES: Final = " ".join(map(str, (*range(32), *range(40, 101, 10), 200, 300, 500, 1000)))
"""Figures that are frequent in any language: days of the month, small counts, round ones."""


def frequent_terms(language: str) -> frozenset[str]:
    """The stems of the words that are frequent in a language's news; none for a language without a list."""
    return _frequent_terms(base_language(language))


@cache
def _frequent_terms(tag: str) -> frozenset[str]:
    source = files(__package__).joinpath(f"{tag}.txt")
    if not source.is_file():
        return frozenset()
    words = terms(f"{source.read_text(encoding='utf-8')} {FIGURES}", language=tag)
    return frozenset(stems(words, language=tag))
