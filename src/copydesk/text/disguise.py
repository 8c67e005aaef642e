"""Names that are not what they look like: letters of two scripts in one word, invisible characters inside."""

import re
from typing import Final

_MIXED: Final = re.compile("[A-Za-z][Ѐ-ӿ]|[Ѐ-ӿ][A-Za-z]|[A-Za-z][Ͱ-Ͽ]|[Ͱ-Ͽ][A-Za-z]")
_OTHER_LETTER: Final = re.compile("[Ͱ-ӿ]")
_LATIN_LETTER: Final = re.compile("[A-Za-z]")
_INVISIBLE: Final = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]+")
"""Soft hyphen, zero-width characters and joiners, bidirectional controls."""


def is_disguised(word: str) -> bool:
    """Whether Latin stands beside Cyrillic or Greek inside a word (a Latin `a` in Пaк), or invisible characters stand in it."""
    return bool(_MIXED.search(word) or _INVISIBLE.search(word))


def disguised_places(text: str) -> tuple[int, ...]:
    """Where letters of two scripts meet inside a word, in order: the place of the first of the two. Cost: linear."""
    if text.isascii() or not (_OTHER_LETTER.search(text) and _LATIN_LETTER.search(text)):
        return ()
    return tuple(match.start() for match in _MIXED.finditer(text))


def without_invisible(text: str) -> tuple[str, list[int]] | None:
    """The text without invisible characters, and for each place in it and its end the place in the text; None if it has none."""
    if text.isascii() or not _INVISIBLE.search(text):
        return None
    kept: list[str] = []
    places: list[int] = []
    position = 0
    for match in _INVISIBLE.finditer(text):
        kept.append(text[position : match.start()])
        places += range(position, match.start())
        position = match.end()
    kept.append(text[position:])
    places += range(position, len(text) + 1)
    return "".join(kept), places
