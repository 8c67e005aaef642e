"""The form in which a name is printed in a language: established, or the original with a romanisation; never a guess."""

import re
from dataclasses import dataclass
from typing import Final

from anyascii import anyascii

from copydesk.model.facts import EntityKind
from copydesk.model.language import base_language
from copydesk.model.lexicon import Entity
from copydesk.text.languages.schema_speech import name_data
from copydesk.text.languages.writing import scripts_read
from copydesk.text.phones import script_of

_HAN: Final = re.compile("[㐀-鿿\uf900-\ufaff]")
_WITHOUT_VOWELS: Final = re.compile("[\u0590-\u07bf\ufb1d-\ufdff\ufe70-\ufeff]")
"""Hebrew, Arabic, Syriac and Thaana: letter by letter they give no name that anybody could say."""
_KOREAN_PERSON: Final = re.compile("[가-힣]{2,4}")
_LONGEST_SURNAME: Final = 2
_LONGEST_GIVEN: Final = 2
_SMALL_KANA: Final = re.compile("([イキギシジチヂニヒビピミリいきぎしじちぢにひびぴみり])([ャュョゃゅょ])")


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedName:
    """A name as it is printed. `romanised` is the original in Latin letters, empty where readers can read it as it is."""

    text: str
    is_established: bool
    romanised: str = ""

    def __str__(self) -> str:
        """The name, with the romanisation in brackets: 정동영 (Jeong Dongyeong)."""
        return f"{self.text} ({self.romanised})" if self.romanised else self.text


def printed_name(original: str, *, language: str, written_in: str = "", entity: Entity | None = None) -> PrintedName:
    """The established form of an entity in a language; else the original, romanised where its script is another.

    The romanisation tells how to say the name and claims no established spelling. `written_in` is the original's language:
    Han is read in Chinese alone, as its sounds in a Japanese or Korean name are known to nobody who has not been told.
    """
    form = entity.form_in(base_language(language)) if entity else None
    if form:
        return PrintedName(text=form, is_established=True)
    if script_of(original) in scripts_read(language):
        return PrintedName(text=original, is_established=False)
    is_person = entity is not None and entity.kind is EntityKind.PERSON
    romanised = _romanised(_parted(original) if is_person else original, written_in=base_language(written_in))
    return PrintedName(text=original, is_established=False, romanised=romanised)


def _parted(name: str) -> str:
    """A Korean person's name with a space behind the surname, as it is read: 홍 길동."""
    if not _KOREAN_PERSON.fullmatch(name):
        return name
    surnames = name_data("ko").surnames
    for length in range(min(_LONGEST_SURNAME, len(name) - 1), 0, -1):
        if name[:length] in surnames and len(name) - length <= _LONGEST_GIVEN:
            return f"{name[:length]} {name[length:]}"
    return name


def _with_small_kana(match: re.Match[str]) -> str:
    """キャ as kya, ジョ as jo: the library reads the small letter as a large one."""
    sound, vowel = anyascii(match.group(1))[:-1], anyascii(match.group(2)).lower()
    return sound + (vowel[-1] if sound in {"sh", "ch", "j"} else vowel)


def _romanised(original: str, *, written_in: str) -> str:
    """Latin letters by the sounds of each character, words with a capital; empty where the script does not tell the sounds."""
    if _WITHOUT_VOWELS.search(original) or (_HAN.search(original) and written_in != "zh"):
        return ""
    joined = _SMALL_KANA.sub(_with_small_kana, original.replace("・", " ").replace("·", " "))
    words = anyascii(joined).split()
    return " ".join(word[:1].upper() + word[1:].lower() for word in words)
