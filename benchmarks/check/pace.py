"""Speed of the checks on one core: English sentences against German ones."""

import time
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Final

from benchmarks.datasets import read_rows
from benchmarks.figure import Figure
from copydesk.check.library import Checker, SourceText
from copydesk.model.lexicon import Lexicon
from copydesk.text.facts import FactReader

_QUICK: Final = 100
_MOST: Final = 400
_BEFORE: Final = 200


def run(data: Path, *, quick: bool) -> Iterator[Figure]:
    """Sentences a second of processor time: a sentence with its neighbours as source, and the whole article.

    Sources are read before, and so are the data of both languages: other sentences of the set are checked before and not counted.
    """
    every, most = list(read_rows(data / "ntrex" / "ntrex.jsonl.zst")), _QUICK if quick else _MOST
    rows, others = every[:most], every[most : most + _BEFORE]
    facts = FactReader(Lexicon())
    cited = _cited(rows, facts=facts)
    whole = [
        (Checker([_source(list(article))], facts=facts), [row["text"]["en"] for row in rows if row["doc"] == doc])
        for doc, article in groupby(rows, key=lambda row: row["doc"])
    ]
    _seconds(_cited(others, facts=facts))
    for metric, jobs in (("sentences_per_s_cited", cited), ("sentences_per_s_article", whole)):
        count = sum(len(drafts) for _, drafts in jobs)
        yield Figure(bench="check", set="speed", metric=metric, value=count / _seconds(jobs), n=count)


def _cited(rows: list[dict[str, dict[str, str]]], *, facts: FactReader) -> list[tuple[Checker, list[str]]]:
    near = [[rows[place + step] for step in (-1, 0, 1) if 0 <= place + step < len(rows)] for place in range(len(rows))]
    return [(Checker([_source(each)], facts=facts), [rows[place]["text"]["en"]]) for place, each in enumerate(near)]


def _source(rows: list[dict[str, dict[str, str]]]) -> SourceText:
    return SourceText(text="\n".join(row["text"]["de"] for row in rows), language="de")


def _seconds(jobs: list[tuple[Checker, list[str]]]) -> float:
    start = time.process_time()
    for checker, drafts in jobs:
        for draft in drafts:
            checker.check(draft, language="en")
    return time.process_time() - start
