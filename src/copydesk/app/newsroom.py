"""A newsroom with its store, its workers and its runs."""

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from os import cpu_count
from pathlib import Path
from typing import Final

from copydesk.adapters.clock import SystemClock
from copydesk.adapters.folder_lock import hold_lock
from copydesk.adapters.fonts import find_fonts
from copydesk.adapters.http import HttpFetcher
from copydesk.adapters.progress import QuietProgress
from copydesk.adapters.site_tree import FolderSiteTree
from copydesk.app.embedding import embedder_of
from copydesk.app.fetching import http_options
from copydesk.app.judging import service_for_runs
from copydesk.errors import InputError, SettingsError, StoreError, StoreFull
from copydesk.gather.poll import PollOptions
from copydesk.group.grouper import GroupOptions
from copydesk.model.edition import SiteFacts
from copydesk.model.receipt import FeedStanding, Receipt
from copydesk.model.source import Feed, Rights, Source
from copydesk.pipeline.newsroom import Knowledge, Newsroom, RunOptions, Workbench
from copydesk.pipeline.run import run_on_paths, run_on_sources
from copydesk.pipeline.workers import Workers
from copydesk.ports import Clock, Progress
from copydesk.ports.embedding import Embedder
from copydesk.ports.second_readers import JudgeService
from copydesk.settings import Settings
from copydesk.store.database import open_store

STORE_FILE: Final = "newsroom.db"
LOCK_FILE: Final = "run.lock"
MOST_WORKERS: Final = 8
EVERY_STAGE: Final = "copydesk.pipeline.run"
"""The module that imports all that a worker ever needs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Models:
    """The models that a run asks; nothing else does."""

    judge: JudgeService | None = None
    embedder: Embedder | None = None


NO_MODELS: Final = Models()


def _models_of(settings: Settings) -> Models:
    """Those that the desk names. Raises `SettingsError` for a key that cannot be sent."""
    return Models(judge=service_for_runs(settings), embedder=embedder_of(settings))


@contextmanager
def open_newsroom(
    settings: Settings, *, progress: Progress | None = None, clock: Clock | None = None, models: Models = NO_MODELS
) -> Iterator[Newsroom]:
    """A newsroom with its store open; leaving the context closes it. Raises `StoreError` where the store cannot be used.

    Nobody watches where `progress` is None; the machine's clock rules where `clock` is; `models` are those that a run asks.
    """
    knowledge = _knowledge(settings, judge=models.judge)
    store = knowledge.open_store()
    bench = Workbench(knowledge, store=store)
    workers = Workers(here=bench, make_bench=partial(Workbench, knowledge), count=knowledge.options.workers, preload=EVERY_STAGE)
    try:
        with workers:
            yield Newsroom(
                bench=bench,
                workers=workers,
                tree=FolderSiteTree(settings.site_dir),
                clock=clock or SystemClock(),
                progress=progress or QuietProgress(),
                judge=models.judge,
                embedder=models.embedder,
            )
    finally:
        store.close()


def _knowledge(settings: Settings, *, judge: JudgeService | None) -> Knowledge:
    return Knowledge(
        options=_run_options(settings),
        sources=settings.sources,
        lexicon=settings.lexicon,
        approvals=settings.approvals,
        decisions=settings.decisions,
        judge=judge.identity if judge is not None else None,
        site=site_facts(settings),
        fonts=find_fonts(),
        open_store=partial(open_store, settings.store_url or str(settings.state_dir / STORE_FILE)),
    )


def _run_options(settings: Settings) -> RunOptions:
    return RunOptions(
        languages=settings.desk.languages,
        policy=settings.policy,
        workers=min(cpu_count() or 1, MOST_WORKERS),
        group=GroupOptions(
            breadth=settings.breadth,
            window_hours=settings.window_hours,
            same_meaning=settings.embedder.same_from if settings.embedder is not None else 0.0,
        ),
    )


def site_facts(settings: Settings) -> SiteFacts:
    """What every page says of its publisher; the time of the build is set by each build."""
    return SiteFacts(
        base_url=settings.desk.base_url,
        titles=settings.desk.titles,
        owner=settings.desk.owner,
        contact=settings.desk.contact,
        languages=settings.desk.languages,
        built_at=datetime.fromtimestamp(0, tz=UTC),
        sources=settings.sources.sources,
        lexicon=settings.lexicon,
        notices=settings.notices,
        desk_name=settings.desk.name,
        time_zone=settings.desk.time_zone,
        disclosures=settings.disclosures,
        weights=settings.weights,
    )


@contextmanager
def alone(settings: Settings) -> Iterator[None]:
    """Hold the newsroom and look at the site's folder before any work is done. Raises `StoreError` while another run is at it."""
    FolderSiteTree(settings.site_dir).check_ours()
    try:
        settings.state_dir.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        remedy = "Make it writable, or name another folder as store.folder in desk.toml."
        raise StoreFull(f"cannot be made ({error.strerror})", subject=str(settings.state_dir), remedy=remedy) from error
    problem = "another copydesk run is at work in this newsroom"
    with hold_lock(settings.state_dir / LOCK_FILE, subject=str(settings.state_dir), problem=problem, error_type=StoreError):
        yield


def run_files(settings: Settings, *, paths: Sequence[Path], progress: Progress | None = None) -> Receipt:
    """One run over files and folders. Raises `InputError` for a path that does not exist."""
    for path in paths:
        if not path.exists():
            raise InputError("there is no such file or folder", subject=str(path), remedy="Name one that exists.")
    models = _models_of(settings)
    with alone(settings), open_newsroom(settings, progress=progress, models=models) as newsroom:
        return run_on_paths(newsroom, paths=paths)


def run_desk(settings: Settings, *, progress: Progress | None = None) -> Receipt:
    """One run over the desk's sources."""
    if not any(source.feeds for source in settings.sources.sources):
        remedy = "Add a [[source]] with feeds to its desk.toml, or read files with `copydesk run --once --from PATH`."
        raise SettingsError("lists no feed", subject=f"desk {settings.desk.name!r}", remedy=remedy)
    models = _models_of(settings)
    with alone(settings), open_newsroom(settings, progress=progress, models=models) as newsroom:
        receipt = asyncio.run(_poll(newsroom, settings=settings))
        feeds = tuple(_standing(feed, source=source, newsroom=newsroom, since=receipt) for source, feed in feeds_of(settings))
        return replace(receipt, feeds=feeds)


def feeds_of(settings: Settings) -> Iterator[tuple[Source, Feed]]:
    """Every feed that a run asks, with its source."""
    for source in settings.sources.sources:
        if source.rights is not Rights.SKIP:
            yield from ((source, feed) for feed in source.feeds)


def _standing(feed: Feed, *, source: Source, newsroom: Newsroom, since: Receipt) -> FeedStanding:
    state = newsroom.store.feed_state(feed.url)
    if state is None:
        return FeedStanding(url=feed.url, source_name=source.name, was_asked=False)
    was_asked = state.polled_at is not None and state.polled_at >= since.started_at
    return FeedStanding(
        url=feed.url, source_name=source.name, was_asked=was_asked, trouble=state.message, next_poll_at=state.next_poll_at
    )


async def _poll(newsroom: Newsroom, *, settings: Settings) -> Receipt:
    gather = settings.gather
    poll = PollOptions(
        max_page_bytes=gather.max_page_bytes,
        max_feed_bytes=gather.max_feed_bytes,
        max_pages_per_feed=gather.max_pages_per_feed,
        max_age_days=gather.max_age_days,
        host_interval_s=gather.host_interval_s,
        concurrency=gather.concurrency,
    )
    async with HttpFetcher(http_options(settings)) as fetcher:
        return await run_on_sources(newsroom, fetcher=fetcher, options=poll)
