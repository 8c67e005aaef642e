"""`copydesk approve`: an editor vouches for wordings of a draft."""

from pathlib import Path
from typing import Annotated

import typer

from copydesk.app.approving import approve as approve_wordings
from copydesk.cli.console import results, shown


def approve(
    draft: Annotated[str, typer.Argument(help="The draft, as it was checked.")],
    against: Annotated[list[str], typer.Option("--against", help="Sources: files, folders or addresses. May be repeated.")],
    sentence: Annotated[list[int], typer.Option("--sentence", help="The number of a sentence. May be repeated.")],
    by: Annotated[str, typer.Option("--by", help="Who approves: the name that pages will show.")],
    *,
    newsroom: Annotated[Path, typer.Option("--newsroom", help="The newsroom's folder.")] = Path(),
) -> None:
    """Vouch for the wording of sentences, as a person who compared them with the sources."""
    if not by.strip():
        raise typer.BadParameter("name who approves", param_hint="--by")
    found = approve_wordings(draft, against=against, sentences=sentence, by=by.strip(), folder=newsroom)
    console = results()
    for verdict in found.verdicts:
        state = "approved" if verdict.approved is not None else f"{verdict.wording}: needs no approval"
        console.print(f"{shown(verdict.text)}  [{state}]", markup=False)
    for each in found.kept:
        for text in each.evidence:
            console.print(f"    beside: {shown(text)}", markup=False, style="dim")
    if found.kept:
        console.print(f"Kept in {found.file}; it counts under the policies judged and open while these sentences stand.")
