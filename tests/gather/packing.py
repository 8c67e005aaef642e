"""Files and archives to be gathered, and what gathering them gives."""

import gzip
import io
import tarfile
import zipfile
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from copydesk.gather.paths import pages_from_paths
from copydesk.model.outcome import Rejected
from copydesk.model.page import Page

AT = datetime(2026, 1, 9, 12, 0, tzinfo=UTC)
HTML = b"<!doctype html><html><body><p>Report</p></body></html>"
NINJS = b'{"uri": "https://wire.example/7", "headline": "Envoy arrives", "body_text": "Text."}'
PACKED_TYPE = "Content-Type: text/html\r\nContent-Encoding: gzip"
FEED = b"<rss><channel><item><title>One</title><link>https://news.example/1</link></item></channel></rss>"
JSON_FEED = (
    b'{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "url": "https://news.example/j", "title": "J"}]}'
)


def warc(
    url: str = "https://news.example/w", *, body: bytes = HTML, head: str = "Content-Type: text/html", status: int = 200
) -> bytes:
    """One WARC record of a response."""
    block = f"HTTP/1.1 {status} OK\r\n{head}\r\nSet-Cookie: a=1\r\n\r\n".encode() + body
    lines = [
        "WARC/1.1", "WARC-Type: response", f"WARC-Target-URI: {url}", "WARC-Date: 2026-01-09T01:02:03Z",
        "WARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-1234567890ab>",
        "Content-Type: application/http; msgtype=response", f"Content-Length: {len(block)}",
    ]  # fmt: skip
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def tar_of(members: Iterable[tuple[str, bytes]], *, format: int = tarfile.PAX_FORMAT) -> bytes:  # noqa: A002 -- tarfile's own word
    """A tar archive in memory."""
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w", format=format) as archive:
        for name, body in members:
            info = tarfile.TarInfo(name)
            info.size = len(body)
            archive.addfile(info, io.BytesIO(body))
    return file.getvalue()


def zip_of(members: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip archive in memory."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, body in members:
            archive.writestr(name, body)
    return file.getvalue()


def gather(*paths: Path) -> list[Page | Rejected]:
    """Everything that the paths give."""
    return list(pages_from_paths(paths, fetched_at=AT))


def pages(*paths: Path) -> list[Page]:
    """The pages that the paths give."""
    return [found for found in gather(*paths) if isinstance(found, Page)]


def troubles(*paths: Path) -> list[Rejected]:
    """The rejections that the paths give."""
    return [found for found in gather(*paths) if isinstance(found, Rejected)]


MEMBERS = (
    ("b/2.html", HTML),
    ("1.txt", b"Text of a report"),
    ("README.md", b"# x"),
    ("list.jsonl", b"{}"),
    ("3.html.gz", gzip.compress(HTML, mtime=0)),
)
