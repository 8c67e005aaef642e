"""An editor's yes to wordings of a draft, kept where later checks and runs find it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from copydesk.adapters.clock import SystemClock
from copydesk.app.documents import check_drafts
from copydesk.desks.approvals import keep_approvals
from copydesk.errors import InputError
from copydesk.model.approval import Approval
from copydesk.model.verdict import REFUSED, Approved, SentenceVerdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Approving:
    """What became of an editor's yes: the verdict on each sentence named, in order, and the approvals that were kept."""

    verdicts: tuple[SentenceVerdict, ...]
    kept: tuple[Approval, ...]
    file: Path


@dataclass(slots=True, kw_only=True)
class _Yes:
    """An editor who says yes to whatever is asked; what each sentence was compared with is noted by its text."""

    by: str
    at: datetime
    beside: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def approved(self, text: str, *, evidence: Sequence[str], around: Sequence[str]) -> Approved | None:  # noqa: ARG002 - the port
        """A yes to a sentence that has evidence."""
        if not evidence:
            return None
        self.beside[text] = tuple(evidence)
        return Approved(by=self.by, at=self.at)


def approve(draft: str, *, against: Sequence[str], sentences: Sequence[int], by: str, folder: Path) -> Approving:
    """Keep an editor's yes to sentences of a draft, by number from 1, in the folder's file of approvals.

    Nothing is kept where one of them is refused for its facts or altered from a source's words: raises `InputError`. One that the
    sources' words vouch for already needs no approval and gets none.
    """
    at = SystemClock().now().astimezone(UTC).replace(microsecond=0)
    yes = _Yes(by=by, at=at)
    verdicts = check_drafts([draft], against=against, editor=yes)[0].verdicts
    missing = [number for number in sentences if not 0 < number <= len(verdicts)]
    if missing:
        remedy = f"Name one of 1 to {len(verdicts)}, as `copydesk check` numbers them."
        raise InputError(f"has no sentence {missing[0]}", subject=draft, remedy=remedy)
    named = tuple(verdicts[number - 1] for number in dict.fromkeys(sentences))
    for verdict in named:
        _raise_where_refused(verdict)
    texts = dict.fromkeys(each.text for each in named if each.approved is not None)
    kept = tuple(Approval(text=text, evidence=yes.beside[text], by=by, at=at) for text in texts)
    return Approving(verdicts=named, kept=kept, file=keep_approvals(kept, folder=folder) if kept else folder)


def _raise_where_refused(verdict: SentenceVerdict) -> None:
    subject = f"“{verdict.text[:80]}”"
    refused = [each.message for each in verdict.verdicts if each.finding in REFUSED]
    if refused:
        remedy = "Correct the sentence: an approval vouches for wording and never clears facts."
        raise InputError(f"is refused: {'; '.join(refused)}", subject=subject, remedy=remedy)
    if verdict.approved is None and not verdict.wording.is_vouched:
        objections = "; ".join(each.message for each in verdict.verdicts if each.message)
        remedy = "Use the source's own words, or word it freely."
        raise InputError(f"cannot be approved: {objections}", subject=subject, remedy=remedy)
