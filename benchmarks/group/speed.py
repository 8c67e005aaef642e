"""How fast signatures find their stories on one core, and what one costs when very many stories are open.

The long stream is synthetic: every story has terms drawn from the titles of a set by their frequency, and three of its own; every
report of it draws most of them. All of it lies within one window, so that nothing expires. Seconds are the process's own.
"""

import random
import time
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Final

from benchmarks.figure import Figure
from benchmarks.group.baseline import single_pass
from benchmarks.group.sets import START, stream_sets, streams
from benchmarks.group.streams import grouped
from benchmarks.memory import PeakMemory
from copydesk.group.grouper import GroupOptions, decide, live_stories
from copydesk.group.live import LiveStories
from copydesk.group.scorer import shipped_numbers
from copydesk.group.signature import Signature

PARTS: Final = {
    "titles_per_s": "google_news_2013:titles",
    "snippets_per_s": "google_news_2013:text",
    "reports_per_s": "basil_triples",
}
PLAIN_THRESHOLD: Final = 0.2
MANY: Final = 1_000_000
QUICK_MANY: Final = 100_000
FEW: Final = 10_000
TIMED: Final = 2_000
REPORTS_A_STORY: Final = 4
SHARED_TERMS: Final = 9
OWN_TERMS: Final = 3
LEFT_OUT: Final = 3


def run(data: Path, *, quick: bool) -> Iterator[Figure]:
    """Reports a second for three lengths beside the plain pass, then the cost and the memory of a long stream."""
    sets = {part.name: part for part in stream_sets(data, quick=quick)}
    for metric, name in PARTS.items():
        signatures = next(iter(streams(sets[name]))).signatures
        ours, plain = _seconds(signatures), _plain_seconds(signatures)
        yield _figure(metric, len(signatures) / ours, n=len(signatures))
        yield _figure(f"{metric}:ratio_to_single_pass", plain / ours, n=len(signatures))
    titles = next(iter(streams(sets["google_news_2013:titles"]))).signatures
    yield from _long(titles, many=QUICK_MANY if quick else MANY)


def _seconds(signatures: Sequence[Signature]) -> float:
    begun = time.process_time()
    grouped(signatures)
    return time.process_time() - begun


def _plain_seconds(signatures: Sequence[Signature]) -> float:
    begun = time.process_time()
    single_pass(signatures, threshold=PLAIN_THRESHOLD)
    return time.process_time() - begun


def _long(titles: Sequence[Signature], *, many: int) -> Iterator[Figure]:
    options = GroupOptions()
    live = live_stories(options, numbers=shipped_numbers())
    stream = _synthetic([term for title in titles for term, _ in title.terms])
    with PeakMemory() as memory:
        _feed(live, stream, count=FEW, options=options)
        few = _feed(live, stream, count=TIMED, options=options)
        _feed(live, stream, count=many - FEW - TIMED, options=options)
        much = _feed(live, stream, count=TIMED, options=options)
    yield _figure(f"cost_ratio_{many // 1000}k_10k", much / few, n=many)
    yield _figure(f"rss_mib_{many // 1000}k", memory.peak_mib, n=many)


def _feed(live: LiveStories, stream: Iterator[Signature], *, count: int, options: GroupOptions) -> float:
    seconds = 0.0
    merged: dict[str, str] = {}
    for _ in range(count):
        signature = next(stream)
        begun = time.process_time()
        live.learn(signature)
        decide(live, signature=signature, options=options, merged_away=merged)
        seconds += time.process_time() - begun
    return seconds


def _synthetic(pool: Sequence[int]) -> Iterator[Signature]:
    chance = random.Random(7)  # noqa: S311 - a stream that can be had again
    open_stories: list[list[int]] = []
    number = 0
    while True:
        if number % REPORTS_A_STORY == 0 or not open_stories:
            own = [chance.getrandbits(32) for _ in range(OWN_TERMS)]
            open_stories.append([*(chance.choice(pool) for _ in range(SHARED_TERMS)), *own])
            story = open_stories[-1]
        else:
            story = open_stories[chance.randrange(max(0, len(open_stories) - FEW), len(open_stories))]
        terms = sorted(set(chance.sample(story, len(story) - LEFT_OUT)))
        number += 1
        yield Signature(
            report_id=f"{number:016x}",
            source_id="",
            owner=f"owner-{number % 1000}",
            language="en",
            told_at=START + timedelta(milliseconds=number),
            terms=tuple((term, 1.0) for term in terms),
            marks=(),
        )


def _figure(metric: str, value: float, *, n: int) -> Figure:
    return Figure(bench="group", set="speed", metric=metric, value=round(value, 3), n=n)
