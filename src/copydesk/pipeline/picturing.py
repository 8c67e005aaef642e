"""The illustrate step: each cleared edition gets its graphic, once."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from copydesk import __version__
from copydesk.model.outcome import Stage
from copydesk.model.story import Grouping, Story
from copydesk.pipeline.newsroom import Newsroom
from copydesk.ports import Decision, Run


@dataclass(frozen=True, slots=True, kw_only=True)
class _Job:
    story: Story
    decision: Decision
    digest: str


def picture_step(newsroom: Newsroom, *, run: Run, grouping: Grouping) -> int:
    """Draw the pictures that are missing or out of date; how many were drawn."""
    jobs = _due(newsroom, stories={story.id: story for story in grouping.stories})
    drawn = 0
    with newsroom.progress.step(Stage.ILLUSTRATE, total=len(jobs)) as step:
        size = newsroom.options.batch_size
        for start in range(0, len(jobs), size):
            batch = jobs[start : start + size]
            pictures = _draw_batch(newsroom, jobs=batch)
            newsroom.store.save_pictures(run.id, pictures)
            drawn += len(pictures)
            step.advance(len(batch))
    return drawn


def _due(newsroom: Newsroom, *, stories: Mapping[str, Story]) -> list[_Job]:
    known = newsroom.store.picture_digests()
    jobs = [
        _Job(story=stories[decision.story_id], decision=decision, digest=_digest(decision, newsroom=newsroom))
        for decision in newsroom.store.decisions()
        if decision.cleared is not None and decision.story_id in stories
    ]
    return [job for job in jobs if known.get((job.story.id, job.decision.language)) != job.digest]


def _digest(decision: Decision, *, newsroom: Newsroom) -> str:
    parts = (__version__, decision.cleared_digest, repr(newsroom.fonts))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
