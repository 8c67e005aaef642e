"""Spellings of Han and kana, which stand in runs without spaces: those that begin with the same two characters."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from itertools import compress
from operator import add
from typing import Final

from copydesk.text.spellings import Form, Hit, Meant
from copydesk.text.wordforms import HAN, KANA

_KATAKANA: Final = re.compile("[ァ-ヺー]")
_EASTERN: Final = re.compile("[\u3040-\uffff]")
"""Han, kana and what lies between them: a text without any is known at once."""
_PAIR: Final = 2
_SPARSE: Final = 4
"""One character of Han or kana in more than so many is looked up by itself, as in Korean and in names among Latin letters."""
_MOST_KEPT: Final = 65536


class RunBeginnings(dict[str, "RunSpellings | None"]):
    """Spellings by the two characters that they begin with, looked up once for each pair that a text has."""

    def __init__(self, look_up: Callable[[str], "RunSpellings | None"]) -> None:
        super().__init__()
        self._look_up = look_up

    def __missing__(self, pair: str) -> "RunSpellings | None":
        """What is not remembered yet."""
        if len(self) >= _MOST_KEPT:
            self.clear()
        found = self[pair] = self._look_up(pair) if _in_run().match(pair) else None
        return found

    def hits(self, text: str) -> list[Hit]:
        """The spellings in a text, the longest at each place, none inside another; in order."""
        found: list[Hit] = []
        if text.isascii() or not _EASTERN.search(text):
            return found
        position = 0
        for place, spellings in self._beginnings(text):
            hit = spellings.hit_at(text, place) if place >= position else None
            if hit is not None and not _alone().match(text, place):
                found.append(hit)
                position = hit.end
        return sorted([*found, *self._alone(text)], key=lambda hit: hit.start)

    def _beginnings(self, text: str) -> Iterator[tuple[int, "RunSpellings"]]:
        """The places of pairs that begin a spelling, with those; all pairs at once where most characters are Han or kana."""
        padded = f"{text} "
        if len(_in_run().findall(text)) * _SPARSE < len(text):
            for match in _in_run().finditer(text):
                spellings = self[padded[match.start() : match.start() + _PAIR]]
                if spellings is not None:
                    yield match.start(), spellings
            return
        marked = list(map(self.__getitem__, map(add, text, padded[1:])))
        for place, spellings in zip(compress(range(len(text)), marked), filter(None, marked), strict=True):
            yield place, spellings

    def _alone(self, text: str) -> Iterator[Hit]:
        """Spellings of one character, which count where it stands alone, as Korean headlines have 北."""
        for match in _alone().finditer(text):
            spellings = self[match.group()]
            if spellings is not None and (hit := spellings.hit_at(text, match.start())):
                yield hit


class RunSpellings:
    """Spellings by their text."""

    def __init__(self, spellings: Mapping[str, Iterable[Form]]) -> None:
        self._forms = spellings
        self._lengths = sorted(set(map(len, spellings)), reverse=True)
        self._thirds = frozenset(text[_PAIR : _PAIR + 1] for text in spellings)
        self._meant: dict[str, Meant] = {}

    @classmethod
    def of(cls, spellings: Iterable[tuple[str, Form]]) -> "RunSpellings | None":
        """The spellings in order; None where there are none."""
        forms: dict[str, list[Form]] = {}
        for text, form in spellings:
            forms.setdefault(text, []).append(form)
        return cls(forms) if forms else None

    def hit_at(self, text: str, position: int) -> Hit | None:
        """The longest spelling that stands here; no katakana word goes on before or after it."""
        if "" not in self._thirds and text[position + _PAIR : position + _PAIR + 1] not in self._thirds:  # as nearly always
            return None
        for length in self._lengths:
            end = position + length
            printed = text[position:end]
            if printed in self._forms and not _is_cut(printed, text=text, position=position, end=end):
                return Hit(start=position, end=end, meant=self._meant_by(printed))
        return None

    def _meant_by(self, printed: str) -> Meant:
        meant = self._meant.get(printed)
        if meant is None:
            meant = self._meant[printed] = Meant(self._forms[printed])
        return meant


@cache
def _in_run() -> re.Pattern[str]:
    return re.compile(f"[{HAN}{KANA}]")


@cache
def _alone() -> re.Pattern[str]:
    """A character with none of its kind before or behind it."""
    return re.compile(f"[{HAN}{KANA}](?![{HAN}{KANA}])(?<![{HAN}{KANA}].)")


def _is_cut(spelling: str, *, text: str, position: int, end: int) -> bool:
    """Whether a spelling in katakana is only a part of a word."""
    if position and _KATAKANA.match(spelling) and _KATAKANA.match(text, position - 1):
        return True
    return bool(_KATAKANA.match(spelling[-1]) and _KATAKANA.match(text, end))
