"""Leave one kind of source out: the scorer is learnt from all other kinds and then groups the one that it never saw.

A scorer that learns the kind of source does well on the sets it was made from and badly on the next desk; this tells.
"""

from collections.abc import Iterator
from pathlib import Path
from statistics import mean

from benchmarks.figure import Figure
from benchmarks.group.learning import collect, numbers_from
from benchmarks.group.sets import stream_sets, streams
from benchmarks.group.streams import measured


def run(data: Path, *, quick: bool) -> Iterator[Figure]:
    """BCubed F1 of every set by a scorer that knows no set of its kind, the mean and the lowest. One order of arrival."""
    parts = [(part, next(iter(streams(part)))) for part in stream_sets(data, quick=quick)]
    seen = collect([(part.kind, stream) for part, stream in parts], numbers=None)
    found: list[float] = []
    for kind in dict.fromkeys(part.kind for part, _ in parts):
        numbers = numbers_from(seen, without=kind)
        for part, stream in parts:
            if part.kind == kind:
                found.append(measured(stream, numbers=numbers).bcubed_f1)
                yield _figure(f"bcubed_f1_{part.name}", found[-1], n=len(part.items))
    yield _figure("mean_bcubed_f1", mean(found), n=len(found))
    yield _figure("lowest", min(found), n=len(found))


def _figure(metric: str, value: float, *, n: int) -> Figure:
    return Figure(bench="group", set="leave_one_out", metric=metric, value=round(value, 4), n=n)
