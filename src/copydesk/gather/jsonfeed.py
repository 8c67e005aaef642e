"""JSON Feed to feed entries.

Source: https://www.jsonfeed.org/version/1.1/
"""

from collections.abc import Iterator, Mapping
from datetime import datetime

import msgspec

from copydesk.gather.items import credible, web_address
from copydesk.gather.markup import line_of, text_of
from copydesk.model.page import FeedItem

VERSION_ADDRESS = "https://jsonfeed.org/version/"


def read_json(body: bytes) -> Mapping[str, object] | None:
    """The JSON object in some bytes, or None where there is none (too deep counts as none)."""
    found = _decoded(body)
    return found if isinstance(found, dict) else None


def read_list(body: bytes) -> list[Mapping[str, object]]:
    """The objects of a JSON list, or of a list of one; empty where the bytes are neither."""
    found = _decoded(body)
    listed = found if isinstance(found, list) else [found]
    return [each for each in listed if isinstance(each, dict)]


def _decoded(body: bytes) -> object:
    try:
        return msgspec.json.decode(body)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        return None


def is_json_feed(value: Mapping[str, object]) -> bool:
    """Whether a JSON object says that it is a JSON Feed."""
    return isinstance(value.get("items"), list) and str(value.get("version", "")).startswith(VERSION_ADDRESS)


def json_entries(value: Mapping[str, object]) -> list[object]:
    """The feed's entries as they stand."""
    found = value.get("items")
    return found if isinstance(found, list) else []


def json_items(value: Mapping[str, object], *, url: str, now: datetime) -> Iterator[FeedItem]:
    """The feed's entries that link somewhere, in order. Fields of a wrong type count as absent."""
    language = _words(value, "language")
    for entry in json_entries(value):
        if isinstance(entry, dict):
            item = _item(entry, url=url, now=now, language=language)
            if item is not None:
                yield item


def _item(entry: Mapping[str, object], *, url: str, now: datetime, language: str) -> FeedItem | None:
    link = web_address(_words(entry, "url") or _words(entry, "external_url") or _words(entry, "id"), base=url)
    if not link:
        return None
    return FeedItem(
        url=link,
        headline=line_of(_words(entry, "title")),
        summary=text_of(_words(entry, "summary")),
        text=text_of(_words(entry, "content_html")) or text_of(_words(entry, "content_text")),
        byline=line_of(_author(entry)),
        guid=line_of(_words(entry, "id")),
        language=_words(entry, "language") or language,
        published_at=credible(_moment(_words(entry, "date_published") or _words(entry, "date_modified")), now=now),
    )


def _words(value: Mapping[str, object], key: str) -> str:
    found = value.get(key)
    return found if isinstance(found, str) else ""


def _author(entry: Mapping[str, object]) -> str:
    authors = entry.get("authors")
    listed = authors if isinstance(authors, list) else [entry.get("author")]
    return ", ".join(name for each in listed if isinstance(each, dict) and (name := _words(each, "name")))


def _moment(value: str) -> datetime | None:
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        return None
