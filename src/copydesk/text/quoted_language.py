"""In which language words between quotation marks stand, where their script tells."""

import re
from functools import cache
from typing import Final

from copydesk.text.languages.writing import scripts_read

_LETTER: Final = re.compile(r"[^\W\d_]")
_LETTERS: Final = {
    "ko": "\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3",
    "ja": "\u3040-\u30ff\uff66-\uff9d",
    "zh": "\u3400-\u4dbf\u4e00-\u9fff",
    "ru": "\u0400-\u04ff",
    "ar": "\u0600-\u06ff",
    "en": "A-Za-z\u00c0-\u024f",
}
_OWN: Final = {"h": "ko", "k": "ja", "c": "zh", "y": "ru", "l": "en"}
"""Script of a language → the entry above that has its letters."""
_HAN_TOO: Final = frozenset({"ko", "ja"})
_FEWEST: Final = 12
"""Letters from which words in another script are taken for another language and not for a name or a title."""


def language_of_quoted(words: str, *, language: str) -> str:
    """The language of quoted words: the text's own, unless nearly all of their letters belong to another script.

    Latin letters in a text of another script are taken for English, as wires print them; a few are a name and stay with the text.
    """
    own = "ar" if language == "ar" else _OWN[scripts_read(language)[0]]
    if not _foreign(own).search(words):  # as nearly always
        return language
    letters = _LETTER.findall(words)
    if len(letters) < _FEWEST:
        return language
    counts = {tag: sum(map(bool, map(_script(tag).match, letters))) for tag in _LETTERS}
    if own in _HAN_TOO:
        counts[own] += counts["zh"] if counts[own] else 0
    best = max(counts, key=lambda tag: counts[tag])
    if own == best or counts[best] * 10 < len(letters) * 9 or (own == "ja" and best == "zh"):
        return language
    return "ja" if counts["ja"] * 12 >= counts["zh"] > 0 and counts["ja"] else best


@cache
def _script(tag: str) -> re.Pattern[str]:
    return re.compile(f"[{_LETTERS[tag]}]")


@cache
def _foreign(tag: str) -> re.Pattern[str]:
    """A letter that the script of a language lacks."""
    return re.compile(rf"[^\W\d_{_LETTERS[tag]}]")
