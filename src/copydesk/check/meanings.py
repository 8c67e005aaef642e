"""Words that names of bodies, offices and works are made of, and what other languages say for them.

"Senate Judiciary Committee" sounds like nothing abroad; that a sentence says senate, justice and committee can be read.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final

from copydesk.check.claim import Ground
from copydesk.check.passages import Passage, passage_of
from copydesk.check.unheard import has_word
from copydesk.model.facts import Name
from copydesk.text.languages.schema_speech import name_data
from copydesk.text.languages.writing import UNSPACED

_WORD: Final = re.compile(r"[^\W_]+")
_WHOLE: Final = "en"
"""The language whose words stand in the table in every form; those of others by how they begin."""
_INSIDE: Final = UNSPACED | {"de", "ko"}
"""Languages that write words together, so that one is looked for inside others: Justizausschuss, 사법위원회."""


def is_translated(name: Name, ground: Ground, *, language: str) -> bool:
    """Whether a sentence in another language says every word of a name, by its meaning, its sound or as a place."""
    return is_translated_in(name, passage_of(ground), language=language)


def is_translated_in(name: Name, passage: Passage, *, language: str) -> bool:
    """Whether a passage in another language says every word of a name, by its meaning, its sound or as a place."""
    words = _words(name.text, language)
    return any(_meanings(word, language) for word in words) and all(
        _is_said(word, passage, language=language) or (not _meanings(word, language) and has_word(word, passage, of=name))
        for word in words
    )


def is_untold(name: Name, grounds: tuple[Ground, ...], *, language: str) -> bool:
    """Whether every word of a name has a known meaning, and no sentence says any of them."""
    words = _words(name.text, language)
    return all(_meanings(word, language) for word in words) and not any(
        _is_said(word, passage_of(ground), language=language) for word in words for ground in grounds
    )


def has_meaning(word: str, *, language: str) -> bool:
    """Whether the table has a word of a language, which others say in their own."""
    return bool(_meanings(word, language))


def _words(text: str, language: str) -> tuple[str, ...]:
    joiners = name_data(language).joiners
    return tuple(word for word in _WORD.findall(text) if word not in joiners and len(word) > 1)


def _is_said(word: str, passage: Passage, *, language: str) -> bool:
    rows = _meanings(word, language)
    return any(_has_any(row, passage.text.casefold(), language=passage.language) for row in rows)


def _has_any(row: int, text: str, *, language: str) -> bool:
    spellings = _table().get(language, ())
    return bool(spellings) and any(_holds(text, stem, language=language) for stem in spellings[row])


def _holds(text: str, stem: str, *, language: str) -> bool:
    if stem not in text:
        return False
    if language in _INSIDE:
        return True
    end = r"\b" if language == _WHOLE else ""
    return re.search(rf"\b{stem}{end}", text) is not None


@lru_cache(maxsize=4096)
def _meanings(word: str, language: str) -> tuple[int, ...]:
    """The rows of the table that a word of a language means; none where it is not in it."""
    folded = word.casefold()
    rows = enumerate(_table().get(language, ()))
    return tuple(row for row, stems in rows if any(_holds(folded, stem, language=language) for stem in stems))


@cache
def _table() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """The spellings of each language, row by row: whole words of English, the beginnings of others' words."""
    path = files(__package__).joinpath("languages", "translated", "meanings.tsv")
    head, *rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return MappingProxyType({tag: tuple(tuple(row[place].split("|")) for row in rows) for place, tag in enumerate(head)})
