"""What evidence in another language leaves open and a claim tells as sure: a future for what only can be, a certainty put in."""

from collections.abc import Iterator, Sequence
from typing import Final

from copydesk.check.claim import Claim, Ground, Grounds
from copydesk.check.languages import check_rules, compiled, holds_any
from copydesk.model.facts import Facts, Stance, StanceKind

ASKING: Final = ("?", "？", "¿")
HEDGED: Final = frozenset({StanceKind.POSSIBLE, StanceKind.ALLEGED})


def told_as_coming(claim: Claim, grounds: Grounds) -> tuple[str, str] | None:
    """The claim's word of a bare future, and the evidence's first word of ability or possibility in whose place it stands.

    Only where the evidence has more of those than the claim, and the claim more futures than the evidence. A translator does so
    in 1 of 925 faithful sentences at most (development half of `ntrex`, 2026-11).
    """
    rules, text = check_rules(claim.language), own_words(claim)
    word = holds_any(text, rules.future, language=claim.language)
    if not word or _is_left_open(claim, grounds):
        return None
    if rules.weak_future and holds_any(text, (*rules.weak_future, *rules.hedging), language=claim.language):
        return None
    able = [each for ground in grounds.best for each in _found(check_rules(ground.language).abilities, words_of(ground))]
    mine = [*_found(rules.abilities, text), *_found(rules.chances, text)]
    theirs = sum(futures(words_of(ground), language=ground.language) for ground in grounds.best)
    is_stronger = len(mine) < len(able) and futures(text, language=claim.language) > theirs
    return (word, able[0]) if is_stronger else None


def asserted(claim: Claim, grounds: Grounds) -> str:
    """The claim's word of certainty where no word of the evidence says anything like it; else an empty string."""
    rules, text = check_rules(claim.language), own_words(claim)
    word = holds_any(text, rules.assertions, language=claim.language)
    if not word or _is_left_open(claim, grounds) or holds_any(text, rules.conditions, language=claim.language):
        return ""
    return "" if any(assurances(ground) for ground in grounds.best) else word


def assurances(ground: Ground) -> list[str]:
    """The words of a sentence that another language may tell by one of certainty."""
    return [*_found(check_rules(ground.language).assured, words_of(ground))]


def is_hedged(ground: Ground) -> bool:
    """Whether a sentence tells anything as possible, alleged, planned or said by somebody."""
    rules, text = check_rules(ground.language), ground.sentence.text
    if any(stance.kind in HEDGED for stance in ground.sentence.facts.stances):
        return True
    return bool(holds_any(text, (*rules.hedging, *rules.saying), language=ground.language))


def futures(text: str, *, language: str) -> int:
    """How often a text says that something will be, by a verb's form or a word."""
    return sum(1 for _ in _found(check_rules(language).coming, text))


def own_words(claim: Claim) -> str:
    """A claim's text with its names and dates blanked out: May is a month."""
    return _without_names(claim.sentence.text, claim.facts, base=claim.base)


def words_of(ground: Ground) -> str:
    """An evidence sentence with its names and dates blanked out."""
    return _without_names(ground.sentence.text, ground.sentence.facts, base=ground.sentence.start)


def unnamed(stances: Sequence[Stance], facts: Facts) -> list[Stance]:
    """The cues that are no part of a name or a date; one with a capital right behind a name is: Theresa May."""
    spans = _named(facts)
    ends = {end + 1 for _, end in spans}
    return [
        each
        for each in stances
        if not any(start <= each.start and each.end <= end for start, end in spans)
        and not (each.start in ends and each.text[0].isupper())
    ]


def _without_names(text: str, facts: Facts, *, base: int) -> str:
    for start, end in ((start - base, end - base) for start, end in _named(facts)):
        text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    return text


def _named(facts: Facts) -> list[tuple[int, int]]:
    """Where names and dates stand."""
    names = [(name.start, name.end) for name in facts.names]
    return [*names, *((moment.start, moment.end) for moment in facts.moments)]


def _is_left_open(claim: Claim, grounds: Grounds) -> bool:
    """Whether nothing is told as sure, or nothing of another language tells it."""
    asks = any(mark in claim.sentence.text for mark in ASKING)
    return asks or grounds.is_guess or grounds.speaks(claim)


def _found(form: str, text: str) -> Iterator[str]:
    if form:
        yield from (match.group() for match in compiled(form).finditer(text.lower().replace("’", "'")))
