"""Dates of timelines: the days that the reports of a long event name most, beside a journalist's choice (set mlcrisis_timelines).

The reports of a story in all its languages stand for its thread, since threads cross languages; each reference of a language has
as many days as it has. Beside it stands the plain choice: the days on which most of the reports were published.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from statistics import mean
from typing import Final

from benchmarks.datasets import read_rows
from benchmarks.figure import Figure
from benchmarks.group.sets import Item, report_of
from copydesk.group.dates import Named, key_days, named_moments
from copydesk.model.lexicon import Lexicon
from copydesk.text.facts import FactReader

NAME: Final = "mlcrisis_timelines"
QUICK_ARTICLES: Final = 60
PLAIN: Final = "days_of_publication"


def run(data: Path, *, quick: bool) -> Iterator[Figure]:
    """Date F1 for each language and story that has reports, and their mean; then the same of the plain choice."""
    rows = [row for row in read_rows(data / NAME / "articles.jsonl.gz") if row["date"]]
    rows = rows[:: max(1, len(rows) // QUICK_ARTICLES)] if quick else rows
    reader = FactReader(Lexicon())
    named: dict[str, list[Named]] = defaultdict(list)
    published: dict[str, Counter[str]] = defaultdict(Counter)
    for row in rows:
        named[row["story"]].append(_named(row, reader=reader))
        published[row["story"]][row["date"][:10]] += 1
    gold: dict[tuple[str, str], set[str]] = defaultdict(set)
    told = {(row["lang"], row["story"]) for row in rows}
    for row in read_rows(data / NAME / "reference.jsonl.gz"):
        if (row["lang"], row["story"]) in told:
            gold[row["lang"], row["story"]].add(row["date"])
    ours = {key: _f1(key_days(named[key[1]], most=len(days)), days) for key, days in gold.items()}
    yield from _figures(ours, n=len(rows), config="default")
    plain = {key: _f1([day for day, _ in published[key[1]].most_common(len(days))], days) for key, days in gold.items()}
    yield from _figures(plain, n=len(rows), config=PLAIN)


def _named(row: dict[str, str], *, reader: FactReader) -> Named:
    at = datetime.fromisoformat(row["date"][:10]).replace(tzinfo=UTC)
    item = Item(id=row["id"], headline="", body=row["text"], gold=row["story"], at=at)
    report = replace(report_of(item, language=row["lang"]), published_at=at)
    return named_moments(reader.reading(report, time_zone="UTC"), told_at=at, time_zone="UTC")


def _f1(found: Collection[str], gold: Collection[str]) -> float:
    return 2 * len(set(found) & set(gold)) / max(1, len(found) + len(gold))


def _figures(found: dict[tuple[str, str], float], *, n: int, config: str) -> Iterator[Figure]:
    for (language, story), value in sorted(found.items()):
        yield Figure(
            bench="threads", set=f"{NAME}:{language}:{story}", metric="date_f1", value=round(value, 4), n=n, config=config
        )
    yield Figure(bench="threads", set=NAME, metric="date_f1", value=round(mean(found.values()), 4), n=n, config=config)
