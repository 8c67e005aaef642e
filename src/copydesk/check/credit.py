"""Sees that what one origin alone says, or another disputes, is told as its teller's."""

from collections.abc import Sequence

from copydesk.check.alignment import bearing_of, bearing_of_claim, fit
from copydesk.check.claim import Claim, Ground, Grounds, origins_of
from copydesk.check.verdicts import Piece, at, found, supported
from copydesk.model.facts import Moment, Number, Sentence
from copydesk.model.verdict import ClaimKind, Evidence, Finding, Verdict
from copydesk.text.moments import moments_agree
from copydesk.text.numbers import numbers_agree

CONFIRMS = 0.6
"""Share of a claim's weight that a sentence of another origin must bear to confirm it."""


def check_credit(claim: Claim, grounds: Grounds) -> tuple[Verdict, ...]:
    """A refusal where a teller must be named and is not, or is another; a dispute told under its teller's name stays visible."""
    if not grounds.best:
        return ()
    cited = (*grounds.best, *(ground for ground in grounds.near if ground.sentence.id in claim.sentence.citations))
    stranger = _stranger(claim, cited)
    if stranger:
        piece = Piece(kind=ClaimKind.ATTRIBUTION, text=stranger)
        message = f"{stranger} is named as its teller, but no report of it is cited"
        return (found(Finding.CONTRADICTED, piece, message=message, evidence=(at(grounds.best[0]),)),)
    disputed = _disputed(claim, grounds)
    if disputed is not None:
        finding = Finding.UNDECIDED if claim.is_credited else Finding.CONTRADICTED
        piece = Piece(kind=ClaimKind.ATTRIBUTION, text=disputed[0])
        return (found(finding, piece, message=disputed[1], evidence=disputed[2]),)
    if len(origins_of(cited)) > 1 and len(origins_of([ground for ground in cited if _tells(claim, ground)])) > 1:
        return ()
    return (_of_one_origin(claim, grounds),)


def check_disputes(claim: Claim, grounds: Grounds) -> tuple[Verdict, ...]:
    """What another source disputes in a draft that we did not write: neither side is ours to believe, so it is undecided."""
    disputed = _disputed(claim, grounds)
    if disputed is None:
        return ()
    message = f"{disputed[1]}: tell it as disputed"
    return (found(Finding.UNDECIDED, Piece(kind=ClaimKind.NUMBER, text=disputed[0]), message=message, evidence=disputed[2]),)


def _stranger(claim: Claim, cited: Sequence[Ground]) -> str:
    """A source that is named as teller and tells nothing here."""
    tellers = {ground.material.source.id for ground in cited}
    return next((source_id for source_id in claim.sentence.credited_to if source_id not in tellers), "")


def _tells(claim: Claim, ground: Ground) -> bool:
    """Whether a cited sentence really states the claim, so that its origin counts: a citation alone confirms nothing.

    It must bear most of the claim's weight, have each of its figures, and deny and doubt as much.
    """
    if ground is claim.twin:
        return True
    theirs = ground.sentence.facts
    if any(not any(numbers_agree(number, each) for each in theirs.numbers) for number in claim.facts.numbers):
        return False
    if {stance.kind for stance in theirs.stances} != {stance.kind for stance in claim.facts.stances}:
        return False
    return fit(bearing_of_claim(claim), bearing_of(ground)).share >= CONFIRMS


def _of_one_origin(claim: Claim, grounds: Grounds) -> Verdict:
    source = grounds.best[0].material.source
    evidence = at(grounds.best[0])
    if claim.is_credited:
        return supported(Piece(kind=ClaimKind.ATTRIBUTION, text=source.name, value=source.id), evidence=evidence)
    piece = Piece(kind=ClaimKind.ATTRIBUTION, text=claim.sentence.text, value=source.id)
    message = f"one origin alone says this; name {source.name} as its teller"
    return found(Finding.UNSUPPORTED, piece, message=message, evidence=(evidence,))


def _disputed(claim: Claim, grounds: Grounds) -> tuple[str, str, tuple[Evidence, ...]] | None:
    """A figure or date of the claim for which another origin has another value: (as printed, message, the other side)."""
    for rival in grounds.rivals:
        sentences = rival.material.sentences  # a value that its report states in another place is of another thing
        for number in claim.facts.numbers if not any(_counts_too(claim, sentence) for sentence in sentences) else ():
            theirs = _other_number(number, rival)
            if theirs is not None:
                return number.text, _message(number.text, theirs.text, rival), (at(rival, theirs),)
        if rival.language != claim.language or any(_dates_too(claim, sentence) for sentence in sentences):
            continue  # across languages one story has many dates, and words cannot tell which belongs to what
        for moment in claim.facts.moments:
            other = _other_moment(moment, rival)
            if other is not None:
                return moment.text, _message(moment.text, other.text, rival), (at(rival, other),)
    return None


def _counts_too(claim: Claim, sentence: Sentence) -> bool:
    """Whether a sentence states any of the claim's countable figures."""
    numbers = [number for number in claim.facts.numbers if number.counted or number.unit]
    return any(numbers_agree(number, each) for number in numbers for each in sentence.facts.numbers if each.unit == number.unit)


def _dates_too(claim: Claim, sentence: Sentence) -> bool:
    """Whether a sentence states any of the claim's moments to their size."""
    theirs = {moment.value for moment in sentence.facts.moments}
    return any(moment.value in theirs for moment in claim.facts.moments)


def _other_number(number: Number, rival: Ground) -> Number | None:
    """Another value of the same counted thing, where the rival has none that agrees."""
    if not number.counted and not number.unit:
        return None
    theirs = [each for each in rival.sentence.facts.numbers if each.kind is number.kind]
    if any(numbers_agree(number, each) for each in theirs):
        return None
    return next((each for each in theirs if each.unit == number.unit and each.counted == number.counted), None)


def _other_moment(moment: Moment, rival: Ground) -> Moment | None:
    theirs = [each for each in rival.sentence.facts.moments if each.granularity is moment.granularity]
    if len(theirs) != 1 or any(moments_agree(moment, each) for each in rival.sentence.facts.moments):
        return None
    return theirs[0] if moments_agree(moment, theirs[0]) is False else None


def _message(mine: str, theirs: str, rival: Ground) -> str:
    return f"the draft says {mine}; {rival.material.source.name}, independently, says {theirs}"
