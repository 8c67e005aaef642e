"""Holds the words of a claim against the rights of the sources that they come from."""

from typing import Final

from copydesk.check.claim import Claim, Ground, Grounds
from copydesk.check.verdicts import Piece, at, found
from copydesk.model.draft import Treatment
from copydesk.model.source import Rights
from copydesk.model.verdict import ClaimKind, Finding, Verdict
from copydesk.text.fingerprints import longest_common_run
from copydesk.text.tokens import is_unspaced

LONGEST_RUN: Final = 10
LONGEST_RUN_UNSPACED: Final = 25
"""Words, and characters in unspaced scripts, from which words outside quotation marks count as copied.

Source: Infopaq (CJEU C-5/08) found an extract of 11 words a possible reproduction; the limits are ours.
"""
_WORDLESS: Final = frozenset({Rights.FACTS_ONLY, Rights.LINK_ONLY, Rights.SKIP})


def check_copying(claim: Claim, grounds: Grounds) -> tuple[Verdict, ...]:
    """A refusal for each source whose words stand here against its rights."""
    if claim.twin is not None:
        return _own_words_of(claim, claim.twin)
    return tuple(verdict for ground in grounds.best for verdict in _run_of(claim, ground))


def _own_words_of(claim: Claim, twin: Ground) -> tuple[Verdict, ...]:
    rights = twin.material.rights
    if rights in _WORDLESS:
        return (_refused(claim, twin, f"its source allows {rights.value}: no sentence of it may be shown"),)
    if rights is Rights.EXCERPT and claim.sentence.treatment is not Treatment.QUOTED:
        return (_refused(claim, twin, "its source allows excerpts: its words must stand between quotation marks"),)
    if claim.sentence.treatment is Treatment.QUOTED and twin.material.source.id not in claim.sentence.credited_to:
        return (_refused(claim, twin, "quoted words are not credited to their source"),)
    return ()


def _run_of(claim: Claim, ground: Ground) -> tuple[Verdict, ...]:
    rights, text = ground.material.rights, claim.sentence.text
    if claim.sentence.treatment is Treatment.QUOTED:
        return (
            (_refused(claim, ground, "words between quotation marks that no report has"),)
            if text not in ground.material.report.text
            else ()
        )
    if rights is Rights.FULL or ground.language != claim.language:
        return ()
    limit = LONGEST_RUN_UNSPACED if is_unspaced(claim.language) else LONGEST_RUN
    run = longest_common_run(text, ground.sentence.text, language=claim.language)
    if run < limit:
        return ()
    return (
        _refused(claim, ground, f"{run} words in a row are its source's, which allows {rights.value}, outside quotation marks"),
    )


def _refused(claim: Claim, ground: Ground, message: str) -> Verdict:
    return found(
        Finding.UNSUPPORTED, Piece(kind=ClaimKind.COPYING, text=claim.sentence.text), message=message, evidence=(at(ground),)
    )
