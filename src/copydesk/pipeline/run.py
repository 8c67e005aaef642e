"""The order of the stages. Each stage keeps its result before the next begins, so that a stopped run goes on where it was."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from copydesk.gather.poll import PollOptions
from copydesk.model.outcome import Rejected
from copydesk.model.page import Page
from copydesk.model.receipt import JudgeTally, Receipt
from copydesk.pipeline.deciding import decide_step
from copydesk.pipeline.gathering import Gathered, gather_paths, gather_sources, keep_pages
from copydesk.pipeline.grouping import group_step
from copydesk.pipeline.newsroom import Newsroom
from copydesk.pipeline.picturing import picture_step
from copydesk.pipeline.publishing import publish_step
from copydesk.pipeline.reading import read_step
from copydesk.pipeline.workers import collect_rarely
from copydesk.ports import Fetcher, Run


def run_on_paths(newsroom: Newsroom, *, paths: Sequence[Path]) -> Receipt:
    """One run over files and folders."""
    run = newsroom.store.begin_run(at=newsroom.clock.now(), inputs=tuple(str(path) for path in paths))
    new_pages = gather_paths(newsroom, run=run, paths=paths)
    return _from_pages_on(newsroom, run=run, gathered=Gathered(new_pages=new_pages))


def run_on_pages(newsroom: Newsroom, *, name: str, pages: Iterable[Page | Rejected]) -> Receipt:
    """One run over pages that are already at hand; `name` tells this batch from others."""
    run = newsroom.store.begin_run(at=newsroom.clock.now(), inputs=(name,))
    new_pages = keep_pages(newsroom, run=run, pages=pages)
    return _from_pages_on(newsroom, run=run, gathered=Gathered(new_pages=new_pages))


async def run_on_sources(newsroom: Newsroom, *, fetcher: Fetcher, options: PollOptions) -> Receipt:
    """One run over the desk's sources: those that are due are polled."""
    run = newsroom.store.begin_run(at=newsroom.clock.now(), inputs=("sources",))
    gathered = await gather_sources(newsroom, run=run, fetcher=fetcher, options=options)
    return _from_pages_on(newsroom, run=run, gathered=gathered)


def _from_pages_on(newsroom: Newsroom, *, run: Run, gathered: Gathered) -> Receipt:
    collect_rarely()
    reports = read_step(newsroom, run=run)
    newsroom.workers.renew()  # whoever reads pages grows by a hundred megabytes, which no later stage needs
    told = _tell(newsroom, run=run)
    published = 0 if _is_fruitless(newsroom, gathered=gathered) else publish_step(newsroom, run=run)
    rejected = newsroom.store.rejections(run.id)
    newsroom.store.finish_run(run.id)
    return Receipt(
        started_at=run.started_at,
        resumed=run.resumed,
        new_pages=gathered.new_pages,
        feeds_reached=gathered.feeds_reached or 0,
        reports=reports,
        stories=told.stories,
        published=published,
        held=newsroom.store.held(),
        rejected=rejected,
        judge=told.judge,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """What came of the middle of a run: how many stories there are, and what the judge was asked."""

    stories: int
    judge: JudgeTally


def _tell(newsroom: Newsroom, *, run: Run) -> _Told:
    """From reports to checked and illustrated editions. The grouping is kept no longer than this."""
    grouping = group_step(newsroom, run=run)
    judge = decide_step(newsroom, run=run, grouping=grouping)
    picture_step(newsroom, run=run, grouping=grouping)
    return _Told(stories=len(grouping.stories), judge=judge)


def _is_fruitless(newsroom: Newsroom, *, gathered: Gathered) -> bool:
    """Whether no feed has ever answered: a site without a story would only look like one that lost them."""
    return gathered.feeds_reached == 0 and not newsroom.store.decision_digests()
