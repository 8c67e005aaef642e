"""The store's contract on the fake, on SQLite and on a real PostgreSQL."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from copydesk.ports import Store
from copydesk.store.database import open_store
from copydesk.testing.store import MemoryStore
from copydesk.testing.store_contract import STORE_CONTRACT, Check


@pytest.fixture(params=["memory", "sqlite", "postgresql"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """A fresh, empty store of each kind."""
    if request.param == "memory":
        yield MemoryStore()
        return
    place = str(tmp_path / "store.db") if request.param == "sqlite" else request.getfixturevalue("postgresql_url")
    with closing(open_store(place)) as opened:
        yield opened


@pytest.mark.parametrize("check", STORE_CONTRACT, ids=lambda check: check.__name__)
def test_every_store_keeps_the_contract(store: Store, check: Check) -> None:
    """Fake, SQLite and PostgreSQL behave alike in everything that the pipeline uses."""
    check(store)
