"""The demonstration wire as a run groups it."""

from collections import Counter
from pathlib import Path

import pytest

from copydesk.adapters.clock import FixedClock
from copydesk.app.newsroom import open_newsroom
from copydesk.demo.wire import _wire, demo_batches, demo_settings
from copydesk.model.story import Story
from copydesk.pipeline.run import run_on_pages


@pytest.fixture(scope="module")
def stories(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Story]:
    """The stories after all batches, by the headline of their first report."""
    settings = demo_settings(tmp_path_factory.mktemp("demo"))
    for batch in demo_batches():
        with open_newsroom(settings, clock=FixedClock(batch.at)) as newsroom:
            run_on_pages(newsroom, name=str(batch.at), pages=batch.pages)
            grouping = newsroom.store.grouping()
            firsts = newsroom.store.reports(story.report_ids[0] for story in grouping.stories)
    return {firsts[story.report_ids[0]].headline: story for story in grouping.stories}


def test_each_subject_of_the_wire_is_one_story(stories: dict[str, Story]) -> None:
    """Eight subjects, eight stories; a letter and the letter back are two."""
    greetings = {headline: len(story.report_ids) for headline, story in stories.items() if "새해 인사" in headline}

    assert len(stories) == len(Counter(subject for entry in _wire().page for subject in entry.subjects)) == 8
    assert greetings == {
        "푸틴, 김정은에게 새해 인사…북한군 파병 높이 평가": 4,
        "김정은, 푸틴에게 새해 인사…북러 관계 높이 평가": 4,
    }


def test_the_hour_that_two_outlets_tell_differently_is_shown_in_both_languages(tmp_path: Path) -> None:
    """10:00 and 10:30, in Korean and in English: one disagreement, told in both."""
    settings = demo_settings(tmp_path)
    batches = demo_batches()
    with open_newsroom(settings, clock=FixedClock(batches[-1].at)) as newsroom:
        run_on_pages(newsroom, name="last", pages=batches[-1].pages)
        found = newsroom.store.grouping().disagreements

    (hours,) = [each for each in found if each.about == "clock"]

    assert [value for _, value in hours.sides] == ["10 a.m.", "오전 10시", "10:30 a.m.", "오전 10시 30분"]
