"""The demonstration wire as values: three batches of pages at fixed times, its desk, and its list of deliberate faults."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

import msgspec

from copydesk.demo.schema import DeliberateFile, PageEntry, PageForm, WireFile
from copydesk.errors import InputError
from copydesk.gather.feeds import parse_feed
from copydesk.gather.items import item_page
from copydesk.model.edition import SiteNote
from copydesk.model.outcome import Rejected
from copydesk.model.page import FeedItem, Page, PageKind
from copydesk.settings import Settings, settings_from

_KINDS = {PageForm.HTML: PageKind.HTML, PageForm.TEXT: PageKind.TEXT, PageForm.NINJS: PageKind.NINJS}


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoBatch:
    """What arrives at one tick of the demonstration's clock. `at` is aware UTC; every page of the batch was fetched then."""

    at: datetime
    pages: tuple[Page, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliberatePoint:
    """Something that is wrong, disputed or awkward on purpose: `urls` are where, `what` and `treatment` are (language, text)."""

    id: str
    urls: tuple[str, ...]
    what: tuple[tuple[str, str], ...]
    treatment: tuple[tuple[str, str], ...]


def demo_batches() -> tuple[DemoBatch, ...]:
    """The batches in order of time, the same at each call. A page of a later batch may be a new state of an earlier one's."""
    wire = _wire()
    times = [batch.at.astimezone(UTC) for batch in wire.batch]
    pages: list[list[Page]] = [[] for _ in times]
    for entry in wire.page:
        pages[entry.batch - 1].extend(_pages(entry, fetched_at=times[entry.batch - 1]))
    return tuple(DemoBatch(at=at, pages=tuple(batch)) for at, batch in zip(times, pages, strict=True))


def demo_settings(folder: Path = Path()) -> Settings:
    """The demonstration's desk: site and state below `folder`."""
    return settings_from(_text("desk.toml"), folder=folder, file="demo/desk.toml")


def deliberate_points() -> tuple[DeliberatePoint, ...]:
    """What the wire gets wrong or leaves disputed on purpose, in the order of the list."""
    urls = {entry.file: entry.url for entry in _wire().page}
    points = msgspec.toml.decode(_text("deliberate.toml"), type=DeliberateFile).point
    return tuple(
        DeliberatePoint(
            id=point.id,
            urls=tuple(dict.fromkeys(urls[file] for file in point.files)),
            what=tuple(point.what.items()),
            treatment=tuple(point.treatment.items()),
        )
        for point in points
    )


def wire_notes() -> tuple[SiteNote, ...]:
    """The deliberate points as the site's page of notes shows them."""
    return tuple(
        SiteNote(id=point.id, what=point.what, treatment=point.treatment, urls=point.urls) for point in deliberate_points()
    )


def _wire() -> WireFile:
    return msgspec.toml.decode(_text("wire.toml"), type=WireFile)


def _pages(entry: PageEntry, *, fetched_at: datetime) -> Iterator[Page]:
    body = files(__package__).joinpath("wire", entry.file).read_bytes()
    if entry.kind is not PageForm.FEED:
        yield Page(
            url=entry.url,
            source_id=entry.source,
            fetched_at=fetched_at,
            body=body,
            kind=_KINDS[entry.kind],
            content_type=entry.content_type,
            item=FeedItem(url=entry.url, published_at=entry.published_at.astimezone(UTC)) if entry.published_at else None,
        )
        return
    items = parse_feed(body, url=entry.url, content_type=entry.content_type, now=fetched_at)
    if isinstance(items, Rejected):
        raise InputError(items.message, subject=f"demo/wire/{entry.file}", remedy=items.remedy)
    for item in items:
        yield item_page(item, source_id=entry.source, fetched_at=fetched_at)


def _text(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")
