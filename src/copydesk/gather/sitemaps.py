"""News sitemaps and sitemap indexes to feed entries.

Source: https://www.sitemaps.org/protocol.html and Google's news extension.
"""

import gzip
import io
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from lxml import etree

from copydesk.gather.documents import read_document
from copydesk.gather.items import credible, web_address
from copydesk.gather.markup import line_of
from copydesk.model.outcome import Rejected, Stage
from copydesk.model.page import FeedItem

MAX_SITEMAP_BYTES = 10_000_000
MAX_ADDRESSES = 50_000
"""Most addresses in one sitemap, by the protocol."""

GZIP_MAGIC = b"\x1f\x8b"
ENTRY_TAGS = ("{*}url", "{*}sitemap")


@dataclass(frozen=True, slots=True, kw_only=True)
class NestedSitemap:
    """A sitemap that an index lists; `modified_at` is None where it does not say."""

    url: str
    modified_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitemap:
    """What one sitemap lists: pages, or other sitemaps when it is an index. Only addresses of its own site."""

    items: tuple[FeedItem, ...] = ()
    nested: tuple[NestedSitemap, ...] = ()


def parse_sitemap(body: bytes, *, url: str, content_type: str = "", now: datetime) -> Sitemap | Rejected:
    """The pages and sitemaps that a sitemap lists, in its order, or why there are none. Nothing is fetched.

    Truncated documents give what they have; gzip is undone; addresses of other hosts are left out.
    """
    plain = _uncompressed(body)
    if plain is None or len(plain) > MAX_SITEMAP_BYTES:
        return _rejected(url, "sitemap-too-large", f"it is damaged, or larger than {MAX_SITEMAP_BYTES:,} bytes")
    document = read_document(plain, content_type=content_type)
    if document.fault is not None or document.root not in {"urlset", "sitemapindex"}:
        return _rejected(url, "sitemap-not-xml", f"it is no sitemap ({document.fault or document.root})")
    items: list[FeedItem] = []
    nested: list[NestedSitemap] = []
    for entry in _entries(document.body):
        address = web_address(entry.get("loc", ""), base=url)
        if not address or not is_same_site(address, url):
            continue
        if entry["tag"] == "sitemap":
            nested.append(NestedSitemap(url=address, modified_at=credible(_moment(entry.get("lastmod", "")), now=now)))
        else:
            items.append(_item(entry, address=address, now=now))
        if len(items) + len(nested) >= MAX_ADDRESSES:
            break
    return Sitemap(items=tuple(items), nested=tuple(nested))


def is_same_site(address: str, other: str) -> bool:
    """Whether two addresses share a host, or one host is a part of the other's domain (`www.` apart)."""
    first, second = _site(address), _site(other)
    return first == second or first.endswith(f".{second}") or second.endswith(f".{first}")


def _entries(body: bytes) -> Iterator[dict[str, str]]:
    """The fields of each entry by local name, under "tag" the entry's own. The tree never holds more than one entry."""
    events = etree.iterparse(
        io.BytesIO(body), tag=ENTRY_TAGS, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True
    )
    try:
        for _, element in events:
            fields = {_local_name(each.tag): each.text or "" for each in element.iter(etree.Element)}
            yield fields | {"tag": _local_name(element.tag)}
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    except etree.XMLSyntaxError:
        return


def _local_name(tag: str) -> str:
    return tag.rpartition("}")[2]


def _item(entry: dict[str, str], *, address: str, now: datetime) -> FeedItem:
    return FeedItem(
        url=address,
        headline=line_of(entry.get("title", "")),
        guid=address,
        language=entry.get("language", "").strip()[:12],
        published_at=credible(_moment(entry.get("publication_date", "") or entry.get("lastmod", "")), now=now),
    )


def _moment(value: str) -> datetime | None:
    """A W3C date; a day or time without zone counts as UTC."""
    try:
        moment = datetime.fromisoformat(value.strip())
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)


def _uncompressed(body: bytes) -> bytes | None:
    if not body.startswith(GZIP_MAGIC):
        return body
    try:
        with gzip.open(io.BytesIO(body)) as stream:
            return stream.read(MAX_SITEMAP_BYTES + 1)
    except (OSError, EOFError, zlib.error):
        return None


def _site(address: str) -> str:
    return address.split("/", 3)[2].rpartition("@")[2].removeprefix("www.").lower()


def _rejected(url: str, code: str, problem: str) -> Rejected:
    remedy = "Check the sitemap's address in a browser."
    return Rejected(stage=Stage.GATHER, subject=url, code=code, message=f"The sitemap was not used: {problem}.", remedy=remedy)
