"""Addresses in one form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.read.urls import absolute_url, normal_url, page_address


@pytest.mark.parametrize(
    ("given_url", "expected"),
    [
        ("HTTP://News.Example:80/a/../b/./c?utm_source=x&id=3&fbclid=1#top", "http://news.example/b/c?id=3"),
        ("https://www.news.example", "https://www.news.example/"),
        ("https://news.example:8443/x?b=2&a=1", "https://news.example:8443/x?b=2&a=1"),
        ("https://news.example/../../..", "https://news.example/"),
        ("  https://news.example/a b\n", "https://news.example/a%20b"),
        ("file:inbox/page.html#p2", "file:inbox/page.html"),
    ],
)
def test_an_address_has_one_form(given_url: str, expected: str) -> None:
    """Whatever a link's spelling, one report has one address; `www.` and the order of parameters stay."""
    found = normal_url(given_url)

    assert found == expected


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://a.example/",
        "//a.example/",
        "http://",
        "http://a.example:99999/",
        "http://a b/",
        "x" * 5000,
    ],
)
def test_what_is_no_web_address_is_refused(url: str) -> None:
    """Only http, https and local files have an address; a scheme that runs code never has."""
    found = normal_url(url)

    assert found == ""


@given(st.text(max_size=200))
def test_normalising_twice_changes_nothing(text: str) -> None:
    """The normal form is its own normal form, for every text."""
    once = normal_url("https://news.example/" + text)

    assert normal_url(once) == once


def test_a_relative_link_is_resolved_and_a_script_link_is_none() -> None:
    """Links of a body lead to pages; what leads nowhere or runs code gives an empty string."""
    links = [
        absolute_url(link, base="https://news.example/a/b")
        for link in ("../c?utm_medium=m", "javascript:void(0)", "#top", "mailto:x@y.example")
    ]

    assert links == ["https://news.example/c", "", "", ""]


@pytest.mark.parametrize(
    ("fetched", "canonical", "expected"),
    [
        ("https://m.news.example/a/1", "https://www.news.example/a/1", "https://www.news.example/a/1"),
        ("https://news.example/a/1", "https://other.example/a/1", "https://news.example/a/1"),
        ("https://news.example/a/1", "https://news.example/", "https://news.example/a/1"),
        ("file:page.html", "https://news.example/a/1", "https://news.example/a/1"),
        ("https://news.example/a/1", "", "https://news.example/a/1"),
    ],
)
def test_a_page_names_only_an_address_of_its_own_site(fetched: str, canonical: str, expected: str) -> None:
    """A canonical link moves a report within its site, never onto another outlet's name or the front page."""
    found = page_address(fetched, canonical=canonical)

    assert found == expected
