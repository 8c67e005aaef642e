"""Cues of polarity and modality: what is denied, doubted, planned or only alleged."""

import re
from functools import cache

from copydesk.model.facts import Stance, StanceKind
from copydesk.model.language import base_language
from copydesk.text.languages.schema_speech import StanceData, stance_data
from copydesk.text.languages.writing import UNSPACED
from copydesk.text.lexemes import lowered
from copydesk.text.patterns import alternation
from copydesk.text.places import Spotter


def find_stances(text: str, *, language: str) -> tuple[Stance, ...]:
    """The cues in a text, in order, each stretch of text once; empty for a language without data. Cost: linear."""
    cues = _cues(base_language(language))
    found = ((match.start(), match.end(), cues.kind(match.group())) for match in cues.finditer(lowered(text)))
    return tuple(Stance(start=start, end=end, text=text[start:end], kind=kind) for start, end, kind in found if kind)


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
