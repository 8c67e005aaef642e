"""Where independent reports of one story state different values for the same thing."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, TypeAlias

from copydesk.group.subjects import Subject, same_occasion, same_subject, subject_of
from copydesk.model.facts import Granularity, Number, NumberKind, Reading, Sentence
from copydesk.model.story import Disagreement, DisagreementKind, Story
from copydesk.text.agreement import numbers_agree
from copydesk.text.dateagreement import moments_agree

COMPARED_KINDS: Final = frozenset(
    {NumberKind.QUANTITY, NumberKind.MEASURE, NumberKind.PERCENT, NumberKind.MONEY, NumberKind.CLOCK}
)


_Value: TypeAlias = tuple[Decimal, Decimal]
_Sides: TypeAlias = dict[_Value, tuple[str, str]]
"""(sentence id, value as printed) by value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Statement:
    """One figure in one sentence of one origin."""

    sentence: Sentence
    number: Number
    origin: int
    subject: Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class _Differing:
    """What differs between the origins of one language: what is counted, and the sides by value."""

    language: str
    about: str
    sides: _Sides


def find_disagreements(story: Story, *, readings: Mapping[str, Reading]) -> tuple[Disagreement, ...]:
    """Figures that differ between origins for the same counted thing in sentences about the same, ordered by what they count.

    Reports of one origin never disagree: a copy that differs from its wire is a fault of the copy, shown by the checks. The same
    values that differ in another language too are one disagreement, told in both.
    """
    by_subject: dict[tuple[str, str, str], list[_Statement]] = defaultdict(list)
    seen: set[tuple[int, str, str]] = set()
    for origin_index, origin in enumerate(story.origins):
        for report_id in origin.report_ids:
            reading = readings[report_id]
            for statement in _statements(reading, origin=origin_index):
                number = statement.number
                stated = (origin_index, statement.sentence.text, number.text)
                if stated not in seen:  # a copy of a wire states nothing that the wire does not
                    seen.add(stated)
                    unit = number.kind.value if number.kind is NumberKind.CLOCK else number.unit
                    by_subject[reading.language, unit, number.counted].append(statement)
    alike: dict[tuple[str, frozenset[_Value]], list[_Differing]] = defaultdict(list)
    for (language, unit, counted), statements in sorted(by_subject.items()):
        sides = _sides(statements)
        if sides:
            alike[unit, frozenset(sides)].append(_Differing(language=language, about=counted or unit, sides=sides))
    return tuple(
        Disagreement(story_id=story.id, kind=DisagreementKind.NUMBER, about=same[0].about, sides=_told(same))
        for each in alike.values()
        for same in _same(each)
    )


def _same(alike: Sequence[_Differing]) -> Iterator[Sequence[_Differing]]:
    """What differs in the same values, together where each language has it once; else nobody can tell which belong together."""
    if len({each.language for each in alike}) == len(alike):
        yield alike
    else:
        yield from ([each] for each in alike)


def _told(same: Sequence[_Differing]) -> tuple[tuple[str, str], ...]:
    """The sides of one disagreement by value, each value in every language that has it."""
    values = sorted({value for each in same for value in each.sides})
    return tuple(dict.fromkeys(each.sides[value] for value in values for each in same))


def _statements(reading: Reading, *, origin: int) -> Iterator[_Statement]:
    for sentence in reading.sentences:
        for number in sentence.facts.numbers:
            if number.kind in COMPARED_KINDS and (number.counted or number.unit):
                subject = subject_of(sentence.text, figure=number.text, language=reading.language)
                yield _Statement(sentence=sentence, number=number, origin=origin, subject=subject)


def _sides(statements: Sequence[_Statement]) -> _Sides:
    """The first statement of each value that some other origin states differently."""
    sides: _Sides = {}
    for one in statements:
        for other in statements:
            if _disagree(one, other, among=statements):
                sides.setdefault((one.number.low, one.number.high), (one.sentence.id, one.number.text))
    return sides


def _disagree(one: _Statement, other: _Statement, *, among: Sequence[_Statement]) -> bool:
    if one.origin == other.origin or one.number.approximate or other.number.approximate:
        return False
    if one.number.kind is NumberKind.CLOCK:
        return _hours_disagree(one, other, among=among)
    apart = one.number.high < other.number.low or other.number.high < one.number.low
    return apart and same_subject(one.subject, other.subject)


def _hours_disagree(one: _Statement, other: _Statement, *, among: Sequence[_Statement]) -> bool:
    """Whether two hours of one occasion differ. An hour that the other origin states as well is that of something else there."""
    if numbers_agree(one.number, other.number) or not _days_agree(one.sentence, other.sentence):
        return False
    also = any(
        (each.origin == one.origin and numbers_agree(each.number, other.number))
        or (each.origin == other.origin and numbers_agree(each.number, one.number))
        for each in among
    )
    return not also and same_occasion(one.subject, other.subject)


def _days_agree(one: Sentence, other: Sentence) -> bool:
    """Whether the sentences name no two different days."""
    ours, theirs = ([moment for moment in each.facts.moments if moment.granularity is Granularity.DAY] for each in (one, other))
    return not (ours and theirs) or any(moments_agree(day, other_day) is not False for day in ours for other_day in theirs)
