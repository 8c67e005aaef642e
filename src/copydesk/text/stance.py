"""Cues of polarity and modality: what is denied, doubted, planned or only alleged."""

import re
from functools import cache

from copydesk.model.facts import Stance, StanceKind
from copydesk.model.language import base_language
from copydesk.text.languages.schema_speech import stance_data
from copydesk.text.patterns import alternation, lowered

_UNSPACED = frozenset({"ko", "ja", "zh"})
"""Languages whose cues are endings and stems inside words."""


def find_stances(text: str, *, language: str) -> tuple[Stance, ...]:
    """The cues in a text, in order, each stretch of text once; empty for a language without data. Cost: linear."""
    cues = _cues(base_language(language))
    return tuple(
        Stance(start=match.start(), end=match.end(), text=text[match.start() : match.end()], kind=StanceKind(match.lastgroup))
        for match in cues.finditer(lowered(text))
        if match.lastgroup and match.lastgroup != "harmless"
    )


@cache
def _cues(language: str) -> re.Pattern[str]:
    data = stance_data(language)
    kinds = {"harmless": data.harmless} | {kind.value: getattr(data, kind.value) for kind in StanceKind}
    known: set[str] = set()
    options = []
    for kind, words in kinds.items():
        options.append(f"(?P<{kind}>{alternation(word for word in words if word not in known)})")
        known.update(words)
    body = f"(?:{'|'.join(options)})"
    return re.compile(body if language in _UNSPACED else rf"(?<!\w){body}(?!\w)")
