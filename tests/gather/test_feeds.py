"""Feeds in every state that the net delivers them in."""

import time
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.gather.feeds import MAX_ITEMS, parse_feed
from copydesk.gather.items import decode_item, encode_item
from copydesk.model.outcome import Rejected
from copydesk.model.page import FeedItem

NOW = datetime(2026, 1, 9, 12, 0, tzinfo=UTC)
URL = "https://news.example/rss.xml"

ITEM = (
    "<item><title>Envoy arrives</title><link>https://news.example/1</link><guid isPermaLink='false'>g-1</guid>"
    "<description>Short.</description><dc:creator>A. Writer</dc:creator><pubDate>Fri, 09 Jan 2026 10:00:00 +0900</pubDate></item>"
)
KOREAN = "<item><title>대사가 평양에 도착했다고 통신이 전했다</title><link>https://news.example/ko</link></item>"
RUSSIAN = "<item><title>Посол прибыл в столицу на переговоры</title><link>https://news.example/ru</link></item>"
JAPANESE = "<item><title>大使が首都に到着したと伝えた</title><link>https://news.example/ja</link></item>"
CHINESE = "<item><title>大使抵达首都参加会谈,官方通讯社说</title><link>https://news.example/zh</link></item>"
GERMAN = "<item><title>Gespräche über Öl können später beginnen</title><link>https://news.example/de</link></item>"


def rss(items: str, *, head: str = '<?xml version="1.0"?>', channel: str = "") -> str:
    """An RSS document around some items."""
    namespaces = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    return f'{head}<rss version="2.0" {namespaces}><channel><title>Wire</title>{channel}{items}</channel></rss>'


def parse(document: str | bytes, *, content_type: str = "", time_zone: str = "UTC") -> tuple[FeedItem, ...] | Rejected:
    """The document read as the feed at `URL`."""
    body = document.encode() if isinstance(document, str) else document
    return parse_feed(body, url=URL, content_type=content_type, now=NOW, time_zone=time_zone)


def items_of(document: str | bytes, *, time_zone: str = "UTC") -> tuple[FeedItem, ...]:
    """The entries of a document that must be readable."""
    found = parse(document, time_zone=time_zone)
    assert not isinstance(found, Rejected), found.message
    return found


def code_of(found: tuple[FeedItem, ...] | Rejected) -> str:
    """The code of a rejection."""
    return found.code if isinstance(found, Rejected) else f"{len(found)} items"


def test_rss_gives_every_field() -> None:
    """An ordinary entry of an ordinary feed."""
    document = rss(ITEM, channel="<language>ko-KR</language>")

    items = items_of(document)

    assert items == (
        FeedItem(
            url="https://news.example/1",
            headline="Envoy arrives",
            summary="Short.",
            byline="A. Writer",
            guid="g-1",
            language="ko-KR",
            published_at=datetime(2026, 1, 9, 1, 0, tzinfo=UTC),
        ),
    )


def test_atom_gives_every_field() -> None:
    """Relative links, typed titles and content."""
    document = (
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>t</title><entry><id>urn:1</id>'
        '<title type="html">A &lt;b&gt;bold&lt;/b&gt; word</title>'
        '<link rel="self" href="/self"/><link rel="alternate" href="/2"/>'
        "<updated>2026-01-09T01:00:00Z</updated><author><name>N. Ame</name></author><summary>s</summary>"
        '<content type="html">&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;</content></entry></feed>'
    )

    (item,) = items_of(document)

    assert (item.url, item.headline, item.byline, item.language) == ("https://news.example/2", "A bold word", "N. Ame", "de")
    assert item.text == "One.\n\nTwo."
    assert item.published_at == datetime(2026, 1, 9, 1, 0, tzinfo=UTC)


def test_rdf_is_read() -> None:
    """RSS 1.0, as broadcasters still serve it."""
    document = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>c</title></channel><item rdf:about="https://news.example/3">'
        "<title>Third</title><link>https://news.example/3</link><dc:date>2026-01-09T10:00:00+09:00</dc:date></item></rdf:RDF>"
    )

    (item,) = items_of(document)

    assert (item.url, item.headline, item.published_at) == (
        "https://news.example/3",
        "Third",
        datetime(2026, 1, 9, 1, tzinfo=UTC),
    )


def test_json_feed_is_read_and_wrong_types_count_as_absent() -> None:
    """A feed whose fields are not what the standard says loses those fields only."""
    document = (
        '{"version": "https://jsonfeed.org/version/1.1", "language": "en", "items": ['
        '{"id": "1", "url": "/1", "title": "One", "content_html": "<p>Text</p>", "authors": [{"name": "A"}, "B"],'
        ' "date_published": "2026-01-09T01:00:00Z"}, {"url": 7, "title": ["x"]}, "junk", '
        '{"url": "/2", "authors": "x", "title": 3}]}'
    )

    first, second = items_of(document)

    assert (first.url, first.headline, first.text, first.byline) == ("https://news.example/1", "One", "Text", "A")
    assert (second.url, second.headline, second.byline, second.language) == ("https://news.example/2", "", "", "en")


def test_a_truncated_feed_gives_the_items_it_has() -> None:
    """A connection that broke off in the third entry leaves two."""
    document = rss(ITEM + ITEM.replace("/1<", "/2<") + ITEM.replace("/1<", "/3<"))

    items = items_of(document[: document.index("/3<") - 20])

    assert [item.url for item in items][:2] == ["https://news.example/1", "https://news.example/2"]


@pytest.mark.parametrize(
    ("item", "encoding", "declared"),
    [
        (KOREAN, "euc-kr", ""),
        (KOREAN, "euc-kr", "utf-8"),
        (KOREAN, "euc-kr", "EUC-KR"),
        (KOREAN, "utf-8", "euc-kr"),
        (KOREAN, "utf-16", "utf-16"),
        (KOREAN, "utf-16-le", ""),
        (RUSSIAN, "windows-1251", ""),
        (RUSSIAN, "windows-1251", "utf-8"),
        (RUSSIAN, "windows-1251", "windows-1251"),
        (RUSSIAN, "koi8-r", ""),
        (JAPANESE, "shift_jis", ""),
        (JAPANESE, "euc-jp", ""),
        (JAPANESE, "iso-2022-jp", "iso-2022-jp"),
        (CHINESE, "gb18030", ""),
        (CHINESE, "gb18030", "gb2312"),
        (GERMAN, "windows-1252", ""),
        (GERMAN, "windows-1252", "iso-8859-1"),
    ],
)
def test_encodings_are_found_also_when_nobody_says_so(item: str, encoding: str, declared: str) -> None:
    """Undeclared, wrongly declared and rightly declared encodings give the same text."""
    head = f'<?xml version="1.0" encoding="{declared}"?>' if declared else '<?xml version="1.0"?>'
    expected = items_of(rss(item))[0].headline

    (found,) = items_of(rss(item, head=head).encode(encoding))

    assert found.headline == expected


def test_one_damaged_character_does_not_change_the_encoding() -> None:
    """UTF-8 with a torn character stays UTF-8."""
    body = rss(KOREAN * 5).encode()
    place = body.index("사".encode())

    items = items_of(body[:place] + b"\xff" + body[place + 3 :])

    assert items[1].headline == "대사가 평양에 도착했다고 통신이 전했다"


BOMB = '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
EXTERNAL = '<!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
QUOTED = '<!DOCTYPE r SYSTEM "a>b" [<!ENTITY a "x">]>'


@pytest.mark.parametrize("doctype", [BOMB, EXTERNAL, QUOTED], ids=["bomb", "file", "quoted"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be"])
def test_entities_are_refused_before_parsing_in_any_encoding(doctype: str, encoding: str) -> None:
    """No declaration reaches a parser, hidden in an encoding or not."""
    head = f'<?xml version="1.0" encoding="{encoding}"?>{doctype}'
    document = rss(ITEM.replace("Envoy", "&a;"), head=head).encode(encoding)
    started = time.process_time()

    found = parse(document)

    assert code_of(found) == "feed-entities"
    assert time.process_time() - started < 10


@pytest.mark.parametrize("before", ["junk ", "<br/>Warning: x<br/>", "<!-- <rss> -->", "<?php ?>"])
def test_entities_behind_junk_are_never_expanded(before: str) -> None:
    """Whatever stands before the declaration, no entity of it is ever used."""
    document = rss(ITEM.replace("Envoy", "&a;"), head=before + BOMB)

    found = parse(document)

    assert isinstance(found, Rejected) or "aaaa" not in found[0].headline


def test_a_plain_doctype_is_harmless() -> None:
    """Old feeds name their definition; it is neither fetched nor needed."""
    document = rss(ITEM, head='<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://my.netscape.example/rss.dtd">')

    items = items_of(document)

    assert [item.headline for item in items] == ["Envoy arrives"]


def test_a_page_instead_of_a_feed_names_the_feeds_it_links_to() -> None:
    """The remedy is the address that was meant."""
    page = (
        "<!doctype html><html><head><link rel='alternate' type='application/rss+xml' href='/right.xml'>"
        "<link rel='alternate' hreflang='ko' href='/ko'><link rel='alternate' type='application/atom+xml' href='javascript:x'>"
    )

    found = parse(page)

    assert isinstance(found, Rejected)
    assert (found.code, found.subject) == ("feed-is-html", URL)
    assert found.remedy == "Use the feed that the page names: https://news.example/right.xml"


@pytest.mark.parametrize("document", ["<html><body>x", "<?xml version='1.0'?><!DOCTYPE html><html>", "\n <!DOCTYPE HTML >"])
def test_a_page_without_feeds_is_still_named_a_page(document: str) -> None:
    """With nothing to suggest, the remedy is general."""
    found = parse(document)

    assert isinstance(found, Rejected)
    assert (found.code, found.remedy) == ("feed-is-html", "Look for the address of the source's feed.")


@pytest.mark.parametrize(
    ("document", "code"),
    [
        (b"x" * 5_000_001, "feed-too-large"),
        (rss("<item/>" * (MAX_ITEMS + 1)), "feed-too-many-items"),
        (rss("<a>" * 101), "feed-too-deep"),
        ("", "feed-not-xml"),
        ("<urlset><url/></urlset>", "feed-is-sitemap"),
        ("Service unavailable", "feed-not-xml"),
        (b"\x00\x01\x02\xff", "feed-not-xml"),
        ('{"a": 1}', "feed-not-json"),
        ('{"version": "https://jsonfeed.org/version/1", "items": ' + "[" * 100_000, "feed-not-json"),
        ("<rss", "feed-not-xml"),
        ("<rss>", "feed-not-xml"),
    ],
)
def test_what_is_no_feed_is_refused_with_its_own_code(document: str | bytes, code: str) -> None:
    """Each refusal names the feed and what to do."""
    found = parse(document)

    assert isinstance(found, Rejected)
    assert (found.code, found.subject, bool(found.remedy)) == (code, URL, True)


@pytest.mark.parametrize(
    "date",
    ["", "Thu, 01 Jan 1970 00:00:00 GMT", "Fri, 09 Jan 2099 10:00:00 GMT", "yesterday", "0000-00-00", "99999-01-01T00:00:00Z"],
)
def test_absurd_dates_count_as_none(date: str) -> None:
    """No date is better than the year 1970 or 2099."""
    document = rss(ITEM.replace("Fri, 09 Jan 2026 10:00:00 +0900", date))

    (item,) = items_of(document)

    assert item.published_at is None


def test_dates_without_a_zone_are_in_the_zone_of_the_source() -> None:
    """Ten in the morning in Seoul is one in the morning in UTC."""
    document = rss(ITEM.replace("Fri, 09 Jan 2026 10:00:00 +0900", "2026-01-09 10:00:00"))

    seoul, unknown, wrong = (items_of(document, time_zone=zone)[0] for zone in ("Asia/Seoul", "UTC", "Nowhere/Land"))

    assert seoul.published_at == datetime(2026, 1, 9, 1, tzinfo=UTC)
    assert unknown.published_at == wrong.published_at == datetime(2026, 1, 9, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    "link",
    [
        "javascript:alert(1)",
        "java&#10;script:alert(1)",
        "&#106;avascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "/\\evil.example",
        "http://user:word@news.example/",
        "http://[bad",
        "",
    ],
)
def test_entries_with_a_link_that_is_no_web_address_are_left_out(link: str) -> None:
    """Only http and https leave the parser."""
    document = rss(ITEM + f"<item><title>Bad</title><link>{link}</link></item>")

    items = items_of(document)

    assert all(item.url.startswith("https://news.example/") for item in items)
    assert "javascript" not in "".join(item.url for item in items)


def test_markup_becomes_words_and_nothing_of_it_is_left() -> None:
    """Scripts, frames, handlers and nested CDATA leave at most words."""
    markup = (
        '<p onclick="x()">One <b>bold</b> word</p><script>alert(1)</script><iframe srcdoc="<script>x</script>"></iframe>'
        "<svg><script>y</script></svg><p>Two\u202e\u0000</p><!-- c --><img src=x onerror=z>"
    )
    document = rss(
        f"<item><title><![CDATA[{markup}]]></title><link>/1</link><description><![CDATA[{markup}]]></description></item>"
    )

    (item,) = items_of(document)

    assert item.headline == "One bold word Two"
    assert item.summary == "One bold word\n\nTwo"


def test_bare_ampersands_and_html_names_are_mended() -> None:
    """A link with `&` keeps all of its query; `&nbsp;` and `&eacute;` are letters."""
    document = rss(
        "<item><title>Caf&eacute;&nbsp;A&B &unknown; &amp; &#44032;</title><link>https://news.example/?a=1&b=2</link></item>"
    )

    (item,) = items_of(document)

    assert item.url == "https://news.example/?a=1&b=2"
    assert item.headline == "Café A&B &unknown; & 가"


def test_entries_survive_being_kept() -> None:
    """What is encoded is decoded to the same entry."""
    (item,) = items_of(rss(ITEM))

    assert decode_item(encode_item(item)) == item


@pytest.mark.parametrize(
    "hostile",
    [
        "<![CDATA[" * 12_000,
        "<!--" * 25_000,
        "<a " * 33_000,
        "&" * 100_000,
        "<div>" * 20_000,
        "<" * 100_000,
        "<?" * 50_000,
        "<!DOCTYPE " * 10_000,
        "encoding=" * 11_000,
        "<language>" * 10_000,
        "<pubDate>" * 11_000,
        "<b><p>" * 16_000,
    ],
    ids=lambda text: text[:9],
)
def test_hostile_repetition_costs_linear_time(hostile: str) -> None:
    """100 KB of anything is refused or read quickly, in the prologue and inside an entry."""
    started = time.process_time()

    parse(hostile + rss(ITEM))
    parse(rss(f"<item><link>/1</link><title>{hostile}</title></item>"))
    parse(rss(f"<item><link>/1</link><description><![CDATA[{hostile}]]></description></item>"))

    assert time.process_time() - started < 10


@settings(deadline=None)
@given(st.binary(max_size=400), st.integers(min_value=0, max_value=900))
def test_no_bytes_break_the_reader(noise: bytes, place: int) -> None:
    """Noise anywhere in a feed gives entries or a rejection, never an exception."""
    body = rss(ITEM * 2).encode()

    found = parse(body[:place] + noise + body[place:])

    assert isinstance(found, Rejected) or all(item.url.startswith("http") for item in found)


@settings(deadline=None, max_examples=50)
@given(st.text(max_size=300))
def test_titles_are_plain_text_whatever_stands_in_them(title: str) -> None:
    """No control character and no line break is ever left in a headline."""
    document = rss(f"<item><title><![CDATA[{title.replace(']]>', '')}]]></title><link>/1</link></item>")

    found = parse(document.encode("utf-8", "surrogatepass"))

    assert isinstance(found, Rejected) or all(item.headline == " ".join(item.headline.split()) for item in found)
