"""Permalinks never change: the old address of a merged story has a page that says where the story continues."""

import json
from dataclasses import replace

import pytest
from selectolax.lexbor import LexborHTMLParser
from tests.publish.sample import MERGED, WAITING, merged_version, sample_newsroom, site_facts, site_files

from copydesk.model.language import TIER_ONE
from copydesk.publish.strings import strings_in

LIBRARY = "en/2026/03/12/beefcafe-saltmere-library-to-open-until-10-p-m/"


def old_page(contents: dict[str, str], story_id: str, *, language: str) -> str:
    """The page at the old address of a merged story."""
    return contents[f"{language}/2026/03/12/{story_id[:8]}-story/index.html"]


def test_an_old_address_shows_the_story_with_its_label(contents: dict[str, str]) -> None:
    """The story's card is there, and its address is the canonical one."""
    page = LexborHTMLParser(old_page(contents, MERGED, language="en"))

    links = [node.attributes["href"] for node in page.css(".card-headline a")]

    assert links == [f"../../../../../{LIBRARY}index.html"]
    assert [node.attributes["href"] for node in page.css("link[rel=canonical]")] == [f"https://saltmere.example/{LIBRARY}"]
    assert [node.text() for node in page.css("[data-label=card]")] == [
        "Written by AI, not reviewed by a person; translated by machine"
    ]


def test_a_story_in_another_language_is_named_as_such(contents: dict[str, str]) -> None:
    """The Korean page leads to the English story, says so in Korean, and marks what is English."""
    page = LexborHTMLParser(old_page(contents, MERGED, language="ko"))

    intro = page.css_first(".intro")
    rows = page.css_first(".rows")

    assert intro is not None
    assert "영어판" in intro.text()
    assert rows is not None
    assert rows.attributes["lang"] == "en"


def test_an_old_address_waits_with_a_story_that_is_held(contents: dict[str, str]) -> None:
    """It leads to the front page, and promises nothing that is not there."""
    page = LexborHTMLParser(old_page(contents, WAITING, language="ko"))

    assert page.css(".card") == []
    assert [node.attributes["href"] for node in page.css("main .more a")] == ["../../../../../ko/index.html"]


def test_the_list_of_old_addresses_is_data(contents: dict[str, str]) -> None:
    """For programs that kept an address."""
    rows = json.loads(contents["api/v1/redirects.json"])["redirects"]

    assert {row["path"]: row["to_path"] for row in rows if row["language"] == "ko"} == {
        "ko/2026/03/12/0ddba110-story/": LIBRARY,
        "ko/2026/03/12/a5eed000-story/": "",
    }


@pytest.mark.parametrize("language", TIER_ONE)
def test_an_old_address_speaks_its_language(language: str) -> None:
    """In each of the eight languages of a site."""
    newsroom = sample_newsroom(site_facts(languages=(language,)))
    old = merged_version(MERGED, language=language)

    bodies = {file.path: file.body for file in site_files(replace(newsroom, merged=(old,)))}

    page = LexborHTMLParser(bodies[f"{old.path}index.html"])
    assert [node.text() for node in page.css("h1")] == [strings_in(language)("moved.title")]


def test_a_language_that_the_site_gave_up_has_no_old_addresses() -> None:
    """There would be no front page to lead to."""
    newsroom = sample_newsroom(site_facts(languages=("de",)))

    paths = {file.path for file in site_files(newsroom)}

    assert not [path for path in paths if f"/{MERGED[:8]}-" in path]
