"""Sources on the command line: `--against A B` names two."""

from collections.abc import Iterator, Sequence
from typing import Final

COMMANDS_WITH_SOURCES: Final = frozenset({"check", "approve"})
OPTIONS_WITH_A_VALUE: Final = frozenset({"--policy", "--html", "--report", "--sentence", "--by", "--newsroom"})
"""The options of these commands, beside `--against`, whose next word is theirs."""

_AGAINST: Final = "--against"


def each_source_told(words: Sequence[str]) -> list[str]:
    """The words of a call with `--against` before every source, also before those that follow one another.

    What follows is a source only where a draft or a record stands in front (`check draft.txt --against a.html b.html`, or a
    shell's `sources/*.html`): where none does, drafts come last, as a pre-commit hook names them. Behind `--` all is as it was.
    """
    if not words or words[0] not in COMMANDS_WITH_SOURCES:
        return list(words)
    end = words.index("--") if "--" in words else len(words)
    return [words[0], *_told(words[1:end]), *words[end:]]


def _told(words: Sequence[str]) -> Iterator[str]:
    is_drafted, before = False, ""
    for place, word in enumerate(words):
        is_value = place > 0 and words[place - 1] in {_AGAINST, *OPTIONS_WITH_A_VALUE}
        if is_value or word.startswith("-"):
            before = word if not is_value else before
            is_drafted = is_drafted or word.startswith("--report")
        elif is_drafted and before.split("=")[0] == _AGAINST:
            yield _AGAINST
        else:
            is_drafted, before = True, ""
        yield word
