"""JSON records → what they state: ninjs (IPTC, 1.x to 3.x) and feed entries without a page of their own."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

import msgspec

from copydesk.model.page import FeedItem
from copydesk.read.dates import read_date
from copydesk.read.found import DateSignal, DateSource, Found
from copydesk.read.markup import drop_unseen, parse_markup
from copydesk.text.cleaning import plain_line

_BLOCKS: Final = "p, h1, h2, h3, h4, h5, h6, li, blockquote"
_HEADLINE_ROLES: Final = ("main", "headline", "title", "")
_HTML_TYPES: Final = frozenset(("text/html", "application/xhtml+xml"))


def read_ninjs(text: str) -> Found | None:
    """What a ninjs object states, or None where the text is none."""
    try:
        record = msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError):
        return None
    if not isinstance(record, dict) or not {"uri", "headline", "headlines", "body_text", "body_html", "bodies"} & record.keys():
        return None
    return Found(
        url=_string(record, "canonicalurl") or _string(record, "url") or _string(record, "uri"),
        headline=_headline(record),
        standfirst=plain_line(
            _string(record, "description_text") or _role(record, "descriptions", roles=("summary", "main", "drop-head"))
        ),
        byline=plain_line(_string(record, "byline") or ", ".join(_people(record))),
        credit=plain_line(_string(record, "creditline") or _string(record, "copyrightholder")),
        dateline=plain_line(_string(record, "located")),
        paragraphs=tuple(_paragraphs(record)),
        dates=tuple(_dates(record)),
        languages=tuple(filter(None, (_string(record, "language"),))),
        evidence=tuple(filter(None, (_string(record, "usageterms"), _string(record, "copyrightnotice")))),
    )


def read_item(item: FeedItem) -> Found:
    """What a feed entry states: its text, or its summary as standfirst where it has none."""
    text = tuple(text_paragraphs(item.text))
    summary = plain_line(item.summary)
    return Found(
        url=item.url,
        headline=plain_line(item.headline),
        standfirst="" if text and summary in text[0] else summary,
        byline=plain_line(item.byline),
        paragraphs=text,
        dates=item_dates(item),
        languages=tuple(filter(None, (item.language,))),
    )


def decode_item(text: str) -> FeedItem | None:
    """The feed entry that a page of kind `item` holds, or None where it holds none."""
    try:
        return msgspec.json.decode(text, type=FeedItem)
    except (msgspec.DecodeError, RecursionError):
        return None


def item_dates(item: FeedItem | None) -> tuple[DateSignal, ...]:
    """The entry's time as a signal."""
    return (
        (DateSignal(source=DateSource.ITEM, at=item.published_at),) if item is not None and item.published_at is not None else ()
    )


def text_paragraphs(text: str) -> Iterator[str]:
    """The lines of a plain text that are not empty."""
    return (line for raw in text.split("\n") if (line := plain_line(raw)))


def html_paragraphs(html: str) -> Iterator[str]:
    """The blocks of an HTML fragment as lines; its whole text where it has no blocks."""
    tree = parse_markup(html)
    drop_unseen(tree)
    blocks = [line for node in tree.css(_BLOCKS) if len(node.css(_BLOCKS)) <= 1 and (line := plain_line(node.text()))]
    if blocks or tree.body is None:
        return iter(blocks)
    return text_paragraphs(tree.body.text(separator="\n"))


def _string(record: dict[str, Any], key: str) -> str:
    value = record.get(key)
    return value.strip() if isinstance(value, str) else ""


def _entries(record: dict[str, Any], key: str) -> list[dict[str, Any]]:
    value = record.get(key)
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _headline(record: dict[str, Any]) -> str:
    return plain_line(
        _string(record, "headline") or _role(record, "headlines", roles=_HEADLINE_ROLES) or _string(record, "title")
    )


def _role(record: dict[str, Any], key: str, *, roles: Sequence[str]) -> str:
    """The text of the entry with the first of the roles that there is, else of the first entry."""
    entries = _entries(record, key)
    by_role = {_string(entry, "role"): _string(entry, "value") for entry in reversed(entries)}
    first = _string(entries[0], "value") if entries else ""
    return next((by_role[role] for role in roles if by_role.get(role)), first)


def _people(record: dict[str, Any]) -> Iterator[str]:
    return (name for entry in _entries(record, "by") or _entries(record, "authors") if (name := _string(entry, "name")))


def _paragraphs(record: dict[str, Any]) -> Iterator[str]:
    if html := _string(record, "body_html") or _string(record, "body_xhtml"):
        return html_paragraphs(html)
    if text := _string(record, "body_text"):
        return text_paragraphs(text)
    bodies = _entries(record, "bodies")
    marked = next((_string(body, "value") for body in bodies if _string(body, "contenttype") in _HTML_TYPES), "")
    if marked:
        return html_paragraphs(marked)
    return text_paragraphs(_role(record, "bodies", roles=("main", "")))


def _dates(record: dict[str, Any]) -> Iterator[DateSignal]:
    for key, source in (
        ("versioncreated", DateSource.STRUCTURED),
        ("contentcreated", DateSource.META),
        ("firstcreated", DateSource.META),
    ):
        if (text := _string(record, key)) and (signal := read_date(text, source=source)):
            yield signal
