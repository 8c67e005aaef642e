"""Figures and dates that stand in the evidence, but of each other's things: they changed places."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from copydesk.check.claim import Claim, Ground
from copydesk.check.languages import check_rules
from copydesk.model.facts import Moment, Number, NumberKind
from copydesk.text.ordinary import ordinary_words
from copydesk.text.sound import sounds_alike
from copydesk.text.tokens import stop_terms, terms

_REACH: Final = 18
"""Characters on each side of a figure that are taken for what it is about."""
_CLOSE_THERE: Final = 1
_CLOSE_HERE: Final = 3
"""Characters of the evidence and words of the claim between two figures of one row: 18승 20패, not 220경기에서 300개."""
_PIECE: Final = 40
_PARTED: Final = re.compile(
    r"\d|[,;:.、，；。()（）]| (?:and|or|und|oder|et|ou|y|o|и|или) |(?<=[가-힣])[와과] |및|和|与|與|及|と"
)
_ENDED: Final = re.compile(r"[.;。；]")
_SAME_SOUND: Final = 0.7
_LISTED: Final = 1
"""Terms more that must speak for an exchange where two figures have nothing but an "and" between them: they share their words."""
_WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberMatch:
    """A figure of the claim and the one of the evidence that states it."""

    number: Number
    ground: Ground
    theirs: Number


@dataclass(frozen=True, slots=True, kw_only=True)
class MomentMatch:
    """A date of the claim and the one of the evidence that agrees with it."""

    moment: Moment
    ground: Ground
    theirs: Moment


def exchanged_numbers(claim: Claim, matches: Mapping[int, NumberMatch]) -> Iterator[tuple[int, int]]:
    """The places of figures that changed places, in pairs."""
    for (first, one), (second, other) in combinations(sorted(matches.items()), 2):
        if one.ground is not other.ground or one.number.kind is not other.number.kind or one.number.unit != other.number.unit:
            continue
        if one.number.low != other.number.low and _is_exchange(claim, one, other, are_adjacent=second == first + 1):
            yield first, second


def exchanged_moments(claim: Claim, matches: Mapping[int, MomentMatch]) -> Iterator[tuple[int, int]]:
    """The places of dates of one size that changed places, in pairs: "in 2003 … and in 2011"."""
    for (first, one), (second, other) in combinations(sorted(matches.items()), 2):
        if one.ground is not other.ground or one.moment.granularity is not other.moment.granularity:
            continue
        is_apart = one.moment.value != other.moment.value and one.theirs.value != other.theirs.value
        if not is_apart or one.moment.end > other.moment.start or claim.language == one.ground.language:
            continue
        is_turned = one.theirs.start > other.theirs.start
        if is_turned and not _is_other_order(claim, one.ground):
            yield first, second


def is_turned_score(number: Number, theirs: Number, *, claim: Claim, ground: Ground) -> bool:
    """Whether a score has the loser's figure first, and the evidence the winner's, in a language that never tells it so.

    "2-5" for 5:2 is another result: English has the winner's first, of victories and defeats alike. Between two names each figure
    belongs to the name beside it, which the evidence may have in another order.
    """
    if theirs.kind is not NumberKind.SCORE or not check_rules(claim.language).winner_first:
        return False
    if {number.low, number.high} != {theirs.low, theirs.high} or not number.low < number.high:
        return False
    if theirs.low < theirs.high or not (number.kind is NumberKind.SCORE or _is_pair(number)):
        return False
    sides = _names_beside(number, claim)
    return sides is None or _has_in_order(sides, ground)


def _names_beside(number: Number, claim: Claim) -> tuple[str, str] | None:
    """The words with capitals right before and right behind a score: Lund 0 - 1 Malmö."""
    text, start, end = claim.sentence.text, number.start - claim.base, number.end - claim.base
    before, behind = _WORD.findall(text[:start]), _WORD.findall(text[end:])
    if not before or not behind or not (before[-1][0].isupper() and behind[0][0].isupper()):
        return None
    return before[-1], behind[0]


def _has_in_order(sides: tuple[str, str], ground: Ground) -> bool:
    """Whether the evidence surely names two in this order, the first one before the second."""
    words = _WORD.findall(ground.sentence.text)
    places = [next((place for place, word in enumerate(words) if _are_one(side, word)), -1) for side in sides]
    return min(places) >= 0 and places[0] < places[1]


def _are_one(one: str, other: str) -> bool:
    return one == other or sounds_alike(one, other) >= _SAME_SOUND


def _is_pair(number: Number) -> bool:
    """Whether it is printed as two figures: a range, or a score that was read as one."""
    return len(re.findall(r"\d+", number.text)) > 1


def _is_exchange(claim: Claim, one: NumberMatch, other: NumberMatch, *, are_adjacent: bool) -> bool:
    if claim.language == one.ground.language:
        straight = _alike(claim, one, one) + _alike(claim, other, other)
        crossed = _alike(claim, one, other) + _alike(claim, other, one)
        return crossed > straight + (_LISTED if are_adjacent and _is_bare_list(claim, one, other) else 0)
    if one.theirs.start < other.theirs.start:
        return False
    if not _is_other_order(claim, one.ground):
        return True
    return (are_adjacent and (_are_listed(claim, one, other) or _are_in_row(claim, one, other))) or _mean_each_other(
        claim, one, other
    )


def _is_bare_list(claim: Claim, one: NumberMatch, other: NumberMatch) -> bool:
    """Whether the claim has only a comma or a word that joins between two figures: "by 19% and 38%, respectively"."""
    between = claim.sentence.text[one.number.end - claim.base : other.number.start - claim.base].casefold()
    return {*_WORD.findall(between)} <= {*check_rules(claim.language).coordinators}


def _is_other_order(claim: Claim, ground: Ground) -> bool:
    """Whether the order of figures proves nothing between two languages, but in a list."""
    return any(check_rules(language).other_order for language in (claim.language, ground.language))


def _are_listed(claim: Claim, one: NumberMatch, other: NumberMatch) -> bool:
    """Whether two figures in digits have an "and" between them, in whichever of both sentences is spaced."""
    sentence, mine, theirs = one.ground.sentence, (one.number, other.number), (other.theirs, one.theirs)
    sides = (
        (claim.sentence.text, claim.base, claim.language, mine),
        (sentence.text, sentence.start, one.ground.language, theirs),
    )
    for text, base, language, (first, second) in sides:
        rules = check_rules(language)
        if rules.other_order:
            continue
        between = _WORD.findall(text[first.end - base : second.start - base].casefold())
        has_digits = all(any(char.isdecimal() for char in each.text) for each in (first, second))
        return has_digits and bool({*rules.coordinators, *rules.contrasts} & set(between))
    return False


def _are_in_row(claim: Claim, one: NumberMatch, other: NumberMatch) -> bool:
    """Whether figures follow each other so closely in both sentences that no clause is between: 18승 20패."""
    sentence, base = one.ground.sentence, one.ground.sentence.start
    theirs = sentence.text[other.theirs.end - base : one.theirs.start - base]
    mine = claim.sentence.text[one.number.end - claim.base : other.number.start - claim.base]
    return len(theirs.strip()) <= _CLOSE_THERE and len(_WORD.findall(mine)) <= _CLOSE_HERE and not _ENDED.search(mine + theirs)


def _mean_each_other(claim: Claim, one: NumberMatch, other: NumberMatch) -> bool:
    """Whether the everyday words beside each figure stand beside the other one in the evidence, and not beside its own."""
    here = [_meant(claim.sentence.text, each.number, base=claim.base, language=claim.language) for each in (one, other)]
    sentence, language = one.ground.sentence, one.ground.language
    there = [_meant(sentence.text, each.theirs, base=sentence.start, language=language) for each in (one, other)]
    straight = len(here[0] & there[0]) + len(here[1] & there[1])
    return straight == 0 and bool(here[0] & there[1] or here[1] & there[0])


def _meant(text: str, number: Number, *, base: int, language: str) -> frozenset[int]:
    """The everyday words of the piece that a figure stands in: up to the next figure, mark or "and"."""
    before = _PARTED.split(text[max(0, number.start - base - _PIECE) : number.start - base])[-1]
    behind = _PARTED.split(text[number.end - base : number.end - base + _PIECE])[0]
    return ordinary_words(f"{number.text} {before} {behind}", language=language)


def _alike(claim: Claim, mine: NumberMatch, theirs: NumberMatch) -> int:
    """How many terms stand on the same side of a figure of the claim and of a figure of the evidence.

    Those behind count twice: every language puts what is counted there, and before it may stand what the last figure counts.
    """
    sentence = theirs.ground.sentence
    here = _sides(claim.sentence.text, mine.number, base=claim.base)
    there = _sides(sentence.text, theirs.theirs, base=sentence.start)
    return sum(
        weight * len(_words(side, language=claim.language) & _words(other, language=claim.language))
        for weight, side, other in zip((1, 2), here, there, strict=True)
    )


def _sides(text: str, number: Number, *, base: int) -> tuple[str, str]:
    """What stands right before a figure and right behind it, up to the next figure."""
    start, end = number.start - base, number.end - base
    before = _until_digit(text[max(0, start - _REACH) : start][::-1])[::-1]
    return before, _until_digit(text[end : end + _REACH])


def _words(text: str, *, language: str) -> frozenset[str]:
    """Content terms; words that carry endings also by their first syllable, which stays when those change: 숨지고, 숨졌다."""
    openings = {word[0] for word in text.split()} if check_rules(language).carries_endings else set()
    return (frozenset(terms(text, language=language)) - stop_terms(language)) | openings


def _until_digit(text: str) -> str:
    """Up to the next figure: what stands behind that one is about that one."""
    return next((text[:place] for place, char in enumerate(text) if char.isdecimal()), text)
