"""Which figures of a draft its evidence does not state: the one-sided comparison, within a language and across.

Languages differ in what they count aloud. "One", "the two" and "the first" come and go in translation, a pair is two people,
"doubled" is 두 배. Such a figure is missed only where the evidence has a figure left that says otherwise.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from copydesk.model.facts import Moment, Number, NumberKind
from copydesk.model.language import base_language
from copydesk.text.agreement import are_comparable, numbers_agree
from copydesk.text.compound_measures import joined_measures
from copydesk.text.dateagreement import moments_agree, moments_contradicted
from copydesk.text.implied import implied_numbers
from copydesk.text.languages import language_data
from copydesk.text.numbers import find_figures

_UNSAID: Final = 3
"""Up to here other languages often leave a spelled figure out: "the two", "one of", "the third time" (ntrex, 2026-11)."""
_HOURS: Final = 24
_HALF_DAY: Final = 720
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


def numbers_missing(draft: Statement, evidence: Statement) -> tuple[Number, ...]:
    """The draft's figures that the evidence does not state, in order of appearance; each of its figures answers for one.

    Figures alike to the letter go first, then those that agree, then those that one language prints otherwise: the ends of a
    range apart, a number in a name, six o'clock as "six", a year that was read as a date.
    """
    free = [*_figures(evidence), *_spans(evidence, evidence.moments)]
    wanted = [*_figures(draft), *_spans(draft, _unstated(draft.moments, evidence.moments))]
    wanted = _unanswered(wanted, free, agree=_are_alike)
    wanted = _unanswered(wanted, free, agree=_with_its_unit(free))
    if not wanted:
        return ()
    ends = [end for number in free for end in _ends(number)]
    wanted = [number for number in wanted if not _is_told_in_ends(number, ends)]
    implied = _implied(evidence) if wanted else []
    wanted = _unanswered(wanted, implied, agree=_is_implied)
    rivals = [end.number for end in ends]
    return tuple(
        number
        for number in wanted
        if not _is_excused(
            number,
            draft=draft,
            evidence=evidence,
            rivals=[*rivals, *(each for each in implied if each.unit == number.unit != "")],
        )
    )


def moments_denied(draft: Statement, evidence: Statement) -> tuple[Moment, ...]:
    """The draft's dates that the evidence's dates exclude, but for those in words that the evidence has too.

    The Sunday of "The Sunday Herald" is no day where the evidence prints that name.
    """
    denied = moments_contradicted(draft.moments, evidence.moments)
    if base_language(draft.language) == base_language(evidence.language):
        return denied
    return tuple(moment for moment in denied if not _is_copied(moment, draft=draft, evidence=evidence))


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
            yield from (each for each in figures if each.kind is NumberKind.MEASURE and not _is_day_of(moment, each))


def _is_day_of(moment: Moment, number: Number) -> bool:
    return number.unit == "day" and moment.value.endswith(f"-{number.low:02}")


def _unstated(moments: Sequence[Moment], others: Sequence[Moment]) -> Iterator[Moment]:
    return (moment for moment in moments if not any(moments_agree(moment, other) for other in others))


def _are_alike(draft: Number, evidence: Number) -> bool:
    return (draft.low, draft.high, draft.kind, draft.unit) == (evidence.low, evidence.high, evidence.kind, evidence.unit)


@dataclass(frozen=True, slots=True, kw_only=True)
class _End:
    """An end of a range or score, or a whole figure by itself. Before the last end a language may leave the unit out."""

    number: Number
    is_first: bool = False
    is_whole: bool = False


def _ends(number: Number) -> Iterator[_End]:
    is_open = not number.high.is_finite() or number.low == 0
    if number.kind is NumberKind.SCORE:
        yield from (
            _End(number=replace(number, low=end, high=end, kind=NumberKind.QUANTITY)) for end in (number.low, number.high)
        )
    elif number.low == number.high or is_open or number.approximate:
        yield _End(number=number, is_whole=True)
    else:
        yield _End(number=replace(number, high=number.low), is_first=True)
        yield _End(number=replace(number, low=number.high))


def _is_told_in_ends(number: Number, free: list[_End]) -> bool:
    """Whether figures side by side state each end of a figure; they are taken out of `free` then."""
    ends = list(_ends(number))
    for place in range(len(free) - len(ends) + 1):
        if all(map(_ends_agree, ends, free[place:])):
            del free[place : place + len(ends)]
            return True
    return False


def _ends_agree(draft: _End, evidence: _End) -> bool:
    """Whether two ends have one value and differ only in how a language prints them."""
    ours, theirs = draft.number, evidence.number
    if not (draft.is_whole and evidence.is_whole) and numbers_agree(ours, theirs):
        return True
    kinds = {ours.kind, theirs.kind}
    if NumberKind.CLOCK in kinds:
        return _is_hour(ours, theirs) or _is_hour(theirs, ours)
    if ours.low != theirs.low or ours.high != theirs.high:
        return False
    if (evidence.is_first and _is_bare(ours)) or (draft.is_first and _is_bare(theirs)):
        return True
    if kinds == {NumberKind.CODE}:
        return not (ours.unit.isascii() and theirs.unit.isascii())
    return kinds <= {NumberKind.CODE, NumberKind.ORDINAL, NumberKind.QUANTITY} and _is_bare(ours) | _is_bare(theirs)


def _is_implied(draft: Number, word: Number) -> bool:
    return numbers_agree(draft, word) or _ends_agree(_End(number=draft), _End(number=word))


def _is_hour(clock: Number, number: Number) -> bool:
    """Whether a bare figure is the full hour of a clock time: "it is six in the morning"."""
    if clock.kind is not NumberKind.CLOCK or number.kind is not NumberKind.QUANTITY or not _is_bare(number):
        return False
    return number.low <= _HOURS and (clock.low - number.low * 60) % _HALF_DAY == 0


def _is_bare(number: Number) -> bool:
    return number.unit == "" and number.low == number.high and number.kind in {NumberKind.QUANTITY, NumberKind.ORDINAL}


def _is_excused(number: Number, *, draft: Statement, evidence: Statement, rivals: Sequence[Number]) -> bool:
    """Whether a figure that no figure answers is stated by a date or kept as it stands, or need not be stated."""
    if _is_dated(number, draft=draft, evidence=evidence):
        return True
    if base_language(draft.language) == base_language(evidence.language):
        return False
    if _is_copied(number, draft=draft, evidence=evidence):
        return True
    return _may_go_unsaid(number) and not any(are_comparable(number, rival) for rival in rivals)


def _is_dated(number: Number, *, draft: Statement, evidence: Statement) -> bool:
    """Whether a date has the figure for its year: 2018, the 53 of 1950-53, the 19 of a collection SS19, the 2000s."""
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
    before = draft.text[:start].rsplit(maxsplit=1)[-1:]
    after = draft.text[end:].split(maxsplit=1)[:1]
    theirs = evidence.text.casefold()
    phrases = [f"{word} {draft.text[start:end]}" for word in before] + [f"{draft.text[start:end]} {word}" for word in after]
    return any(phrase.casefold() in theirs for phrase in phrases)


def _may_go_unsaid(number: Number) -> bool:
    """Whether languages differ in printing the figure at all: "one", "the two", "millions", 1년, 1위."""
    if number.kind in {NumberKind.PERCENT, NumberKind.MONEY, NumberKind.CLOCK, NumberKind.SCORE, NumberKind.CODE}:
        return False
    has_digits = any(character.isdecimal() for character in number.text)
    if not has_digits:
        return number.approximate or _stated_end(number) <= _UNSAID
    if number.kind is NumberKind.QUANTITY and number.counted and not number.text[-1].isdecimal():
        return _stated_end(number) <= _UNSAID  # 2人, 1つ: a counter makes the plain word of it
    return _stated_end(number) == 1 and (number.kind is NumberKind.ORDINAL or number.unit in _ONES or bool(number.counted))


def _stated_end(number: Number) -> Decimal:
    """The printed end of "up to a week" and "more than a month"."""
    return number.high if number.low == 0 and number.high.is_finite() else number.low
