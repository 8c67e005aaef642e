"""The write and check step: each changed story is written in each language and goes through the gate.

A held draft is written again without the sentences that failed, a bounded number of times. What the gate decided is kept
before any page is made of it. Where it takes a judge's answer that is not kept yet, all such questions are asked at once, each
answer is kept as it comes, and the editions that wait for it are decided again. A decision that a check broke is made again in
a later run, like one without all answers.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import reduce
from itertools import islice

from copydesk import __version__
from copydesk.check.gate import encode_cleared
from copydesk.model.cleared import Cleared, Held, HeldReason
from copydesk.model.draft import Dossier, Material
from copydesk.model.facts import Reading
from copydesk.model.judgement import Judgement, Opinion, Question
from copydesk.model.outcome import Stage
from copydesk.model.receipt import JudgeTally
from copydesk.model.report import Report
from copydesk.model.source import SourceBook
from copydesk.model.story import Grouping, Story
from copydesk.model.verdict import Finding
from copydesk.pipeline.batches import batches_of
from copydesk.pipeline.judging import MOST_ROUNDS
from copydesk.pipeline.newsroom import Newsroom, Workbench
from copydesk.pipeline.provisional import to_make_again, tries_before
from copydesk.pipeline.workers import Job
from copydesk.ports import Decision, Run, Step
from copydesk.ports.second_readers import JudgeService
from copydesk.write.extractive import write_extractive


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionTask:
    """One edition to decide on: a story in a language, and the digest of what the decision rests on.

    `at` is the time of the run. `silent` are questions, by digest, that the judge gave no answer to in this run; `tries` counts
    the earlier runs that lacked an answer or whose checks broke.
    """

    story: Story
    language: str
    digest: str
    at: datetime
    tries: int = 0
    silent: tuple[tuple[str, Judgement], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """A decision, and what a judge has to be asked before it counts, by digest."""

    decision: Decision
    questions: Mapping[str, Question] = field(default_factory=dict)


def decide_step(newsroom: Newsroom, *, run: Run, grouping: Grouping) -> JudgeTally:
    """Write and check every edition whose story changed; what the judge was asked for it. Each batch is one transaction."""
    tally = JudgeTally()
    tasks = _due(newsroom, stories=grouping.stories, now=run.started_at)
    with newsroom.progress.step(Stage.CHECK, total=len(tasks)) as step:
        waiting, judge = tasks, newsroom.judge
        for number in range(1, MOST_ROUNDS + 1):
            asking = _decide_all(newsroom, run=run, tasks=waiting, step=step, is_last=judge is None or number == MOST_ROUNDS)
            if judge is None or not asking:
                break
            answers = _answers(newsroom, judge=judge, run=run, asking=[decided for _, decided in asking])
            tally = reduce(JudgeTally.with_answer, answers.values(), tally)
            waiting = [_with_silence(task, decided, answers=answers) for task, decided in asking]
    return tally


def _decide_all(
    newsroom: Newsroom, *, run: Run, tasks: Sequence[EditionTask], step: Step, is_last: bool
) -> list[tuple[EditionTask, Decided]]:
    """Decide on tasks and keep each decision that waits for no answer, the last time all; those that wait, with their tasks."""
    job = Job(do=decide, give_up=give_up)
    batches = batches_of(tasks, size=newsroom.options.batch_size)
    ahead = iter(tasks)
    asking: list[tuple[EditionTask, Decided]] = []
    for results in newsroom.workers.run(job, batches=batches, is_large=newsroom.is_large(len(tasks))):
        pairs = list(zip(islice(ahead, len(results)), results, strict=True))
        settled = [each.decision for _, each in pairs if is_last or not each.questions]
        asking += [(task, each) for task, each in pairs if each.questions and not is_last]
        newsroom.store.save_decisions(run.id, settled)
        step.advance(len(settled))
    return asking


def _answers(newsroom: Newsroom, *, judge: JudgeService, run: Run, asking: Sequence[Decided]) -> dict[str, Judgement]:
    """What the judge says to all open questions, by digest; what it answers is in the store as soon as it comes."""
    digest_of = judge.identity.digest_of
    questions = {digest: question for decided in asking for digest, question in decided.questions.items()}
    answers: dict[str, Judgement] = {}
    for question, judgement in judge.judgements(tuple(questions.values()), at=run.started_at):
        answers[digest_of(question)] = judgement
        if judgement.opinion is not Opinion.NONE:
            newsroom.store.save_judgements({digest_of(question): judgement})
    return answers


def _with_silence(task: EditionTask, decided: Decided, *, answers: Mapping[str, Judgement]) -> EditionTask:
    """The task with what the judge gave no answer to; its answers are in the store."""
    own = ((digest, answers[digest]) for digest in decided.questions if digest in answers)
    silent = ((digest, judgement) for digest, judgement in own if judgement.opinion is Opinion.NONE)
    return replace(task, silent=(*task.silent, *silent))


def decide(bench: Workbench, tasks: Sequence[EditionTask]) -> list[Decided]:
    """One decision a task, in order."""
    materials = load_materials(bench, stories=[task.story for task in tasks])
    return [_decide(bench, task, materials=materials[task.story.id]) for task in tasks]


def give_up(task: EditionTask, what_happened: str) -> Decided:
    """A story that breaks the writer or the gate is held: checks fail closed."""
    held = Held(
        story_id=task.story.id,
        language=task.language,
        reason=HeldReason.CHECK_BROKE,
        message=f"writing or checking failed ({what_happened})",
        remedy="Please report it; the others are not affected, and the story is tried again in later runs, for about a day.",
    )
    digest = to_make_again(task.digest, tries=task.tries, at=task.at)
    return Decided(decision=Decision(story_id=task.story.id, language=task.language, story_digest=digest, held=held))


def _due(newsroom: Newsroom, *, stories: Sequence[Story], now: datetime) -> list[EditionTask]:
    known = newsroom.store.decision_digests()
    hashes = newsroom.store.page_hashes()
    desk = _desk_digest(newsroom)
    tasks = []
    for story in stories:
        for language in newsroom.options.languages:
            digest = _digest(story, language=language, hashes=hashes, desk=desk)
            tries = tries_before(known.get((story.id, language), ""), digest=digest, now=now)
            if tries is not None:
                tasks.append(EditionTask(story=story, language=language, digest=digest, at=now, tries=tries))
    return tasks


def _desk_digest(newsroom: Newsroom) -> str:
    """What the desk file decides of every edition: when a source's rights or a name change, everything is decided again."""
    knowledge = newsroom.knowledge
    parts = (
        __version__,
        newsroom.options.policy.value,
        repr(knowledge.sources),
        repr(knowledge.lexicon),
        repr(knowledge.approvals),
        *([repr(knowledge.judge)] if knowledge.judge is not None else []),
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


def _decide(bench: Workbench, task: EditionTask, *, materials: tuple[Material, ...]) -> Decided:
    if bench.judge is not None:
        bench.judge.begin(at=task.at, answers=dict(task.silent))
    outcome = write_and_check(bench, Dossier(story=task.story, language=task.language, materials=materials))
    questions = bench.judge.open_questions if bench.judge is not None else {}
    is_provisional = bool(questions or task.silent) or _is_broken(outcome)
    digest = to_make_again(task.digest, tries=task.tries, at=task.at) if is_provisional else task.digest
    decision = Decision(story_id=task.story.id, language=task.language, story_digest=digest)
    if isinstance(outcome, Held):
        return Decided(decision=replace(decision, held=outcome), questions=questions)
    cleared = replace(decision, cleared=encode_cleared(outcome), cleared_digest=outcome.digest)
    return Decided(decision=cleared, questions=questions)


def _is_broken(outcome: Cleared | Held) -> bool:
    """Whether a fault of ours decided: what it says of the story may be otherwise when the check runs again."""
    return isinstance(outcome, Held) and outcome.reason is HeldReason.CHECK_BROKE


def write_and_check(bench: Workbench, dossier: Dossier) -> Cleared | Held:
    """Write, check, and write again without what failed, until it is cleared, nothing new fails or the rounds are spent.

    Nothing is written again while a judge has to be asked first: its answer may be a yes.
    """
    outcome: Cleared | Held
    for _ in range(bench.options.rounds):
        draft = write_extractive(dossier, options=bench.options.write)
        if isinstance(draft, Held):
            return draft
        outcome = bench.gate.decide(draft, dossier=dossier)
        if isinstance(outcome, Cleared) or (bench.judge is not None and bench.judge.open_questions):
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
