"""Threads: dated updates of long events, one by one in order of date, each a report of its own (set bus_timelines).

The grouper makes stories of them and threads of the stories, with its one configuration and without a lexicon. Beside it stands
the plain single pass whose threshold is tuned on the set's own gold.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from benchmarks.datasets import read_rows
from benchmarks.figure import Figure
from benchmarks.group.baseline import single_pass
from benchmarks.group.metrics import Agreement, agreement
from benchmarks.group.sets import Item, signature_of
from benchmarks.group.streams import grouped
from copydesk.group.grouper import GroupOptions, link_stories
from copydesk.group.signature import Signature
from copydesk.model.lexicon import Lexicon
from copydesk.text.facts import FactReader

NAME: Final = "bus_timelines"
QUICK_UPDATES: Final = 200
PLAIN_THRESHOLDS: Final = (0.02, 0.03, 0.04, 0.05, 0.06, 0.07, 0.08, 0.1, 0.14, 0.18)
PLAIN: Final = "plain_tuned_on_the_set"


def run(data: Path, *, quick: bool) -> Iterator[Figure]:
    """BCubed F1 and clusters for each true one of the threads, then those of the plain pass at its best threshold."""
    rows = sorted(read_rows(data / NAME / "data.jsonl.gz"), key=lambda row: (row["date"], row["event"]))
    rows = rows[:QUICK_UPDATES] if quick else rows
    reader = FactReader(Lexicon())
    items = [
        # Three people rewrote each update: the first one's words are taken, so that no update is three times as long.
        Item(id=f"{number:05d}", headline="", body=row["update"][0], gold=row["event"], at=_day(row["date"]))
        for number, row in enumerate(rows)
    ]
    signatures = [signature_of(item, language="en", reader=reader) for item in items]
    gold = [item.gold for item in items]
    yield from _figures(agreement(gold=gold, predicted=threads_of(signatures)), n=len(items), config="default")
    tried = (agreement(gold=gold, predicted=single_pass(signatures, threshold=each)) for each in PLAIN_THRESHOLDS)
    yield from _figures(max(tried, key=lambda each: each.bcubed_f1), n=len(items), config=PLAIN)


def threads_of(signatures: Sequence[Signature]) -> list[str]:
    """The thread of each report, in order; a story outside every thread is one of its own."""
    grouping = link_stories(grouped(signatures), lexicon=Lexicon(), options=GroupOptions())
    thread_of = {story_id: thread.id for thread in grouping.threads for story_id in thread.story_ids}
    of_report = {report_id: thread_of.get(story.id, story.id) for story in grouping.stories for report_id in story.report_ids}
    return [of_report[signature.report_id] for signature in signatures]


def _day(day: str) -> datetime:
    return datetime.fromisoformat(day).replace(tzinfo=UTC)


def _figures(found: Agreement, *, n: int, config: str) -> Iterator[Figure]:
    for metric, value in (("bcubed_f1", found.bcubed_f1), ("cluster_ratio", found.cluster_ratio)):
        yield Figure(bench="threads", set=NAME, metric=metric, value=round(value, 4), n=n, config=config)
