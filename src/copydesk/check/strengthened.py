"""What evidence in another language leaves open and a claim tells as sure: a future for what only can be, a certainty put in."""

from collections.abc import Iterator
from typing import Final

from copydesk.check.claim import Claim, Ground, Grounds
from copydesk.check.languages import check_rules, compiled, holds_any
from copydesk.model.facts import StanceKind

ASKING: Final = ("?", "？", "¿")
_HEDGED: Final = frozenset({StanceKind.POSSIBLE, StanceKind.ALLEGED})


def told_as_coming(claim: Claim, grounds: Grounds) -> tuple[str, str] | None:
    """The claim's word of a bare future, and the evidence's first word of ability or possibility in whose place it stands.

    Only where the evidence has more of those than the claim, and the claim more futures than the evidence. A translator does so
    in 1 of 925 faithful sentences at most (development half of `ntrex`, 2026-11).
    """
    rules, text = check_rules(claim.language), claim.sentence.text
    word = holds_any(text, rules.future, language=claim.language)
    if not word or _is_left_open(claim, grounds):
        return None
    if rules.weak_future and holds_any(text, (*rules.weak_future, *rules.hedging), language=claim.language):
        return None
    able = [each for ground in grounds.best for each in _found(check_rules(ground.language).abilities, ground.sentence.text)]
    mine = [*_found(rules.abilities, text), *_found(rules.chances, text)]
    theirs = sum(futures(ground.sentence.text, language=ground.language) for ground in grounds.best)
    is_stronger = len(mine) < len(able) and futures(text, language=claim.language) > theirs
    return (word, able[0]) if is_stronger else None


def asserted(claim: Claim, grounds: Grounds) -> str:
    """The claim's word of certainty where no word of the evidence says anything like it; else an empty string."""
    rules, text = check_rules(claim.language), claim.sentence.text
    word = holds_any(text, rules.assertions, language=claim.language)
    if not word or _is_left_open(claim, grounds) or holds_any(text, rules.conditions, language=claim.language):
        return ""
    is_said = any(True for ground in grounds.best for _ in _found(check_rules(ground.language).assured, ground.sentence.text))
    return "" if is_said else word


def is_hedged(ground: Ground) -> bool:
    """Whether a sentence tells anything as possible, alleged, planned or said by somebody."""
    rules, text = check_rules(ground.language), ground.sentence.text
    if any(stance.kind in _HEDGED for stance in ground.sentence.facts.stances):
        return True
    return bool(holds_any(text, (*rules.hedging, *rules.saying), language=ground.language))


def futures(text: str, *, language: str) -> int:
    """How often a text says that something will be, by a verb's form or a word."""
    return sum(1 for _ in _found(check_rules(language).coming, text))


def _is_left_open(claim: Claim, grounds: Grounds) -> bool:
    """Whether nothing is told as sure, or nothing of another language tells it."""
    asks = any(mark in claim.sentence.text for mark in ASKING)
    return asks or grounds.is_guess or grounds.speaks(claim)


def _found(form: str, text: str) -> Iterator[str]:
    if form:
        yield from (match.group() for match in compiled(form).finditer(text.lower().replace("’", "'")))
