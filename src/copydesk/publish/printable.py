"""The last sieve before any surface: characters that no page, feed or file may carry."""

import re
from typing import Final

_UNPRINTABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
"""Controls, surrogates, bidi embeddings and non-characters: illegal in XML, or able to reorder what a reader sees."""


def printable(text: str) -> str:
    """The text without control characters, surrogates, bidi overrides and non-characters; the same object when it has none."""
    # `isprintable` is many times faster than the expression, and true of nearly every text of one line.
    return text if text.isprintable() else _UNPRINTABLE.sub("", text)


def one_line(text: str, *, limit: int = 0) -> str:
    """The printable text on one line, cut at a word with an ellipsis where it is longer than `limit` (0: no limit)."""
    line = " ".join(printable(text).split())
    if not limit or len(line) <= limit:
        return line
    cut = line[: limit - 1]
    head, space, _ = cut.rpartition(" ")
    # Unspaced scripts have no word to cut at: only a space in the last fifth is worth going back to.
    return (head if space and len(head) > limit * 4 // 5 else cut).rstrip() + "…"
