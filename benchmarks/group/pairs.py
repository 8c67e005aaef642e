"""Recurring reports: pairs in nearly the same words, some of one event and most of two.

The weights come from all items of both files, each counted once; the time between the two items is left out, since it gives the
answer away. The pooled model (`pair_model`) learns from both files but a fifth of the items, and judges the pairs of those.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from benchmarks.datasets import read_rows
from benchmarks.figure import Figure
from benchmarks.group.likeness import Likeness
from benchmarks.group.metrics import average_precision
from benchmarks.group.pair_model import Judged, PairMeasures, Side, cross_judged, side_of
from benchmarks.group.sets import Item
from copydesk.model.lexicon import Lexicon
from copydesk.text.facts import FactReader

FOLDER: Final = "bloomberg_pairs"
FILES: Final = ("data", "v4")
QUICK_PAIRS: Final = 150
Row = Mapping[str, Any]


def run(data: Path, *, quick: bool) -> Iterator[Figure]:
    """Average precision of the pairs of one event: by the rarest shared words, by the pooled model, by the plain cosine."""
    rows = {name: list(read_rows(data / FOLDER / f"{name}.jsonl.gz"))[: QUICK_PAIRS if quick else None] for name in FILES}
    reader = FactReader(Lexicon())
    sides: dict[str, Side] = {}
    for row in (row for each in rows.values() for row in each):
        for side in "ab":
            sides.setdefault(row[f"{side}_id"], side_of(_item(row, side), language="en", reader=reader))
    measures, likeness = PairMeasures(sides.values()), Likeness(side.whole for side in sides.values())
    flat = [(name, row) for name, each in rows.items() for row in each]
    worth = cross_judged([_judged(row, measures=measures, sides=sides, weight=1 / len(rows[name])) for name, row in flat])
    for name, each in rows.items():
        shared = [likeness.shared(sides[row["a_id"]].whole, sides[row["b_id"]].whole) for row in each]
        scores = {
            "average_precision": [value for (file, _), value in zip(flat, worth, strict=True) if file == name],
            "average_precision:three_rarest": [pair.rarest(3) for pair in shared],
            "average_precision:plain_cosine": [pair.cosine for pair in shared],
        }
        for metric, given in scores.items():
            value = average_precision(given, [_is_same(row) for row in each])
            yield Figure(bench="group", set=f"{FOLDER}:{name}", metric=metric, value=round(value, 4), n=len(each))


def _is_same(row: Row) -> bool:
    return bool(row["label"] == "SAME")


def _judged(row: Row, *, measures: PairMeasures, sides: Mapping[str, Side], weight: float) -> Judged:
    return Judged(
        measures=measures.of(sides[row["a_id"]], sides[row["b_id"]]),
        is_one_language=True,
        target=float(_is_same(row)),
        group=row["a_id"],
        weight=weight,
    )


def _item(row: Row, side: str) -> Item:
    place = "ab".index(side) + 1
    return Item(id=row[f"{side}_id"], headline=row[f"title{place}"] or "-", body=row[f"lede{place}"] or "", gold="")
