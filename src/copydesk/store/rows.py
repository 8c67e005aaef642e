"""Small things that every part of the store does with rows."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Final, TypeVar

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite

Item = TypeVar("Item")
Row = Mapping[str, object]

# SQLite allows 32,766 parameters in a statement; this is far below, and far above what a round trip costs.
CHUNK: Final = 500


def digest_of(data: bytes) -> str:
    """Hex SHA-256."""
    return hashlib.sha256(data).hexdigest()


def chunks(items: Iterable[Item], *, size: int = CHUNK) -> Iterator[list[Item]]:
    """The items in lists of at most `size`."""
    rest = iter(items)
    while chunk := list(islice(rest, size)):
        yield chunk


def insert_into(connection: Connection, table: Table) -> sqlite.Insert | postgresql.Insert:
    """An insert that knows `on_conflict_…`, in the dialect of the connection."""
    return postgresql.insert(table) if connection.dialect.name == "postgresql" else sqlite.insert(table)


def add_new(connection: Connection, table: Table, *, rows: Sequence[Row]) -> None:
    """Insert rows; those that a unique key knows already change nothing."""
    if rows:
        connection.execute(insert_into(connection, table).on_conflict_do_nothing(), rows)


def put(connection: Connection, table: Table, *, rows: Sequence[Row], kept: Sequence[str] = ()) -> None:
    """Insert rows, replacing those with the same primary key in all columns but the `kept` ones."""
    if not rows:
        return
    statement = insert_into(connection, table)
    keys = [column.name for column in table.primary_key.columns]
    untouched = {*keys, *kept}
    values = {column.name: statement.excluded[column.name] for column in table.columns if column.name not in untouched}
    connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=values), rows)
