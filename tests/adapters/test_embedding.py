"""An embedding model over HTTP: vectors in order, and a message for everything else."""

import json
from collections.abc import Callable

import pytest

from copydesk.adapters.embedding import Endpoint, HttpEmbedder
from copydesk.ports.embedding import EmbeddingFailed
from copydesk.testing.judge import Answer, JudgeServer, Request


def vectors(*found: list[float] | None, reverse: bool = False) -> Answer:
    """What an embeddings endpoint answers."""
    data = [{"object": "embedding", "index": place, "embedding": each} for place, each in enumerate(found)]
    return Answer(body=json.dumps({"object": "list", "data": data[::-1] if reverse else data, "model": "m"}).encode())


def embedder(server: JudgeServer, *, max_calls: int = 9, timeout_s: float = 5.0) -> HttpEmbedder:
    """An embedder that asks this server."""
    endpoint = Endpoint(url=f"{server.url}/v1/embeddings", model="m", max_calls=max_calls, timeout_s=timeout_s)
    return HttpEmbedder(endpoint, user_agent="test", key="secret")


def test_each_text_has_its_vector_whatever_the_order_of_the_answer() -> None:
    """The key goes out, the model is named, and texts come back by their index."""
    with JudgeServer(lambda _: vectors([1.0, 0.0], [0.0, 1.0], reverse=True)) as server:
        found = embedder(server).vectors(["ferry", "library"])

        (request,) = server.asked
    assert found == [(1.0, 0.0), (0.0, 1.0)]
    assert (request.path, request.header("authorization")) == ("/v1/embeddings", "Bearer secret")
    assert (request.body["model"], request.body["input"]) == ("m", ["ferry", "library"])


@pytest.mark.parametrize(
    ("answering", "said"),
    [
        (lambda _: vectors([1.0]), "1 vectors to 2 texts"),
        (lambda _: vectors([1.0], [1.0, 2.0]), "several lengths"),
        (lambda _: vectors([], []), "several lengths, empty"),
        (lambda _: vectors([1.0], None), "not one of embeddings"),
        (lambda _: Answer(body=b'{"data": [{"index": 0, "embedding": [1e999]}, {"index": 1, "embedding": [1]}]}'), "no"),
        (lambda _: Answer(body=b"<html>"), "not one of embeddings"),
        (lambda _: Answer(status=401, body=b"who are you"), "refuses the key"),
        (lambda _: Answer(status=302, headers=(("Location", "http://192.0.2.1/"),)), "redirects"),
        (lambda _: Answer(body=b" " * 1_000_000, repeat=40), "larger"),
        (lambda _: Answer(body=b"{}", pause_s=3.0), "no complete answer"),
    ],
    ids=["too few", "uneven", "empty", "null", "infinite", "html", "no key", "redirect", "huge", "slow"],
)
def test_what_is_no_answer_is_told_in_words(answering: Callable[[Request], Answer], said: str) -> None:
    """Nothing but vectors for all texts is taken for vectors."""
    with JudgeServer(answering) as server, pytest.raises(EmbeddingFailed, match=said):
        embedder(server, timeout_s=1.0).vectors(["ferry", "library"])


def test_a_busy_server_is_asked_again_and_the_calls_are_counted() -> None:
    """It says when; three attempts, and never more than the desk allows."""
    busy = Answer(status=429, headers=(("Retry-After", "0"),))
    answers = [busy, vectors([1.0]), busy, busy, busy]
    with JudgeServer(lambda _: answers.pop(0)) as server:
        asking = embedder(server, max_calls=4)

        first = asking.vectors(["ferry"])
        with pytest.raises(EmbeddingFailed, match="limit of 4 calls"):
            asking.vectors(["library"])

    assert (first, len(server.asked)) == ([(1.0,)], 4)
