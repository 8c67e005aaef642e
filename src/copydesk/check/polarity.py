"""Holds what a claim denies, doubts and plans against what the evidence denies, doubts and plans."""

from collections.abc import Sequence

from copydesk.check.claim import Claim, Ground, Grounds
from copydesk.check.languages import check_rules, holds_any
from copydesk.check.verdicts import Piece, found, sentences_of
from copydesk.model.facts import Stance, StanceKind
from copydesk.model.verdict import ClaimKind, Finding, Verdict

_NEGATIVE = frozenset({StanceKind.NEGATED, StanceKind.DENIED})
_HEDGED = frozenset({StanceKind.POSSIBLE, StanceKind.ALLEGED})
_NO_FUTURE = frozenset({"ko", "ja", "zh"})


def check_polarity(claim: Claim, grounds: Grounds) -> tuple[Verdict, ...]:
    """Refuses a denial that the evidence has not; a denial that was lost stays undecided, for clauses are rightly cut."""
    if claim.twin is not None or not grounds.best:
        return ()
    mine = _denials(claim, grounds)
    theirs = [stance for ground in grounds.best for stance in _of(ground.sentence.facts.stances, _NEGATIVE)]
    if len(mine) > len(theirs):
        word = next((each.text for each in mine if each.text not in {other.text for other in theirs}), mine[-1].text)
        message = f"the draft says {word}; the evidence does not deny it"
        return (_verdict(Finding.CONTRADICTED, ClaimKind.POLARITY, word, message, grounds=grounds.best),)
    first = _of(grounds.best[0].sentence.facts.stances, _NEGATIVE)
    if len(mine) < len(first):
        message = f"the evidence says {first[0].text}; the draft leaves it out"
        return (_verdict(Finding.UNDECIDED, ClaimKind.POLARITY, first[0].text, message, grounds=grounds.best),)
    return ()


def check_modality(claim: Claim, grounds: Grounds) -> tuple[Verdict, ...]:
    """Refuses a certainty that the evidence only supposes; a hedge that was merely dropped stays undecided."""
    if claim.twin is not None or not grounds.best:
        return ()
    first = grounds.best[0]
    hedges = _of(first.sentence.facts.stances, _HEDGED)
    if not hedges or _of(claim.facts.stances, _HEDGED):
        return ()
    certain = _certainty(claim, first)
    if certain:
        message = f"the draft says {certain}; the evidence only {hedges[0].text}"
        return (_verdict(Finding.CONTRADICTED, ClaimKind.MODALITY, certain, message, grounds=grounds.best),)
    message = f"the evidence says {hedges[0].text}; the draft leaves it out"
    return (_verdict(Finding.UNDECIDED, ClaimKind.MODALITY, hedges[0].text, message, grounds=grounds.best),)


def _of(stances: Sequence[Stance], kinds: frozenset[StanceKind]) -> list[Stance]:
    return [stance for stance in stances if stance.kind in kinds]


def _denials(claim: Claim, grounds: Grounds) -> list[Stance]:
    """The claim's denials, a paired one ("neither … nor") once: other languages have one word for both.

    Across languages only words of plain denial: what English says with "lack" or "reject", others say with verbs.
    """
    rules = check_rules(claim.language)
    found_here = _of(claim.facts.stances, _NEGATIVE)
    if not grounds.speaks(claim) and rules.denials:
        found_here = [stance for stance in found_here if stance.text.casefold().endswith(rules.denials)]
    first = [stance for stance in found_here if stance.text.casefold() not in rules.second_denials]
    return first or found_here[:1]


def _certainty(claim: Claim, ground: Ground) -> str:
    """The claim's word of certainty that its evidence has not, or an empty string.

    A bare future of another language family proves nothing: Korean, Japanese and Chinese verbs have none.
    """
    rules = check_rules(claim.language)
    if holds_any(ground.sentence.text, check_rules(ground.language).certainty, language=ground.language):
        return ""
    certain = holds_any(claim.sentence.text, rules.certainty, language=claim.language)
    if certain or (ground.language != claim.language and ground.language in _NO_FUTURE):
        return certain
    return holds_any(claim.sentence.text, rules.future, language=claim.language)


def _verdict(finding: Finding, kind: ClaimKind, word: str, message: str, *, grounds: Sequence[Ground]) -> Verdict:
    return found(finding, Piece(kind=kind, text=word), message=message, evidence=sentences_of(grounds[:1]))
