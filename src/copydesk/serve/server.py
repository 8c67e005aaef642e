"""Runs the site's application until it is interrupted."""

import asyncio
from collections.abc import Callable
from pathlib import Path

from granian.constants import Interfaces
from granian.server.embed import Server

from copydesk.errors import InputError
from copydesk.serve.app import make_app


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
    await _check_free(host, port=port)
    server = Server(make_app(site_dir), address=host, port=port, interface=Interfaces.ASGI, websockets=False, log_enabled=False)
    ready()
    await server.serve()


async def _check_free(host: str, *, port: int) -> None:
    """Raise `OSError` where somebody listens already: the server itself would share the port and get half of the requests."""
    probe = await asyncio.start_server(lambda reader, writer: None, host, port)  # noqa: ARG005 - nobody is answered
    probe.close()
    await probe.wait_closed()
