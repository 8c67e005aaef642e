"""Runs, what they could not use, and the feeds between polls."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from copydesk.model.outcome import Rejected
from copydesk.ports import FeedState, Run
from copydesk.store.codec import decode, encode, from_microseconds, plain, to_microseconds
from copydesk.store.rows import add_new, digest_of, put
from copydesk.store.tables import FEED, REJECTION, RUN


def begin_run(connection: Connection, *, at: datetime, inputs: tuple[str, ...]) -> Run:
    """The latest unfinished run with equal inputs, else a new one."""
    wanted = plain(inputs)
    unfinished = select(RUN.c.id, RUN.c.started_at).where(RUN.c.finished.is_(False), RUN.c.inputs == wanted)
    row = connection.execute(unfinished.order_by(RUN.c.id.desc()).limit(1)).first()
    if row is not None:
        return Run(id=row.id, started_at=from_microseconds(row.started_at), inputs=inputs, resumed=True)
    started_at = to_microseconds(at)
    statement = insert(RUN).values(started_at=started_at, inputs=wanted, finished=False).returning(RUN.c.id)
    return Run(id=connection.execute(statement).scalar_one(), started_at=from_microseconds(started_at), inputs=inputs)


def finish_run(connection: Connection, run_id: int) -> None:
    """Mark a run as finished."""
    connection.execute(update(RUN).where(RUN.c.id == run_id).values(finished=True))


def add_rejections(connection: Connection, run_id: int, *, rejected: Sequence[tuple[int | None, Rejected]]) -> None:
    """Keep (page id or None, rejection) pairs; one that the run has already is kept once."""
    rows = []
    for page_id, each in rejected:
        storable = _storable(each)
        digest = digest_of(plain((page_id, storable)))
        rows.append({"run_id": run_id, "page_id": page_id, "digest": digest, "rejected": encode(storable)})
    add_new(connection, REJECTION, rows=rows)


def rejections(connection: Connection, run_id: int) -> tuple[Rejected, ...]:
    """What a run could not use, in order."""
    query = select(REJECTION.c.rejected).where(REJECTION.c.run_id == run_id).order_by(REJECTION.c.id)
    return tuple(decode(row.rejected, kind=Rejected) for row in connection.execute(query))


def put_feed_states(connection: Connection, states: Sequence[FeedState]) -> None:
    """Remember feeds, replacing what was remembered of them; the last of a feed counts."""
    latest = {state.feed_url: state for state in states}
    put(connection, FEED, rows=[{"feed_url": url, "state": encode(state)} for url, state in latest.items()])


def feed_state(connection: Connection, feed_url: str) -> FeedState | None:
    """What is remembered of a feed."""
    found = connection.execute(select(FEED.c.state).where(FEED.c.feed_url == feed_url)).scalar()
    return None if found is None else decode(found, kind=FeedState)


def _storable(rejected: Rejected) -> Rejected:
    """The same with lone surrogates written out: names of files may hold them, UTF-8 may not."""
    return replace(rejected, subject=_utf8(rejected.subject), message=_utf8(rejected.message), remedy=_utf8(rejected.remedy))


def _utf8(text: str) -> str:
    return text.encode("utf-8", "backslashreplace").decode()
