"""Brings a store to the present form: version gate, copy of the file, migrations in one transaction."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

from sqlalchemy import Column, Connection, Engine, MetaData, PrimaryKeyConstraint, String, Table, inspect, text

from copydesk.errors import StoreTooNew
from copydesk.store.engine import writing
from copydesk.store.failures import damaged
from copydesk.store.tables import METADATA

PRESENT: Final = "0004"
"""The form of the store that this edition writes: the id of its newest migration."""


_FORM: Final = Table(
    "alembic_version",
    MetaData(),
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)
"""Alembic's own table, as it would make it."""


def bring_up_to_date(engine: Engine, *, place: str) -> None:
    """Migrate the store to `PRESENT`, with a copy of a SQLite file beside it first; a new store is made in that form at once.

    Raises `StoreTooNew` for a store of a later edition. A kill at any point leaves the store as it was.
    """
    with engine.connect() as connection:
        found = _form(connection)
    if found == PRESENT:
        return
    _check_known(found, place=place)
    if found and engine.dialect.name == "sqlite":
        copy_store(Path(place), to=Path(f"{place}.before-{PRESENT}"))
    with writing(engine).begin() as connection:
        if found:
            _migrate(connection)
        else:
            _make(connection)


def copy_store(store: Path, *, to: Path) -> None:
    """Copy a SQLite store that may be in use to a new file; the copy takes its place only when it is whole."""
    unfinished = to.with_name(f"{to.name}.unfinished")
    unfinished.unlink(missing_ok=True)
    with closing(sqlite3.connect(store)) as source, closing(sqlite3.connect(unfinished)) as target:
        source.backup(target)
    unfinished.replace(to)


def _form(connection: Connection) -> str:
    if not inspect(connection).has_table("alembic_version"):
        return ""
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or ""


def _check_known(found: str, *, place: str) -> None:
    if found > PRESENT and found.isdigit():
        problem = f"was written by a later Copydesk (form {found}; this one knows forms up to {PRESENT})"
        raise StoreTooNew(problem, subject=place, remedy="Upgrade Copydesk, or name another store; this one was not touched")
    if found and not found.isdigit():
        raise damaged(place, f"says that it has the unknown form {found!r}")


def _make(connection: Connection) -> None:
    """The tables of a new store, which migrations would make in ten times the time, and the form that they have."""
    METADATA.create_all(connection, checkfirst=False)
    _FORM.metadata.create_all(connection, checkfirst=False)
    connection.execute(_FORM.insert().values(version_num=PRESENT))


def _migrate(connection: Connection) -> None:
    # Alembic takes 0.2 s to import and only an old store needs it.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
