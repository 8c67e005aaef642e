"""The write and check step: each changed story is written in each language and goes through the gate.

A held draft is written again without the sentences that failed, a bounded number of times. What the gate decided is kept
before any page is made of it.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from copydesk import __version__
from copydesk.check.gate import encode_cleared
from copydesk.model.cleared import Cleared, Held, HeldReason
from copydesk.model.draft import Dossier, Material
from copydesk.model.facts import Reading
from copydesk.model.outcome import Stage
from copydesk.model.report import Report
from copydesk.model.source import SourceBook
from copydesk.model.story import Grouping, Story
from copydesk.model.verdict import Finding
from copydesk.pipeline.batches import batches_of
from copydesk.pipeline.newsroom import Newsroom, Workbench
from copydesk.pipeline.workers import Job
from copydesk.ports import Decision, Run
from copydesk.write.extractive import write_extractive


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionTask:
    """One edition to decide on: a story in a language, and the digest of what the decision rests on."""

    story: Story
    language: str
    digest: str


def decide_step(newsroom: Newsroom, *, run: Run, grouping: Grouping) -> int:
    """Write and check every edition whose story changed; how many were decided. Each batch is one transaction."""
    tasks = _due(newsroom, stories=grouping.stories)
    batches = batches_of(tasks, size=newsroom.options.batch_size)
    job = Job(do=decide, give_up=give_up)
    with newsroom.progress.step(Stage.CHECK, total=len(tasks)) as step:
        for decisions in newsroom.workers.run(job, batches=batches, is_large=newsroom.is_large(len(tasks))):
            newsroom.store.save_decisions(run.id, decisions)
            step.advance(len(decisions))
    return len(tasks)


def decide(bench: Workbench, tasks: Sequence[EditionTask]) -> list[Decision]:
    """One decision a task, in order."""
    materials = load_materials(bench, stories=[task.story for task in tasks])
    return [_decide(bench, task, materials=materials[task.story.id]) for task in tasks]


def give_up(task: EditionTask, what_happened: str) -> Decision:
    """A story that breaks the writer or the gate is held: checks fail closed."""
    held = Held(
        story_id=task.story.id,
        language=task.language,
        reason=HeldReason.CHECK_BROKE,
        message=f"writing or checking failed ({what_happened})",
        remedy="Please report it; the story is held and the others are not affected.",
    )
    return Decision(story_id=task.story.id, language=task.language, story_digest=task.digest, held=held)


def _due(newsroom: Newsroom, *, stories: Sequence[Story]) -> list[EditionTask]:
    known = newsroom.store.decision_digests()
    hashes = newsroom.store.page_hashes()
    desk = _desk_digest(newsroom)
    tasks = [
        EditionTask(story=story, language=language, digest=_digest(story, language=language, hashes=hashes, desk=desk))
        for story in stories
        for language in newsroom.options.languages
    ]
    return [task for task in tasks if known.get((task.story.id, task.language)) != task.digest]


def _desk_digest(newsroom: Newsroom) -> str:
    """What the desk file decides of every edition: when a source's rights or a name change, everything is decided again."""
    knowledge = newsroom.knowledge
    parts = (
        __version__,
        newsroom.options.policy.value,
        repr(knowledge.sources),
        repr(knowledge.lexicon),
        repr(knowledge.approvals),
    )
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _digest(story: Story, *, language: str, hashes: Mapping[str, str], desk: str) -> str:
    parts = [desk, language]
    parts += [
        f"{report_id}:{hashes.get(report_id, '')}:{_origin_of(story, report_id=report_id)}" for report_id in story.report_ids
    ]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _origin_of(story: Story, *, report_id: str) -> int:
    return next((index for index, origin in enumerate(story.origins) if report_id in origin.report_ids), -1)


def load_materials(bench: Workbench, *, stories: Sequence[Story]) -> dict[str, tuple[Material, ...]]:
    """The materials of stories by story id, loaded together."""
    report_ids = sorted({report_id for story in stories for report_id in story.report_ids})
    reports = bench.store.reports(report_ids)
    readings = bench.store.readings(report_ids)
    sources = bench.knowledge.sources
    return {story.id: _materials(story, reports=reports, readings=readings, sources=sources) for story in stories}


def _materials(
    story: Story, *, reports: Mapping[str, Report], readings: Mapping[str, Reading], sources: SourceBook
) -> tuple[Material, ...]:
    """A story's reports in order of telling, each with its sentences, its source and the index of its origin."""
    return tuple(
        Material(
            report=reports[report_id],
            source=sources.get(reports[report_id].source_id),
            sentences=readings[report_id].sentences,
            origin=_origin_of(story, report_id=report_id),
        )
        for report_id in story.report_ids
    )


def _decide(bench: Workbench, task: EditionTask, *, materials: tuple[Material, ...]) -> Decision:
    outcome = write_and_check(bench, Dossier(story=task.story, language=task.language, materials=materials))
    decision = Decision(story_id=task.story.id, language=task.language, story_digest=task.digest)
    if isinstance(outcome, Held):
        return replace(decision, held=outcome)
    return replace(decision, cleared=encode_cleared(outcome), cleared_digest=outcome.digest)


def write_and_check(bench: Workbench, dossier: Dossier) -> Cleared | Held:
    """Write, check, and write again without what failed, until it is cleared, nothing new fails or the rounds are spent."""
    outcome: Cleared | Held
    for _ in range(bench.options.rounds):
        draft = write_extractive(dossier, options=bench.options.write)
        if isinstance(draft, Held):
            return draft
        outcome = bench.gate.decide(draft, dossier=dossier)
        if isinstance(outcome, Cleared):
            return outcome
        failed = _failed_sentences(outcome) - dossier.avoid
        if not failed:
            return outcome
        dossier = replace(dossier, avoid=dossier.avoid | failed)
    return outcome


def _failed_sentences(held: Held) -> frozenset[str]:
    if held.draft is None:
        return frozenset()
    refused = {Finding.UNSUPPORTED, Finding.CONTRADICTED}
    pairs = zip(held.draft.sentences, held.verdicts, strict=False)
    return frozenset(cited for sentence, verdict in pairs if verdict.finding in refused for cited in sentence.citations)
