"""Runs the site's application until it is interrupted."""

import asyncio
from contextlib import suppress
from pathlib import Path

from granian.constants import Interfaces
from granian.server.embed import Server

from copydesk.errors import InputError
from copydesk.serve.app import make_app


def serve_site(site_dir: Path, *, host: str, port: int) -> None:
    """Serve a built site on one address until interrupted. Raises `InputError` where the port cannot be listened on."""
    try:
        asyncio.run(_serve(site_dir, host=host, port=port))
    except OSError as error:
        remedy = "Stop what uses it, or choose another with --port."
        raise InputError(f"cannot be listened on ({error.strerror or error})", subject=f"{host}:{port}", remedy=remedy) from error


async def _serve(site_dir: Path, *, host: str, port: int) -> None:
    server = Server(make_app(site_dir), address=host, port=port, interface=Interfaces.ASGI, log_access=False)
    with suppress(asyncio.CancelledError):
        await server.serve()
