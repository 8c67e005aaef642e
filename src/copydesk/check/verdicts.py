"""Makes verdicts: what the draft says, what the evidence says, and where it stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from copydesk.check.claim import Ground
from copydesk.model.report import Span
from copydesk.model.verdict import ClaimKind, Evidence, Finding, Verdict


class Mention(Protocol):
    """Anything with a place and words in a text."""

    @property
    def start(self) -> int:
        """The first code point."""
        ...

    @property
    def end(self) -> int:
        """Behind the last code point."""
        ...


def at(ground: Ground, mention: Mention | None = None) -> Evidence:
    """The place of a mention in its report, or of the whole sentence."""
    start, end = (mention.start, mention.end) if mention is not None else (ground.sentence.start, ground.sentence.end)
    report = ground.material.report
    return Evidence(
        span=Span(report_id=report.id, start=start, end=end), source_id=ground.material.source.id, text=report.text[start:end]
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """The piece of a draft sentence that a verdict is about: as printed, and its normalised value (its text where empty)."""

    kind: ClaimKind
    text: str
    value: str = ""


def supported(piece: Piece, *, evidence: Evidence) -> Verdict:
    """A claim that the evidence states."""
    value = piece.value or piece.text
    return Verdict(kind=piece.kind, text=piece.text, value=value, finding=Finding.SUPPORTED, evidence=(evidence,))


def found(finding: Finding, piece: Piece, *, message: str, evidence: Sequence[Evidence] = ()) -> Verdict:
    """A claim with anything but full support, and why."""
    value = piece.value or piece.text
    return Verdict(kind=piece.kind, text=piece.text, value=value, finding=finding, message=message, evidence=tuple(evidence))


def sentences_of(grounds: Sequence[Ground]) -> tuple[Evidence, ...]:
    """Whole sentences as evidence, at most three: what a reader is shown where a claim is not in them."""
    return tuple(at(ground) for ground in grounds[:3])
