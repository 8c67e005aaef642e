"""Runs the site's application until it is interrupted."""

import asyncio
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from signal import set_wakeup_fd
from typing import Final

from granian.constants import Interfaces
from granian.server.embed import Server

from copydesk.errors import InputError
from copydesk.serve.app import make_app

ENDS_WITHIN_S: Final = 3.0
"""What the server's threads are given to end, once it is told to stop."""
_AT_ONCE: Final = 64
"""Signals that are read at once; each is a byte."""


def serve_site(site_dir: Path, *, host: str, port: int, ready: Callable[[], None] = lambda: None) -> None:
    """Serve a built site on one address until interrupted; `ready` is called once the address is known to be free.

    Raises `InputError` where the address cannot be listened on.
    """
    try:
        asyncio.run(_serve(site_dir, host=host, port=port, ready=ready))
    except OSError as error:
        remedy = "Stop what uses it, or choose another with --host and --port."
        problem = f"cannot be listened on ({error.strerror or error})"
        raise InputError(problem, subject=f"{host}:{port}", remedy=remedy) from error


async def _serve(site_dir: Path, *, host: str, port: int, ready: Callable[[], None]) -> None:
    with _woken_by_signals():
        await _check_free(host, port=port)
        server = Server(
            make_app(site_dir), address=host, port=port, interface=Interfaces.ASGI, websockets=False, log_enabled=False
        )
        ready()
        serving = asyncio.create_task(server.serve())
        try:
            await asyncio.shield(serving)
        except asyncio.CancelledError:
            server.stop()  # type: ignore[no-untyped-call]  # its threads end before the loop does that they report to
            await asyncio.wait({serving}, timeout=ENDS_WITHIN_S)
            raise


@contextmanager
def _woken_by_signals() -> Iterator[None]:
    """Let every signal wake the loop: one that comes just before it waits would not be heeded until somebody asks for a page."""
    loop = asyncio.get_running_loop()
    ours, theirs = os.pipe()
    os.set_blocking(ours, False)
    os.set_blocking(theirs, False)
    loop.add_reader(ours, os.read, ours, _AT_ONCE)
    before = set_wakeup_fd(theirs, warn_on_full_buffer=False)
    try:
        yield
    finally:
        set_wakeup_fd(before)
        loop.remove_reader(ours)
        os.close(ours)
        os.close(theirs)


async def _check_free(host: str, *, port: int) -> None:
    """Raise `OSError` where somebody listens already: the server itself would share the port and get half of the requests."""
    probe = await asyncio.start_server(lambda reader, writer: None, host, port)  # noqa: ARG005 - nobody is answered
    probe.close()
    await probe.wait_closed()
