"""Holds each figure of a claim against the evidence: the same value, of the same thing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from copydesk.check.claim import Claim, Ground, Grounds
from copydesk.check.statements import statement_of
from copydesk.check.verdicts import Mention, Piece, at, found, sentences_of, supported
from copydesk.model.facts import Number, NumberKind
from copydesk.model.verdict import ClaimKind, Finding, Verdict
from copydesk.text.comparison import Statement, numbers_unstated
from copydesk.text.durationagreement import durations_agree
from copydesk.text.numbers import numbers_agree
from copydesk.text.tokens import stop_terms, terms

_OTHER_ORDER = frozenset({"ko", "ja", "zh"})
"""Languages whose word order differs so much from the others' that the order of figures proves nothing.

Among the others figures of one kind changed their order in 1 of 788 translated sentences (ntrex, 2026-11).
"""
_SPELLED = 3
"""Up to here other languages often leave a spelled number out: "the two", "one of", "three men" (ntrex, 2026-11)."""
_FIRST_ONES = 3
"""Up to here an ordinal in figures ("1st", "2nd") is left out or told by another word in other languages."""
_REACH = 18
"""Characters on each side of a figure that are taken for what it is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Match:
    number: Number
    ground: Ground
    theirs: Number


def check_numbers(claim: Claim, grounds: Grounds) -> tuple[Verdict, ...]:
    """One verdict for each figure, in order of appearance. Each figure of the evidence answers for one of the claim's."""
    numbers = [number for number in claim.facts.numbers if not _in_moment(number, claim)]
    if claim.twin is not None:
        return tuple(_stated(number, claim.twin, number) for number in numbers)
    matches = _matches(numbers, grounds.best)
    exchanged = _exchanged(claim, matches)
    taken = [match.theirs for match in matches.values()]
    verdicts: list[Verdict] = []
    for place, number in enumerate(numbers):
        match = matches.get(place)
        if place in exchanged:
            verdicts.append(exchanged[place])
        elif match is not None:
            verdicts.append(_stated(number, match.ground, match.theirs))
        else:
            verdicts.append(_unmatched(number, claim=claim, grounds=grounds, taken=taken))
    return tuple(verdicts)


def _in_moment(number: Number, claim: Claim) -> bool:
    return any(moment.start <= number.start and number.end <= moment.end for moment in claim.facts.moments)


def _stated(number: Number, ground: Ground, theirs: Mention) -> Verdict:
    return supported(Piece(kind=ClaimKind.NUMBER, text=number.text, value=_value(number)), evidence=at(ground, theirs))


def _value(number: Number) -> str:
    span = f"{number.low:f}" if number.low == number.high else f"{number.low:f}..{number.high:f}"
    return f"{span} {number.unit}".strip()


def _figures(grounds: Sequence[Ground]) -> Iterator[tuple[Ground, Number]]:
    return ((ground, number) for ground in grounds for number in ground.sentence.facts.numbers)


def _matches(numbers: Sequence[Number], grounds: Sequence[Ground]) -> dict[int, _Match]:
    """For each figure, by place, the figure of the evidence that states it; those with the same thing counted go first."""
    open_to = list(_figures(grounds))
    matches: dict[int, _Match] = {}
    for strict in (True, False):
        for place, number in enumerate(numbers):
            if place in matches:
                continue
            for pair in open_to:
                if _agree(number, pair[1]) and (not strict or _same_thing(number, pair[1])):
                    matches[place] = _Match(number=number, ground=pair[0], theirs=pair[1])
                    open_to.remove(pair)
                    break
    return matches


def _agree(number: Number, theirs: Number) -> bool:
    """Whether the evidence states the figure, and as precisely.

    "More than 500" entails "more than 30", and "about 200" is near "about 201"; but neither was said.
    """
    if not numbers_agree(number, theirs):
        return False
    if number.unit != theirs.unit or number.low == theirs.low:
        return True
    if number.high == theirs.high and not number.high.is_finite():
        return False
    return not (number.approximate and theirs.approximate) or _precision(number) <= _precision(theirs)


def _precision(number: Number) -> int:
    """How many digits the figure has before its last zeros."""
    return len(number.low.normalize().as_tuple().digits)


def _same_thing(number: Number, theirs: Number) -> bool:
    return number.counted == theirs.counted and number.unit == theirs.unit


def _unmatched(number: Number, *, claim: Claim, grounds: Grounds, taken: Sequence[Number]) -> Verdict:
    told = _told_otherwise(number, claim=claim, grounds=grounds.best) or _told_as_length(number, claim=claim, grounds=grounds)
    if told is not None:
        return _stated(number, told, told.sentence)
    rival = _rival(number, grounds.best, taken=taken)
    if rival is not None:
        return _contradicted(number, rival[1], ground=rival[0])
    aside = next((pair for pair in _figures(grounds.near) if _agree(number, pair[1])), None)
    if aside is not None:
        return _stated(number, aside[0], aside[1])
    is_told = grounds.speaks(claim) or not _is_loose(number)
    return found(
        Finding.UNSUPPORTED if is_told else Finding.UNDECIDED,
        Piece(kind=ClaimKind.NUMBER, text=number.text, value=_value(number)),
        message=f"the draft says {number.text}; the evidence states no such figure",
        evidence=sentences_of(grounds.best),
    )


def _told_otherwise(number: Number, *, claim: Claim, grounds: Sequence[Ground]) -> Ground | None:
    """The evidence sentence that tells the figure in another form: "doubled" for 두 배, a range for its ends."""
    if any(numbers_agree(number, theirs) for _, theirs in _figures(grounds)):
        return None  # it agrees but for its precision
    numbers = tuple(each for each in claim.facts.numbers if not _in_moment(each, claim))
    draft = Statement(text=claim.sentence.text, language=claim.language, numbers=numbers, base=claim.base)
    for ground in grounds:
        unstated = numbers_unstated(draft, statement_of(ground))
        if not any(each.start <= number.start < each.end for each in (*unstated.missing, *unstated.unsaid)):
            return ground
    return None


def _told_as_length(number: Number, *, claim: Claim, grounds: Grounds) -> Ground | None:
    """The evidence sentence that tells the length of time which the figure measures without a figure: "a year" for 1년."""
    mine = next((each for each in claim.facts.durations if each.start <= number.start and number.end <= each.end), None)
    if mine is None:
        return None
    for ground in grounds.all:
        figures = ground.sentence.facts.numbers
        for theirs in ground.sentence.facts.durations:
            is_bare = not any(theirs.start <= each.start < theirs.end for each in figures)
            if is_bare and durations_agree(mine, theirs):
                return ground
    return None


def _is_loose(number: Number) -> bool:
    """Whether languages differ in stating it: "the first", "one of", "millions", a model name in another script.

    A place in an order that is printed in figures ("the 39th start") is stated in every language.
    """
    has_digits = any(char.isdecimal() for char in number.text)
    if number.kind is NumberKind.CODE or (number.kind is NumberKind.ORDINAL and not has_digits):
        return True
    return number.high <= _FIRST_ONES if number.kind is NumberKind.ORDINAL else not has_digits and _is_few(number)


def _is_few(number: Number) -> bool:
    return number.approximate or (number.low <= _SPELLED and (number.low == number.high or not number.high.is_finite()))


def _rival(number: Number, grounds: Sequence[Ground], *, taken: Sequence[Number]) -> tuple[Ground, Number] | None:
    """A free figure of the evidence about the same thing with another value."""
    for ground, theirs in _figures(grounds):
        free = not any(theirs is each for each in taken)
        if free and theirs.kind is number.kind and theirs.unit == number.unit and _counts_alike(number, theirs):
            return ground, theirs
    return None


def _counts_alike(number: Number, theirs: Number) -> bool:
    return not number.counted or not theirs.counted or number.counted == theirs.counted


def _contradicted(number: Number, theirs: Number, *, ground: Ground) -> Verdict:
    return found(
        Finding.CONTRADICTED,
        Piece(kind=ClaimKind.NUMBER, text=number.text, value=_value(number)),
        message=f"the draft says {number.text}; the evidence says {theirs.text}",
        evidence=(at(ground, theirs),),
    )


def _exchanged(claim: Claim, matches: Mapping[int, _Match]) -> dict[int, Verdict]:
    """Figures that stand in the evidence, but of each other's things."""
    verdicts: dict[int, Verdict] = {}
    for (first, one), (second, other) in combinations(sorted(matches.items()), 2):
        if one.ground is not other.ground or one.number.kind is not other.number.kind or one.number.unit != other.number.unit:
            continue
        if one.number.low == other.number.low:
            continue
        finding = _exchange(claim, one, other)
        if finding is not None:
            verdicts[first] = _in_other_place(one, other, finding=finding)
            verdicts[second] = _in_other_place(other, one, finding=finding)
    return verdicts


def _exchange(claim: Claim, one: _Match, other: _Match) -> Finding | None:
    if claim.language != one.ground.language:
        same_order = one.theirs.start < other.theirs.start
        if same_order or {claim.language, one.ground.language} & _OTHER_ORDER:
            return None
        return Finding.CONTRADICTED
    straight = _alike(claim, one, one) + _alike(claim, other, other)
    crossed = _alike(claim, one, other) + _alike(claim, other, one)
    return Finding.CONTRADICTED if crossed > straight else None


def _alike(claim: Claim, mine: _Match, theirs: _Match) -> int:
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
    """Content terms; Korean words also by their first syllable, which stays when the ending changes: 숨지고, 숨졌다."""
    openings = {word[0] for word in text.split()} if language == "ko" else set()
    return (frozenset(terms(text, language=language)) - stop_terms(language)) | openings


def _until_digit(text: str) -> str:
    """Up to the next figure: what stands behind that one is about that one."""
    return next((text[:place] for place, char in enumerate(text) if char.isdecimal()), text)


def _in_other_place(match: _Match, other: _Match, *, finding: Finding) -> Verdict:
    return found(
        finding,
        Piece(kind=ClaimKind.NUMBER, text=match.number.text, value=_value(match.number)),
        message=f"{match.number.text} and {other.number.text} changed places: the evidence tells them the other way round",
        evidence=(at(match.ground),),
    )
