"""An editor's word on stories of a newsroom, kept beside its desk file for the runs to come."""

from collections.abc import Sequence
from datetime import UTC
from pathlib import Path

from copydesk.adapters.clock import SystemClock
from copydesk.app.folders import desk_settings
from copydesk.app.newsroom import alone, open_newsroom
from copydesk.desks.story_decisions import keep_story_decision
from copydesk.errors import InputError
from copydesk.group.editor import why_not
from copydesk.model.report import report_id_of
from copydesk.model.story import Grouping
from copydesk.model.story_decision import StoryDecision


def merge_stories(one: str, other: str, *, by: str, folder: Path) -> Path:
    """Keep that two stories of a newsroom tell one event; the file. Raises `InputError` for a story that is not there.

    Raises `StoreError` while a run is at work, which could merge one of them at the same moment.
    """
    return _keep((one, other), reports=(), by=by, folder=folder)


def split_story(story: str, *, reports: Sequence[str], by: str, folder: Path) -> Path:
    """Keep that reports, by ids or addresses, tell another event than their story; the file. Raises `InputError` as above."""
    leaving = tuple(dict.fromkeys(report_id_of(each) if "://" in each else each for each in reports))
    return _keep((story,), reports=leaving, by=by, folder=folder)


def _keep(stories: Sequence[str], *, reports: tuple[str, ...], by: str, folder: Path) -> Path:
    settings = desk_settings(folder)
    with alone(settings), open_newsroom(settings) as newsroom:
        return _kept(stories, reports=reports, by=by, folder=folder, known=newsroom.store.grouping())


def _kept(stories: Sequence[str], *, reports: tuple[str, ...], by: str, folder: Path, known: Grouping) -> Path:
    """Look at the stories as they are and keep the decision, while no run changes them."""
    at = SystemClock().now().astimezone(UTC).replace(microsecond=0)
    story_id, into_id = (*(_as_it_is(each, known=known) for each in stories), "")[:2]
    if story_id == into_id:
        raise InputError("is one story with the other already", subject=stories[0], remedy="Nothing is left to do.")
    decision = StoryDecision(story_id=story_id, into_id=into_id, report_ids=reports, by=by, at=at)
    trouble = why_not(decision, known=known)
    if trouble:
        remedy = "Take the ids from story.json beside the story's page."
        raise InputError(f"cannot be decided: {trouble}", subject=story_id, remedy=remedy)
    return keep_story_decision(decision, folder=folder)


def _as_it_is(story_id: str, *, known: Grouping) -> str:
    """The story that an id leads to: what was merged away is part of another."""
    return dict(known.redirects).get(story_id, story_id)
