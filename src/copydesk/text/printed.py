"""The form in which a name is printed in a language: established, or the original with a romanisation; never a guess."""

import re
from dataclasses import dataclass
from typing import Final

from anyascii import anyascii

from copydesk.model.language import base_language
from copydesk.model.lexicon import Entity
from copydesk.text.languages.writing import scripts_read
from copydesk.text.phones import script_of

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


def printed_name(original: str, *, language: str, entity: Entity | None = None) -> PrintedName:
    """The established form of an entity in a language; else the original, romanised where its script is another.

    The romanisation tells how to say the name and claims no established spelling.
    """
    form = entity.form_in(base_language(language)) if entity else None
    if form:
        return PrintedName(text=form, is_established=True)
    if script_of(original) in scripts_read(language):
        return PrintedName(text=original, is_established=False)
    return PrintedName(text=original, is_established=False, romanised=_romanised(original))


def _with_small_kana(match: re.Match[str]) -> str:
    """キャ as kya, ジョ as jo: the library reads the small letter as a large one."""
    sound, vowel = anyascii(match.group(1))[:-1], anyascii(match.group(2)).lower()
    return sound + (vowel[-1] if sound in {"sh", "ch", "j"} else vowel)


def _romanised(original: str) -> str:
    """Latin letters by the sounds of each character, words with a capital."""
    joined = _SMALL_KANA.sub(_with_small_kana, original.replace("・", " ").replace("·", " "))
    words = anyascii(joined).split()
    return " ".join(word[:1].upper() + word[1:].lower() for word in words)
