"""The group step: signatures of the window, in order of telling, become stories."""

from datetime import timedelta

from copydesk.group.grouper import group_reports
from copydesk.group.signature import decode_signature
from copydesk.model.outcome import Stage
from copydesk.model.story import Grouping
from copydesk.pipeline.newsroom import Newsroom
from copydesk.ports import Run


def group_step(newsroom: Newsroom, *, run: Run) -> Grouping:
    """Decide for every new report of the window which story it belongs to, and keep the whole grouping in one transaction."""
    since = run.started_at - timedelta(hours=newsroom.options.group.window_hours)
    with newsroom.progress.step(Stage.GROUP) as step:
        known = newsroom.store.grouping()
        records = ((decode_signature(record.signature), record.story_id) for record in newsroom.store.signatures(since=since))
        grouping = group_reports(records, known=known, options=newsroom.options.group)
        newsroom.store.save_grouping(run.id, grouping)
        step.advance(len(grouping.stories))
    return grouping
