"""Front, archive, thread, source and standing pages, feeds, sitemaps and data files."""

import gzip
import json
import re
from dataclasses import replace
from datetime import timedelta
from pathlib import PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from selectolax.lexbor import LexborHTMLParser
from tests.publish.sample import Sample, site_facts
from tests.publish.town import BUILT_AT, EXTRACTIVE

from copydesk.model.cleared import Policy
from copydesk.model.edition import EditionCard
from copydesk.ports import SiteFile
from copydesk.publish.front_pages import DAY_LENGTH
from copydesk.publish.indexes import index_files
from copydesk.publish.labels import IPTC_SCHEME
from copydesk.publish.renderer import Renderer

ATOM = "{http://www.w3.org/2005/Atom}"
LABELS = {
    "Compiled automatically, not reviewed by a person": "algorithmicMedia",
    "Written by AI, not reviewed by a person; translated by machine": "trainedAlgorithmicMedia",
}


def indexes(sample: Sample, cards: list[EditionCard], **options: object) -> dict[str, str]:
    """The index files of the sample's site over other cards, without pictures, by path."""
    site = replace(sample.site, **options) if options else sample.site  # type: ignore[arg-type]  # tests name real fields
    return {file.path: file.body.decode() for file in index_files(site, cards=cards)}


def many(sample: Sample, count: int) -> list[EditionCard]:
    """Cards of one day, each told a minute before the last."""
    card = next(card for card in sample.cards.values() if card.language == "en" and card.report_count == 5)
    return [
        replace(
            card,
            story_id=f"{number:016x}",
            path=f"en/2026/03/14/{number:08x}-story/",
            told_at=card.told_at - timedelta(minutes=number),
            thread_id="",
        )
        for number in range(count)
    ]


def test_the_lead_is_what_most_independent_sources_tell_in_the_readers_language(contents: dict[str, str]) -> None:
    """A story in another language never leads, however fresh."""
    page = LexborHTMLParser(contents["en/index.html"])

    lead = page.css_first(".lead .card-headline")

    assert lead is not None
    assert "Long Bridge reopens" in lead.text(deep=True)


def test_a_front_page_shows_every_story_once_with_label_sources_and_age(contents: dict[str, str]) -> None:
    """Headline, summary, label, how many reports, how old."""
    page = LexborHTMLParser(contents["en/index.html"])

    cards = page.css(".card")

    assert len({node.attributes["href"] for node in page.css(".card-headline a")}) == len(cards) == 4
    assert len(page.css(".card [data-label=card]")) == len(page.css(".card time")) == len(page.css(".card-summary")) == 4


def test_an_empty_site_says_so(sample: Sample) -> None:
    """No story, and still a whole site."""
    files = indexes(sample, [])

    assert "No story has passed the checks yet." in files["en/index.html"]
    assert "검증을 통과한 기사가 아직 없습니다." in files["ko/index.html"]
    assert json.loads(files["api/v1/stories.json"]) == {"format": 1, "total": 0, "stories": []}


def test_a_day_with_many_stories_has_several_pages_and_all_are_reached(sample: Sample) -> None:
    """The archive leads to every story."""
    cards = many(sample, DAY_LENGTH + 5)
    files = indexes(sample, cards)

    first, second = files["en/2026/03/14/index.html"], files["en/2026/03/14/page-2/index.html"]

    assert first.count("<article") == DAY_LENGTH
    assert second.count("<article") == 5
    assert 'href="../../../../en/2026/03/14/page-2/index.html"' in first
    assert "105 stories" in files["en/archive/index.html"]


def test_a_thread_page_lists_its_stories_with_the_latest_first(contents: dict[str, str]) -> None:
    """And is called by whom its stories share."""
    page = LexborHTMLParser(contents["en/threads/t-long-bridge/index.html"])

    times = [node.attributes["datetime"] or "" for node in page.css(".timeline > li > time")]

    assert times == sorted(times, reverse=True)
    assert "Thread: Saltmere" in contents["en/threads/t-long-bridge/index.html"]
    assert "흐름: 솔트미어" in contents["ko/threads/index.html"]


def test_a_source_page_says_who_it_is_and_what_may_be_used(contents: dict[str, str]) -> None:
    """Kind, country, language, owner, rights, and the stories that used it."""
    korean = contents["ko/sources/mayak/index.html"]

    for words in ("Маяк", "관영 매체", "카자흐스탄", "러시아어", "제목과 두 문장까지", "0c0ffee0"):
        assert words in korean


def test_a_source_that_the_desk_does_not_list_has_a_page_too(sample: Sample) -> None:
    """Its id may be a host, or something that is no path at all."""
    card = replace(many(sample, 1)[0], source_ids=("news.unlisted.example", "../../etc"))
    files = indexes(sample, [card])

    assert "en/sources/news.unlisted.example/index.html" in files
    assert len([path for path in files if re.fullmatch(r"en/sources/x-[0-9a-f]{16}/index\.html", path)]) == 1


def test_how_this_was_made_states_the_policy_and_how_many_wait(contents: dict[str, str]) -> None:
    """The page says what the desk does, not what it could do."""
    page = contents["en/how-this-was-made/index.html"]

    assert "only sentences that stand word for word in a source" in page
    assert "2 stories did not pass the checks and wait for a person." in page
    assert "Saltmere Reading Room publishes this site" in page


def test_another_policy_is_stated_as_such(sample: Sample) -> None:
    """An open desk says that wording may be unchecked."""
    files = {file.path: file.body.decode() for file in index_files(sample.site, cards=[], policy=Policy.OPEN)}

    assert "without a check of their wording" in files["en/how-this-was-made/index.html"]


def test_corrections_stand_on_their_page_in_their_language(contents: dict[str, str], sample: Sample) -> None:
    """The change itself, and where it was."""
    files = {
        file.path: file.body.decode()
        for file in index_files(sample.site, cards=list(sample.cards.values()), corrections=sample.corrections)
    }

    assert files["en/corrections/index.html"].count("<del>") == 1
    assert "아직 정정이 없습니다." in files["ko/corrections/index.html"]
    assert contents["en/corrections/index.html"] == files["en/corrections/index.html"]


@pytest.mark.parametrize("language", ["ko", "en"])
def test_three_feeds_say_the_same_with_the_label_first(contents: dict[str, str], language: str) -> None:
    """RSS, Atom and JSON Feed: the same stories, labels and source types."""
    rss = etree.fromstring(contents[f"{language}/feed.xml"].encode())
    atom = etree.fromstring(contents[f"{language}/atom.xml"].encode())
    feed = json.loads(contents[f"{language}/feed.json"])

    from_rss = [(item.findtext("link"), item.findtext("description"), item.findtext("category")) for item in rss.iter("item")]
    from_atom = []
    for entry in atom.iter(f"{ATOM}entry"):
        link, category = entry.find(f"{ATOM}link"), entry.find(f"{ATOM}category")
        assert link is not None
        assert category is not None
        assert category.get("scheme") == IPTC_SCHEME
        from_atom.append((link.get("href"), entry.findtext(f"{ATOM}content"), category.get("term")))
    from_json = [(item["url"], item["content_text"], item["tags"][0]) for item in feed["items"]]

    assert from_rss == from_atom == from_json
    assert len(from_json) == len(feed["items"]) > 2
    for item in feed["items"]:
        assert item["content_text"].startswith(item["_ai_disclosure"]["label"])
    if language == "en":
        assert {(text or "").split("\n")[0]: term for _, text, term in from_rss} == LABELS


def test_feeds_are_well_formed(contents: dict[str, str]) -> None:
    """What readers' programs ask of them."""
    atom = etree.fromstring(contents["en/atom.xml"].encode())
    feed = json.loads(contents["en/feed.json"])

    ids = [entry.findtext(f"{ATOM}id") or "" for entry in atom.iter(f"{ATOM}entry")]

    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert ids == [item["id"] for item in feed["items"]]
    assert all(re.fullmatch(r"tag:saltmere\.example,\d{4}-\d\d-\d\d:[0-9a-f]{16}/en", each) for each in ids)
    assert atom.findtext(f"{ATOM}updated") == "2026-03-14T07:06:00Z"


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=80))
def test_any_headline_gives_feeds_and_sitemaps_that_parse(headline: str) -> None:
    """Markup and control characters are neutral in every format."""
    site = site_facts(languages=("en",))
    card = EditionCard(
        story_id="a" * 16, language="en", path="en/2026/03/14/aaaaaaaa-story/", headline=headline, headline_language="en",
        summary=headline, version=1, published_at=BUILT_AT, modified_at=BUILT_AT, told_at=BUILT_AT, disclosure=EXTRACTIVE,
        report_count=1, independent=1, source_ids=("tide-wire",), quoted=True, credited_to=("tide-wire",),
    )  # fmt: skip

    files = {file.path: file.body for file in index_files(site, cards=[card])}

    for path, body in files.items():
        if path.endswith(".xml"):
            etree.fromstring(body)
        elif path.endswith(".json"):
            json.loads(body)
        elif path.endswith(".html"):
            assert len(LexborHTMLParser(body.decode()).css("script, iframe, svg, img")) == 0


def test_the_news_sitemap_holds_two_days_and_the_other_keeps_all(sample: Sample) -> None:
    """A story of 49 hours has left the first and stays in the second."""
    fresh, old = many(sample, 2)
    fresh = replace(fresh, published_at=BUILT_AT - timedelta(hours=47))
    old = replace(old, published_at=BUILT_AT - timedelta(hours=49))

    files = indexes(sample, [fresh, old])

    assert fresh.path in files["news-sitemap.xml"]
    assert old.path not in files["news-sitemap.xml"]
    assert fresh.path in files["sitemaps/stories-1.xml"]
    assert old.path in files["sitemaps/stories-1.xml"]


def test_sitemap_times_change_only_with_the_story(sample: Sample) -> None:
    """The time of the build is in no sitemap."""
    cards = many(sample, 3)

    before, after = (indexes(sample, cards, built_at=BUILT_AT + timedelta(minutes=each)) for each in (0, 30))

    assert {path for path in before if before[path] != after[path]} == {"ko/index.html", "en/index.html"}


def test_the_languages_of_a_page_point_at_each_other(contents: dict[str, str]) -> None:
    """With absolute addresses and one for readers of neither."""
    for path in ("en/index.html", "ko/index.html", "en/privacy/index.html"):
        tags = re.findall(r'hreflang="([^"]+)" href="(https:[^"]+)"', contents[path])
        assert [tag for tag, _ in tags] == ["ko", "en", "x-default"]


def test_hosts_get_the_headers_and_robots_the_sitemaps(contents: dict[str, str]) -> None:
    """For static hosts that read such files."""
    assert "frame-ancestors 'none'" in contents["_headers"]
    assert "unsafe" not in contents["_headers"]
    assert "Sitemap: https://saltmere.example/sitemap.xml" in contents["robots.txt"]
    assert json.loads(contents[".well-known/gpc.json"])["gpc"] is True


def test_paths_are_relative_unique_and_plain(files: tuple[SiteFile, ...]) -> None:
    """No path climbs, none is given twice."""
    paths = [file.path for file in files]

    assert len(paths) == len(set(paths))
    for path in paths:
        assert not PurePosixPath(path).is_absolute()
        assert ".." not in PurePosixPath(path).parts
        assert re.fullmatch(r"[A-Za-z0-9._/-]+", path)


def test_pages_and_styles_keep_their_budgets(files: tuple[SiteFile, ...]) -> None:
    """HTML at most 60 KB compressed, styles at most 15 KB, no script file, no font."""
    for file in files:
        if file.path.endswith(".html"):
            assert len(gzip.compress(file.body)) <= 60 * 1024
        if file.path.endswith(".css"):
            assert len(file.body) <= 15 * 1024
        assert not file.path.endswith((".js", ".woff2", ".woff", ".ttf"))


def test_a_full_day_page_keeps_its_budget(sample: Sample) -> None:
    """The longest page that a site can have."""
    files = indexes(sample, many(sample, DAY_LENGTH))

    assert len(gzip.compress(files["en/2026/03/14/index.html"].encode())) <= 60 * 1024


def test_the_stylesheets_name_changes_with_its_content(renderer: Renderer) -> None:
    """A host may keep it for good."""
    assert re.fullmatch(r"styles/site\.[0-9a-f]{12}\.css", renderer.stylesheet.path)
    assert renderer.stylesheet.inputs_digest.startswith(renderer.stylesheet.path.split(".")[1])


def test_a_build_is_the_same_whatever_order_its_stories_come_in(sample: Sample) -> None:
    """Order of cards, threads and corrections does not matter."""
    cards = list(sample.cards.values())

    first = indexes(sample, cards)
    second = indexes(sample, cards[::-1])

    assert first == second


def test_a_site_below_a_base_path_links_the_page_for_missing_addresses_from_there(sample: Sample) -> None:
    """It is served at any depth, so its links cannot be relative."""
    files = indexes(sample, [], base_url="https://host.example/news/")

    assert 'href="/news/en/index.html"' in files["en/404.html"]
    assert 'href="/news/styles/' in files["404.html"]
    assert 'name="robots" content="noindex"' in files["404.html"]


def test_a_notice_without_translation_stands_in_its_own_language(sample: Sample) -> None:
    """It is never left out, and its language is marked."""
    files = indexes(sample, [], notices=(("en", "A sample."),))

    assert '<p class="notice" lang="en">A sample.</p>' in files["ko/index.html"]
    assert '<p class="notice">A sample.</p>' in files["en/index.html"]
