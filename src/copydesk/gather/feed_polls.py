"""One poll of one feed: what it lists, which of it is wanted, and the pages behind it."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from copydesk.gather.feed_states import PollTimes, after_failure, after_success, after_unchanged, conditional_headers
from copydesk.gather.feeds import parse_feed
from copydesk.gather.hosts import Answer, PoliteFetcher, Postponed
from copydesk.gather.items import item_page
from copydesk.gather.pages import NotFetched, read_answer
from copydesk.gather.sitemaps import MAX_SITEMAP_BYTES, NestedSitemap, Sitemap, parse_sitemap
from copydesk.gather.troubles import feed_trouble, summed_up, too_old
from copydesk.model.outcome import Rejected
from copydesk.model.page import FeedItem, Page
from copydesk.model.source import Feed, FeedKind, Rights, Source
from copydesk.ports import Clock, FeedState, Fetched

UNREAD_RIGHTS = frozenset({Rights.LINK_ONLY, Rights.FACTS_ONLY})
"""Rights under which no page is fetched: the entry itself is all that is kept."""

NAME_NOT_FOUND = "fetch-dns"
"""The code of a feed whose host was not found: no server was asked."""

MAX_NESTED = 5
"""How many sitemaps of an index are asked in one poll, the last changed first."""

MAX_INDEX_DEPTH = 2

MOST_OLD = 1_000
"""Entries past the age limit that are looked up, the newest first: a sitemap may list fifty thousand older ones."""

FEED_POLL_BYTES = 48_000_000
"""Most bytes of pages that one poll of one feed holds in memory; the rest comes with the next poll."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Polled:
    """What one feed brought: pages, the oldest first, and its state, to be kept together; and what could not be used."""

    pages: tuple[Page, ...] = ()
    feed_state: FeedState | None = None
    rejected: tuple[Rejected, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PollLimits:
    """What one poll of one feed may bring."""

    feed_bytes: int
    page_bytes: int
    pages: int
    age: timedelta
    times: PollTimes


@dataclass(frozen=True, slots=True, kw_only=True)
class _Harvest:
    """What became of the wanted entries; `left` says that some are to be asked again at the next poll."""

    pages: tuple[Page, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    left: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Listing:
    """The new entries of a feed: the wanted ones, the oldest first, and those that are too old, the newest first."""

    wanted: tuple[FeedItem, ...]
    old: tuple[FeedItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedPoll:
    """A feed about to be asked, with what is remembered of it."""

    source: Source
    feed: Feed
    state: FeedState
    limits: PollLimits

    async def run(self, polite: PoliteFetcher, *, clock: Clock, is_known: Callable[[str], bool]) -> Polled:
        """Ask the feed and the new pages that it lists. Never raises for what the net does."""
        started_at = clock.now()
        headers = conditional_headers(self.state, now=started_at, times=self.limits.times)
        answer = await polite.ask(self.feed.url, headers=headers, max_bytes=self._feed_bytes)
        if isinstance(answer, Fetched) and answer.status == 304 and headers:
            return Polled(feed_state=after_unchanged(self.state, now=started_at, times=self.limits.times))
        if not isinstance(answer, Fetched) or not 200 <= answer.status < 300:
            return self._failed(answer, now=started_at)
        items = await self._items(answer, polite=polite, now=started_at)
        if isinstance(items, Rejected):
            return self._unusable(items, now=started_at)
        listing = _sorted_out(items, is_known=is_known, since=started_at - self.limits.age)
        harvest = await self._harvest(listing.wanted, polite=polite, clock=clock)
        state = after_success(self.state, answer=answer, now=started_at, times=self.limits.times, is_complete=not harvest.left)
        return Polled(pages=harvest.pages, feed_state=state, rejected=(*harvest.rejected, *self._left_out(listing.old)))

    def _left_out(self, old: Sequence[FeedItem]) -> tuple[Rejected, ...]:
        if not old:
            return ()
        urls = [item.url for item in old]
        return (too_old(urls, feed_url=self.feed.url, source_id=self.source.id, max_age=self.limits.age),)

    @property
    def _feed_bytes(self) -> int:
        return MAX_SITEMAP_BYTES if self.feed.kind is FeedKind.SITEMAP else self.limits.feed_bytes

    def _failed(self, answer: Answer, *, now: datetime) -> Polled:
        trouble = feed_trouble(answer, feed_url=self.feed.url, source_id=self.source.id)
        return self._unusable(trouble, now=now, not_before=answer.until if isinstance(answer, Postponed) else None)

    def _unusable(self, trouble: Rejected, *, now: datetime, not_before: datetime | None = None) -> Polled:
        times = self.limits.times
        if trouble.code == NAME_NOT_FOUND:
            times = replace(times, interval=times.offline_interval)
        state = after_failure(self.state, message=trouble.message, now=now, times=times, not_before=not_before)
        return Polled(feed_state=state, rejected=(replace(trouble, source_id=self.source.id),))

    async def _items(self, answer: Fetched, *, polite: PoliteFetcher, now: datetime) -> Sequence[FeedItem] | Rejected:
        content_type = answer.header("content-type")
        if self.feed.kind is FeedKind.SITEMAP:
            sitemap = await asyncio.to_thread(parse_sitemap, answer.body, url=answer.url, content_type=content_type, now=now)
            return sitemap if isinstance(sitemap, Rejected) else await self._listed(sitemap, polite=polite, now=now)
        return await asyncio.to_thread(
            parse_feed, answer.body, url=answer.url, content_type=content_type, now=now, time_zone=self.source.time_zone
        )

    async def _listed(self, sitemap: Sitemap, *, polite: PoliteFetcher, now: datetime) -> Sequence[FeedItem]:
        """The pages that a sitemap lists, its newest nested sitemaps opened. Each address is asked once."""
        items = list(sitemap.items)
        seen = {self.feed.url}
        level = [sitemap]
        for _ in range(MAX_INDEX_DEPTH):
            nested = sorted((each for listing in level for each in listing.nested), key=_freshness, reverse=True)
            addresses = [each.url for each in nested if each.url not in seen][: MAX_NESTED + 1 - len(seen)]
            seen.update(addresses)
            level = [found for address in addresses if (found := await self._nested(address, polite=polite, now=now))]
            items += [item for listing in level for item in listing.items]
        return items

    async def _nested(self, address: str, *, polite: PoliteFetcher, now: datetime) -> Sitemap | None:
        answer = await polite.ask(address, max_bytes=MAX_SITEMAP_BYTES)
        if not isinstance(answer, Fetched) or answer.status != 200:
            return None
        found = await asyncio.to_thread(parse_sitemap, answer.body, url=address, now=now)
        return None if isinstance(found, Rejected) else found

    async def _harvest(self, wanted: Sequence[FeedItem], *, polite: PoliteFetcher, clock: Clock) -> _Harvest:
        """The pages of the newest wanted entries, the oldest first, up to the caps."""
        chosen = wanted[-self.limits.pages :]
        basket = _Basket(left=len(chosen) < len(wanted))
        for item in chosen:
            if basket.is_postponed or basket.size_bytes > FEED_POLL_BYTES:
                basket.left = True
                break
            basket.add(await self._page(item, polite=polite, clock=clock))
        return basket.harvest(feed_url=self.feed.url, source_id=self.source.id)

    async def _page(self, item: FeedItem, *, polite: PoliteFetcher, clock: Clock) -> Page | NotFetched:
        """The page of an entry; the entry itself where the source's rights or its robots.txt leave no more."""
        if self.source.rights in UNREAD_RIGHTS:
            return item_page(self._reduced(item), source_id=self.source.id, fetched_at=clock.now())
        evidence = await polite.evidence(item.url)
        answer = await polite.ask(item.url, max_bytes=self.limits.page_bytes)
        return read_answer(answer, item=item, source_id=self.source.id, fetched_at=clock.now(), rights_evidence=evidence)

    def _reduced(self, item: FeedItem) -> FeedItem:
        """The entry as far as the rights reach: a link needs no more than its headline."""
        return replace(item, summary="", text="") if self.source.rights is Rights.LINK_ONLY else item


@dataclass(slots=True, kw_only=True)
class _Basket:
    """Pages of one poll as they come in."""

    left: bool = False
    is_postponed: bool = False
    size_bytes: int = 0
    pages: list[Page] = field(default_factory=list)
    missed: list[NotFetched] = field(default_factory=list)

    def add(self, found: Page | NotFetched) -> None:
        """Take a page, or what came instead of it."""
        if isinstance(found, Page):
            self.pages.append(found)
            self.size_bytes += len(found.body)
            return
        self.missed.append(found)
        self.left = self.left or found.is_passing
        self.is_postponed = self.is_postponed or found.is_postponed
        if found.instead is not None:
            self.pages.append(found.instead)

    def harvest(self, *, feed_url: str, source_id: str) -> _Harvest:
        """The result, troubles summed up by kind."""
        rejected = summed_up(self.missed, feed_url=feed_url, source_id=source_id)
        return _Harvest(pages=tuple(self.pages), rejected=rejected, left=self.left)


def _sorted_out(items: Sequence[FeedItem], *, is_known: Callable[[str], bool], since: datetime) -> _Listing:
    """Entries not gathered yet, each address once; undated ones keep the feed's order among the oldest wanted ones."""
    unique = {item.url: item for item in reversed(items)}
    listed = sorted(unique.values(), key=lambda item: (item.published_at or since).timestamp())
    first = next((at for at, item in enumerate(listed) if item.published_at is None or item.published_at >= since), len(listed))
    wanted = tuple(item for item in listed[first:] if not is_known(item.url))
    old = reversed(listed[:first])
    return _Listing(wanted=wanted, old=tuple(item for at, item in enumerate(old) if at >= MOST_OLD or not is_known(item.url)))


def _freshness(nested: NestedSitemap) -> float:
    return nested.modified_at.timestamp() if nested.modified_at is not None else 0.0
