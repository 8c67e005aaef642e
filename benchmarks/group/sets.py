"""The sets of items with the story that each tells, as streams of signatures."""

import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from benchmarks.datasets import read_rows
from copydesk.group.signature import Signature, make_signature
from copydesk.model.facts import Reading
from copydesk.model.lexicon import Lexicon
from copydesk.model.report import Report, compose_text
from copydesk.model.source import Source
from copydesk.text.facts import FactReader

ORDERS: Final = 5
QUICK_ITEMS: Final = 800
START: Final = datetime(2026, 1, 1, tzinfo=UTC)
STEP: Final = timedelta(seconds=1)
"""Between two items of a set without times: its whole stream lies within a desk's window."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One item of a set: what it says, and the story that it tells by the gold. `at` is None where the set has no times."""

    id: str
    headline: str
    body: str
    gold: str
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StreamSet:
    """A set of items. `kind` names the kind of source: parts of one set are of one kind."""

    name: str
    kind: str
    language: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stream:
    """Signatures in order of arrival, with the gold of each."""

    signatures: tuple[Signature, ...]
    gold: tuple[str, ...]


def stream_sets(data: Path, *, quick: bool) -> Iterator[StreamSet]:
    """The sets that lie in the folder, one after the other."""
    for name, (language, items_of) in SETS.items():
        folder, _, part = name.partition(":")
        items = _with_own_ids([items_of(row, part) for row in read_rows(data / folder / "data.jsonl.gz")])
        if quick:
            stories = sorted({item.gold for item in items}, key=lambda gold: random.Random(gold).random())  # noqa: S311
            while len(items) > QUICK_ITEMS and len(stories) > 2:
                stories.pop()
                items = [item for item in items if item.gold in set(stories)]
        yield StreamSet(name=name, kind=folder, language=language, items=tuple(items))


def _with_own_ids(items: Sequence[Item]) -> list[Item]:
    """The items with ids of their own: one set uses a few twice, and two reports of one id are one report to a desk."""
    times: Counter[str] = Counter()
    own: list[Item] = []
    for item in items:
        times[item.id] += 1
        own.append(item if times[item.id] == 1 else replace(item, id=f"{item.id}-{times[item.id]}"))
    return own


def streams(part: StreamSet, *, with_facts: bool = False) -> Iterator[Stream]:
    """The set in order of time, or in five shuffled orders where it has no times."""
    reader = FactReader(Lexicon()) if with_facts else None
    signatures = [signature_of(item, language=part.language, reader=reader) for item in part.items]
    if all(item.at for item in part.items):
        order = sorted(range(len(signatures)), key=lambda at: (signatures[at].told_at, at))
        yield _stream(part, signatures=signatures, order=order)
        return
    gold = [item.gold for item in part.items]
    yield from (in_turn(signatures, gold=gold, seed=seed) for seed in range(ORDERS))


def in_turn(signatures: Sequence[Signature], *, gold: Sequence[str], seed: int) -> Stream:
    """A stream of signatures without times, in an order that can be had again."""
    order = list(range(len(signatures)))
    random.Random(seed).shuffle(order)  # noqa: S311 - no secret
    in_time = [replace(signatures[at], told_at=START + STEP * place) for place, at in enumerate(order)]
    return Stream(signatures=tuple(in_time), gold=tuple(gold[at] for at in order))


def _stream(part: StreamSet, *, signatures: Sequence[Signature], order: Sequence[int]) -> Stream:
    return Stream(signatures=tuple(signatures[at] for at in order), gold=tuple(part.items[at].gold for at in order))


def signature_of(item: Item, *, language: str, reader: FactReader | None = None) -> Signature:
    """An item's signature, every item from a source of its own; with facts where a reader is given."""
    report = report_of(item, language=language)
    reading = reader.reading(report, time_zone="UTC") if reader else Reading(report_id=item.id, language=language)
    return make_signature(
        report, reading, source=Source(id=report.source_id, name=report.source_id, language=language, country="")
    )


def report_of(item: Item, *, language: str) -> Report:
    """An item as the report of a source of its own."""
    paragraphs = (item.body,) if item.body else ()
    return Report(
        id=item.id,
        url=f"https://outlet.example/{item.id}",
        source_id=f"outlet-{item.id}",
        page_sha256="0" * 64,
        language=language,
        headline=item.headline,
        text=compose_text(item.headline, "", paragraphs),
        paragraphs=paragraphs,
        received_at=item.at or START,
    )


def _uci(row: dict[str, Any], _: str) -> Item:
    at = datetime.fromtimestamp(int(row["ts"]), tz=UTC)
    return Item(id=row["id"], headline=row["title"], body="", gold=row["story"], at=at)


def _google(row: dict[str, Any], part: str) -> Item:
    body = row["text"].removeprefix(row["title"]).strip() if part == "text" else ""
    return Item(id=row["id"], headline=row["title"], body=body, gold=row["cluster"])


def _french(row: dict[str, Any], _: str) -> Item:
    return Item(id=row["id"], headline=row["title"], body="", gold=row["cluster"])


def _ecb(row: dict[str, Any], _: str) -> Item:
    first, *others = row["sentences"]
    return Item(id=row["id"], headline=first, body=" ".join(others), gold=row["event"])


def _basil(row: dict[str, Any], _: str) -> Item:
    body = row["text"].removeprefix(row["title"]).strip()
    return Item(id=row["id"], headline=row["title"], body=body, gold=row["event"])


def _allsides(row: dict[str, Any], _: str) -> Item:
    return Item(id=row["id"], headline=row["title"], body=row["text"], gold=row["event"])


SETS: Final[dict[str, tuple[str, Callable[[dict[str, Any], str], Item]]]] = {
    "uci_headline_stream": ("en", _uci),
    "google_news_2013:text": ("en", _google),
    "google_news_2013:titles": ("en", _google),
    "fr_google_news_2019": ("fr", _french),
    "ecbplus_events": ("en", _ecb),
    "basil_triples": ("en", _basil),
    "allsides_triples": ("en", _allsides),
}
"""Name → language and how a row becomes an item. Two sets have days that are one for each event: those days are left out."""
