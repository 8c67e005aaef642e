"""What one page states, before it is judged: the common form of every reader."""

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum

from copydesk.model.report import Card


class DateSource(IntEnum):
    """Where a time was stated, the most trusted first."""

    STRUCTURED = 0
    META = 1
    ITEM = 2
    MARKUP = 3
    ADDRESS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class DateSignal:
    """A publication time as one place states it. `at` is naive where no zone was given; `day_only` where no clock time was."""

    source: DateSource
    at: datetime
    day_only: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a page states, as plain text, not yet cleaned of labels and credit lines.

    `languages` are declared tags, the most trusted first. `evidence` are the page's own rights signals.
    """

    url: str = ""
    headline: str = ""
    standfirst: str = ""
    byline: str = ""
    credit: str = ""
    dateline: str = ""
    paragraphs: tuple[str, ...] = ()
    dates: tuple[DateSignal, ...] = ()
    languages: tuple[str, ...] = ()
    related: tuple[Card, ...] = ()
    links: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
