"""Across languages: the nearest English document for a translated one, and graded likeness of pairs of reports.

Documents are compared by what the grouper compares reports in different languages by: marks, which need no translation. Graded
pairs are judged by the small model of pairs, on folds that it did not see.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from benchmarks.datasets import read_rows
from benchmarks.figure import Figure
from benchmarks.group.likeness import Likeness
from benchmarks.group.metrics import area_under_curve, pearson
from benchmarks.group.pair_model import Judged, PairMeasures, Side, cross_judged, side_of
from benchmarks.group.sets import Item, in_turn, signature_of
from benchmarks.group.streams import measured
from copydesk.group.signature import Signature
from copydesk.model.lexicon import Lexicon
from copydesk.text.facts import FactReader

LANGUAGES: Final = {"kor": "ko", "jpn": "ja", "rus": "ru", "zho-CN": "zh", "arb": "ar", "deu": "de", "fra": "fr", "spa": "es"}
FIRST_LINES: Final = 3
QUICK_PAIRS: Final = 200
SAME_STORY: Final = 2.0
CLOSEST: Final = 1.0
FURTHEST: Final = 4.0
"""The grades of the set run from the one to the other."""

SENTENCE_END: Final = re.compile(r"(?<=[.!?。])\s+")


def run(data: Path, *, quick: bool) -> Iterator[Figure]:
    """Accuracy at 1 for each language on the first three lines, and on all; then correlation and AUC of graded pairs."""
    reader = FactReader(Lexicon())
    for lines, name in ((FIRST_LINES, "ntrex_docs"), (None, "ntrex_docs:all_lines")):
        if not (quick and lines is None):
            yield from _nearest(data, name=name, lines=lines, reader=reader)
    yield from _told_abroad(data, reader=reader)
    yield from _graded(data, quick=quick, reader=reader)


def _nearest(data: Path, *, name: str, lines: int | None, reader: FactReader) -> Iterator[Figure]:
    by_language: dict[str, dict[str, Signature]] = defaultdict(dict)
    for row in read_rows(data / "ntrex_docs" / "data.jsonl.gz"):
        language = {"eng": "en", **LANGUAGES}.get(row["lang"])
        if language:
            by_language[language][row["doc"]] = _signature(row["doc"], row["lines"][:lines], language=language, reader=reader)
    english = by_language.pop("en")
    for language, documents in by_language.items():
        yield _figure(name, f"acc1_{language}", _accuracy(documents, english=english), n=len(documents))


def _told_abroad(data: Path, *, reader: FactReader) -> Iterator[Figure]:
    """The openings as one stream, a document in nine languages one event: what the grouper itself makes of them."""
    rows = [row for row in read_rows(data / "ntrex_docs" / "data.jsonl.gz") if row["lang"] in {"eng", *LANGUAGES}]
    told = [
        _signature(row["doc"], row["lines"][:FIRST_LINES], language={"eng": "en", **LANGUAGES}[row["lang"]], reader=reader)
        for row in rows
    ]
    gold = tuple(row["doc"] for row in rows)
    agrees = measured(in_turn(told, gold=gold, seed=0))
    for metric, value in (("bcubed_f1", agrees.bcubed_f1), ("ceaf_e", agrees.ceaf_e), ("cluster_ratio", agrees.cluster_ratio)):
        yield _figure("ntrex_docs:stream", metric, value, n=len(rows))


def _accuracy(documents: Mapping[str, Signature], *, english: Mapping[str, Signature]) -> float:
    likeness = Likeness((*documents.values(), *english.values()))
    right = 0
    for doc, signature in documents.items():
        right += max(english, key=lambda other: (likeness.across(signature, english[other]), other)) == doc
    return right / max(1, len(documents))


def _signature(doc: str, lines: Sequence[str], *, language: str, reader: FactReader) -> Signature:
    item = Item(id=f"{language}-{doc}", headline=lines[0], body=" ".join(lines[1:]), gold=doc)
    return signature_of(item, language=language, reader=reader)


def _graded(data: Path, *, quick: bool, reader: FactReader) -> Iterator[Figure]:
    rows = [row for row in read_rows(data / "semeval22_t8" / "text.jsonl.gz") if not row["mojibake"]][
        : QUICK_PAIRS if quick else None
    ]
    pairs = [(_side(row, 1, reader=reader), _side(row, 2, reader=reader)) for row in rows]
    measures = PairMeasures(side for pair in pairs for side in pair)
    found = cross_judged([_judged(row, pair, measures=measures) for row, pair in zip(rows, pairs, strict=True)])
    grades = [-float(row["overall"]) for row in rows]
    yield _figure("semeval22_t8", "pearson", pearson(found, grades), n=len(rows))
    cross = [at for at, row in enumerate(rows) if row["lang1"] != row["lang2"]]
    same = [at for at, row in enumerate(rows) if row["lang1"] == row["lang2"]]
    for metric, part in (("auc_cross", cross), ("auc_same_language", same)):
        is_right = [float(rows[at]["overall"]) <= SAME_STORY for at in part]
        yield _figure("semeval22_t8", metric, area_under_curve([found[at] for at in part], is_right), n=len(part))
    yield _figure(
        "semeval22_t8", "pearson_cross", pearson([found[at] for at in cross], [grades[at] for at in cross]), n=len(cross)
    )


def _judged(row: Mapping[str, Any], pair: tuple[Side, Side], *, measures: PairMeasures) -> Judged:
    return Judged(
        measures=measures.of(*pair),
        is_one_language=row["lang1"] == row["lang2"],
        target=(FURTHEST - float(row["overall"])) / (FURTHEST - CLOSEST),
        group=str(row["base_pair"]),
    )


def _side(row: Mapping[str, Any], side: int, *, reader: FactReader) -> Side:
    headline, *body = SENTENCE_END.split(row[f"text{side}"].strip()[:6000], maxsplit=1)
    item = Item(id=f"{row['pair_id']}-{side}", headline=headline, body="".join(body), gold="")
    return side_of(item, language=row[f"lang{side}"], reader=reader)


def _figure(name: str, metric: str, value: float, *, n: int) -> Figure:
    return Figure(bench="group", set=name, metric=metric, value=round(value, 4), n=n)
