"""Denials of the evidence: which words deny, and what it denies that a claim tells as true."""

from collections.abc import Sequence
from functools import cache
from typing import Final

from copydesk.check.claim import Claim, Ground
from copydesk.check.languages import check_rules, compiled, holds_any
from copydesk.model.facts import Stance, StanceKind
from copydesk.text.patterns import alternation
from copydesk.text.tokens import stop_terms, terms

NEGATIVE: Final = frozenset({StanceKind.NEGATED, StanceKind.DENIED})
_FEWEST_DENIED = 2
_DENIED = 0.75
"""How many of a claim's words, and what share of them, stand in what the evidence denies where the claim tells that as true."""
_NEAREST = 2
_NEAREST_PAIRS = 6
"""Terms beside a denial of which the claim has one, in words and where a term is each two characters."""
_STEM = 5
"""Characters by which content words are compared."""


def of_kinds(stances: Sequence[Stance], kinds: frozenset[StanceKind]) -> list[Stance]:
    """The cues of some kinds, in order."""
    return [stance for stance in stances if stance.kind in kinds]


def denials_of(ground: Ground) -> list[Stance]:
    """The words by which an evidence sentence denies, but for those inside phrases that deny nothing."""
    found_here = of_kinds(ground.sentence.facts.stances, NEGATIVE)
    return without_empty(found_here, text=ground.sentence.text, base=ground.sentence.start, language=ground.language)


def without_empty(stances: list[Stance], *, text: str, base: int, language: str) -> list[Stance]:
    """The denials outside phrases in which they deny nothing: "not only", 틀림없이, 間違いなく, 다섯 명밖에 남지 않았다."""
    rules = check_rules(language)
    form = rules.empty_denials_form
    return _outside(form, outside(rules.empty_denials, stances, text=text, base=base), text=text, base=base)


def without_litotes(stances: list[Stance], *, text: str, base: int, language: str) -> list[Stance]:
    """The denials that another language can hardly say with one word of its own, as it can "not bad" and "not far"."""
    return _outside(check_rules(language).litotes, stances, text=text, base=base)


def outside(phrases: tuple[str, ...], stances: list[Stance], *, text: str, base: int) -> list[Stance]:
    """The cues outside phrases in which they say nothing."""
    return _outside(_form(phrases), stances, text=text, base=base) if stances else stances


@cache
def _form(phrases: tuple[str, ...]) -> str:
    return alternation(phrases) if phrases else ""


def _outside(form: str, stances: list[Stance], *, text: str, base: int) -> list[Stance]:
    if not stances or not form:
        return stances
    places = [match.span() for match in compiled(form).finditer(text.lower().replace("’", "'"))]
    return [each for each in stances if not any(start < each.end - base and each.start - base < end for start, end in places)]


def has_denying(text: str, *, language: str) -> bool:
    """Whether a text has a word, or two denials that make none, by which it may say what others deny."""
    rules = check_rules(language)
    if holds_any(text, rules.denying, language=language):
        return True
    return _has_form(text, rules.denying_form) or _has_form(text, rules.empty_denials_form)


def _has_form(text: str, form: str) -> bool:
    return bool(form) and compiled(form).search(text.lower()) is not None


def told_as_true(claim: Claim, ground: Ground) -> Stance | None:
    """The denial of the evidence, in the claim's language, of just what the claim tells without any denial.

    Most of the claim's words stand in what is denied, its names apart, one of them right beside the denial.
    """
    if ground.language != claim.language or has_denying(claim.sentence.text, language=claim.language):
        return None
    named = " ".join(f"{name.title} {name.text}" for name in claim.facts.names)
    sought = {*content_stems(claim.sentence.text, claim.language)} - {*content_stems(named, claim.language)}
    rules = check_rules(ground.language)
    near = _NEAREST_PAIRS if rules.terms_are_pairs else _NEAREST
    for denial in denials_of(ground):
        before, behind = _sides_of(denial, ground)
        nearest = (
            content_stems(before, ground.language)[-near:] if rules.verb_last else content_stems(behind, ground.language)[:near]
        )
        shared = sought & {*content_stems(before, ground.language), *content_stems(behind, ground.language)}
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


def content_stems(text: str, language: str) -> list[str]:
    """How the content words of a text begin, in order: approved and approve are one."""
    return [term[:_STEM] for term in terms(text, language=language) if term not in stop_terms(language)]
