"""Regular expressions made from word lists."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

_ANY_LETTERS = "*"
_ESCAPED = {r"\ ": "[ \u00a0]", rf"\{_ANY_LETTERS}": r"\w*"}


def alternation(words: Iterable[str]) -> str:
    """A pattern that matches any of the words, longer ones first; shared beginnings stand once, so that it fails fast.

    `*` in a word stands for any letters; a space also matches a no-break space. No words give a pattern that never matches.
    """
    return _alternation(frozenset(words))


@lru_cache(maxsize=256)
def _alternation(words: frozenset[str]) -> str:
    """The pattern; remembered, as several patterns hold the same words."""
    endings = sorted(words - {""}, reverse=True)
    return _pattern(endings) if endings else "(?!)"


def _pattern(endings: Sequence[str]) -> str:
    """The pattern of what is left of words, which are sorted backwards."""
    groups: dict[str, list[str]] = {}
    for ending in endings:
        groups.setdefault(ending[:1], []).append(ending)
    may_end = groups.pop("", None) is not None
    options = [_shared(group) for _, group in sorted(groups.items(), key=_letters_first)]
    if not options:
        return ""
    if len(options) == 1 and not may_end:
        return options[0]
    return f"(?:{'|'.join(options)}){'?' if may_end else ''}"


def _shared(endings: Sequence[str]) -> str:
    """What all of the endings begin with, and the pattern of the rest."""
    if len(endings) == 1:
        return _literal(endings[0])
    length = 1
    first, last = endings[0], endings[-1]  # as they are sorted, what these two share is what all do
    while first[length : length + 1] == last[length : length + 1] != "":
        length += 1
    return _literal(first[:length]) + _pattern([ending[length:] for ending in endings])


def _literal(piece: str) -> str:
    """A piece of a word as a pattern."""
    if piece.isalnum():
        return piece
    pattern = re.escape(piece)
    for escaped, meant in _ESCAPED.items():
        pattern = pattern.replace(escaped, meant)
    return pattern


def _letters_first(group: tuple[str, list[str]]) -> tuple[bool, str]:
    return group[0] == _ANY_LETTERS, group[0]
