"""A fetcher without a net, and the promises that every fetcher keeps."""

import gzip
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from copydesk.ports import Fetched, FetchFailed
from copydesk.testing.web import Asked, Reply, gzip_bomb, gzipped, redirect

REDIRECTS = frozenset({301, 302, 303, 307, 308})
MAX_REDIRECTS = 5


class FakeFetcher:
    """A `Fetcher` that answers from memory: replies by address, failures where told, `dns` for everything else.

    Several replies to one address are given in turn, the last one again and again. `asked` are (address, headers).
    """

    def __init__(self) -> None:
        self._replies: dict[str, list[Reply | FetchFailed]] = {}
        self.asked: list[tuple[str, Asked]] = []

    def serve(self, url: str, *replies: Reply) -> None:
        """Say what an address answers from now on."""
        self._replies[url] = list(replies)

    def fail(self, url: str, *, code: str, message: str = "as the test says") -> None:
        """Say that an address gives no answer."""
        self._replies[url] = [FetchFailed(url=url, code=code, message=message)]

    def urls(self) -> tuple[str, ...]:
        """The addresses that were asked, in order, redirects included."""
        return tuple(url for url, _ in self.asked)

    async def fetch(self, url: str, *, headers: tuple[tuple[str, str], ...] = (), max_bytes: int) -> Fetched | FetchFailed:
        """The answer that was set, redirects followed, with the caps of the real one."""
        here = url
        for _ in range(MAX_REDIRECTS + 1):
            reply = self._take(here, headers=headers)
            if isinstance(reply, FetchFailed):
                return reply
            location = dict(reply.headers).get("Location", "")
            if reply.status not in REDIRECTS or not location:
                return _answer(reply, url=here, max_bytes=max_bytes)
            here = urljoin(here, location)
            headers = ()
        return FetchFailed(url=url, code="redirects", message=f"more than {MAX_REDIRECTS} redirects")

    def _take(self, url: str, *, headers: tuple[tuple[str, str], ...]) -> Reply | FetchFailed:
        if urlsplit(url).scheme not in {"http", "https"}:
            return FetchFailed(url=url, code="scheme", message="only http and https are asked")
        named = tuple((name.lower(), value) for name, value in headers)
        self.asked.append((url, Asked(path=urlsplit(url).path, headers=named)))
        replies = self._replies.get(url, [])
        if not replies:
            return FetchFailed(url=url, code="dns", message="the name was not found")
        return replies.pop(0) if len(replies) > 1 else replies[0]


def _answer(reply: Reply, *, url: str, max_bytes: int) -> Fetched | FetchFailed:
    coding = dict(reply.headers).get("Content-Encoding", "")
    body = _decoded(reply, coding=coding)
    if coding and len(body) > 200 * len(reply.body):
        return FetchFailed(url=url, code="bomb", message="it swells")
    if len(body) * reply.repeat > max_bytes:
        return FetchFailed(url=url, code="too-large", message=f"it is larger than {max_bytes:,} bytes")
    headers = ((name.lower(), value) for name, value in reply.headers)
    typed = (("content-type", reply.content_type),) if reply.content_type and reply.status != 304 else ()
    is_read = 200 <= reply.status < 300
    return Fetched(url=url, status=reply.status, headers=(*headers, *typed), body=body * reply.repeat if is_read else b"")


def _decoded(reply: Reply, *, coding: str) -> bytes:
    return gzip.decompress(reply.body) if coding == "gzip" else reply.body


@dataclass(frozen=True, slots=True, kw_only=True)
class FetcherPromise:
    """One promise of the port: when `routes` are served, a fetch of `path` gives `status` and `body`, or fails with `code`.

    `ends_at` is the path of the final address.
    """

    name: str
    routes: tuple[tuple[str, Reply], ...]
    path: str = "/a"
    ends_at: str = "/a"
    status: int = 0
    body: bytes = b""
    code: str = ""
    max_bytes: int = 1_000_000

    def broken_by(self, answer: Fetched | FetchFailed) -> str:
        """What of the promise an answer does not keep, or an empty string."""
        if isinstance(answer, FetchFailed):
            return "" if answer.code == self.code else f"failed with {answer.code}: {answer.message}"
        found = (answer.status, answer.body, urlsplit(answer.url).path)
        expected = (self.status, self.body, self.ends_at)
        return "" if found == expected and not self.code else f"gave {found}, expected {self.code or expected}"


def fetcher_promises() -> tuple[FetcherPromise, ...]:
    """What every `ports.Fetcher` keeps, the fake one too."""
    return (
        FetcherPromise(name="gives-the-body", routes=(("/a", Reply(body=b"text")),), status=200, body=b"text"),
        FetcherPromise(name="decodes-gzip", routes=(("/a", gzipped(Reply(body=b"text"))),), status=200, body=b"text"),
        FetcherPromise(name="gives-refusals-without-body", routes=(("/a", Reply(status=404, body=b"no")),), status=404),
        FetcherPromise(name="gives-not-modified", routes=(("/a", Reply(status=304)),), status=304),
        FetcherPromise(
            name="follows-redirects",
            routes=(("/a", redirect("/b")), ("/b", redirect("/c", status=301)), ("/c", Reply(body=b"there"))),
            ends_at="/c",
            status=200,
            body=b"there",
        ),
        FetcherPromise(
            name="follows-five-redirects",
            routes=(*((f"/{n}", redirect(f"/{n + 1}")) for n in range(5)), ("/5", Reply(body=b"there"))),
            path="/0",
            ends_at="/5",
            status=200,
            body=b"there",
        ),
        FetcherPromise(name="gives-up-on-loops", routes=(("/a", redirect("/a")),), code="redirects"),
        FetcherPromise(
            name="refuses-large-bodies", routes=(("/a", Reply(body=b"x" * 1_001)),), max_bytes=1_000, code="too-large"
        ),
        FetcherPromise(
            name="takes-bodies-of-the-limit", routes=(("/a", Reply(body=b"x" * 10)),), max_bytes=10, status=200, body=b"x" * 10
        ),
        FetcherPromise(name="refuses-bombs", routes=(("/a", gzip_bomb(megabytes=3)),), max_bytes=10_000_000, code="bomb"),
        FetcherPromise(name="refuses-other-schemes", routes=(("/a", redirect("gopher://news.example/")),), code="scheme"),
    )
