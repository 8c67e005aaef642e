"""Asking hosts politely: one request at a time, pauses, robots.txt, postponed hosts. Everything that `poll` asks goes here."""

import asyncio
import hashlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from copydesk.gather.politeness import HostState, Politeness, after_answer, after_start, may_start_at
from copydesk.gather.robots import FETCHED_BYTES, Robots, read_robots, robots_url
from copydesk.gather.signals import merged, reservation_evidence
from copydesk.ports import Clock, Fetched, Fetcher, FetchFailed

RESERVATION_BYTES = 200_000
RESERVATION_LIFETIME = timedelta(hours=24)

Sleep = Callable[[float], Awaitable[None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Postponed:
    """A host is not to be asked before a moment that is too far off to wait for."""

    url: str
    until: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Forbidden:
    """The site's robots.txt does not allow the address."""

    url: str


Answer = Fetched | FetchFailed | Postponed | Forbidden


@dataclass(slots=True, kw_only=True)
class _Host:
    """A host of this run: its lock keeps one request in flight."""

    state: HostState = field(default_factory=HostState)
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    requests: int = 0


@dataclass(slots=True, kw_only=True)
class _Site:
    """What one origin says about itself."""

    robots: Robots | None = None
    reservations: bytes = b""
    reservations_until: datetime | None = None
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)


class PoliteFetcher:
    """Asks through a `Fetcher`, never more than one request to a host at a time, and never what robots.txt forbids.

    Pauses that `politeness` has the patience for are slept through with `sleep`.
    """

    def __init__(self, fetcher: Fetcher, *, clock: Clock, politeness: Politeness, sleep: Sleep) -> None:
        self._fetcher = fetcher
        self._clock = clock
        self._politeness = politeness
        self._sleep = sleep
        self._hosts: dict[str, _Host] = {}
        self._sites: dict[str, _Site] = {}

    async def ask(self, url: str, *, headers: tuple[tuple[str, str], ...] = (), max_bytes: int) -> Answer:
        """The answer for an address, or why it was not asked. No answer for robots.txt counts as no answer."""
        if urlsplit(url).scheme not in {"http", "https"}:
            return FetchFailed(url=url, code="scheme", message="only http and https are asked")
        robots = await self._robots(url)
        if isinstance(robots, Postponed):
            return robots
        if not robots.allows(url, agent=self._politeness.agent):
            return robots.trouble or Forbidden(url=url)
        return await self._ask_host(url, headers=headers, max_bytes=max_bytes)

    async def evidence(self, url: str) -> tuple[str, ...]:
        """What the site says about the use of a page by machines; to be asked before the page is."""
        robots = await self._robots(url)
        stated = robots.evidence(url, agent=self._politeness.agent) if isinstance(robots, Robots) else ()
        reserved = await self._reservations(url)
        return merged(stated, reservation_evidence(reserved, path=urlsplit(url).path or "/"))

    async def _robots(self, url: str) -> Robots | Postponed:
        site = self._site(url)
        async with site.lock:
            if site.robots is None or site.robots.expires_at <= self._clock.now():
                answer = await self._ask_host(robots_url(url), headers=(), max_bytes=FETCHED_BYTES)
                if isinstance(answer, Postponed):
                    return Postponed(url=url, until=answer.until)
                site.robots = read_robots(answer, now=self._clock.now())
                delay_s = site.robots.crawl_delay_s(self._politeness.agent)
                self._host(url).state = replace(self._host(url).state, crawl_delay_s=delay_s)
            return site.robots

    async def _reservations(self, url: str) -> bytes:
        """The site's `/.well-known/tdmrep.json`, empty where there is none; asked once a day."""
        site = self._site(url)
        async with site.lock:
            if site.reservations_until is None or site.reservations_until <= self._clock.now():
                address = robots_url(url).removesuffix("/robots.txt") + "/.well-known/tdmrep.json"
                answer = await self._ask_host(address, headers=(), max_bytes=RESERVATION_BYTES)
                site.reservations = answer.body if isinstance(answer, Fetched) and answer.status == 200 else b""
                site.reservations_until = self._clock.now() + RESERVATION_LIFETIME
            return site.reservations

    async def _ask_host(
        self, url: str, *, headers: tuple[tuple[str, str], ...], max_bytes: int
    ) -> Fetched | FetchFailed | Postponed:
        host = self._host(url)
        async with host.lock:
            now = self._clock.now()
            jitter = _jitter(url, count=host.requests)
            start = may_start_at(host.state, now=now, politeness=self._politeness, jitter=jitter)
            if start - now > timedelta(seconds=self._politeness.patience_s):
                return Postponed(url=url, until=start)
            if start > now:
                await self._sleep((start - now).total_seconds())
            host.requests += 1
            host.state = after_start(host.state, now=self._clock.now())
            answer = await self._fetcher.fetch(url, headers=headers, max_bytes=max_bytes)
            if isinstance(answer, Fetched):
                host.state = after_answer(
                    host.state, status=answer.status, retry_after=answer.header("retry-after"), now=self._clock.now()
                )
            return answer

    def _host(self, url: str) -> _Host:
        return self._hosts.setdefault((urlsplit(url).hostname or "").lower(), _Host())

    def _site(self, url: str) -> _Site:
        return self._sites.setdefault(robots_url(url), _Site())


def _jitter(url: str, *, count: int) -> float:
    """A number in 0..1 that is the same in every run: spread without chance."""
    digest = hashlib.sha256(f"{count} {url}".encode()).digest()
    return digest[0] / 255
