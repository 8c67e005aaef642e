"""A run that is killed at any point goes on without loss or repetition, and ends in the same site."""

import multiprocessing
import os
import random
import signal
import time
from hashlib import sha256
from multiprocessing.context import ForkServerProcess
from pathlib import Path

import pytest

from copydesk.app.folders import settings_of
from copydesk.app.newsroom import run_files

KILLS = 50
EVENTS = 4
EPOCH = "1767952800"
"""2026-01-09 10:00 UTC, the one time of every run here."""

DESK = """
lexicon = ["bundled:korean-peninsula"]

[desk]
name = "kill-test"
owner = "The kill test"
contact = "desk@kill.example"
base_url = "https://kill.example/"
languages = ["ko", "en"]
titles = { ko = "시험", en = "Test" }
"""


def work(newsroom: str, pages: str) -> None:
    """One real run over files, as `copydesk run --once --from` does it."""
    os.environ["SOURCE_DATE_EPOCH"] = EPOCH
    run_files(settings_of(Path(newsroom)), paths=[Path(pages)])


def start(newsroom: Path, pages: Path) -> ForkServerProcess:
    """Start a run in a process of its own."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["copydesk.app.newsroom", "alembic.command"])
    process = context.Process(target=work, args=(str(newsroom), str(pages)))
    process.start()
    return process


def finish(newsroom: Path, pages: Path) -> float:
    """Let a run come to its end; the seconds that it took."""
    begun = time.monotonic()
    process = start(newsroom, pages)
    process.join(timeout=120)
    assert process.exitcode == 0
    return time.monotonic() - begun


def new_newsroom(folder: Path) -> Path:
    """A newsroom folder without any state."""
    folder.mkdir()
    (folder / "desk.toml").write_text(DESK, encoding="utf-8")
    return folder


def write_pages(folder: Path) -> Path:
    """Reports on a handful of invented events, each told by three outlets in two languages."""
    folder.mkdir()
    for event in range(EVENTS):
        for outlet in range(3):
            language = "ko" if outlet == 2 else "en"
            (folder / f"event-{event}-{outlet}.html").write_text(page(event, outlet, language=language), encoding="utf-8")
    return folder


def page(event: int, outlet: int, *, language: str) -> str:
    """One outlet's page on one event."""
    places = ("Alder", "Birch", "Cedar", "Dogwood")
    place = places[event]
    day = 3 + event
    if language == "ko":
        headline = f"{place} 다리, {day}일 다시 열려"
        paragraphs: tuple[str, ...] = (
            f"{place} 시는 {day}일 보수 공사를 마친 다리를 다시 열었다고 밝혔다.",
            f"공사에는 {20 + event}주가 걸렸으며 작업자 {100 + event}명이 참여했다.",
        )
    else:
        headline = f"{place} bridge opens again after repairs"
        paragraphs = (
            f"The city of {place} opened its bridge again on January {day} after {20 + event} weeks of repairs.",
            f"Outlet {outlet} counted {100 + event} workers at the ceremony beside the {place} bridge.",
            f"Buses cross the {place} bridge every {5 + event} minutes from now on, the city said.",
        )
    body = "".join(f"<p>{each}</p>" for each in paragraphs)
    return (
        f'<!doctype html><html lang="{language}"><head><meta charset="utf-8"><title>{headline}</title>'
        f'<link rel="canonical" href="https://outlet{outlet}.example/{event}">'
        f'<meta property="article:published_time" content="2026-01-{day:02}T0{outlet}:00:00Z"></head>'
        f"<body><article><h1>{headline}</h1>{body}</article></body></html>"
    )


def content(site: Path) -> dict[str, str]:
    """The hash of every file of a site by its path."""
    files = sorted(path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): sha256(path.read_bytes()).hexdigest() for path in files}


def killed_and_finished(newsroom: Path, pages: Path, *, seconds: float, chance: random.Random) -> int:
    """Start runs and kill each after a random part of `seconds`, until one comes to its end; how many were killed."""
    kills = 0
    while True:
        process = start(newsroom, pages)
        process.join(timeout=chance.uniform(0, seconds))
        process.kill()
        process.join()
        if process.exitcode == 0:
            return kills
        assert process.exitcode == -signal.SIGKILL
        kills += 1


@pytest.mark.crash
def test_fifty_kills_leave_the_same_site(tmp_path: Path) -> None:
    """Killed at random points and started again, a run publishes byte for byte what an undisturbed one does."""
    pages = write_pages(tmp_path / "pages")
    undisturbed = new_newsroom(tmp_path / "undisturbed")
    finish(undisturbed, pages)
    seconds = finish(new_newsroom(tmp_path / "timed"), pages)  # the first run also warms up the process that forks the others
    chance = random.Random(20260109)  # noqa: S311 - chooses moments, keeps no secret
    sites: list[dict[str, str]] = []

    kills = 0
    while kills < KILLS:
        newsroom = new_newsroom(tmp_path / f"killed-{len(sites)}")
        kills += killed_and_finished(newsroom, pages, seconds=seconds, chance=chance)
        sites.append(content(newsroom / "site"))

    assert all(site == content(undisturbed / "site") for site in sites)
    assert len(content(undisturbed / "site")) > 20
