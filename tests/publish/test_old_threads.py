"""A thread keeps its address when it goes into another, and when too few of its stories are left for a page."""

import json
from dataclasses import replace

import pytest
from selectolax.lexbor import LexborHTMLParser
from tests.publish.sample import LEFT, TAKEN_OVER, sample_newsroom, site_facts, site_files

from copydesk.model.language import TIER_ONE
from copydesk.publish.redirects import redirect_files
from copydesk.publish.renderer import Renderer
from copydesk.publish.strings import strings_in


def page_of(contents: dict[str, str], thread_id: str, *, language: str) -> LexborHTMLParser:
    """The page at an old address of a thread."""
    return LexborHTMLParser(contents[f"{language}/threads/{thread_id}/index.html"])


def links_of(page: LexborHTMLParser) -> list[tuple[str, str]]:
    """Where the page leads on to, and how it calls that."""
    return [(node.attributes["href"] or "", node.text()) for node in page.css("main .more a")]


@pytest.mark.parametrize(("language", "name"), [("en", "Thread: Saltmere"), ("ko", "흐름: 솔트미어")])
def test_a_thread_that_went_into_another_leads_to_it(contents: dict[str, str], language: str, name: str) -> None:
    """By a link, with the other thread as its lasting address."""
    page = page_of(contents, TAKEN_OVER, language=language)

    canonical = page.css_first("link[rel=canonical]")

    assert links_of(page) == [(f"../../../{language}/threads/t-long-bridge/index.html", name)]
    assert canonical is not None
    assert canonical.attributes["href"] == f"https://saltmere.example/{language}/threads/t-long-bridge/"


def test_a_thread_with_one_story_left_leads_to_that_story(contents: dict[str, str]) -> None:
    """In the language in which the story stands; elsewhere the page says that nothing is there."""
    english, korean = (page_of(contents, LEFT, language=language) for language in ("en", "ko"))

    assert [href for href, _ in links_of(english)] == [
        "../../../en/2026/03/12/beefcafe-saltmere-library-to-open-until-10-p-m/index.html"
    ]
    assert links_of(korean) == [("../../../ko/index.html", strings_in("ko")("missing.home"))]


def test_a_thread_whose_stories_come_off_the_site_keeps_its_address() -> None:
    """Its page was there while two of them stood."""
    sample = sample_newsroom()
    renderer = Renderer(sample.site)
    ferry, bridge = sample.threads[0].story_ids
    published = tuple(replace(sample.merged[0], story_id=each) for each in (ferry, bridge))
    cards = {key: card for key, card in sample.cards.items() if key != (bridge, "en")}

    files = list(redirect_files(published, targets={}, threads=sample.threads, cards=cards, renderer=renderer))

    bodies = {file.path: file.body.decode() for file in files}
    ((href, _),) = links_of(LexborHTMLParser(bodies["en/threads/t-long-bridge/index.html"]))
    assert href == f"../../../{cards[ferry, 'en'].path}index.html"
    assert "ko/threads/t-long-bridge/index.html" not in bodies


def test_old_addresses_of_threads_are_data(contents: dict[str, str]) -> None:
    """For programs that kept one."""
    rows = json.loads(contents["api/v1/redirects.json"])["threads"]

    assert [(row["thread"], row["to_thread"], row["to_path"]) for row in rows if row["language"] == "ko"] == [
        (LEFT, "", ""),
        (TAKEN_OVER, "t-long-bridge", "ko/threads/t-long-bridge/"),
    ]


@pytest.mark.parametrize("language", TIER_ONE)
def test_an_old_address_of_a_thread_speaks_its_language(language: str) -> None:
    """In each of the eight languages of a site."""
    bodies = {file.path: file.body for file in site_files(sample_newsroom(site_facts(languages=(language,))))}

    page = LexborHTMLParser(bodies[f"{language}/threads/{LEFT}/index.html"])

    assert [node.text() for node in page.css("h1")] == [strings_in(language)("thread.moved")]
