"""What the checks found."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from copydesk.model.judgement import Judgement
from copydesk.model.report import Span


class ClaimKind(StrEnum):
    """The kinds of checkable things in a draft sentence."""

    NUMBER = "number"
    MOMENT = "moment"
    NAME = "name"
    QUOTE = "quote"
    ATTRIBUTION = "attribution"
    POLARITY = "polarity"
    MODALITY = "modality"
    COPYING = "copying"
    FORM = "form"
    """No address, no markup, right language: what no sentence of a story may carry."""
    WORDING = "wording"
    """The words as a whole: what a judge objects to. No rule finds anything of this kind."""


class Finding(StrEnum):
    """What a check says of a claim, from best to worst."""

    SUPPORTED = "supported"
    UNDECIDED = "undecided"
    UNSUPPORTED = "unsupported"
    CONTRADICTED = "contradicted"


REFUSED: Final = frozenset({Finding.UNSUPPORTED, Finding.CONTRADICTED})
"""Findings with which no sentence goes out."""
_WORST_FIRST = tuple(reversed(Finding))


class Wording(StrEnum):
    """How a sentence's words are vouched for."""

    EXCERPT = "excerpt"
    PROVED = "proved"
    JUDGED = "judged"
    UNCHECKED = "unchecked"

    @property
    def is_vouched(self) -> bool:
        """Whether anything or anybody vouches for the words."""
        return self is not Wording.UNCHECKED


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Where in a report a claim stands (or is contradicted), with the words."""

    span: Span
    source_id: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """One claim of a draft sentence and what was found. `message` says in English what does not agree, empty when supported."""

    kind: ClaimKind
    text: str
    value: str
    finding: Finding
    message: str = ""
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Approved:
    """Who vouches for a wording, and since when (aware UTC)."""

    by: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceVerdict:
    """All verdicts of one draft sentence. `finding` is the worst of them, SUPPORTED when there is none.

    `approved` says which person vouches for a JUDGED wording, `judgement` what a judge said: its yes, or why there is none.
    """

    text: str
    wording: Wording
    verdicts: tuple[Verdict, ...] = ()
    approved: Approved | None = None
    judgement: Judgement | None = None

    @property
    def finding(self) -> Finding:
        """The worst finding of the sentence."""
        found = {verdict.finding for verdict in self.verdicts}
        return next((finding for finding in _WORST_FIRST if finding in found), Finding.SUPPORTED)
