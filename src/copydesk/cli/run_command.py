"""`copydesk run`: from sources to a site, once or for as long as it is left on."""

import time
from pathlib import Path
from typing import Annotated, Final

import typer

from copydesk.app import run_desk, run_files, settings_of
from copydesk.cli.console import messages, progress_for
from copydesk.cli.receipt import print_receipt, receipt_json
from copydesk.model.outcome import Stage
from copydesk.model.receipt import Receipt

EXIT_UNREACHABLE: Final = 4
"""No source could be reached; the site is what it was."""

PAUSE_S: Final = 60.0
"""Between two looks at which sources are due. Each source keeps its own interval."""


def run(
    newsroom: Annotated[Path, typer.Option("--newsroom", help="The newsroom's folder, which holds desk.toml.")] = Path(),
    once: Annotated[bool, typer.Option("--once", help="Stop after one round.")] = False,
    paths: Annotated[
        list[Path] | None, typer.Option("--from", help="Read these files and folders instead of the sources.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the result as JSON.")] = False,
) -> None:
    """Gather, read, group, write, check and publish."""
    console = messages()
    settings = settings_of(newsroom)
    while True:
        progress = progress_for(console, quiet=as_json)
        receipt = run_files(settings, paths=paths, progress=progress) if paths else run_desk(settings, progress=progress)
        if as_json:
            typer.echo(receipt_json(receipt, site=settings.site_dir))
        else:
            print_receipt(receipt, site=settings.site_dir, console=console)
        if once or paths:
            raise typer.Exit(EXIT_UNREACHABLE if not paths and _nothing_reached(receipt) else 0)
        time.sleep(PAUSE_S)


def _nothing_reached(receipt: Receipt) -> bool:
    failed = any(rejected.stage is Stage.GATHER for rejected in receipt.rejected)
    return failed and not receipt.new_pages and not receipt.feeds_reached
