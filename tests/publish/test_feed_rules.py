"""Feeds and sitemaps keep the rules of their formats, as far as a reader's program depends on them."""

import json
from dataclasses import replace
from datetime import datetime
from email.utils import parsedate_to_datetime

import pytest
from lxml import etree
from tests.publish.sample import sample_newsroom, site_facts

from copydesk.publish.indexes import index_files

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
SITE = "https://saltmere.example/"


def root_of(contents: dict[str, str], path: str) -> etree._Element:
    """The root element of an XML file."""
    return etree.fromstring(contents[path].encode(), etree.XMLParser(resolve_entities=False, no_network=True))


@pytest.mark.parametrize("language", ["ko", "en"])
def test_rss_keeps_its_rules(contents: dict[str, str], language: str) -> None:
    """Title, link and description of the channel; a permanent guid and a date of RFC 822 for each item.

    Source: https://www.rssboard.org/rss-specification and the feed's own address, https://www.rssboard.org/rss-profile.
    """
    channel = root_of(contents, f"{language}/feed.xml").find("channel")
    assert channel is not None

    items = channel.findall("item")
    guids = [item.findtext("guid") for item in items]
    own = channel.find(f"{ATOM}link")

    assert [channel.findtext(name) is not None for name in ("title", "link", "description", "language")] == [True] * 4
    assert own is not None
    assert own.get("href") == f"{SITE}{language}/feed.xml"
    assert guids == [item.findtext("link") for item in items]
    assert len(set(guids)) == len(guids) > 0
    assert all(parsedate_to_datetime(item.findtext("pubDate") or "").tzinfo for item in items)


@pytest.mark.parametrize("language", ["ko", "en"])
def test_atom_keeps_its_rules(contents: dict[str, str], language: str) -> None:
    """An id, a title, a time and an author for feed or entry; no entry is newer than the feed. Source: RFC 4287."""
    feed = root_of(contents, f"{language}/atom.xml")

    entries = feed.findall(f"{ATOM}entry")
    ids = [entry.findtext(f"{ATOM}id") or "" for entry in entries]
    updated = [datetime.fromisoformat(entry.findtext(f"{ATOM}updated") or "") for entry in entries]

    assert feed.findtext(f"{ATOM}author/{ATOM}name")
    assert all(each.findtext(f"{ATOM}{name}") for each in (feed, *entries) for name in ("id", "title", "updated"))
    assert all(each.startswith("tag:saltmere.example,") for each in ids)
    assert len(set(ids)) == len(ids)
    assert datetime.fromisoformat(feed.findtext(f"{ATOM}updated") or "") == max(updated)


@pytest.mark.parametrize("language", ["ko", "en"])
def test_json_feed_keeps_its_rules(contents: dict[str, str], language: str) -> None:
    """Version, title and own address; an id, a text and dates of RFC 3339 for each item; own members begin with `_`.

    Source: https://www.jsonfeed.org/version/1.1/
    """
    feed = json.loads(contents[f"{language}/feed.json"])
    known = {
        "id", "url", "title", "content_text", "date_published", "date_modified", "language", "authors", "tags", "image",
    }  # fmt: skip

    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["feed_url"] == f"{SITE}{language}/feed.json"
    assert all(isinstance(item["id"], str) and item["content_text"] for item in feed["items"])
    assert all(datetime.fromisoformat(item[key]).tzinfo for item in feed["items"] for key in ("date_published", "date_modified"))
    assert {key for item in feed["items"] for key in item if not key.startswith("_")} <= known


def test_sitemaps_keep_their_rules(contents: dict[str, str]) -> None:
    """Every address once, inside the site, with a W3C date where there is one. Source: https://www.sitemaps.org/protocol.html."""
    paths = [path for path in contents if path.startswith("sitemaps/")]

    locs = [node.text or "" for path in paths for node in root_of(contents, path).iter(f"{MAP}loc")]
    times = [node.text or "" for path in paths for node in root_of(contents, path).iter(f"{MAP}lastmod")]
    index = [node.text or "" for node in root_of(contents, "sitemap.xml").iter(f"{MAP}loc")]

    assert len(set(locs)) == len(locs) > 10
    assert all(loc.startswith(SITE) for loc in (*locs, *index))
    assert all(datetime.fromisoformat(each).tzinfo for each in times)
    assert {f"{SITE}{path}" for path in paths} < set(index)


def test_the_news_sitemap_names_chinese_as_news_searches_want_it() -> None:
    """Simplified Chinese is zh-cn there; every other language keeps its code. Source: Google's documentation."""
    site = site_facts(languages=("zh", "en"))
    english = [card for card in sample_newsroom().cards.values() if card.language == "en"]
    chinese = [replace(card, language="zh", path=card.path.replace("en/", "zh/", 1)) for card in english]

    bodies = {
        file.path: file.body.decode() for file in index_files(site, cards=(*english, *chinese)) if file.path.endswith("xml")
    }

    found = root_of(bodies, "news-sitemap.xml").iter(f"{NEWS}language")
    assert {node.text for node in found} == {"en", "zh-cn"}
