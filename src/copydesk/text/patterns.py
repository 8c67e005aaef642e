"""Regular expressions made from word lists."""

import re
from collections.abc import Iterable

_ANY_LETTERS = "*"
_SPACES = {" ": "[ \u00a0]", _ANY_LETTERS: r"\w*"}


def alternation(words: Iterable[str]) -> str:
    """A pattern that matches any of the words, longer ones first; shared beginnings stand once, so that it fails fast.

    `*` in a word stands for any letters; a space also matches a no-break space. No words give a pattern that never matches.
    """
    endings = sorted(set(words) - {""}, reverse=True)
    return _pattern(endings) if endings else "(?!)"


def _pattern(endings: Iterable[str]) -> str:
    groups: dict[str, list[str]] = {}
    for ending in endings:
        groups.setdefault(ending[:1], []).append(ending[1:])
    may_end = groups.pop("", None) is not None
    options = [
        _SPACES.get(first, re.escape(first)) + _pattern(rest) for first, rest in sorted(groups.items(), key=_letters_first)
    ]
    if not options:
        return ""
    if len(options) == 1 and not may_end:
        return options[0]
    return f"(?:{'|'.join(options)}){'?' if may_end else ''}"


def _letters_first(group: tuple[str, list[str]]) -> tuple[bool, str]:
    return group[0] == _ANY_LETTERS, group[0]
