"""How a command ends when it is told to stop: at once, cleanly, with the status that shells expect."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Final

import typer

from copydesk.cli.console import messages

EXIT_INTERRUPTED: Final = 130
EXIT_TERMINATED: Final = 143
"""128 and the number of the signal."""


@contextmanager
def stoppable(*, said: str) -> Iterator[None]:
    """Let Ctrl+C and SIGTERM end the block with `said` on the error stream.

    The batch that is being worked on is rolled back, what was kept before stays: the next run goes on from there.
    """
    terminated = False

    def interrupt(number: int, frame: FrameType | None) -> None:
        nonlocal terminated
        del number, frame
        terminated = True
        if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
            # A shell lets what it starts with `&` ignore Ctrl+C; a request to terminate is none the less meant for us.
            signal.signal(signal.SIGINT, signal.default_int_handler)
        # What started us may also have blocked Ctrl+C, and a blocked signal raised here would wait for ever.
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
        signal.raise_signal(signal.SIGINT)

    before = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    except KeyboardInterrupt as stop:
        messages().print(f"\n{said}")
        raise typer.Exit(EXIT_TERMINATED if terminated else EXIT_INTERRUPTED) from stop
    finally:
        signal.signal(signal.SIGTERM, before)
