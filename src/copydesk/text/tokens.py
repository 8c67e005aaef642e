"""The terms of a text: what grouping and search compare."""

import re
from functools import cache
from itertools import pairwise

from copydesk.model.language import base_language
from copydesk.text.languages import language_data

# Scripts without spaces between words, and Hangul, whose particles hang on the word: bigrams find the same stem in both.
_RUNS = "\u1100-\u11ff\u3005\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff66-\uff9d\U00020000-\U0003ffff"
_TERM = re.compile(f"[{_RUNS}]+|[^\\W_{_RUNS}]+")
_RUN = re.compile(f"[{_RUNS}]+")
_UNSPACED = frozenset({"ja", "zh", "yue", "wuu", "th", "lo", "km", "my"})


def terms(text: str, *, language: str) -> list[str]:
    """Lower-cased words in order; runs of Han, Kana and Hangul as character bigrams (one character alone as itself).

    No punctuation; single Latin letters are left out (what remains of "it's").
    """
    del language  # the script decides, so that a Latin name inside Korean text stays one word
    found: list[str] = []
    for token in _TERM.findall(text.lower()):
        if not _RUN.match(token):
            if len(token) > 1 or not token.isascii() or token.isdigit():
                found.append(token)
        elif len(token) <= 2:
            found.append(token)
        else:
            found.extend(map("".join, pairwise(token)))
    return found


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
