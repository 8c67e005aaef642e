"""Files and folders to pages, and what cannot be read of them."""

import gzip
import os
import resource
import tarfile
import time
from pathlib import Path

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st
from tests.gather.packing import (
    FEED,
    HTML,
    JSON_FEED,
    MEMBERS,
    NINJS,
    gather,
    pages,
    tar_of,
    troubles,
    warc,
    zip_of,
)

from copydesk.gather.files import safe_name
from copydesk.gather.items import decode_item
from copydesk.model.outcome import Rejected
from copydesk.model.page import Page, PageKind


@pytest.mark.parametrize(
    ("name", "body", "kind", "url"),
    [
        ("a.html", HTML, PageKind.HTML, "file:a.html"),
        ("no-ending", HTML, PageKind.HTML, "file:no-ending"),
        ("says-text.txt", b"\n <!-- c -->" + HTML, PageKind.HTML, "file:says-text.txt"),
        ("x.xhtml", b'<?xml version="1.0"?>' + HTML, PageKind.HTML, "file:x.xhtml"),
        ("wide.html", HTML.decode().encode("utf-16"), PageKind.HTML, "file:wide.html"),
        ("fragment.htm", b"<p>Report</p>", PageKind.HTML, "file:fragment.htm"),
        ("a.txt", "대사가 도착했다".encode(), PageKind.TEXT, "file:a.txt"),
        ("a.json", NINJS, PageKind.NINJS, "https://wire.example/7"),
        ("plain.json", NINJS.replace(b"https://wire.example/7", b"urn:7"), PageKind.NINJS, "file:plain.json"),
        ("rss.xml", FEED, PageKind.ITEM, "https://news.example/1"),
        ("feed.json", JSON_FEED, PageKind.ITEM, "https://news.example/j"),
        ("a.warc", warc(), PageKind.HTML, "https://news.example/w"),
        ("a.warc.gz", gzip.compress(warc(), mtime=0), PageKind.HTML, "https://news.example/w"),
        ("a.html.gz", gzip.compress(HTML, mtime=0), PageKind.HTML, "file:a.html.gz"),
        ("a.html.zst", zstandard.compress(HTML), PageKind.HTML, "file:a.html.zst"),
        ("뉴스 1.html", HTML, PageKind.HTML, "file:뉴스 1.html"),
        ("a#b?c%.html", HTML, PageKind.HTML, "file:a%23b%3Fc%25.html"),
    ],
)
def test_each_kind_of_file_gives_its_page(name: str, body: bytes, kind: PageKind, url: str, tmp_path: Path) -> None:
    """The first bytes decide; the address is the file's own or the one that it states."""
    (tmp_path / name).write_bytes(body)

    (page,) = pages(tmp_path)

    assert (page.kind, page.url, page.source_id) == (kind, url, "")


def test_an_entry_of_a_feed_file_is_kept_whole(tmp_path: Path) -> None:
    """The page's body is the entry that it carries."""
    (tmp_path / "rss.xml").write_bytes(FEED)

    (page,) = pages(tmp_path)

    assert page.item is not None
    assert decode_item(page.body) == page.item
    assert page.item.headline == "One"


def test_folders_are_read_in_a_fixed_order_with_one_line_for_each_skipped_kind(tmp_path: Path) -> None:
    """By name, deeper folders in their place; a hundred files of no use give one line."""
    for name in ("b.html", "a.html", "c/2.html", "c/1.html", "Z.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(HTML)
    for number in range(100):
        (tmp_path / "c" / f"{number}.jsonl.zst").write_bytes(b"x")

    found = gather(tmp_path)

    assert [each.url for each in found if isinstance(each, Page)] == [
        "file:Z.html", "file:a.html", "file:b.html", "file:c/1.html", "file:c/2.html",
    ]  # fmt: skip
    (skipped,) = [each for each in found if isinstance(each, Rejected)]
    assert (skipped.subject, skipped.code) == ("file:c", "file-kind")
    assert skipped.message.startswith(".jsonl.zst: 100 files of this kind hold no pages: 0.jsonl.zst, 1.jsonl.zst")
    assert gather(tmp_path) == found


def test_files_of_one_name_in_two_folders_have_two_addresses(tmp_path: Path) -> None:
    """Several paths are named relative to their common folder."""
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "index.html").write_bytes(HTML)

    both = pages(tmp_path / "a", tmp_path / "b" / "index.html")
    one = pages(tmp_path / "a" / "index.html")

    assert [page.url for page in both] == ["file:a/index.html", "file:b/index.html"]
    assert [page.url for page in one] == ["file:index.html"]


def test_links_that_go_round_end(tmp_path: Path) -> None:
    """A folder that contains itself is read once, a broken link is named."""
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "1.html").write_bytes(HTML)
    (tmp_path / "a" / "round").symlink_to(tmp_path)
    (tmp_path / "broken.html").symlink_to(tmp_path / "nothing")

    found = gather(tmp_path)

    assert [each.url for each in found if isinstance(each, Page)] == ["file:a/1.html"]
    assert [(each.subject, each.code) for each in found if isinstance(each, Rejected)] == [
        ("file:broken.html", "file-unreadable")
    ]


def test_pipes_are_not_opened(tmp_path: Path) -> None:
    """A pipe that nobody writes to would wait for ever."""
    os.mkfifo(tmp_path / "pipe.html")

    (trouble,) = troubles(tmp_path)

    assert (trouble.code, "pipe.html" in trouble.message) == ("file-kind", True)


def tar_bomb() -> bytes:
    """An archive whose attribute record claims four gigabytes."""
    info = tarfile.TarInfo("x")
    info.type, info.size = tarfile.XHDTYPE, 4_000_000_000
    return info.tobuf(tarfile.USTAR_FORMAT) + bytes(10_000)


@pytest.mark.parametrize(
    ("name", "body", "code"),
    [
        ("missing/x.html", None, "file-unreadable"),
        ("a.html.gz", gzip.compress(HTML, mtime=0)[:-9], "file-damaged"),
        ("a.html.zst", zstandard.compress(HTML)[:8] + b"xxxx", "file-damaged"),
        ("a.tar", tar_of(MEMBERS)[:600], "file-damaged"),
        ("a.tar.gz", gzip.compress(tar_bomb(), 1, mtime=0), "file-damaged"),
        ("a.zip", zip_of(MEMBERS)[:-30], "file-damaged"),
        ("a.zip", b"PK\x03\x04" + bytes(100), "file-damaged"),
        ("a.warc", b"WARC/1.1\r\njunk", "warc-empty"),
        ("a.warc", warc(status=404), "warc-empty"),
        ("large.html", HTML + bytes(10_000_000), "file-too-large"),
        ("bomb.html.gz", gzip.compress(HTML + bytes(100_000_000), 1, mtime=0), "file-too-large"),
        ("bomb.html.zst", zstandard.compress(HTML + bytes(100_000_000)), "file-too-large"),
        ("twice.html.gz.gz", gzip.compress(gzip.compress(HTML, mtime=0), mtime=0), "file-nested"),
        ("inner.tar", tar_of([("a.tar", tar_of(MEMBERS))]), "file-nested"),
        ("large.tar", tar_of([("large.html", HTML + bytes(10_000_001))]), "file-too-large"),
        ("large.zip", zip_of([("large.html", HTML + bytes(50_000_000))]), "file-too-large"),
        ("rss.xml", b'<!DOCTYPE r [<!ENTITY a "b">]>' + FEED, "feed-entities"),
        ("rss.xml", b"<rss><channel></channel></rss>", "feed-empty"),
        ("other.json", b'{"a": 1}', "file-kind"),
        ("other.xml", b"<sitemap/>", "file-kind"),
        ("empty.txt", b"", "file-kind"),
        ("picture.png", b"\x89PNG\r\n\x1a\n\x00\x00", "file-kind"),
    ],
)
def test_what_cannot_be_read_is_named_with_what_to_do(name: str, body: bytes | None, code: str, tmp_path: Path) -> None:
    """In bounded memory, and the good file beside it is read."""
    (tmp_path / "zz.html").write_bytes(HTML)
    if body is not None:
        (tmp_path / name).write_bytes(body)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    found = gather(tmp_path / name, tmp_path / "zz.html")

    rejected = [each for each in found if isinstance(each, Rejected)]
    assert [each.code for each in rejected][-1:] == [code]
    assert name.split("/", maxsplit=1)[0].split(".", maxsplit=1)[0] in rejected[-1].subject
    assert rejected[-1].remedy
    assert [each.url for each in found if isinstance(each, Page)][-1].endswith("zz.html")
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 80_000


def test_what_stands_before_the_damage_is_used(tmp_path: Path) -> None:
    """An archive that breaks off gives the members before."""
    whole = tar_of([("1.html", HTML), ("2.html", HTML), ("3.html", HTML)])
    (tmp_path / "a.tar").write_bytes(whole[: 1024 + 1024 + 600])

    found = gather(tmp_path)

    assert [each.url for each in found if isinstance(each, Page)] == ["file:a.tar/1.html", "file:a.tar/2.html"]
    assert [each.code for each in found if isinstance(each, Rejected)] == ["file-damaged"]


def test_a_folder_that_may_not_be_listed_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The walk goes on behind it."""
    (tmp_path / "a").mkdir()
    (tmp_path / "b.html").write_bytes(HTML)
    listed = os.listdir

    def refuse(folder: Path) -> list[str]:
        if folder.name == "a":
            raise PermissionError(13, "Permission denied")
        return listed(folder)

    monkeypatch.setattr(os, "listdir", refuse)
    found = gather(tmp_path)

    assert [each.subject for each in found if isinstance(each, Rejected)] == ["file:a"]
    assert [each.url for each in found if isinstance(each, Page)] == ["file:b.html"]


def test_thousands_of_files_are_walked_quickly(tmp_path: Path) -> None:
    """A lower bound far under what is measured."""
    for number in range(1_000):
        (tmp_path / f"{number}.html").write_bytes(HTML)
    started = time.process_time()

    found = pages(tmp_path)

    assert len(found) == 1_000
    assert time.process_time() - started < 10


@given(st.text(max_size=50))
def test_addresses_of_files_never_end_early(name: str) -> None:
    """Nothing in a name starts a query or a fragment, and every address can be encoded."""
    address = safe_name(name)

    assert not set(address) & set("#?\\\n\r\x00")
    assert address.encode().decode() == address
