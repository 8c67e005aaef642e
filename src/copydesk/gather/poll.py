"""The gathering loop: every feed that is due, the entries it lists, the pages behind them."""

import asyncio
from collections.abc import AsyncIterator, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice
from typing import Protocol

from copydesk.gather.feed_polls import FeedPoll, Polled, PollLimits
from copydesk.gather.feed_states import PollTimes, is_due
from copydesk.gather.hosts import PoliteFetcher, Sleep
from copydesk.gather.politeness import Politeness
from copydesk.model.source import Feed, Rights, Source
from copydesk.ports import Clock, FeedState, Fetcher

__all__ = ["PollMemory", "PollOptions", "Polled", "poll"]


class PollMemory(Protocol):
    """What earlier polls left behind. `ports.Store` is one."""

    def feed_state(self, feed_url: str) -> FeedState | None:
        """What is remembered of a feed."""
        ...

    def has_page(self, url: str) -> bool:
        """Whether a page of this address is kept."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class PollOptions:
    """How sources are asked; sizes in bytes, times in seconds.

    `agent` is the product token that robots.txt may name. `concurrency` counts feeds asked at the same time; a host is
    never asked twice at once, whatever it says. Entries older than `max_age_days` are not gathered. `sleep` waits.
    """

    agent: str = "Copydesk"
    concurrency: int = 16
    max_feed_bytes: int = 5_000_000
    max_page_bytes: int = 10_000_000
    max_pages_per_feed: int = 50
    max_age_days: float = 7.0
    host_interval_s: float = 2.0
    poll_interval_s: float = 600.0
    patience_s: float = 60.0
    sleep: Sleep = asyncio.sleep

    @property
    def politeness(self) -> Politeness:
        """How gently hosts are asked."""
        return Politeness(agent=self.agent, patience_s=self.patience_s, interval_s=self.host_interval_s)

    @property
    def limits(self) -> PollLimits:
        """What one poll of one feed may bring."""
        return PollLimits(
            feed_bytes=self.max_feed_bytes,
            page_bytes=self.max_page_bytes,
            pages=self.max_pages_per_feed,
            age=timedelta(days=self.max_age_days),
            times=PollTimes(interval=timedelta(seconds=self.poll_interval_s)),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Due:
    """A feed to ask, with what is remembered of it."""

    source: Source
    feed: Feed
    state: FeedState


async def poll(
    sources: Sequence[Source],
    *,
    fetcher: Fetcher,
    memory: PollMemory,
    clock: Clock,
    options: PollOptions,
) -> AsyncIterator[Polled]:
    """What each due feed brought, as it comes: its pages together with its state, to be stored in one transaction.

    A feed is asked again only after its `next_poll_at`; sources whose rights are `skip` are not asked at all. One bad
    source never stops the others: its trouble is in `Polled.rejected`. Closing the iterator stops all asking.
    """
    polite = PoliteFetcher(fetcher, clock=clock, politeness=options.politeness, sleep=options.sleep)
    waiting = iter(list(_due_feeds(sources, memory=memory, clock=clock)))

    def start(count: int) -> set[asyncio.Task[Polled]]:
        runs = (
            FeedPoll(source=each.source, feed=each.feed, state=each.state, limits=options.limits).run(
                polite, clock=clock, is_known=memory.has_page
            )
            for each in islice(waiting, count)
        )
        return {asyncio.create_task(run) for run in runs}

    running = start(options.concurrency)
    try:
        while running:
            done, running = await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                yield task.result()
            running |= start(len(done))
    finally:
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)


def _due_feeds(sources: Sequence[Source], *, memory: PollMemory, clock: Clock) -> Iterator[_Due]:
    """The feeds to ask, each address once."""
    seen: set[str] = set()
    for source in sources:
        for feed in source.feeds if source.rights is not Rights.SKIP else ():
            state = memory.feed_state(feed.url) or FeedState(feed_url=feed.url)
            if feed.url not in seen and is_due(state, now=clock.now()):
                seen.add(feed.url)
                yield _Due(source=source, feed=feed, state=state)
