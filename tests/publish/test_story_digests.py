"""An equal digest means equal files: whatever a page shows moves its digest, and nothing else does."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from tests.publish.sample import Sample
from tests.publish.town import BUILT_AT, EXTRACTIVE

from copydesk.model.edition import Edition, EditionCard, ReviewState, SiteFacts
from copydesk.model.lexicon import Lexicon
from copydesk.publish.story import story_digest, story_files

Cards = dict[tuple[str, str], EditionCard]

EDITIONS: dict[str, Callable[[Edition], Edition]] = {
    "disclosure": lambda each: replace(each, disclosure=replace(EXTRACTIVE, review=ReviewState.REVIEWED)),
    "version": lambda each: replace(each, version=2),
    "modified": lambda each: replace(each, modified_at=each.modified_at + timedelta(hours=1)),
    "picture": lambda each: replace(each, picture=None),
    "related": lambda each: replace(each, related=each.related[:1]),
    "disagreements": lambda each: replace(each, disagreements=()),
    "entities": lambda each: replace(each, entity_ids=()),
    "citation words": lambda each: replace(each, citations=(replace(each.citations[0], text="other"), *each.citations[1:])),
    "source name": lambda each: replace(
        each, tellers=(replace(each.tellers[0], source=replace(each.tellers[0].source, name="N", names=())), *each.tellers[1:])
    ),
}

SITES: dict[str, Callable[[SiteFacts], SiteFacts]] = {
    "title": lambda site: replace(site, titles=(("en", "Other"),)),
    "owner": lambda site: replace(site, owner="Other"),
    "notice": lambda site: replace(site, notices=()),
    "language": lambda site: replace(site, languages=("en",)),
    "lexicon": lambda site: replace(site, lexicon=Lexicon()),
    "time zone": lambda site: replace(site, time_zone="UTC"),
    "base": lambda site: replace(site, base_url="https://other.example/"),
    "age": lambda site: replace(site, built_at=BUILT_AT + timedelta(days=1)),
}


def bridge(sample: Sample) -> Edition:
    """The English story of the bridge."""
    return next(each for each in sample.editions if each.language == "en" and len(each.tellers) == 5)


@pytest.mark.parametrize("change", EDITIONS.values(), ids=EDITIONS)
def test_a_changed_edition_has_another_digest(sample: Sample, change: Callable[[Edition], Edition]) -> None:
    """Each part of an edition shows somewhere."""
    edition = bridge(sample)

    before, after = (story_digest(each, site=sample.site, cards=sample.cards) for each in (edition, change(edition)))

    assert before != after


@pytest.mark.parametrize("change", SITES.values(), ids=SITES)
def test_changed_site_facts_give_another_digest(sample: Sample, change: Callable[[SiteFacts], SiteFacts]) -> None:
    """What every page says is part of every page."""
    edition = bridge(sample)

    before, after = (story_digest(edition, site=site, cards=sample.cards) for site in (sample.site, change(sample.site)))

    assert before != after


def test_a_changed_related_or_translated_story_gives_another_digest(sample: Sample) -> None:
    """The cards that the page shows, and the addresses of its other languages."""
    edition = bridge(sample)
    related = (edition.related[1].story_id, "en")
    translation = (edition.story.id, "ko")
    digests = {
        story_digest(edition, site=sample.site, cards=cards)
        for cards in (
            sample.cards,
            sample.cards | {related: replace(sample.cards[related], headline="Other")},
            sample.cards | {translation: replace(sample.cards[translation], path="ko/2026/01/01/x-y/")},
            {key: card for key, card in sample.cards.items() if key != related},
        )
    }

    assert len(digests) == 4


def test_what_the_page_does_not_show_leaves_the_digest_alone(sample: Sample) -> None:
    """Neither the minute of the build nor a story that is not beside it."""
    edition = bridge(sample)
    strange = next(card for key, card in sample.cards.items() if key[0] == edition.related[0].story_id and key[1] == "ko")
    later = replace(sample.site, built_at=BUILT_AT + timedelta(minutes=1))
    cards = sample.cards | {(strange.story_id, "ko"): replace(strange, headline="Other")}

    before = story_digest(edition, site=sample.site, cards=sample.cards)

    assert story_digest(edition, site=later, cards=cards) == before


def test_every_file_of_a_story_carries_its_digest(sample: Sample) -> None:
    """The pipeline compares them with the site that stands."""
    edition = bridge(sample)

    files = list(story_files(edition, site=sample.site, cards=sample.cards))

    assert {file.inputs_digest for file in files} == {story_digest(edition, site=sample.site, cards=sample.cards)}
    assert [file.path.removeprefix(edition.path) for file in files] == ["index.html", "story.json", "picture.webp", "picture.svg"]
