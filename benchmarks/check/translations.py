"""`ntrex`: faithful and edited English sentences against each language, and faithful translations against English."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from typing import Any, Final

from benchmarks.check.rulings import Case, Checks, Tally, configurations
from benchmarks.datasets import read_rows
from benchmarks.figure import Figure
from copydesk.check.library import SourceText

_EDITIONS: Final = {"de": "de", "fr": "fr", "es": "es", "ru": "ru", "ko": "ko", "ja": "ja", "zh": "zh-CN"}
"""Our tag and the set's tag of each language beside English."""
_WRITTEN: Final = datetime(2018, 10, 1, 12, tzinfo=UTC)
"""The middle of the weeks in which the articles were written."""
_QUICK_STEP: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Articles:
    """Articles as lists of rows, and edits by the id of the sentence that they change."""

    articles: tuple[tuple[dict[str, Any], ...], ...]
    edits: Mapping[str, list[dict[str, Any]]]

    @property
    def kinds(self) -> tuple[str, ...]:
        """The sorts of edit, in order of the alphabet."""
        return tuple(sorted({edit["type"] for edits in self.edits.values() for edit in edits}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """The languages of source and draft, and whether the source is the whole article or the sentence and its neighbours."""

    source: str
    draft: str
    is_whole: bool


def run(data: Path, *, quick: bool) -> Iterator[Figure]:
    """Accept, catch and undecided with the aligned sentence and its neighbours as source, then with the whole article."""
    found = read(data / "ntrex", step=_QUICK_STEP if quick else 1)
    for name, is_whole in (("ntrex", False), ("ntrex:article", True)):
        for config, checks in configurations().items():
            for language in _EDITIONS:
                tally = Tally(name, config=config)
                for source, draft in ((language, "en"), ("en", language)):
                    pair = Pair(source=source, draft=draft, is_whole=is_whole)
                    rule(found, tally, checks=checks, pair=pair)
                    yield from tally.accepted(f"_{source}_{draft}")
                    yield from tally.caught(found.kinds, f"_{source}_{draft}")


def read(folder: Path, *, step: int) -> Articles:
    """One article in so many, with the edits of their sentences."""
    rows = list(read_rows(folder / "ntrex.jsonl.zst"))
    articles = tuple(tuple(article) for _, article in groupby(rows, key=lambda row: row["doc"]))
    edits: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for edit in read_rows(folder / "perturbed-en.jsonl.zst"):
        edits[edit["base"]].append(edit)
    return Articles(articles=articles[::step], edits=edits)


def rule(found: Articles, tally: Tally, *, checks: Checks, pair: Pair, kinds: frozenset[str] = frozenset()) -> None:
    """Counts what the checks say of every faithful draft, and of those with edits of some kinds, or of all."""
    source, draft = pair.source, pair.draft
    part = f"_{source}_{draft}"
    for article in found.articles:
        lines = [_text(row, source) for row in article]
        for place, row in enumerate(article):
            near = lines if pair.is_whole else lines[max(0, place - 1) : place + 2]
            sources = (SourceText(text="\n".join(near), language=source, published_at=_WRITTEN),)
            tally.add(f"faithful{part}", checks.ruling(Case(draft=_text(row, draft), language=draft, sources=sources)))
            for edit in found.edits.get(row["id"], ()) if draft == "en" else ():
                if kinds and edit["type"] not in kinds:
                    continue
                tally.add(f"{edit['type']}{part}", checks.ruling(Case(draft=edit["text"], language="en", sources=sources)))


def _text(row: dict[str, Any], language: str) -> str:
    text: str = row["text"][_EDITIONS.get(language, language)]
    return text
