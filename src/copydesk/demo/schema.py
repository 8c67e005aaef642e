"""What `wire.toml` and `deliberate.toml` may hold: closed schemas."""

from datetime import datetime
from enum import StrEnum

from msgspec import Struct


class PageForm(StrEnum):
    """The form of a file of the wire."""

    HTML = "html"
    TEXT = "text"
    NINJS = "ninjs"
    FEED = "feed"
    """RSS, Atom or JSON Feed: each entry becomes a page of its own."""


class BatchEntry(Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """One tick of the demonstration's clock."""

    at: datetime


class PageEntry(Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """One file of the wire: `batch` counts from 1, `content_type` is what the outlet's server claims.

    `subjects` says what its report is about; for a feed what each entry is about, in their order. `published_at` is what a
    feed said of a file that states no date itself.
    """

    file: str
    url: str
    source: str
    batch: int
    kind: PageForm
    content_type: str
    subjects: tuple[str, ...]
    published_at: datetime | None = None


class WireFile(Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """The whole wire."""

    batch: tuple[BatchEntry, ...]
    page: tuple[PageEntry, ...]


class PointEntry(Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """One deliberate fault, with its texts by language."""

    id: str
    files: tuple[str, ...]
    what: dict[str, str]
    treatment: dict[str, str]


class DeliberateFile(Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """The list of deliberate faults."""

    point: tuple[PointEntry, ...]
