"""WARC records to pages. Source: ISO 28500."""

from collections.abc import Iterator
from datetime import datetime

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from copydesk.gather.archives import ArchiveBroken, ByteStream
from copydesk.gather.items import web_address
from copydesk.gather.kinds import page_kind
from copydesk.gather.pages import PRIVATE_HEADERS
from copydesk.gather.signals import header_evidence
from copydesk.gather.streams import as_file, decoded_body
from copydesk.model.page import Page

PAGE_RECORDS = WarcRecordType.response | WarcRecordType.resource
MAX_HEADER_BYTES = 65_536


def warc_pages(stream: ByteStream, *, limit: int, fetched_at: datetime) -> Iterator[Page | None]:
    """The pages of a WARC file (already decompressed) in its order; None for each record that is no page we read.

    Pages keep the address and the time of their record; a time that is missing or later than `fetched_at` becomes
    `fetched_at`. Raises `ArchiveBroken`.
    """
    # Content codings are undone here: the reader's own decoding loses its place behind a large body that was not read to its end.
    records = ArchiveIterator(
        as_file(_Told(stream)),
        record_types=PAGE_RECORDS,
        auto_decode="transfer",
        max_header_len=MAX_HEADER_BYTES,
        stream_detect=False,
    )
    while True:
        record = _next(records)
        if record is None:
            return
        yield _page(record, limit=limit, fetched_at=fetched_at)


class _Told:
    """A stream that knows its position, which the WARC reader asks for."""

    def __init__(self, stream: ByteStream) -> None:
        self._stream = stream
        self._position = 0

    def read(self, size: int = 262_144, /) -> bytes:
        """At most `size` bytes."""
        piece = self._stream.read(size)
        self._position += len(piece)
        return piece

    def tell(self) -> int:
        """How many bytes were read."""
        return self._position


def _next(records: Iterator[WarcRecord]) -> WarcRecord | None:
    try:
        return next(records, None)
    except (OSError, ValueError) as error:
        raise ArchiveBroken("a WARC record is damaged") from error


def _page(record: WarcRecord, *, limit: int, fetched_at: datetime) -> Page | None:
    url = web_address((record.headers.get("WARC-Target-URI") or "").strip("<>"), base="")
    headers = _headers(record)
    status = record.http_headers.status_code if record.is_http_parsed and record.http_headers is not None else 200
    if not url or status != 200:
        return None
    body = decoded_body(_body(record, limit=limit), coding=dict(headers).get("content-encoding", ""), limit=limit)
    content_type = dict(headers).get("content-type") or record.headers.get("Content-Type") or ""
    kind = page_kind(body, content_type=content_type)
    if kind is None or len(body) > limit:
        return None
    return Page(
        url=url,
        source_id="",
        fetched_at=_time(record, latest=fetched_at),
        body=body,
        kind=kind,
        content_type=content_type,
        headers=headers,
        rights_evidence=header_evidence(headers),
    )


def _headers(record: WarcRecord) -> tuple[tuple[str, str], ...]:
    pairs = record.http_headers.to_tuples() if record.is_http_parsed and record.http_headers is not None else ()
    named = ((name.lower(), value) for name, value in pairs)
    return tuple((name, value) for name, value in named if name not in PRIVATE_HEADERS)


def _body(record: WarcRecord, *, limit: int) -> bytes:
    try:
        return bytes(record.reader.read(limit + 1))
    except (OSError, ValueError) as error:
        raise ArchiveBroken("a WARC record's body is damaged") from error


def _time(record: WarcRecord, *, latest: datetime) -> datetime:
    stated: datetime | None = record.record_date
    return stated if stated is not None and stated.tzinfo is not None and stated <= latest else latest
