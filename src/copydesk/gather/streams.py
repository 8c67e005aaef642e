"""Compressed files as streams of bounded memory."""

import gzip
import zlib
from typing import BinaryIO, cast

import zstandard

from copydesk.gather.archives import ArchiveBroken, ByteStream

MAX_WINDOW_BYTES = 2**27
"""Largest window of a Zstandard stream: 128 MiB, what `zstd --long=27` needs."""

MAX_DECODED_BYTES = 64_000_000_000
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
