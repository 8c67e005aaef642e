"""The group step: new reports, in order of telling, find their stories; what the grouper goes on from is kept with them."""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from copydesk.group.disagreements import find_disagreements
from copydesk.group.grouper import group_reports, link_stories, live_stories, rebuild
from copydesk.group.live import LiveStories
from copydesk.group.memory import StateRefused, keep, recall
from copydesk.group.origins import Told, decode_told
from copydesk.group.scorer import shipped_numbers
from copydesk.group.signature import decode_signature
from copydesk.model.outcome import Stage
from copydesk.model.story import Disagreement, Grouping
from copydesk.pipeline.newsroom import Newsroom
from copydesk.ports import Run

MOST_COMPARED: Final = 200
"""Reports of a story whose figures are compared; a larger one is a thread in one story's clothes."""


def group_step(newsroom: Newsroom, *, run: Run) -> Grouping:
    """Decide for every new report which story it belongs to, and keep the grouping and the open stories in one transaction."""
    store, options = newsroom.store, newsroom.options.group
    with newsroom.progress.step(Stage.GROUP) as step:
        known = store.grouping()
        first_new = store.first_ungrouped()
        if first_new is None:
            return known
        recalled = _recalled(newsroom)
        live = recalled or _rebuilt(newsroom, since=first_new - options.window)
        new = (decode_signature(record.signature) for record in store.ungrouped())

        def told_of(report_ids: Sequence[str]) -> Iterator[Told]:
            return map(decode_told, store.signatures_of(report_ids).values())

        grouping = group_reports(new, live=live, known=known, told_of=told_of, options=options)
        grouping = link_stories(grouping, lexicon=newsroom.knowledge.lexicon, options=options)
        grouping = replace(grouping, disagreements=_disagreements(newsroom, grouping=grouping))
        store.save_grouping(run.id, grouping, state=keep(live, is_whole=recalled is None))
        step.advance(len(grouping.stories))
    return grouping


def _recalled(newsroom: Newsroom) -> LiveStories | None:
    """The open stories as they were kept with the latest grouping; none where nothing was kept, or not in this form."""
    parts = newsroom.store.group_parts()
    if not parts:
        return None
    empty = live_stories(newsroom.options.group, numbers=shipped_numbers())
    try:
        return recall(empty, parts=parts, stories=newsroom.store.open_stories())
    except StateRefused as refusal:
        logging.getLogger(__name__).warning("the open stories are made again from the reports of the window: %s", refusal)
        return None


def _rebuilt(newsroom: Newsroom, *, since: datetime) -> LiveStories:
    """The open stories made again from the reports that were told since a time and have a story."""
    records = (record for record in newsroom.store.signatures(since=since) if record.story_id)
    pairs = ((decode_signature(record.signature), record.story_id) for record in records)
    return rebuild(live_stories(newsroom.options.group, numbers=shipped_numbers()), records=pairs)


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
