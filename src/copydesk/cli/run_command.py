"""`copydesk run`: from sources to a site, once or for as long as it is left on."""

import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Final

import typer

from copydesk.app.folders import desk_settings, settings_of
from copydesk.app.newsroom import run_desk, run_files
from copydesk.cli.console import messages, print_json, results
from copydesk.cli.progress import progress_for
from copydesk.cli.receipt import print_receipt, receipt_record
from copydesk.cli.stopping import stoppable
from copydesk.model.receipt import Receipt
from copydesk.settings import Settings

EXIT_UNREACHABLE: Final = 4
"""No source could be reached or read; the site is what it was."""

LONGEST_PAUSE_S: Final = 60.0
SHORTEST_PAUSE_S: Final = 1.0
"""Between two looks at which sources are due. Each source keeps its own interval."""


def run(
    newsroom: Annotated[Path, typer.Option("--newsroom", help="The newsroom's folder, which holds desk.toml.")] = Path(),
    once: Annotated[bool, typer.Option("--once", help="Stop after one round.")] = False,
    paths: Annotated[
        list[Path] | None, typer.Option("--from", help="Read these files and folders instead of the sources, once.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the result as JSON.")] = False,
) -> None:
    """Gather, read, group, write, check and publish."""
    with stoppable(said="Stopped. What was done is kept; the next run goes on from there."):
        if paths:
            settings = settings_of(newsroom)
            receipt = run_files(settings, paths=paths, progress=progress_for(messages(), quiet=as_json))
            _show(receipt, settings=settings, as_json=as_json)
            return
        settings = desk_settings(newsroom)
        while True:
            receipt = run_desk(settings, progress=progress_for(messages(), quiet=as_json))
            if once or any(feed.was_asked for feed in receipt.feeds):
                _show(receipt, settings=settings, as_json=as_json)
            if once:
                raise typer.Exit(EXIT_UNREACHABLE if receipt.is_unreached else 0)
            time.sleep(pause_s(receipt.next_poll_at, now=datetime.now(UTC)))


def pause_s(next_poll_at: datetime | None, *, now: datetime) -> float:
    """How long to sleep until the next feed is due: a minute at most, and where none is known."""
    wait_s = (next_poll_at - now).total_seconds() if next_poll_at is not None else LONGEST_PAUSE_S
    return min(max(wait_s, SHORTEST_PAUSE_S), LONGEST_PAUSE_S)


def _show(receipt: Receipt, *, settings: Settings, as_json: bool) -> None:
    if as_json:
        print_json(receipt_record(receipt, site=settings.site_dir))
    else:
        print_receipt(receipt, site=settings.site_dir, console=results())
