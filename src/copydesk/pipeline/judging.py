"""Asking a judge that takes long: the checks are run, what they ask is noted and asked at once, and they are run again."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Final, TypeVar

from copydesk.model.judgement import JudgeIdentity, Judgement, Opinion, Question
from copydesk.ports.second_readers import Judge, JudgeService

Result = TypeVar("Result")

MOST_ROUNDS: Final = 4
"""How often work is done again for what it asks: a second draft may ask what a first did not."""
NOT_ASKED: Final = "it was not asked"


class AnsweredJudge:
    """A `Judge` that gives the answers which are known, and notes what is not. An unknown answer is no answer."""

    def __init__(self, identity: JudgeIdentity, *, at: datetime, kept: Callable[[str], Judgement | None] | None = None) -> None:
        """`kept` finds answers by digest, such as those in the store; `at` is the time that a missing answer bears."""
        self.identity = identity
        self._unasked = Judgement(opinion=Opinion.NONE, judge=identity, at=at, reason=NOT_ASKED)
        self._kept = kept
        self._known: dict[str, Judgement] = {}
        self._open: dict[str, Question] = {}

    @property
    def model(self) -> str:
        """The model that judges."""
        return self.identity.model

    def judgement(self, text: str, *, evidence: Sequence[str]) -> Judgement:
        """The known answer, else none; the question is then open."""
        question = Question(text=text, evidence=tuple(evidence))
        digest = self.identity.digest_of(question)
        found = self._known.get(digest) or (self._kept(digest) if self._kept is not None else None)
        if found is None:
            self._open[digest] = question
            return self._unasked
        return found

    def learn(self, answers: Mapping[str, Judgement]) -> None:
        """Take answers by digest."""
        self._known.update(answers)

    def take_open(self) -> dict[str, Question]:
        """The open questions by digest, in the order in which they were asked; none is open behind it."""
        taken, self._open = self._open, {}
        return taken


def with_answers(work: Callable[[Judge], Result], *, service: JudgeService, at: datetime) -> Result:
    """What work comes to once a judge has answered all that it asks. It is done again where it asks anything."""
    judge = AnsweredJudge(service.identity, at=at)
    for _ in range(MOST_ROUNDS):
        result = work(judge)
        questions = tuple(judge.take_open().values())
        if not questions:
            return result
        answers = service.judgements(questions, at=at)
        judge.learn({judge.identity.digest_of(question): judgement for question, judgement in answers})
    return work(judge)
