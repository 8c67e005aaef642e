"""What a database complains about, as errors of the product that name the store and what to do."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from sqlalchemy.exc import DatabaseError, DBAPIError

from copydesk.errors import StoreDamaged, StoreError, StoreFull
from copydesk.store.codec import Undecodable

_FULL: Final = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR}
_READ_ONLY: Final = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM}
_DAMAGED: Final = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_BUSY: Final = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}

# PostgreSQL's SQLSTATE classes. Source: PostgreSQL 15, appendix A.
_STATES: Final = {"53": _FULL, "25": _READ_ONLY, "XX": _DAMAGED, "55": _BUSY}

RESTORE: Final = "Put a backup of it in its place, or move it away and run again to begin anew"


@contextmanager
def failures_named(place: str) -> Iterator[None]:
    """Turn a database's complaint inside the block into a `StoreError` about the store at `place`."""
    try:
        yield
    except (DatabaseError, sqlite3.DatabaseError) as error:
        raise _explained(error, place=place) from error
    except Undecodable as error:
        raise damaged(place, f"a stored value does not agree with its checksum or its type ({error})") from error


def damaged(place: str, problem: str) -> StoreDamaged:
    """The error for stored bytes that are not what was written."""
    return StoreDamaged(problem, subject=place, remedy=RESTORE)


def _explained(error: DatabaseError | sqlite3.DatabaseError, *, place: str) -> StoreError:
    cause = error.orig if isinstance(error, DBAPIError) else error
    family = _family(cause)
    if family is _FULL:
        remedy = "Free some space on its disk and run again; everything accepted before is kept"
        return StoreFull(f"could not be written, the disk is full or failing ({cause})", subject=place, remedy=remedy)
    if family is _READ_ONLY:
        remedy = "Give this user the right to write the file and its folder, then run again; everything accepted before is kept"
        return StoreFull(f"could not be written, it is read-only or cannot be opened ({cause})", subject=place, remedy=remedy)
    if family is _DAMAGED:
        return damaged(place, f"the database is damaged ({cause})")
    if family is _BUSY:
        remedy = "Wait until the other copydesk that uses it has ended, then run again"
        return StoreError("another program is writing it", subject=place, remedy=remedy)
    return StoreError(
        f"the database refused ({cause})", subject=place, remedy="Check that it is a store of this desk and run again"
    )


def _family(cause: BaseException | None) -> set[int] | None:
    if isinstance(cause, sqlite3.Error):
        code = getattr(cause, "sqlite_errorcode", 0) & 0xFF  # the low byte is the primary result code
        return next((family for family in (_FULL, _READ_ONLY, _DAMAGED, _BUSY) if code in family), None)
    state = str(getattr(cause, "sqlstate", "") or "")
    return _STATES.get(state[:2])
