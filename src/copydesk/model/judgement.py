"""What a judge is asked about a wording, and what it said: the record of a yes that no person gave."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class JudgeKind(StrEnum):
    """What kind of model a judge is."""

    LANGUAGE_MODEL = "language_model"
    NLI = "nli"
    """A classifier of pairs into entailment, neutral and contradiction."""


class Opinion(StrEnum):
    """What a judge says of a sentence beside its evidence. Only FAITHFUL is a yes; only UNFAITHFUL is an objection."""

    FAITHFUL = "faithful"
    UNFAITHFUL = "unfaithful"
    UNSURE = "unsure"
    NONE = "no_answer"
    """It was not asked, did not answer, or answered in a form that cannot be taken for an answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A sentence, and the sentences of reports that it must say nothing beyond."""

    text: str
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgeIdentity:
    """Who judges, by what an answer depends on. Two that are equal answer the same question alike.

    `prompt` is the version of what it is asked with; `terms` are the settings that decide what counts as its yes.
    """

    kind: JudgeKind
    model: str
    prompt: str = ""
    terms: str = ""

    def digest_of(self, question: Question) -> str:
        """The SHA-256 by which this judge's answer to a question is kept, in hexadecimal."""
        parts = [self.kind.value, self.model, self.prompt, self.terms, question.text, *question.evidence]
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One answer with its origin. `at` (aware UTC) is when it was asked for. `reason`: its own, or why it gave no answer."""

    opinion: Opinion
    judge: JudgeIdentity
    at: datetime
    reason: str = ""


def judgement_record(judgement: Judgement) -> dict[str, str]:
    """A judgement as it stands in open reports and in the output of `copydesk check`: all that it rests on but the sentences."""
    return {
        "opinion": judgement.opinion.value,
        "kind": judgement.judge.kind.value,
        "model": judgement.judge.model,
        "prompt": judgement.judge.prompt,
        "terms": judgement.judge.terms,
        "reason": judgement.reason,
        "at": judgement.at.isoformat(),
    }


def is_same_model(name: str, other: str) -> bool:
    """Whether two names are of one model, however they are written: `vendor/Name` is `name`."""
    return _bare(name) == _bare(other)


def _bare(name: str) -> str:
    return name.strip().casefold().rpartition("/")[2]
