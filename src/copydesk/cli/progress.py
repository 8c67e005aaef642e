"""Bars for long steps, with counts and the time left; on a terminal only."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from copydesk.model.outcome import Stage
from copydesk.ports import Step

STEP_NAMES: Final = {
    Stage.GATHER: "Gathering pages",
    Stage.READ: "Reading reports",
    Stage.GROUP: "Grouping stories",
    Stage.WRITE: "Writing",
    Stage.CHECK: "Writing and checking",
    Stage.LOCALISE: "Localising",
    Stage.ILLUSTRATE: "Drawing pictures",
    Stage.PUBLISH: "Publishing pages",
}


class _BarStep:
    def __init__(self, bar: Progress, task: TaskID) -> None:
        self._bar, self._task = bar, task

    def advance(self, count: int = 1) -> None:
        self._bar.advance(self._task, count)

    def expect(self, total: int) -> None:
        self._bar.update(self._task, total=total)


class TerminalProgress:
    """A bar for each step, with counts and the time left."""

    def __init__(self, console: Console) -> None:
        self._console = console

    @contextmanager
    def step(self, stage: Stage, *, total: int | None = None) -> Iterator[Step]:
        """A step with a bar; its last state stays on the screen."""
        columns = (
            SpinnerColumn(),
            TextColumn("{task.description:<22}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            TimeRemainingColumn(),
        )
        with Progress(*columns, console=self._console) as bar:
            yield _BarStep(bar, bar.add_task(STEP_NAMES[stage], total=total))


def progress_for(console: Console, *, quiet: bool) -> TerminalProgress | None:
    """Bars on a terminal, None (silence) elsewhere."""
    return TerminalProgress(console) if console.is_terminal and not quiet else None
