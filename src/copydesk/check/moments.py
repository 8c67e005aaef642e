"""Holds each date and time of a claim against the evidence."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from copydesk.check.claim import Claim, Ground, Grounds
from copydesk.check.exchanged import MomentMatch, exchanged_moments
from copydesk.check.languages import check_rules, compiled
from copydesk.check.statements import claimed, told_together
from copydesk.check.verdicts import Mention, Piece, at, found, sentences_of, supported
from copydesk.model.facts import Granularity, Moment
from copydesk.model.verdict import ClaimKind, Finding, Verdict
from copydesk.text.comparison import moments_denied
from copydesk.text.durationagreement import durations_agree, durations_contradicted
from copydesk.text.moments import moments_agree

_YEAR_FIGURES = 4
_FIGURES = re.compile(r"\d+")
_HALF_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")
_HAN = "〇一二三四五六七八九"
_SOME_DAY = "XXXX-XX-XX"
"""The value of "that day" and of a part of the day whose day the sentence does not name: it states no date."""


def check_moments(claim: Claim, grounds: Grounds) -> tuple[Verdict, ...]:
    """One verdict for each moment. Another date in the evidence refuses; no date at all leaves it undecided.

    A length of time has a verdict only where the best evidence excludes it and its figure does not tell: the number has one.
    """
    if claim.twin is not None:
        return tuple(_stated(moment, claim.twin, moment) for moment in claim.facts.moments)
    moments = tuple(moment for moment in claim.facts.moments if not moment.value.startswith(_SOME_DAY))
    matches = _matches(moments, grounds.best)
    denied = {id(moment) for moment in _denied(moments, claim=claim, grounds=grounds)}
    pairs = {place: MomentMatch(moment=moments[place], ground=pair[0], theirs=pair[1]) for place, pair in matches.items()}
    pairs |= {place: year for place, each in enumerate(moments) if place not in pairs and (year := _as_figures(each, grounds))}
    turned = {place: other for pair in exchanged_moments(claim, pairs) for place, other in (pair, pair[::-1])}
    dates = (
        _in_other_place(pairs[place], pairs[turned[place]])
        if place in turned
        else _ruled(moment, matches.get(place), claim=claim, grounds=grounds, is_denied=id(moment) in denied)
        for place, moment in enumerate(moments)
    )
    return (*dates, *_lengths_denied(claim, grounds))


def _ruled(moment: Moment, match: tuple[Ground, Moment] | None, *, claim: Claim, grounds: Grounds, is_denied: bool) -> Verdict:
    if match is not None:
        return _stated(moment, *match)
    short = _in_short(moment, grounds)
    if short is not None:
        return _stated(moment, short, short.sentence)
    return _unmatched(moment, claim=claim, grounds=grounds, is_denied=is_denied)


def _lengths_denied(claim: Claim, grounds: Grounds) -> Iterator[Verdict]:
    """The lengths of time that the best evidence excludes."""
    pairs = [(ground, each) for ground in grounds.best for each in ground.sentence.facts.durations]
    for duration in durations_contradicted(claim.facts.durations, [each for _, each in pairs]):
        ground, theirs = next(pair for pair in pairs if durations_agree(duration, pair[1]) is False)
        yield _contradicted(duration, ground, theirs)


def _denied(moments: tuple[Moment, ...], *, claim: Claim, grounds: Grounds) -> tuple[Moment, ...]:
    """The dates of a claim that the best evidence excludes."""
    if not grounds.best:
        return ()
    return moments_denied(replace(claimed(claim), moments=moments), told_together(grounds.best))


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


def _unmatched(moment: Moment, *, claim: Claim, grounds: Grounds, is_denied: bool) -> Verdict:
    conflicts = [pair for pair in _moments(grounds.best) if is_denied and moments_agree(moment, pair[1]) is False]
    if conflicts:
        conflict = next((pair for pair in conflicts if pair[1].granularity is moment.granularity), conflicts[0])
        return _contradicted(moment, *conflict)
    agreeing = _agreeing(moment, grounds.all)
    if agreeing is not None:
        return _stated(moment, *agreeing)
    if is_denied:
        return found(
            Finding.CONTRADICTED,
            Piece(kind=ClaimKind.MOMENT, text=moment.text, value=moment.value),
            message=f"the draft says {_printed(moment)}; the evidence has another year",
            evidence=sentences_of(grounds.best),
        )
    return _without_date(moment, claim=claim, grounds=grounds)


def _beside(moment: Moment, *, claim: Claim, grounds: Grounds) -> tuple[Ground, Moment] | None:
    """The one other day or month that the sentences beside undated evidence name: translators cut one sentence in two."""
    is_dated = any(_is_dated(each) for _, each in _moments(grounds.best))
    if grounds.speaks(claim) or is_dated or not _is_dated(moment):
        return None
    dates = [pair for pair in _moments(grounds.near) if _is_dated(pair[1]) and pair[1].granularity is moment.granularity]
    is_month = moment.granularity is Granularity.MONTH
    if len({each.value for _, each in dates}) != 1 or (is_month and _month(moment) == _month(dates[0][1])):
        return None
    return dates[0] if moments_agree(moment, dates[0][1]) is False else None


def _month(moment: Moment) -> str:
    """The month without its year, which reports leave out and readers guess."""
    return moment.value[5:7]


def _is_dated(moment: Moment) -> bool:
    """Whether it is a day or a month, and not just any."""
    return moment.granularity in {Granularity.DAY, Granularity.MONTH} and not moment.value.startswith(_SOME_DAY)


def _contradicted(moment: Moment, ground: Ground, theirs: Moment) -> Verdict:
    return found(
        Finding.CONTRADICTED,
        Piece(kind=ClaimKind.MOMENT, text=moment.text, value=moment.value),
        message=f"the draft says {_printed(moment)}; the evidence says {_printed(theirs)}",
        evidence=(at(ground, theirs),),
    )


def _as_figures(moment: Moment, grounds: Grounds) -> MomentMatch | None:
    """A year that the best sentence prints where it is read as none."""
    if not grounds.best or not _is_year(moment):
        return None
    ground = grounds.best[0]
    for each in _FIGURES.finditer(_plain(ground)):
        if each.group() == moment.value:
            start = ground.sentence.start + each.start()
            return MomentMatch(moment=moment, ground=ground, theirs=replace(moment, start=start, end=start + len(moment.value)))
    return None


def _plain(ground: Ground) -> str:
    """The sentence with full-width digits as plain ones; places stay."""
    return ground.sentence.text.translate(_HALF_WIDTH)


def _in_short(moment: Moment, grounds: Grounds) -> Ground | None:
    """The sentence that prints a year in two figures: 19年度, '98, 九二共识."""
    if not _is_year(moment) or not moment.value.isdecimal():
        return None
    for ground in grounds.all:
        form = check_rules(ground.language).short_year
        for each in compiled(form).finditer(ground.sentence.text) if form else ():
            if _value(each.group(1)) == int(moment.value) % 100:
                return ground
    return None


def _value(figures: str) -> int:
    return int("".join(str(_HAN.index(char)) if char in _HAN else char for char in figures))


def _in_other_place(match: MomentMatch, other: MomentMatch) -> Verdict:
    return found(
        Finding.CONTRADICTED,
        Piece(kind=ClaimKind.MOMENT, text=match.moment.text, value=match.moment.value),
        message=f"{match.moment.text} and {other.moment.text} changed places: the evidence tells them the other way round",
        evidence=(at(match.ground, match.theirs),),
    )


def _printed(moment: Moment) -> str:
    """The words, and the date that they were resolved to, as far as it is known whole."""
    return moment.text if "X" in moment.value or moment.value == moment.text else f"{moment.text} ({moment.value})"


def _stated(moment: Moment, ground: Ground, theirs: Mention) -> Verdict:
    return supported(Piece(kind=ClaimKind.MOMENT, text=moment.text, value=moment.value), evidence=at(ground, theirs))


def _is_year(moment: Moment) -> bool:
    """Whether it is a year or a decade of four figures."""
    figures = "".join(char for char in moment.text if char.isdecimal())
    return len(figures) == _YEAR_FIGURES and moment.value.startswith(figures[:3]) and len(moment.value) == _YEAR_FIGURES


def _moments(grounds: Sequence[Ground]) -> Iterator[tuple[Ground, Moment]]:
    return ((ground, moment) for ground in grounds for moment in ground.sentence.facts.moments)


def _agreeing(moment: Moment, grounds: Sequence[Ground]) -> tuple[Ground, Moment] | None:
    return next((pair for pair in _moments(grounds) if moments_agree(moment, pair[1])), None)


def _without_date(moment: Moment, *, claim: Claim, grounds: Grounds) -> Verdict:
    """The day of publication is what "today" of the evidence means, even where it is not printed.

    Otherwise it cannot be told, for languages date by weekday or by day; but figures must come from somewhere in the
    claim's own language, and a year in figures in any: every language prints it so.
    """
    for ground in grounds.best:
        published_at = ground.material.report.published_at
        if published_at is not None and moment.value[:10] == published_at.date().isoformat():
            return _stated(moment, ground, ground.sentence)
    beside = _beside(moment, claim=claim, grounds=grounds)
    if beside is not None:
        return _contradicted(moment, *beside)
    in_figures = any(char.isdecimal() for char in moment.text)
    if in_figures and not grounds.speaks(claim) and _is_year(moment):
        year = next((each for each in grounds.all if moment.value.replace("X", "0") in _FIGURES.findall(_plain(each))), None)
        if year is not None:
            return _stated(moment, year, year.sentence)
    is_told = in_figures and (grounds.speaks(claim) or _is_year(moment))
    return found(
        Finding.UNSUPPORTED if is_told else Finding.UNDECIDED,
        Piece(kind=ClaimKind.MOMENT, text=moment.text, value=moment.value),
        message=f"the draft says {_printed(moment)}; the evidence gives no date for it",
        evidence=sentences_of(grounds.best),
    )
