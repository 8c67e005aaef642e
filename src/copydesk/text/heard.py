"""Whether a text in another language or script has a name, by entity, by form or by sound: one word of it at a time."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Final

from copydesk.model.facts import Name
from copydesk.model.language import base_language
from copydesk.text.gazetteer import demonyms
from copydesk.text.languages.schema_speech import name_data
from copydesk.text.patterns import alternation
from copydesk.text.sound import TOLD_APART, sounds_alike
from copydesk.text.wordforms import CAPITALS, HAN, LETTERS, may_follow_hangul, printed_as

_SHORTEST: Final = 3
"""Letters below which a name says too little to be known by sound."""
_MOST_WORDS: Final = 4
_VOWELS: Final = re.compile(r"[aeiouyàáâãäåæèéêëìíîïòóôõöøùúûüýœ]+", re.IGNORECASE)
_LONE_CONSONANT: Final = re.compile(r"[bcdfgkpstvxzlr](?![aeiouyhàáâãäåæèéêëìíîïòóôõöøùúûüýœ])", re.IGNORECASE)
_DOTS: Final = "·・•‧"
_LONGEST_FOREIGN: Final = 12
_LONGEST_RUN: Final = 32
_HAN: Final = re.compile(rf"[{HAN}]{{2,3}}\Z")
_SPACED: Final = re.compile(rf"[{CAPITALS}][{LETTERS}'’]+|[А-ЯЁ][Ѐ-ӿ]+")
_HAN_NAMED: Final = frozenset({"zh", "ja"})
"""Languages that print a Chinese or Korean name in its characters."""
_HANGUL: Final = re.compile("[가-힣]+")
_KANA: Final = re.compile("[ァ-ヺー]{2,}")
_WORD: Final = re.compile(r"[^\W\d_]+")


def is_heard(name: Name, *, text: str, names: Sequence[Name], language: str) -> bool:
    """Whether a text states a name: the same entity, the same form, or a word or run of words that sounds like it.

    `names` are those of the text, `language` its language. False does not say that the text lacks it: a translated name sounds
    like nothing. From which likeness on a name is heard is data of the language (`heard`), chosen on the development half of
    `ntrex` (2026-11) so that a name is heard in a sentence of another article in under 3 of 100. Cost: about 20 µs a word of
    the text that is compared.
    """
    if any(name.entity_id and other.entity_id == name.entity_id for other in names) or name.text in text:
        return True
    if name.entity_id and name.entity_id in entities_by_demonym(text, base_language(language)):
        return True
    enough = name_data(base_language(language)).heard
    if any(sounds_alike(name.text, other.text) >= enough for other in names):
        return True
    return likeness_in(name.text, text=text, language=language) >= enough


def likeness_in(name: str, *, text: str, language: str, least: float = TOLD_APART) -> float:
    """How alike the most alike words of a text sound, 0 to 1; 0 below `least` and for a name that is too short to tell."""
    return max((sounds_alike(name, each, least=least) for each in _comparable(name, text, language)), default=0.0)


def heard_in(name: str, *, text: str, language: str) -> tuple[str, float]:
    """The words of a text that sound most like a name, and how alike they are, 0 to 1; empty where nothing is."""
    alike = ((each, sounds_alike(name, each)) for each in sorted(_comparable(name, text, language)))
    return max(alike, key=lambda each: each[1], default=("", 0.0))


def _comparable(name: str, text: str, language: str) -> frozenset[str]:
    """What in a text can be the name; nothing where the name is too short to tell."""
    if sum(map(str.isalpha, name)) < _SHORTEST:
        return frozenset()
    words = len(_WORD.findall(name))
    pieces = _pieces(text, base_language(language), words, _syllables(name))
    if base_language(language) in _HAN_NAMED and _is_eastern(name):
        pieces |= _eastern_pieces(text)
    return pieces


@lru_cache(maxsize=4096)
def entities_by_demonym(text: str, language: str) -> frozenset[str]:
    """Ids of the territories and bodies for which a word of a text stands without naming them: the Danes, le président américain.

    `language` is the base language. Cost: one pass over the text.
    """
    return frozenset(place_id for _, ids in demonyms_in(text, language) for place_id in ids)


@lru_cache(maxsize=4096)
def demonyms_in(text: str, language: str) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """(where it begins, ids of what it stands for) of each such word of a text, in order."""
    stems = _stems(language)
    if not stems:
        return ()
    folded = text.lower().replace("’", "'")
    found = (
        (match.start(1), stems.get(match.group(1).replace("\u00a0", " "), ())) for match in _demonym(language).finditer(folded)
    )
    return tuple(each for each in found if each[1])


@cache
def _stems(language: str) -> Mapping[str, tuple[str, ...]]:
    """Ids by the beginning of a word that stands for them, those of a longer beginning with those of a shorter one in it."""
    known = [(stem.replace("’", "'"), place_id) for place_id, stems in demonyms(language).items() for stem in stems]
    return {each: tuple(place_id for stem, place_id in known if each.startswith(stem)) for each, _ in known}


@cache
def _demonym(language: str) -> re.Pattern[str]:
    start = "" if language in _HAN_NAMED else r"(?<!\w)"
    return re.compile(rf"{start}({alternation(_stems(language))})")


def _syllables(name: str) -> tuple[int, int]:
    """The fewest and the most syllables that a name has elsewhere: a consonant without a vowel may become one of its own."""
    vowels = len(_VOWELS.findall(name)) or len(name)
    return vowels, vowels + len(_LONE_CONSONANT.findall(name))


def _is_eastern(name: str) -> bool:
    """Whether a name in Latin letters has a family name that is written with one character."""
    words = _WORD.findall(name.lower())
    return bool(words) and not _eastern().isdisjoint((words[0], words[-1]))


@lru_cache(maxsize=512)
def _eastern_pieces(text: str) -> frozenset[str]:
    """What in a Chinese or Japanese text can be a name of two or three Han characters that begins with a family name."""
    surnames = name_data("zh").surnames
    starts = [index for index, character in enumerate(text) if character in surnames]
    return frozenset(piece for start in starts for size in (2, 3) if _HAN.match(piece := text[start : start + size]))


@lru_cache(maxsize=512)
def _pieces(text: str, language: str, words: int, syllables: tuple[int, int]) -> frozenset[str]:
    """What in a text can be a name of so many words and syllables."""
    return frozenset(_candidates(text, language=language, words=min(words, _MOST_WORDS), syllables=syllables))


def _candidates(text: str, *, language: str, words: int, syllables: tuple[int, int]) -> Iterator[str]:
    yield from _windows([(match.start(), match.end()) for match in _SPACED.finditer(text)], text=text, words=words)
    if language == "ko":
        for run in _windows([match.span() for match in _HANGUL.finditer(text)], text=text, words=words):
            yield from _without_particles(run) if len(run) > 1 else ()
    elif language == "ja":
        yield from _windows([match.span() for match in _KANA.finditer(text)], text=text, words=words)
    elif language == "zh":
        for match in _foreign().finditer(text):
            yield from _foreign_pieces(match.group(), syllables=syllables)


def _foreign_pieces(run: str, *, syllables: tuple[int, int]) -> Iterator[str]:
    """A run of characters of foreign names, and the parts of it that have as many characters as a name has syllables.

    Dots part the words of a name and are no characters of it.
    """
    yield run
    places = [index for index, character in enumerate(run) if character not in _DOTS]
    for size in range(max(2, syllables[0] - 1), min(syllables[1] + 2, _LONGEST_FOREIGN)):
        for first, last in zip(places, places[size - 1 :], strict=False):
            yield run[first : last + 1]


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
    characters = name_data("zh").transliteration + name_data("zh").transliteration_rare
    return re.compile(f"[{characters}{_DOTS}]{{2,{_LONGEST_RUN}}}")


@cache
def _eastern() -> frozenset[str]:
    return frozenset(map(str.lower, name_data("en").eastern_surnames))
