"""Recurring reports: pairs in nearly the same words, some of one event and most of two.

The weights come from all items of both files, each counted once; the time between the two items is left out, since it gives the
answer away. The pooled model learns from both files with a fifth of the items left out, and judges the pairs of those.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final
from zlib import crc32

import numpy as np

from benchmarks.datasets import read_rows
from benchmarks.figure import Figure
from benchmarks.group.curves import Rows, fit
from benchmarks.group.likeness import Likeness, Shared
from benchmarks.group.metrics import average_precision
from benchmarks.group.sets import Item, signature_of
from copydesk.group.scorer import UNIT, Model
from copydesk.group.signature import Signature

FOLDER: Final = "bloomberg_pairs"
FILES: Final = ("data", "v4")
QUICK_PAIRS: Final = 150
FOLDS: Final = 5
ROUNDS: Final = 300
MEASURES: Final = (
    "cosine",
    "rarest",
    "second",
    "third",
    "three",
    "five",
    "covered_least",
    "covered_most",
    "short",
    "long",
    "sum",
)
RISING: Final = frozenset(range(8))

Row = Mapping[str, Any]


def run(data: Path, *, quick: bool) -> Iterator[Figure]:
    """Average precision of the pairs of one event: by the rarest shared words, by the pooled model, by the plain cosine."""
    rows = {name: list(read_rows(data / FOLDER / f"{name}.jsonl.gz"))[: QUICK_PAIRS if quick else None] for name in FILES}
    items: dict[str, Signature] = {}
    for row in (row for each in rows.values() for row in each):
        for side in "ab":
            items.setdefault(row[f"{side}_id"], _side(row, side))
    likeness = Likeness(items.values())
    shared = {name: [likeness.shared(items[row["a_id"]], items[row["b_id"]]) for row in each] for name, each in rows.items()}
    pooled = _pooled(rows, shared=shared)
    for name, each in rows.items():
        scores = {
            "average_precision": pooled[name],
            "average_precision:three_rarest": [pair.rarest(3) for pair in shared[name]],
            "average_precision:plain_cosine": [pair.cosine for pair in shared[name]],
        }
        for metric, given in scores.items():
            value = average_precision(given, [_is_same(row) for row in each])
            yield Figure(bench="group", set=f"{FOLDER}:{name}", metric=metric, value=round(value, 4), n=len(each))


def _pooled(rows: Mapping[str, Sequence[Row]], *, shared: Mapping[str, Sequence[Shared]]) -> dict[str, list[float]]:
    """What a model that did not see a pair's first item says of each pair. Both files weigh the same."""
    flat = [
        (name, at, _measures(pair), _is_same(row), crc32(row["a_id"].encode()) % FOLDS)
        for name, each in rows.items()
        for at, (row, pair) in enumerate(zip(each, shared[name], strict=True))
    ]
    scores = {name: [0.0] * len(each) for name, each in rows.items()}
    for fold in range(FOLDS):
        seen = [each for each in flat if each[4] != fold]
        learnt = fit(
            Rows(
                measures=np.array([measures for _, _, measures, _, _ in seen]),
                is_right=np.array([is_same for _, _, _, is_same, _ in seen]),
                weights=np.array([1 / len(rows[name]) for name, *_ in seen]),
            ),
            names=MEASURES,
            rising=RISING,
            rounds=ROUNDS,
        )
        for name, at, measures, _, own in flat:
            if own == fold:
                scores[name][at] = _log_odds(learnt, measures)
    return scores


def _log_odds(model: Model, measures: Sequence[float]) -> float:
    return sum(
        curve.values[sum(measure >= step for step in curve.steps)] / UNIT
        for curve, measure in zip(model.curves, measures, strict=True)
    )


def _measures(pair: Shared) -> list[float]:
    rarest = (*pair.rarities[:3], 0.0, 0.0, 0.0)
    return [
        pair.cosine,
        *rarest[:3],
        pair.rarest(3),
        pair.rarest(5),
        min(pair.covered),
        max(pair.covered),
        math.log(1 + min(pair.lengths)),
        math.log(1 + max(pair.lengths)),
        sum(pair.rarities),
    ]


def _is_same(row: Row) -> bool:
    return bool(row["label"] == "SAME")


def _side(row: Row, side: str) -> Signature:
    place = "ab".index(side) + 1
    item = Item(id=row[f"{side}_id"], headline=row[f"title{place}"] or "-", body=row[f"lede{place}"] or "", gold="")
    return signature_of(item, language="en")
