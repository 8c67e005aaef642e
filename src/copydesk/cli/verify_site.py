"""`copydesk verify-site`: every label, link, hash and citation on a built site."""

from pathlib import Path
from typing import Annotated

import msgspec
import typer

from copydesk.app import verify
from copydesk.cli.console import results


def verify_site(
    folder: Annotated[Path, typer.Argument(help="The folder of the site.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print the problems as JSON.")] = False,
) -> None:
    """Check a built site; exit status 1 when anything is wrong."""
    problems = verify(folder)
    if as_json:
        rows = [{"path": each.path, "code": each.code, "message": each.message, "remedy": each.remedy} for each in problems]
        typer.echo(msgspec.json.encode({"ok": not problems, "problems": rows}).decode())
    else:
        console = results()
        for each in problems:
            console.print(f"{each.path}: {each.message} ({each.code}). {each.remedy}", markup=False)
        console.print(f"{len(problems)} problems" if problems else "Every label, link, hash and citation agrees.")
    raise typer.Exit(1 if problems else 0)
