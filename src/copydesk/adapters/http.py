"""The only way to the open net: one HTTP client with every address check and every cap."""

import asyncio
import socket
import ssl
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from types import TracebackType
from typing import Self
from urllib.parse import urljoin, urlsplit

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from yarl import URL

from copydesk.adapters.addresses import MAX_HOST_CHARACTERS, is_disguised_address, is_open_address
from copydesk.adapters.decompression import BodyDecoder, BodyRefused
from copydesk.ports import Fetched, FetchFailed

REDIRECTS = frozenset({301, 302, 303, 307, 308})
MAX_URL_CHARACTERS = 8_192
PIECE_BYTES = 65_536

PERSONAL_HEADERS = frozenset({"authorization", "cookie", "proxy-authorization"})
"""Headers that belong to one origin and are never carried to another (CVE-2021-41125)."""

VALIDATOR_HEADERS = frozenset({"if-none-match", "if-modified-since"})
"""Headers that speak of the copy of one address and mean nothing at another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HttpOptions:
    """How the net is asked. `user_agent` names the newsroom and how to reach its operator.

    `allow_private` lifts the address and the port rule, for desks inside a company; `private_endpoints` lifts the
    address rule for single (IP address, port) pairs. `timeout_s` is for the whole fetch, redirects included.
    """

    user_agent: str
    timeout_s: float = 20.0
    max_redirects: int = 5
    allow_private: bool = False
    private_endpoints: tuple[tuple[str, int], ...] = ()
    ports: tuple[int, ...] = (80, 443)
    max_header_bytes: int = 65_536
    max_connections: int = 64

    def __post_init__(self) -> None:
        if not self.user_agent.strip() or not self.user_agent.isprintable():
            raise ValueError("user_agent is empty or holds control characters")

    def allows_endpoint(self, address: str, port: int) -> bool:
        """Whether a connection to this address and port may be made."""
        return self.allow_private or (address, port) in self.private_endpoints or is_open_address(address)

    def allows_port(self, port: int) -> bool:
        """Whether an address may name this port."""
        return self.allow_private or port in self.ports or any(port == known for _, known in self.private_endpoints)


_AddressInfo = tuple[int, int, int, str, tuple[str, int] | tuple[str, int, int, int]]
"""What `getaddrinfo` says of one address: family, kind, protocol, name, endpoint."""


class _Refused(OSError):
    """A connection that the address rule forbids; an `OSError`, so that the client passes it through unchanged."""


class _CheckedResolver(AbstractResolver):
    """Resolves names and refuses the whole name when any of its addresses is not of the open net."""

    def __init__(self, inner: AbstractResolver, *, options: HttpOptions) -> None:
        self._inner = inner
        self._options = options

    async def resolve(self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC) -> list[ResolveResult]:
        """All addresses of a name, each checked."""
        found = await self._inner.resolve(host, port, family)
        if not all(self._options.allows_endpoint(each["host"], port) for each in found):
            raise _Refused("the name leads to a private address")
        return found

    async def close(self) -> None:
        """Release the inner resolver."""
        await self._inner.close()


class HttpFetcher:
    """Fetches over HTTP and HTTPS. Use it as an async context manager; implements `ports.Fetcher`.

    Each address is checked when its socket is made, at every hop, so that neither a redirect nor a name that changes
    its address between check and use leads inside. No cookies, no proxy from the environment, nothing remembered.
    """

    def __init__(self, options: HttpOptions, *, resolver: Callable[[], AbstractResolver] = aiohttp.ThreadedResolver) -> None:
        self._options = options
        self._make_resolver = resolver
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        connector = aiohttp.TCPConnector(
            limit=self._options.max_connections,
            resolver=_CheckedResolver(self._make_resolver(), options=self._options),
            socket_factory=self._dial,
        )
        self._session = aiohttp.ClientSession(
            connector=connector,
            auto_decompress=False,
            cookie_jar=aiohttp.DummyCookieJar(),
            headers={"User-Agent": self._options.user_agent, "Accept": "*/*", "Accept-Encoding": "gzip"},
            timeout=aiohttp.ClientTimeout(total=None),
            max_line_size=self._options.max_header_bytes,
            max_field_size=self._options.max_header_bytes,
            requote_redirect_url=False,
        )
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._session is not None:
            connector = self._session.connector
            await self._session.close()
            if connector is not None:
                await connector.close()
            self._session = None

    async def fetch(self, url: str, *, headers: tuple[tuple[str, str], ...] = (), max_bytes: int) -> Fetched | FetchFailed:
        """The answer to a GET, redirects followed and each hop checked. Bodies of refusals (status 400 and up) are not read."""
        return await self._in_time(url, self._follow(url, headers=headers, max_bytes=max_bytes))

    async def post(
        self, url: str, *, body: bytes, headers: tuple[tuple[str, str], ...] = (), max_bytes: int
    ) -> Fetched | FetchFailed:
        """The answer to a POST of JSON. A redirect is not followed: what is sent was meant for this address alone."""
        target = self._target(url)
        if isinstance(target, FetchFailed):
            return target
        typed = (*headers, ("Content-Type", "application/json"))
        return await self._in_time(url, self._ask(target, address=url, headers=typed, max_bytes=max_bytes, body=body))

    async def _in_time(self, url: str, answer: Coroutine[None, None, Fetched | FetchFailed]) -> Fetched | FetchFailed:
        try:
            async with asyncio.timeout(self._options.timeout_s):
                return await answer
        except TimeoutError:
            return FetchFailed(url=url, code="timeout", message=f"no complete answer within {self._options.timeout_s:g} seconds")

    async def _follow(self, url: str, *, headers: tuple[tuple[str, str], ...], max_bytes: int) -> Fetched | FetchFailed:
        here = url
        for _ in range(self._options.max_redirects + 1):
            target = self._target(here)
            if isinstance(target, FetchFailed):
                return target
            answer = await self._ask(target, address=here, headers=headers, max_bytes=max_bytes)
            if isinstance(answer, FetchFailed) or answer.status not in REDIRECTS or not answer.header("location"):
                return answer
            there = _next_hop(here, location=answer.header("location"))
            if isinstance(there, FetchFailed):
                return there
            headers = _carried(headers, here=here, there=there)
            here = there
        return FetchFailed(url=url, code="redirects", message=f"more than {self._options.max_redirects} redirects")

    def _target(self, url: str) -> URL | FetchFailed:
        """The parsed address when it may be asked."""
        problem = _form_problem(url)
        if problem:
            return FetchFailed(url=url[:MAX_URL_CHARACTERS], code="scheme", message=problem)
        try:
            target = URL(url)
            port = target.port or 0
            host = target.raw_host or ""
        except ValueError:
            return FetchFailed(url=url, code="scheme", message="not a usable address")
        if not self._options.allows_port(port):
            return FetchFailed(url=url, code="scheme", message=f"port {port} is not asked, only {_listed(self._options.ports)}")
        if self._is_forbidden_host(host, port=port):
            return FetchFailed(url=url, code="private-address", message="the address is not of the open net")
        return target

    def _is_forbidden_host(self, host: str, *, port: int) -> bool:
        if self._options.allow_private:
            return False
        if is_disguised_address(host):
            return True
        is_literal = ":" in host or host.replace(".", "").isdigit()
        return is_literal and not self._options.allows_endpoint(host, port)

    def _dial(self, info: _AddressInfo) -> socket.socket:
        """A socket for an address that is about to be connected to: the last check, on what is really dialled."""
        family, kind, protocol, _, endpoint = info
        if not self._options.allows_endpoint(str(endpoint[0]), int(endpoint[1])):
            raise _Refused("the address is private")
        made = socket.socket(family, kind, protocol)
        made.setblocking(False)  # noqa: FBT003 -- the standard library's own signature
        return made

    async def _ask(
        self, target: URL, *, address: str, headers: tuple[tuple[str, str], ...], max_bytes: int, body: bytes | None = None
    ) -> Fetched | FetchFailed:
        """The answer of one hop, to a POST where there is a body to send."""
        if self._session is None:
            raise RuntimeError("HttpFetcher is used outside its context")
        try:
            method = "GET" if body is None else "POST"
            async with self._session.request(method, target, headers=headers, data=body, allow_redirects=False) as answer:
                return await self._answer(answer, address=address, max_bytes=max_bytes)
        except BodyRefused as refused:
            return FetchFailed(url=address, code=refused.code, message=f"the body was refused: {refused}")
        except (aiohttp.ClientError, OSError, ssl.CertificateError, ValueError) as error:
            return _failure(error, url=address)

    async def _answer(self, answer: aiohttp.ClientResponse, *, address: str, max_bytes: int) -> Fetched | FetchFailed:
        size = sum(len(name) + len(value) + 4 for name, value in answer.raw_headers)
        if size > self._options.max_header_bytes:
            return FetchFailed(url=address, code="too-large", message=f"its headers are larger than {size:,} bytes")
        is_read = 200 <= answer.status < 300
        body = await _body(answer, max_bytes=max_bytes) if is_read else b""
        if not is_read:
            answer.close()
        return Fetched(
            url=address,
            status=answer.status,
            headers=tuple((name.lower(), value) for name, value in answer.headers.items()),
            body=body,
        )


def _listed(ports: tuple[int, ...]) -> str:
    return " and ".join(str(port) for port in ports)


async def _body(answer: aiohttp.ClientResponse, *, max_bytes: int) -> bytes:
    decoder = BodyDecoder(", ".join(answer.headers.getall("Content-Encoding", [])), max_bytes=max_bytes)
    stated = answer.content_length
    if stated is not None and stated > max_bytes:
        raise BodyRefused("too-large", f"it is larger than {max_bytes:,} bytes")
    async for piece in answer.content.iter_chunked(PIECE_BYTES):
        decoder.feed(piece)
    return decoder.finish()


def _form_problem(url: str) -> str:
    """What is wrong with an address before it is looked at closely, or an empty string."""
    if len(url) > MAX_URL_CHARACTERS:
        return f"the address is longer than {MAX_URL_CHARACTERS} characters"
    if "\\" in url or not url.isprintable():
        return "the address holds a backslash or control characters"
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return "not a usable address"
    if parts.scheme not in {"http", "https"}:
        return f"only http and https are asked, not {parts.scheme[:20] or 'an address without a scheme'}"
    if not host or len(host) > MAX_HOST_CHARACTERS:
        return "the address names no host"
    return ""


def _next_hop(here: str, *, location: str) -> str | FetchFailed:
    """Where a redirect leads; never with a user name or password that the other side chose."""
    problem = FetchFailed(url=here, code="redirects", message="it redirects to an address that cannot be used")
    if "\\" in location or not location.isprintable():
        return problem
    try:
        there = URL(urljoin(here, location))
        return str(there.with_user(None)) if there.raw_user is not None else str(there)
    except ValueError:
        return problem


def _carried(headers: tuple[tuple[str, str], ...], *, here: str, there: str) -> tuple[tuple[str, str], ...]:
    """The headers that go along to the next hop."""
    dropped = VALIDATOR_HEADERS | (frozenset() if _origin(here) == _origin(there) else PERSONAL_HEADERS)
    return tuple((name, value) for name, value in headers if name.lower() not in dropped)


def _origin(url: str) -> tuple[str, str]:
    parts = urlsplit(url)
    return parts.scheme, parts.netloc.rpartition("@")[2].lower()


def _failure(error: Exception, *, url: str) -> FetchFailed:
    """The failure that an exception of the client stands for."""
    code, message = _failure_of(error)
    return FetchFailed(url=url, code=code, message=message)


def _failure_of(error: Exception) -> tuple[str, str]:
    cause = error.os_error if isinstance(error, aiohttp.ClientConnectorError) else error
    if isinstance(cause, _Refused):
        return "private-address", "the address is not of the open net"
    if isinstance(error, aiohttp.ClientConnectorDNSError):
        return "dns", f"the name {error.host} was not found"
    if isinstance(error, (aiohttp.ClientSSLError, ssl.SSLError, ssl.CertificateError)):
        return "tls", f"no trusted connection: {_first_line(error)}"
    if isinstance(error, aiohttp.ServerTimeoutError | TimeoutError):
        return "timeout", "the connection was not answered in time"
    if isinstance(error, aiohttp.ClientConnectorError):
        return "refused", f"no connection: {error.strerror or _first_line(error)}"
    is_cut = isinstance(error, aiohttp.ClientPayloadError)
    return "protocol", "the answer broke off before its end" if is_cut else f"the answer is no HTTP: {_first_line(error)}"


def _first_line(error: Exception) -> str:
    """The client's own words, without what the other side put into them beyond one short line."""
    return " ".join(str(error).split())[:120] or type(error).__name__
