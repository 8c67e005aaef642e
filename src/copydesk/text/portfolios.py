"""What a minister is in charge of, which is part of the title and no name: Health Secretary, Standards Commissioner."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from copydesk.text.languages.schema_speech import name_data
from copydesk.text.spellings import Hit

Span = tuple[int, int]

_REACH: Final = 60
"""Characters before a title in which its portfolio stands: the longest have five words."""
_PORTFOLIO: Final = re.compile(
    r"(?<![\w'’.-])(?:[A-Z][a-z]+, (?:[A-Z][a-z]+, ){0,2}[A-Z][a-z]+ and |[A-Z][a-z]+ and )?(?:[A-Z][a-z]+ ){1,2}\Z"
)


def with_portfolios(text: str, titles: Sequence[Span], *, language: str, hits: Sequence[Hit]) -> tuple[Span, ...]:
    """The titles, those that a portfolio stands before with it. Words with a meaning of their own and known names are none."""
    heads = tuple(name_data(language).portfolio_titles)
    if not heads or not titles:
        return tuple(titles)
    ends = {hit.end for hit in hits}
    return tuple(
        (_start(text, span, language=language, ends=ends), span[1]) if _is_head(text, span, heads) else span for span in titles
    )


def _is_head(text: str, span: Span, heads: tuple[str, ...]) -> bool:
    return text[span[0]].isupper() and text[span[0] : span[1]].lower().endswith(heads)


def _start(text: str, span: Span, *, language: str, ends: set[int]) -> int:
    """Where a title begins with its portfolio, which may hold no known name."""
    found = _PORTFOLIO.search(text, max(0, span[0] - _REACH), span[0])
    if found is None:
        return span[0]
    start = found.start()
    for word in _words().finditer(text, found.start(), span[0]):
        if word.end() in ends or word.group().lower() in name_data(language).common:
            start = min(word.end() + 1, span[0])
    return start


@cache
def _words() -> re.Pattern[str]:
    return re.compile(r"[A-Z][a-z]+")
