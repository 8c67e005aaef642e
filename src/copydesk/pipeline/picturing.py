"""The illustrate step: each cleared edition gets its graphic, once; drawing is shared out among processes."""

import hashlib
import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from copydesk import __version__
from copydesk.check.gate import reopen
from copydesk.illustrate.fonts import FontCoverage
from copydesk.illustrate.graphic import PictureSubject, draw_picture
from copydesk.model.draft import Material, Treatment
from copydesk.model.lexicon import Lexicon
from copydesk.model.outcome import Stage
from copydesk.model.picture import Picture
from copydesk.model.story import Grouping, Story
from copydesk.pipeline.deciding import materials_of
from copydesk.pipeline.newsroom import Newsroom
from copydesk.pipeline.workers import Work, run_batches
from copydesk.ports import Decision, Run


@dataclass(frozen=True, slots=True, kw_only=True)
class _Due:
    """A picture that is missing or out of date: its decision, its story, and the digest of what it is made from."""

    story: Story
    decision: Decision
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Job:
    """What a drawing process needs of one edition, besides lexicon and fonts."""

    digest: str
    story: Story
    language: str
    headline: str
    headline_language: str
    headline_credit: str
    materials: tuple[Material, ...]


@dataclass(slots=True)
class _Studio:
    """What a drawing process knows; filled once by `prepare`."""

    lexicon: Lexicon | None = None
    fonts: FontCoverage | None = None


_studio = _Studio()


def prepare(lexicon: Lexicon, fonts: FontCoverage) -> None:
    """Give this process what it draws with."""
    _studio.lexicon, _studio.fonts = lexicon, fonts


def draw(jobs: Sequence[_Job]) -> list[tuple[str, Picture | None]]:
    """(digest, picture) of each job, in order; None where there is nothing to show."""
    if _studio.lexicon is None or _studio.fonts is None:
        raise RuntimeError("draw was called before prepare")
    return [(job.digest, draw_picture(_subject(job, lexicon=_studio.lexicon, fonts=_studio.fonts))) for job in jobs]


def give_up(job: _Job, what_happened: str) -> tuple[str, Picture | None]:
    """No picture for an edition whose drawing fails; the page stands without."""
    logging.getLogger(__name__).warning("no picture for %s in %s: %s", job.story.id, job.language, what_happened)
    return (job.digest, None)


def _subject(job: _Job, *, lexicon: Lexicon, fonts: FontCoverage) -> PictureSubject:
    return PictureSubject(
        story=job.story,
        language=job.language,
        headline=job.headline,
        headline_language=job.headline_language,
        headline_credit=job.headline_credit,
        materials=job.materials,
        lexicon=lexicon,
        fonts=fonts,
    )


def picture_step(newsroom: Newsroom, *, run: Run, grouping: Grouping) -> int:
    """Draw the pictures that are missing or out of date; how many were drawn. Each batch is one transaction."""
    due = list(_due(newsroom, stories={story.id: story for story in grouping.stories}))
    size = newsroom.options.batch_size
    workers = newsroom.options.workers if len(due) > 4 * size else 1
    work = Work(prepare=prepare, do=draw, give_up=give_up, knowledge=(newsroom.lexicon, newsroom.fonts))
    batches = (_jobs(newsroom, due=due[start : start + size]) for start in range(0, len(due), size))
    drawn = 0
    with newsroom.progress.step(Stage.ILLUSTRATE, total=len(due)) as step:
        for results in run_batches(work, batches=batches, workers=workers):
            pictures = [(digest, picture) for digest, picture in results if picture is not None]
            newsroom.store.save_pictures(run.id, pictures)
            drawn += len(pictures)
            step.advance(len(results))
    return drawn


def _due(newsroom: Newsroom, *, stories: Mapping[str, Story]) -> Iterator[_Due]:
    known = newsroom.store.picture_digests()
    for decision in newsroom.store.decisions():
        if decision.cleared is None or decision.story_id not in stories:
            continue
        digest = _digest(decision, fonts=newsroom.fonts)
        if known.get((decision.story_id, decision.language)) != digest:
            yield _Due(story=stories[decision.story_id], decision=decision, digest=digest)


def _digest(decision: Decision, *, fonts: FontCoverage) -> str:
    parts = (__version__, decision.cleared_digest, repr(fonts))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _jobs(newsroom: Newsroom, *, due: Sequence[_Due]) -> list[_Job]:
    report_ids = sorted({report_id for each in due for report_id in each.story.report_ids})
    reports = newsroom.store.reports(report_ids)
    readings = newsroom.store.readings(report_ids)
    return [
        _job(
            each,
            newsroom=newsroom,
            materials=materials_of(each.story, reports=reports, readings=readings, sources=newsroom.sources),
        )
        for each in due
    ]


def _job(due: _Due, *, newsroom: Newsroom, materials: tuple[Material, ...]) -> _Job:
    cleared = reopen(due.decision.cleared or b"", digest=due.decision.cleared_digest)
    headline = cleared.draft.headline
    is_quoted = headline.treatment is Treatment.QUOTED
    credited = (newsroom.sources.get(source_id).name_in(cleared.draft.language) for source_id in headline.credited_to)
    return _Job(
        digest=due.digest,
        story=due.story,
        language=cleared.draft.language,
        headline=headline.text,
        headline_language=headline.language,
        headline_credit=", ".join(credited) if is_quoted else "",
        materials=materials,
    )
