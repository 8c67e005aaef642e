"""What an editor decided about stories by hand: two are one, or reports of one are another."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryDecision:
    """A person's word that two stories tell one event, or that some reports of a story tell another.

    A merge names the other story in `into_id` and no reports; a split names the reports that leave. `at` is aware UTC.
    """

    story_id: str
    by: str
    at: datetime
    into_id: str = ""
    report_ids: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.story_id.strip() or not self.by.strip():
            raise ValueError("a decision names a story and who decided")
        if bool(self.into_id) == bool(self.report_ids) or self.into_id == self.story_id:
            raise ValueError("a decision names either another story or the reports that leave")
        if self.at.tzinfo is None:
            raise ValueError("a decision's time has no time zone")

    @property
    def is_merge(self) -> bool:
        """Whether two stories become one."""
        return bool(self.into_id)
