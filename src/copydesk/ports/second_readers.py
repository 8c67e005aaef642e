"""Whoever may vouch for a wording that rules leave unchecked: people, and models that are asked over the net."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from copydesk.model.judgement import JudgeIdentity, Judgement, Question
from copydesk.model.verdict import Approved


class Judge(Protocol):
    """A second reader of wording, never the writer. Rules that refuse or object are not its to overrule."""

    @property
    def model(self) -> str:
        """The model that judges; it is never asked about a draft that it wrote."""
        ...

    def judgement(self, text: str, *, evidence: Sequence[str]) -> Judgement:
        """Whether a sentence says nothing that the evidence sentences do not say. It may raise: then the draft is held."""
        ...


class JudgeService(Protocol):
    """A judge that takes long to answer, and is therefore asked many questions at once."""

    @property
    def identity(self) -> JudgeIdentity:
        """Who answers."""
        ...

    def judgements(self, questions: Sequence[Question], *, at: datetime) -> Iterator[tuple[Question, Judgement]]:
        """Each question with its answer, in the order in which answers come. Never raises for what the other side does.

        `at` (aware UTC) is the time that the answers bear.
        """
        ...


class Editor(Protocol):
    """People who vouch for wordings. Like a judge, they overrule no rule that refuses or objects."""

    def approved(self, text: str, *, evidence: Sequence[str], around: Sequence[str]) -> Approved | None:
        """Who approved a sentence's wording beside its best evidence and the sentences around it; None where nobody did."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondReaders:
    """Whoever vouches for wordings that rules leave unchecked. An editor's yes is looked for first."""

    judge: Judge | None = None
    editor: Editor | None = None

    @property
    def are_there(self) -> bool:
        """Whether anybody can be asked at all."""
        return self.judge is not None or self.editor is not None
