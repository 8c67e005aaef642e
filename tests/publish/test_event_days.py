"""The day on which an event happened stands in the data of a story, not on its page alone."""

import json
from dataclasses import replace

import pytest
from selectolax.lexbor import LexborHTMLParser
from tests.publish.sample import Sample

from copydesk.model.edition import Edition
from copydesk.publish.indexes import index_files
from copydesk.publish.renderer import Renderer
from copydesk.publish.story import story_files

DAY = "2026-03-09"


def dated(sample: Sample, value: str) -> Edition:
    """An English edition whose event was on a day, in a week, in a month, or nobody knows when."""
    edition = next(each for each in sample.editions if each.language == "en")
    return replace(edition, story=replace(edition.story, happened_on=value, named_days=(DAY,)))


def story_texts(edition: Edition, *, sample: Sample, renderer: Renderer) -> dict[str, str]:
    """The page and the data of an edition by the file's name."""
    files = story_files(edition, site=sample.site, cards=sample.cards, renderer=renderer)
    return {file.path.rsplit("/", 1)[1]: file.body.decode() for file in files if file.path.endswith(("html", "json"))}


def test_the_data_of_a_story_say_when_it_happened(sample: Sample, renderer: Renderer) -> None:
    """With the days that its reports name; an event of which nobody says when has none."""
    known = json.loads(story_texts(dated(sample, DAY), sample=sample, renderer=renderer)["story.json"])
    unknown = json.loads(story_texts(dated(sample, ""), sample=sample, renderer=renderer)["story.json"])

    assert (known["happened_on"], known["named_days"]) == (DAY, [DAY])
    assert unknown["happened_on"] is None


@pytest.mark.parametrize(
    ("value", "period"),
    [(DAY, DAY), ("2026-W10", "2026-03-02/2026-03-08"), ("2026-02", "2026-02-01/2026-02-28"), ("", None)],
)
def test_structured_data_say_which_days_a_story_tells(sample: Sample, renderer: Renderer, value: str, period: str | None) -> None:
    """A week or month as its first and last day: schema.org takes intervals."""
    page = LexborHTMLParser(story_texts(dated(sample, value), sample=sample, renderer=renderer)["index.html"])

    (script,) = page.css('script[type="application/ld+json"]')

    assert json.loads(script.text(deep=True)).get("temporalCoverage") == period


def test_the_list_of_stories_and_the_feed_say_when_they_happened(sample: Sample) -> None:
    """A feed's own fields begin with a line; a story of which nobody says when has none there."""
    ferry, bridge = sample.threads[0].story_ids
    cards = [replace(sample.cards[ferry, "en"], happened_on=DAY), replace(sample.cards[bridge, "en"], happened_on="")]
    files = {file.path: file.body for file in index_files(sample.site, cards=cards) if file.path.endswith(".json")}

    listed = {each["id"]: each["happened_on"] for each in json.loads(files["api/v1/stories.json"])["stories"]}
    fed = [each.get("_event") for each in json.loads(files["en/feed.json"])["items"]]

    assert listed == {ferry: DAY, bridge: None}
    assert sorted(fed, key=str) == [None, {"happened_on": DAY}]
