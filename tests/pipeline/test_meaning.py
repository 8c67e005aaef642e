"""The embedding model is asked before reports are grouped, and grouping never waits for it."""

import logging
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from tests.pipeline.test_grouping import STREAM, keep_read, newsroom_at

from copydesk.group.signature import decode_signature
from copydesk.pipeline.grouping import group_step
from copydesk.pipeline.meaning import BATCH, OPENING_CHARACTERS
from copydesk.pipeline.newsroom import Newsroom
from copydesk.ports.embedding import EmbeddingFailed
from copydesk.store.database import open_store


class Meaning:
    """An embedder that counts letters, and fails from some batch on."""

    model = "letters"

    def __init__(self, *, fails_from: int = 99) -> None:
        self.asked: list[list[str]] = []
        self._fails_from = fails_from

    def vectors(self, texts: Sequence[str]) -> list[tuple[float, ...]]:
        """How many of some letters each text has."""
        if len(self.asked) >= self._fails_from:
            raise EmbeddingFailed("the server is away")
        self.asked.append(list(texts))
        return [tuple(float(text.count(letter)) for letter in "aeiou") for text in texts]


def grouped(newsroom: Newsroom, embedder: Meaning) -> int:
    """One group step with an embedder; how many stories there are."""
    asking = replace(newsroom, embedder=embedder)
    run = asking.store.begin_run(at=asking.clock.now(), inputs=("group",))
    stories = len(group_step(asking, run=run).stories)
    asking.store.finish_run(run.id)
    return stories


def meanings(path: Path) -> list[bytes]:
    """What the store keeps of the meaning of each report."""
    with closing(open_store(str(path))) as store:
        kept = store.signatures_of([each.id for each in STREAM])
    return [decode_signature(each).meaning for each in kept.values()]


def test_each_report_is_asked_about_once(tmp_path: Path) -> None:
    """What was answered is kept with the signature: a later run asks about new reports alone, by their beginnings."""
    embedder = Meaning()
    with newsroom_at(tmp_path / "store.db") as newsroom:
        keep_read(newsroom.store, STREAM[:20])
        grouped(newsroom, embedder)
        keep_read(newsroom.store, STREAM[20:])
        grouped(newsroom, embedder)

    assert [len(texts) for texts in embedder.asked] == [20, len(STREAM) - 20]
    assert len(STREAM) <= BATCH
    assert {text for texts in embedder.asked for text in texts} == {each.text[:OPENING_CHARACTERS] for each in STREAM}
    assert all(meanings(tmp_path / "store.db"))


def test_without_an_answer_reports_are_grouped_all_the_same(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """The log says why; the stories are those of a desk without a model."""
    with newsroom_at(tmp_path / "plain.db") as newsroom:
        keep_read(newsroom.store, STREAM)
        plain = len(group_step(newsroom, run=newsroom.store.begin_run(at=newsroom.clock.now(), inputs=("group",))).stories)

    with newsroom_at(tmp_path / "away.db") as newsroom, caplog.at_level(logging.WARNING):
        keep_read(newsroom.store, STREAM)
        away = grouped(newsroom, Meaning(fails_from=0))

    assert away == plain
    assert caplog.messages == ["reports are grouped without what they mean: the server is away"]
    assert not any(meanings(tmp_path / "away.db"))
