"""Names that a text gives twice: 정동영(Chung Dong-young), Chung Dong-young (정동영), ＫＣＮＡ(조선중앙통신)."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from copydesk.model.language import UNKNOWN, base_language
from copydesk.text.languages.writing import scripts_read
from copydesk.text.phones import script_of
from copydesk.text.sound import sounds_alike
from copydesk.text.wordforms import CAPITALS, CYRILLIC_CAPITALS, LETTERS

PAIRED: Final = 0.7
"""Likeness by sound from which the two are one name; that of `sound.ALIKE`, since the brackets speak for it too."""
_BESIDE: Final = 0.8
"""The same for names that stand side by side without brackets, which says less."""
_LOOK_BACK: Final = 60
_MOST_WORDS: Final = 5
_FEWEST: Final = 2
_BRACKET: Final = re.compile(r"[ \u00a0]?[(（\[［]([^()（）\[\]［］\n]{2,60})[)）\]］]")
_END: Final = re.compile(r"[,;:，、；：/]| [–—-] ")
_ACRONYM: Final = re.compile(r"[A-Z][A-Z0-9&.-]{1,7}\Z")
_LATIN_NAME: Final = rf"[{CAPITALS}][{LETTERS}'’.-]*(?:[ \u00a0][{CAPITALS}][{LETTERS}'’.-]*)*"
_EASTERN: Final = r"[가-힣]+|[㐀-鿿]+|[ァ-ヺー・]+"
_NAMES: Final = {
    "h": re.compile(r"[가-힣]+(?: [가-힣]+){0,4}\Z"),
    "c": re.compile(r"[㐀-鿿·・]+\Z"),
    "k": re.compile(r"[ァ-ヺー・]+\Z"),
    "y": re.compile(rf"[{CYRILLIC_CAPITALS}][Ѐ-ӿʼ'’-]*(?:[ \u00a0][{CYRILLIC_CAPITALS}][Ѐ-ӿʼ'’-]*)*\Z"),
    "l": re.compile(rf"{_LATIN_NAME}\Z"),
}
"""By script, the run of words right before a bracket that a name may be the end of."""
_SIDE_BY_SIDE: Final = re.compile(rf"(?<!\w)(?:({_EASTERN}) ({_LATIN_NAME})|({_LATIN_NAME}) ({_EASTERN}))")
_LANGUAGES: Final = {"h": "ko", "k": "ja", "y": "ru"}


@dataclass(frozen=True, slots=True, kw_only=True)
class NamePair:
    """Two forms of one name that a text puts together, and the languages they are in; `und` for Latin letters in other text.

    `start`..`end` hold both, with the bracket. `is_acronym`: the one shortens the other, which no sound can confirm.
    """

    start: int
    end: int
    first: str
    first_language: str
    second: str
    second_language: str
    is_acronym: bool = False


def find_pairs(text: str, *, language: str) -> tuple[NamePair, ...]:
    """The pairs of forms in two scripts that a text gives in brackets or side by side, in order.

    The two sound alike, or one is an acronym of two letters or more and the other a single word or name. Cost: linear.
    """
    plain = _half_width(text)
    found = [*_bracketed(plain, language=base_language(language)), *_side_by_side(plain, language=base_language(language))]
    kept: list[NamePair] = []
    for pair in sorted(found, key=lambda pair: (pair.start, -pair.end)):
        if not kept or pair.start >= kept[-1].end:
            kept.append(pair)
    return tuple(kept)


def _half_width(text: str) -> str:
    """The text with full-width letters and digits as plain ones; offsets stay."""
    return "".join(unicodedata.normalize("NFKC", char) if "！" <= char <= "～" else char for char in text)


def _bracketed(text: str, *, language: str) -> Iterator[NamePair]:
    for bracket in _BRACKET.finditer(text):
        inside = _END.split(bracket.group(1), maxsplit=1)[0].strip()
        before = text[max(0, bracket.start() - _LOOK_BACK) : bracket.start()]
        pattern = _NAMES.get(script_of(before[-1:]))
        run = pattern.search(before) if pattern else None
        if not run or len(inside) < _FEWEST or not _is_name(inside) or script_of(inside) == script_of(run.group()):
            continue
        is_acronym = bool(_ACRONYM.match(inside) or _ACRONYM.match(run.group().rsplit(" ", 1)[-1]))
        first = _last_word(run.group(), inside) if is_acronym else _sounding_end(run.group(), inside)
        if first:
            yield NamePair(
                start=bracket.start() - len(first),
                end=bracket.end(),
                first=first,
                first_language=_language(first, text_language=language),
                second=inside,
                second_language=_language(inside, text_language=language),
                is_acronym=is_acronym,
            )


def _is_name(inside: str) -> bool:
    pattern = _NAMES.get(script_of(inside))
    return bool(pattern and pattern.match(inside))


def _last_word(run: str, inside: str) -> str:
    """What an acronym stands for: a run of capitals whole, else the last word; empty where that is shorter than the acronym."""
    whole = run if script_of(run) in {"l", "y"} else run.rsplit(" ", 1)[-1]
    longer = inside if _ACRONYM.match(whole) else whole
    return whole if len(longer) > _FEWEST else ""


def _sounding_end(run: str, inside: str) -> str:
    """The end of a run of words that sounds most like what is in the bracket; empty where none does."""
    if script_of(run) == "c":
        ends = [run[-size:] for size in range(_FEWEST, min(len(run), 10) + 1)]
    else:
        words = run.split(" ")
        ends = [" ".join(words[-size:]) for size in range(1, min(len(words), _MOST_WORDS) + 1)]
    likeness = {end: sounds_alike(end, inside) for end in ends if len(end) >= _FEWEST}
    best = max(likeness, key=lambda end: (likeness[end], -len(end)), default="")
    return best if best and likeness[best] >= PAIRED else ""


def _side_by_side(text: str, *, language: str) -> Iterator[NamePair]:
    for match in _SIDE_BY_SIDE.finditer(text):
        first, second = (part for part in match.groups() if part)
        if min(len(first), len(second)) >= _FEWEST and sounds_alike(first, second) >= _BESIDE:
            yield NamePair(
                start=match.start(),
                end=match.end(),
                first=first,
                first_language=_language(first, text_language=language),
                second=second,
                second_language=_language(second, text_language=language),
            )


def _language(form: str, *, text_language: str) -> str:
    """The language of a form by its script: the text's where it is written in it, else Chinese, or unknown for Latin letters."""
    script = script_of(form)
    if script == "c":
        return "ja" if text_language == "ja" else "zh"
    if script in {"l", "y"} and scripts_read(text_language)[0] == script and text_language != UNKNOWN:
        return text_language
    return _LANGUAGES.get(script, "und")
