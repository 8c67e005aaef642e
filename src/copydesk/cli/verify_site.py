"""`copydesk verify-site`: every label, link, hash and citation on a built site."""

from pathlib import Path
from typing import Annotated

import typer

from copydesk.app.sites import verify
from copydesk.cli.console import print_json, results, sentence, shown


def verify_site(
    folder: Annotated[Path, typer.Argument(help="The folder of the site, or of its newsroom.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print the problems as JSON.")] = False,
) -> None:
    """Check a built site; exit status 1 when anything is wrong."""
    problems = verify(folder)
    if as_json:
        rows = [{"path": each.path, "code": each.code, "message": each.message, "remedy": each.remedy} for each in problems]
        print_json({"ok": not problems, "problems": rows})
    else:
        console = results()
        for each in problems:
            console.print(f"{shown(each.path)}: {shown(each.message)} ({each.code}). {sentence(each.remedy)}")
        count = "1 problem" if len(problems) == 1 else f"{len(problems):,} problems"
        console.print(f"{count}." if problems else "Every label, link, hash and citation agrees.")
    raise typer.Exit(1 if problems else 0)
