"""What one source published, and the spans into it."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from copydesk.model.source import Rights

PARAGRAPH_BREAK = "\n\n"


def compose_text(headline: str, standfirst: str, paragraphs: tuple[str, ...]) -> str:
    """All citable text of a report: headline, standfirst and paragraphs that are not empty, a blank line between."""
    return PARAGRAPH_BREAK.join(part for part in (headline, standfirst, *paragraphs) if part)


def report_id_of(url: str) -> str:
    """The lasting id of the report at a normalised address: 16 hex digits of its SHA-256."""
    return hashlib.sha256(url.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A piece of a report: half-open code-point offsets into `Report.text`."""

    report_id: str
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"empty or reversed span: {self.start}..{self.end}")


class Part(StrEnum):
    """Which part of a report a sentence stands in."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    BODY = "body"


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A related story that a page shows beside its own: never part of the body."""

    headline: str = ""
    summary: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What one source published.

    `text` is `compose_text(headline, standfirst, paragraphs)`: every citable character, and what spans point into.
    All parts are plain text in NFC without control, bidi or invisible characters. Times are aware UTC;
    `published_at` is None where nothing credible states it. `dateline` is as printed ("평양", "SEOUL, Jan. 9").
    """

    id: str
    url: str
    source_id: str
    page_sha256: str
    language: str
    headline: str
    text: str
    received_at: datetime
    standfirst: str = ""
    paragraphs: tuple[str, ...] = ()
    byline: str = ""
    published_at: datetime | None = None
    dateline: str = ""
    credit: str = ""
    related: tuple[Card, ...] = ()
    rights: Rights = Rights.EXCERPT
    links: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.text != compose_text(self.headline, self.standfirst, self.paragraphs):
            raise ValueError(f"text of report {self.id} is not its headline, standfirst and paragraphs")

    @property
    def told_at(self) -> datetime:
        """When the report is taken to have been told: published, but never later than received."""
        return min(self.published_at or self.received_at, self.received_at)
