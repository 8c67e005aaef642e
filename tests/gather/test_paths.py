"""Files, folders and archives to pages."""

import gzip
import hashlib
import io
import os
import resource
import tarfile
import time
import zipfile
import zlib
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path

import brotli
import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.gather.archives import ArchiveBroken, tar_members
from copydesk.gather.files import safe_name
from copydesk.gather.items import decode_item
from copydesk.gather.paths import pages_from_paths
from copydesk.model.outcome import Rejected
from copydesk.model.page import Page, PageKind

AT = datetime(2026, 1, 9, 12, 0, tzinfo=UTC)
HTML = b"<!doctype html><html><body><p>Report</p></body></html>"
NINJS = b'{"uri": "https://wire.example/7", "headline": "Envoy arrives", "body_text": "Text."}'
PACKED_TYPE = "Content-Type: text/html\r\nContent-Encoding: gzip"
FEED = b"<rss><channel><item><title>One</title><link>https://news.example/1</link></item></channel></rss>"
JSON_FEED = (
    b'{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "url": "https://news.example/j", "title": "J"}]}'
)


def warc(
    url: str = "https://news.example/w", *, body: bytes = HTML, head: str = "Content-Type: text/html", status: int = 200
) -> bytes:
    """One WARC record of a response."""
    block = f"HTTP/1.1 {status} OK\r\n{head}\r\nSet-Cookie: a=1\r\n\r\n".encode() + body
    lines = [
        "WARC/1.1", "WARC-Type: response", f"WARC-Target-URI: {url}", "WARC-Date: 2026-01-09T01:02:03Z",
        "WARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-1234567890ab>",
        "Content-Type: application/http; msgtype=response", f"Content-Length: {len(block)}",
    ]  # fmt: skip
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def tar_of(members: Iterable[tuple[str, bytes]], *, format: int = tarfile.PAX_FORMAT) -> bytes:  # noqa: A002 -- tarfile's own word
    """A tar archive in memory."""
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w", format=format) as archive:
        for name, body in members:
            info = tarfile.TarInfo(name)
            info.size = len(body)
            archive.addfile(info, io.BytesIO(body))
    return file.getvalue()


def zip_of(members: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip archive in memory."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, body in members:
            archive.writestr(name, body)
    return file.getvalue()


def gather(*paths: Path) -> list[Page | Rejected]:
    """Everything that the paths give."""
    return list(pages_from_paths(paths, fetched_at=AT))


def pages(*paths: Path) -> list[Page]:
    """The pages that the paths give."""
    return [found for found in gather(*paths) if isinstance(found, Page)]


def troubles(*paths: Path) -> list[Rejected]:
    """The rejections that the paths give."""
    return [found for found in gather(*paths) if isinstance(found, Rejected)]


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


def test_a_warc_record_keeps_its_time_and_headers_but_no_cookie(tmp_path: Path) -> None:
    """When it was fetched, and what the site said about machines."""
    (tmp_path / "a.warc").write_bytes(warc(head="Content-Type: text/html\r\nTDM-Reservation: 1"))

    (page,) = pages(tmp_path)

    assert page.fetched_at == datetime(2026, 1, 9, 1, 2, 3, tzinfo=UTC)
    assert page.rights_evidence == ("tdm-reservation: 1",)
    assert [name for name, _ in page.headers] == ["content-type", "tdm-reservation"]


def test_a_warc_gives_its_pages_and_leaves_the_rest(tmp_path: Path) -> None:
    """Compressed bodies are decoded; pictures, failures and other schemes are no pages; a bomb stays small."""
    records = (
        warc("https://news.example/1", body=gzip.compress(HTML, mtime=0), head=PACKED_TYPE),
        warc("https://news.example/2", body=b"\x89PNG\x00", head="Content-Type: image/png"),
        warc("https://news.example/3", status=404),
        warc("ftp://news.example/4"),
        warc(
            "https://news.example/5",
            body=gzip.compress(bytes(50_000_000), 1, mtime=0),
            head=PACKED_TYPE,
        ),
        warc("https://news.example/6"),
    )
    (tmp_path / "a.warc").write_bytes(b"".join(records))

    found = pages(tmp_path)

    assert [page.url for page in found] == ["https://news.example/1", "https://news.example/6"]


@pytest.mark.parametrize(
    ("coding", "packed"),
    [
        ("gzip", lambda body: gzip.compress(body, mtime=0)),
        ("gzip", lambda body: gzip.compress(body[:9], mtime=0) + gzip.compress(body[9:], mtime=0)),
        ("deflate", zlib.compress),
        ("deflate", lambda body: zlib.compress(body)[2:-4]),
        ("br", brotli.compress),
        ("zstd", zstandard.compress),
        ("gzip", lambda body: body),
        ("br", lambda body: body),
        ("deflate", lambda body: body),
    ],
    ids=["gzip", "members", "zlib", "bare", "brotli", "zstd", "no-gzip", "no-brotli", "no-deflate"],
)
def test_a_body_of_a_warc_is_decoded(coding: str, packed: Callable[[bytes], bytes], tmp_path: Path) -> None:
    """Whatever its coding, or stored decoded under the coding's name; large bodies beside it take nothing away."""
    noise = hashlib.shake_256(b"").digest(400_000)
    (tmp_path / "a.warc").write_bytes(
        warc("https://news.example/1", body=gzip.compress(noise + bytes(30_000_000), 1, mtime=0), head=PACKED_TYPE)
        + warc("https://news.example/2", body=packed(HTML), head=f"Content-Type: text/html\r\nContent-Encoding: {coding}")
        + warc("https://news.example/3", body=gzip.compress(noise, mtime=0)[:300_000], head=PACKED_TYPE)
        + warc("https://news.example/4")
    )

    found = pages(tmp_path)

    assert [(page.url, page.body) for page in found] == [("https://news.example/2", HTML), ("https://news.example/4", HTML)]
    assert [page.body for page in found] == [HTML, HTML]


@pytest.mark.parametrize("coding", ["gzip", "deflate", "bare", "br", "zstd"])
def test_a_body_of_a_warc_that_breaks_off_is_no_page(coding: str, tmp_path: Path) -> None:
    """Half a page would be read as a whole one."""
    whole = HTML + hashlib.shake_256(b"").hexdigest(3_000).encode()
    packers = {
        "gzip": gzip.compress(whole),
        "deflate": zlib.compress(whole),
        "bare": zlib.compress(whole)[2:-4],
        "br": brotli.compress(whole),
        "zstd": zstandard.compress(whole),
    }
    head = f"Content-Type: text/html\r\nContent-Encoding: {coding.replace('bare', 'deflate')}"
    (tmp_path / "a.warc").write_bytes(
        warc("https://news.example/1", body=packers[coding][:-200], head=head) + warc("https://news.example/2")
    )

    found = pages(tmp_path)

    assert [page.url for page in found] == ["https://news.example/2"]


MEMBERS = (
    ("b/2.html", HTML),
    ("1.txt", b"Text of a report"),
    ("README.md", b"# x"),
    ("list.jsonl", b"{}"),
    ("3.html.gz", gzip.compress(HTML, mtime=0)),
)


@pytest.mark.parametrize(
    ("name", "pack"),
    [
        ("a.tar", lambda: tar_of(MEMBERS)),
        ("a.tar.gz", lambda: gzip.compress(tar_of(MEMBERS))),
        ("a.tgz", lambda: gzip.compress(tar_of(MEMBERS, format=tarfile.GNU_FORMAT))),
        ("a.tar.zst", lambda: zstandard.ZstdCompressor(level=3).compress(tar_of(MEMBERS, format=tarfile.USTAR_FORMAT))),
        ("a.zip", lambda: zip_of(MEMBERS)),
        ("named-wrongly.html", lambda: zip_of(MEMBERS)),
    ],
)
def test_archives_are_read_as_streams(name: str, pack: Callable[[], bytes], tmp_path: Path) -> None:
    """Members keep their archive's name in their address; nothing is written to disk."""
    (tmp_path / name).write_bytes(pack())

    found = gather(tmp_path)

    urls = [each.url for each in found if isinstance(each, Page)]
    assert urls == [f"file:{name}/b/2.html", f"file:{name}/1.txt", f"file:{name}/3.html.gz"]
    assert [each.message.split(":")[0] for each in found if isinstance(each, Rejected)] == [".jsonl", ".md"]
    assert os.listdir(tmp_path) == [name]  # noqa: PTH208


def test_long_names_of_members_are_read() -> None:
    """Names of more than a hundred characters, in both traditions."""
    name = "가" * 60 + "/" + "b" * 150 + ".html"

    for form in (tarfile.PAX_FORMAT, tarfile.GNU_FORMAT):
        (member,) = tar_members(io.BytesIO(tar_of([(name, HTML)], format=form)), limit=1_000)
        assert (member.name, member.body) == (name, HTML)


def test_a_stream_with_a_long_window_is_read(tmp_path: Path) -> None:
    """Archives packed with `zstd --long=27`."""
    window = zstandard.ZstdCompressionParameters(window_log=27, enable_ldm=True)
    packed = zstandard.ZstdCompressor(compression_params=window).compressobj()
    (tmp_path / "a.tar.zst").write_bytes(packed.compress(tar_of(MEMBERS)) + packed.flush())

    found = pages(tmp_path)

    assert len(found) == 3


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


def test_a_zip_that_claims_more_members_than_are_read_is_refused(tmp_path: Path) -> None:
    """Its directory is not even loaded."""
    packed = bytearray(zip_of(MEMBERS))
    end = packed.rindex(b"PK\x05\x06")
    packed[end + 10 : end + 12] = b"\xff\xff"
    (tmp_path / "a.zip").write_bytes(packed)

    (trouble,) = troubles(tmp_path)

    assert (trouble.code, "65,534" in trouble.message) == ("file-damaged", True)


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


@settings(deadline=None)
@given(st.binary(max_size=300), st.integers(min_value=0, max_value=3_000))
def test_no_bytes_break_the_tar_reader(noise: bytes, place: int) -> None:
    """Noise in an archive gives members or the one error that the walk expects."""
    whole = tar_of(MEMBERS)

    try:
        members = list(tar_members(io.BytesIO(whole[:place] + noise + whole[place:]), limit=1_000))
    except ArchiveBroken:
        members = []

    assert all(len(member.body) <= 1_001 for member in members)


@given(st.text(max_size=50))
def test_addresses_of_files_never_end_early(name: str) -> None:
    """Nothing in a name starts a query or a fragment, and every address can be encoded."""
    address = safe_name(name)

    assert not set(address) & set("#?\\\n\r\x00")
    assert address.encode().decode() == address
