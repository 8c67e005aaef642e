"""The read step: pages that wait become reports with readings and signatures."""

from collections.abc import Iterator, Sequence

import msgspec

import copydesk.read.html  # noqa: F401 - imported once, before the workers part; `read_page` would do it in each of them
from copydesk.group.signature import encode_signature, make_signature
from copydesk.model.outcome import Rejected, Stage
from copydesk.pipeline.newsroom import Newsroom, Workbench
from copydesk.pipeline.workers import Job
from copydesk.ports import ReadRecord, Run, Store, StoredPage
from copydesk.read.page import read_page
from copydesk.text.ledger import spoken_words
from copydesk.text.pairs import pair_sightings

Outcome = bytes | tuple[int, Rejected]
"""A page's `ReadRecord` as MessagePack, a fifth of what pickling its hundreds of small values costs; or page id and rejection."""


def read_step(newsroom: Newsroom, *, run: Run) -> int:
    """Read every page that waits; how many gave a report. Each batch is one transaction."""
    store = newsroom.store
    total = store.count_unread()
    batches = _batches(store, size=newsroom.options.batch_size)
    read = 0
    with newsroom.progress.step(Stage.READ, total=total) as step:
        for outcomes in newsroom.workers.run(
            Job(do=read_pages, give_up=give_up), batches=batches, is_large=newsroom.is_large(total)
        ):
            records = [outcome for outcome in map(_unpacked, outcomes) if isinstance(outcome, ReadRecord)]
            rejected = [outcome for outcome in outcomes if not isinstance(outcome, bytes)]
            store.add_readings(run.id, records, rejected=rejected)
            read += len(records)
            step.advance(len(outcomes))
    return read


def read_pages(bench: Workbench, pages: Sequence[StoredPage]) -> list[Outcome]:
    """One outcome a page, in order."""
    return [_read_one(bench, stored) for stored in pages]


def _unpacked(outcome: Outcome) -> ReadRecord | None:
    return msgspec.msgpack.decode(outcome, type=ReadRecord) if isinstance(outcome, bytes) else None


def _read_one(bench: Workbench, stored: StoredPage) -> Outcome:
    sources = bench.knowledge.sources
    result = read_page(stored.page, sources=sources, facts=bench.facts)
    if isinstance(result, Rejected):
        return (stored.page_id, result)
    report, reading = result
    signature = make_signature(report, reading, source=sources.get(report.source_id))
    record = ReadRecord(
        page_id=stored.page_id,
        report=report,
        reading=msgspec.msgpack.encode(reading),
        signature=encode_signature(signature),
        spoken=spoken_words(report, reading=reading),
        pairs=pair_sightings(report),
    )
    return msgspec.msgpack.encode(record)


def give_up(stored: StoredPage, what_happened: str) -> Outcome:
    """The outcome of a page that ends, blocks or breaks its reader."""
    rejected = Rejected(
        stage=Stage.READ,
        subject=stored.page.url,
        code="reader-crashed",
        message=f"reading this page failed ({what_happened})",
        remedy="Please report it with the page; the other pages are not affected.",
        source_id=stored.page.source_id,
    )
    return (stored.page_id, rejected)


def _batches(store: Store, *, size: int) -> Iterator[list[StoredPage]]:
    after = 0
    while batch := store.unread_pages(after=after, limit=size):
        after = batch[-1].page_id
        yield batch
