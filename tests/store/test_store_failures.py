"""What a broken, full, foreign or newer store says, and that nothing accepted is lost."""

import os
import resource
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from copydesk.errors import StoreDamaged, StoreError, StoreFull, StoreTooNew
from copydesk.store.database import SqlStore, open_store
from copydesk.store.engine import APPLICATION_ID
from copydesk.testing import store_samples as sample

_ENDLESS_WRITER = """
import sys
from copydesk.store.database import open_store
from copydesk.testing import store_samples as sample

store = open_store(sys.argv[1])
run_id = store.begin_run(at=sample.NOON, inputs=("demo",)).id
number = int(sys.argv[2])
while True:
    store.add_pages(run_id, [sample.page(number + step) for step in range(8)])
    waiting = store.unread_pages(after=0, limit=8)
    store.add_readings(run_id, [sample.record(number + step, page_id=each.page_id) for step, each in enumerate(waiting)])
    number += 8
    print("a batch", flush=True)
"""


def _write_some(store: SqlStore, *, pages: int = 3) -> None:
    store.add_pages(store.begin_run(at=sample.NOON, inputs=("demo",)).id, [sample.page(number) for number in range(pages)])


def _sql(path: Path, statement: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection, connection:
        return list(connection.execute(statement))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The path of a store with a few pages."""
    place = tmp_path / "state" / "store.db"
    with closing(open_store(str(place))) as store:
        _write_some(store)
    return place


def test_a_new_store_has_its_pragmas(path: Path) -> None:
    """WAL, full synchronisation, foreign keys, a busy timeout and our application id hold on every connection."""
    with closing(open_store(str(path))) as store, store._engine.connect() as connection:
        pragmas = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout", "application_id")
        found = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in pragmas]

    assert found == ["wal", 2, 1, 30000, APPLICATION_ID]


@pytest.mark.crash
def test_kill_at_any_time_leaves_a_whole_store(tmp_path: Path) -> None:
    """A writer killed again and again leaves batches of eight, each page kept and each report complete, and work goes on."""
    path = tmp_path / "store.db"

    for attempt in range(6):
        command = [sys.executable, "-c", _ENDLESS_WRITER, str(path), str(attempt * 100_000)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as writer:  # noqa: S603 - our own words
            assert writer.stdout is not None
            writer.stdout.readline()  # one batch is in, however slow the machine
            _wait_a_little(attempt)
            writer.kill()

        assert _sql(path, "PRAGMA integrity_check") == [("ok",)]
        assert _sql(path, "PRAGMA foreign_key_check") == []
        pages, unread, reports, readings, signatures = _counts(path)
        assert pages % 8 == 0
        assert pages - unread == reports == readings == signatures
        assert unread in {0, 8}
        _sql(path, "DELETE FROM unread")
        _sql(path, "DELETE FROM page WHERE id NOT IN (SELECT page_id FROM report)")
    assert _counts(path)[0] > 0


def _wait_a_little(attempt: int) -> None:
    try:
        subprocess.run(["sleep", str(0.05 + 0.05 * attempt)], check=True)  # noqa: S603, S607 - our own words
    except FileNotFoundError:
        pytest.skip("no sleep program")


def _counts(path: Path) -> list[int]:
    tables = ("page", "unread", "report", "reading", "signature")
    return [int(str(_sql(path, f"SELECT count(*) FROM {table}")[0][0])) for table in tables]  # noqa: S608 - our own names


def test_a_full_disk_is_said_and_loses_nothing(path: Path) -> None:
    """When no page can be added the error names store and remedy, and what was accepted stands."""
    with closing(open_store(str(path))) as store:
        with store._engine.connect() as connection:
            size = connection.exec_driver_sql("PRAGMA page_count").scalar()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {size}")
            connection.commit()
        bodies = [os.urandom(50_000).hex() for _ in range(3)]
        with pytest.raises(StoreFull, match=r"store.db: could not be written, the disk is full.* Free some space") as caught:
            store.add_pages(1, [sample.page(100 + number, body=body) for number, body in enumerate(bodies)])
        waiting = store.unread_pages(after=0, limit=10)

    assert caught.value.subject == str(path)
    assert [each.page for each in waiting] == [sample.page(number) for number in range(3)]


def test_a_file_size_limit_is_a_full_disk(path: Path) -> None:
    """The system's refusal to let the file grow is reported as a full disk."""
    code = (
        "import sys, os; from copydesk.store.database import open_store; from copydesk.testing import store_samples as s\n"
        "from copydesk.errors import StoreFull\n"
        "store = open_store(sys.argv[1])\n"
        "try: store.add_pages(1, [s.page(n, body=os.urandom(90_000).hex()) for n in range(30, 60)])\n"
        "except StoreFull as error: print(error); sys.exit(7)\n"
    )
    limited = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", code, str(path)],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000)),
        capture_output=True,
        text=True,
        check=False,
    )

    assert (limited.returncode, "Free some space" in limited.stdout) == (7, True)
    assert _sql(path, "SELECT count(*) FROM page") == [(3,)]


def test_a_read_only_store_says_so(path: Path) -> None:
    """Without the right to write, the error names the file and what to do."""
    code = (
        "import sys; from copydesk.store.database import open_store; from copydesk.errors import StoreFull\n"
        "from copydesk.testing.store_samples import NOON\n"
        "try: open_store(sys.argv[1]).begin_run(at=NOON, inputs=())\n"
        "except StoreFull as error: print(error); sys.exit(7)\n"
    )
    if os.geteuid() == 0:
        pytest.skip("root may write everything")
    path.chmod(0o444)
    path.parent.chmod(0o555)
    answer = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=False)  # noqa: S603 - our own words
    path.parent.chmod(0o755)

    assert (answer.returncode, "right to write" in answer.stdout) == (7, True)


def test_a_store_that_refuses_writes_is_read_only(path: Path) -> None:
    """A connection that SQLite opened read-only gives the same error, whoever runs it."""
    with closing(open_store(str(path))) as store:
        with store._engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA query_only = 1")
            connection.commit()
        with pytest.raises(StoreFull, match=r"store.db: could not be written, it is read-only.*right to write"):
            _write_some(store, pages=9)


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    """A file in the way of the store's folder stops the start with a remedy."""
    (tmp_path / "state").write_text("a file", encoding="utf-8")

    with pytest.raises(StoreFull, match="state_dir"):
        open_store(str(tmp_path / "state" / "store.db"))


def _overwrite_header(path: Path) -> None:
    path.write_bytes(b"this is no database, whatever its name says" * 400)


def _overwrite_middle(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[8192:] = bytes([0xA5]) * (len(data) - 8192)
    path.write_bytes(data)


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:20_000])


@pytest.mark.parametrize("harm", [_overwrite_header, _overwrite_middle, _cut])
def test_a_damaged_file_is_said(path: Path, harm: Callable[[Path], None]) -> None:
    """A file that is no database, or whose pages were overwritten or cut off, is named and left alone."""
    harm(path)
    before = path.read_bytes()

    with pytest.raises(StoreDamaged, match="Put a backup of it in its place") as caught, closing(open_store(str(path))) as store:
        store.unread_pages(after=0, limit=10)

    assert caught.value.subject == str(path)
    assert path.read_bytes() == before


def test_a_flipped_byte_in_a_snapshot_is_found(path: Path) -> None:
    """A stored page that is not the one of its hash is refused."""
    _sql(path, "UPDATE snapshot SET body = (SELECT body FROM snapshot ORDER BY sha256 DESC LIMIT 1)")

    with closing(open_store(str(path))) as store, pytest.raises(StoreDamaged, match="is not the one with hash"):
        store.unread_pages(after=0, limit=10)


def test_a_flipped_byte_in_a_value_is_found(path: Path) -> None:
    """A stored value whose checksum fails is refused."""
    flipped = bytearray(bytes(str(_sql(path, "SELECT hex(about) FROM page")[0][0]), "ascii"))
    flipped[-1:] = b"0" if flipped[-1:] != b"0" else b"1"
    _sql(path, f"UPDATE page SET about = x'{flipped.decode()}'")  # noqa: S608 - our own bytes

    with closing(open_store(str(path))) as store, pytest.raises(StoreDamaged, match="checksum"):
        store.unread_pages(after=0, limit=10)


def test_a_store_of_a_later_version_is_left_alone(path: Path) -> None:
    """A store with a newer form is not opened; the error names the file, both forms and what to do."""
    _sql(path, "UPDATE alembic_version SET version_num = '9876'")
    before = path.read_bytes()

    with pytest.raises(StoreTooNew, match=r"store.db: was written by a later Copydesk \(form 9876.*0004.*Upgrade Copydesk"):
        open_store(str(path))

    assert path.read_bytes() == before


def test_a_store_with_an_unknown_form_is_damaged(path: Path) -> None:
    """A form that no edition ever had is not guessed at."""
    _sql(path, "UPDATE alembic_version SET version_num = 'purple'")

    with pytest.raises(StoreDamaged, match="purple"):
        open_store(str(path))


def test_the_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    """A SQLite file with tables that are not ours is refused and not changed."""
    path = tmp_path / "bookmarks.db"
    _sql(path, "CREATE TABLE bookmark (url TEXT)")
    before = path.read_bytes()

    with pytest.raises(StoreError, match=r"bookmarks.db: is a database of another program"):
        open_store(str(path))

    assert path.read_bytes() == before


def test_a_second_writer_waits_and_then_says_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While another program holds the write lock for longer than the wait, the error says so."""
    monkeypatch.setattr("copydesk.store.engine._BUSY_S", 0.05)
    with closing(sqlite3.connect(path, isolation_level=None)) as other, closing(open_store(str(path))) as store:
        other.execute("BEGIN IMMEDIATE")

        with pytest.raises(StoreError, match="another program is writing it"):
            _write_some(store)


def test_an_unknown_kind_of_database_is_refused() -> None:
    """Only SQLite and PostgreSQL are stores."""
    with pytest.raises(StoreError, match="postgresql://"):
        open_store("mysql://localhost/desk")


def test_the_password_of_a_database_is_never_told() -> None:
    """An unreachable PostgreSQL is named without its password."""
    pytest.importorskip("psycopg")

    with pytest.raises(StoreError) as caught:
        open_store("postgresql://desk:canary@127.0.0.1:1/desk")

    assert "127.0.0.1" in str(caught.value)
    assert "canary" not in str(caught.value)


def test_a_copied_store_opens(path: Path, tmp_path: Path) -> None:
    """A store restored from a plain copy of a closed file is the same store."""
    copied = tmp_path / "copy.db"
    shutil.copy(path, copied)

    with closing(open_store(str(copied))) as store:
        assert store.count_unread() == 3
