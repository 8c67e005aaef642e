"""What a run did, for the person who started it."""

from dataclasses import dataclass
from datetime import datetime

from copydesk.model.cleared import Held
from copydesk.model.judgement import Judgement, Opinion
from copydesk.model.outcome import TOO_OLD, Rejected


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedStanding:
    """How a feed stands after a run.

    `was_asked` in this run; `trouble` of its last poll, in this run or before, empty where it went well;
    `next_poll_at` is aware UTC, None where it may be asked at once.
    """

    url: str
    source_name: str
    was_asked: bool
    trouble: str = ""
    next_poll_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgeTally:
    """What a judge was asked in a run, in sentences. `reason` is the last one why it gave no answer, or empty."""

    asked: int = 0
    passed: int = 0
    refused: int = 0
    unanswered: int = 0
    reason: str = ""

    def with_answer(self, judgement: Judgement) -> "JudgeTally":
        """The tally with one more answer."""
        is_silent = judgement.opinion is Opinion.NONE
        return JudgeTally(
            asked=self.asked + 1,
            passed=self.passed + (judgement.opinion is Opinion.FAITHFUL),
            refused=self.refused + (judgement.opinion is Opinion.UNFAITHFUL),
            unanswered=self.unanswered + is_silent,
            reason=judgement.reason if is_silent else self.reason,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """Counts and reasons of one run. `resumed` tells that it finished an earlier one that had been stopped.

    `feeds_reached` counts the feeds that answered, `feeds` says how each of the desk's feeds stands; 0 and empty in a run
    over files. `judge` is what the desk's judge was asked; answers that were kept from earlier runs do not count.
    """

    started_at: datetime
    resumed: bool
    new_pages: int
    feeds_reached: int
    reports: int
    stories: int
    published: int
    held: tuple[Held, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    feeds: tuple[FeedStanding, ...] = ()
    judge: JudgeTally = JudgeTally()

    @property
    def too_old(self) -> int:
        """Entries that were left out because of their date."""
        return sum(item.count for item in self.rejected if item.code == TOO_OLD)

    @property
    def not_used(self) -> int:
        """Items that a stage could not use; entries that are merely too old are not among them."""
        return sum(item.count for item in self.rejected if item.code != TOO_OLD)

    @property
    def is_unreached(self) -> bool:
        """Whether the last poll of every feed failed, so that nothing can have come in."""
        return bool(self.feeds) and not self.new_pages and all(feed.trouble for feed in self.feeds)

    @property
    def next_poll_at(self) -> datetime | None:
        """When the first feed may be asked again; None where one may be asked at once, or there is none."""
        times = [feed.next_poll_at for feed in self.feeds if feed.next_poll_at is not None]
        return min(times) if times and len(times) == len(self.feeds) else None
