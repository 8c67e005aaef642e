"""Whether a text in another language or script has a name, by entity, by form or by sound: one word of it at a time."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Final

from copydesk.model.facts import Name
from copydesk.model.language import base_language
from copydesk.text.gazetteer import demonyms
from copydesk.text.languages.schema_speech import name_data
from copydesk.text.patterns import alternation
from copydesk.text.sound import sounds_alike
from copydesk.text.wordforms import CAPITALS, LETTERS, may_follow_hangul, printed_as

HEARD: Final = 0.7
"""Likeness from which a word of the text is taken for the name.

Chosen on the development half of `ntrex` (2026-11): a name is then heard in a sentence of another article in under 3 of 100.
"""
_SHORTEST: Final = 3
"""Letters below which a name says too little to be known by sound."""
_MOST_WORDS: Final = 4
_VOWELS: Final = re.compile(r"[aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüýœ]+", re.IGNORECASE)
_SPACED: Final = re.compile(rf"[{CAPITALS}][{LETTERS}'’]+|[А-ЯЁ][Ѐ-ӿ]+")
_HANGUL: Final = re.compile("[가-힣]{2,}")
_KANA: Final = re.compile("[ァ-ヺー]{2,}")
_WORD: Final = re.compile(r"[^\W\d_]+")


def is_heard(name: Name, *, text: str, names: Sequence[Name], language: str) -> bool:
    """Whether a text states a name: the same entity, the same form, or a word or run of words that sounds like it.

    `names` are those of the text, `language` its language. False does not say that the text lacks it: a translated name sounds
    like nothing. Cost: about 20 µs a word of the text that is compared.
    """
    if any(name.entity_id and other.entity_id == name.entity_id for other in names) or name.text in text:
        return True
    if _has_demonym(name.entity_id, text=text, language=base_language(language)):
        return True
    if any(sounds_alike(name.text, other.text) >= HEARD for other in names):
        return True
    return likeness_in(name.text, text=text, language=language) >= HEARD


def likeness_in(name: str, *, text: str, language: str) -> float:
    """How alike the most alike words of a text sound, 0 to 1; 0 for a name that is too short to tell."""
    if sum(map(str.isalpha, name)) < _SHORTEST:
        return 0.0
    words = len(_WORD.findall(name))
    return max(
        (sounds_alike(name, each) for each in _pieces(text, base_language(language), words, _syllables(name))), default=0.0
    )


def _has_demonym(entity_id: str, *, text: str, language: str) -> bool:
    """Whether a word of the text stands for a territory or body without naming it."""
    stems = demonyms(language).get(entity_id, ()) if entity_id else ()
    return bool(stems) and bool(re.search(rf"(?<!\w){alternation(stems)}", text.lower()))


def _syllables(name: str) -> int:
    return len(_VOWELS.findall(name)) or len(name)


@lru_cache(maxsize=512)
def _pieces(text: str, language: str, words: int, syllables: int) -> frozenset[str]:
    """What in a text can be a name of so many words and syllables."""
    return frozenset(_candidates(text, language=language, words=min(words, _MOST_WORDS), syllables=syllables))


def _candidates(text: str, *, language: str, words: int, syllables: int) -> Iterator[str]:
    yield from _windows([(match.start(), match.end()) for match in _SPACED.finditer(text)], text=text, words=words)
    if language == "ko":
        for run in _windows([match.span() for match in _HANGUL.finditer(text)], text=text, words=words):
            yield from _without_particles(run)
    elif language == "ja":
        yield from _windows([match.span() for match in _KANA.finditer(text)], text=text, words=words)
    elif language == "zh":
        for match in _foreign().finditer(text):
            run = match.group()
            sizes = range(max(2, syllables - 1), syllables + 3)
            yield run
            yield from (run[start : start + size] for size in sizes for start in range(len(run) - size + 1))


def _windows(spans: list[tuple[int, int]], *, text: str, words: int) -> Iterator[str]:
    """One word up to as many words as the name has, that stand side by side."""
    for first, (start, _) in enumerate(spans):
        for last in range(first, min(first + words, len(spans))):
            end = spans[last][1]
            if last > first and spans[last][0] - spans[last - 1][1] > 1:
                break
            printed = text[start:end]
            yield printed
            if " " not in printed and printed[0].isalpha() and printed[0].isupper():
                yield from (base for base in printed_as(printed)[1:] if len(base) > _SHORTEST)


def _without_particles(word: str) -> Iterator[str]:
    """A Korean word, and what is left of it without what may follow a name."""
    yield word
    for size in range(2, len(word)):
        if may_follow_hangul().match(word, size):
            yield word[:size]


@cache
def _foreign() -> re.Pattern[str]:
    return re.compile(f"[{name_data('zh').transliteration}·・]{{2,16}}")
