"""Sentences of a report that stand side by side, read as one: other languages cut their sentences elsewhere."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from copydesk.check.alignment import Bearing, bearing_of, is_loose, length_of
from copydesk.check.claim import Ground
from copydesk.model.facts import Facts, Sentence

_SHORT: Final = 0.75
"""Share of a claim's length below which a sentence in another language may tell only a part of it."""
_NEARER: Final = 0.15
"""By how much of the claim's length two sentences together must come nearer to it than the first alone."""
_WORDS: Final = 2
"""Everyday words of the claim that a sentence must have, beyond the best one's, to tell a part of it without a name or figure."""


def told_whole(claim: Bearing, first: Ground, *, beside: Iterable[Ground]) -> Ground:
    """The best sentence in another language, with the one beside it in its paragraph where only both are as long as the claim.

    Only where it shares a name, figure or date with the claim, or the one beside it has more of its everyday words: length
    alone shows nothing of what is told.
    """
    length = length_of(first.sentence.text, language=first.language)
    if first.language == claim.language or length >= _SHORT * claim.length:
        return first
    mine = bearing_of(first)
    off, is_told = claim.length - length, not is_loose(claim, mine)
    for other in beside:
        if not is_told and len((claim.ordinary & bearing_of(other).ordinary) - mine.ordinary) < _WORDS:
            continue
        if other.sentence.paragraph != first.sentence.paragraph or other.sentence.paragraph < 0:
            continue
        both_off = abs(off - length_of(other.sentence.text, language=other.language))
        if off - both_off >= _NEARER * claim.length:
            return joined(*sorted((first, other), key=lambda each: each.sentence.start))
    return first


def joined(first: Ground, second: Ground) -> Ground:
    """Two sentences of one report, in its order, as one with the first one's id."""
    text = first.material.report.text[first.sentence.start : second.sentence.end]
    return Ground(sentence=as_one([first.sentence, second.sentence], text=text), material=first.material)


def as_one(run: Sequence[Sentence], *, text: str) -> Sentence:
    """Consecutive sentences of one report as one, whose text is `text`."""
    facts = [sentence.facts for sentence in run]
    together = Facts(
        numbers=tuple(each for part in facts for each in part.numbers),
        moments=tuple(each for part in facts for each in part.moments),
        durations=tuple(each for part in facts for each in part.durations),
        names=tuple(each for part in facts for each in part.names),
        quotes=tuple(each for part in facts for each in part.quotes),
        attributions=tuple(each for part in facts for each in part.attributions),
        stances=tuple(each for part in facts for each in part.stances),
    )
    return replace(run[0], end=run[-1].end, text=text, facts=together)
