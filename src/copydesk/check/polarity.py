"""Holds what a claim denies, doubts and plans against what the evidence denies, doubts and plans."""

import re
from collections.abc import Sequence
from functools import cache

from copydesk.check.alignment import bearing_of, bearing_of_claim, likeness_of_shape
from copydesk.check.claim import Claim, Ground, Grounds
from copydesk.check.languages import check_rules, holds_any
from copydesk.check.verdicts import Piece, found, sentences_of
from copydesk.model.facts import Stance, StanceKind
from copydesk.model.verdict import ClaimKind, Finding, Verdict
from copydesk.text.patterns import alternation
from copydesk.text.tokens import is_unspaced, stop_terms, terms

_NEGATIVE = frozenset({StanceKind.NEGATED, StanceKind.DENIED})
_REPEATING = frozenset({"ko", "ja", "zh"})
"""Languages that say a denial again with each verb where others say it once: neither … nor, howl or scream or cry."""
_SHAPED = 0.7
"""Likeness of shape from which the sentence beside one that was taken for its shape alone may be the one that is told."""
_FEWEST_DENIED = 2
_DENIED = 0.75
"""How many of a claim's words, and what share of them, stand in what the evidence denies where the claim tells that as true."""
_VERB_LAST = frozenset({"ko", "ja"})
_NEAREST = 2
_NEAREST_PAIRS = 6
"""Terms beside a denial of which the claim has one; Korean, Japanese and Chinese have one for each two characters."""
_STEM = 5
"""Characters by which content words are compared."""
_HEDGED = frozenset({StanceKind.POSSIBLE, StanceKind.ALLEGED})


def check_polarity(claim: Claim, grounds: Grounds) -> tuple[Verdict, ...]:
    """Refuses a denial that the evidence has not; a denial that was lost stays undecided, for clauses are rightly cut."""
    if claim.twin is not None or not grounds.best:
        return ()
    mine = _denials(claim, grounds)
    theirs = [stance for ground in grounds.best for stance in _paired(_denials_of(ground), ground.language)]
    if len(mine) > len(theirs):
        word = next((each.text for each in mine if each.text not in {other.text for other in theirs}), mine[-1].text)
        repeats = bool(theirs) and not grounds.speaks(claim) and claim.language in _REPEATING
        if repeats or _may_deny(mine, claim=claim, grounds=grounds):
            message = f"the draft says {word}; the evidence, in another language, may say so in words that are no plain denial"
            return (_verdict(Finding.UNDECIDED, ClaimKind.POLARITY, word, message, grounds=grounds.best),)
        message = f"the draft says {word}; the evidence does not deny it"
        return (_verdict(Finding.CONTRADICTED, ClaimKind.POLARITY, word, message, grounds=grounds.best),)
    denied = _told_as_true(claim, grounds.best[0]) if not mine else None
    if denied is not None:
        message = f"the evidence says {denied.text}; the draft tells as true what is denied there"
        return (_verdict(Finding.CONTRADICTED, ClaimKind.POLARITY, denied.text, message, grounds=grounds.best),)
    first = _left(claim, grounds)
    if first:
        message = f"the evidence says {first[0].text}; the draft leaves it out"
        return (_verdict(Finding.UNDECIDED, ClaimKind.POLARITY, first[0].text, message, grounds=grounds.best),)
    return ()


def _told_as_true(claim: Claim, ground: Ground) -> Stance | None:
    """The denial of the evidence, in the claim's language, of just what the claim tells without any denial.

    Most of the claim's words stand in what is denied, its names apart, one of them right beside the denial.
    """
    if ground.language != claim.language or _has_denying(claim.sentence.text, language=claim.language):
        return None
    named = " ".join(f"{name.title} {name.text}" for name in claim.facts.names)
    sought = {*_terms(claim.sentence.text, claim.language)} - {*_terms(named, claim.language)}
    for denial in _denials_of(ground):
        before, behind = _sides_of(denial, ground)
        near = _NEAREST_PAIRS if is_unspaced(ground.language) or ground.language == "ko" else _NEAREST
        is_last = ground.language in _VERB_LAST
        nearest = _terms(before, ground.language)[-near:] if is_last else _terms(behind, ground.language)[:near]
        shared = sought & {*_terms(before, ground.language), *_terms(behind, ground.language)}
        is_told = len(shared) >= _FEWEST_DENIED and len(shared) >= _DENIED * len(sought)
        if is_told and not shared.isdisjoint(nearest):
            return denial
    return None


def _sides_of(denial: Stance, ground: Ground) -> tuple[str, str]:
    """What a denial speaks of before and behind it; behind a comma too, where nothing joins a further statement on."""
    text, base, rules = ground.sentence.text, ground.sentence.start, check_rules(ground.language)
    start, end = (place - base for place in denial.scope)
    before, behind = text[max(0, start) : denial.start - base], text[denial.end - base : max(0, end)]
    rest = text[denial.end - base :]
    is_one = not holds_any(rest, (*rules.coordinators, *rules.contrasts), language=ground.language)
    return before, rest if denial.kind is StanceKind.DENIED and is_one else behind


def _terms(text: str, language: str) -> list[str]:
    """How the content words of a text begin, in order: approved and approve are one."""
    return [term[:_STEM] for term in terms(text, language=language) if term not in stop_terms(language)]


def _left(claim: Claim, grounds: Grounds) -> list[Stance]:
    """The denials of the best sentence, where the claim has fewer.

    Across languages only words of plain denial are missed, and only where the claim has no word that may say the same
    ("unbeaten", "without").
    """
    best = grounds.best[0]
    first = _denials_of(best)
    if grounds.speaks(claim):
        return first if len(_denials(claim, grounds)) < len(first) else []
    rules = check_rules(best.language)
    plain = [each for each in _paired(first, best.language) if not rules.denials or each.text.casefold().endswith(rules.denials)]
    mine = _of(claim.facts.stances, _NEGATIVE)
    return plain if len(mine) < len(plain) and not _has_denying(claim.sentence.text, language=claim.language) else []


def _has_denying(text: str, *, language: str) -> bool:
    """Whether a text has a word that is no plain denial and may say what others deny."""
    rules = check_rules(language)
    return bool(holds_any(text, rules.denying, language=language)) or _has_form(text, rules.denying_form)


def _may_deny(mine: Sequence[Stance], *, claim: Claim, grounds: Grounds) -> bool:
    """Whether evidence in another language may deny as much in words that are no plain denial, or in the sentence beside it.

    The sentence beside it counts where the best one was taken for its shape alone, and it has the claim's shape as well.
    """
    if grounds.speaks(claim):
        return False
    if grounds.is_guess:
        return True
    first = grounds.best[0]
    if _has_denying(first.sentence.text, language=first.language):
        return True
    if not grounds.is_loose:
        return False
    sought = bearing_of_claim(claim)
    shaped = (ground for ground in grounds.near if likeness_of_shape(sought, bearing_of(ground)) >= _SHAPED)
    return any(len(_denials_of(ground)) >= len(mine) for ground in shaped)


def _has_form(text: str, form: str) -> bool:
    return bool(form) and _compiled(form).search(text.lower()) is not None


@cache
def _compiled(form: str) -> re.Pattern[str]:
    return re.compile(form)


def _denials_of(ground: Ground) -> list[Stance]:
    found_here = _of(ground.sentence.facts.stances, _NEGATIVE)
    phrases = check_rules(ground.language).empty_denials
    return _outside(phrases, found_here, text=ground.sentence.text, base=ground.sentence.start)


def _hedges_of(ground: Ground) -> list[Stance]:
    """The hedges outside phrases that doubt nothing: "por supuesto"."""
    found_here = _of(ground.sentence.facts.stances, _HEDGED)
    phrases = check_rules(ground.language).empty_hedges
    return _outside(phrases, found_here, text=ground.sentence.text, base=ground.sentence.start)


def _outside(phrases: tuple[str, ...], stances: list[Stance], *, text: str, base: int) -> list[Stance]:
    """The cues outside phrases in which they say nothing: "not only", 틀림없이, 間違いなく."""
    if not stances or not phrases:
        return stances
    places = [match.span() for match in _pattern(phrases).finditer(text.lower().replace("’", "'"))]
    return [each for each in stances if not any(start < each.end - base and each.start - base < end for start, end in places)]


@cache
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(alternation(phrases))


def check_modality(claim: Claim, grounds: Grounds) -> tuple[Verdict, ...]:
    """Refuses a certainty that the evidence only supposes; a hedge that was merely dropped stays undecided."""
    if claim.twin is not None or not grounds.best:
        return ()
    first = grounds.best[0]
    hedges, mine = _hedges_of(first), _of(claim.facts.stances, _HEDGED)
    doubts = _doubts(hedges, language=first.language, is_abroad=not grounds.speaks(claim))
    is_stronger = len(doubts) > len(_unconditional(mine, claim.language)) and not grounds.is_guess
    certain = _certainty(claim, first) if is_stronger else ""
    if certain:
        message = f"the draft says {certain}; the evidence only {doubts[0].text}"
        return (_verdict(Finding.CONTRADICTED, ClaimKind.MODALITY, certain, message, grounds=grounds.best),)
    if mine or not hedges:
        return ()
    if not grounds.speaks(claim) and holds_any(claim.sentence.text, check_rules(claim.language).hedging, language=claim.language):
        return ()  # another language may hedge in words that are read as none
    message = f"the evidence says {hedges[0].text}; the draft leaves it out"
    return (_verdict(Finding.UNDECIDED, ClaimKind.MODALITY, hedges[0].text, message, grounds=grounds.best),)


def _of(stances: Sequence[Stance], kinds: frozenset[StanceKind]) -> list[Stance]:
    return [stance for stance in stances if stance.kind in kinds]


def _denials(claim: Claim, grounds: Grounds) -> list[Stance]:
    """The claim's denials, a paired one ("neither … nor") once: other languages have one word for both.

    Across languages only words of plain denial: what English says with "lack" or "reject", others say with verbs.
    """
    rules = check_rules(claim.language)
    found_here = _outside(rules.empty_denials, _of(claim.facts.stances, _NEGATIVE), text=claim.sentence.text, base=claim.base)
    if not grounds.speaks(claim) and rules.denials:
        found_here = [stance for stance in found_here if stance.text.casefold().endswith(rules.denials)]
    return _paired(found_here, claim.language)


def _paired(stances: list[Stance], language: str) -> list[Stance]:
    """The denials, those in concord with another ("никто не", "no … nada") once."""
    seconds = check_rules(language).second_denials
    first = [stance for stance in stances if stance.text.casefold() not in seconds]
    return first or stances[:1]


def _unconditional(stances: Sequence[Stance], language: str) -> list[Stance]:
    """The hedges but for "if" and its like: what happens then is rightly told with a "will"."""
    conditions = check_rules(language).conditions
    return [each for each in stances if each.text.casefold() not in conditions]


def _doubts(hedges: Sequence[Stance], *, language: str, is_abroad: bool) -> list[Stance]:
    """The hedges beside which no bare future may stand.

    A language whose verbs have no future says "will" in words that elsewhere are of doubt (だろう), so that in another language
    only what says "may" counts.
    """
    doubts = _unconditional(hedges, language)
    words = check_rules(language).possibility
    return [each for each in doubts if any(word in each.text for word in words)] if is_abroad and words else doubts


def _certainty(claim: Claim, ground: Ground) -> str:
    """The claim's word of certainty that its evidence has not, or an empty string.

    Evidence with a future of its own is as sure of one thing and doubts another.
    """
    rules = check_rules(claim.language)
    if holds_any(ground.sentence.text, check_rules(ground.language).certainty, language=ground.language):
        return ""
    text = _own_words(claim) if ground.language == claim.language else claim.sentence.text
    certain = holds_any(text, rules.certainty, language=claim.language)
    if certain:
        return certain
    theirs = _futures(ground.sentence.text, ground.language)
    if theirs and (ground.language != claim.language or theirs >= _futures(text, claim.language)):
        return ""
    if rules.weak_future and holds_any(text, (*rules.weak_future, *rules.hedging), language=claim.language):
        return ""
    return holds_any(text, rules.future, language=claim.language)


def _futures(text: str, language: str) -> int:
    """How many words of a bare future a text has."""
    words = check_rules(language).future
    return sum(word in words for word in text.casefold().replace("’", "'").split()) if words else 0


def _own_words(claim: Claim) -> str:
    """The sentence without what stands between quotation marks: those words are held against the evidence's very words."""
    text = claim.sentence.text
    for quote in claim.facts.quotes:
        start, end = quote.start - claim.base, quote.end - claim.base
        text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    return text


def _verdict(finding: Finding, kind: ClaimKind, word: str, message: str, *, grounds: Sequence[Ground]) -> Verdict:
    return found(finding, Piece(kind=kind, text=word), message=message, evidence=sentences_of(grounds[:1]))
