"""Asks a judge over HTTP: many questions at once, every failure a "no answer" with its reason, never a yes."""

import asyncio
import contextlib
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from http import HTTPStatus
from queue import SimpleQueue
from typing import Final, TypeAlias

from copydesk.adapters.endpoints import AGAIN, ASKED_AGAIN, FIRST_WAIT_S, LONGEST_WAIT_S, bearer, refusal, retry_after_s
from copydesk.adapters.http import HttpFetcher, HttpOptions
from copydesk.adapters.judge_wires import Said, Unreadable, Wire, prompt
from copydesk.model.judgement import JudgeIdentity, Judgement, Opinion, Question
from copydesk.ports import Fetched, FetchFailed

MAX_ANSWER_BYTES: Final = 200_000
"""A verdict takes a few hundred bytes; reasoning that some models send beside it, a few thousand."""
LONGEST_QUESTION_CHARACTERS: Final = 40_000
"""Sentence and evidence together; a longer question is not asked, for a cut one would be another question."""
AWAY_AFTER: Final = 5
"""Questions in a row without an answer after which a judge is taken to be away: the rest of a run does not wait for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgeLimits:
    """How much is asked. `concurrency` counts questions at once.

    `max_calls` (requests) and `max_time_s` (seconds of asking) hold over the life of the judge; what is on its way then may end.
    """

    timeout_s: float = 30.0
    concurrency: int = 8
    max_calls: int = 1_000
    max_time_s: float = 600.0
    attempts: int = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class _Later:
    """No answer yet: why, and how long the server wants to be left alone (0 where it does not say)."""

    reason: str
    wait_s: float = 0.0


_Outcome: TypeAlias = tuple[Question, Judgement] | BaseException | None
"""What comes from the thread that asks: an answer, the fault that ended it, or the end."""


class HttpJudge:
    """A judge behind an HTTP endpoint; a `JudgeService`. Made once for a run, whose calls it counts.

    `key` goes out as a bearer token and is kept nowhere else. An address of the own network is asked like any other: the desk
    names it, and no redirect is followed.
    """

    def __init__(self, wire: Wire, *, user_agent: str, key: str = "", limits: JudgeLimits | None = None) -> None:
        self._wire = wire
        self._limits = limits or JudgeLimits()
        self._headers = bearer(key)
        self._options = HttpOptions(
            user_agent=user_agent,
            timeout_s=self._limits.timeout_s,
            allow_private=True,
            max_connections=self._limits.concurrency,
        )
        self._calls = 0
        self._spent_s = 0.0
        self._deadline = 0.0
        self._silent = 0
        self._last_silence = ""
        self._quiet_until = 0.0

    @property
    def identity(self) -> JudgeIdentity:
        """Who answers."""
        return self._wire.identity

    @property
    def calls(self) -> int:
        """Requests sent so far."""
        return self._calls

    def judgements(self, questions: Sequence[Question], *, at: datetime) -> Iterator[tuple[Question, Judgement]]:
        """Each question with its answer, as they come. Works in a thread, so that a caller inside an event loop may use it."""
        outcomes: SimpleQueue[_Outcome] = SimpleQueue()
        asking = _Asking()
        thread = threading.Thread(target=self._work, args=(questions, at, outcomes, asking), daemon=True)
        thread.start()
        try:
            while (outcome := outcomes.get()) is not None:
                if isinstance(outcome, BaseException):
                    raise outcome
                yield outcome
        finally:
            asking.stop()
            thread.join()

    def _work(self, questions: Sequence[Question], at: datetime, outcomes: "SimpleQueue[_Outcome]", asking: "_Asking") -> None:
        try:
            asyncio.run(self._ask_all(questions, at=at, outcomes=outcomes, asking=asking))
        except asyncio.CancelledError:
            outcomes.put(None)
        except BaseException as fault:  # noqa: BLE001 - handed to the thread that waits for the answers, which raises it
            outcomes.put(fault)
        else:
            outcomes.put(None)

    async def _ask_all(
        self, questions: Sequence[Question], *, at: datetime, outcomes: "SimpleQueue[_Outcome]", asking: "_Asking"
    ) -> None:
        asking.begin()
        turn = asyncio.Semaphore(self._limits.concurrency)
        now = asyncio.get_running_loop().time
        self._deadline = now() + self._limits.max_time_s - self._spent_s
        began = now()
        try:
            async with HttpFetcher(self._options) as fetcher, asyncio.TaskGroup() as group:
                for question in questions:
                    group.create_task(self._put(question, at=at, outcomes=outcomes, turn=turn, fetcher=fetcher))
        finally:
            self._spent_s += now() - began

    async def _put(
        self,
        question: Question,
        *,
        at: datetime,
        outcomes: "SimpleQueue[_Outcome]",
        turn: asyncio.Semaphore,
        fetcher: HttpFetcher,
    ) -> None:
        async with turn:
            said = await self._controlled(question, fetcher=fetcher)
        outcomes.put((question, Judgement(opinion=said.opinion, judge=self.identity, at=at, reason=said.reason)))

    async def _controlled(self, question: Question, *, fetcher: HttpFetcher) -> Said:
        """The answer; a yes that the sentence would get with anything added to it is none.

        So a judge that passes everything is found out, and one that a text has talked into it, from the sentence or the evidence.
        """
        said = await self._said(question, fetcher=fetcher)
        if said.opinion is not Opinion.FAITHFUL:
            return said
        control = await self._said(replace(question, text=f"{question.text} {prompt().control}"), fetcher=fetcher)
        if control.opinion is Opinion.FAITHFUL:
            return Said(opinion=Opinion.UNSURE, reason="its yes counts for nothing: it also passes what no source says")
        if control.opinion is Opinion.NONE:
            return Said(opinion=Opinion.NONE, reason=f"its yes could not be controlled: {control.reason}")
        return said

    async def _said(self, question: Question, *, fetcher: HttpFetcher) -> Said:
        """The answer to one question, after as many attempts as are allowed."""
        if len(question.text) + sum(map(len, question.evidence)) > LONGEST_QUESTION_CHARACTERS:
            return _nothing("sentence and evidence are too long to be asked about")
        body = self._wire.body(question)
        reason = ""
        for attempt in range(self._limits.attempts):
            await asyncio.sleep(max(0.0, self._quiet_until - asyncio.get_running_loop().time()))
            closed = self._closed()
            if closed:
                return _nothing(f"{reason}; {closed}" if reason else closed)
            self._calls += 1
            answer = await fetcher.post(self._wire.url, body=body, headers=self._headers, max_bytes=MAX_ANSWER_BYTES)
            outcome = self._outcome(answer, question=question)
            if isinstance(outcome, Said):
                return self._heard(outcome, is_silence=outcome.opinion is Opinion.NONE and not _is_ok(answer))
            reason = outcome.reason
            if outcome.wait_s > LONGEST_WAIT_S:
                reason = f"{reason}, and asks to be left alone for {outcome.wait_s:.0f} s"
                break
            if attempt + 1 < self._limits.attempts:
                self._be_quiet(outcome.wait_s or FIRST_WAIT_S * 2**attempt)
        return self._heard(_nothing(reason), is_silence=True)

    def _closed(self) -> str:
        """Why nothing more is asked, or an empty string."""
        if self._calls >= self._limits.max_calls:
            return f"the limit of {self._limits.max_calls} calls is reached"
        if asyncio.get_running_loop().time() >= self._deadline:
            return f"the time of {self._limits.max_time_s:g} s is used up"
        if self._silent >= AWAY_AFTER:
            return f"the judge did not answer {AWAY_AFTER} questions in a row, the last time because {self._last_silence}"
        return ""

    def _heard(self, said: Said, *, is_silence: bool) -> Said:
        self._silent = self._silent + 1 if is_silence else 0
        self._last_silence = said.reason if is_silence else ""
        return said

    def _be_quiet(self, wait_s: float) -> None:
        """Let nobody ask for a while: what one question is told holds for all."""
        self._quiet_until = max(self._quiet_until, asyncio.get_running_loop().time() + wait_s)

    def _outcome(self, answer: Fetched | FetchFailed, *, question: Question) -> Said | _Later:
        if isinstance(answer, FetchFailed):
            return _Later(reason=answer.message) if answer.code in ASKED_AGAIN else _nothing(answer.message)
        if answer.status in AGAIN:
            wait_s = retry_after_s(answer.header("retry-after"), now=datetime.now(UTC))
            return _Later(reason=f"it answered with status {answer.status}", wait_s=wait_s)
        if answer.status != HTTPStatus.OK:
            return _nothing(refusal(answer))
        try:
            return self._wire.read(answer.body, question=question)
        except Unreadable as unreadable:
            return _nothing(str(unreadable))


class _Asking:
    """The task that asks, as far as another thread may end it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._is_over = False
        self._loop: asyncio.AbstractEventLoop | None = None
        self._task: asyncio.Task[None] | None = None

    def begin(self) -> None:
        """Note the task that runs; it is cancelled where it was stopped before it began."""
        with self._lock:
            self._loop, self._task = asyncio.get_running_loop(), asyncio.current_task()
            if self._is_over and self._task is not None:
                self._task.cancel()

    def stop(self) -> None:
        """Cancel the task where it still runs."""
        with self._lock:
            self._is_over = True
            if self._loop is not None and self._task is not None:
                with contextlib.suppress(RuntimeError):
                    self._loop.call_soon_threadsafe(self._task.cancel)


def _is_ok(answer: Fetched | FetchFailed) -> bool:
    return isinstance(answer, Fetched) and answer.status == HTTPStatus.OK


def _nothing(reason: str) -> Said:
    return Said(opinion=Opinion.NONE, reason=reason)
