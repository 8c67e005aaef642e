"""Holds each figure of a claim against the evidence: the same value, of the same thing."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from copydesk.check.claim import Claim, Ground, Grounds
from copydesk.check.exchanged import NumberMatch, exchanged_numbers, is_turned_score
from copydesk.check.languages import check_rules
from copydesk.check.statements import statement_of
from copydesk.check.verdicts import Mention, Piece, at, found, sentences_of, supported
from copydesk.model.facts import Number, NumberKind
from copydesk.model.verdict import ClaimKind, Finding, Verdict
from copydesk.text.comparison import Statement, may_go_unsaid, numbers_unstated
from copydesk.text.durationagreement import durations_agree
from copydesk.text.numbers import find_figures, numbers_agree

_SPELLED = 3
"""Up to here other languages often leave a spelled number out: "the two", "one of", "three men" (ntrex, 2026-11)."""
_FIRST_ONES = 3
"""Up to here an ordinal in figures ("1st", "2nd") is left out or told by another word in other languages."""
_ROUNDED: Final = 3
"""Digits that a rounded figure must keep to be the evidence's: 19.93 million of 19,930,300."""
_BESIDE: Final = 16
"""Characters between a measure and the same in another unit: "10,000 meters (32,800 feet)"."""
_UNROUNDED: Final = frozenset({NumberKind.ORDINAL, NumberKind.CODE, NumberKind.CLOCK, NumberKind.SCORE})
_SPANS: Final = frozenset({"hour", "day", "week", "month", "year", "decade", "century"})
_DIGITS: Final = re.compile(r"\d+")


def check_numbers(claim: Claim, grounds: Grounds) -> tuple[Verdict, ...]:
    """One verdict for each figure, in order of appearance. Each figure of the evidence answers for one of the claim's."""
    numbers = [each for each in claim.facts.numbers if not _in_moment(each, claim) and not _is_turn_of_phrase(each, claim)]
    if claim.twin is not None:
        return tuple(_stated(number, claim.twin, number) for number in numbers)
    matches = _matches(numbers, grounds.best)
    exchanged = {
        place: _in_other_place(matches[place], matches[other])
        for pair in exchanged_numbers(claim, matches)
        for place, other in (pair, pair[::-1])
    }
    taken = [match.theirs for match in matches.values()]
    verdicts: list[Verdict] = []
    for place, number in enumerate(numbers):
        match = matches.get(place)
        if place in exchanged:
            verdicts.append(exchanged[place])
        elif match is not None and is_turned_score(number, match.theirs, claim=claim, ground=match.ground):
            verdicts.append(_contradicted(number, match.theirs, ground=match.ground))
        elif match is not None:
            verdicts.append(_stated(number, match.ground, match.theirs))
        else:
            verdicts.append(_unmatched(number, claim=claim, grounds=grounds, taken=taken))
    return tuple(verdicts)


def _in_moment(number: Number, claim: Claim) -> bool:
    return any(moment.start <= number.start and number.end <= moment.end for moment in claim.facts.moments)


def _is_turn_of_phrase(number: Number, claim: Claim) -> bool:
    """Whether a figure stands in words that count nothing: 다시 한 번, "une fois de plus"."""
    text, start, end = claim.sentence.text.casefold(), number.start - claim.base, number.end - claim.base
    return any(
        place >= 0 and place <= start and end <= place + len(phrase)
        for phrase in check_rules(claim.language).turns_of_phrase
        for place in [text.find(phrase, max(0, start - len(phrase)))]
    )


def _stated(number: Number, ground: Ground, theirs: Mention) -> Verdict:
    return supported(Piece(kind=ClaimKind.NUMBER, text=number.text, value=_value(number)), evidence=at(ground, theirs))


def _value(number: Number) -> str:
    span = f"{number.low:f}" if number.low == number.high else f"{number.low:f}..{number.high:f}"
    return f"{span} {number.unit}".strip()


def _figures(grounds: Sequence[Ground]) -> Iterator[tuple[Ground, Number]]:
    return ((ground, number) for ground in grounds for number in ground.sentence.facts.numbers)


def _matches(numbers: Sequence[Number], grounds: Sequence[Ground]) -> dict[int, NumberMatch]:
    """For each figure, by place, the figure of the evidence that states it; those with the same thing counted go first."""
    open_to = list(_figures(grounds))
    matches: dict[int, NumberMatch] = {}
    for strict in (True, False):
        for place, number in enumerate(numbers):
            if place in matches:
                continue
            for pair in open_to:
                if _agree(number, pair[1]) and (not strict or _same_thing(number, pair[1])):
                    matches[place] = NumberMatch(number=number, ground=pair[0], theirs=pair[1])
                    open_to.remove(pair)
                    break
    for place, number in enumerate(numbers):
        twin = None if place in matches else _in_other_unit(number, place, matches)
        if twin is not None:
            matches[place] = NumberMatch(number=number, ground=twin.ground, theirs=twin.theirs)
    return matches


def _in_other_unit(number: Number, place: int, matches: Mapping[int, NumberMatch]) -> NumberMatch | None:
    """The stated measure right beside a figure that says the same in another unit."""
    for other in (place - 1, place + 1):
        match = matches.get(other)
        if match is None or number.kind is not NumberKind.MEASURE or match.number.unit == number.unit:
            continue
        first, second = sorted((number, match.number), key=lambda each: each.start)
        if second.start - first.end <= _BESIDE and numbers_agree(number, match.theirs):
            return match
    return None


def _agree(number: Number, theirs: Number) -> bool:
    """Whether the evidence states the figure, and as precisely.

    "More than 500" entails "more than 30", and "about 200" is near "about 201"; but neither was said.
    """
    if not numbers_agree(number, theirs):
        return _is_rounded(number, theirs)
    if number.unit != theirs.unit or number.low == theirs.low:
        return True
    if number.high == theirs.high and not number.high.is_finite():
        return False
    return not (number.approximate and theirs.approximate) or _precision(number) <= _precision(theirs)


def _is_rounded(number: Number, theirs: Number) -> bool:
    """Whether the figure is the evidence's, rightly rounded to fewer digits."""
    digits = _precision(number)
    is_one_sort = (
        (number.kind, number.unit) == (theirs.kind, theirs.unit) and number.low == number.high and theirs.low == theirs.high
    )
    if not is_one_sort or number.kind in _UNROUNDED or not _ROUNDED <= digits < _precision(theirs):
        return False
    return theirs.low.quantize(Decimal(1).scaleb(theirs.low.adjusted() - digits + 1), rounding=ROUND_HALF_UP) == number.low


def _precision(number: Number) -> int:
    """How many digits the figure has before its last zeros."""
    return len(number.low.normalize().as_tuple().digits)


def _same_thing(number: Number, theirs: Number) -> bool:
    return number.counted == theirs.counted and number.unit == theirs.unit


def _unmatched(number: Number, *, claim: Claim, grounds: Grounds, taken: Sequence[Number]) -> Verdict:
    told = (
        _told_otherwise(number, claim=claim, grounds=grounds.best)
        or _told_as_length(number, claim=claim, grounds=grounds)
        or _told_as_ago(number, grounds.best)
    )
    if told is not None:
        return _stated(number, told, told.sentence)
    rival = _rival(number, grounds.best, taken=taken) or _left_over(number, claim=claim, grounds=grounds, taken=taken)
    if rival is not None:
        return _contradicted(number, rival[1], ground=rival[0])
    aside = next((pair for pair in _figures(grounds.near) if _agree(number, pair[1])), None)
    if aside is not None:
        return _stated(number, aside[0], aside[1])
    is_told = (grounds.speaks(claim) or not _is_loose(number, claim)) and not _is_dated(number, grounds)
    is_told = is_told and not _is_typed_twice(number, claim)
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


def _told_as_ago(number: Number, grounds: Sequence[Ground]) -> Ground | None:
    """The evidence sentence that counts a length of time back from a day that nobody knows: 32년 전 of an undated text."""
    if number.unit not in _SPANS:
        return None
    for ground in grounds:
        text, base, facts = ground.sentence.text, ground.sentence.start, ground.sentence.facts
        known: tuple[Mention, ...] = (*facts.moments, *facts.numbers)
        read = [(each.start - base, each.end - base) for each in known]
        for theirs in find_figures(text, language=ground.language):
            is_free = not any(start < theirs.end and theirs.start < end for start, end in read)
            if is_free and theirs.unit == number.unit and numbers_agree(number, theirs):
                return ground
    return None


def _is_typed_twice(number: Number, claim: Claim) -> bool:
    """Whether the same figure stands right before it, with nothing between: "on July 19 19"."""
    before = claim.sentence.text[: number.start - claim.base]
    return number.text.isdecimal() and re.search(rf"(?<![\d.,]){number.text} $", before) is not None


def _is_dated(number: Number, grounds: Grounds) -> bool:
    """Whether the evidence has the figure in a date: 9일 is nine days or the ninth, "19 to 21" are days, and only words tell."""
    if any(each.text == number.text for ground in grounds.all for each in ground.sentence.facts.moments):
        return True
    figures = set(_DIGITS.findall(unicodedata.normalize("NFKC", number.text)))
    if not (number.unit == "day" or (number.low < number.high and not number.unit and not number.counted)):
        return False
    dates = (each.text for ground in grounds.best for each in ground.sentence.facts.moments)
    return any(figures <= set(_DIGITS.findall(unicodedata.normalize("NFKC", date))) for date in dates)


def _is_loose(number: Number, claim: Claim) -> bool:
    """Whether languages differ in stating it: "the first", "one of", "millions", 1년, a model name in another script, "24/7".

    A place in an order that is printed in figures ("the 39th start") is stated in every language.
    """
    has_digits = any(char.isdecimal() for char in number.text)
    if number.kind is NumberKind.CODE or (number.kind is NumberKind.ORDINAL and not has_digits):
        return True
    if number.text in check_rules(claim.language).figures_of_speech:
        return True
    if number.kind is NumberKind.ORDINAL:
        return number.high <= _FIRST_ONES
    return may_go_unsaid(number) if has_digits else _is_few(number)


def _is_few(number: Number) -> bool:
    return number.approximate or (number.low <= _SPELLED and (number.low == number.high or not number.high.is_finite()))


def _rival(number: Number, grounds: Sequence[Ground], *, taken: Sequence[Number]) -> tuple[Ground, Number] | None:
    """A free figure of the evidence about the same thing with another value."""
    for ground, theirs in _figures(grounds):
        free = not any(theirs is each for each in taken)
        if free and theirs.kind is number.kind and theirs.unit == number.unit and _counts_alike(number, theirs):
            return ground, theirs
    return None


def _left_over(number: Number, *, claim: Claim, grounds: Grounds, taken: Sequence[Number]) -> tuple[Ground, Number] | None:
    """The one count of the best sentence that the claim does not state, where the claim has just one that the sentence has not.

    What is counted has other words in another language; that both sides count one thing more tells that it is the same.
    """
    if not grounds.best or grounds.speaks(claim) or not grounds.is_sure or not _is_count(number):
        return None
    ground = grounds.best[0]
    stated = [each.low for _, each in _figures(grounds.all)]
    mine = [each for each in claim.facts.numbers if _is_count(each) and each.low not in stated and not _in_moment(each, claim)]
    free = [each for each in ground.sentence.facts.numbers if _is_count(each) and not any(each is other for other in taken)]
    return (ground, free[0]) if len(mine) == len(free) == 1 and mine[0] is number else None


def _is_count(number: Number) -> bool:
    """Whether a figure counts something, exactly, and more than one of it."""
    is_whole = number.low == number.high and number.low == number.low.to_integral_value()
    return number.kind is NumberKind.QUANTITY and not number.unit and not number.approximate and is_whole and number.low > 1


def _counts_alike(number: Number, theirs: Number) -> bool:
    """Whether both count the same; one unit does so in any language: people, 명."""
    is_one_unit = bool(number.unit) and number.unit == theirs.unit
    return is_one_unit or not number.counted or not theirs.counted or number.counted == theirs.counted


def _contradicted(number: Number, theirs: Number, *, ground: Ground) -> Verdict:
    return found(
        Finding.CONTRADICTED,
        Piece(kind=ClaimKind.NUMBER, text=number.text, value=_value(number)),
        message=f"the draft says {number.text}; the evidence says {theirs.text}",
        evidence=(at(ground, theirs),),
    )


def _in_other_place(match: NumberMatch, other: NumberMatch) -> Verdict:
    return found(
        Finding.CONTRADICTED,
        Piece(kind=ClaimKind.NUMBER, text=match.number.text, value=_value(match.number)),
        message=f"{match.number.text} and {other.number.text} changed places: the evidence tells them the other way round",
        evidence=(at(match.ground),),
    )
