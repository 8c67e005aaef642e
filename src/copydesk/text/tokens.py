"""The terms of a text: what grouping and search compare."""

import re
from collections.abc import Iterable
from functools import cache
from itertools import pairwise
from typing import Final
from unicodedata import normalize

from copydesk.model.language import base_language
from copydesk.text.languages import described_languages, language_data

# Scripts without spaces between words, and Hangul, whose particles hang on the word: bigrams find the same stem in both.
_RUNS = "\u1100-\u11ff\u3005\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff66-\uff9d\U00020000-\U0003ffff"
_TERM = re.compile(f"[{_RUNS}]+|[^\\W_{_RUNS}]+")
_RUN = re.compile(f"[{_RUNS}]+")
_SHORTEST_STEM: Final = 4
"""Letters that remain at least where an ending is taken off: short words differ by their last letter."""

_CUT: Final = 5
"""Letters that count of a word in a language whose endings are not known. Source: graded pairs of a development
set (`benchmarks group`, semeval22_t8): a correlation of .691 with words cut so, .686 with whole ones."""

_MOST_KEPT: Final = 1 << 16
"""Stems remembered for a language."""

_UNSPACED = frozenset({"ja", "zh", "yue", "wuu", "th", "lo", "km", "my"})


def terms(text: str, *, language: str) -> list[str]:
    """Lower-cased words in order; runs of Han, Kana and Hangul as character bigrams (one character alone as itself).

    No punctuation; single Latin letters are left out (what remains of "it's").
    """
    del language  # the script decides, so that a Latin name inside Korean text stays one word
    found: list[str] = []
    for token in _TERM.findall(text.lower()):
        if token.isascii():
            if len(token) > 1 or token.isdigit():
                found.append(token)
        elif len(token) <= 2 or not _RUN.match(token):
            found.append(token)
        else:
            found.extend(map("".join, pairwise(token)))
    return found


def stems(found: Iterable[str], *, language: str) -> list[str]:
    """Terms without stop terms, endings of number and case and loose marks, in order: Путин and Путину are one stem.

    In a language without data of its own words are cut: its endings are not known.
    """
    stem = _stems(base_language(language))
    return [stemmed for term in found if (stemmed := stem[term])]


_BEHIND_CUT: Final = re.compile(rf"(?<=^[^\W\d]{{{_CUT}}})[^\W\d]+$")
"""What a word has behind its first letters; figures are left whole."""


class _Stems(dict[str, str]):
    """The stem of each term, empty for a stop term. Each is worked out once."""

    def __init__(self, tag: str) -> None:
        super().__init__()
        self._stops = stop_terms(tag)
        data = language_data(tag).tokens
        self._unmarked = str.maketrans({letter: normalize("NFD", letter)[0] for letter in data.loose_marks})
        self._stops |= {stop.translate(self._unmarked) for stop in self._stops}
        endings = data.endings.split()
        self._ending = re.compile(f"(?<=.{{{_SHORTEST_STEM}}})(?:{'|'.join(endings)})$") if endings else None
        if tag not in described_languages():
            self._ending = _BEHIND_CUT

    def __missing__(self, term: str) -> str:
        if len(self) >= _MOST_KEPT:
            self.clear()
        bare = term if term.isascii() else term.translate(self._unmarked)
        stem = "" if bare in self._stops else self._ending.sub("", bare) if self._ending else bare
        self[term] = stem
        return stem


@cache
def _stems(tag: str) -> _Stems:
    return _Stems(tag)


def stop_terms(language: str) -> frozenset[str]:
    """Terms that tell nothing about the subject, in the form that `terms` gives them."""
    return _stop_terms(base_language(language))


@cache
def _stop_terms(tag: str) -> frozenset[str]:
    return frozenset(terms(language_data(tag).tokens.stop, language=tag))


def is_unspaced(language: str) -> bool:
    """Whether the language is written without spaces between words."""
    return base_language(language) in _UNSPACED


def plain_words(text: str) -> list[str]:
    """Lower-cased words as they stand between spaces and punctuation, in order."""
    return _WORD.findall(text.lower())


_WORD = re.compile(r"[^\W_]+")
