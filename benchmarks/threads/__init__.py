"""`python -m benchmarks threads`: how well stories are linked over time. Each part is a module of its own."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from benchmarks.figure import Figure
from benchmarks.threads import dates, following

PARTS: Final = (following, dates)


def run(data: Path, *, quick: bool) -> Iterator[Figure]:
    """The figures of every part, one after the other."""
    for part in PARTS:
        yield from part.run(data, quick=quick)
