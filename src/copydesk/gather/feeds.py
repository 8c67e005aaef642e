"""RSS, Atom, RDF and JSON Feed to feed entries, whatever state they are in."""

import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

import fastfeedparser
from lxml import etree
from selectolax.lexbor import LexborHTMLParser

from copydesk.gather.documents import Document, Fault, read_document
from copydesk.gather.items import credible, web_address
from copydesk.gather.jsonfeed import is_json_feed, json_entries, json_items, read_json
from copydesk.gather.markup import MAX_DEPTH, line_of, text_of
from copydesk.model.outcome import Rejected, Stage
from copydesk.model.page import FeedItem

MAX_FEED_BYTES = 5_000_000
MAX_ITEMS = 10_000

FEED_TYPES = frozenset({"application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml"})
FEED_ROOTS = frozenset({"rss", "feed", "rdf", "channel"})

FAULTS = {
    Fault.ENTITIES: (
        "feed-entities",
        "it defines XML entities, which no feed needs and bombs do",
        "Ask the publisher for a plain feed.",
    ),
    Fault.DEPTH: ("feed-too-deep", f"its elements are nested more than {MAX_DEPTH} deep", "Ask the publisher for a plain feed."),
    Fault.NO_ROOT: ("feed-not-xml", "it is neither RSS, Atom nor JSON Feed", "Check the feed's address in a browser."),
}

PARSER_ERRORS = (ValueError, TypeError, LookupError, AttributeError, RecursionError, etree.LxmlError)
"""What the two feed parsers raise on input that they cannot read; found by fuzzing."""

_LANGUAGE = re.compile(
    r"<(?:dc:)?language>\s{0,20}([A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,2})\s{0,20}<|xml:lang=[\"']([A-Za-z-]{2,12})[\"']"
)
_DATE = re.compile(r"<(?:pubDate|dc:date|published|updated|issued)>\s{0,20}(?:<!\[CDATA\[)?([^<\]]{6,60})", re.IGNORECASE)
_ZONED = re.compile(r"(?:Z|[+-]\d\d:?\d\d|[A-Z]{2,5})$")

HEAD_CHARACTERS = 20_000
HTML_CHARACTERS = 200_000


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    """What the entries of one feed have in common. `zone` is set where the feed's dates state none."""

    url: str
    language: str
    now: datetime
    zone: ZoneInfo | None


def parse_feed(
    body: bytes, *, url: str, content_type: str, now: datetime, time_zone: str = "UTC"
) -> tuple[FeedItem, ...] | Rejected:
    """The entries of a feed in its order, all text plain, only http and https links, or why there are none.

    A truncated feed gives the entries it has. `time_zone` is what dates without a zone are in. Nothing is fetched.
    """
    if len(body) > MAX_FEED_BYTES:
        return _rejected(
            url, "feed-too-large", f"it is larger than {MAX_FEED_BYTES:,} bytes", "Choose a narrower feed of the source."
        )
    if body.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return _parse_json(body, url=url, now=now)
    document = read_document(body, content_type=content_type)
    if document.fault is Fault.HTML:
        return _rejected(url, "feed-is-html", "it is a web page, not a feed", _html_remedy(document.text, url=url))
    if document.fault is not None:
        return _rejected(url, *FAULTS[document.fault])
    if document.root not in FEED_ROOTS:
        return _rejected(url, "feed-is-sitemap", "it is a sitemap", 'Set the feed\'s kind to "sitemap".')
    return _parse_xml(document, url=url, now=now, time_zone=time_zone)


def _parse_json(body: bytes, *, url: str, now: datetime) -> tuple[FeedItem, ...] | Rejected:
    value = read_json(body)
    if value is None or not is_json_feed(value):
        return _rejected(url, "feed-not-json", "it is JSON, but not a JSON Feed", "Check the feed's address in a browser.")
    if len(json_entries(value)) > MAX_ITEMS:
        return _too_many(url)
    return tuple(json_items(value, url=url, now=now))


def _parse_xml(document: Document, *, url: str, now: datetime, time_zone: str) -> tuple[FeedItem, ...] | Rejected:
    if document.text.count("<item") + document.text.count("<entry") > MAX_ITEMS:
        return _too_many(url)
    entries = _fast_entries(document.body)
    if entries is None:
        entries = _patient_entries(document.body)
    if entries is None:
        return _rejected(url, "feed-not-xml", "it breaks off before its first entry", "Ask again later.")
    frame = _Frame(
        url=url,
        language=_feed_language(document.text),
        now=now,
        zone=_zone(time_zone) if _lacks_zones(document.text) else None,
    )
    return tuple(item for entry in entries if (item := _item(entry, frame=frame)) is not None)


def _fast_entries(body: bytes) -> Sequence[Mapping[str, object]] | None:
    """Entries by fastfeedparser. Bytes only: it takes a string for an address and fetches it."""
    try:
        return list(fastfeedparser.parse(body, include_tags=False, include_media=False, include_enclosures=False).entries)
    except PARSER_ERRORS:
        return None


def _patient_entries(body: bytes) -> Sequence[Mapping[str, object]] | None:
    """Entries by feedparser, slow and forgiving. A stream only: it takes a string for an address or a file name."""
    import feedparser  # noqa: PLC0415 -- slow to load and rarely needed

    try:
        entries = list(feedparser.parse(io.BytesIO(body)).entries)
    except PARSER_ERRORS:
        return None
    return entries or None


def _item(entry: Mapping[str, object], *, frame: _Frame) -> FeedItem | None:
    link = web_address(_words(entry, "link") or _words(entry, "id"), base=frame.url)
    if not link:
        return None
    summary, text = _summary_and_text(entry)
    return FeedItem(
        url=link,
        headline=line_of(_words(entry, "title")),
        summary=summary,
        text=text,
        byline=line_of(_words(entry, "author")),
        guid=line_of(_words(entry, "id")),
        language=_words(entry, "language") or frame.language,
        published_at=_published(entry, frame=frame),
    )


def _summary_and_text(entry: Mapping[str, object]) -> tuple[str, str]:
    """The entry's short and long text; what the parser only copied from one to the other stands once."""
    short, long = _words(entry, "description") or _words(entry, "summary"), _content(entry)
    summary = text_of(short)
    text = text_of(long) if long != short else summary
    if text == summary:
        return summary, ""
    return ("" if text.startswith(summary.rstrip("…. ")) else summary), text


def _words(entry: Mapping[str, object], key: str) -> str:
    found = entry.get(key)
    return found if isinstance(found, str) else ""


def _content(entry: Mapping[str, object]) -> str:
    """The longest of an entry's contents."""
    listed = entry.get("content")
    parts = [_words(part, "value") for part in listed if isinstance(part, Mapping)] if isinstance(listed, list) else []
    return max(parts, key=len, default="")


def _published(entry: Mapping[str, object], *, frame: _Frame) -> datetime | None:
    moment = _moment(_words(entry, "published") or _words(entry, "updated"))
    if moment is not None and frame.zone is not None:
        moment = moment.replace(tzinfo=frame.zone)
    return credible(moment, now=frame.now)


def _moment(value: str) -> datetime | None:
    """A date in ISO form (as fastfeedparser writes) or RFC 5322 form (as feedparser leaves it)."""
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        return _mail_moment(value)


def _mail_moment(value: str) -> datetime | None:
    try:
        return parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError):
        return None


def _lacks_zones(document: str) -> bool:
    """Whether the feed's dates state no time zone, so that UTC would be a guess."""
    dates = [found.group(1).strip() for found in _DATE.finditer(document[:HEAD_CHARACTERS])]
    return bool(dates) and not any(_ZONED.search(date) for date in dates)


def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError):
        return None


def _feed_language(document: str) -> str:
    found = _LANGUAGE.search(document[:HEAD_CHARACTERS])
    return (found.group(1) or found.group(2)).replace("_", "-") if found else ""


def _html_remedy(page: str, *, url: str) -> str:
    """What to do with a page that is no feed: it often names its feeds."""
    tree = LexborHTMLParser(page[:HTML_CHARACTERS])
    links = tree.css('link[rel~="alternate"][href]')
    found = [
        web_address(link.attributes.get("href") or "", base=url) for link in links if _is_feed_link(link.attributes.get("type"))
    ]
    named = [address for address in found if address]
    return f"Use the feed that the page names: {', '.join(named[:3])}" if named else "Look for the address of the source's feed."


def _is_feed_link(kind: str | None) -> bool:
    return (kind or "").split(";")[0].strip().lower() in FEED_TYPES


def _too_many(url: str) -> Rejected:
    return _rejected(
        url, "feed-too-many-items", f"it lists more than {MAX_ITEMS:,} entries", "Choose a narrower feed of the source."
    )


def _rejected(url: str, code: str, problem: str, remedy: str) -> Rejected:
    return Rejected(stage=Stage.GATHER, subject=url, code=code, message=f"The feed was not used: {problem}.", remedy=remedy)
