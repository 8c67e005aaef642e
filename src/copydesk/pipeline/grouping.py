"""The group step: new reports, in order of telling, find their stories; what the grouper goes on from is kept with them."""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from copydesk.group.disagreements import find_disagreements
from copydesk.group.editor import Reports, apply_decisions, is_done, why_not
from copydesk.group.grouper import group_reports, link_stories, live_stories, rebuild
from copydesk.group.live import LiveStories
from copydesk.group.memory import StateRefused, keep, recall
from copydesk.group.origins import Told, decode_told
from copydesk.group.scorer import shipped_numbers
from copydesk.group.signature import Signature, decode_signature
from copydesk.model.outcome import Stage
from copydesk.model.story import Disagreement, Grouping
from copydesk.pipeline.meaning import add_meanings
from copydesk.pipeline.newsroom import Newsroom
from copydesk.ports import Run

MOST_COMPARED: Final = 200
"""Reports of a story whose figures are compared; a larger one is a thread in one story's clothes."""


def group_step(newsroom: Newsroom, *, run: Run) -> Grouping:
    """Do what an editor decided, find each new report's story, and keep grouping and open stories in one transaction."""
    store, options = newsroom.store, newsroom.options.group
    with newsroom.progress.step(Stage.GROUP) as step:
        known = store.grouping()
        first_new = store.first_ungrouped() or _undecided_since(newsroom, known=known)
        if first_new is None:
            return known
        add_meanings(newsroom)
        recalled = _recalled(newsroom)
        live = recalled or _rebuilt(newsroom, since=first_new - options.window)
        new = (decode_signature(record.signature) for record in store.ungrouped())

        def told_of(report_ids: Sequence[str]) -> Iterator[Told]:
            return map(decode_told, store.signatures_of(report_ids).values())

        def signatures_of(report_ids: Sequence[str]) -> Iterator[Signature]:
            return map(decode_signature, store.signatures_of(report_ids).values())

        reports = Reports(signatures_of=signatures_of, told_of=told_of)
        known = _edited(newsroom, live=live, known=known, reports=reports)
        grouping = group_reports(new, live=live, known=known, told_of=told_of, options=options)
        grouping = replace(grouping, changes=(*known.changes, *grouping.changes))
        grouping = link_stories(grouping, lexicon=newsroom.knowledge.lexicon, options=options)
        grouping = replace(grouping, disagreements=_disagreements(newsroom, grouping=grouping))
        store.save_grouping(run.id, grouping, state=keep(live, is_whole=recalled is None))
        step.advance(len(grouping.stories))
    return grouping


def _undecided_since(newsroom: Newsroom, *, known: Grouping) -> datetime | None:
    """When the latest story was told if an editor's decision waits to be done; None where none does."""
    waits = any(not is_done(each, known=known) and not why_not(each, known=known) for each in newsroom.knowledge.decisions)
    return max(story.updated_at for story in known.stories) if waits else None


def _edited(newsroom: Newsroom, *, live: LiveStories, known: Grouping, reports: Reports) -> Grouping:
    """The known stories after what an editor decided; a decision that cannot be done is named in the log and waits."""
    edited, left = apply_decisions(newsroom.knowledge.decisions, live=live, known=known, reports=reports)
    for decision in left:
        reason = why_not(decision, known=edited)
        logging.getLogger(__name__).warning("a decision about story %s waits: %s", decision.story_id, reason)
    return edited


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
