"""Cues of polarity and modality: what is denied, doubted, planned or only alleged."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import Final

from copydesk.model.facts import Stance, StanceKind
from copydesk.model.language import base_language
from copydesk.text.languages.schema_speech import StanceData, stance_data
from copydesk.text.languages.writing import UNSPACED
from copydesk.text.lexemes import lowered
from copydesk.text.patterns import alternation
from copydesk.text.places import Spotter

_LONGEST_SCOPE: Final = 200
"""Characters on one side of a cue; clauses of news are shorter."""
_MOST_KNOWN: Final = 4096
_MARKS: Final = re.compile(r"[!?…;:。！？；，、\n.,](?:(?<![.,])|(?![^\W_]))")
"""Marks that part clauses; it begins with a set of characters, so that a text is passed over in one go."""


def find_stances(text: str, *, language: str) -> tuple[Stance, ...]:
    """The cues in a text with their scopes, in order, each stretch of text once; empty for a language without data.

    Cost: linear, as a scope reaches no further than a long clause does.
    """
    cues, lower = _cues(base_language(language)), lowered(text)
    found = [(match.start(), match.end(), kind) for match in cues.finditer(lower) if (kind := cues.kind(match.group()))]
    partings = cues.partings(lower) if found else ()
    return tuple(
        Stance(start=start, end=end, text=text[start:end], kind=kind, scope=cues.scope(lower, partings, span=(start, end)))
        for start, end, kind in found
    )


class _Cues:
    """The cues of a language as one pattern, and the kind of each."""

    def __init__(self, language: str) -> None:
        data = stance_data(language)
        kinds: dict[str, StanceKind | None] = {}
        for kind in reversed(StanceKind):
            kinds |= dict.fromkeys(_words(data, kind), kind)
        kinds |= dict.fromkeys(data.harmless)
        self._kinds = {cue: kind for cue, kind in kinds.items() if not cue.endswith("*")}
        self._stems = tuple((cue.rstrip("*"), kind) for cue, kind in kinds.items() if cue.endswith("*"))
        self._known: dict[str, StanceKind | None] = {}
        every = alternation(kinds)
        is_unspaced = language in UNSPACED
        pattern = re.compile(every if is_unspaced else rf"(?<!\w){every}(?!\w)")
        self.finditer = pattern.finditer if is_unspaced else Spotter(pattern, forms=kinds, language=language).finditer

        self._reaches_back, self._reaches_on = data.scope != "after", data.scope != "before"
        words = alternation(data.parting)
        parting = re.compile(words if is_unspaced else rf"(?<!\w){words}(?!\w)")
        spotter = None if is_unspaced else Spotter(parting, forms=data.parting, language=language)
        self._parting_words = parting.finditer if spotter is None else spotter.finditer

    def partings(self, lower: str) -> Sequence[tuple[int, int]]:
        """Where the clauses of a text part: half-open offsets of marks and words, in order."""
        words = [match.span() for match in self._parting_words(lower)]
        marks = [match.span() for match in _MARKS.finditer(lower)]
        return sorted([*marks, *words]) if words else marks

    def scope(self, lower: str, partings: Sequence[tuple[int, int]], *, span: tuple[int, int]) -> tuple[int, int]:
        """What a cue at a place speaks of, without the spaces at its ends."""
        start, end = span
        place = bisect_left(partings, span)
        if self._reaches_back:
            head = max(0, start - _LONGEST_SCOPE)
            before = place - 1
            while before >= 0 and partings[before][1] > start:  # it is part of the cue
                before -= 1
            if before >= 0 and partings[before][0] >= head:
                head = partings[before][1]
            start -= len(lower[head:start].lstrip())
        if self._reaches_on:
            tail = end + _LONGEST_SCOPE
            after = place
            while after < len(partings) and partings[after][0] < end:
                after += 1
            tail = min(tail, partings[after][0]) if after < len(partings) else tail
            end += len(lower[end:tail].rstrip())
        return start, end

    def kind(self, printed: str) -> StanceKind | None:
        """The kind of a printed cue in lower case; None for a harmless word. Remembered, as the stems are many."""
        if printed not in self._known:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            self._known[printed] = self._kind(printed.replace("\u00a0", " "))
        return self._known[printed]

    def _kind(self, cue: str) -> StanceKind | None:
        if cue in self._kinds:
            return self._kinds[cue]
        return next((kind for stem, kind in self._stems if cue.startswith(stem)), None)


def _words(data: StanceData, kind: StanceKind) -> tuple[str, ...]:
    by_kind = {
        StanceKind.NEGATED: data.negated,
        StanceKind.DENIED: data.denied,
        StanceKind.POSSIBLE: data.possible,
        StanceKind.PLANNED: data.planned,
        StanceKind.ALLEGED: data.alleged,
    }
    return by_kind[kind]


@cache
def _cues(language: str) -> _Cues:
    return _Cues(language)
