"""Refuses a claim that tells the opposite of its evidence in otherwise the same words: "fell" for "rose", "sister" for "brother".

Rules cannot judge a reworded sentence, but two words that exclude each other, with the same words around them, cannot both be
true. Compared in one language alone: what stands beside a word is another's translation elsewhere.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from copydesk.check.claim import Claim, Ground, Grounds
from copydesk.check.denials import NEGATIVE, content_stems
from copydesk.check.languages import check_rules
from copydesk.check.poles import Pole, is_opposite, is_same, poles
from copydesk.check.verdicts import Piece, found, sentences_of
from copydesk.model.facts import Facts
from copydesk.model.verdict import ClaimKind, Finding, Verdict

ALIKE: Final = 2
"""Content words around two opposites that are the same, those right beside them counted twice, from which they tell one thing.

Chosen on the development half of `factuality-en` (2026-11): with 1, five more right summaries in 614 are refused.
"""
_AROUND_MINE: Final = 3
_AROUND_THEIRS: Final = 4
"""Content words on each side of a word of the claim and of the evidence that are compared; twice as many pairs of characters."""
_DENIES: Final = 30
"""Characters between a word and a denial that may turn it round."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Around:
    """The content words before a word, the nearest first, and behind it."""

    before: tuple[str, ...]
    behind: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Opposed:
    """A word of the claim and its opposite in a sentence of the evidence, with how alike what stands around them is."""

    mine: Pole
    theirs: Pole
    ground: Ground
    likeness: int


def check_opposites(claim: Claim, grounds: Grounds) -> tuple[Verdict, ...]:
    """A refusal for the first word of the claim whose opposite the best evidence has in its place.

    Where only one of the two words stands beside a denial, "did not rise" for "fell", words alone cannot tell. Cost: words of
    the claim that have an opposite times words of the evidence.
    """
    if claim.twin is not None or not grounds.speaks(claim):
        return ()
    opposed = next(_opposed(claim, grounds), None)
    if opposed is None:
        return ()
    message = f"the draft says {_printed(opposed.mine, claim.sentence.text)}; the evidence says the opposite, "
    message += _printed(opposed.theirs, opposed.ground.sentence.text)
    piece = Piece(kind=ClaimKind.POLARITY, text=_printed(opposed.mine, claim.sentence.text))
    return (found(Finding.CONTRADICTED, piece, message=message, evidence=sentences_of((opposed.ground,))),)


def _printed(pole: Pole, text: str) -> str:
    return text[pole.start : pole.end]


def _opposed(claim: Claim, grounds: Grounds) -> Iterator[_Opposed]:
    language, text = claim.language, claim.sentence.text
    mine = poles(text, language=language)
    best = [each for each in grounds.best if each.language == language]
    told = [each for each in grounds.all if each.language == language]
    for pole in mine:
        found_here = max(_opposites(pole, best, text=text, language=language), key=lambda each: each.likeness, default=None)
        if found_here is None or found_here.likeness < ALIKE:
            continue
        if _is_denied(pole, claim.facts, base=claim.base) != _is_denied(
            found_here.theirs, found_here.ground.sentence.facts, base=found_here.ground.sentence.start
        ):
            continue
        if not _is_told(found_here, told, text=text) and not _is_taken(found_here, mine, text=text):
            yield found_here


def _is_denied(pole: Pole, facts: Facts, *, base: int) -> bool:
    """Whether a word of denial stands so near that it may turn the word round."""
    denials = ((each.start - base, each.end - base) for each in facts.stances if each.kind in NEGATIVE)
    others = (each for each in denials if not (each[0] < pole.end and pole.start < each[1]))  # refused is itself a denial
    return any(start - _DENIES < pole.end and pole.start < end + _DENIES for start, end in others)


def _opposites(pole: Pole, grounds: Sequence[Ground], *, text: str, language: str) -> Iterator[_Opposed]:
    for ground in grounds:
        for theirs in poles(ground.sentence.text, language=language):
            if is_opposite(pole, theirs, language=language):
                likeness = _likeness(pole, theirs, text=text, ground=ground)
                yield _Opposed(mine=pole, theirs=theirs, ground=ground, likeness=likeness)


def _is_told(opposed: _Opposed, grounds: Sequence[Ground], *, text: str) -> bool:
    """Whether the evidence has the claim's own side as well, in a place that is no less like the claim's."""
    for ground in grounds:
        for theirs in poles(ground.sentence.text, language=ground.language):
            if is_same(opposed.mine, theirs) and _likeness(opposed.mine, theirs, text=text, ground=ground) >= opposed.likeness:
                return True
    return False


def _is_taken(opposed: _Opposed, mine: Sequence[Pole], *, text: str) -> bool:
    """Whether another word of the claim answers for the evidence's as well or better: "rose after it fell"."""
    return any(
        is_same(each, opposed.theirs) and _likeness(each, opposed.theirs, text=text, ground=opposed.ground) >= opposed.likeness
        for each in mine
        if each is not opposed.mine
    )


def _likeness(mine: Pole, theirs: Pole, *, text: str, ground: Ground) -> int:
    language = ground.language
    here = _around(text, mine.start, mine.end, language=language, reach=_AROUND_MINE)
    there = _around(ground.sentence.text, theirs.start, theirs.end, language=language, reach=_AROUND_THEIRS)
    shared = {*here.before, *here.behind} & {*there.before, *there.behind}
    beside = (here.before[:1], there.before[:1]), (here.behind[:1], there.behind[:1])
    return len(shared) + sum(bool(one) and one == other for one, other in beside)


@lru_cache(maxsize=16384)
def _around(text: str, start: int, end: int, *, language: str, reach: int) -> _Around:
    length = 2 * reach if check_rules(language).terms_are_pairs else reach
    before = content_stems(text[:start], language)[::-1]
    return _Around(before=tuple(before[:length]), behind=tuple(content_stems(text[end:], language)[:length]))
