"""How a word of a name is written: the words of a text that can begin one, and the forms that a printed word may stand for."""

import re
import unicodedata
from functools import cache, lru_cache
from typing import Final

from copydesk.text.languages.schema_speech import name_data
from copydesk.text.languages.writing import languages_in
from copydesk.text.patterns import alternation

LETTERS: Final = "A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ"
CAPITALS: Final = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽĿŁŃŅŇŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽȘȚ"
CYRILLIC_CAPITALS: Final = "Ѐ-ЯҐҒҖҚҢҮҰҲҶҺӘӨ"
HAN: Final = r"㐀-鿿\uf900-\ufaff"
KANA: Final = "ぁ-ゖァ-ヺー・"
WORD: Final = rf"[{LETTERS}]+|[Ѐ-ӿ]+|[가-힣]+|[0-9]+"
"""A word of one script; 북한 in `KCNA북한` is a word of its own."""

UNSPACED: Final = re.compile(f"[{HAN}ぁ-ゖァ-ヺー]")
"""A character of a script whose spellings are looked for at every character, not word by word."""
_WORD = re.compile(WORD)
_SHORTEST_STEM = 2
_BREVE = "\u0306"


def name_words(spelling: str) -> list[str]:
    """The words of a spelling from its first capital on: al-Qaida is found by Qaida, as only capitals begin a name in a text."""
    words = _WORD.findall(spelling)
    first = next((index for index, word in enumerate(words) if word[0].isupper()), 0)
    return words[first:] if all(map(str.islower, words[:first])) else words


@lru_cache(maxsize=16384)
def folded(word: str) -> str:
    """A word as forms are compared: lower case, accents off, ё as е; й stays, as case endings have it."""
    lower = word.lower()
    if lower.isascii() or "가" <= lower[0] <= "힣":
        return lower
    kept = _BREVE if "а" <= lower[0] <= "ӿ" else ""
    decomposed = unicodedata.normalize("NFD", lower)
    bare = "".join(char for char in decomposed if char == kept or not unicodedata.combining(char))
    return unicodedata.normalize("NFC", bare) if "а" <= lower[0] <= "ӿ" else bare


_TOWNS = ("ово", "ево", "ино", "ыно")
"""Towns that are called like a family, and what they take for their last letter."""
_TOWN_ENDINGS = ("а", "у", "ом", "е")


@lru_cache(maxsize=32768)
def printed_as(word: str) -> tuple[str, ...]:
    """The bases that a printed word may be a form of, the word itself first: Путину gives путину and путин, Putins putin."""
    whole = folded(word)
    if "Ѐ" <= whole[0] <= "ӿ":
        endings = _endings("y")
    elif whole[0].isalpha() and not "가" <= whole[0] <= "힣":
        endings = _endings("l")
    else:
        return (whole,)
    return (whole, *(whole[: -len(end)] for end in endings if whole.endswith(end) and len(whole) - len(end) >= _SHORTEST_STEM))


@cache
def bases(word: str) -> frozenset[str]:
    """The bases under which a word of an established form is looked up: Россия gives россия and росси, Kim kim."""
    whole = folded(word)
    if not "Ѐ" <= whole[0] <= "ӿ":
        return frozenset({whole})
    if whole.endswith(_TOWNS):  # without its ending it would be a surname: Иваново, Иванов
        return frozenset({whole, *(whole[:-1] + end for end in _TOWN_ENDINGS)})
    endings = _base_endings()
    shorter = {whole[: -len(end)] for end in endings if whole.endswith(end) and len(whole) - len(end) >= _SHORTEST_STEM}
    return frozenset({whole, *shorter})


@cache
def may_follow_hangul() -> re.Pattern[str]:
    """What may follow a name in its own Korean word: compounds, honorifics, titles and particles."""
    korean = name_data("ko")
    inside = alternation((*korean.suffixes, *korean.honorifics, *korean.titles))
    return re.compile(rf"(?:{inside}){{0,2}}(?:{alternation(korean.particles)}){{0,2}}\Z")


@cache
def _endings(script: str) -> tuple[str, ...]:
    """What names take in any language of a script: a lexicon's index serves texts of all of them."""
    return tuple(dict.fromkeys(end for language in languages_in(script) for end in name_data(language).endings))


@cache
def _base_endings() -> tuple[str, ...]:
    return tuple(dict.fromkeys(end for language in languages_in("y") for end in name_data(language).base_endings))
