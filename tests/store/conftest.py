"""A real PostgreSQL in a temporary folder, where its programs are installed."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

_PROGRAMS = Path("/usr/lib/postgresql/15/bin")


def _other_user() -> str | None:
    """PostgreSQL refuses to run as root: a user to run it as, or None for ourselves."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """The address of a running server, listening on a socket in its own folder only."""
    if not (_PROGRAMS / "initdb").exists():
        pytest.skip("PostgreSQL 15 is not installed")
    folder = Path(tempfile.mkdtemp(prefix="copydesk-pg-", dir="/tmp"))  # a socket's path must be short
    user = _other_user()
    if user is not None:
        shutil.chown(folder, user=user)
    data = folder / "data"
    server: list[Path | str] = [_PROGRAMS / "pg_ctl", "-D", data, "-w"]
    try:
        _run([_PROGRAMS / "initdb", "-D", data, "-U", "desk", "-E", "UTF8", "--no-sync"], folder=folder, user=user)
        options = f"-k {folder} -c listen_addresses='' -c fsync=off"
        _run([*server, "-l", folder / "log", "-o", options, "start"], folder=folder, user=user)
        yield f"postgresql+psycopg://desk@/postgres?host={folder}"
        _run([*server, "-m", "immediate", "stop"], folder=folder, user=user)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(command: list[Path | str], *, folder: Path, user: str | None) -> None:
    output = subprocess.DEVNULL  # a pipe would stay open in the server that pg_ctl leaves behind
    subprocess.run(command, user=user, cwd=folder, env={"LC_ALL": "C"}, stdout=output, stderr=output, check=True)  # noqa: S603 - our own words


@pytest.fixture
def postgresql_url(postgresql_server: str) -> str:
    """The address of an empty database."""
    pytest.importorskip("psycopg")
    engine = create_engine(postgresql_server)
    with engine.begin() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    engine.dispose()
    return postgresql_server
