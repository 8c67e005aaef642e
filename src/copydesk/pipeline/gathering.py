"""The gather step: pages from paths or from the desk's sources, kept before anything else happens to them."""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from copydesk.gather.paths import pages_from_paths
from copydesk.gather.poll import PollOptions, poll
from copydesk.model.outcome import Rejected, Stage
from copydesk.model.page import Page
from copydesk.model.source import Source
from copydesk.pipeline.batches import batches_of
from copydesk.pipeline.newsroom import Newsroom
from copydesk.ports import Fetcher, Run


def keep_pages(newsroom: Newsroom, *, run: Run, pages: Iterable[Page | Rejected]) -> int:
    """Keep pages as they come, a batch a transaction; how many were new."""
    new = 0
    with newsroom.progress.step(Stage.GATHER) as step:
        for batch in batches_of(pages, size=newsroom.options.batch_size):
            kept = [item for item in batch if isinstance(item, Page)]
            rejected = [item for item in batch if isinstance(item, Rejected)]
            new += newsroom.store.add_pages(run.id, kept, rejected=rejected)
            step.advance(len(kept))
    return new


def gather_paths(newsroom: Newsroom, *, run: Run, paths: Sequence[Path]) -> int:
    """Keep the pages found at paths; how many were new."""
    return keep_pages(newsroom, run=run, pages=pages_from_paths(paths, fetched_at=run.started_at))


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """What came in: new pages, and how many feeds answered; None where no feed was to be asked."""

    new_pages: int
    feeds_reached: int | None = None


async def gather_sources(newsroom: Newsroom, *, run: Run, fetcher: Fetcher, options: PollOptions) -> Gathered:
    """Poll the sources that are due. The pages and the state of the feed that listed them are kept together."""
    new = 0
    reached = 0
    sources: tuple[Source, ...] = newsroom.knowledge.sources.sources
    feeds = sum(len(source.feeds) for source in sources)
    with newsroom.progress.step(Stage.GATHER, total=feeds) as step:
        async for polled in poll(sources, fetcher=fetcher, memory=newsroom.store, clock=newsroom.clock, options=options):
            states = [polled.feed_state] if polled.feed_state else []
            new += await asyncio.to_thread(
                newsroom.store.add_pages, run.id, polled.pages, feed_states=states, rejected=polled.rejected
            )
            reached += sum(1 for state in states if state.failures == 0)
            step.advance(len(states))
    return Gathered(new_pages=new, feeds_reached=reached)
