"""A small web site on loopback that answers as it is told, badly too: for tests of everything that asks the net."""

import contextlib
import gzip
import socket
import socketserver
import threading
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from types import TracebackType
from typing import Self

REASONS = {200: "OK", 301: "Moved Permanently", 302: "Found", 304: "Not Modified", 404: "Not Found", 429: "Too Many Requests"}
MAX_REQUEST_LINE_BYTES = 65_536
TLS_HANDSHAKE = b"\x16"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """One answer. The later fields say how it misbehaves.

    `repeat` sends the body that many times (large bodies without memory); `pause_s` waits before the first byte;
    `byte_pause_s` waits after every byte of the body; `breaks_off` closes the connection after half of the body;
    `raw` is sent instead of any HTTP.
    """

    status: int = 200
    body: bytes = b""
    content_type: str = "text/html; charset=utf-8"
    headers: tuple[tuple[str, str], ...] = ()
    repeat: int = 1
    pause_s: float = 0.0
    byte_pause_s: float = 0.0
    breaks_off: bool = False
    raw: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One request as it arrived; header names lower-case."""

    path: str
    headers: tuple[tuple[str, str], ...]

    def header(self, name: str) -> str:
        """The first value of a header, or an empty string."""
        return next((value for key, value in self.headers if key == name.lower()), "")


def redirect(location: str, *, status: int = 302) -> Reply:
    """A redirect to an address."""
    return Reply(status=status, headers=(("Location", location),))


def xml(text: str, *, encoding: str = "utf-8") -> Reply:
    """An XML document, its encoding not stated in the headers."""
    return Reply(body=text.encode(encoding), content_type="application/rss+xml")


def gzip_bomb(*, megabytes: int) -> Reply:
    """A page that is small on the way and `megabytes` large once it is decoded."""
    packer = zlib.compressobj(1, wbits=31)
    packed = b"".join(packer.compress(bytes(1_000_000)) for _ in range(megabytes)) + packer.flush()
    return Reply(body=packed, headers=(("Content-Encoding", "gzip"),))


def gzipped(reply: Reply) -> Reply:
    """The same answer, compressed."""
    return replace(reply, body=gzip.compress(reply.body, mtime=0), headers=(*reply.headers, ("Content-Encoding", "gzip")))


class LoopbackServer:
    """A server on a port of 127.0.0.1, run in threads while its context lasts; `_closing` is set when that ends."""

    def __init__(self, server: socketserver.TCPServer) -> None:
        self._closing = threading.Event()
        self._server = server

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._closing.set()
        self._server.shutdown()
        self._server.server_close()

    @property
    def port(self) -> int:
        """The port it listens on."""
        return int(self._server.server_address[1])


class LoopbackWeb(LoopbackServer):
    """A real HTTP server on a free port of 127.0.0.1. Use it as a context manager.

    A path without replies answers 404. Several replies to one path are given in turn, the last one again and again.
    """

    def __init__(self) -> None:
        self._replies: dict[str, list[Reply]] = {}
        self._asked: list[Asked] = []
        self._lock = threading.Lock()
        self._open_requests = 0
        self._most_at_once = 0
        super().__init__(_Server(("127.0.0.1", 0), self._answer))

    @property
    def asked(self) -> tuple[Asked, ...]:
        """Every request so far, in order of arrival."""
        with self._lock:
            return tuple(self._asked)

    @property
    def most_at_once(self) -> int:
        """The largest number of requests that waited for their replies at the same time.

        One whose reply goes out is open no more: who asked may have it, and ask on, before this side has let go of it.
        """
        return self._most_at_once

    def url(self, path: str, *, host: str = "127.0.0.1") -> str:
        """The address of a path."""
        return f"http://{host}:{self.port}{path}"

    def serve(self, path: str, *replies: Reply) -> None:
        """Say what a path answers from now on."""
        with self._lock:
            self._replies[path] = list(replies)

    def paths(self) -> tuple[str, ...]:
        """The paths that were asked, in order."""
        return tuple(asked.path for asked in self.asked)

    def _answer(self, connection: socket.socket) -> None:
        with connection, contextlib.suppress(OSError), connection.makefile("rb") as stream:
            if connection.recv(1, socket.MSG_PEEK) == TLS_HANDSHAKE:
                connection.sendall(_head(Reply(status=400)))
                return
            asked = _read_request(iter(lambda: stream.readline(MAX_REQUEST_LINE_BYTES), b""))
            if asked is not None:
                with self._counted():
                    reply = self._reply_to(asked)
                    self._closing.wait(reply.pause_s)
                self._send(connection, reply=reply)

    @contextlib.contextmanager
    def _counted(self) -> Iterator[None]:
        with self._lock:
            self._open_requests += 1
            self._most_at_once = max(self._most_at_once, self._open_requests)
        try:
            yield
        finally:
            with self._lock:
                self._open_requests -= 1

    def _reply_to(self, asked: Asked) -> Reply:
        with self._lock:
            self._asked.append(asked)
            replies = self._replies.get(asked.path, [])
            if not replies:
                return Reply(status=404)
            return replies.pop(0) if len(replies) > 1 else replies[0]

    def _send(self, connection: socket.socket, *, reply: Reply) -> None:
        if reply.raw is not None:
            connection.sendall(reply.raw)
            return
        connection.sendall(_head(reply))
        body = reply.body[: len(reply.body) // 2] if reply.breaks_off else reply.body
        for _ in range(reply.repeat):
            if self._closing.is_set():
                return
            self._send_body(connection, body=body, byte_pause_s=reply.byte_pause_s)

    def _send_body(self, connection: socket.socket, *, body: bytes, byte_pause_s: float) -> None:
        if not byte_pause_s:
            connection.sendall(body)
            return
        for value in body:
            connection.sendall(bytes([value]))
            if self._closing.wait(byte_pause_s):
                return


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    block_on_close = False
    request_queue_size = 128

    def __init__(self, address: tuple[str, int], answer: Callable[[socket.socket], None]) -> None:
        class Handler(socketserver.BaseRequestHandler):
            def handle(self) -> None:
                answer(self.request)

        super().__init__(address, Handler)


def _read_request(lines: Iterator[bytes]) -> Asked | None:
    words = next(lines, b"").decode("latin-1").split()
    if len(words) < 2:
        return None
    headers = []
    for line in lines:
        if not line.strip():
            break
        name, _, value = line.decode("latin-1").partition(":")
        headers.append((name.strip().lower(), value.strip()))
    return Asked(path=words[1], headers=tuple(headers))


def _head(reply: Reply) -> bytes:
    lines = [f"HTTP/1.1 {reply.status} {REASONS.get(reply.status, 'Answer')}", "Connection: close"]
    lines += [f"{name}: {value}" for name, value in reply.headers]
    if reply.status != 304:
        lines += [f"Content-Type: {reply.content_type}"] if reply.content_type else []
        lines += [f"Content-Length: {len(reply.body) * reply.repeat}"]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1", "replace")
