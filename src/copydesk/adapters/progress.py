"""Progress that nobody watches: for pipes, logs, libraries and tests."""

from collections.abc import Iterator
from contextlib import contextmanager

from copydesk.model.outcome import Stage
from copydesk.ports import Step


class QuietStep:
    """A step that nobody watches."""

    def advance(self, count: int = 1) -> None:
        """Say nothing."""

    def expect(self, total: int) -> None:
        """Say nothing."""


class QuietProgress:
    """Implements `ports.Progress` in silence."""

    @contextmanager
    def step(self, stage: Stage, *, total: int | None = None) -> Iterator[Step]:
        """A silent step."""
        del stage, total
        yield QuietStep()
