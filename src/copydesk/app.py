"""The composition root: settings become a newsroom, and each command gets one function."""

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from http import HTTPStatus
from os import cpu_count, environ
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from msgspec import ValidationError

from copydesk.adapters.clock import FixedClock, SystemClock
from copydesk.adapters.folder_lock import hold_lock
from copydesk.adapters.fonts import find_fonts
from copydesk.adapters.http import HttpFetcher, HttpOptions
from copydesk.adapters.progress import QuietProgress
from copydesk.adapters.site_tree import FolderSiteTree
from copydesk.demo.wire import demo_batches, demo_settings, wire_notes
from copydesk.desks import bundled_desks, desk_text
from copydesk.errors import InputError, SettingsError, StoreError, StoreFull
from copydesk.gather.kinds import page_kind
from copydesk.gather.poll import PollOptions
from copydesk.group.grouper import GroupOptions
from copydesk.model.edition import SiteFacts
from copydesk.model.facts import Reading
from copydesk.model.outcome import Examined
from copydesk.model.page import Page
from copydesk.model.receipt import FeedStanding, Receipt
from copydesk.model.report import Report
from copydesk.model.source import Feed, Rights, Source
from copydesk.model.verdict import SentenceVerdict
from copydesk.pipeline.documents import check_text, first_page, read_one
from copydesk.pipeline.examination import examine_feed, examine_folder, examine_fonts
from copydesk.pipeline.newsroom import Knowledge, Newsroom, RunOptions, Workbench
from copydesk.pipeline.run import run_on_pages, run_on_paths, run_on_sources
from copydesk.pipeline.workers import Workers
from copydesk.ports import Clock, FetchFailed, Progress
from copydesk.publish.verify import Problem, verify_site
from copydesk.settings import Settings, default_settings, load_settings
from copydesk.store.database import open_store
from copydesk.text.facts import FactReader
from copydesk.text.languages import described_languages
from copydesk.text.languages.coverage import Coverage, coverage

DESK_FILE: Final = "desk.toml"
STORE_FILE: Final = "newsroom.db"
LOCK_FILE: Final = "run.lock"
MOST_WORKERS: Final = 8
EVERY_STAGE: Final = "copydesk.pipeline.run"
"""The module that imports all that a worker ever needs."""

EXAMINED_WITHIN_S: Final = 5.0
"""How long `copydesk doctor` waits for any one feed."""


def settings_of(folder: Path) -> Settings:
    """The settings of a newsroom folder: its desk file, or the built-in ones where there is none."""
    desk_file = folder / DESK_FILE
    return load_settings(desk_file, environment=environ) if desk_file.exists() else default_settings(folder)


def desk_settings(folder: Path) -> Settings:
    """The settings of a newsroom folder. Raises `SettingsError` where it has no desk file."""
    if not (folder / DESK_FILE).exists():
        remedy = f"Make it with `copydesk init {folder}`, or read files with `copydesk run --once --from PATH`."
        raise SettingsError("there is no such desk file", subject=str(folder / DESK_FILE), remedy=remedy)
    return settings_of(folder)


@contextmanager
def open_newsroom(settings: Settings, *, progress: Progress | None = None, clock: Clock | None = None) -> Iterator[Newsroom]:
    """A newsroom with its store open; leaving the context closes it. Raises `StoreError` where the store cannot be used.

    Nobody watches where `progress` is None; the machine's clock rules where `clock` is.
    """
    knowledge = _knowledge(settings)
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
            )
    finally:
        store.close()


def _knowledge(settings: Settings) -> Knowledge:
    return Knowledge(
        options=_run_options(settings),
        sources=settings.sources,
        lexicon=settings.lexicon,
        site=site_facts(settings),
        fonts=find_fonts(),
        open_store=partial(open_store, settings.store_url or str(settings.state_dir / STORE_FILE)),
    )


def _run_options(settings: Settings) -> RunOptions:
    return RunOptions(
        languages=settings.desk.languages,
        policy=settings.policy,
        workers=min(cpu_count() or 1, MOST_WORKERS),
        group=GroupOptions(breadth=settings.breadth, window_hours=settings.window_hours),
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
    )


@contextmanager
def _alone(settings: Settings) -> Iterator[None]:
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
    with _alone(settings), open_newsroom(settings, progress=progress) as newsroom:
        return run_on_paths(newsroom, paths=paths)


def run_desk(settings: Settings, *, progress: Progress | None = None) -> Receipt:
    """One run over the desk's sources."""
    if not any(source.feeds for source in settings.sources.sources):
        remedy = "Add a [[source]] with feeds to its desk.toml, or read files with `copydesk run --once --from PATH`."
        raise SettingsError("lists no feed", subject=f"desk {settings.desk.name!r}", remedy=remedy)
    with _alone(settings), open_newsroom(settings, progress=progress) as newsroom:
        receipt = asyncio.run(_poll(newsroom, settings=settings))
        feeds = tuple(_standing(feed, source=source, newsroom=newsroom, since=receipt) for source, feed in _feeds(settings))
        return replace(receipt, feeds=feeds)


def _feeds(settings: Settings) -> Iterator[tuple[Source, Feed]]:
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
    async with HttpFetcher(_http_options(settings)) as fetcher:
        return await run_on_sources(newsroom, fetcher=fetcher, options=poll)


def build_demo(out: Path, *, progress: Progress | None = None) -> Receipt:
    """The demonstration site in `out`; the newsroom that made it is temporary. Gives the receipt of all batches together.

    Raises `SiteError` at once where the folder holds anything else.
    """
    FolderSiteTree(out).check_ours()
    with TemporaryDirectory(prefix="copydesk-demo-") as folder:
        settings = replace(demo_settings(), state_dir=Path(folder), site_dir=out, disclosures=wire_notes())
        receipts = []
        for batch in demo_batches():
            with open_newsroom(settings, progress=progress, clock=FixedClock(batch.at)) as newsroom:
                receipts.append(run_on_pages(newsroom, name=f"demonstration wire, {batch.at.isoformat()}", pages=batch.pages))
    return replace(
        receipts[-1],
        new_pages=sum(receipt.new_pages for receipt in receipts),
        reports=sum(receipt.reports for receipt in receipts),
        rejected=tuple(rejected for receipt in receipts for rejected in receipt.rejected),
    )


def read_document(where: str) -> tuple[Report, Reading]:
    """What is read from a file or an address. Raises `InputError` where nothing can be."""
    settings = settings_of(Path())
    page = asyncio.run(_page(where, settings=settings))
    return read_one(page, sources=settings.sources, facts=FactReader(settings.lexicon))


def check_draft(draft: Path, *, against: Sequence[str]) -> tuple[SentenceVerdict, ...]:
    """The verdicts of a draft's sentences against sources (files or addresses). Raises `InputError` for an unreadable one."""
    settings = settings_of(Path())
    text = _text_of(draft)
    pages = [(where, asyncio.run(_page(where, settings=settings))) for where in against]
    return check_text(text, against=pages, sources=settings.sources, facts=FactReader(settings.lexicon))


def _text_of(draft: Path) -> str:
    remedy = "Name a text file in UTF-8."
    try:
        return draft.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror})", subject=str(draft), remedy=remedy) from error
    except UnicodeDecodeError as error:
        raise InputError("is not text in UTF-8", subject=str(draft), remedy=remedy) from error


_CHECK_ADDRESS: Final = "Check the address, or save the page and name the file."
_REMEDIES: Final = {
    "private-address": "Save the page and name the file, or set gather.allow_private_addresses in the desk.toml of this folder."
}


async def _page(where: str, *, settings: Settings) -> Page:
    now = SystemClock().now()
    if not where.startswith(("http://", "https://")):
        return _named_as_given(first_page(Path(where), fetched_at=now), path=Path(where))
    async with HttpFetcher(_http_options(settings)) as fetcher:
        answer = await fetcher.fetch(where, max_bytes=settings.gather.max_page_bytes)
    if isinstance(answer, FetchFailed):
        raise InputError(answer.message, subject=where, remedy=_REMEDIES.get(answer.code, _CHECK_ADDRESS))
    if answer.status != HTTPStatus.OK:
        raise InputError(f"answered with status {answer.status}", subject=where, remedy="Check the address in a browser.")
    content_type = answer.header("content-type")
    kind = page_kind(answer.body, content_type=content_type)
    if kind is None:
        raise InputError(f"is no page of text ({content_type or 'no type'})", subject=where, remedy="Name the report's own page.")
    return Page(
        url=answer.url,
        source_id="",
        fetched_at=now,
        body=answer.body,
        kind=kind,
        content_type=content_type,
        headers=answer.headers,
    )


def _named_as_given(page: Page, *, path: Path) -> Page:
    """The page with the path that the user gave in its address, so that two files of one name stay two."""
    if not page.url.startswith("file:"):
        return page
    folder = path if path.is_dir() else path.parent
    return replace(page, url=f"file:{(folder / page.url.removeprefix('file:')).as_posix()}")


def examine(folder: Path, *, offline: bool) -> tuple[Examined, ...]:
    """What is configured, reachable and missing in a newsroom folder."""
    try:
        settings = settings_of(folder)
    except SettingsError as trouble:
        return (Examined(part=trouble.subject, is_well=False, message=trouble.problem, remedy=trouble.remedy),)
    found = [*examine_folder(settings_found=(folder / DESK_FILE).exists(), site=site_facts(settings), site_dir=settings.site_dir)]
    found.append(_examine_store(settings))
    found += examine_fonts(find_fonts(), languages=settings.desk.languages)
    if not offline:
        found += asyncio.run(_examine_feeds(settings))
    return tuple(found)


def _examine_store(settings: Settings) -> Examined:
    if not settings.store_url and not (settings.state_dir / STORE_FILE).exists():
        return Examined(part="store", is_well=True, message="none yet; the first run makes it")
    try:
        with open_newsroom(settings) as newsroom:
            waiting = newsroom.store.count_unread()
    except StoreError as trouble:
        return Examined(part="store", is_well=False, message=trouble.problem, remedy=trouble.remedy)
    return Examined(part="store", is_well=True, message=f"opens, with {waiting:,} pages that wait to be read")


async def _examine_feeds(settings: Settings) -> list[Examined]:
    """How each feed answers; all are asked at once, so that the whole takes no longer than the slowest of them."""
    options = replace(_http_options(settings), timeout_s=min(EXAMINED_WITHIN_S, settings.gather.timeout_s))
    now = SystemClock().now()
    async with HttpFetcher(options) as fetcher:
        return await asyncio.gather(
            *(
                examine_feed(feed, source=source, fetcher=fetcher, max_bytes=settings.gather.max_feed_bytes, now=now)
                for source, feed in _feeds(settings)
            )
        )


def _http_options(settings: Settings) -> HttpOptions:
    gather = settings.gather
    return HttpOptions(user_agent=gather.user_agent, timeout_s=gather.timeout_s, allow_private=gather.allow_private_addresses)


def new_newsroom(folder: Path, *, desk: str) -> tuple[Path, ...]:
    """Write a newsroom folder; the files written, the desk file first. Raises `SettingsError` rather than overwrite one."""
    if desk not in bundled_desks():
        remedy = f"Choose one of: {', '.join(bundled_desks())}."
        raise SettingsError("there is no such desk", subject=desk, remedy=remedy)
    desk_file = folder / DESK_FILE
    if desk_file.exists():
        raise SettingsError("exists already", subject=str(desk_file), remedy="Edit it, or name another folder.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        desk_file.write_text(desk_text(desk), encoding="utf-8")
    except OSError as error:
        problem = f"cannot be written ({error.strerror})"
        raise SettingsError(problem, subject=str(desk_file), remedy="Name a folder that this user may write.") from error
    return (desk_file,)


def language_coverage(languages: Sequence[str]) -> tuple[Coverage, ...]:
    """What the data files of languages hold, of all that have one where none is named. Raises `InputError` for another."""
    known = described_languages()
    for language in languages:
        if language not in known:
            remedy = f"Known are {', '.join(sorted(known))}; docs/how-to/add-a-language.md says how to add one."
            raise InputError("has no data file", subject=language, remedy=remedy)
    try:
        return tuple(map(coverage, languages or sorted(known)))
    except ValidationError as error:
        remedy = "Mend that key; text/languages/schema.py and schema_speech.py name those that there are."
        raise InputError(str(error), subject="the data of a language", remedy=remedy) from error


def site_folder(folder: Path) -> Path:
    """The site in a folder that is a site itself or a newsroom. Raises `InputError` where there is none."""
    candidates = [folder]
    if (folder / DESK_FILE).exists():
        candidates.insert(0, settings_of(folder).site_dir)
    candidates.append(folder / "site")
    for candidate in candidates:
        if (candidate / "index.html").exists():
            return candidate
    raise InputError("holds no site", subject=str(folder), remedy="Build one with `copydesk demo` or `copydesk run`.")


def verify(folder: Path) -> tuple[Problem, ...]:
    """The problems of a built site; `folder` is the site or its newsroom."""
    return verify_site(site_folder(folder))
