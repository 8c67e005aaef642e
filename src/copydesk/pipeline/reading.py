"""The read step: pages that wait become reports with readings and signatures."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from copydesk.group.signature import encode_signature, make_signature
from copydesk.model.outcome import Rejected, Stage
from copydesk.model.source import SourceBook
from copydesk.pipeline.newsroom import Newsroom
from copydesk.pipeline.workers import Work, run_batches
from copydesk.ports import ReadRecord, Run, Store, StoredPage
from copydesk.read.page import read_page
from copydesk.text.facts import FactReader

Outcome = ReadRecord | tuple[int, Rejected]


@dataclass(slots=True)
class _Desk:
    """What a reading process knows; filled once by `prepare`."""

    sources: SourceBook | None = None
    facts: FactReader | None = None


_desk = _Desk()


def prepare(sources: SourceBook, facts: FactReader) -> None:
    """Give this process what it reads with."""
    _desk.sources, _desk.facts = sources, facts


def read_pages(pages: Sequence[StoredPage]) -> list[Outcome]:
    """One outcome a page, in order."""
    return [_read_one(page) for page in pages]


def _read_one(stored: StoredPage) -> Outcome:
    if _desk.sources is None or _desk.facts is None:
        raise RuntimeError("read_pages was called before prepare")
    result = read_page(stored.page, sources=_desk.sources, facts=_desk.facts)
    if isinstance(result, Rejected):
        return (stored.page_id, result)
    report, reading = result
    signature = make_signature(report, reading, source=_desk.sources.get(report.source_id))
    return ReadRecord(page_id=stored.page_id, report=report, reading=reading, signature=encode_signature(signature))


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


def read_step(newsroom: Newsroom, *, run: Run) -> int:
    """Read every page that waits; how many gave a report. Each batch is one transaction."""
    store = newsroom.store
    total = store.count_unread()
    work = Work(prepare=prepare, do=read_pages, give_up=give_up, knowledge=(newsroom.sources, newsroom.fact_reader()))
    workers = newsroom.options.workers if total > newsroom.options.batch_size else 1
    read = 0
    with newsroom.progress.step(Stage.READ, total=total) as step:
        for outcomes in run_batches(work, batches=_batches(store, size=newsroom.options.batch_size), workers=workers):
            records = [outcome for outcome in outcomes if isinstance(outcome, ReadRecord)]
            rejected = [outcome for outcome in outcomes if not isinstance(outcome, ReadRecord)]
            store.add_readings(run.id, records, rejected=rejected)
            read += len(records)
            step.advance(len(outcomes))
    return read


def _batches(store: Store, *, size: int) -> Iterator[list[StoredPage]]:
    after = 0
    while batch := store.unread_pages(after=after, limit=size):
        after = batch[-1].page_id
        yield batch
