"""`python -m benchmarks check`: what the checks accept, catch and leave undecided. Each part measures one set."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from benchmarks.check import changed, knowledge, malicious, native, pace, quotations, summaries, translations, wire
from benchmarks.figure import Figure

PARTS: Final = (translations, knowledge, native, changed, summaries, wire, quotations, malicious, pace)


def run(data: Path, *, quick: bool) -> Iterator[Figure]:
    """The figures of every part, one after the other."""
    for part in PARTS:
        yield from part.run(data, quick=quick)
