"""What leads the front page: told by many who do not depend on each other, of many kinds, new, and what the desk cares for."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from selectolax.lexbor import LexborHTMLParser
from tests.publish.sample import Sample, site_facts
from tests.publish.town import BUILT_AT, MAYAK, NARU, TIDE

from copydesk.model.edition import Edition, EditionCard
from copydesk.model.importance import Importance, Weights
from copydesk.model.story import Origin
from copydesk.publish.card import make_card
from copydesk.publish.importance import importance_of, variety_of
from copydesk.publish.indexes import index_files


def bridge(sample: Sample) -> Edition:
    """The story of five reports that go back to three origins, from Ireland, Korea and Kazakhstan, in three languages."""
    return next(each for each in sample.editions if each.language == "en" and len(each.tellers) == 5)


def card(sample: Sample) -> EditionCard:
    """A card of one origin, told just now, that follows nothing."""
    return replace(make_card(bridge(sample)), independent=1, variety=0, follows=False, told_at=BUILT_AT, entity_ids=())


def judged(each: EditionCard, *, origins: float = 1.0) -> Importance:
    """A card's importance at the time of the newest report."""
    return importance_of(each, newest=BUILT_AT, weights=Weights(origins=origins))


def test_what_more_origins_tell_is_more_important(sample: Sample) -> None:
    """Each further one adds less."""
    scores = [judged(replace(card(sample), independent=number)).score for number in (1, 2, 3, 9)]

    assert scores == sorted(scores)
    assert scores[1] - scores[0] > scores[2] - scores[1] > 0


def test_copies_add_nothing(sample: Sample) -> None:
    """Fifty reports of one origin are as important as one."""
    assert judged(replace(card(sample), report_count=50)) == judged(replace(card(sample), report_count=1))


def test_variety_is_of_independent_sources_only(sample: Sample) -> None:
    """Three countries, three languages and three kinds tell the bridge; were they one origin, only the first would count."""
    edition = bridge(sample)
    first = edition.story.origins[0].root_report_id
    copied = replace(edition.story, origins=(Origin(root_report_id=first, report_ids=edition.story.report_ids),))

    countries, kinds = {TIDE.country, NARU.country, MAYAK.country}, {TIDE.kind, NARU.kind, MAYAK.kind}
    assert variety_of(edition) == len(countries) - 1 + len(kinds) - 1 + 2
    assert variety_of(replace(edition, story=copied)) == 0


def test_a_story_grows_old_and_a_following_one_is_less_new(sample: Sample) -> None:
    """Half as new after twelve hours."""
    new = card(sample)

    assert judged(new).novelty == 1.0
    assert judged(replace(new, told_at=BUILT_AT - timedelta(hours=12))).novelty == 0.5
    assert judged(replace(new, follows=True)).novelty == 0.75


def test_the_first_story_of_a_thread_follows_none(sample: Sample) -> None:
    """The ferry came before the bridge."""
    follows = {each.story_id: each.follows for each in sample.cards.values() if each.thread_id}

    assert sorted(follows.values()) == [False, True]
    assert follows[bridge(sample).story.id]


def test_a_desk_decides_what_counts(sample: Sample) -> None:
    """A reason that counts nothing moves nothing, and a subject that the desk cares for moves all."""
    many, plain = replace(card(sample), independent=9), card(sample)

    assert judged(many, origins=0).score == judged(plain, origins=0).score
    weights = Weights(subjects=(("mayor", 2.0), ("tide-wire", 1.5), ("weather", 9.0)))
    cared_for = importance_of(replace(plain, entity_ids=("mayor",)), newest=BUILT_AT, weights=weights)
    assert cared_for.desk == 2.0
    assert cared_for.score == pytest.approx(2 * judged(plain).score, abs=1e-3)


def test_weights_that_count_nothing_are_none() -> None:
    """Somebody has to lead."""
    with pytest.raises(ValueError, match="no reason counts"):
        Weights(origins=0, variety=0, novelty=0)


@pytest.mark.parametrize(("subject", "leads"), [("mayor", "5a17b2c9"), ("haven", "beefcafe")])
def test_the_desks_own_subject_leads(sample: Sample, subject: str, leads: str) -> None:
    """Of two stories of one day the one that the desk weighs more is the lead, and the page says why."""
    about = {"5a17b2c9": ("mayor",), "beefcafe": ("haven",)}
    cards = [
        replace(each, entity_ids=about[each.story_id[:8]], told_at=BUILT_AT, headline_language="en")
        for each in sample.cards.values()
        if each.language == "en" and each.story_id[:8] in about
    ]
    site = replace(site_facts(), weights=Weights(subjects=((subject, 50.0),)))

    page = LexborHTMLParser(next(file.body for file in index_files(site, cards=cards) if file.path == "en/index.html"))

    (lead,) = page.css(".lead .card")
    assert leads in (lead.css(".card-headline a")[0].attributes["href"] or "")
    assert lead.attributes["data-importance-desk"] == "50.0"


def test_the_reasons_stand_in_the_page_and_in_the_data(contents: dict[str, str]) -> None:
    """Score, reasons and the desk's factor; the reason that counted most comes first."""
    (lead,) = LexborHTMLParser(contents["en/index.html"]).css(".lead .card")
    stories = json.loads(contents["api/v1/stories.json"])["stories"]

    told = next(each["importance"] for each in stories if each["language"] == "en" and each["independent"] == 3)
    assert {key: float(value or "") for key, value in lead.attributes.items() if key.startswith("data-importance")} == {
        "data-importance" if name == "score" else f"data-importance-{name}": value for name, value in told.items()
    }
    assert list(told) == ["score", "novelty", "origins", "variety", "desk"]
