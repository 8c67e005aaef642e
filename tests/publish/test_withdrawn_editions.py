"""Permalinks never change: the address of an edition that came off the site says so, in the edition's language."""

import json
from dataclasses import replace

import pytest
from selectolax.lexbor import LexborHTMLParser
from tests.publish.sample import WITHDRAWN, merged_version, sample_newsroom, site_facts, site_files

from copydesk.model.language import TIER_ONE
from copydesk.publish.strings import strings_in

PATH = f"{{}}/2026/03/12/{WITHDRAWN[:8]}-story/"


@pytest.mark.parametrize("language", TIER_ONE)
def test_the_address_of_a_withdrawn_edition_says_so_in_its_language(language: str) -> None:
    """Under the site's label, with a way to the front page, and not for indexes."""
    newsroom = sample_newsroom(site_facts(languages=(language,)))
    old = merged_version(WITHDRAWN, language=language)

    bodies = {file.path: file.body for file in site_files(replace(newsroom, withdrawn=(old,)))}

    page = LexborHTMLParser(bodies[f"{old.path}index.html"])
    assert [node.text() for node in page.css("h1")] == [strings_in(language)("withdrawn.title")]
    assert [node.attributes["content"] for node in page.css("meta[name=robots]")] == ["noindex"]
    assert page.css("link[rel=canonical], link[hreflang]") == []
    assert [node.attributes["href"] for node in page.css("main .more a")] == [f"../../../../../{language}/index.html"]


def test_the_list_of_withdrawn_editions_is_data(contents: dict[str, str]) -> None:
    """For programs that kept an address."""
    rows = json.loads(contents["api/v1/withdrawn.json"])["withdrawn"]

    assert rows == [{"story": WITHDRAWN, "language": each, "path": PATH.format(each)} for each in ("en", "ko")]


def test_no_other_surface_names_a_withdrawn_edition(contents: dict[str, str]) -> None:
    """Neither feeds nor sitemaps nor fronts; its own page names no address at all."""
    naming = {path for path, text in contents.items() if f"{WITHDRAWN[:8]}-story" in text}

    assert naming == {"api/v1/withdrawn.json"}


def test_a_language_that_the_site_gave_up_has_no_withdrawn_editions() -> None:
    """There would be no front page to lead to."""
    newsroom = sample_newsroom(site_facts(languages=("de",)))

    paths = {file.path for file in site_files(newsroom)}

    assert not [path for path in paths if f"/{WITHDRAWN[:8]}-" in path]
