"""Runs the checks over one claim. A check that breaks says so; it never counts as passed."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final, TypeAlias, TypeVar

from copydesk.check.altered import objection
from copydesk.check.attribution import check_attribution
from copydesk.check.claim import Claim, Grounds
from copydesk.check.form import check_form
from copydesk.check.institutions import check_institutions
from copydesk.check.moments import check_moments
from copydesk.check.names import check_names
from copydesk.check.numbers import check_numbers
from copydesk.check.opposites import check_opposites
from copydesk.check.polarity import check_modality, check_polarity
from copydesk.check.quotes import check_quotes
from copydesk.check.verdicts import Piece, found, sentences_of
from copydesk.check.wording import wording_of
from copydesk.model.judgement import Judgement, Opinion
from copydesk.model.verdict import REFUSED, Approved, ClaimKind, Evidence, Finding, SentenceVerdict, Verdict, Wording
from copydesk.ports.second_readers import Judge, SecondReaders
from copydesk.text.heard import is_heard

_COMPARED: Final = frozenset({ClaimKind.NAME, ClaimKind.NUMBER, ClaimKind.MOMENT, ClaimKind.QUOTE})
"""Kinds of which one that is found shows that the evidence tells the claim."""

_Result = TypeVar("_Result")
Check: TypeAlias = Callable[[Claim, Grounds], tuple[Verdict, ...]]

FACT_CHECKS: Final[tuple[Check, ...]] = (
    check_form,
    check_numbers,
    check_moments,
    check_names,
    check_institutions,
    check_quotes,
    check_attribution,
    check_polarity,
    check_opposites,
    check_modality,
)
"""What holds for any sentence, also for a draft that Copydesk did not write."""


NOBODY: Final = SecondReaders()
"""No second reader: wording that rules do not vouch for stays unchecked."""


class CheckBroke(Exception):
    """A check that could not be run to its end. It never leaves the check stage: the gate holds the draft."""

    def __init__(self, check: str, cause: str) -> None:
        super().__init__(f"{check} broke: {cause}")
        self.check = check
        self.cause = cause


def examine(claim: Claim, grounds: Grounds, *, checks: Sequence[Check], readers: SecondReaders = NOBODY) -> SentenceVerdict:
    """Every verdict on a claim, and the class of its wording. Raises `CheckBroke` if a check or a reader does not end well."""
    verdicts = [verdict for check in checks for verdict in _run(check, claim, grounds)]
    if not grounds.best:
        verdicts.append(_nothing_found(claim, grounds))
    elif grounds.is_loose and not _is_borne(verdicts, claim, grounds):
        verdicts.append(_nothing_shared(claim, grounds))
    wording = _run(wording_of, claim, grounds)
    found_so_far = SentenceVerdict(text=claim.sentence.text, wording=wording, verdicts=tuple(verdicts))
    if wording is Wording.UNCHECKED and readers.are_there:
        return _second_reading(found_so_far, claim, grounds, readers=readers)
    return found_so_far


def _second_reading(verdict: SentenceVerdict, claim: Claim, grounds: Grounds, *, readers: SecondReaders) -> SentenceVerdict:
    """The verdict with what a second reader says of the wording; nobody is asked where rules see a source's words altered."""
    altered = _run(objection, claim, grounds)
    if altered:
        return replace(verdict, verdicts=(*verdict.verdicts, _objected(altered, claim, grounds)))
    approved = _run(_approval(readers), claim, grounds)
    if approved is not None:
        return replace(verdict, wording=Wording.JUDGED, approved=approved)
    if readers.judge is None or verdict.finding in REFUSED:
        return verdict
    judgement = _run(_asking(readers.judge), claim, grounds)
    if judgement.opinion is Opinion.UNFAITHFUL:
        verdict = replace(verdict, verdicts=(*verdict.verdicts, _refused_by(judgement, claim, grounds)))
    wording = Wording.JUDGED if judgement.opinion is Opinion.FAITHFUL else verdict.wording
    return replace(verdict, wording=wording, judgement=judgement)


def _approval(readers: SecondReaders) -> Callable[[Claim, Grounds], Approved | None]:
    def the_editor(claim: Claim, grounds: Grounds) -> Approved | None:
        if readers.editor is None:
            return None
        best, near = ([ground.sentence.text for ground in each] for each in (grounds.best, grounds.near))
        return readers.editor.approved(claim.sentence.text, evidence=best, around=near)

    return the_editor


def _asking(judge: Judge) -> Callable[[Claim, Grounds], Judgement]:
    def the_judge(claim: Claim, grounds: Grounds) -> Judgement:
        return judge.judgement(claim.sentence.text, evidence=[ground.sentence.text for ground in grounds.all])

    return the_judge


def _refused_by(judgement: Judgement, claim: Claim, grounds: Grounds) -> Verdict:
    """A judge's no: nobody has to follow a judge's yes, but what it objects to goes out under no policy."""
    piece = Piece(kind=ClaimKind.WORDING, text=claim.sentence.text)
    message = f"the judge {judgement.judge.model} objects" + (f": {judgement.reason}" if judgement.reason else "")
    return found(Finding.UNSUPPORTED, piece, message=message, evidence=sentences_of(grounds.best[:1]))


def _objected(altered: str, claim: Claim, grounds: Grounds) -> Verdict:
    """Why no judge is asked: nothing is refused by it, but the wording stays unchecked."""
    piece = Piece(kind=ClaimKind.COPYING, text=claim.sentence.text)
    message = f"almost the words of a source, altered: {altered}"
    return found(Finding.UNDECIDED, piece, message=message, evidence=sentences_of(grounds.best[:1]))


def _run(check: Callable[[Claim, Grounds], _Result], claim: Claim, grounds: Grounds) -> _Result:
    try:
        return check(claim, grounds)
    except Exception as error:
        raise CheckBroke(getattr(check, "__name__", "a check"), f"{type(error).__name__}: {error}") from error


def _is_borne(verdicts: Sequence[Verdict], claim: Claim, grounds: Grounds) -> bool:
    """Whether a name, figure, date or quotation of the claim was found after all: by sound, or in other words.

    A translated quotation is found by its length alone, which says something beside short evidence only. A claim without any
    of them states nothing to compare: beside evidence of its shape nothing is left undecided.
    """
    facts = [each for each in verdicts if each.kind in _COMPARED]
    if _is_named_again(claim, grounds):
        return True
    if not facts:
        return grounds.is_shaped
    return any(
        each.finding is Finding.SUPPORTED
        and (grounds.is_shaped or each.kind is not ClaimKind.QUOTE)
        and any(_is_in(place, grounds) for place in each.evidence)
        for each in facts
    )


def _is_named_again(claim: Claim, grounds: Grounds) -> bool:
    """Whether a name of the best sentence is heard in the claim, where it may have been read as no name."""
    text, names, language = claim.sentence.text, claim.facts.names, claim.language
    theirs = grounds.best[0].sentence.facts.names
    return any(is_heard(name, text=text, names=names, language=language) for name in theirs)


def _is_in(place: Evidence, grounds: Grounds) -> bool:
    """Whether a place is one of the best evidence."""
    return any(
        place.span.report_id == ground.material.report.id and ground.sentence.start <= place.span.start < ground.sentence.end
        for ground in grounds.best
    )


def _nothing_shared(claim: Claim, grounds: Grounds) -> Verdict:
    """Two sentences of two languages without a name, figure or date in common may tell anything: rules cannot say."""
    return found(
        Finding.UNDECIDED,
        Piece(kind=ClaimKind.ATTRIBUTION, text=claim.sentence.text),
        message="the evidence is in another language and shares no name, figure or date with it",
        evidence=sentences_of(grounds.best[:1]),
    )


def _nothing_found(claim: Claim, grounds: Grounds) -> Verdict:
    piece = Piece(kind=ClaimKind.ATTRIBUTION, text=claim.sentence.text)
    if grounds.is_foreign:
        return found(Finding.UNDECIDED, piece, message="no source in this language, and nothing in the others to find it by")
    if grounds.is_pieced:
        return found(Finding.UNDECIDED, piece, message="no sentence of the sources tells this; several may together")
    return found(Finding.UNSUPPORTED, piece, message="no sentence of the sources tells this")
