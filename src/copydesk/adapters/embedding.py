"""Asks an embedding model over HTTP, in the form of OpenAI's `/embeddings`, which many servers speak."""

import asyncio
import math
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final

import msgspec

from copydesk.adapters.clock import SystemClock
from copydesk.adapters.endpoints import AGAIN, ASKED_AGAIN, FIRST_WAIT_S, LONGEST_WAIT_S, bearer, refusal, retry_after_s
from copydesk.adapters.http import HttpFetcher, HttpOptions
from copydesk.ports import Fetched, FetchFailed
from copydesk.ports.embedding import EmbeddingFailed

MAX_ANSWER_BYTES: Final = 20_000_000
"""Thirty-two vectors of 8,192 numbers take some 6 MB."""
LONGEST_VECTOR: Final = 8_192
ATTEMPTS: Final = 3


class _Embedding(msgspec.Struct, frozen=True):
    index: int
    embedding: tuple[float, ...]


class _Answer(msgspec.Struct, frozen=True):
    data: tuple[_Embedding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """Where vectors come from. `timeout_s` is for one answer, `max_calls` counts requests over the life of the embedder."""

    url: str
    model: str
    timeout_s: float = 30.0
    max_calls: int = 1_000


class HttpEmbedder:
    """An `Embedder` behind an endpoint. Made once for a run, whose requests it counts.

    `key` goes out as a bearer token and is kept nowhere else. An address of the own network is asked like any other: the desk
    names it, and no redirect is followed.
    """

    def __init__(self, endpoint: Endpoint, *, user_agent: str, key: str = "") -> None:
        self._endpoint = endpoint
        self._headers = bearer(key)
        self._options = HttpOptions(user_agent=user_agent, timeout_s=endpoint.timeout_s, allow_private=True)
        self._calls = 0

    @property
    def model(self) -> str:
        """The model as its server calls it."""
        return self._endpoint.model

    def vectors(self, texts: Sequence[str]) -> list[tuple[float, ...]]:
        """A vector for each text. Raises `EmbeddingFailed`. Works in a thread: a caller inside an event loop may use it."""
        body = msgspec.json.encode({"model": self.model, "input": list(texts), "encoding_format": "float"})
        with ThreadPoolExecutor(max_workers=1) as thread:
            answer = thread.submit(asyncio.run, self._asked(body)).result()
        return _read(answer, count=len(texts))

    async def _asked(self, body: bytes) -> bytes:
        reason = ""
        async with HttpFetcher(self._options) as fetcher:
            for attempt in range(ATTEMPTS):
                if self._calls >= self._endpoint.max_calls:
                    raise EmbeddingFailed(f"the limit of {self._endpoint.max_calls} calls is reached")
                self._calls += 1
                answer = await fetcher.post(self._endpoint.url, body=body, headers=self._headers, max_bytes=MAX_ANSWER_BYTES)
                if isinstance(answer, Fetched) and answer.status == HTTPStatus.OK:
                    return answer.body
                reason, wait_s = _trouble(answer)
                if not 0 <= wait_s <= LONGEST_WAIT_S:
                    break
                if attempt + 1 < ATTEMPTS:
                    await asyncio.sleep(wait_s or FIRST_WAIT_S * 2**attempt)
        raise EmbeddingFailed(reason)


def _trouble(answer: Fetched | FetchFailed) -> tuple[str, float]:
    """Why nothing came, and how long to wait before asking again; below 0 where asking again helps nothing."""
    if isinstance(answer, FetchFailed):
        return answer.message, 0.0 if answer.code in ASKED_AGAIN else -1.0
    if answer.status not in AGAIN:
        return refusal(answer), -1.0
    return refusal(answer), retry_after_s(answer.header("retry-after"), now=SystemClock().now())


def _read(body: bytes, *, count: int) -> list[tuple[float, ...]]:
    try:
        data = msgspec.json.decode(body, type=_Answer).data
    except msgspec.MsgspecError as error:
        raise EmbeddingFailed(f"its answer is not one of embeddings ({error})") from error
    by_index = {each.index: each.embedding for each in data}
    if sorted(by_index) != list(range(count)) or len(data) != count:
        raise EmbeddingFailed(f"it answered with {len(data)} vectors to {count} texts")
    lengths = {len(each) for each in by_index.values()}
    if len(lengths) != 1 or not 0 < max(lengths) <= LONGEST_VECTOR:
        raise EmbeddingFailed("its vectors are of several lengths, empty or too long")
    if not all(math.isfinite(value) for each in by_index.values() for value in each):
        raise EmbeddingFailed("its vectors hold what is no number")
    return [by_index[place] for place in range(count)]
