"""The group step: signatures of the window, in order of telling, become stories."""

from dataclasses import replace
from datetime import timedelta
from typing import Final

from copydesk.group.disagreements import find_disagreements
from copydesk.group.grouper import group_reports
from copydesk.group.signature import decode_signature
from copydesk.model.outcome import Stage
from copydesk.model.story import Disagreement, Grouping
from copydesk.pipeline.newsroom import Newsroom
from copydesk.ports import Run

MOST_COMPARED: Final = 200
"""Reports of a story whose figures are compared; a larger one is a thread in one story's clothes."""


def group_step(newsroom: Newsroom, *, run: Run) -> Grouping:
    """Decide for every new report of the window which story it belongs to, and keep the whole grouping in one transaction."""
    with newsroom.progress.step(Stage.GROUP) as step:
        known = newsroom.store.grouping()
        first_new = newsroom.store.first_ungrouped()
        if first_new is None:
            return known
        since = first_new - timedelta(hours=newsroom.options.group.window_hours)
        records = ((decode_signature(record.signature), record.story_id) for record in newsroom.store.signatures(since=since))
        grouping = group_reports(records, known=known, lexicon=newsroom.knowledge.lexicon, options=newsroom.options.group)
        grouping = replace(grouping, disagreements=_disagreements(newsroom, grouping=grouping))
        newsroom.store.save_grouping(run.id, grouping)
        step.advance(len(grouping.stories))
    return grouping


def _disagreements(newsroom: Newsroom, *, grouping: Grouping) -> tuple[Disagreement, ...]:
    """The disagreements of every story: found again where the story changed, as they were elsewhere."""
    changed = {change.story_id for change in grouping.changes} | {change.other_id for change in grouping.changes}
    live = {story.id for story in grouping.stories}
    kept = [each for each in grouping.disagreements if each.story_id not in changed and each.story_id in live]
    found: list[Disagreement] = []
    for story in grouping.stories:
        if story.id in changed and story.independent > 1 and len(story.report_ids) <= MOST_COMPARED:
            readings = newsroom.store.readings(story.report_ids)
            found += find_disagreements(story, readings=readings)
    return tuple(sorted((*kept, *found), key=lambda each: (each.story_id, each.about, each.sides)))
