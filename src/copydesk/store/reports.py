"""What was read from pages: reports, readings, signatures."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from sqlalchemy import Column, Connection, bindparam, delete, func, select, update

from copydesk.model.facts import PrintedSentence, Reading
from copydesk.model.outcome import Rejected
from copydesk.model.report import Report
from copydesk.ports import ReadRecord, SignatureRecord
from copydesk.store.codec import decode, encode, from_microseconds, pack, to_microseconds
from copydesk.store.ledger import put_ledger
from copydesk.store.rows import chunks, put
from copydesk.store.runs import add_rejections
from copydesk.store.tables import READING, REPORT, SIGNATURE, UNREAD

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Printed:
    """A stored reading of which only what its sentences say is decoded."""

    sentences: tuple[PrintedSentence, ...] = ()


def add_readings(
    connection: Connection, run_id: int, *, records: Sequence[ReadRecord], rejected: Sequence[tuple[int, Rejected]]
) -> None:
    """Keep what was read and take the pages off the queue; the newest page of a report counts, whatever the order."""
    known = _known_ages(connection, report_ids={record.report.id for record in records})
    kept = _newest(records, known=known)
    put(connection, REPORT, rows=[_report_row(record) for record in kept])
    put(connection, READING, rows=[{"report_id": record.report.id, "reading": pack(record.reading)} for record in kept])
    put(connection, SIGNATURE, rows=[_signature_row(record) for record in kept], kept=["story_id"])
    put_ledger(connection, records=kept, known=known)
    add_rejections(connection, run_id, rejected=rejected)
    done = [record.page_id for record in records] + [page_id for page_id, _ in rejected]
    for ids in chunks(done):
        connection.execute(delete(UNREAD).where(UNREAD.c.page_id.in_(ids)))


def _newest(records: Sequence[ReadRecord], *, known: Mapping[str, tuple[int, int]]) -> list[ReadRecord]:
    """The newest record of each report, without those that are known from a newer page."""
    newest: dict[str, ReadRecord] = {}
    for record in sorted(records, key=_age):
        newest[record.report.id] = record
    return [record for report_id, record in newest.items() if _age(record) >= known.get(report_id, (0, 0))]


def _age(record: ReadRecord) -> tuple[int, int]:
    return to_microseconds(record.report.received_at), record.page_id


def _known_ages(connection: Connection, *, report_ids: Iterable[str]) -> dict[str, tuple[int, int]]:
    ages: dict[str, tuple[int, int]] = {}
    for ids in chunks(report_ids):
        query = select(REPORT.c.id, REPORT.c.received_at, REPORT.c.page_id).where(REPORT.c.id.in_(ids))
        ages.update({row.id: (row.received_at, row.page_id) for row in connection.execute(query)})
    return ages


def _report_row(record: ReadRecord) -> dict[str, object]:
    report = record.report
    return {
        "id": report.id,
        "page_id": record.page_id,
        "page_sha256": report.page_sha256,
        "received_at": to_microseconds(report.received_at),
        "report": encode(report),
    }


def _signature_row(record: ReadRecord) -> dict[str, object]:
    told_at = to_microseconds(record.report.told_at)
    return {"report_id": record.report.id, "told_at": told_at, "story_id": "", "signature": record.signature}


def signatures(connection: Connection, *, since: datetime) -> Iterator[SignatureRecord]:
    """Signatures of reports told since a time, by (told at, report id), a few hundred in memory at a time."""
    query = select(SIGNATURE.c.report_id, SIGNATURE.c.signature, SIGNATURE.c.story_id)
    ordered = query.where(SIGNATURE.c.told_at >= to_microseconds(since)).order_by(SIGNATURE.c.told_at, SIGNATURE.c.report_id)
    for row in connection.execution_options(yield_per=500).execute(ordered):
        yield SignatureRecord(report_id=row.report_id, signature=row.signature, story_id=row.story_id)


def ungrouped(connection: Connection) -> Iterator[SignatureRecord]:
    """Signatures of reports without a story, by (told at, report id), a few hundred in memory at a time."""
    query = select(SIGNATURE.c.report_id, SIGNATURE.c.signature).where(SIGNATURE.c.story_id == "")
    ordered = query.order_by(SIGNATURE.c.told_at, SIGNATURE.c.report_id)
    for row in connection.execution_options(yield_per=500).execute(ordered):
        yield SignatureRecord(report_id=row.report_id, signature=row.signature, story_id="")


def signatures_of(connection: Connection, *, report_ids: Iterable[str]) -> dict[str, bytes]:
    """Signatures by report id; unknown ids are left out."""
    found: dict[str, bytes] = {}
    for ids in chunks(report_ids):
        query = select(SIGNATURE.c.report_id, SIGNATURE.c.signature).where(SIGNATURE.c.report_id.in_(ids))
        found.update({row.report_id: row.signature for row in connection.execute(query)})
    return found


def renew_signatures(connection: Connection, *, signatures: Sequence[tuple[str, bytes]]) -> None:
    """Put other signatures in the places of those that are kept; unknown reports are left out."""
    if signatures:
        renewed = update(SIGNATURE).where(SIGNATURE.c.report_id == bindparam("report")).values(signature=bindparam("renewed"))
        connection.execute(renewed, [{"report": report_id, "renewed": signature} for report_id, signature in signatures])


def first_ungrouped(connection: Connection) -> datetime | None:
    """When the earliest report without a story was told."""
    earliest = connection.execute(select(func.min(SIGNATURE.c.told_at)).where(SIGNATURE.c.story_id == "")).scalar()
    return None if earliest is None else from_microseconds(earliest)


def page_hashes(connection: Connection) -> dict[str, str]:
    """The SHA-256 of the page that each report was last read from, by report id."""
    return {row.id: row.page_sha256 for row in connection.execute(select(REPORT.c.id, REPORT.c.page_sha256))}


def reports(connection: Connection, *, report_ids: Iterable[str]) -> dict[str, Report]:
    """Reports by id; unknown ids are left out."""
    return _by_id(connection, (REPORT.c.id, REPORT.c.report), report_ids=report_ids, kind=Report)


def readings(connection: Connection, *, report_ids: Iterable[str]) -> dict[str, Reading]:
    """Readings by report id; unknown ids are left out."""
    return _by_id(connection, (READING.c.report_id, READING.c.reading), report_ids=report_ids, kind=Reading)


def printed(connection: Connection, *, report_ids: Iterable[str]) -> dict[str, tuple[PrintedSentence, ...]]:
    """Sentences without their facts by report id; unknown ids are left out."""
    found = _by_id(connection, (READING.c.report_id, READING.c.reading), report_ids=report_ids, kind=_Printed)
    return {report_id: reading.sentences for report_id, reading in found.items()}


def _by_id(
    connection: Connection, columns: tuple[Column[str], Column[bytes]], *, report_ids: Iterable[str], kind: type[Value]
) -> dict[str, Value]:
    key, payload = columns
    found: dict[str, Value] = {}
    for ids in chunks(report_ids):
        rows = connection.execute(select(key, payload).where(key.in_(ids)))
        found.update({row[0]: decode(row[1], kind=kind) for row in rows})
    return found
