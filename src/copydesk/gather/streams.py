"""Compressed files as streams of bounded memory."""

import gzip
import io
import zlib
from typing import BinaryIO, Final, cast

import brotli
import zstandard

from copydesk.gather.archives import ArchiveBroken, ByteStream

MAX_WINDOW_BYTES = 2**27
"""Largest window of a Zstandard stream: 128 MiB, what `zstd --long=27` needs."""

MAX_DECODED_BYTES = 64_000_000_000
_GZIP_MAGIC: Final = b"\x1f\x8b"
_ZSTD_MAGIC: Final = b"\x28\xb5\x2f\xfd"
PIECE_BYTES = 262_144


class DecodedStream:
    """A gzip or Zstandard file, decoded while it is read. Raises `ArchiveBroken` where it is damaged or endless."""

    def __init__(self, file: ByteStream, *, is_zstd: bool) -> None:
        self._inner: ByteStream = _zstd(file) if is_zstd else gzip.GzipFile(fileobj=as_file(file))
        self._total = 0

    def read(self, size: int = PIECE_BYTES, /) -> bytes:
        """At most `size` bytes, none at the end."""
        try:
            piece = self._inner.read(size)
        except (OSError, EOFError, zlib.error, zstandard.ZstdError, MemoryError) as error:
            raise ArchiveBroken(f"its compressed stream is damaged ({type(error).__name__})") from error
        self._total += len(piece)
        if self._total > MAX_DECODED_BYTES:
            raise ArchiveBroken(f"it swells to more than {MAX_DECODED_BYTES:,} bytes")
        return piece


class PeekedStream:
    """A stream whose first bytes were looked at and are given again."""

    def __init__(self, stream: ByteStream, *, head_bytes: int) -> None:
        self._stream = stream
        self.head = _up_to(stream, size=head_bytes)
        self._pending = self.head

    def read(self, size: int = PIECE_BYTES, /) -> bytes:
        """At most `size` bytes, none at the end."""
        if not self._pending:
            return self._stream.read(PIECE_BYTES if size < 0 else size)
        wanted = len(self._pending) if size < 0 else size
        piece, self._pending = self._pending[:wanted], self._pending[wanted:]
        return piece


def read_capped(stream: ByteStream, *, limit: int) -> bytes:
    """At most `limit` + 1 bytes of a stream, so that one byte too many tells that it is larger."""
    return _up_to(stream, size=limit + 1)


def decoded_body(body: bytes, *, coding: str, limit: int) -> bytes:
    """A stored body without its `Content-Encoding`: at most `limit` + 1 bytes, so that one too many tells that it is larger.

    A body that is not coded as it says stays as it is: some archives keep the header and store the page decoded. One that
    breaks off, as far as its coding shows it, gives nothing. Source: RFC 9110, 8.4.1; RFC 8878.
    """
    name = coding.strip().lower()
    try:
        if name in {"gzip", "x-gzip"} and body.startswith(_GZIP_MAGIC):
            return read_capped(gzip.GzipFile(fileobj=io.BytesIO(body)), limit=limit)
        if name == "zstd" and body.startswith(_ZSTD_MAGIC):
            return _unzstd(body, limit=limit)
        if name == "br":
            return _unbrotlied(body, limit=limit)
        if name == "deflate":
            return _inflated(body, limit=limit)
    except (OSError, EOFError, zlib.error, zstandard.ZstdError):
        return b""
    return body


def _inflated(body: bytes, *, limit: int) -> bytes:
    """Zlib's frame as the standard asks for, or bare as some servers send it; what is neither stays as it is."""
    for wbits in (zlib.MAX_WBITS, -zlib.MAX_WBITS):
        try:
            return _inflated_as(wbits, body, limit=limit)
        except zlib.error:
            continue
    return body


def _inflated_as(wbits: int, body: bytes, *, limit: int) -> bytes:
    stream = zlib.decompressobj(wbits)
    decoded = stream.decompress(body, limit + 1)
    return decoded if stream.eof or len(decoded) > limit else b""


def _unbrotlied(body: bytes, *, limit: int) -> bytes:
    stream = brotli.Decompressor()
    try:
        decoded: bytes = stream.process(body, output_buffer_limit=limit + 1)
    except brotli.error:
        return body
    return decoded[: limit + 1] if stream.is_finished() or len(decoded) > limit else b""


def _unzstd(body: bytes, *, limit: int) -> bytes:
    """The reader takes a stream that breaks off for one that ends: a frame that states its size shows that some is missing."""
    decoded = read_capped(_zstd(io.BytesIO(body)), limit=limit)
    return decoded if len(decoded) > limit or len(decoded) >= zstandard.frame_content_size(body) else b""


def as_file(stream: ByteStream) -> BinaryIO:
    """The same stream under the wider type that libraries ask for; the ones here call nothing but `read` and `tell`."""
    return cast("BinaryIO", stream)


def _up_to(stream: ByteStream, *, size: int) -> bytes:
    pieces, left = [], size
    while left and (piece := stream.read(min(left, PIECE_BYTES))):
        pieces.append(piece)
        left -= len(piece)
    return b"".join(pieces)


def _zstd(file: ByteStream) -> ByteStream:
    decompressor = zstandard.ZstdDecompressor(max_window_size=MAX_WINDOW_BYTES)
    return decompressor.stream_reader(as_file(file), read_across_frames=True)
