"""Judges for tests: one without a net, and a server on loopback that answers as it is told, badly too."""

import json
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Final, TypeAlias, cast

from copydesk.model.judgement import JudgeIdentity, JudgeKind, Judgement, Opinion
from copydesk.testing.web import LoopbackServer

FAKE_IDENTITY: Final = JudgeIdentity(kind=JudgeKind.LANGUAGE_MODEL, model="test-judge", prompt="test")
_AT: Final = datetime(2026, 1, 9, 6, 0, tzinfo=UTC)
PIECE_BYTES: Final = 65_536


class FakeJudge:
    """A `Judge` that has one opinion of everything and remembers what it was asked."""

    model = FAKE_IDENTITY.model

    def __init__(self, opinion: Opinion = Opinion.FAITHFUL, *, reason: str = "") -> None:
        self.asked: list[tuple[str, tuple[str, ...]]] = []
        self._judgement = Judgement(opinion=opinion, judge=FAKE_IDENTITY, at=_AT, reason=reason)

    def judgement(self, text: str, *, evidence: Sequence[str]) -> Judgement:
        """The one opinion."""
        self.asked.append((text, tuple(evidence)))
        return self._judgement


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One HTTP answer. `pause_s` waits before the first byte; `repeat` sends the body so often; `breaks_off` sends half of it."""

    body: bytes = b""
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    pause_s: float = 0.0
    repeat: int = 1
    breaks_off: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One request as it arrived; header names lower-case, `body` decoded from JSON. `peer` tells one connection from another."""

    path: str
    headers: tuple[tuple[str, str], ...]
    body: dict[str, object]
    peer: tuple[str, int]

    def header(self, name: str) -> str:
        """The value of a header, or an empty string."""
        return dict(self.headers).get(name, "")

    def data(self) -> dict[str, object]:
        """What a language model is given to judge: the object that the user's message is."""
        messages = cast("list[dict[str, str]]", self.body["messages"])
        decoded: dict[str, object] = json.loads(messages[-1]["content"])
        return decoded


Answering: TypeAlias = Callable[[Request], Answer]


class JudgeServer(LoopbackServer):
    """A real HTTP server on a free port of 127.0.0.1 that keeps its connections open. Use it as a context manager."""

    def __init__(self, answering: Answering) -> None:
        self._lock = threading.Lock()
        self._asked: list[Request] = []
        self._open = 0
        self.most_at_once = 0
        self.answering = answering
        super().__init__(_Server(("127.0.0.1", 0), _handler_of(self)))

    @property
    def url(self) -> str:
        """Its address, without a path."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def asked(self) -> tuple[Request, ...]:
        """Every request so far, in order of arrival."""
        with self._lock:
            return tuple(self._asked)

    def answer_to(self, request: Request) -> Answer:
        """What a request is answered; it is noted, and waits as long as the answer says."""
        with self._counted(request):
            answer = self.answering(request)
            self._closing.wait(answer.pause_s)
        return answer

    @contextmanager
    def _counted(self, request: Request) -> Iterator[None]:
        with self._lock:
            self._asked.append(request)
            self._open += 1
            self.most_at_once = max(self.most_at_once, self._open)
        try:
            yield
        finally:
            with self._lock:
                self._open -= 1


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 128


def _handler_of(server: JudgeServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers.get("Content-Length", "0"))))
            headers = tuple((name.lower(), value) for name, value in self.headers.items())
            peer = (str(self.client_address[0]), int(self.client_address[1]))
            try:
                self._send(server.answer_to(Request(path=self.path, headers=headers, body=body, peer=peer)))
            except OSError:
                self.close_connection = True

        def _send(self, answer: Answer) -> None:
            self.send_response(answer.status)
            for name, value in answer.headers:
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(answer.body) * answer.repeat))
            self.end_headers()
            if answer.breaks_off:
                self.wfile.write(answer.body[: len(answer.body) // 2])
                self.close_connection = True
                return
            for _ in range(answer.repeat):
                self.wfile.write(answer.body)

        def log_message(self, *_: object) -> None:
            pass

    return Handler


def chat_answer(content: str, *, finish: str = "stop") -> Answer:
    """What a chat completions endpoint answers."""
    choice = {"index": 0, "finish_reason": finish, "message": {"role": "assistant", "content": content}}
    usage = {"prompt_tokens": 400, "completion_tokens": 40, "total_tokens": 440}
    return Answer(body=json.dumps({"id": "1", "object": "chat.completion", "choices": [choice], "usage": usage}).encode())


def verdict_on(request: Request, verdict: str, *, reason: str = "") -> Answer:
    """A well-formed verdict of a language model on what it was asked."""
    content = {"question": request.data()["question"], "verdict": verdict, "reason": reason}
    return chat_answer(json.dumps(content, ensure_ascii=False))


def says_yes(request: Request) -> Answer:
    """A language model that says yes to everything."""
    return verdict_on(request, "faithful")


def says_no(request: Request) -> Answer:
    """A language model that says no to everything."""
    return verdict_on(request, "unfaithful", reason="the evidence does not say so")


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowing:
    """A language model that passes these sentences alone, after `pause_s`."""

    passes: frozenset[str]
    pause_s: float = 0.0

    def __call__(self, request: Request) -> Answer:
        """Yes to a sentence that it knows."""
        time.sleep(self.pause_s)
        return verdict_on(request, "faithful" if request.data()["sentence"] in self.passes else "unfaithful", reason="a test")


def scores(*, entailment: float, neutral: float, contradiction: float) -> Answer:
    """What a classifier of pairs answers to one pair."""
    found = {"entailment": entailment, "neutral": neutral, "contradiction": contradiction}
    ordered = sorted(found.items(), key=lambda each: -each[1])
    return Answer(body=json.dumps([[{"score": score, "label": label} for label, score in ordered]]).encode())
