"""`copydesk init`: a new newsroom folder with a commented desk file."""

from pathlib import Path
from shlex import quote
from typing import Annotated

import typer

from copydesk.app.folders import new_newsroom
from copydesk.cli.console import results, shown


def init(
    folder: Annotated[Path, typer.Argument(help="The new newsroom's folder.")] = Path("newsroom"),
    desk: Annotated[str, typer.Option("--desk", help="The bundled desk to begin with.")] = "korean-peninsula",
) -> None:
    """Write a newsroom folder with a commented `desk.toml`."""
    written = new_newsroom(folder, desk=desk)
    console = results()
    for path in written:
        console.print(f"Wrote {shown(str(path))}")
    place = quote(shown(str(folder)))
    console.print(f"1. Fill in owner, contact and base_url in {shown(str(written[0]))}; every block is explained there.")
    console.print(f"2. See what answers:   copydesk doctor --newsroom {place}")
    console.print(f"3. Build the site:     copydesk run --once --newsroom {place}")
