"""What a figure counts: the word beside it."""

import re
from typing import Final

from copydesk.model.facts import NumberKind
from copydesk.text.figures import Figure
from copydesk.text.languages.schema import NumberData

_KINDS: Final = frozenset({NumberKind.QUANTITY, NumberKind.ORDINAL})
_NEXT: Final = re.compile(r"[ -]([^\W\d_]{2,})")
_AFTER: Final = re.compile(r"(?: (?=[가-힣])|の(?![가-힣]))([가-힣]{2,}|[\u4e00-\u9fff\u30a1-\u30fa\u30fc]{1,8})")
_BEFORE: Final = re.compile(r"([가-힣]+[^\W은는이가을를의에도로와과서고며만]) $")
_REACH: Final = 16
"""Characters before a figure in which the word stands that it counts."""


class Counted:
    """Reads what the figures of one language count; `stop` are words that tell nothing."""

    def __init__(self, data: NumberData, *, stop: frozenset[str]) -> None:
        self._stop = stop
        self._is_myriad = data.script == "myriad"
        self._things = tuple(sorted(data.things, key=len, reverse=True))
        self._verb_ends = data.verb_ends
        bounds = (*data.at_least_after, *data.at_most_after, *data.about_after, *data.above_after)
        self._bounds = frozenset(form for form in bounds if form.isalpha())
        particles = "|".join(sorted(data.particles, key=len, reverse=True)) or "(?!)"
        self._particles = re.compile(rf"(?<=[가-힣]{{2}})(?:{particles})\Z")

    def word(self, rest: str, figure: Figure) -> str:
        """The counter (twelve people), what follows it (5개 도시) or, in Korean, goes before the figure (미사일 5발)."""
        if figure.kind not in _KINDS:
            return ""
        if not self._is_myriad:
            return figure.counter.split()[-1] if figure.counter else self._told(_NEXT.match(rest, figure.end))
        if not figure.counter or figure.counter in self._things:
            return figure.counter
        after = _AFTER.match(rest, figure.end)
        thing = next((thing for thing in self._things if after and after.group(1).startswith(thing)), "")
        before = self._told(_BEFORE.search(rest, max(0, figure.start - _REACH), figure.start))
        before = "" if before.endswith(self._verb_ends) else before
        return thing or before or self._noun(after) or figure.counter

    def _told(self, word: re.Match[str] | None) -> str:
        """A word that tells something."""
        return word.group(1) if word and word.group(1) not in self._stop else ""

    def _noun(self, word: re.Match[str] | None) -> str:
        """A word without its particles; empty where it is no noun by what it ends in."""
        if word is None or word.group(1).endswith(self._verb_ends):
            return ""
        noun = self._particles.sub("", word.group(1))
        return "" if noun in self._bounds or word.group(1) in self._bounds else noun
