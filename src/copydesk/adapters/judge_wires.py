"""What two kinds of judge are sent, and how their answers are read: strictly, or not at all."""

import hashlib
import json
import math
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final, Literal, Protocol, TypeVar

import msgspec

from copydesk.model.judgement import JudgeIdentity, JudgeKind, Opinion, Question

Kind = TypeVar("Kind")

LONGEST_REASON: Final = 300
"""Characters of a reason that are kept. The prompt asks for twenty words; more is cut, not refused."""

MAX_ANSWER_TOKENS: Final = 400
"""An answer takes about 60 tokens, in scripts that cost more about 150. One that is cut off by this is no answer."""


class Unreadable(Exception):
    """An answer that is not of the one form that is taken for an answer. Stays inside `adapters`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What an answer says. `reason` is one line."""

    opinion: Opinion
    reason: str = ""


class Wire(Protocol):
    """How one kind of judge is spoken to."""

    @property
    def identity(self) -> JudgeIdentity:
        """Who answers."""
        ...

    @property
    def url(self) -> str:
        """Where questions go."""
        ...

    def body(self, question: Question) -> bytes:
        """A question as JSON."""
        ...

    def read(self, answer: bytes, *, question: Question) -> Said:
        """What an answer says. Raises `Unreadable`."""
        ...


class Prompt(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a language model is told, and the sentence that no evidence states."""

    version: str
    system: str
    control: str


@cache
def prompt() -> Prompt:
    """The prompt that comes with Copydesk."""
    text = files("copydesk.adapters").joinpath("judge_prompt.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), Prompt)


class _Message(msgspec.Struct, frozen=True):
    content: str | None = None
    refusal: str | None = None


class _Choice(msgspec.Struct, frozen=True):
    message: _Message
    finish_reason: str | None = None


class _Completion(msgspec.Struct, frozen=True):
    """What is read of a completion; vendors put more beside it."""

    choices: tuple[_Choice, ...]


class _Verdict(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The one form of an answer."""

    question: str
    verdict: Literal["faithful", "unfaithful", "unsure"]
    reason: str


_SCHEMA: Final = {
    "type": "object",
    "properties": {
        "question": {"type": "string"},
        "verdict": {"type": "string", "enum": ["faithful", "unfaithful", "unsure"]},
        "reason": {"type": "string"},
    },
    "required": ["question", "verdict", "reason"],
    "additionalProperties": False,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatWire:
    """A language model behind an endpoint for chat completions in the form that OpenAI made common.

    Source: https://platform.openai.com/docs/api-reference/chat; vLLM, llama.cpp, Ollama and others answer in it too.
    """

    url: str
    model: str

    @property
    def identity(self) -> JudgeIdentity:
        """The model, the version of what it is asked, and a few digits of the words themselves."""
        digest = hashlib.sha256(f"{prompt().system}\n{prompt().control}".encode()).hexdigest()[:12]
        return JudgeIdentity(kind=JudgeKind.LANGUAGE_MODEL, model=self.model, prompt=f"{prompt().version}.{digest}")

    def body(self, question: Question) -> bytes:
        """The prompt apart from the data: a text cannot end the object that it stands in, whatever it says."""
        data = {"question": self._id(question), "evidence": question.evidence, "sentence": question.text}
        request = {
            "model": self.model,
            "temperature": 0,
            "max_tokens": MAX_ANSWER_TOKENS,
            "stream": False,
            "messages": [
                {"role": "system", "content": prompt().system},
                {"role": "user", "content": json.dumps(data, ensure_ascii=False)},
            ],
            "response_format": {
                "type": "json_schema",
                "json_schema": {"name": "verdict", "strict": True, "schema": _SCHEMA},
            },
        }
        return json.dumps(request, ensure_ascii=False).encode("utf-8", "replace")

    def read(self, answer: bytes, *, question: Question) -> Said:
        """The verdict of a completion that ended by itself and repeats the question's identifier."""
        completion = _decoded(answer, kind=_Completion, what="completion")
        if len(completion.choices) != 1:
            raise Unreadable(f"it gave {len(completion.choices)} answers")
        choice = completion.choices[0]
        if choice.message.refusal:
            raise Unreadable("it refused to answer")
        if choice.finish_reason != "stop":
            raise Unreadable(f"its answer was cut off ({_line(choice.finish_reason or 'no end stated', 40)})")
        content = (choice.message.content or "").encode("utf-8", "replace")
        verdict = _decoded(content, kind=_Verdict, what="verdict")
        if verdict.question != self._id(question):
            raise Unreadable("its answer is to another question")
        return Said(opinion=Opinion(verdict.verdict), reason=_line(verdict.reason, LONGEST_REASON))

    def _id(self, question: Question) -> str:
        """An identifier that nobody can write into the text that it is made from."""
        return self.identity.digest_of(question)[:16]


class _Score(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    label: str
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class NliWire:
    """A classifier of pairs behind the `/predict` endpoint of text-embeddings-inference.

    `threshold` is the probability (0..1) from which entailment is a yes and contradiction an objection.
    Source: https://huggingface.github.io/text-embeddings-inference/
    """

    url: str
    model: str
    threshold: float

    @property
    def identity(self) -> JudgeIdentity:
        """The model and its threshold; no prompt."""
        return JudgeIdentity(kind=JudgeKind.NLI, model=self.model, terms=f"threshold {self.threshold:g}")

    def body(self, question: Question) -> bytes:
        """One pair: all evidence as the premise, the sentence as the hypothesis. What is too long is refused, not cut."""
        pair = [" ".join(question.evidence), question.text]
        request = {"inputs": [pair], "truncate": False, "raw_scores": False}
        return json.dumps(request, ensure_ascii=False).encode("utf-8", "replace")

    def read(self, answer: bytes, *, question: Question) -> Said:  # noqa: ARG002 - the shape of a `Wire`
        """Entailment from the threshold on is a yes, contradiction an objection, anything else neither."""
        (scored,) = _decoded(answer, kind=tuple[tuple[_Score, ...]], what="list of scores")
        found = {each.label.lower(): each.score for each in scored}
        if len(found) != len(scored) or not {"entailment", "contradiction"} <= set(found):
            raise Unreadable(f"its labels are not entailment, neutral and contradiction: {_line(', '.join(found), 80)}")
        if not all(math.isfinite(score) and 0.0 <= score <= 1.0 for score in found.values()) or sum(found.values()) > 1.01:
            raise Unreadable("its scores are no probabilities")
        reason = ", ".join(f"{label} {score:.3f}" for label, score in sorted(found.items()))
        if found["entailment"] >= self.threshold:
            return Said(opinion=Opinion.FAITHFUL, reason=reason)
        is_against = found["contradiction"] >= self.threshold
        return Said(opinion=Opinion.UNFAITHFUL if is_against else Opinion.UNSURE, reason=reason)


def _decoded(answer: bytes, *, kind: type[Kind], what: str) -> Kind:
    """JSON of one form. A key that stands twice is refused: two programs would read two answers."""
    try:
        raw = json.loads(answer, object_pairs_hook=_once)
        return msgspec.convert(raw, kind)
    except (ValueError, RecursionError, msgspec.ValidationError) as error:
        raise Unreadable(f"its answer is no {what}") from error


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


def _line(text: str, longest: int) -> str:
    """Foreign words as one short line without control or format characters."""
    plain = "".join(char if char.isprintable() else " " for char in text)
    return " ".join(plain.split())[:longest]
