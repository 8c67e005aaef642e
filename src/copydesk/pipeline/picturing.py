"""The illustrate step: each cleared edition gets its graphic, once."""

import hashlib
import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from copydesk import __version__
from copydesk.check.gate import reopen
from copydesk.illustrate.graphic import PictureSubject, draw_picture
from copydesk.model.draft import Draft, Material, Treatment
from copydesk.model.outcome import Stage
from copydesk.model.picture import Picture
from copydesk.model.story import Grouping, Story
from copydesk.pipeline.batches import batches_of
from copydesk.pipeline.deciding import load_materials
from copydesk.pipeline.newsroom import Newsroom, Workbench
from copydesk.pipeline.workers import Job
from copydesk.ports import Run


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureTask:
    """A picture that is missing or out of date. `digest` names what it is made from."""

    story: Story
    language: str
    cleared_digest: str
    digest: str


def picture_step(newsroom: Newsroom, *, run: Run, grouping: Grouping) -> int:
    """Draw the pictures that are missing or out of date; how many were drawn. Each batch is one transaction."""
    tasks = list(_due(newsroom, stories={story.id: story for story in grouping.stories}))
    batches = batches_of(tasks, size=newsroom.options.batch_size)
    drawn = 0
    with newsroom.progress.step(Stage.ILLUSTRATE, total=len(tasks)) as step:
        for results in newsroom.workers.run(
            Job(do=draw, give_up=give_up), batches=batches, is_large=newsroom.is_large(len(tasks))
        ):
            pictures = [(digest, picture) for digest, picture in results if picture is not None]
            newsroom.store.save_pictures(run.id, pictures)
            drawn += len(pictures)
            step.advance(len(results))
    return drawn


def _due(newsroom: Newsroom, *, stories: Mapping[str, Story]) -> Iterator[PictureTask]:
    known = newsroom.store.picture_digests()
    fonts = repr(newsroom.knowledge.fonts)
    for (story_id, language), cleared_digest in newsroom.store.cleared_digests().items():
        if not cleared_digest or story_id not in stories:
            continue
        digest = _digest(cleared_digest, fonts=fonts)
        if known.get((story_id, language)) != digest:
            yield PictureTask(story=stories[story_id], language=language, cleared_digest=cleared_digest, digest=digest)


def _digest(cleared_digest: str, *, fonts: str) -> str:
    return hashlib.sha256(f"{__version__}\n{cleared_digest}\n{fonts}".encode()).hexdigest()


def draw(bench: Workbench, tasks: Sequence[PictureTask]) -> list[tuple[str, Picture | None]]:
    """(digest, picture) of each task, in order; None where there is nothing to show."""
    materials = load_materials(bench, stories=[task.story for task in tasks])
    kept = bench.store.cleared(task.cleared_digest for task in tasks)
    drafts = [reopen(kept.get(task.cleared_digest, b""), digest=task.cleared_digest).draft for task in tasks]
    subjects = (
        _subject(bench, task, draft=draft, materials=materials[task.story.id]) for task, draft in zip(tasks, drafts, strict=True)
    )
    return [(task.digest, draw_picture(subject)) for task, subject in zip(tasks, subjects, strict=True)]


def give_up(task: PictureTask, what_happened: str) -> tuple[str, Picture | None]:
    """No picture for an edition whose drawing fails; the page stands without."""
    logging.getLogger(__name__).warning("no picture for %s in %s: %s", task.story.id, task.language, what_happened)
    return (task.digest, None)


def _subject(bench: Workbench, task: PictureTask, *, draft: Draft, materials: tuple[Material, ...]) -> PictureSubject:
    headline = draft.headline
    sources = bench.knowledge.sources
    credited = (sources.get(source_id).name_in(task.language) for source_id in headline.credited_to)
    return PictureSubject(
        story=task.story,
        language=task.language,
        headline=headline.text,
        headline_language=headline.language,
        headline_credit=", ".join(credited) if headline.treatment is Treatment.QUOTED else "",
        materials=materials,
        entities=bench.entities,
        fonts=bench.knowledge.fonts,
    )
