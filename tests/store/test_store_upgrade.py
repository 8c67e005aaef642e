"""Migrations: the tables they make, the copy before them, and kills in the middle."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

import copydesk.store.upgrade as upgrade_module
from copydesk.store.database import open_store
from copydesk.store.tables import METADATA
from copydesk.store.upgrade import PRESENT, copy_store
from copydesk.testing import store_samples as sample


def _old_store(path: Path) -> None:
    """A store that says it has an older form."""
    with closing(open_store(str(path))) as store:
        store.add_pages(store.begin_run(at=sample.NOON, inputs=("demo",)).id, [sample.page(1)])
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '0000'")


def test_the_newest_migration_is_the_present_form() -> None:
    """The gate and the migrations agree on the newest form."""
    config = Config()
    config.set_main_option("script_location", str(Path(upgrade_module.__file__).with_name("migrations")))

    assert ScriptDirectory.from_config(config).get_current_head() == PRESENT


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
@pytest.mark.parametrize("maker", ["_make", "_migrate"])
def test_migrations_make_the_tables_that_the_store_uses(
    kind: str, maker: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    """Tables from migrations are those of `tables.py`, in both databases, and so are those that a new store is made with."""
    place = str(tmp_path / "store.db") if kind == "sqlite" else request.getfixturevalue("postgresql_url")
    monkeypatch.setattr(upgrade_module, "_make", getattr(upgrade_module, maker))

    with closing(open_store(place)) as store, store._engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), METADATA)

    assert differences == []


def test_a_new_store_is_to_the_letter_what_migrations_make(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every table, index and constraint, Alembic's own included."""
    open_store(str(tmp_path / "new.db")).close()
    monkeypatch.setattr(upgrade_module, "_make", upgrade_module._migrate)
    open_store(str(tmp_path / "migrated.db")).close()

    new, migrated = (_schema(tmp_path / name) for name in ("new.db", "migrated.db"))

    assert new == migrated


def _schema(path: Path) -> dict[tuple[str, str], str]:
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT type, name, sql FROM sqlite_schema").fetchall()
    return {(kind, name): " ".join((sql or "").split()) for kind, name, sql in rows}


def test_an_old_store_is_copied_before_it_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The copy beside the store holds what it held, also when the migration then fails."""
    path = tmp_path / "store.db"
    _old_store(path)
    monkeypatch.setattr(upgrade_module, "_migrate", lambda _: (_ for _ in ()).throw(RuntimeError("power cut")))

    with pytest.raises(RuntimeError, match="power cut"):
        open_store(str(path))

    copy = tmp_path / f"store.db.before-{PRESENT}"
    for place in (path, copy):
        with closing(sqlite3.connect(place)) as connection:
            assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == ("0000",)
            assert connection.execute("SELECT count(*) FROM page").fetchone() == (1,)
    assert not list(tmp_path.glob("*.unfinished"))


@pytest.mark.parametrize("maker", ["_make", "_migrate"])
def test_a_beginning_that_was_cut_off_begins_again(maker: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Half-made tables are rolled back, so the next start makes them all."""
    path = tmp_path / "store.db"
    whole = getattr(upgrade_module, maker)

    def cut_off(connection: object) -> None:
        whole(connection)
        raise RuntimeError("power cut")

    with monkeypatch.context() as patched:
        patched.setattr(upgrade_module, "_make", cut_off)
        with pytest.raises(RuntimeError, match="power cut"):
            open_store(str(path))

    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(*) FROM sqlite_schema").fetchone() == (0,)
    with closing(open_store(str(path))) as store:
        assert store.count_unread() == 0


def test_a_store_in_use_can_be_copied(tmp_path: Path) -> None:
    """A copy made while the store is open holds every accepted page."""
    path = tmp_path / "store.db"
    with closing(open_store(str(path))) as store:
        store.add_pages(store.begin_run(at=sample.NOON, inputs=("demo",)).id, [sample.page(number) for number in range(20)])
        copy_store(path, to=tmp_path / "backup.db")

    with closing(open_store(str(tmp_path / "backup.db"))) as store:
        assert [each.page for each in store.unread_pages(after=0, limit=30)] == [sample.page(number) for number in range(20)]
