"""Names that are not what they look like: letters of two scripts in one word, invisible characters inside."""

import re
from typing import Final

_MIXED: Final = re.compile("[A-Za-z][Ѐ-ӿ]|[Ѐ-ӿ][A-Za-z]|[A-Za-z][Ͱ-Ͽ]|[Ͱ-Ͽ][A-Za-z]")
_GREEK: Final = re.compile("[Ͱ-Ͽ]")
_OTHER_LETTER: Final = re.compile("[Ͱ-ӿ]")
_LATIN_LETTER: Final = re.compile("[A-Za-z]")
_LOOK_ALIKES: Final = (
    dict(zip("AaBCcEeHIiKMOoPpTXxyY", "АаВСсЕеНІіКМОоРрТХхуУ", strict=True)),
    dict(zip("ABEZHIKMNOoPTYXv", "ΑΒΕΖΗΙΚΜΝΟοΡΤΥΧν", strict=True)),
)
"""Latin letters and those of Cyrillic and of Greek that look like them."""
_MIXED_WORD: Final = re.compile("[A-Za-zͰ-ӿ]+")
_INVISIBLE: Final = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]+")
"""Soft hyphen, zero-width characters and joiners, bidirectional controls."""


def is_disguised(word: str) -> bool:
    """Whether Latin stands beside Cyrillic or Greek inside a word (a Latin `a` in Пaк), or invisible characters stand in it."""
    return bool(_MIXED.search(word) or _INVISIBLE.search(word))


def disguised_places(text: str) -> tuple[int, ...]:
    """Where letters of two scripts meet inside a word, in order: the place of the first of the two. Cost: linear."""
    if text.isascii() or not (_OTHER_LETTER.search(text) and _LATIN_LETTER.search(text)):
        return ()
    return tuple(match.start() for match in _MIXED.finditer(text))


def undisguised(text: str) -> str:
    """The text with the letters of one script in each word where those of another look like them; offsets stay."""
    return _MIXED_WORD.sub(_one_script, text)


def disguised_words(text: str, mixed: tuple[int, ...]) -> tuple[tuple[int, int], ...]:
    """The words with a capital that only look like words of one script, of those in which scripts meet at the places."""
    spans = {match.span() for place in mixed for match in (_word_at(text, place),) if match and match.group()[0].isupper()}
    return tuple(sorted(span for span in spans if not _MIXED.search(undisguised(text[slice(*span)]))))


def _word_at(text: str, place: int) -> re.Match[str] | None:
    start = place
    while start and _MIXED_WORD.match(text[start - 1]):
        start -= 1
    return _MIXED_WORD.match(text, start)


def _one_script(word: re.Match[str]) -> str:
    """A word in the script of most of its letters; as it is where a letter of the other has no look-alike."""
    printed = word.group()
    latin = _LATIN_LETTER.findall(printed)
    if not latin or len(latin) == len(printed):
        return printed
    for table in _LOOK_ALIKES:
        letters = table if len(latin) <= len(printed) - len(latin) else {other: letter for letter, other in table.items()}
        strangers = latin if letters is table else [each for each in printed if each not in latin]
        own = table.values() if letters is table else ()
        if all(each in letters for each in strangers) and (not own or not _GREEK.search(printed) or table is _LOOK_ALIKES[1]):
            return "".join(letters.get(each, each) for each in printed)
    return printed


def without_invisible(text: str) -> tuple[str, list[int]] | None:
    """The text without invisible characters, and for each place in it and its end the place in the text; None if it has none."""
    if text.isascii() or not _INVISIBLE.search(text):
        return None
    kept: list[str] = []
    places: list[int] = []
    position = 0
    for match in _INVISIBLE.finditer(text):
        kept.append(text[position : match.start()])
        places += range(position, match.start())
        position = match.end()
    kept.append(text[position:])
    places += range(position, len(text) + 1)
    return "".join(kept), places
