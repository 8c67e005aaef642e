"""Nothing that a source says becomes a path, and only http leads out."""

import re
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.model.draft import Draft, DraftSentence
from copydesk.model.story import Story
from copydesk.publish.addresses import contact_address, outward, root_of, segment, source_path
from copydesk.publish.permalink import SLUG_LENGTH, permalink, slug_of

SAFE_PERMALINK = re.compile(r"en/2026/01/09/[a-z0-9-]{1,8}-[a-z0-9-]{1,80}/")


def link_for(headline: str, *, story_id: str = "0123456789abcdef") -> str:
    """The permalink of a story with this headline."""
    sentence = DraftSentence(text=headline, citations=("r.0",), language="en")
    opened = datetime(2026, 1, 9, 23, 30, tzinfo=UTC)
    story = Story(id=story_id, report_ids=("r",), origins=(), opened_at=opened, updated_at=opened)
    return permalink(Draft(story_id=story_id, language="en", headline=sentence), story=story)


@pytest.mark.parametrize(
    ("headline", "slug"),
    [
        ("Long Bridge reopens", "long-bridge-reopens"),
        ("Café déjà ouvert à Orléans", "cafe-deja-ouvert-a-orleans"),
        ("솔트미어 롱브리지, 다시 열려", "story"),
        ("../../x", "story"),
        ("../../etc/passwd", "etc-passwd"),
        ("..%2f..%2fetc", "2f-2fetc"),
        ("index.html", "index-html"),
        ("feed.xml", "feed-xml"),
        ("con.", "con"),
        ("nul\x00byte", "nul-byte"),
        ("\u202egnirts\u202c", "gnirts"),
        ("مرحبا بالعالم", "story"),
        ("🌊🌉", "story"),
        ("", "story"),
        ("18", "story"),
    ],
)
def test_a_slug_is_the_latin_words_of_the_headline(headline: str, slug: str) -> None:
    """Other scripts are left out; what is left is safe on every file system."""
    assert slug_of(headline) == slug


def test_a_headline_of_four_thousand_characters_gives_a_short_slug_cut_at_a_word() -> None:
    """No file system refuses it."""
    slug = slug_of("bridge " * 600)

    assert len(slug) <= SLUG_LENGTH
    assert slug.split("-") == ["bridge"] * 11


def test_a_headline_without_spaces_is_cut_too() -> None:
    """A word of 4,000 letters has no place to cut at."""
    assert slug_of("a" * 4000) == "a" * SLUG_LENGTH


@given(st.text(max_size=300), st.text(min_size=1, max_size=30))
def test_any_headline_and_any_id_give_a_safe_permalink(headline: str, story_id: str) -> None:
    """Neither can lead out of its folder."""
    assert SAFE_PERMALINK.fullmatch(link_for(headline, story_id=story_id))


def test_the_id_decides_where_headlines_are_the_same() -> None:
    """Two stories with one headline on one day have two addresses."""
    assert link_for("Fog", story_id="aaaaaaaa11111111") != link_for("Fog", story_id="bbbbbbbb11111111")


def test_the_day_is_the_first_reports_in_utc() -> None:
    """The address does not depend on where the desk is."""
    assert link_for("Fog").startswith("en/2026/01/09/01234567-fog/")


@pytest.mark.parametrize("name", ["tide-wire", "www.tidewire.example", "a", "x" * 80])
def test_plain_ids_are_their_own_segment(name: str) -> None:
    """Addresses stay readable where they can."""
    assert segment(name) == name


@pytest.mark.parametrize(
    "name",
    ["", "..", ".", "a/b", "a\\b", "A", "x" * 81, "index.html", "a..b", ".hidden", "page", "a\x00", "매체", "a.", "-a", "a b"],
)
def test_other_ids_become_a_hash(name: str) -> None:
    """A host or an id out of a page cannot choose its path."""
    assert re.fullmatch(r"x-[0-9a-f]{16}", segment(name))


@given(st.text(max_size=100))
def test_any_source_id_gives_a_safe_path(source_id: str) -> None:
    """It is one folder below the sources of its language."""
    path = source_path(source_id, language="ko")

    assert re.fullmatch(r"ko/sources/[a-z0-9][a-z0-9.-]*/", path)
    assert ".." not in path


@pytest.mark.parametrize("url", ["https://tidewire.example/a?b=c#d", "http://tidewire.example"])
def test_http_addresses_lead_out(url: str) -> None:
    """They are linked as they are."""
    assert outward(url) == url


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\nscript:alert(1)", "data:text/html,x",
        "file:/etc/passwd", "//tidewire.example", "/path", "", "http://", "https://a b/", "https://x/\u0000", "vbscript:x",
        "https://[bad/", 'https://x/"onclick="y',
    ],
)  # fmt: skip
def test_no_other_address_leads_out(url: str) -> None:
    """What is not a plain http address is shown without a link."""
    assert outward(url) == ""


@pytest.mark.parametrize(
    ("contact", "address"),
    [
        ("desk@saltmere.example", "mailto:desk@saltmere.example"),
        ("https://saltmere.example/contact", "https://saltmere.example/contact"),
        ("Room 4, Saltmere", ""),
        ("desk@saltmere.example?bcc=x", ""),
    ],
)
def test_a_contact_is_a_mail_address_an_address_or_words(contact: str, address: str) -> None:
    """Words are shown without a link."""
    assert contact_address(contact) == address


def test_links_are_relative_to_the_page() -> None:
    """The site works from a folder and below any base path."""
    assert root_of("ko/2026/01/09/abc-story/") == "../../../../../"
    assert root_of("") == ""
