"""Feed entries, and the pages made of them where no page of their own is read."""

from datetime import UTC, datetime, timedelta
from urllib.parse import urljoin, urlsplit

import msgspec

from copydesk.model.page import FeedItem, Page, PageKind

OLDEST_DATE = datetime(1990, 1, 1, tzinfo=UTC)
"""Nothing of the web is older: earlier dates are zeros of some clock."""

LATEST_AHEAD = timedelta(days=2)
"""How far in the future a date may lie: time zones left out, and embargoes announced."""

MAX_URL_CHARACTERS = 4_096
ITEM_TYPE = "application/json"


def encode_item(item: FeedItem) -> bytes:
    """An entry as JSON of its fields; equal entries give equal bytes. `decode_item` reads it."""
    return msgspec.json.encode(item)


def decode_item(body: bytes) -> FeedItem:
    """The entry that `encode_item` wrote. Raises `msgspec.DecodeError` for anything else."""
    return msgspec.json.decode(body, type=FeedItem)


def item_page(item: FeedItem, *, source_id: str, fetched_at: datetime, rights_evidence: tuple[str, ...] = ()) -> Page:
    """A page that holds the entry itself."""
    return Page(
        url=item.url,
        source_id=source_id,
        fetched_at=fetched_at,
        body=encode_item(item),
        kind=PageKind.ITEM,
        content_type=ITEM_TYPE,
        item=item,
        rights_evidence=rights_evidence,
    )


def credible(moment: datetime | None, *, now: datetime) -> datetime | None:
    """A publication date in UTC, or None where it is absurd (the year 1970, next year) or has no zone."""
    if moment is None or moment.tzinfo is None:
        return None
    try:
        exact = moment.astimezone(UTC)
    except OverflowError:
        return None
    return exact if OLDEST_DATE <= exact <= now + LATEST_AHEAD else None


def web_address(link: str, *, base: str) -> str:
    """A link as an absolute http or https address without fragment, or an empty string where it is no such thing."""
    stripped = link.strip()
    if not stripped or "\\" in stripped or not stripped.isprintable() or len(stripped) > MAX_URL_CHARACTERS:
        return ""
    try:
        url = urljoin(base, stripped.replace(" ", "%20"))
        parts = urlsplit(url)
        is_usable = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.username is None
    except ValueError:
        return ""
    return parts._replace(fragment="").geturl() if is_usable else ""
