"""A thread is told by the days on which things happened, as the texts name them."""

from dataclasses import replace
from datetime import date

import pytest
from selectolax.lexbor import LexborHTMLParser
from tests.publish.sample import Sample, site_facts

from copydesk.model.edition import EditionCard
from copydesk.model.language import TIER_ONE
from copydesk.publish.indexes import index_files
from copydesk.publish.renderer import Renderer
from copydesk.publish.timeline import event_day, event_time, named_days


def thread_of(sample: Sample, **days: tuple[str, tuple[str, ...]]) -> list[EditionCard]:
    """The English cards of the bridge's thread, `ferry` and `bridge`, each with when it happened and what it names."""
    ids = dict(zip(("ferry", "bridge"), sample.threads[0].story_ids, strict=True))
    return [
        replace(sample.cards[ids[name], "en"], happened_on=happened_on, named_days=named)
        for name, (happened_on, named) in days.items()
    ]


def timeline(sample: Sample, cards: list[EditionCard]) -> LexborHTMLParser:
    """The page of the thread over these cards."""
    files = index_files(sample.site, cards=cards, threads=sample.threads)
    return LexborHTMLParser(next(file.body for file in files if file.path == "en/threads/t-long-bridge/index.html"))


def test_a_timeline_has_the_days_of_its_texts(sample: Sample) -> None:
    """The latest event first, whichever was told last."""
    page = timeline(sample, thread_of(sample, ferry=("2026-03-09", ()), bridge=("2026-02", ())))

    times = [(node.attributes["datetime"], node.text()) for node in page.css(".timeline > li > time")]

    assert times == [("2026-03-09", "March 9, 2026"), ("2026-02", "February 2026")]


def test_a_day_that_several_stories_name_stands_between_them(sample: Sample) -> None:
    """With the stories that name it; a day of one story alone, or on which a story happened, does not."""
    page = timeline(
        sample,
        thread_of(
            sample,
            ferry=("2026-03-09", ("2026-03-01", "2026-02-14")),
            bridge=("2026-02-01", ("2026-03-09", "2026-03-01", "2026-02-01")),
        ),
    )

    (named,) = page.css(".timeline > .named-day")

    assert [node.attributes["datetime"] for node in page.css(".timeline > li > time")] == [
        "2026-03-09",
        "2026-03-01",
        "2026-02-01",
    ]
    assert [node.text() for node in named.css(".note")] == ["Named in 2 stories"]
    assert len(named.css(".naming a")) == 2


def test_a_story_whose_texts_name_no_day_stands_on_the_day_of_its_telling(sample: Sample) -> None:
    """With the hour in the data, which no text of ours has."""
    (card,) = thread_of(sample, bridge=("", ()))

    assert event_day(card) == card.told_at.date()
    assert "T" in event_time(card, renderer=Renderer(sample.site)).iso


@pytest.mark.parametrize(
    ("value", "day"),
    [("2026-03-09", date(2026, 3, 9)), ("2026-W10", date(2026, 3, 8)), ("2026-02", date(2026, 2, 28))],
)
def test_a_week_or_month_is_over_before_what_follows(sample: Sample, value: str, day: date) -> None:
    """It is put in order by its last day."""
    (card,) = thread_of(sample, bridge=(value, ()))

    assert event_day(card) == day


@pytest.mark.parametrize("language", TIER_ONE)
@pytest.mark.parametrize("value", ["2026-03-09", "2026-W10", "2026-02"])
def test_every_language_writes_every_size_of_date(sample: Sample, language: str, value: str) -> None:
    """A day, a week and a month."""
    (card,) = thread_of(sample, bridge=(value, ()))

    written = event_time(replace(card, language=language), renderer=Renderer(site_facts(languages=(language,))))

    assert "2026" in written.text
    assert written.iso == value


def test_few_days_are_named_beside_the_stories(sample: Sample) -> None:
    """Those that most stories name."""
    many = tuple(f"2026-01-{day:02}" for day in range(1, 29))

    found = named_days(thread_of(sample, ferry=("", many), bridge=("", many)))

    assert list(found) == list(many[:10])
