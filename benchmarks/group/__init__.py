"""`python -m benchmarks group`: how well reports find their stories. Each part is a module of its own."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from benchmarks.figure import Figure
from benchmarks.group import duplicates, languages, leave_out, pairs, scale, speed, streams

PARTS: Final = (streams, leave_out, duplicates, languages, pairs, speed, scale)


def run(data: Path, *, quick: bool) -> Iterator[Figure]:
    """The figures of every part, one after the other."""
    for part in PARTS:
        yield from part.run(data, quick=quick)
