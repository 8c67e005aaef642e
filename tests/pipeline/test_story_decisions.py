"""An editor's word on stories over a real store: every run is another process on the same file."""

import logging
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from tests.pipeline.test_grouping import MORNING, report, run_over

from copydesk.group.editor import split_id
from copydesk.model.report import Report
from copydesk.model.story import Grouping
from copydesk.model.story_decision import StoryDecision

STREAM = tuple(report(number, event=number % 3, hours=number * 5) for number in range(24))
LATER = tuple(report(number, event=number % 3, hours=116 + number) for number in range(30, 42))


def _decisions(grouping: Grouping) -> tuple[StoryDecision, StoryDecision]:
    """Half of the largest story leaves it, and two others become one."""
    largest, *others = sorted(grouping.stories, key=lambda story: (-len(story.report_ids), story.id))
    at = MORNING + timedelta(days=6)
    return (
        StoryDecision(story_id=largest.id, report_ids=largest.report_ids[::2], by="Kim Mina", at=at),
        StoryDecision(story_id=others[0].id, into_id=others[1].id, by="Kim Mina", at=at),
    )


def _run_in_parts(path: Path, reports: tuple[Report, ...], *, size: int, decisions: tuple[StoryDecision, ...]) -> Grouping:
    for begin in range(0, len(reports), size):
        grouping = run_over(path, reports[begin : begin + size], decisions=decisions)
    return grouping


def test_a_decision_is_done_without_a_new_report(tmp_path: Path) -> None:
    """The next run does it and the one after it leaves all as it is."""
    before = run_over(tmp_path / "desk.db", STREAM)
    split, merge = _decisions(before)

    after = run_over(tmp_path / "desk.db", (), decisions=(split, merge))
    again = run_over(tmp_path / "desk.db", (), decisions=(split, merge))

    by_id = {story.id: story for story in after.stories}
    assert after == again
    assert by_id[split_id(split)].split_from == split.story_id
    assert set(dict(after.redirects)) & {merge.story_id, merge.into_id}
    assert sorted(each for story in after.stories for each in story.report_ids) == sorted(each.id for each in STREAM)


@pytest.mark.parametrize("size", [1, 5])
def test_runs_of_any_size_hold_to_a_decision_alike(size: int, tmp_path: Path) -> None:
    """What comes later joins the same stories, and nothing that was decided is undone."""
    decisions = _decisions(run_over(tmp_path / "whole.db", STREAM))
    run_over(tmp_path / "cut.db", STREAM)

    whole = _run_in_parts(tmp_path / "whole.db", LATER, size=len(LATER), decisions=decisions)
    cut = _run_in_parts(tmp_path / "cut.db", LATER, size=size, decisions=decisions)

    assert (cut.stories, cut.redirects) == (whole.stories, whole.redirects)
    assert split_id(decisions[0]) in {story.id for story in cut.stories}


def test_a_decision_holds_where_the_open_stories_are_made_again(tmp_path: Path) -> None:
    """It stands in the desk's folder and not in what the grouper keeps."""
    path = tmp_path / "desk.db"
    split, merge = _decisions(run_over(path, STREAM))
    run_over(path, (), decisions=(split, merge))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DELETE FROM group_part")
        connection.commit()

    grouping = run_over(path, LATER, decisions=(split, merge))

    assert {split.story_id, split_id(split)} <= {story.id for story in grouping.stories}


def test_a_decision_about_an_unknown_story_is_named(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """The run goes on without it."""
    unknown = StoryDecision(story_id="0" * 16, into_id="1" * 16, by="Kim Mina", at=MORNING)

    with caplog.at_level(logging.WARNING):
        grouping = run_over(tmp_path / "desk.db", STREAM, decisions=(unknown,))

    assert grouping.stories
    assert "there is no story 0000000000000000" in caplog.text
