"""What is configured, reachable and missing."""

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import Final

from copydesk.adapters.clock import SystemClock
from copydesk.adapters.fonts import find_fonts
from copydesk.adapters.http import HttpFetcher
from copydesk.adapters.judging import JudgeLimits
from copydesk.app.embedding import embedder_of
from copydesk.app.fetching import http_options
from copydesk.app.folders import DESK_FILE, settings_of
from copydesk.app.judging import service_of
from copydesk.app.newsroom import STORE_FILE, feeds_of, open_newsroom, site_facts
from copydesk.desks.values import JudgeSettings
from copydesk.errors import SettingsError, StoreError
from copydesk.model.cleared import Policy
from copydesk.model.outcome import Examined
from copydesk.pipeline.examination import examine_embedder, examine_feed, examine_folder, examine_fonts, examine_judge
from copydesk.settings import Settings

EXAMINED_WITHIN_S: Final = 5.0
"""How long `copydesk doctor` waits for any one feed."""


def examine(folder: Path, *, offline: bool) -> tuple[Examined, ...]:
    """What is configured, reachable and missing in a newsroom folder."""
    try:
        settings = settings_of(folder)
    except SettingsError as trouble:
        return (Examined(part=trouble.subject, is_well=False, message=trouble.problem, remedy=trouble.remedy),)
    found = [*examine_folder(settings_found=(folder / DESK_FILE).exists(), site=site_facts(settings), site_dir=settings.site_dir)]
    found.append(_examine_store(settings))
    found += examine_fonts(find_fonts(), languages=settings.desk.languages)
    if settings.judge is not None:
        found.append(_examine_judge(settings, settings.judge, offline=offline))
    if not offline:
        found += _examine_embedder(settings)
        found += asyncio.run(_examinefeeds_of(settings))
    return tuple(found)


def _examine_judge(settings: Settings, judge: JudgeSettings, *, offline: bool) -> Examined:
    """How the judge answers one plain question. Two calls at most."""
    if offline or settings.policy is Policy.STRICT:
        why = "not asked" if offline else "never asked under the policy strict"
        return Examined(part=f"judge {judge.model}", is_well=True, message=why)
    limits = JudgeLimits(timeout_s=judge.timeout_s, max_calls=2, attempts=1)
    try:
        service = service_of(settings, judge, limits=limits)
    except SettingsError as trouble:
        return Examined(part=f"judge {judge.model}", is_well=False, message=trouble.problem, remedy=trouble.remedy)
    return examine_judge(service, at=SystemClock().now())


def _examine_embedder(settings: Settings) -> list[Examined]:
    """How the embedding model answers, where the desk names one. One request, or as many as a server that is busy takes."""
    try:
        embedder = embedder_of(settings)
    except SettingsError as trouble:
        return [Examined(part=trouble.subject, is_well=False, message=trouble.problem, remedy=trouble.remedy)]
    return [] if embedder is None else [examine_embedder(embedder)]


def _examine_store(settings: Settings) -> Examined:
    if not settings.store_url and not (settings.state_dir / STORE_FILE).exists():
        return Examined(part="store", is_well=True, message="none yet; the first run makes it")
    try:
        with open_newsroom(settings) as newsroom:
            waiting = newsroom.store.count_unread()
    except StoreError as trouble:
        return Examined(part="store", is_well=False, message=trouble.problem, remedy=trouble.remedy)
    return Examined(part="store", is_well=True, message=f"opens, with {waiting:,} pages that wait to be read")


async def _examinefeeds_of(settings: Settings) -> list[Examined]:
    """How each feed answers; all are asked at once, so that the whole takes no longer than the slowest of them."""
    options = replace(http_options(settings), timeout_s=min(EXAMINED_WITHIN_S, settings.gather.timeout_s))
    now = SystemClock().now()
    async with HttpFetcher(options) as fetcher:
        return await asyncio.gather(
            *(
                examine_feed(feed, source=source, fetcher=fetcher, max_bytes=settings.gather.max_feed_bytes, now=now)
                for source, feed in feeds_of(settings)
            )
        )
