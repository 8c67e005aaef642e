"""`copydesk doctor`: what is configured, reachable and missing, and how to mend it."""

from contextlib import nullcontext
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from copydesk.app import examine
from copydesk.cli.console import messages, print_json, results, sentence, shown


def doctor(
    newsroom: Annotated[Path, typer.Option("--newsroom", help="The newsroom's folder, which holds desk.toml.")] = Path(),
    as_json: Annotated[bool, typer.Option("--json", help="Print what was found as JSON.")] = False,
    offline: Annotated[bool, typer.Option("--offline", help="Ask no source.")] = False,
) -> None:
    """Look at settings, store, site, fonts and sources; exit status 1 when something needs mending."""
    console = messages()
    watched = console.is_terminal and not as_json and not offline
    with console.status("Asking every feed of the desk …") if watched else nullcontext():
        found = examine(newsroom, offline=offline)
    if as_json:
        print_json([{"part": each.part, "ok": each.is_well, "message": each.message, "remedy": each.remedy} for each in found])
    else:
        for each in found:
            mark = ("ok    ", "green") if each.is_well else ("mend  ", "red")
            message = shown(each.message) if each.is_well else f"{sentence(each.message)} {sentence(each.remedy)}"
            results().print(Text.assemble(mark, f"{shown(each.part)}: {message}"))
        _print_sum(sum(not each.is_well for each in found), newsroom=newsroom)
    raise typer.Exit(0 if all(each.is_well for each in found) else 1)


def _print_sum(count: int, *, newsroom: Path) -> None:
    if count:
        results().print(f"\n{count} {'part needs' if count == 1 else 'parts need'} mending in {shown(str(newsroom.absolute()))}.")
    else:
        results().print("\nEverything is well.")
