"""`python -m benchmarks facts`: how well facts are read. Each part measures one set and is a module of its own."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from benchmarks.facts import attributions, cost, dates, korean, names, specs, translations
from benchmarks.figure import Figure

PARTS: Final = (translations, dates, specs, korean, names, attributions, cost)


def run(data: Path, *, quick: bool) -> Iterator[Figure]:
    """The figures of every part, one after the other."""
    for part in PARTS:
        yield from part.run(data, quick=quick)
