"""A judge's server on loopback, asked again without waiting."""

from collections.abc import Iterator

import pytest

from copydesk.testing.judge import JudgeServer, says_yes


@pytest.fixture(autouse=True)
def _no_long_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Attempts follow each other at once."""
    monkeypatch.setattr("copydesk.adapters.judging.FIRST_WAIT_S", 0.001)


@pytest.fixture
def server() -> Iterator[JudgeServer]:
    """A server that says yes to everything until it is told otherwise."""
    with JudgeServer(says_yes) as found:
        yield found
