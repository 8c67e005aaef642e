"""What an editor vouched for: wordings, each beside the sentences that it was compared with."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from copydesk.model.verdict import Approved


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """A person's yes to the wording of a sentence. `evidence` are the sources' sentences that it was compared with."""

    text: str
    evidence: tuple[str, ...]
    by: str
    at: datetime

    def __post_init__(self) -> None:
        if not self.text.strip() or not self.by.strip() or not self.evidence:
            raise ValueError("an approval names a sentence, the evidence beside it and who gave it")
        if self.at.tzinfo is None:
            raise ValueError("an approval's time has no time zone")


@dataclass(frozen=True, slots=True, kw_only=True)
class Approvals:
    """All approvals of a newsroom, the earliest first. It is a `ports.second_readers.Editor`."""

    given: tuple[Approval, ...] = ()

    def approved(self, text: str, *, evidence: Sequence[str], around: Sequence[str]) -> Approved | None:
        """Who last approved a sentence beside evidence that is still there, word for word; None where nobody did."""
        there = {*evidence, *around}
        for each in reversed(self.given):
            if each.text == text and there.issuperset(each.evidence):
                return Approved(by=each.by, at=each.at)
        return None
