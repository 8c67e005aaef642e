"""The HTTP fetcher against a real server on loopback that misbehaves."""

import asyncio
import resource
import socket
import time
import zlib
from collections.abc import Iterator
from dataclasses import replace

import brotli
import pytest
from aiohttp.abc import AbstractResolver, ResolveResult

from copydesk.adapters.http import HttpFetcher, HttpOptions
from copydesk.ports import Fetched, FetchFailed
from copydesk.testing.fetcher import FakeFetcher, FetcherPromise, fetcher_promises
from copydesk.testing.web import LoopbackWeb, Reply, gzip_bomb, redirect

OPEN = HttpOptions(user_agent="CopydeskTest/1 (+mailto:desk@news.example)", timeout_s=5.0, allow_private=True)
STRICT = replace(OPEN, allow_private=False)


@pytest.fixture
def web() -> Iterator[LoopbackWeb]:
    """A server that does as it is told."""
    with LoopbackWeb() as server:
        yield server


class FlippingResolver(AbstractResolver):
    """Gives one answer after the other for any name, the last one again and again."""

    def __init__(self, *answers: tuple[str, ...]) -> None:
        self._answers = list(answers)

    async def resolve(self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET) -> list[ResolveResult]:
        """The next answer."""
        hosts = self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]
        return [
            ResolveResult(hostname=host, host=each, port=port, family=int(family or socket.AF_INET), proto=0, flags=0)
            for each in hosts
        ]

    async def close(self) -> None:
        """Nothing is held."""


def fetch(
    url: str,
    *,
    options: HttpOptions = OPEN,
    headers: tuple[tuple[str, str], ...] = (),
    max_bytes: int = 1_000_000,
    resolver: AbstractResolver | None = None,
) -> Fetched | FetchFailed:
    """One fetch by a fetcher of its own."""

    async def run() -> Fetched | FetchFailed:
        fetcher = HttpFetcher(options, resolver=lambda: resolver) if resolver else HttpFetcher(options)
        async with fetcher:
            return await fetcher.fetch(url, headers=headers, max_bytes=max_bytes)

    return asyncio.run(run())


def code_of(answer: Fetched | FetchFailed) -> str:
    """The failure's code, or the status."""
    return answer.code if isinstance(answer, FetchFailed) else str(answer.status)


@pytest.mark.parametrize("promise", fetcher_promises(), ids=lambda promise: promise.name)
def test_the_real_fetcher_keeps_each_promise(promise: FetcherPromise, web: LoopbackWeb) -> None:
    """The contract of the port, on a real connection."""
    for path, reply in promise.routes:
        web.serve(path, reply)

    answer = fetch(web.url(promise.path), max_bytes=promise.max_bytes)

    assert promise.broken_by(answer) == ""


@pytest.mark.parametrize("promise", fetcher_promises(), ids=lambda promise: promise.name)
def test_the_fake_fetcher_keeps_each_promise(promise: FetcherPromise) -> None:
    """The contract of the port, without a net."""
    fetcher = FakeFetcher()
    for path, reply in promise.routes:
        fetcher.serve(f"http://news.example{path}", reply)

    answer = asyncio.run(fetcher.fetch(f"http://news.example{promise.path}", max_bytes=promise.max_bytes))

    assert promise.broken_by(answer) == ""


def test_each_request_says_who_asks_and_carries_no_cookie(web: LoopbackWeb) -> None:
    """A server that sets a cookie does not get it back."""
    web.serve("/a", Reply(status=302, headers=(("Set-Cookie", "id=1"), ("Location", "/b"))))
    web.serve("/b", Reply(body=b"ok"))

    fetch(web.url("/a"))

    assert [asked.header("user-agent") for asked in web.asked] == [OPEN.user_agent] * 2
    assert [asked.header("cookie") for asked in web.asked] == ["", ""]
    assert [asked.header("accept-encoding") for asked in web.asked] == ["gzip", "gzip"]


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "localhost.",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "2130706433",
        "0x7f.1",
        "0177.0.0.1",
        "127.1",
        "0.0.0.0",  # noqa: S104 -- an address to refuse
    ],
)
def test_no_form_of_a_private_address_is_connected_to(host: str, web: LoopbackWeb) -> None:
    """The server on loopback is never reached, whatever its address looks like."""
    options = replace(STRICT, ports=(web.port,))

    answer = fetch(f"http://{host}:{web.port}/", options=options)

    assert code_of(answer) in {"private-address", "dns"}
    assert web.asked == ()


def test_a_redirect_to_a_private_address_is_refused(web: LoopbackWeb) -> None:
    """The check stands at each hop: an allowed endpoint cannot lead to another one inside."""
    with LoopbackWeb() as inside:
        options = replace(STRICT, private_endpoints=(("127.0.0.1", web.port),), ports=(80, inside.port))
        web.serve("/a", redirect(inside.url("/secret", host="localhost")))
        web.serve("/b", redirect("http://169.254.169.254/latest/meta-data/"))

        answers = [fetch(web.url(path), options=options) for path in ("/a", "/b")]

        assert [code_of(answer) for answer in answers] == ["private-address", "private-address"]
        assert inside.asked == ()


def test_a_name_that_turns_private_is_refused_at_dial_time(web: LoopbackWeb) -> None:
    """A name that was public a moment ago leads to loopback now: no connection (DNS rebinding)."""
    options = replace(STRICT, ports=(web.port,), timeout_s=1.0)
    url = web.url("/", host="rebinding.example")

    mixed = fetch(url, options=options, resolver=FlippingResolver(("93.184.215.14", "127.0.0.1")))
    flipped = fetch(url, options=options, resolver=FlippingResolver(("127.0.0.1",), ("93.184.215.14",)))

    assert [code_of(mixed), code_of(flipped)] == ["private-address", "private-address"]
    assert web.asked == ()


def test_the_socket_itself_is_checked_when_the_resolver_lies(web: LoopbackWeb) -> None:
    """Even with no check in the resolver nothing inside is dialled."""
    fetcher = HttpFetcher(replace(STRICT, ports=(web.port,)))

    with pytest.raises(OSError, match="private"):
        fetcher._dial((socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", web.port)))

    assert web.asked == ()


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "gopher://news.example/",
        "javascript:alert(1)",
        "ftp://news.example/",
        "//news.example/",
        "http://",
        "http://news.example\\@evil.example/",
        "http://news.example/\r\nX: 1",
        "http://[::1",
        "http://news.example:22/",
        "http://" + "a" * 10_000 + ".example/",
        "http://news.example/" + "a" * 10_000,
        "http://" + "@" * 5_000 + "news.example/",
        "",
    ],
)
def test_addresses_that_are_no_plain_http_are_refused(url: str) -> None:
    """Schemes, ports and forms that no feed needs."""
    started = time.perf_counter()

    answer = fetch(url, options=STRICT)

    assert code_of(answer) in {"scheme", "dns"}
    assert time.perf_counter() - started < 2


@pytest.mark.parametrize("location", ["/\\evil.example", "\\\\evil.example", "http://[bad", "file:///etc/passwd"])
def test_a_redirect_with_a_trick_in_it_is_refused(location: str, web: LoopbackWeb) -> None:
    """A backslash in a relative address is not a path (GHSA-m999-j542-5w3r)."""
    web.serve("/a", redirect(location))

    answer = fetch(web.url("/a"))

    assert code_of(answer) in {"redirects", "scheme"}


def test_credentials_never_travel_to_another_origin(web: LoopbackWeb) -> None:
    """A redirect to another port gets neither the header nor the user name."""
    with LoopbackWeb() as other:
        web.serve("/a", redirect(f"http://user:word@127.0.0.1:{other.port}/b"))
        other.serve("/b", Reply(body=b"ok"))

        fetch(web.url("/a"), headers=(("Authorization", "Bearer canary"), ("If-None-Match", '"1"')))

        assert web.asked[0].header("authorization") == "Bearer canary"
        assert [name for name, _ in other.asked[0].headers if name in {"authorization", "if-none-match"}] == []


def packed_twice(body: bytes) -> Reply:
    """A body that says it is compressed many times."""
    return Reply(body=body, headers=(("Content-Encoding", ", ".join(["gzip"] * 50)),))


@pytest.mark.parametrize(
    ("reply", "code"),
    [
        (gzip_bomb(megabytes=50), "bomb"),
        (Reply(body=brotli.compress(bytes(50_000_000), quality=5), headers=(("Content-Encoding", "br"),)), "bomb"),
        (Reply(body=zlib.compress(bytes(50_000_000), 1), headers=(("Content-Encoding", "deflate"),)), "bomb"),
        (packed_twice(b"x"), "bomb"),
        (Reply(body=b"x" * 1_000_000, repeat=50), "too-large"),
        (Reply(body=b"no gzip at all", headers=(("Content-Encoding", "gzip"),)), "protocol"),
        (Reply(body=b"x", headers=(("Content-Encoding", "zstd"),)), "protocol"),
        (Reply(body=b"half of this", breaks_off=True), "protocol"),
        (Reply(raw=b"SSH-2.0-OpenSSH_9\r\n"), "protocol"),
        (Reply(raw=b""), "protocol"),
        (Reply(headers=(("X-Large", "x" * 70_000),)), "protocol"),
        (Reply(headers=tuple((f"X-{n}", "x" * 1_000) for n in range(100))), "too-large"),
        (
            Reply(raw=b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + b"10000\r\n" + b"x" * 65_536 + b"\r\n"),
            "protocol",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_hostile_bodies_are_refused_early(reply: Reply, code: str, web: LoopbackWeb) -> None:
    """Bombs, floods and broken streams end with a code, in bounded memory."""
    web.serve("/a", reply)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    answer = fetch(web.url("/a"), max_bytes=10_000_000)

    assert code_of(answer) == code
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 60_000


def test_a_bomb_in_the_body_of_a_redirect_is_never_read(web: LoopbackWeb) -> None:
    """Bodies of redirects are thrown away unread."""
    web.serve("/a", replace(gzip_bomb(megabytes=20), status=302, headers=(("Location", "/b"), ("Content-Encoding", "gzip"))))
    web.serve("/b", Reply(body=b"ok"))

    answer = fetch(web.url("/a"), max_bytes=1_000)

    assert isinstance(answer, Fetched)
    assert answer.body == b"ok"


@pytest.mark.parametrize("frame_bits", [15, -15], ids=["zlib", "raw"])
def test_both_kinds_of_deflate_are_read(frame_bits: int, web: LoopbackWeb) -> None:
    """With the frame that the standard asks for, and without."""
    packer = zlib.compressobj(wbits=frame_bits)
    web.serve("/a", Reply(body=packer.compress(b"text") + packer.flush(), headers=(("Content-Encoding", "deflate"),)))

    answer = fetch(web.url("/a"))

    assert isinstance(answer, Fetched)
    assert answer.body == b"text"


@pytest.mark.parametrize("reply", [Reply(body=b"x" * 500, byte_pause_s=0.05), Reply(body=b"late", pause_s=30.0)])
def test_a_slow_server_is_given_up_after_the_whole_time(reply: Reply, web: LoopbackWeb) -> None:
    """The limit is for the whole answer, not for each read."""
    web.serve("/a", reply)
    started = time.perf_counter()

    answer = fetch(web.url("/a"), options=replace(OPEN, timeout_s=0.4))

    assert code_of(answer) == "timeout"
    assert time.perf_counter() - started < 3


def test_a_port_where_nobody_listens_is_refused_in_plain_words() -> None:
    """The message says what happened."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    answer = fetch(f"http://127.0.0.1:{port}/")

    assert isinstance(answer, FetchFailed)
    assert answer.code == "refused"
    assert "no connection" in answer.message


def test_a_server_without_tls_is_named_so(web: LoopbackWeb) -> None:
    """A plain server asked over HTTPS fails with its own code."""
    url = f"https://127.0.0.1:{web.port}/"

    answer = fetch(url)

    assert code_of(answer) == "tls"


def test_a_name_that_does_not_exist_is_named_so() -> None:
    """The reserved top-level name never resolves."""
    answer = fetch("http://nothing.invalid/", options=STRICT)

    assert isinstance(answer, FetchFailed)
    assert answer.code == "dns"
    assert "nothing.invalid" in answer.message


def test_user_agents_with_line_breaks_are_no_options() -> None:
    """A desk file cannot smuggle a header in."""
    with pytest.raises(ValueError, match="control"):
        HttpOptions(user_agent="Copydesk\r\nX: 1")
