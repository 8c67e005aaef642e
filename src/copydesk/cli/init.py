"""`copydesk init`: a new newsroom folder with a commented desk file."""

from pathlib import Path
from typing import Annotated

import typer

from copydesk.app import new_newsroom
from copydesk.cli.console import results


def init(
    folder: Annotated[Path, typer.Argument(help="The new newsroom's folder.")] = Path("newsroom"),
    desk: Annotated[str, typer.Option("--desk", help="The bundled desk to begin with.")] = "korean-peninsula",
) -> None:
    """Write a newsroom folder with a commented `desk.toml`."""
    written = new_newsroom(folder, desk=desk)
    console = results()
    for path in written:
        console.print(f"wrote {path}", markup=False)
    console.print(f"Fill in owner and contact in {written[0]}, then: copydesk run --once --newsroom {folder}", markup=False)
