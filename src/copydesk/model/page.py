"""Bytes as fetched, and the entries of feeds. Never changed after they were made."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class PageKind(StrEnum):
    """How a page's bytes are to be read; told by the gatherer from content type, name and first bytes."""

    HTML = "html"
    TEXT = "text"
    NINJS = "ninjs"
    ITEM = "item"
    """A feed entry without a page of its own, as JSON of `FeedItem`'s fields."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedItem:
    """One entry of a feed or sitemap, all text plain (no markup), times aware UTC or None where absent or absurd."""

    url: str
    headline: str = ""
    summary: str = ""
    text: str = ""
    byline: str = ""
    guid: str = ""
    language: str = ""
    published_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Bytes as fetched: `body` after transfer decoding, before character decoding. `fetched_at` is aware UTC.

    `item` is the feed entry that led here; `rights_evidence` are the signals behind the rights decision
    ("robots.txt: …", "tdm-reservation: 1"); `headers` are (lower-case name, value) pairs.
    """

    url: str
    source_id: str
    fetched_at: datetime
    body: bytes
    kind: PageKind = PageKind.HTML
    content_type: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    item: FeedItem | None = None
    rights_evidence: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.fetched_at.tzinfo is None:
            raise ValueError(f"fetched_at of {self.url} has no time zone")

    @property
    def sha256(self) -> str:
        """Hex digest of `body`, computed at each call."""
        return hashlib.sha256(self.body).hexdigest()
