"""Asking a judge that takes long: the checks are run, what they ask is noted and asked at once, and they are run again."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Final, TypeVar

from copydesk.model.judgement import JudgeIdentity, Judgement, Opinion, Question
from copydesk.ports.second_readers import Judge, JudgeService

Result = TypeVar("Result")

MOST_ROUNDS: Final = 4
"""How often work is done again for what it asks: a second draft may ask what a first did not."""
_LONG_AGO: Final = datetime(1970, 1, 1, tzinfo=UTC)
NOT_ASKED: Final = "it was not asked"


class AnsweredJudge:
    """A `Judge` that gives the answers which are known, and notes what is not. An unknown answer is no answer."""

    def __init__(self, identity: JudgeIdentity, *, kept: Callable[[str], Judgement | None] | None = None) -> None:
        """`kept` finds answers by digest, such as those in the store."""
        self.identity = identity
        self._kept = kept
        self.begin(at=_LONG_AGO)

    def begin(self, *, at: datetime, answers: Mapping[str, Judgement] | None = None) -> None:
        """Start on a piece of work with these answers by digest; nothing is open. `at` is the time that a missing one bears."""
        self._unasked = Judgement(opinion=Opinion.NONE, judge=self.identity, at=at, reason=NOT_ASKED)
        self._answers = dict(answers or {})
        self._open: dict[str, Question] = {}

    @property
    def model(self) -> str:
        """The model that judges."""
        return self.identity.model

    def judgement(self, text: str, *, evidence: Sequence[str]) -> Judgement:
        """The known answer, else none; the question is then open."""
        question = Question(text=text, evidence=tuple(evidence))
        digest = self.identity.digest_of(question)
        found = self._answers.get(digest) or (self._kept(digest) if self._kept is not None else None)
        if found is None:
            self._open[digest] = question
            return self._unasked
        return found

    @property
    def open_questions(self) -> dict[str, Question]:
        """What was asked since the beginning and is not known, by digest, in order."""
        return dict(self._open)


def with_answers(work: Callable[[Judge], Result], *, service: JudgeService, at: datetime) -> Result:
    """What work comes to once a judge has answered all that it asks. It is done again where it asks anything."""
    judge = AnsweredJudge(service.identity)
    answers: dict[str, Judgement] = {}
    for _ in range(MOST_ROUNDS):
        judge.begin(at=at, answers=answers)
        result = work(judge)
        if not judge.open_questions:
            break
        found = service.judgements(tuple(judge.open_questions.values()), at=at)
        answers |= {judge.identity.digest_of(question): judgement for question, judgement in found}
    return result
