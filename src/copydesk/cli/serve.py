"""`copydesk serve`: the site on one port, with the headers that it needs."""

import os
import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from copydesk.app.sites import site_folder
from copydesk.cli.console import messages, shown
from copydesk.cli.stopping import stoppable
from copydesk.serve.server import serve_site


def serve(
    folder: Annotated[Path, typer.Argument(help="The folder of a site, or of a newsroom.")] = Path(),
    host: Annotated[str, typer.Option(help="The address to listen on; the default is this machine alone.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port to listen on.", min=1, max=65535)] = 8000,
) -> None:
    """Serve a built site until interrupted."""
    site = site_folder(folder)
    address = f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"

    def ready() -> None:
        messages().print(f"Serving {shown(str(site))} on {address} (stop with Ctrl+C)")

    try:
        with stoppable(said="Stopped."):
            serve_site(site, host=host, port=port, ready=ready)
    except typer.Exit as stop:
        _leave(stop.exit_code)


def _leave(status: int) -> NoReturn:
    """End the program at once: a thread of the server that still works would abort an interpreter that winds itself up."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)
