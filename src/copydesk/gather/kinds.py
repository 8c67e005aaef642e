"""What some bytes are, told by the first of them; a name only helps where they are silent."""

import re
from enum import StrEnum

from copydesk.gather.jsonfeed import is_json_feed, read_json
from copydesk.model.page import PageKind

HEAD_BYTES = 4_096
TEXT_NAMES = (".txt", ".text")
HTML_NAMES = (".html", ".htm", ".xhtml", ".shtml")


class FileKind(StrEnum):
    """What a file is to the gatherer."""

    HTML = "HTML"
    TEXT = "text"
    NINJS = "ninjs"
    FEED = "feed"
    WARC = "WARC"
    TAR = "tar"
    ZIP = "zip"
    GZIP = "gzip"
    ZSTD = "zstd"
    OTHER = "other"


MAGIC = (
    (b"\x1f\x8b", FileKind.GZIP),
    (b"\x28\xb5\x2f\xfd", FileKind.ZSTD),
    (b"PK\x03\x04", FileKind.ZIP),
    (b"PK\x05\x06", FileKind.ZIP),
    (b"WARC/", FileKind.WARC),
)
TAR_MAGIC_AT = 257

_HTML = re.compile(rb"\A(?:\s|<!--[^>]{0,1000}-->|<\?xml[^>]{0,200}\?>)*<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE)
_FEED = re.compile(rb"<(?:\w{1,20}:)?(?:rss|feed|rdf)[\s>]", re.IGNORECASE)
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")


def file_kind(head: bytes, *, name: str) -> FileKind:
    """What a file is, from its first 4 KiB and its name."""
    for magic, kind in MAGIC:
        if head.startswith(magic):
            return kind
    if head[TAR_MAGIC_AT : TAR_MAGIC_AT + 5] == b"ustar":
        return FileKind.TAR
    return _text_kind(head[:HEAD_BYTES], name=name.lower())


def page_kind(body: bytes, *, content_type: str) -> PageKind | None:
    """How a fetched page is to be read, None where it is no page of text. The bytes decide, then the content type."""
    stated = content_type.partition(";")[0].strip().lower()
    kind = file_kind(body[:HEAD_BYTES], name="")
    if kind is FileKind.HTML:
        return PageKind.HTML
    if kind is FileKind.NINJS:
        return PageKind.NINJS if is_ninjs(body) else None
    if kind is not FileKind.OTHER or not body.strip():
        return None
    if stated in {"text/html", "application/xhtml+xml", ""} and b"<" in body:
        return PageKind.HTML
    return PageKind.TEXT if stated == "text/plain" and b"\x00" not in body[:HEAD_BYTES] else None


def is_ninjs(body: bytes) -> bool:
    """Whether some bytes are one ninjs object: JSON with an address and a headline or body. Source: IPTC ninjs 3.0."""
    value = read_json(body)
    if value is None or is_json_feed(value):
        return False
    has_words = any(key.startswith(("headline", "body")) for key in value)
    return has_words and ("uri" in value or "versioncreated" in value or "pubstatus" in value)


def _text_kind(head: bytes, *, name: str) -> FileKind:
    plain = head
    for mark in _MARKS:
        plain = plain.removeprefix(mark)
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        plain = plain.replace(b"\x00", b"")
    if _HTML.match(plain):
        return FileKind.HTML
    if plain.lstrip().startswith(b"{") and not name.endswith((".jsonl", ".ndjson", *TEXT_NAMES)):
        return FileKind.NINJS
    if plain.lstrip().startswith(b"<") and _FEED.search(plain):
        return FileKind.FEED
    if b"\x00" in plain:
        return FileKind.OTHER
    if name.endswith(HTML_NAMES):
        return FileKind.HTML
    return FileKind.TEXT if name.endswith(TEXT_NAMES) and plain.strip() else FileKind.OTHER
