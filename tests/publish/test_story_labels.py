"""What a story's page says of who made it and what was checked."""

import json
from dataclasses import replace
from datetime import UTC, datetime

from tests.publish.sample import Sample
from tests.publish.story_page import bridge, html_of, library, one, page_of, text
from tests.publish.town import EXTRACTIVE, cleared

from copydesk.model.edition import ReviewState
from copydesk.model.verdict import Approved, Finding, Wording
from copydesk.publish.renderer import Renderer
from copydesk.publish.story import story_files


def test_the_label_stands_between_the_headline_and_everything_else(sample: Sample, renderer: Renderer) -> None:
    """It is the first thing after the headline, as text."""
    html = html_of(bridge(sample), sample, renderer)

    places = [
        html.index(mark)
        for mark in ("<h1>", 'class="label"', 'class="standfirst"', "<figure", 'class="paragraph"', 'id="sources"')
    ]

    assert places == sorted(places)


def test_unchecked_wording_is_said_at_the_head_and_at_the_sentence(sample: Sample, renderer: Renderer) -> None:
    """A page never claims more checking than was done."""
    page = page_of(library(sample), sample, renderer)

    assert "reworded, not checked" in text(one(page, ".label-unchecked"))
    assert [node.attributes["data-wording"] for node in page.css("details.src")] == ["judged", "judged", "unchecked"]
    assert text(page.css(".wording-unchecked")[0]) == "Wording: reworded, not checked"
    assert text(one(page, ".label-text")) == "Written by AI, not reviewed by a person; translated by machine"


def test_every_story_says_at_its_head_what_was_checked_and_what_was_not(sample: Sample, renderer: Renderer) -> None:
    """Checked against the sources, which may themselves be wrong; what the check left open is counted."""
    for edition in sample.editions:
        note = text(one(page_of(edition, sample, renderer), ".label-checked"))
        strings = renderer.strings(edition.language)
        verdicts = [verdict for sentence in edition.cleared.verdicts for verdict in sentence.verdicts]
        undecided = sum(verdict.finding is Finding.UNDECIDED for verdict in verdicts)

        assert note.startswith(strings("story.checked"))
        assert (strings("story.undecided_count", n=undecided) in note) == bool(undecided)


def test_whoever_approved_a_wording_is_named_at_the_sentence(sample: Sample, renderer: Renderer) -> None:
    """On the page with the time, and in the story's data; nothing where a model judged it."""
    edition = library(sample)
    verdicts = edition.cleared.verdicts
    approved = replace(verdicts[0], approved=Approved(by="Kim <Mina>", at=datetime(2026, 1, 9, 3, tzinfo=UTC)))
    own = replace(edition, cleared=replace(edition.cleared, verdicts=(approved, *verdicts[1:])))

    files = list(story_files(own, site=sample.site, cards=sample.cards, renderer=renderer))
    page = page_of(own, sample, renderer)
    record = json.loads(next(file.body for file in files if file.path.endswith("story.json")))

    assert "Approved by Kim <Mina>, " in text(page.css("details.src")[0])
    assert "Approved" not in text(page.css("details.src")[1])
    assert record["sentences"][0]["approved"] == {"by": "Kim <Mina>", "at": "2026-01-09T03:00:00Z"}


def test_a_strict_story_says_nothing_of_unchecked_wording(sample: Sample, renderer: Renderer) -> None:
    """The warning means something because it is rare."""
    page = page_of(bridge(sample), sample, renderer)

    assert page.css(".label-unchecked") == []


def test_a_reviewed_story_names_its_reviewer(sample: Sample, renderer: Renderer) -> None:
    """Label, meta and structured data follow the review."""
    reviewed = replace(EXTRACTIVE, review=ReviewState.REVIEWED, reviewer="Ada Vale")
    html = html_of(replace(bridge(sample), disclosure=reviewed), sample, renderer)

    assert html.count("Compiled automatically, reviewed by Ada Vale") == 4
    assert '<meta name="ai-disclosure" content="ai-generated">' in html


def test_undecided_claims_are_named_at_the_sentence(sample: Sample, renderer: Renderer) -> None:
    """What the check could not tell stands beside what it could."""
    edition = bridge(sample)
    made = cleared(edition.cleared.draft, wordings={6: Wording.EXCERPT}, undecided={2: "about 400 residents"})

    page = page_of(replace(edition, cleared=made), sample, renderer)

    assert text(one(page, ".undecided")) == "The check could not decide: about 400 residents"
