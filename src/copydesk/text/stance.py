"""Cues of polarity and modality: what is denied, doubted, planned or only alleged."""

import re
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
_MARKS: Final = r"[!?…;:。！？；，、\n]|[.,](?![^\W_])"


def find_stances(text: str, *, language: str) -> tuple[Stance, ...]:
    """The cues in a text with their scopes, in order, each stretch of text once; empty for a language without data.

    Cost: linear, as a scope reaches no further than a long clause does.
    """
    cues, lower = _cues(base_language(language)), lowered(text)
    found = ((match.start(), match.end(), cues.kind(match.group())) for match in cues.finditer(lower))
    return tuple(
        Stance(start=start, end=end, text=text[start:end], kind=kind, scope=cues.scope(lower, start=start, end=end))
        for start, end, kind in found
        if kind
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
        every = alternation(kinds)
        is_unspaced = language in UNSPACED
        pattern = re.compile(every if is_unspaced else rf"(?<!\w){every}(?!\w)")
        self.finditer = pattern.finditer if is_unspaced else Spotter(pattern, forms=kinds, language=language).finditer

        self._reaches_back, self._reaches_on = data.scope != "after", data.scope != "before"
        words = alternation(data.parting)
        self._parting = re.compile(rf"{_MARKS}|{words}" if is_unspaced else rf"{_MARKS}|(?<!\w){words}(?!\w)")

    def scope(self, lower: str, *, start: int, end: int) -> tuple[int, int]:
        """What a cue at a place speaks of, without the spaces at its ends."""
        if self._reaches_back:
            head = max(0, start - _LONGEST_SCOPE)
            partings = [match.end() for match in self._parting.finditer(lower, head, start)]
            first = partings[-1] if partings else head
            start -= len(lower[first:start].lstrip())
        if self._reaches_on:
            tail = end + _LONGEST_SCOPE
            parting = self._parting.search(lower, end, tail)
            end += len(lower[end : parting.start() if parting else tail].rstrip())
        return start, end

    def kind(self, printed: str) -> StanceKind | None:
        """The kind of a printed cue in lower case; None for a harmless word."""
        cue = printed.replace("\u00a0", " ")
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
