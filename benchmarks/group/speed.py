"""How fast signatures find their stories on one core, stories with their origins told. Seconds are the process's own."""

import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from benchmarks.figure import Figure
from benchmarks.group.baseline import single_pass
from benchmarks.group.sets import stream_sets, streams
from benchmarks.group.streams import grouped
from copydesk.group.signature import Signature
from copydesk.pipeline.workers import collect_rarely

PARTS: Final = {
    "titles_per_s": "google_news_2013:titles",
    "snippets_per_s": "google_news_2013:text",
    "reports_per_s": "basil_triples",
}
PLAIN_THRESHOLD: Final = 0.2
TIMES: Final = 3


def run(data: Path, *, quick: bool) -> Iterator[Figure]:
    """Reports a second for three lengths beside the plain pass; the best of three, since the machine may be shared."""
    collect_rarely()
    sets = {part.name: part for part in stream_sets(data, quick=quick)}
    for metric, name in PARTS.items():
        signatures = next(iter(streams(sets[name]))).signatures
        ours = min(_seconds(signatures) for _ in range(TIMES))
        plain = min(_plain_seconds(signatures) for _ in range(TIMES))
        yield _figure(metric, len(signatures) / ours, n=len(signatures))
        yield _figure(f"{metric}:ratio_to_single_pass", plain / ours, n=len(signatures))


def _seconds(signatures: Sequence[Signature]) -> float:
    begun = time.process_time()
    grouped(signatures)
    return time.process_time() - begun


def _plain_seconds(signatures: Sequence[Signature]) -> float:
    begun = time.process_time()
    single_pass(signatures, threshold=PLAIN_THRESHOLD)
    return time.process_time() - begun


def _figure(metric: str, value: float, *, n: int) -> Figure:
    return Figure(bench="group", set="speed", metric=metric, value=round(value, 3), n=n)
