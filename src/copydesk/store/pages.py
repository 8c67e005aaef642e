"""Pages as fetched, content-addressed, and the queue of those that wait to be read."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection, func, insert, select

from copydesk.model.page import Page
from copydesk.ports import StoredPage
from copydesk.store.codec import Undecodable, decode, encode, pack, to_microseconds, unpack
from copydesk.store.rows import add_new, chunks, digest_of, insert_into
from copydesk.store.tables import PAGE, SNAPSHOT, UNREAD

# Rows with bodies of a page each; more at once would only hold memory.
_BATCH = 200


def add_pages(connection: Connection, run_id: int, *, pages: Sequence[Page]) -> int:
    """Keep pages and queue the new ones for reading; how many were new."""
    return sum(_add_batch(connection, run_id, pages=batch) for batch in chunks(pages, size=_BATCH))


def _add_batch(connection: Connection, run_id: int, *, pages: Sequence[Page]) -> int:
    digests = [page.sha256 for page in pages]
    _add_snapshots(connection, bodies=dict(zip(digests, (page.body for page in pages), strict=True)))
    rows = {
        (page.url, sha256): _page_row(page, sha256=sha256, run_id=run_id) for page, sha256 in zip(pages, digests, strict=True)
    }
    statement = insert_into(connection, PAGE).on_conflict_do_nothing().returning(PAGE.c.id)
    new = connection.execute(statement, list(rows.values())).scalars().all()
    if new:
        connection.execute(insert(UNREAD), [{"page_id": page_id} for page_id in new])
    return len(new)


def _add_snapshots(connection: Connection, *, bodies: dict[str, bytes]) -> None:
    query = select(SNAPSHOT.c.sha256).where(SNAPSHOT.c.sha256.in_(bodies))
    known = set(connection.execute(query).scalars())
    new = [(sha256, body) for sha256, body in bodies.items() if sha256 not in known]
    add_new(connection, SNAPSHOT, rows=[{"sha256": key, "size": len(body), "body": pack(body)} for key, body in new])


def _page_row(page: Page, *, sha256: str, run_id: int) -> dict[str, object]:
    return {
        "url": page.url,
        "url_digest": digest_of(page.url.encode()),
        "sha256": sha256,
        "source_id": page.source_id,
        "fetched_at": to_microseconds(page.fetched_at),
        "run_id": run_id,
        "about": encode(replace(page, body=b"")),
    }


def has_page(connection: Connection, url: str) -> bool:
    """Whether any page of this address is kept."""
    query = select(PAGE.c.id).where(PAGE.c.url_digest == digest_of(url.encode())).limit(1)
    return connection.execute(query).first() is not None


def count_unread(connection: Connection) -> int:
    """How many pages wait to be read."""
    return connection.execute(select(func.count()).select_from(UNREAD)).scalar_one()


def unread_pages(connection: Connection, *, after: int, limit: int) -> list[StoredPage]:
    """Pages that wait to be read, in order of their id, each body compared with its hash."""
    joined = UNREAD.join(PAGE, PAGE.c.id == UNREAD.c.page_id).join(SNAPSHOT, SNAPSHOT.c.sha256 == PAGE.c.sha256)
    query = select(PAGE.c.id, PAGE.c.sha256, PAGE.c.about, SNAPSHOT.c.body).select_from(joined)
    rows = connection.execute(query.where(UNREAD.c.page_id > after).order_by(UNREAD.c.page_id).limit(limit))
    return [StoredPage(page_id=row.id, page=_page(row.about, body=row.body, sha256=row.sha256)) for row in rows]


def _page(about: bytes, *, body: bytes, sha256: str) -> Page:
    page = replace(decode(about, kind=Page), body=unpack(body))
    if page.sha256 != sha256:
        raise Undecodable(f"the snapshot of {page.url} is not the one with hash {sha256}")
    return page
