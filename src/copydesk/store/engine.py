"""Connections that keep what they accept: one writer at a time, every commit on disk before it counts."""

import sqlite3
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import NoSuchModuleError
from sqlalchemy.pool import ConnectionPoolEntry

from copydesk.errors import StoreError

APPLICATION_ID: Final = 0x436F7079
"""Stands in the header of every SQLite store: the bytes `Copy`."""

_BUSY_S: Final = 30.0
# PostgreSQL has no single writer; every writing transaction takes this lock first, so both databases behave alike.
_WRITER_LOCK: Final = APPLICATION_ID


def store_url(url_or_path: str) -> URL:
    """The address of a store: a database URL as given, anything else as the path of a SQLite file."""
    if "://" not in url_or_path:
        return URL.create("sqlite", database=str(Path(url_or_path).absolute()))
    url = make_url(url_or_path)
    return url.set(drivername="postgresql+psycopg") if url.drivername == "postgresql" else url


def place_of(url: URL) -> str:
    """What a person calls the store: its path, or its address without the password."""
    return url.database or "" if url.get_backend_name() == "sqlite" else url.render_as_string(hide_password=True)


def connect(url: URL) -> Engine:
    """An engine with every pragma set on every connection. Nothing is opened yet."""
    if url.get_backend_name() == "sqlite":
        return _sqlite_engine(url)
    if url.get_backend_name() != "postgresql":
        raise StoreError("no such kind of store", subject=place_of(url), remedy="Name a file or a postgresql:// address")
    return _postgresql_engine(url)


def writing(engine: Engine) -> Engine:
    """The same engine whose transactions take the write lock when they begin."""
    return engine.execution_options(copydesk_writes=True)


def _sqlite_engine(url: URL) -> Engine:
    arguments = {"timeout": _BUSY_S, "isolation_level": None, "check_same_thread": False}
    engine = create_engine(url, connect_args=arguments, hide_parameters=True)
    event.listen(engine, "connect", _set_pragmas)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _postgresql_engine(url: URL) -> Engine:
    try:
        engine = create_engine(url, hide_parameters=True, pool_pre_ping=True)
    except (ModuleNotFoundError, NoSuchModuleError) as error:
        remedy = "Install the extra: pip install 'copydesk[postgres]'"
        raise StoreError("the PostgreSQL driver psycopg is not installed", subject=place_of(url), remedy=remedy) from error
    event.listen(engine, "begin", _begin_postgresql)
    return engine


def _set_pragmas(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    cursor = connection.cursor()
    for pragma in (
        "page_size=8192",  # counts only before the first table; snapshots are tens of kilobytes
        "synchronous=FULL",
        "foreign_keys=ON",
        "cache_size=-16384",
        "journal_size_limit=67108864",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("copydesk_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _begin_postgresql(connection: Connection) -> None:
    if connection.get_execution_options().get("copydesk_writes", False):
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _WRITER_LOCK})


def mark_ours(engine: Engine, *, place: str) -> None:
    """Make the SQLite file ours and switch it to WAL, or refuse: it belongs to another program, or its disk cannot do WAL."""
    with engine.connect() as connection:
        raw = connection.connection.driver_connection
        if not isinstance(raw, sqlite3.Connection):
            return
        _claim(raw, place=place)
        mode = raw.execute("PRAGMA journal_mode=WAL").fetchone()[0]
    if mode != "wal":
        remedy = "Keep the store on a local disk (state_dir in desk.toml)"
        raise StoreError(f"the disk does not allow write-ahead logging (mode {mode})", subject=place, remedy=remedy)


def _claim(raw: sqlite3.Connection, *, place: str) -> None:
    found = raw.execute("PRAGMA application_id").fetchone()[0]
    if found == APPLICATION_ID:
        return
    tables = raw.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    if found or tables:
        remedy = "Name another file as the store; this one was not touched"
        raise StoreError("is a database of another program", subject=place, remedy=remedy)
    raw.execute(f"PRAGMA application_id={APPLICATION_ID}")
