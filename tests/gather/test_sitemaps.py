"""News sitemaps and their indexes."""

import gzip
import time
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.gather.sitemaps import NestedSitemap, Sitemap, is_same_site, parse_sitemap
from copydesk.model.outcome import Rejected
from copydesk.model.page import FeedItem

NOW = datetime(2026, 1, 9, 12, 0, tzinfo=UTC)
URL = "https://www.news.example/sitemap.xml"
HEAD = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">'
ENTRY = (
    "<url><loc>https://www.news.example/1</loc><lastmod>2026-01-09</lastmod><news:news><news:publication><news:name>N</news:name>"
    "<news:language>ko</news:language></news:publication><news:publication_date>2026-01-09T10:00:00+09:00</news:publication_date>"
    "<news:title>Envoy &amp; host</news:title></news:news></url>"
)


def listing(entries: str) -> bytes:
    """A sitemap around some entries."""
    return f'<?xml version="1.0" encoding="UTF-8"?>{HEAD}{entries}</urlset>'.encode()


def parse(body: bytes) -> Sitemap:
    """The sitemap in some bytes that must be readable."""
    found = parse_sitemap(body, url=URL, now=NOW)
    assert isinstance(found, Sitemap)
    return found


def test_a_news_sitemap_gives_its_pages() -> None:
    """Address, headline, language and time of each page."""
    body = listing(ENTRY)

    sitemap = parse(body)

    assert sitemap.items == (
        FeedItem(
            url="https://www.news.example/1",
            headline="Envoy & host",
            guid="https://www.news.example/1",
            language="ko",
            published_at=datetime(2026, 1, 9, 1, 0, tzinfo=UTC),
        ),
    )


def test_an_index_gives_its_sitemaps() -> None:
    """Nested sitemaps come with the time of their last change."""
    body = (
        b"<sitemapindex><sitemap><loc>/a.xml</loc><lastmod>2026-01-08</lastmod></sitemap>"
        b"<sitemap><loc>https://www.news.example/b.xml.gz</loc></sitemap></sitemapindex>"
    )

    sitemap = parse(body)

    assert sitemap.nested == (
        NestedSitemap(url="https://www.news.example/a.xml", modified_at=datetime(2026, 1, 8, tzinfo=UTC)),
        NestedSitemap(url="https://www.news.example/b.xml.gz"),
    )


def test_compressed_and_truncated_sitemaps_give_what_they_have() -> None:
    """Gzip is undone, a document that breaks off is read up to there."""
    whole = listing(ENTRY + ENTRY.replace("/1<", "/2<"))

    packed = parse(gzip.compress(whole))
    cut = parse(whole[: whole.index(b"/2<")])

    assert len(packed.items) == 2
    assert [item.url for item in cut.items][:1] == ["https://www.news.example/1"]


@pytest.mark.parametrize(
    "address", ["https://evil.example/1", "javascript:alert(1)", "http://169.254.169.254/", "https://xnews.example/"]
)
def test_addresses_of_other_sites_are_left_out(address: str) -> None:
    """A sitemap speaks for its own site only."""
    body = listing(ENTRY + ENTRY.replace("https://www.news.example/1", address))

    sitemap = parse(body)

    assert [item.url for item in sitemap.items] == ["https://www.news.example/1"]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html><body>x",
        b'<!DOCTYPE u [<!ENTITY a "b">]><urlset><url><loc>&a;</loc></url></urlset>',
        gzip.compress(bytes(20_000_000), 1, mtime=0),
        gzip.compress(listing(ENTRY), mtime=0)[:40],
        b"<rss><channel/></rss>",
    ],
    ids=["empty", "html", "entities", "bomb", "damaged", "feed"],
)
def test_what_is_no_sitemap_is_refused(body: bytes) -> None:
    """A rejection names the address and what to do."""
    found = parse_sitemap(body, url=URL, now=NOW)

    assert isinstance(found, Rejected)
    assert (found.subject, bool(found.remedy)) == (URL, True)


def test_a_large_sitemap_is_read_quickly() -> None:
    """Twenty thousand addresses, well under a second on one core."""
    body = listing("".join(f"<url><loc>https://www.news.example/{n}</loc></url>" for n in range(20_000)))
    started = time.process_time()

    sitemap = parse(body)

    assert len(sitemap.items) == 20_000
    assert time.process_time() - started < 10


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("https://www.news.example/a", "https://news.example/b", True),
        ("https://en.news.example/a", "https://www.news.example/b", True),
        ("https://news.example.evil.example/", "https://news.example/", False),
        ("https://notnews.example/", "https://news.example/", False),
    ],
)
def test_a_site_is_its_host_and_its_subdomains(first: str, second: str, *, expected: bool) -> None:
    """`www.` and language editions belong together, look-alikes do not."""
    assert is_same_site(first, second) is expected


@settings(deadline=None)
@given(st.binary(max_size=300), st.integers(min_value=0, max_value=700))
def test_no_bytes_break_the_sitemap_reader(noise: bytes, place: int) -> None:
    """Noise gives entries or a rejection, never an exception."""
    body = listing(ENTRY * 2)

    found = parse_sitemap(body[:place] + noise + body[place:], url=URL, now=NOW)

    assert isinstance(found, (Sitemap, Rejected))
