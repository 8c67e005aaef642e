"""What passed the gate, and what waits for a person. Only `check/gate.py` constructs a `Cleared`."""

from dataclasses import dataclass
from enum import StrEnum

from copydesk.model.draft import Draft
from copydesk.model.verdict import REFUSED, SentenceVerdict, Wording


class Policy(StrEnum):
    """Which wording classes a desk lets out."""

    STRICT = "strict"
    JUDGED = "judged"
    OPEN = "open"

    def allows(self, wording: Wording) -> bool:
        """Whether a sentence of this wording class may go out."""
        if wording in {Wording.EXCERPT, Wording.PROVED} or self is Policy.OPEN:
            return True
        return self is Policy.JUDGED and wording is Wording.JUDGED

    def lets_out(self, verdict: SentenceVerdict) -> bool:
        """Whether a sentence may go out: nothing in it refused, and wording that the policy allows."""
        return verdict.finding not in REFUSED and self.allows(verdict.wording)


class RepairKind(StrEnum):
    """How the gate mended a draft."""

    REPLACED = "replaced"
    DROPPED = "dropped"
    CREDITED = "credited"


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """One mending: the sentence as it was, what stands instead (empty when dropped), and why."""

    kind: RepairKind
    before: str
    after: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleared:
    """A draft whose every sentence passed. `verdicts` run parallel to `draft.sentences`.

    `digest` binds draft, verdicts and the hashes of the cited pages; `check.gate.reopen` refuses a stored one that was altered.
    `pages` are (report id, page SHA-256) of everything cited.
    """

    draft: Draft
    verdicts: tuple[SentenceVerdict, ...]
    policy: Policy
    pages: tuple[tuple[str, str], ...]
    digest: str
    repairs: tuple[Repair, ...] = ()

    def __post_init__(self) -> None:
        sentences = self.draft.sentences
        if [sentence.text for sentence in sentences] != [verdict.text for verdict in self.verdicts]:
            raise ValueError("verdicts do not run parallel to the draft's sentences")
        for verdict in self.verdicts:
            if verdict.finding in REFUSED:
                raise ValueError(f"not supported by its sources: {verdict.text[:80]!r}")
            if not self.policy.allows(verdict.wording):
                raise ValueError(f"wording {verdict.wording} is not let out by policy {self.policy}: {verdict.text[:80]!r}")


class HeldReason(StrEnum):
    """Why a story waits for a person."""

    NOTHING_TO_TELL = "nothing_to_tell"
    RIGHTS = "rights"
    HEADLINE_FAILED = "headline_failed"
    TOO_LITTLE_LEFT = "too_little_left"
    CHECK_BROKE = "check_broke"


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A story that did not pass: the reason, what to do, and what was found."""

    story_id: str
    language: str
    reason: HeldReason
    message: str
    remedy: str
    draft: Draft | None = None
    verdicts: tuple[SentenceVerdict, ...] = ()
