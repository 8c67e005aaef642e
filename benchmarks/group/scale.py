"""`python -m benchmarks scale`: what a report costs and what is remembered when very many are live, and how long going on takes.

Both streams are synthetic and lie within one window, so that nothing expires. Headlines: every story has nine words drawn from
the titles of a set by their frequency and three of its own; every report of it draws nine of them. Whole reports: every story has
sixty words each of two texts of the sets with their weights, 25 of its own, and forty marks of its own (names by sound, half
weight); every report of it draws four fifths. Four reports a story. Seconds are the process's own; memory is what it grew by.
"""

import random
import time
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Final

from benchmarks.figure import Figure
from benchmarks.group.sets import START, stream_sets, streams
from benchmarks.memory import memory_mib
from copydesk.group.grouper import GroupOptions, decide, live_stories
from copydesk.group.live import LiveStories
from copydesk.group.memory import keep, recall
from copydesk.group.scorer import shipped_numbers
from copydesk.group.signature import Signature
from copydesk.group.telling import Moves
from copydesk.pipeline.workers import collect_rarely

MANY: Final = {"headlines": 1_000_000, "reports": 50_000}
QUICK_MANY: Final = {"headlines": 100_000, "reports": 12_000}
FEW: Final = 10_000
TIMED: Final = 2_000
REPORTS_A_STORY: Final = 4
OPEN_TO_DRAW: Final = 10_000
"""Latest stories that a report that opens none is drawn from."""

Weighted = tuple[tuple[int, float], ...]
Story = tuple[list[tuple[int, float]], list[tuple[str, float]]]
"""Words and marks of a story with their weights."""


def run(data: Path, *, quick: bool) -> Iterator[Figure]:
    """For both streams: cost at 10,000 and at many live reports, memory by then, seconds to keep the state and read it back."""
    collect_rarely()
    sets = {part.name: part for part in stream_sets(data, quick=True)}
    titles = [each.terms for each in next(iter(streams(sets["google_news_2013:titles"]))).signatures]
    texts = [each.terms for name in ("basil_triples", "allsides_triples") for each in next(iter(streams(sets[name]))).signatures]
    sets.clear()
    many = QUICK_MANY if quick else MANY
    yield from _measured("headlines", _stream(_headline_stories(titles), draw=0.75), many=many["headlines"])
    yield from _measured("reports", _stream(_report_stories(texts), draw=0.8), many=many["reports"])


def _measured(kind: str, stream: Iterator[Signature], *, many: int) -> Iterator[Figure]:
    options = GroupOptions()
    live = live_stories(options, numbers=shipped_numbers())
    before = memory_mib()
    _feed(live, stream, count=FEW, options=options)
    few = _feed(live, stream, count=TIMED, options=options)
    _feed(live, stream, count=many - FEW - TIMED, options=options)
    much = _feed(live, stream, count=TIMED, options=options)
    grown = memory_mib() - before
    yield _figure(f"{kind}:us_at_{FEW // 1000}k", 1e6 * few / TIMED, n=FEW)
    yield _figure(f"{kind}:us_at_{many // 1000}k", 1e6 * much / TIMED, n=many)
    yield _figure(f"{kind}:cost_ratio_{many // 1000}k_{FEW // 1000}k", much / few, n=many)
    yield _figure(f"{kind}:mib_{many // 1000}k", grown, n=many)
    begun = time.process_time()
    state = keep(live, is_whole=True)
    yield _figure(f"{kind}:keep_s_{many // 1000}k", time.process_time() - begun, n=many)
    begun = time.process_time()
    recall(live_stories(options, numbers=shipped_numbers()), parts=dict(state.parts), stories=state.stories)
    yield _figure(f"{kind}:recall_s_{many // 1000}k", time.process_time() - begun, n=many)


def _feed(live: LiveStories, stream: Iterator[Signature], *, count: int, options: GroupOptions) -> float:
    seconds = 0.0
    for _ in range(count):
        signature = next(stream)
        begun = time.process_time()
        live.learn(signature)
        decide(live, signature=signature, options=options, moves=Moves())
        seconds += time.process_time() - begun
    return seconds


def _headline_stories(titles: Sequence[Weighted]) -> Iterator[Story]:
    chance = random.Random(7)  # noqa: S311 - a stream that can be had again
    pool = [term for title in titles for term, _ in title]
    while True:
        words = [*(chance.choice(pool) for _ in range(9)), *(chance.getrandbits(32) for _ in range(3))]
        yield [(word, 1.0) for word in dict.fromkeys(words)], []


def _report_stories(texts: Sequence[Weighted]) -> Iterator[Story]:
    chance = random.Random(7)  # noqa: S311 - a stream that can be had again
    while True:
        words = {chance.getrandbits(32): 1.0 for _ in range(25)}
        for text in chance.sample(texts, 2):
            words.update(chance.sample(text, min(60, len(text))))
        yield list(words.items()), [(f"s:{chance.getrandbits(24):x}", 0.5) for _ in range(40)]


def _stream(stories: Iterator[Story], *, draw: float) -> Iterator[Signature]:
    chance = random.Random(11)  # noqa: S311 - a stream that can be had again
    told: list[Story] = []
    number = 0
    while True:
        if number % REPORTS_A_STORY == 0:
            if len(told) > 2 * OPEN_TO_DRAW:
                del told[:-OPEN_TO_DRAW]
            told.append(next(stories))
            words, marks = told[-1]
        else:
            words, marks = told[chance.randrange(max(0, len(told) - OPEN_TO_DRAW), len(told))]
        number += 1
        yield Signature(
            report_id=f"{number:016x}",
            source_id="",
            owner=f"owner-{number % 1000}",
            language="en",
            told_at=START + timedelta(milliseconds=number),
            terms=tuple(sorted(chance.sample(words, int(draw * len(words))))),
            marks=tuple(sorted(chance.sample(marks, int(draw * len(marks))))),
        )


def _figure(metric: str, value: float, *, n: int) -> Figure:
    return Figure(bench="group", set="scale", metric=metric, value=round(value, 3), n=n)
