"""Which figures of a draft its evidence does not state: the one-sided comparison, within a language and across.

Languages differ in what they count aloud. "One", "the two" and "the first" come and go in translation, a pair is two people,
"doubled" is 두 배. Such a figure is missed only where the evidence has a figure left that says otherwise.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from copydesk.model.facts import Moment, Number, NumberKind
from copydesk.model.language import base_language
from copydesk.text.agreement import are_comparable, numbers_agree
from copydesk.text.compound_measures import joined_measures
from copydesk.text.dateagreement import moments_agree, moments_contradicted
from copydesk.text.ends import End, ends_agree, ends_of, is_bare, told_in_ends
from copydesk.text.implied import implied_numbers
from copydesk.text.languages import language_data
from copydesk.text.numbers import find_figures
from copydesk.text.ratios import Sides, without_told_ratios

_UNSAID: Final = 3
"""Up to here other languages often leave a spelled figure out: "the two", "one of", "the third time" (ntrex, 2026-11)."""
_YEAR_DIGITS: Final = 4
_ONES: Final = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade", "times", "person"})
"""What "a" or "each" may count: 1년 is "a year", "per year" and "the past year"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A text, the figures and dates read in it, and the place of its first character in what their offsets count from."""

    text: str
    language: str
    numbers: tuple[Number, ...]
    moments: tuple[Moment, ...] = ()
    base: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Unstated:
    """Figures of a draft that no figure of its evidence states; `unsaid` are those that languages often leave out."""

    missing: tuple[Number, ...] = ()
    unsaid: tuple[Number, ...] = ()


def numbers_missing(draft: Statement, evidence: Statement) -> tuple[Number, ...]:
    """The draft's figures that the evidence should state and does not, in order of appearance; see `numbers_unstated`."""
    return numbers_unstated(draft, evidence).missing


def numbers_unstated(draft: Statement, evidence: Statement) -> Unstated:
    """The draft's figures that the evidence does not state, in order of appearance; each of its figures answers for one.

    Figures alike to the letter go first, then those that agree, then those that one language prints otherwise: the ends of a
    range apart, a number in a name, six o'clock as "six", a year that was read as a date.
    """
    free = [*_figures(evidence), *_spans(evidence, evidence.moments)]
    wanted = [*_figures(draft), *_spans(draft, _unstated(draft.moments, evidence.moments))]
    sides = without_told_ratios(Sides(wanted=wanted, free=free))
    wanted, free = sides.wanted, sides.free
    for agree in (_are_alike, _agree_in_unit):
        wanted = _unanswered(wanted, free, agree=agree)
    wanted = _unanswered(wanted, free, agree=_with_its_unit(free))
    if not wanted:
        return Unstated()
    ends = [end for number in free for end in ends_of(number)]
    wanted = [number for number in wanted if not told_in_ends(number, ends)]
    implied = _implied(evidence) if wanted else []
    wanted = _unanswered(wanted, implied, agree=_is_implied)
    across = base_language(draft.language) != base_language(evidence.language)
    missing, unsaid = list[Number](), list[Number]()
    for number in wanted:
        rivals = [*(end.number for end in ends), *(each for each in implied if each.unit == number.unit != "")]
        if across and may_go_unsaid(number) and not any(_is_rival(number, rival) for rival in rivals):
            unsaid.append(number)
        elif not _is_dated(number, draft=draft, evidence=evidence) and not (
            across and _is_copied(number, draft=draft, evidence=evidence)
        ):
            missing.append(number)
    return Unstated(missing=tuple(missing), unsaid=tuple(unsaid))


def moments_denied(draft: Statement, evidence: Statement) -> tuple[Moment, ...]:
    """The draft's dates that the evidence's dates exclude, but for those in words that the evidence has too.

    The Sunday of "The Sunday Herald" is no day where the evidence prints that name.
    """
    denied = (*moments_contradicted(draft.moments, evidence.moments), *_other_years(draft, evidence))
    if base_language(draft.language) == base_language(evidence.language):
        return denied
    return tuple(
        moment
        for moment in denied
        if not (_is_copied(moment, draft=draft, evidence=evidence) or _is_span_of(moment, draft=draft, evidence=evidence))
    )


def _other_years(draft: Statement, evidence: Statement) -> Iterator[Moment]:
    """The draft's years that no date of the evidence contradicts, where a bare figure of it is another year."""
    figures = {str(number.low) for number in evidence.numbers if is_bare(number) and _YEAR.fullmatch(str(number.low))}
    for moment in draft.moments if figures else ():
        is_other = _YEAR.fullmatch(moment.text) and moment.text not in figures
        if is_other and all(moments_agree(moment, other) is None for other in evidence.moments):
            yield moment


_YEAR: Final = re.compile(r"1[89]\d\d|20\d\d")


def _is_span_of(moment: Moment, *, draft: Statement, evidence: Statement) -> bool:
    """Whether the evidence tells the date by the same span: "only five weeks away" for "in five weeks"."""
    spans = list(_spans(draft, [moment]))
    return bool(spans) and all(any(numbers_agree(span, number) for number in evidence.numbers) for span in spans)


def _unanswered(wanted: Sequence[Number], free: list[Number], *, agree: Callable[[Number, Number], bool]) -> list[Number]:
    """The figures that nothing of `free` agrees with; what agrees is taken out of it."""
    left: list[Number] = []
    for number in wanted:
        match = next((place for place, each in enumerate(free) if agree(number, each)), None)
        if match is None:
            left.append(number)
        else:
            del free[match]
    return left


def _implied(evidence: Statement) -> list[Number]:
    """What the evidence's words hold outside its figures: 倍 alone doubles, 3倍 does not."""
    printed = [(number.start - evidence.base, number.end - evidence.base) for number in evidence.numbers]
    implied = implied_numbers(evidence.text, language=evidence.language)
    return [each for each in implied if not any(start < each.end and each.start < end for start, end in printed)]


def _agree_in_unit(draft: Number, evidence: Number) -> bool:
    return draft.unit == evidence.unit and numbers_agree(draft, evidence)


def _with_its_unit(free: Sequence[Number]) -> Callable[[Number, Number], bool]:
    """Agreement, but three years are not the three children where the evidence has years of its own left."""
    units = {number.unit for number in free if number.kind in {NumberKind.MEASURE, NumberKind.MONEY}}
    return lambda draft, evidence: (draft.unit == evidence.unit or draft.unit not in units) and numbers_agree(draft, evidence)


def _figures(statement: Statement) -> Iterator[Number]:
    return joined_measures(statement.numbers, text=statement.text, base=statement.base)


def _spans(statement: Statement, moments: Iterable[Moment]) -> Iterator[Number]:
    """What dates count that are told from the day of writing: the two years of "two years ago", not the 9 of 9일."""
    vague = language_data(statement.language).numbers.vague_prefixes
    for moment in moments:
        start = moment.start - statement.base
        before = statement.text[max(0, start - 1) : start]
        if moment.relative and not (before and before in vague):
            figures = find_figures(moment.text, language=statement.language)
            yield from (
                each
                for each in figures
                if each.kind is NumberKind.MEASURE and not (each.unit == "day" and _is_day_of(moment, each))
            )


def _is_day_of(moment: Moment, number: Number) -> bool:
    """Whether the figure is the date's day of the month."""
    day = moment.value.partition("T")[0][len("2018-10-") :]
    return number.low == number.high and day == f"{number.low:02}"


def _unstated(moments: Sequence[Moment], others: Sequence[Moment]) -> Iterator[Moment]:
    return (moment for moment in moments if not any(moments_agree(moment, other) for other in others))


def _are_alike(draft: Number, evidence: Number) -> bool:
    return (draft.low, draft.high, draft.kind, draft.unit) == (evidence.low, evidence.high, evidence.kind, evidence.unit)


def _is_implied(draft: Number, word: Number) -> bool:
    return numbers_agree(draft, word) or ends_agree(End(number=draft), End(number=word))


def _is_rival(number: Number, rival: Number) -> bool:
    """Whether the evidence's figure may be what the draft's should have said: of one sort, and as vague."""
    is_ordinal = NumberKind.ORDINAL in (number.kind, rival.kind)
    if (is_ordinal and number.kind is not rival.kind) or _is_vague(number) != _is_vague(rival):
        return False
    return are_comparable(number, rival)


def _is_vague(number: Number) -> bool:
    """Whether it is a word such as "hundreds"."""
    return number.approximate and number.low != number.high


def _is_dated(number: Number, *, draft: Statement, evidence: Statement) -> bool:
    """Whether a date has the figure: the 10th of 10日, 2018, the 53 of 1950-53, the 19 of a collection SS19, the 2000s."""
    if number.kind is NumberKind.ORDINAL and any(_is_day_of(moment, number) for moment in evidence.moments):
        return True
    digits = str(number.low)
    before = draft.text[: number.start - draft.base][-1:]
    is_part = number.kind is NumberKind.CODE or before in {"-", "–", "/"}
    if number.low != number.high or not (len(digits) == _YEAR_DIGITS or (len(digits) == len("53") and is_part)):
        return False
    if number.unit and number.kind is not NumberKind.CODE:
        return False
    years = (moment.value[:_YEAR_DIGITS].replace("X", "0") for moment in evidence.moments)
    return any(year.isdecimal() and year.endswith(digits) for year in years)


def _is_copied(fact: Number | Moment, *, draft: Statement, evidence: Statement) -> bool:
    """Whether a figure or date stands in words that the evidence has too: a title left in its own language."""
    start, end = fact.start - draft.base, fact.end - draft.base
    printed = draft.text[start:end]
    before, after = _LAST_WORD.search(draft.text, 0, start), _NEXT_WORD.match(draft.text, end)
    phrases = [before.group() + printed if before else "", printed + after.group() if after else ""]
    theirs = evidence.text.casefold()
    return any(phrase and phrase.casefold() in theirs for phrase in phrases)


_LAST_WORD: Final = re.compile(r"[^\W\d_]+ \Z")
_NEXT_WORD: Final = re.compile(r" [^\W\d_]+")


def may_go_unsaid(number: Number) -> bool:
    """Whether languages differ in printing the figure at all: "one", "the two", "millions", 1년, 1위."""
    has_digits = any(character.isdecimal() for character in number.text)
    if number.kind in {NumberKind.PERCENT, NumberKind.MONEY}:
        return not has_digits and _stated_end(number) == 1  # "for a euro"
    if number.kind in {NumberKind.CLOCK, NumberKind.SCORE, NumberKind.CODE}:
        return False
    if not has_digits:
        return number.approximate or _stated_end(number) <= _UNSAID
    if number.kind is NumberKind.QUANTITY and number.counted and not number.text[-1].isdecimal():
        return _stated_end(number) <= _UNSAID  # 2人, 1つ: a counter makes the plain word of it
    return _stated_end(number) == 1 and (number.kind is NumberKind.ORDINAL or number.unit in _ONES or bool(number.counted))


def _stated_end(number: Number) -> Decimal:
    """The printed end of "up to a week" and "more than a month"."""
    return number.high if number.low == 0 and number.high.is_finite() else number.low
