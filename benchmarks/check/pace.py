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


def run(data: Path, *, quick: bool) -> Iterator[Figure]:
    """Sentences a second of processor time: a sentence with its neighbours as source, and the whole article.

    Sources are read before, and so are the data of both languages: one sentence is checked and not counted.
    """
    rows = list(read_rows(data / "ntrex" / "ntrex.jsonl.zst"))[: _QUICK if quick else _MOST]
    facts = FactReader(Lexicon())
    near = [[rows[place + step] for step in (-1, 0, 1) if 0 <= place + step < len(rows)] for place in range(len(rows))]
    cited = [(Checker([_source(each)], facts=facts), [rows[place]["text"]["en"]]) for place, each in enumerate(near)]
    whole = [
        (Checker([_source(list(article))], facts=facts), [row["text"]["en"] for row in rows if row["doc"] == doc])
        for doc, article in groupby(rows, key=lambda row: row["doc"])
    ]
    cited[0][0].check(cited[0][1][0], language="en")
    for metric, jobs in (("sentences_per_s_cited", cited), ("sentences_per_s_article", whole)):
        count = sum(len(drafts) for _, drafts in jobs)
        yield Figure(bench="check", set="speed", metric=metric, value=count / _seconds(jobs), n=count)


def _source(rows: list[dict[str, dict[str, str]]]) -> SourceText:
    return SourceText(text="\n".join(row["text"]["de"] for row in rows), language="de")


def _seconds(jobs: list[tuple[Checker, list[str]]]) -> float:
    start = time.process_time()
    for checker, drafts in jobs:
        for draft in drafts:
            checker.check(draft, language="en")
    return time.process_time() - start
