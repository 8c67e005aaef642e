"""Trouble with the desk, the disk or the store: a message that says what to do, and the site and the store as they were."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.end_to_end.newsrooms import (
    HEALTHY,
    SECOND,
    Ran,
    Surroundings,
    article,
    at_time,
    content,
    new_newsroom,
    ran,
    serve_healthy,
    start,
    told,
)

from copydesk.testing.web import LoopbackWeb

STORE = Path("state/newsroom.db")


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A newsroom with a published site, and its feed."""

    newsroom: Path
    web: LoopbackWeb

    @property
    def site(self) -> Path:
        """Its site."""
        return self.newsroom / "site"


@pytest.fixture
def standing(tmp_path: Path) -> Iterator[Standing]:
    """A newsroom that published one story."""
    with LoopbackWeb() as web:
        newsroom = new_newsroom(tmp_path / "desk", feeds={"healthy": serve_healthy(web)})
        assert ran("run", "--once", "--newsroom", newsroom, "--json").status == 0
        yield Standing(newsroom=newsroom, web=web)


def test_an_unknown_key_stops_the_start(standing: Standing) -> None:
    """A desk file with a mistyped key is named with the key and the nearest known one; nothing is touched."""
    before = content(standing.newsroom / "site")
    feeds = {"healthy": standing.web.url("/healthy.xml")}
    new_newsroom(standing.newsroom, feeds=feeds, more="max_page_byts = 5\n")

    result = ran("run", "--once", "--newsroom", standing.newsroom, at=SECOND)

    assert result.status == 3
    assert "desk.toml: gather.max_page_byts: is not a setting" in result.err
    assert "Did you mean `max_page_bytes`?" in result.err
    assert content(standing.site) == before


def test_a_store_from_a_newer_version_is_left_alone(standing: Standing) -> None:
    """The message names the store and says to upgrade; not a byte of store or site changes."""
    store = standing.newsroom / STORE
    with closing(sqlite3.connect(store)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    before = (store.read_bytes(), content(standing.site))

    result = ran("run", "--once", "--newsroom", standing.newsroom, at=SECOND)

    assert result.status == 3
    assert "newsroom.db: was written by a later Copydesk" in result.err
    assert "Upgrade Copydesk" in result.err
    assert (store.read_bytes(), content(standing.site)) == before


def test_a_damaged_store_is_named(standing: Standing) -> None:
    """A store that is no database any more is named with what to do, and the site stays."""
    before = content(standing.site)
    (standing.newsroom / STORE).write_bytes(b"not a database at all" * 1_000)

    result = ran("run", "--once", "--newsroom", standing.newsroom, at=SECOND)

    assert result.status == 3
    assert "newsroom.db: the database is damaged" in result.err
    assert "Put a backup of it in its place" in result.err
    assert content(standing.site) == before


@pytest.mark.parametrize(("table", "column"), [("decision", "decision"), ("report", "report"), ("reading", "reading")])
def test_a_damaged_value_takes_no_story_off_the_site(standing: Standing, table: str, column: str) -> None:
    """One byte of a stored value that changed is found by its checksum: the run ends, and every story stands."""
    before = content(standing.site)
    with closing(sqlite3.connect(standing.newsroom / STORE)) as connection:
        for row, value in list(connection.execute(f"SELECT rowid, {column} FROM {table}")):  # noqa: S608 - names of this test
            damaged = bytearray(value)
            damaged[len(damaged) // 2] ^= 0x55
            connection.execute(f"UPDATE {table} SET {column} = ? WHERE rowid = ?", (bytes(damaged), row))  # noqa: S608
        connection.commit()

    result = ran("run", "--once", "--newsroom", standing.newsroom, at=SECOND)

    assert result.status == 3
    assert "newsroom.db: a stored value does not agree with its checksum" in result.err
    assert content(standing.site) == before


def full_disk(standing: Standing, *, files: Path, largest_file: int, output: Path) -> Ran:
    """A run over files on a machine that writes no file beyond a size, as a full disk does not."""
    surroundings = Surroundings(environment=at_time(SECOND), largest_file=largest_file)
    words = ("run", "--once", "--newsroom", str(standing.newsroom), "--from", str(files))
    return start(words, output=output, surroundings=surroundings).wait()


@pytest.mark.parametrize("room", [12_000, 200_000])
def test_a_full_disk_loses_nothing(standing: Standing, tmp_path: Path, room: int) -> None:
    """Whether the store or the site has no more room, the old site stands; with room again the next run brings everything."""
    before = content(standing.site)
    files = tmp_path / "files"
    files.mkdir()
    for number, place in enumerate(("Birch", "Cedar", "Dogwood", "Elm", "Fir", "Gorse")):
        text = f"The {place} market sold {number + 20} kinds of apples on Friday. " * 400
        (files / f"{place}.html").write_text(article(f"Apples sold at {place} market", text), encoding="utf-8")

    failed = full_disk(standing, files=files, largest_file=room, output=tmp_path / "failed")
    stood = content(standing.site)
    mended = ran("run", "--once", "--newsroom", standing.newsroom, "--from", files, "--json", at=SECOND)

    assert failed.status == 3, failed
    assert str(standing.newsroom) in failed.err
    assert "Free some space" in failed.err
    assert "Traceback" not in failed.err
    assert stood == before
    assert mended.status == 0
    assert told(standing.site, "Apples sold at Gorse market")
    assert told(standing.site, HEALTHY.title)
