"""`copydesk doctor`: what is configured, reachable and missing, and how to mend it."""

from contextlib import nullcontext
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from copydesk.app.examination import examine
from copydesk.cli.console import messages, print_json, results, sentence, shown
from copydesk.model.outcome import Examined


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
        for each, following in zip(found, (*found[1:], None), strict=True):
            _print_part(each, says_remedy=following is None or following.remedy != each.remedy)
        _print_sum(sum(not each.is_well for each in found), newsroom=newsroom)
    raise typer.Exit(0 if all(each.is_well for each in found) else 1)


def _print_part(part: Examined, *, says_remedy: bool) -> None:
    """One line; of neighbours with one remedy (every feed of a machine without network) only the last says it."""
    mark = ("ok    ", "green") if part.is_well else ("mend  ", "red")
    remedy = f" {sentence(part.remedy)}" if says_remedy and not part.is_well else ""
    message = shown(part.message) if part.is_well else f"{sentence(part.message)}{remedy}"
    results().print(Text.assemble(mark, f"{shown(part.part)}: {message}"))


def _print_sum(count: int, *, newsroom: Path) -> None:
    if count:
        results().print(f"\n{count} {'part needs' if count == 1 else 'parts need'} mending in {shown(str(newsroom.absolute()))}.")
    else:
        results().print("\nEverything is well.")
