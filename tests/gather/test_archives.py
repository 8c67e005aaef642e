"""Archives to pages, as streams: WARC, tar and zip."""

import gzip
import hashlib
import io
import os
import tarfile
import zlib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import brotli
import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.gather.packing import (
    HTML,
    MEMBERS,
    PACKED_TYPE,
    gather,
    pages,
    tar_of,
    troubles,
    warc,
    zip_of,
)

from copydesk.gather.archives import ArchiveBroken, tar_members
from copydesk.model.outcome import Rejected
from copydesk.model.page import Page


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


def test_a_zip_that_claims_more_members_than_are_read_is_refused(tmp_path: Path) -> None:
    """Its directory is not even loaded."""
    packed = bytearray(zip_of(MEMBERS))
    end = packed.rindex(b"PK\x05\x06")
    packed[end + 10 : end + 12] = b"\xff\xff"
    (tmp_path / "a.zip").write_bytes(packed)

    (trouble,) = troubles(tmp_path)

    assert (trouble.code, "65,534" in trouble.message) == ("file-damaged", True)


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
