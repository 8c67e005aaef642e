"""Dates in English news, against annotated time expressions."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from benchmarks.datasets import read_rows
from benchmarks.figure import Figure
from copydesk.text.moments import MomentContext, find_moments


def run(data: Path, *, quick: bool) -> Iterator[Figure]:
    """How many annotated dates of `timex-news` are found, and how many of those have the annotated value."""
    del quick
    for name in ("meantime-en", "tempeval3-platinum"):
        yield from _dates(data / "timex-news" / f"{name}.jsonl.zst", name=name)


def _dates(path: Path, *, name: str) -> Iterator[Figure]:
    """How many annotated dates are found, and how many of those have the annotated value."""
    wanted = found = right = 0
    for row in read_rows(path):
        moments = find_moments(row["text"], context=_context(row))
        for timex in row["timexes"]:
            if timex["type"] not in {"DATE", "TIME"}:
                continue
            wanted += 1
            hit = next((moment for moment in moments if moment.start < timex["end"] and timex["start"] < moment.end), None)
            found += hit is not None
            right += hit is not None and hit.value == timex["value"][: len("2026-01-09")]
    yield Figure(bench="facts", set=name, metric="dates_found", value=found / wanted, n=wanted)
    yield Figure(bench="facts", set=name, metric="dates_right_of_found", value=right / max(found, 1), n=found)


def _context(row: dict[str, Any]) -> MomentContext:
    written = row["dct"]
    return MomentContext(
        language="en", published_at=datetime.fromisoformat(f"{written[:10]}T12:00:00+00:00") if written else None
    )
