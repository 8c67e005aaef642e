"""A story that part of it left leads on to what became of that part, and that leads back."""

import json
from dataclasses import replace

import pytest
from selectolax.lexbor import LexborHTMLParser
from tests.publish.sample import Sample, site_facts

from copydesk.model.edition import Edition
from copydesk.model.language import TIER_ONE
from copydesk.publish.renderer import Renderer
from copydesk.publish.story import story_digest, story_files


def pair_of(sample: Sample) -> tuple[Edition, Edition]:
    """The English editions of the bridge and of the ferry, the ferry's story having left the bridge's."""
    ferry_id, bridge_id = sample.threads[0].story_ids
    by_id = {each.story.id: each for each in sample.editions if each.language == "en"}
    bridge, ferry = by_id[bridge_id], by_id[ferry_id]
    return (
        replace(bridge, story=replace(bridge.story, split_off=(ferry_id, "nowhere"))),
        replace(ferry, story=replace(ferry.story, split_from=bridge_id)),
    )


def texts_of(edition: Edition, *, sample: Sample, renderer: Renderer) -> dict[str, str]:
    """The page and the data of an edition by the file's name."""
    files = story_files(edition, site=sample.site, cards=sample.cards, renderer=renderer)
    return {file.path.rsplit("/", 1)[1]: file.body.decode() for file in files if file.path.endswith(("html", "json"))}


def test_a_story_leads_on_to_the_part_that_left_it(sample: Sample, renderer: Renderer) -> None:
    """By its headline; a part that is not published in this language has no link."""
    bridge, ferry = pair_of(sample)
    page = LexborHTMLParser(texts_of(bridge, sample=sample, renderer=renderer)["index.html"])

    (line,) = [node for node in page.css(".story-head .story-facts") if "went its own way" in node.text()]

    (link,) = line.css("a")
    assert (link.attributes["href"] or "").endswith(f"{ferry.path}index.html")
    assert link.text() == sample.cards[ferry.story.id, "en"].headline


def test_the_part_that_left_leads_back(sample: Sample, renderer: Renderer) -> None:
    """With the id of where it comes from in its data."""
    bridge, ferry = pair_of(sample)
    texts = texts_of(ferry, sample=sample, renderer=renderer)

    page, data = LexborHTMLParser(texts["index.html"]), json.loads(texts["story.json"])

    (line,) = [node for node in page.css(".story-head .story-facts") if "part of another story" in node.text()]
    assert (line.css("a")[0].attributes["href"] or "").endswith(f"{bridge.path}index.html")
    assert (data["split_from"], data["split_off"]) == (bridge.story.id, [])


def test_a_page_is_made_anew_when_the_headline_of_the_part_changes(sample: Sample, renderer: Renderer) -> None:
    """What is shown counts for the digest."""
    bridge, ferry = pair_of(sample)
    alone = replace(bridge, thread=None, related=())
    key = ferry.story.id, "en"
    changed = {**sample.cards, key: replace(sample.cards[key], headline="Another headline")}

    digests = {story_digest(alone, site=sample.site, cards=cards, renderer=renderer) for cards in (sample.cards, changed)}

    assert len(digests) == 2


@pytest.mark.parametrize("language", TIER_ONE)
def test_every_language_says_what_became_of_a_story(language: str) -> None:
    """In two sentences that lead to a headline."""
    strings = Renderer(site_facts(languages=(language,))).strings(language)

    words = {strings("split.off"), strings("split.from")}

    assert len(words) == 2
    assert all(each[-1] in ":：" for each in words)
