"""Whether two names in any scripts may be one name, by their sound.

마체고라, Мацегора, Matsegora, マツェゴラ and 马采戈拉 share a key. A key leaves the vowels out, so that equal keys are a reason
to compare, and `sounds_alike` decides.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate
from types import MappingProxyType
from typing import Final, NamedTuple

from rapidfuzz import fuzz

from copydesk.text.disguise import is_disguised
from copydesk.text.phones import phone_syllables, phone_words, script_of
from copydesk.text.scripts import script_table

ALIKE: Final = 0.7
"""From here on two names may be taken for one.

Chosen on the development half of the set `names` (2026-11): 0.1 to 0.2 % of shuffled pairs and 4 to 10 % of pairs made with
the nearest other name reach it, and 75 (Chinese) to 93 % (Russian) of true pairs.
"""

_SAME_SOUNDS = str.maketrans("NrW", "nlw")
_DOUBLED = re.compile(r"(.)\1", re.DOTALL)
_UNRELATED = 1.0
_WORTH_COMPARING = 39
"""Likeness of consonant classes (0 to 100) below which names are not compared sound by sound: it spares most of the time."""


TOLD_APART: Final = 0.4
"""Likeness below which few ask how unlike two names are: they count as wholly unlike, which spares half of the rest."""


class _Spoken(NamedTuple):
    """Sounds with their classes, what each costs to leave out, and what all do."""

    sounds: str
    classes: str
    gaps: tuple[float, ...]
    mass: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Forms:
    """Every reading of a name.

    `straight` as written; `turned` with the last word first, or the first word last; `words` word by word in each order;
    `syllables` by character, for names of two or three Hangul or Han characters.
    """

    straight: tuple[_Spoken, ...]
    turned: tuple[_Spoken, ...]
    words: tuple[tuple[_Spoken, ...], ...]
    syllables: tuple[tuple[_Spoken, ...], ...]


@lru_cache(maxsize=16384)
def sound_key(name: str) -> str:
    """The consonants of a name by class, in order written (정동영 and Chung Dong-young: `CNTNN`); `A` for a vowel at its start.

    Names that sound alike have alike keys; equal keys do not prove that names are alike. Empty for a name without letters.
    """
    return _key("".join(phone_words(name)[0]))


def sound_keys(name: str) -> tuple[str, ...]:
    """The keys of every reading of a name, the likeliest first: Han has a Mandarin and often a Korean one."""
    return tuple(dict.fromkeys(_key("".join(words)) for words in phone_words(name)))


def sounds_alike(first: str, second: str, *, least: float = TOLD_APART) -> float:
    """How alike two names sound, 0 to 1: every reading of both, family name first or last. Symmetric; see `ALIKE`.

    0 where it is less than `least`, and where a name has letters of two scripts in a word, unless both are printed the same.
    """
    if first == second:
        return 1.0
    one, other = sorted((first, second))
    return _likeness(one, other, least)


def _key(sounds: str) -> str:
    vowel_first = sounds and sounds[0] not in script_table("costs", "classes")
    return ("A" if vowel_first else "") + _classes(_single(sounds))


def _classes(sounds: str) -> str:
    classes = script_table("costs", "classes")
    return "".join([classes.get(sound, "") for sound in sounds])


@lru_cache(maxsize=65536)
def _likeness(first: str, second: str, least: float) -> float:
    if is_disguised(first) or is_disguised(second):
        return 0.0
    readings, others = _forms(first), _forms(second)
    pairs = {(one, other) for one in readings.straight + readings.turned for other in others.straight}
    pairs |= {(one, other) for one in readings.straight for other in others.turned}
    best = 0.0
    for one, other in pairs:
        best = max(best, _compare(one, other, least=max(best, least)))
    if best == 0.0:
        return 0.0
    if script_of(first) == script_of(second):
        best *= best  # one script leaves less room: 김정은 is not 김여정, Kim Jong Un not Kim Jong Il
    likeness = (best + min(best, _worst_syllable(readings, others))) / 2
    return likeness if likeness >= least else 0.0


def _worst_syllable(one: _Forms, other: _Forms) -> float:
    """Where a name of Hangul or Han characters meets as many characters or words: how alike the least alike two are; else 1.

    정동영 and 장중용 are alike on the whole, 동 and 중 are not.
    """
    likeness = [
        min(_compare(left, right, least=0.0) for left, right in zip(first, second, strict=True))
        for first in one.syllables
        for second in (other.syllables or other.words)
        if len(first) == len(second)
    ]
    if not one.syllables and other.syllables:
        return _worst_syllable(other, one)
    return max(likeness, default=1.0)


@lru_cache(maxsize=16384)
def _forms(name: str) -> _Forms:
    readings = phone_words(name)
    turns = [turn for words in readings if 2 <= len(words) <= 4 for turn in ((words[-1], *words[:-1]), (*words[1:], words[0]))]
    return _Forms(
        straight=_with_classes("".join(words) for words in readings),
        turned=_with_classes("".join(words) for words in turns),
        words=tuple(_with_classes(words) for words in (*readings, *turns)),
        syllables=tuple(_with_classes(syllables) for syllables in phone_syllables(name)),
    )


def _with_classes(spoken: Iterable[str]) -> tuple[_Spoken, ...]:
    return tuple(_spoken(_single(sounds)) for sounds in spoken if sounds)


def _spoken(sounds: str) -> _Spoken:
    gaps = tuple([_gaps()[sound] for sound in sounds])
    return _Spoken(sounds=sounds, classes=_classes(sounds), gaps=gaps, mass=sum(gaps))


def _single(sounds: str) -> str:
    """The sounds with doubled ones written once."""
    alike = sounds.translate(_SAME_SOUNDS)
    if not _DOUBLED.search(alike):  # as most words
        return sounds
    return "".join(sound for index, sound in enumerate(sounds) if index == 0 or alike[index] != alike[index - 1])


def _compare(one: _Spoken, other: _Spoken, *, least: float) -> float:
    """1 less the cheapest way from one to the other, as a share of what both would cost to leave out; 0 if not above `least`."""
    whole = (one.mass + other.mass) / 2
    most = (1 - least) * whole
    if fuzz.ratio(one.classes, other.classes) < _WORTH_COMPARING:
        return 0.0
    costs, gaps = _costs(), other.gaps
    row = list(accumulate(gaps, initial=0.0))
    for left, gap in zip(one.sounds, one.gaps, strict=True):
        changes, above = costs[left], row[0]
        row[0] = here = above + gap
        for index, right in enumerate(other.sounds):
            change = above + changes.get(right, _UNRELATED)
            above = row[index + 1]
            row[index + 1] = here = min(change, above + gap, here + gaps[index])
        if min(row) > most:
            return 0.0
    return max(0.0, 1 - row[-1] / whole)


@cache
def _gaps() -> Mapping[str, float]:
    return MappingProxyType({sound: int(cost) / 100 for sound, cost in script_table("costs", "gaps").items()})


@cache
def _costs() -> Mapping[str, Mapping[str, float]]:
    table: dict[str, dict[str, float]] = {sound: {sound: 0.0} for sound in _gaps()}
    for pair, cost in script_table("costs", "substitutions").items():
        left, right = pair[0], pair[1]
        table[left][right] = table[right][left] = int(cost) / 100
    return MappingProxyType(table)
