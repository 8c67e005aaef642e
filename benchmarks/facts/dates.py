"""Dates in English news, against annotated time expressions."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from benchmarks.datasets import read_rows
from benchmarks.figure import Figure
from copydesk.text.durations import find_durations
from copydesk.text.moments import MomentContext, find_moments
from copydesk.text.numbers import find_numbers

_WIDE: Final = re.compile(r"(?<=\d)X{1,2}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Expression:
    start: int
    end: int
    value: str


def run(data: Path, *, quick: bool) -> Iterator[Figure]:
    """F1 of time expressions that overlap and have the annotated TIMEX3 value, and of those that overlap alone.

    MEANTIME annotates the first sentences of an article: what stands behind its last
    annotation is not counted.
    """
    del quick
    right = overlapping = found = wanted = 0
    for name in ("meantime-en", "tempeval3-platinum"):
        for row in read_rows(data / "timex-news" / f"{name}.jsonl.zst"):
            ours = [each for each in _expressions(row) if each.start < _reach(row)]
            free = set(ours)
            for timex in row["timexes"]:
                hits = [each for each in ours if each.start < timex["end"] and timex["start"] < each.end]
                free -= set(hits)
                wanted += 1
                overlapping += bool(hits)
                right += any(each.value == _WIDE.sub("", timex["value"]) for each in hits)
            found += len(free)
    found += overlapping
    for metric, hits_of in (("value_f1", right), ("relaxed_f1", overlapping)):
        yield Figure(bench="facts", set="timex-news", metric=metric, value=2 * hits_of / max(found + wanted, 1), n=wanted)


def _expressions(row: dict[str, Any]) -> Iterator[_Expression]:
    text = row["text"]
    for moment in find_moments(text, context=_context(row)):
        value = f"FY{moment.value}" if moment.calendar == "fiscal" else _WIDE.sub("", moment.value)
        yield _Expression(start=moment.start, end=moment.end, value=value)
    for duration in find_durations(text, numbers=find_numbers(text, language="en"), context=_context(row)):
        value = next(part for part in duration.value.split("/") if part.startswith("P"))
        yield _Expression(start=duration.start, end=duration.end, value=value)


def _reach(row: dict[str, Any]) -> int:
    """Where the annotated part of a document ends."""
    if "events" not in row:
        return len(row["text"])
    ends = [
        each["end"] for part in ("timexes", "values", "events") for each in row.get(part, ()) if isinstance(each.get("end"), int)
    ]
    return max(ends, default=len(row["text"]))


def _context(row: dict[str, Any]) -> MomentContext:
    written = row["dct"]
    return MomentContext(
        language="en", published_at=datetime.fromisoformat(f"{written[:10]}T12:00:00+00:00") if written else None
    )
