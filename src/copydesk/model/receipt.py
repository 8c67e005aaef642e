"""What a run did, for the person who started it."""

from dataclasses import dataclass
from datetime import datetime

from copydesk.model.cleared import Held
from copydesk.model.outcome import Rejected


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """Counts and reasons of one run. `resumed` tells that it finished an earlier one that had been stopped.

    `feeds_reached` counts the feeds that answered; it is 0 in a run over files.
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
