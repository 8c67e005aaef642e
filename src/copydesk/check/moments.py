"""Holds each date and time of a claim against the evidence."""

from collections.abc import Iterator, Sequence

from copydesk.check.claim import Claim, Ground, Grounds
from copydesk.check.verdicts import Mention, Piece, at, found, sentences_of, supported
from copydesk.model.facts import Granularity, Moment
from copydesk.model.verdict import ClaimKind, Finding, Verdict
from copydesk.text.moments import moments_agree


def check_moments(claim: Claim, grounds: Grounds) -> tuple[Verdict, ...]:
    """One verdict for each moment. Another date in the evidence refuses; no date at all leaves it undecided."""
    if claim.twin is not None:
        return tuple(_stated(moment, claim.twin, moment) for moment in claim.facts.moments)
    return tuple(_verdict(moment, claim=claim, grounds=grounds) for moment in claim.facts.moments)


def _verdict(moment: Moment, *, claim: Claim, grounds: Grounds) -> Verdict:
    stated = _agreeing(moment, grounds.best)
    if stated is not None:
        return _stated(moment, stated[0], stated[1])
    conflict = _conflicting(moment, grounds.best, claim=claim)
    aside = _agreeing(moment, grounds.near)
    if aside is not None and conflict is None:
        return _stated(moment, aside[0], aside[1])
    if conflict is not None:
        return found(
            Finding.CONTRADICTED,
            Piece(kind=ClaimKind.MOMENT, text=moment.text, value=moment.value),
            message=f"the draft says {moment.text} ({moment.value}); the evidence says {conflict[1].text} ({conflict[1].value})",
            evidence=(at(conflict[0], conflict[1]),),
        )
    return _without_date(moment, claim=claim, grounds=grounds)


def _stated(moment: Moment, ground: Ground, theirs: Mention) -> Verdict:
    return supported(Piece(kind=ClaimKind.MOMENT, text=moment.text, value=moment.value), evidence=at(ground, theirs))


def _moments(grounds: Sequence[Ground]) -> Iterator[tuple[Ground, Moment]]:
    return ((ground, moment) for ground in grounds for moment in ground.sentence.facts.moments)


def _agreeing(moment: Moment, grounds: Sequence[Ground]) -> tuple[Ground, Moment] | None:
    return next((pair for pair in _moments(grounds) if moments_agree(moment, pair[1])), None)


def _conflicting(moment: Moment, grounds: Sequence[Ground], *, claim: Claim) -> tuple[Ground, Moment] | None:
    """A moment of the same size in the evidence that is another one, and that no other moment of the claim stands for."""
    mine = [other for other in claim.facts.moments if other is not moment]
    for ground, theirs in _moments(grounds):
        if theirs.granularity is not moment.granularity and not _are_days(moment, theirs):
            continue
        is_answered = any(moments_agree(other, theirs) for other in mine)
        if moments_agree(moment, theirs) is False and not is_answered:
            return ground, theirs
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
        message=f"the draft says {moment.text} ({moment.value}); the evidence gives no date for it",
        evidence=sentences_of(grounds.best),
    )
