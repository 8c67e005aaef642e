"""How a name in any script sounds, as strings of one-letter sounds (`scripts/costs.toml` lists them)."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from anyascii import anyascii

from copydesk.text.patterns import alternation
from copydesk.text.scripts import script_table

LONGEST = 64
"""Letters of a name that are looked at; longer names are titles, and comparing costs the square of the length."""

_RUN = re.compile(r"[가-힣]+|[ァ-ヺーぁ-ゖ]+|[㐀-鿿\uf900-\ufaff]+|[Ѐ-ӿ]+|[^\W\d_]+|\d+")
_N_BEFORE_LIPS = re.compile(r"n(?=[bpm])")
_HANGUL_BASE = ord("가")
_HAN = re.compile(r"[㐀-鿿\uf900-\ufaff]+\Z")
_SYLLABIC = re.compile(r"(?:[가-힣]{2,3}|[㐀-鿿\uf900-\ufaff]{2,3})\Z")
_LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ]+\Z")


@lru_cache(maxsize=16384)
def phone_words(name: str) -> tuple[tuple[str, ...], ...]:
    """Each way to read a name, the likeliest first: the sounds of its words, in the order written.

    Han is read as Mandarin, then as Korean where every character has a Korean reading; a Korean surname without its first
    sound (이) is read with it first (리). Never empty; a name without letters gives one reading without words.
    """
    runs = _RUN.findall(unicodedata.normalize("NFC", name[:LONGEST]).lower())
    if not runs:
        return ((),)
    if len(runs) == 1 and _HAN.match(runs[0]):
        return _han_readings(runs[0])
    plain = tuple(_sounds(run) for run in runs)
    fuller = _with_fuller_surname(runs)
    return (tuple(_sounds(run) for run in fuller), plain) if fuller else (plain,)


@lru_cache(maxsize=16384)
def phone_syllables(name: str) -> tuple[tuple[str, ...], ...]:
    """Each way to read a name of two or three Hangul or Han characters, character by character; else empty."""
    if not _SYLLABIC.match(name):
        return ()
    if not _HAN.match(name):
        spellings = _with_fuller_surname([name]) or [name]
        return tuple(tuple(_hangul(char) for char in spelling) for spelling in spellings)
    korean = [_korean_readings().get(char, "") for char in name]
    spellings = ["".join(korean), *_with_fuller_surname(["".join(korean)])] if all(korean) else []
    return (tuple(_pinyin(char) for char in name), *(tuple(_hangul(char) for char in spelling) for spelling in spellings))


def script_of(name: str) -> str:
    """One letter for the script of a name's first letter: `h`angul, `k`ana, `c`hinese, c`y`rillic, `l`atin, `o`ther."""
    run = _RUN.search(name)
    first = run.group()[0] if run else ""
    if "가" <= first <= "힣":
        return "h"
    if "ぁ" <= first <= "ー":
        return "k"
    if "Ѐ" <= first <= "ӿ":
        return "y"
    if _HAN.match(first):
        return "c"
    return "l" if _LATIN.match(first) else "o"


@lru_cache(maxsize=16384)
def _sounds(run: str) -> str:
    script = script_of(run)
    if script == "h":
        return _hangul(run)
    if script == "k":
        return _kana(run)
    if script == "c":
        return "".join(_pinyin(char) for char in run)
    if script == "y":
        return _spelled(run, "cyrillic")
    return _latin(run if _LATIN.match(run) else anyascii(run).lower())


def _with_fuller_surname(runs: list[str]) -> list[str]:
    """The words with a Korean surname's first sound put back; empty where the name does not look Korean."""
    first = runs[0]
    full_kana = script_table("kana", "fuller_words").get(first)
    if full_kana and len(runs) == 2:
        return [full_kana, *runs[1:]]
    full = script_table("hangul", "fuller_surnames").get(first[0])
    given = "".join(runs)[1:]
    if full and 1 <= len(given) <= 2 and all(char in _given_syllables() for char in given):
        return [full + first[1:], *runs[1:]]
    return []


def _hangul(run: str) -> str:
    initials, vowels, finals = _jamo()
    parts = []
    for char in run:
        rest, final = divmod(ord(char) - _HANGUL_BASE, 28)
        initial, vowel = divmod(rest, 21)
        parts.append(initials[initial] + vowels[vowel] + finals[final])
    return "".join(parts)


@cache
def _jamo() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(script_table("hangul", section).values()) for section in ("initials", "vowels", "finals"))


def _kana(run: str) -> str:
    katakana = "".join(chr(ord(char) + 0x60) if "ぁ" <= char <= "ゖ" else char for char in run)
    return _N_BEFORE_LIPS.sub("m", _spelled(katakana, "kana"))


def _spelled(run: str, script: str) -> str:
    spellings = script_table(script, "spellings")
    return "".join([spellings[printed] for printed in _speller(script).findall(run)])


@cache
def _speller(script: str, section: str = "spellings") -> re.Pattern[str]:
    return re.compile(alternation(script_table(script, section)))


def _latin(run: str) -> str:
    plain = run if run.isascii() else _without_accents(run)
    start = _speller("latin", "starts").match(plain)
    if not start:
        return _spelled(plain, "latin")
    return script_table("latin", "starts")[start.group()] + _spelled(plain[start.end() :], "latin")


def _without_accents(run: str) -> str:
    kept = script_table("latin", "kept")["letters"]
    return "".join(char if char in kept else unicodedata.normalize("NFD", char)[0] for char in run)


def _han_readings(run: str) -> tuple[tuple[str, ...], ...]:
    mandarin = ("".join(_pinyin(char) for char in run),)
    korean = [_korean_readings().get(char, "") for char in run]
    if not all(korean):
        return (mandarin,)
    name = "".join(korean)
    fuller = _with_fuller_surname([name])
    spellings = (*fuller, name)
    return (mandarin, *((_hangul(spelling),) for spelling in spellings))


@cache
def _pinyin(char: str) -> str:
    syllable = anyascii(char).lower()
    initial = _speller("han", "pinyin_initials").match(syllable)
    rest = syllable[initial.end() :] if initial else syllable
    final = _speller("han", "pinyin_finals").match(rest)
    start = script_table("han", "pinyin_initials")[initial.group()] if initial else ""
    return start + (script_table("han", "pinyin_finals")[final.group()] if final else "")


@cache
def _korean_readings() -> Mapping[str, str]:
    return dict(_reading_pairs())


def _reading_pairs() -> Iterator[tuple[str, str]]:
    """(character, syllable) pairs, later syllables first: where a character has two readings the first one listed stays."""
    for syllable, characters in reversed(tuple(script_table("han", "sino_korean").items())):
        for character in characters:
            yield character, syllable


@cache
def _given_syllables() -> frozenset[str]:
    """Syllables of Korean given names: those that read a Han character."""
    return frozenset(script_table("han", "sino_korean"))
