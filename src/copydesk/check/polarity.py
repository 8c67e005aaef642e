"""Holds what a claim denies, doubts and plans against what the evidence denies, doubts and plans."""

from collections.abc import Sequence

from copydesk.check.alignment import Bearing, bearing_of, bearing_of_claim, likeness_of_shape
from copydesk.check.claim import Claim, Ground, Grounds
from copydesk.check.denials import (
    NEGATIVE,
    denials_of,
    has_denying,
    of_kinds,
    outside,
    told_as_true,
    without_empty,
    without_litotes,
)
from copydesk.check.languages import check_rules, holds_any
from copydesk.check.strengthened import (
    ASKING,
    HEDGED,
    asserted,
    assurances,
    futures,
    is_hedged,
    own_words,
    told_as_coming,
    unnamed,
    words_of,
)
from copydesk.check.verdicts import Piece, found, sentences_of
from copydesk.model.facts import Stance
from copydesk.model.verdict import ClaimKind, Finding, Verdict

_SHAPED = 0.7
_LONGER = 1.8
"""Likeness of shape from which the sentence beside one that was taken for its shape alone may be the one that is told."""


def check_polarity(claim: Claim, grounds: Grounds) -> tuple[Verdict, ...]:
    """Refuses a denial that the evidence has not; a denial that was lost stays undecided, for clauses are rightly cut."""
    if claim.twin is not None or not grounds.best:
        return ()
    mine = _denials(claim, grounds)
    theirs = [stance for ground in grounds.best for stance in _paired(denials_of(ground), ground.language)]
    if len(mine) > len(theirs):
        return (_denied(mine, theirs, claim=claim, grounds=grounds),)
    denied = told_as_true(claim, grounds.best[0]) if not mine else None
    if denied is not None:
        message = f"the evidence says {denied.text}; the draft tells as true what is denied there"
        return (_verdict(Finding.CONTRADICTED, ClaimKind.POLARITY, denied.text, message, grounds=grounds.best),)
    first = _left(claim, grounds)
    if first:
        message = f"the evidence says {first[0].text}; the draft leaves it out"
        return (_verdict(Finding.UNDECIDED, ClaimKind.POLARITY, first[0].text, message, grounds=grounds.best),)
    return ()


def _denied(mine: list[Stance], theirs: Sequence[Stance], *, claim: Claim, grounds: Grounds) -> Verdict:
    """What is said of a claim that denies more than the best evidence."""
    word = next((each.text for each in mine if each.text not in {other.text for other in theirs}), mine[-1].text)
    repeats = bool(theirs) and not grounds.speaks(claim) and check_rules(claim.language).repeats_denials
    if repeats or _is_litotes(mine, theirs, claim=claim, grounds=grounds) or _may_deny(mine, claim=claim, grounds=grounds):
        message = f"the draft says {word}; the evidence, in another language, may say so in words that are no plain denial"
        return _verdict(Finding.UNDECIDED, ClaimKind.POLARITY, word, message, grounds=grounds.best)
    if grounds.is_slight:
        message = f"the draft says {word}; no sentence of the evidence tells so much of it that it had to say so"
        return _verdict(Finding.UNDECIDED, ClaimKind.POLARITY, word, message, grounds=grounds.best)
    message = f"the draft says {word}; the evidence does not deny it"
    return _verdict(Finding.CONTRADICTED, ClaimKind.POLARITY, word, message, grounds=grounds.best)


def _left(claim: Claim, grounds: Grounds) -> list[Stance]:
    """The denials of the best sentence, where the claim has fewer.

    Across languages only words of plain denial are missed, and only where the claim has no word that may say the same
    ("unbeaten", "without"), or the sentence has one of those as well.
    """
    best = grounds.best[0]
    first = denials_of(best)
    if grounds.speaks(claim):
        return first if len(_denials(claim, grounds)) < len(first) else []
    rules = check_rules(best.language)
    plain = [each for each in _paired(first, best.language) if not rules.denials or each.text.casefold().endswith(rules.denials)]
    mine = of_kinds(claim.facts.stances, NEGATIVE)
    if len(mine) >= len(plain):
        return []
    is_said = has_denying(claim.sentence.text, language=claim.language)
    return [] if is_said and not has_denying(best.sentence.text, language=best.language) else plain


def _may_tell(claim: Bearing, beside: Bearing) -> bool:
    """Whether a sentence has a claim's shape, or is so much longer that one of a language of short sentences is a part."""
    is_part = check_rules(claim.language).cuts_sentences and beside.length >= _LONGER * claim.length
    return is_part or likeness_of_shape(claim, beside) >= _SHAPED


def _is_litotes(mine: list[Stance], theirs: Sequence[Stance], *, claim: Claim, grounds: Grounds) -> bool:
    """Whether what a claim denies more than evidence in another language can be said there without a denial."""
    if grounds.speaks(claim):
        return False
    plain = without_litotes(mine, text=claim.sentence.text, base=claim.base, language=claim.language)
    return len(plain) <= len(theirs)


def _may_deny(mine: Sequence[Stance], *, claim: Claim, grounds: Grounds) -> bool:
    """Whether evidence in another language may deny as much in words that are no plain denial, or in the sentence beside it.

    The sentence beside it counts where the best one was taken for its shape alone, and it has the claim's shape as well.
    """
    if grounds.speaks(claim):
        return False
    if grounds.is_guess:
        return True
    first = grounds.best[0]
    if has_denying(first.sentence.text, language=first.language):
        return True
    if not grounds.is_loose:
        return False
    sought = bearing_of_claim(claim)
    shaped = (ground for ground in grounds.near if _may_tell(sought, bearing_of(ground)))
    return any(len(denials_of(ground)) >= len(mine) for ground in shaped)


def _hedges_of(ground: Ground) -> list[Stance]:
    """The hedges outside phrases that doubt nothing: "por supuesto"."""
    found_here = unnamed(of_kinds(ground.sentence.facts.stances, HEDGED), ground.sentence.facts)
    phrases = check_rules(ground.language).empty_hedges
    return outside(phrases, found_here, text=ground.sentence.text, base=ground.sentence.start)


def check_modality(claim: Claim, grounds: Grounds) -> tuple[Verdict, ...]:
    """Refuses a certainty that the evidence only supposes; a hedge that was merely dropped stays undecided."""
    if claim.twin is not None or not grounds.best:
        return ()
    first = grounds.best[0]
    hedges, mine = _hedges_of(first), unnamed(of_kinds(claim.facts.stances, HEDGED), claim.facts)
    doubts = _unconditional(hedges, first.language)
    certain = "" if grounds.is_guess else _certainty(claim, first, doubts=doubts, mine=_unconditional(mine, claim.language))
    if certain:
        message = f"the draft says {certain}; the evidence only {doubts[0].text}"
        return (_verdict(Finding.CONTRADICTED, ClaimKind.MODALITY, certain, message, grounds=grounds.best),)
    strengthened = _strengthened(claim, grounds)
    if strengthened or mine or not hedges:
        return strengthened
    if not grounds.speaks(claim) and holds_any(claim.sentence.text, check_rules(claim.language).hedging, language=claim.language):
        return ()  # another language may hedge in words that are read as none
    message = f"the evidence says {hedges[0].text}; the draft leaves it out"
    return (_verdict(Finding.UNDECIDED, ClaimKind.MODALITY, hedges[0].text, message, grounds=grounds.best),)


def _strengthened(claim: Claim, grounds: Grounds) -> tuple[Verdict, ...]:
    """A future for an ability, or a certainty that another language's evidence does not say.

    Translators put in a "certainly" where nothing is in doubt; where the evidence supposes, alleges or reports, they do not.
    """
    added = asserted(claim, grounds)
    if added:
        finding = Finding.CONTRADICTED if any(is_hedged(each) for each in grounds.best) else Finding.UNDECIDED
        message = f"the draft says {added}; nothing in the evidence does"
        return (_verdict(finding, ClaimKind.MODALITY, added, message, grounds=grounds.best),)
    coming = told_as_coming(claim, grounds)
    if coming is None:
        return ()
    message = f"the draft says {coming[0]}; the evidence only {coming[1]}"
    return (_verdict(Finding.CONTRADICTED, ClaimKind.MODALITY, coming[0], message, grounds=grounds.best),)


def _denials(claim: Claim, grounds: Grounds) -> list[Stance]:
    """The claim's denials, a paired one ("neither … nor") once: other languages have one word for both.

    Across languages only words of plain denial: what English says with "lack" or "reject", others say with verbs.
    """
    rules = check_rules(claim.language)
    text = claim.sentence.text
    found_here = without_empty(of_kinds(claim.facts.stances, NEGATIVE), text=text, base=claim.base, language=claim.language)
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


def _certainty(claim: Claim, ground: Ground, *, doubts: Sequence[Stance], mine: Sequence[Stance]) -> str:
    """The claim's word of certainty that its evidence has not, where that doubts more than the claim; else an empty string.

    "Indeed" may not stand where anything is doubted or alleged, a bare future where something is only possible. Who asks is not
    certain, and "if it is confirmed" confirms nothing.
    """
    if len(doubts) <= len(mine):
        return ""
    if holds_any(ground.sentence.text, check_rules(ground.language).certainty, language=ground.language):
        return ""
    is_abroad = ground.language != claim.language
    text = own_words(claim) if is_abroad else _unquoted(claim)
    rules = check_rules(claim.language)
    if any(mark in text for mark in ASKING):
        return ""
    certain = holds_any(text, rules.certainty, language=claim.language)
    is_said = is_abroad and bool(assurances(ground))
    if certain and not is_said and not holds_any(text, rules.conditions, language=claim.language):
        return certain
    possible = _possible(doubts, ground=ground, is_abroad=is_abroad)
    return _future(claim, text, ground) if len(possible) > len(mine) else ""


def _possible(doubts: Sequence[Stance], *, ground: Ground, is_abroad: bool) -> list[Stance]:
    """The doubts beside which no bare future may stand.

    A language whose verbs have no future says "will" in words that elsewhere are of doubt (だろう), so that in another language
    only what says "may" counts.
    """
    words = check_rules(ground.language).possibility
    return [each for each in doubts if any(word in each.text for word in words)] if is_abroad and words else list(doubts)


def _future(claim: Claim, text: str, ground: Ground) -> str:
    """The claim's word of a bare future, or an empty string. `text` is the claim without the words that it quotes.

    Evidence with a future of its own is as sure of one thing and doubts another.
    """
    rules = check_rules(claim.language)
    theirs = _futures(ground.sentence.text, ground.language)
    if theirs and (ground.language != claim.language or theirs >= _futures(text, claim.language)):
        return ""
    if ground.language != claim.language and not check_rules(ground.language).possibility:
        told = futures(words_of(ground), language=ground.language)
        if told >= futures(text, language=claim.language):
            return ""
    if rules.weak_future and holds_any(text, (*rules.weak_future, *rules.hedging), language=claim.language):
        return ""
    return holds_any(text, rules.future, language=claim.language)


def _futures(text: str, language: str) -> int:
    """How many words of a bare future a text has."""
    words = check_rules(language).future
    return sum(word in words for word in text.casefold().replace("’", "'").split()) if words else 0


def _unquoted(claim: Claim) -> str:
    """The sentence without what stands between quotation marks: those words are held against the evidence's very words."""
    text = claim.sentence.text
    for quote in claim.facts.quotes:
        start, end = quote.start - claim.base, quote.end - claim.base
        text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    return text


def _verdict(finding: Finding, kind: ClaimKind, word: str, message: str, *, grounds: Sequence[Ground]) -> Verdict:
    return found(finding, Piece(kind=kind, text=word), message=message, evidence=sentences_of(grounds[:1]))
