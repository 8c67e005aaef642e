"""The whole chain, from pages to a written site, beside trafilatura alone in the same run.

The pages of the extraction sets come as a stream that is repeated until there are enough; every repetition has other addresses
and its dates lie a week earlier, so that its stories are its own. Both sides use the same number of processes.
"""

import re
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import count, islice
from multiprocessing import get_context
from os import cpu_count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import trafilatura

from benchmarks.datasets import read_tar
from benchmarks.figure import Figure
from benchmarks.memory import PeakMemory
from copydesk.adapters.clock import FixedClock
from copydesk.adapters.progress import QuietStep
from copydesk.app.newsroom import open_newsroom
from copydesk.model.outcome import Stage
from copydesk.model.page import Page
from copydesk.model.receipt import Receipt
from copydesk.pipeline.run import run_on_pages
from copydesk.ports import Step
from copydesk.settings import default_settings

SETS: Final = ("html-scrapinghub", "html-fundus-eval", "html-fundus-multilingual", "html-trafilatura")
REPORTS: Final = 20_000
QUICK_REPORTS: Final = 1_000
OWN_ADDRESS: Final = re.compile(rb"(canonical|og:url|mainEntityOfPage)")
ISO_DAY: Final = re.compile(rb"20[0-9]{2}-[01][0-9]-[0-3][0-9]")
NOW: Final = datetime(2026, 11, 1, tzinfo=UTC)


@dataclass(slots=True)
class StageTimes:
    """Progress that measures: wall seconds by stage."""

    seconds: dict[Stage, float] = field(default_factory=dict)

    @contextmanager
    def step(self, stage: Stage, *, total: int | None = None) -> Iterator[Step]:
        """A step whose time is added to its stage."""
        del total
        begun = time.perf_counter()
        yield QuietStep()
        self.seconds[stage] = self.seconds.get(stage, 0.0) + time.perf_counter() - begun


def run(data: Path, *, quick: bool) -> Iterator[Figure]:
    """Reports per second of the chain and of trafilatura alone, their ratios, seconds by stage, and peak memory.

    `ratio_to_trafilatura` is against `trafilatura.extract` as it comes, `…_fast` against its fast mode. Both are timed before
    and after the chain, once over all pages each time, since a shared machine is not equally fast throughout.
    """
    with TemporaryDirectory(prefix="copydesk-pages-") as folder:
        yield from _figures(_unpacked(data, folder=Path(folder)), quick=quick)


def _unpacked(data: Path, *, folder: Path) -> list[Path]:
    """Every page of the sets in a file of its own: kept in memory they would count as the chain's."""
    bodies = (_anonymous(body) for name in SETS for _, body in read_tar(data / name / "html.tar.zst"))
    files = []
    for number, body in enumerate(bodies):
        files.append(folder / f"{number}.html")
        files[-1].write_bytes(body)
    return files


def _figures(bodies: list[Path], *, quick: bool) -> Iterator[Figure]:
    wanted = QUICK_REPORTS if quick else REPORTS
    workers = cpu_count() or 1
    times = StageTimes()
    before = {mode: _page_seconds(bodies, mode=mode, workers=workers) for mode in MODES}
    with TemporaryDirectory(prefix="copydesk-speed-") as folder, PeakMemory() as memory:
        begun = time.perf_counter()
        receipt = _chain(bodies, folder=Path(folder), wanted=wanted, times=times)
        chain_s = (time.perf_counter() - begun) / wanted  # to the written site: throwing it away is nobody's work
    after = {mode: _page_seconds(bodies, mode=mode, workers=workers) for mode in MODES}
    made = Figure(
        bench="speed", set="chain", metric="", value=0.0, n=wanted, config=f"{workers} processes, {len(bodies)} pages repeated"
    )
    yield replace(made, metric="reports_per_s", value=1 / chain_s)
    for mode in MODES:
        alone_s = (before[mode] + after[mode]) / 2
        yield replace(made, metric=f"reports_per_s_trafilatura{mode}", value=1 / alone_s)
        yield replace(made, metric=f"ratio_to_trafilatura{mode}", value=chain_s / alone_s)
    for stage, seconds in times.seconds.items():
        yield replace(made, metric=f"ms_per_report_{stage}", value=1000 * seconds / wanted)
    yield replace(made, metric="rss_mib", value=memory.peak_mib)
    yield replace(made, metric="stories", value=float(receipt.stories))
    yield replace(made, metric="editions_published", value=float(receipt.published))


def _chain(bodies: list[Path], *, folder: Path, wanted: int, times: StageTimes) -> Receipt:
    with open_newsroom(default_settings(folder), progress=times, clock=FixedClock(NOW)) as newsroom:
        return run_on_pages(newsroom, name="speed", pages=islice(_pages(bodies), wanted))


def _anonymous(body: bytes) -> bytes:
    """A page that does not say its own address: under a new one it is a new report."""
    return OWN_ADDRESS.sub(b"x-\1", body)


def _pages(bodies: list[Path]) -> Iterator[Page]:
    """An endless stream of the pages of one outlet each: again and again under new addresses, each round a week earlier."""
    for round_number in count():
        for index, body in enumerate(bodies):
            marked = ISO_DAY.sub(partial(_earlier, weeks=round_number), body.read_bytes()) + f"<!-- {round_number} -->".encode()
            yield Page(
                url=f"https://outlet-{index}.example/{round_number}",
                source_id=f"outlet-{index}.example",
                fetched_at=NOW,
                body=marked,
            )


def _earlier(day: re.Match[bytes], *, weeks: int) -> bytes:
    try:
        moved = date.fromisoformat(day[0].decode()) - timedelta(weeks=weeks)
    except ValueError:
        return day[0]
    return moved.isoformat().encode()


def _page_seconds(bodies: list[Path], *, mode: str, workers: int) -> float:
    """Wall seconds a page that trafilatura alone takes, on as many processes as the chain."""
    with ProcessPoolExecutor(workers, mp_context=get_context("forkserver")) as pool:
        list(pool.map(MODES[mode], bodies[: 4 * workers]))
        begun = time.perf_counter()
        list(pool.map(MODES[mode], bodies, chunksize=32))
        return (time.perf_counter() - begun) / len(bodies)


def _extract(page: Path) -> int:
    return len(trafilatura.extract(page.read_bytes()) or "")


def _extract_fast(page: Path) -> int:
    return len(trafilatura.extract(page.read_bytes(), fast=True) or "")


MODES: Final[dict[str, Callable[[Path], int]]] = {"": _extract, "_fast": _extract_fast}
"""Ending of the figure's name → trafilatura in that mode."""
