"""The write and check step: each changed story is written in each language and goes through the gate.

A held draft is written again without the sentences that failed, a bounded number of times. What the gate decided is kept
before any page is made of it.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from copydesk import __version__
from copydesk.check.gate import Gate, encode_cleared
from copydesk.model.cleared import Cleared, Held
from copydesk.model.draft import Dossier, Material
from copydesk.model.facts import Reading
from copydesk.model.outcome import Stage
from copydesk.model.report import Report
from copydesk.model.source import SourceBook
from copydesk.model.story import Grouping, Story
from copydesk.model.verdict import Finding
from copydesk.pipeline.newsroom import Newsroom
from copydesk.ports import Decision, Run
from copydesk.write.extractive import write_extractive


@dataclass(frozen=True, slots=True, kw_only=True)
class _Task:
    """One edition to decide on: a story in a language, and the digest of what the decision rests on."""

    story: Story
    language: str
    digest: str


def decide_step(newsroom: Newsroom, *, run: Run, grouping: Grouping) -> int:
    """Write and check every edition whose story changed; how many were decided. Each batch is one transaction."""
    tasks = _due(newsroom, stories=grouping.stories)
    gate = newsroom.gate()
    with newsroom.progress.step(Stage.CHECK, total=len(tasks)) as step:
        for batch in _batches(tasks, size=newsroom.options.batch_size):
            decisions = _decide_batch(newsroom, gate=gate, tasks=batch)
            newsroom.store.save_decisions(run.id, decisions)
            step.advance(len(batch))
    return len(tasks)


def _due(newsroom: Newsroom, *, stories: Sequence[Story]) -> list[_Task]:
    known = newsroom.store.decision_digests()
    hashes = newsroom.store.page_hashes()
    tasks = [
        _Task(story=story, language=language, digest=_digest(story, language=language, hashes=hashes, newsroom=newsroom))
        for story in stories
        for language in newsroom.options.languages
    ]
    return [task for task in tasks if known.get((task.story.id, task.language)) != task.digest]


def _digest(story: Story, *, language: str, hashes: Mapping[str, str], newsroom: Newsroom) -> str:
    parts = [__version__, language, newsroom.options.policy.value]
    parts += [
        f"{report_id}:{hashes.get(report_id, '')}:{_origin_of(story, report_id=report_id)}" for report_id in story.report_ids
    ]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _origin_of(story: Story, *, report_id: str) -> int:
    return next((index for index, origin in enumerate(story.origins) if report_id in origin.report_ids), -1)


def _batches(tasks: Sequence[_Task], *, size: int) -> Iterator[list[_Task]]:
    iterator = iter(tasks)
    while batch := list(islice(iterator, size)):
        yield batch


def _decide_batch(newsroom: Newsroom, *, gate: Gate, tasks: Sequence[_Task]) -> list[Decision]:
    report_ids = sorted({report_id for task in tasks for report_id in task.story.report_ids})
    reports = newsroom.store.reports(report_ids)
    readings = newsroom.store.readings(report_ids)
    return [
        _decide(
            task,
            newsroom=newsroom,
            gate=gate,
            materials=materials_of(task.story, reports=reports, readings=readings, sources=newsroom.sources),
        )
        for task in tasks
    ]


def materials_of(
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


def _decide(task: _Task, *, newsroom: Newsroom, gate: Gate, materials: tuple[Material, ...]) -> Decision:
    dossier = Dossier(story=task.story, language=task.language, materials=materials)
    outcome = write_and_check(dossier, newsroom=newsroom, gate=gate)
    decision = Decision(story_id=task.story.id, language=task.language, story_digest=task.digest)
    if isinstance(outcome, Held):
        return replace(decision, held=outcome)
    return replace(decision, cleared=encode_cleared(outcome), cleared_digest=outcome.digest)


def write_and_check(dossier: Dossier, *, newsroom: Newsroom, gate: Gate) -> Cleared | Held:
    """Write, check, and write again without what failed, until it is cleared, nothing new fails or the rounds are spent."""
    outcome: Cleared | Held
    for _ in range(newsroom.options.rounds):
        draft = write_extractive(dossier, options=newsroom.options.write)
        if isinstance(draft, Held):
            return draft
        outcome = gate.decide(draft, dossier=dossier)
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
