"""Decoding of compressed bodies that stops a bomb while it swells: output is counted as it is made."""

import zlib

import brotli

MAX_RATIO = 200
"""Most output bytes for one input byte. Real pages stay under 30; a bomb reaches 1,000 (gzip) or more (brotli)."""

RATIO_FREE_BYTES = 65_536
"""Output below which the ratio says nothing: a short page of blanks compresses well."""

PIECE_BYTES = 65_536

GZIP_MAGIC = b"\x1f\x8b"


class BodyRefused(Exception):
    """A body that is too large, a bomb, or damaged. Stays inside `adapters`; `code` is one of `FetchFailed`'s."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class BodyDecoder:
    """Decodes one body as it arrives, with every cap. Feed it the bytes of the net, then take `finish()`.

    `coding` is the `Content-Encoding` header. Raises `BodyRefused`; memory stays below
    `max_bytes` and one piece more.
    """

    def __init__(self, coding: str, *, max_bytes: int) -> None:
        self._max_bytes = max_bytes
        self._received = 0
        self._body = bytearray()
        self._coding = _known_coding(coding)
        self._stream: _GzipStream | _BrotliStream | None = _stream_for(self._coding)

    def feed(self, data: bytes) -> None:
        """Take bytes as they came over the net."""
        self._received += len(data)
        if self._stream is None:
            self._keep(data)
            return
        self._stream.push(data)
        while piece := self._stream.pull():
            self._keep(piece)
            if len(self._body) > RATIO_FREE_BYTES and len(self._body) > MAX_RATIO * self._taken:
                raise BodyRefused("bomb", f"it swells more than {MAX_RATIO} times when it is decoded")

    def finish(self) -> bytes:
        """The whole decoded body."""
        if self._stream is not None and self._received and not self._stream.is_complete:
            raise BodyRefused("protocol", f"its {self._coding} stream breaks off")
        return bytes(self._body)

    @property
    def _taken(self) -> int:
        """How many bytes of the net the decoder has used up."""
        return self._received - (self._stream.waiting if self._stream is not None else 0)

    def _keep(self, piece: bytes) -> None:
        if len(self._body) + len(piece) > self._max_bytes:
            raise BodyRefused("too-large", f"it is larger than {self._max_bytes:,} bytes")
        self._body += piece


class _GzipStream:
    """Gzip (several members too), zlib and raw deflate."""

    def __init__(self, *, raw_allowed: bool) -> None:
        self._inflate = zlib.decompressobj(wbits=47)
        self._pending = b""
        self._raw_allowed = raw_allowed

    @property
    def is_complete(self) -> bool:
        return self._inflate.eof

    @property
    def waiting(self) -> int:
        return len(self._pending)

    def push(self, data: bytes) -> None:
        self._pending += data

    def pull(self) -> bytes:
        while self._pending:
            if self._inflate.eof and not self._next_member():
                return b""
            piece = self._inflate_some()
            self._pending = self._inflate.unused_data if self._inflate.eof else self._inflate.unconsumed_tail
            if piece:
                return piece
        return b""

    def _next_member(self) -> bool:
        """Whether another gzip member follows; what else stands behind the end is padding and dropped."""
        if not self._pending.startswith(GZIP_MAGIC):
            self._pending = b""
            return False
        self._inflate = zlib.decompressobj(wbits=47)
        return True

    def _inflate_some(self) -> bytes:
        try:
            piece = self._inflate.decompress(self._pending, PIECE_BYTES)
        except zlib.error as error:
            return self._inflate_raw(error)
        self._raw_allowed = False
        return piece

    def _inflate_raw(self, error: zlib.error) -> bytes:
        """Some servers send "deflate" without the zlib frame that the standard asks for."""
        if not self._raw_allowed:
            raise BodyRefused("protocol", "its compressed stream is damaged") from error
        self._raw_allowed = False
        self._inflate = zlib.decompressobj(wbits=-15)
        return self._inflate_some()


class _BrotliStream:
    def __init__(self) -> None:
        self._decompressor = brotli.Decompressor()
        self._pending = b""

    @property
    def is_complete(self) -> bool:
        return bool(self._decompressor.is_finished())

    @property
    def waiting(self) -> int:
        return len(self._pending)

    def push(self, data: bytes) -> None:
        self._pending += data

    def pull(self) -> bytes:
        taken = self._pending if self._decompressor.can_accept_more_data() else b""
        try:
            piece: bytes = self._decompressor.process(taken, output_buffer_limit=PIECE_BYTES)
        except brotli.error as error:
            raise BodyRefused("protocol", "its brotli stream is damaged") from error
        if taken:
            self._pending = b""
        return piece


def _known_coding(header: str) -> str:
    names = [name.strip().lower() for name in header.split(",") if name.strip()]
    if len(names) > 1:
        raise BodyRefused("bomb", "it is compressed more than once")
    name = (names or ["identity"])[0]
    if name not in {"identity", "gzip", "x-gzip", "deflate", "br"}:
        raise BodyRefused("protocol", f"its coding {name[:40]!r} was not asked for")
    return name


def _stream_for(coding: str) -> _GzipStream | _BrotliStream | None:
    if coding == "identity":
        return None
    if coding == "br":
        return _BrotliStream()
    return _GzipStream(raw_allowed=coding == "deflate")
