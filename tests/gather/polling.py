"""A site with a feed, a memory of earlier polls, and one poll of it."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from copydesk.gather.poll import Polled, PollOptions, poll
from copydesk.model.page import Page
from copydesk.model.source import Feed, Rights, Source
from copydesk.ports import FeedState, Fetcher
from copydesk.testing.clock import FixedClock
from copydesk.testing.fetcher import FakeFetcher
from copydesk.testing.web import Reply, xml

SITE = "https://news.example"
FEED = f"{SITE}/rss.xml"
ALL_ALLOWED = Reply(body=b"", content_type="text/plain")


@dataclass
class Memory:
    """What earlier polls left behind, kept as a store keeps it."""

    states: dict[str, FeedState] = field(default_factory=dict)
    urls: set[str] = field(default_factory=set)

    def feed_state(self, feed_url: str) -> FeedState | None:
        """What is remembered of a feed."""
        return self.states.get(feed_url)

    def has_page(self, url: str) -> bool:
        """Whether a page of this address is kept."""
        return url in self.urls

    def keep(self, polled: Polled) -> None:
        """Pages and state together."""
        self.urls |= {page.url for page in polled.pages}
        if polled.feed_state is not None:
            self.states[polled.feed_state.feed_url] = polled.feed_state


def entry(number: int, *, date: str = "Fri, 09 Jan 2026 02:00:00 GMT", site: str = SITE) -> str:
    """One entry of a feed."""
    link = f"<link>{site}/{number}</link>"
    return f"<item><title>Report {number}</title>{link}<description>S.</description><pubDate>{date}</pubDate></item>"


def feed_of(*entries: str) -> Reply:
    """An RSS feed."""
    return xml(f"<rss><channel><title>t</title>{''.join(entries)}</channel></rss>")


def page(number: int) -> Reply:
    """A page of the site."""
    return Reply(body=f"<!doctype html><html><body><p>Report {number}</p></body></html>".encode())


def source(name: str = "news", *, feeds: Sequence[Feed] = (Feed(url=FEED),), rights: Rights = Rights.EXCERPT) -> Source:
    """A source with its feeds."""
    return Source(id=name, name=name, language="en", country="GB", feeds=tuple(feeds), rights=rights)


def site(*entries: str, pages: int = 3) -> FakeFetcher:
    """A whole site in memory."""
    fetcher = FakeFetcher()
    fetcher.serve(f"{SITE}/robots.txt", ALL_ALLOWED)
    fetcher.serve(f"{SITE}/.well-known/tdmrep.json", Reply(status=404))
    fetcher.serve(FEED, feed_of(*(entries or (entry(2), entry(1)))))
    for number in range(1, pages + 1):
        fetcher.serve(f"{SITE}/{number}", page(number))
    return fetcher


def gather(
    sources: Sequence[Source],
    *,
    fetcher: Fetcher,
    memory: Memory | None = None,
    clock: FixedClock | None = None,
    options: PollOptions | None = None,
) -> list[Polled]:
    """One whole poll; the clock moves instead of waiting."""
    kept, time = memory or Memory(), clock or FixedClock()
    chosen = replace(options or PollOptions(), sleep=time.sleep)

    async def run() -> list[Polled]:
        results = []
        async for polled in poll(sources, fetcher=fetcher, memory=kept, clock=time, options=chosen):
            kept.keep(polled)
            results.append(polled)
        return results

    return asyncio.run(run())


def codes(results: Sequence[Polled]) -> list[str]:
    """The codes of everything rejected."""
    return sorted(rejected.code for polled in results for rejected in polled.rejected)


def pages_of(results: Sequence[Polled]) -> list[Page]:
    """All pages."""
    return [page for polled in results for page in polled.pages]
