"""`copydesk doctor`: what is configured, reachable and missing, and how to mend it."""

from pathlib import Path
from typing import Annotated

import msgspec
import typer

from copydesk.app import examine
from copydesk.cli.console import results


def doctor(
    newsroom: Annotated[Path, typer.Option("--newsroom", help="The newsroom's folder, which holds desk.toml.")] = Path(),
    as_json: Annotated[bool, typer.Option("--json", help="Print what was found as JSON.")] = False,
    offline: Annotated[bool, typer.Option("--offline", help="Ask no source.")] = False,
) -> None:
    """Look at settings, store, site, fonts and sources; exit status 1 when something needs mending."""
    complaints = examine(newsroom, offline=offline)
    if as_json:
        rows = [{"part": each.part, "ok": each.is_well, "message": each.message, "remedy": each.remedy} for each in complaints]
        typer.echo(msgspec.json.encode(rows).decode())
    else:
        console = results()
        for each in complaints:
            mark = "[green]ok[/]  " if each.is_well else "[red]mend[/]"
            console.print(f"{mark}  {each.part}: ", end="")
            console.print(each.message if each.is_well else f"{each.message} {each.remedy}", markup=False)
    raise typer.Exit(0 if all(each.is_well for each in complaints) else 1)
