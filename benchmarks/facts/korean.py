"""Dates, times and quantities in Korean sentences, against entities marked by people."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from benchmarks.datasets import read_rows
from benchmarks.figure import Figure
from copydesk.text.moments import MomentContext, find_moments
from copydesk.text.numbers import find_numbers

_TYPES: Final = ("DT", "TI", "QT")
_QUICK_STEP: Final = 5
_CONTEXT: Final = MomentContext(language="ko", published_at=datetime(2015, 6, 1, tzinfo=UTC))
"""Any day: the set has none, and only places are compared."""


def run(data: Path, *, quick: bool) -> Iterator[Figure]:
    """The share of marked entities that a moment or a number of ours overlaps: a day may be a date, "for a day" is a number."""
    wanted, found = Counter[str](), Counter[str]()
    for row in list(read_rows(data / "klue" / "ner-dev.jsonl.zst"))[:: _QUICK_STEP if quick else 1]:
        moments = find_moments(row["text"], context=_CONTEXT)
        numbers = find_numbers(row["text"], language="ko")
        spans = [*((each.start, each.end) for each in moments), *((each.start, each.end) for each in numbers)]
        for start, end, kind, _ in row["entities"]:
            if kind in _TYPES:
                wanted[kind] += 1
                found[kind] += any(first < end and start < last for first, last in spans)
    for kind in _TYPES:
        value = found[kind] / max(wanted[kind], 1)
        yield Figure(bench="facts", set="klue", metric=f"recall_{kind}", value=value, n=wanted[kind])
