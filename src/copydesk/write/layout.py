"""Lays chosen sentences out as a story: what happened first, details next, what came before last."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from copydesk.model.draft import DraftSentence, Paragraph, Treatment
from copydesk.write.background import is_background
from copydesk.write.options import ExtractiveOptions
from copydesk.write.selection import Choice, predecessor_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The body of a story."""

    standfirst: tuple[DraftSentence, ...]
    paragraphs: tuple[Paragraph, ...]


_Unit: TypeAlias = tuple[Choice, ...]


def lay_out(choices: Sequence[Choice], *, language: str, opened_at: datetime, options: ExtractiveOptions) -> Layout:
    """Standfirst and paragraphs of the chosen sentences; a sentence that leans on another stays right behind it."""
    units = _units(choices)
    news = [unit for unit in units if not _is_old(unit, opened_at=opened_at, options=options)]
    old = [unit for unit in units if unit not in news]
    standfirst = _standfirst(news or units, options=options)
    rest = [unit for unit in (*_by_report(news), *_by_report(old)) if unit not in standfirst]
    return Layout(
        standfirst=tuple(as_sentence(choice, language=language, in_paragraph=False) for unit in standfirst for choice in unit),
        paragraphs=tuple(_paragraph(unit, language=language) for unit in _joined(rest, most=options.paragraph)),
    )


def as_sentence(choice: Choice, *, language: str, in_paragraph: bool) -> DraftSentence:
    """A chosen sentence as the draft's. Quoted words are always credited; own words where no paragraph's lead-in does it."""
    treatment = choice.candidate.treatment
    by_lead_in = in_paragraph and treatment is Treatment.OWN
    is_due = treatment is Treatment.QUOTED or (choice.is_told_once and not by_lead_in)
    return DraftSentence(
        text=choice.candidate.sentence.text,
        citations=choice.citations,
        language=language,
        treatment=treatment,
        credited_to=(choice.source_id,) if is_due else (),
    )


def _units(choices: Sequence[Choice]) -> list[_Unit]:
    """Chosen sentences, each with those that lean on it behind it, in order of choice."""
    followers = {predecessor_id(choice.candidate): choice for choice in choices if choice.candidate.leans}
    units: list[_Unit] = []
    for choice in choices:
        if choice.candidate.leans:
            continue
        unit = [choice]
        while (follower := followers.get(unit[-1].candidate.sentence.id)) is not None:
            unit.append(follower)
        units.append(tuple(unit))
    return units


def _is_old(unit: _Unit, *, opened_at: datetime, options: ExtractiveOptions) -> bool:
    return is_background(unit[0].candidate.sentence, opened_at=opened_at, days=options.background_days)


def _standfirst(units: Sequence[_Unit], *, options: ExtractiveOptions) -> list[_Unit]:
    """The first chosen units that fit; never so many that nothing is left for the body, where there is more than one."""
    room = min(options.standfirst, max(1, sum(map(len, units)) - 1))
    taken: list[_Unit] = []
    for unit in units:
        if len(unit) > room:
            continue
        taken.append(unit)
        room -= len(unit)
        if room == 0:
            break
    return taken


def _by_report(units: Sequence[_Unit]) -> Iterator[_Unit]:
    """Units in the order in which their reports were first chosen from, inside a report as printed."""
    rank: dict[str, int] = {}
    for unit in units:
        rank.setdefault(unit[0].candidate.material.report.id, len(rank))
    yield from sorted(units, key=lambda unit: (rank[unit[0].candidate.material.report.id], unit[0].candidate.sentence.index))


def _joined(units: Sequence[_Unit], *, most: int) -> Iterator[_Unit]:
    """Neighbouring units of one report and one way of telling, joined up to a paragraph's size.

    Where a lead-in names the source the paragraph may grow to twice that: the next one would begin with the same lead-in.
    """
    current: _Unit = ()
    for unit in units:
        room = 2 * most if _leads_in(unit) else most
        if current and _belong_together(current[-1], unit[0]) and len(current) + len(unit) <= room:
            current = (*current, *unit)
            continue
        if current:
            yield current
        current = unit
    if current:
        yield current


def _belong_together(one: Choice, other: Choice) -> bool:
    return one.candidate.material is other.candidate.material and one.is_told_once == other.is_told_once


def _paragraph(unit: _Unit, *, language: str) -> Paragraph:
    sentences = tuple(as_sentence(choice, language=language, in_paragraph=True) for choice in unit)
    return Paragraph(sentences=sentences, attributed_to=(unit[0].source_id,) if _leads_in(unit) else ())


def _leads_in(unit: _Unit) -> bool:
    return any(choice.is_told_once and choice.candidate.treatment is Treatment.OWN for choice in unit)
