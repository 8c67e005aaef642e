"""Holds each date and time of a claim against the evidence."""

from collections.abc import Iterator, Sequence
from datetime import date

from copydesk.check.claim import Claim, Ground, Grounds
from copydesk.check.verdicts import Mention, Piece, at, found, sentences_of, supported
from copydesk.model.facts import Granularity, Moment
from copydesk.model.verdict import ClaimKind, Finding, Verdict
from copydesk.text.moments import moments_agree

_SOME_DAY = "XXXX-XX-XX"
"""The value of "that day" and of a part of the day whose day the sentence does not name: it states no date."""


def check_moments(claim: Claim, grounds: Grounds) -> tuple[Verdict, ...]:
    """One verdict for each moment. Another date in the evidence refuses; no date at all leaves it undecided."""
    if claim.twin is not None:
        return tuple(_stated(moment, claim.twin, moment) for moment in claim.facts.moments)
    moments = tuple(moment for moment in claim.facts.moments if not moment.value.startswith(_SOME_DAY))
    matches = _matches(moments, grounds.best)
    answered = {id(theirs) for _, theirs in matches.values()}
    free = [pair for pair in _moments(grounds.best) if id(pair[1]) not in answered]
    return tuple(
        _stated(moment, *matches[place]) if place in matches else _unmatched(moment, free, claim=claim, grounds=grounds)
        for place, moment in enumerate(moments)
    )


def _matches(moments: Sequence[Moment], grounds: Sequence[Ground]) -> dict[int, tuple[Ground, Moment]]:
    """For each moment, by place, the evidence's that says the same; those written alike first, each of the evidence's once."""
    open_to = list(_moments(grounds))
    matches: dict[int, tuple[Ground, Moment]] = {}
    for strict in (True, False):
        for place, moment in enumerate(moments):
            if place in matches:
                continue
            for pair in open_to:
                if moments_agree(moment, pair[1]) and (not strict or _is_written_alike(moment, pair[1])):
                    matches[place] = pair
                    open_to.remove(pair)
                    break
    return matches


def _is_written_alike(moment: Moment, theirs: Moment) -> bool:
    """A day by its number answers for a day by its number, a weekday for a weekday."""
    in_figures = [any(char.isdecimal() for char in each.text) for each in (moment, theirs)]
    return moment.granularity is theirs.granularity and in_figures[0] == in_figures[1]


def _unmatched(moment: Moment, free: Sequence[tuple[Ground, Moment]], *, claim: Claim, grounds: Grounds) -> Verdict:
    again = _agreeing(moment, grounds.best)
    conflict = next((pair for pair in free if _conflicts(moment, pair[1])), None)
    if again is not None and (conflict is None or not _is_written_alike(moment, conflict[1])):
        return _stated(moment, again[0], again[1])
    aside = _agreeing(moment, grounds.near)
    if aside is not None and conflict is None:
        return _stated(moment, aside[0], aside[1])
    if conflict is not None:
        return found(
            Finding.CONTRADICTED,
            Piece(kind=ClaimKind.MOMENT, text=moment.text, value=moment.value),
            message=f"the draft says {_printed(moment)}; the evidence says {_printed(conflict[1])}",
            evidence=(at(conflict[0], conflict[1]),),
        )
    return _without_date(moment, claim=claim, grounds=grounds)


def _printed(moment: Moment) -> str:
    """The words, and the date that they were resolved to, as far as it is known whole."""
    return moment.text if "X" in moment.value else f"{moment.text} ({moment.value})"


def _stated(moment: Moment, ground: Ground, theirs: Mention) -> Verdict:
    return supported(Piece(kind=ClaimKind.MOMENT, text=moment.text, value=moment.value), evidence=at(ground, theirs))


def _moments(grounds: Sequence[Ground]) -> Iterator[tuple[Ground, Moment]]:
    return ((ground, moment) for ground in grounds for moment in ground.sentence.facts.moments)


def _agreeing(moment: Moment, grounds: Sequence[Ground]) -> tuple[Ground, Moment] | None:
    return next((pair for pair in _moments(grounds) if moments_agree(moment, pair[1])), None)


def _conflicts(moment: Moment, theirs: Moment) -> bool:
    """Whether both are moments of one size and surely not the same."""
    is_one_size = theirs.granularity is moment.granularity or _are_days(moment, theirs)
    return is_one_size and moments_agree(moment, theirs) is False and not _are_weeks_apart(moment, theirs)


def _are_weeks_apart(moment: Moment, theirs: Moment) -> bool:
    """One weekday of two weeks, both without a date: "Monday" and "last Monday" were resolved, not printed."""
    if any(char.isdecimal() for char in moment.text + theirs.text):
        return False
    mine, other = _day(moment.value), _day(theirs.value)
    return mine is not None and other is not None and (mine - other) % 7 == 0


def _day(value: str) -> int | None:
    """The number of a resolved day, or None."""
    try:
        return date.fromisoformat(value[:10]).toordinal()
    except ValueError:
        return None


def _are_days(moment: Moment, theirs: Moment) -> bool:
    days = {Granularity.DAY, Granularity.TIME, Granularity.WEEKDAY}
    return moment.granularity in days and theirs.granularity in days


def _without_date(moment: Moment, *, claim: Claim, grounds: Grounds) -> Verdict:
    """The day of publication is what "today" of the evidence means, even where it is not printed.

    Otherwise it cannot be told, for languages date by weekday or by day; but figures must come from somewhere in the
    claim's own language.
    """
    for ground in grounds.best:
        published_at = ground.material.report.published_at
        if published_at is not None and moment.value[:10] == published_at.date().isoformat():
            return _stated(moment, ground, ground.sentence)
    is_told = grounds.speaks(claim) and any(char.isdecimal() for char in moment.text)
    return found(
        Finding.UNSUPPORTED if is_told else Finding.UNDECIDED,
        Piece(kind=ClaimKind.MOMENT, text=moment.text, value=moment.value),
        message=f"the draft says {_printed(moment)}; the evidence gives no date for it",
        evidence=sentences_of(grounds.best),
    )
