"""`copydesk demo`: the demonstration wire becomes a complete site."""

from pathlib import Path
from typing import Annotated

import typer

from copydesk.app.demonstration import build_demo
from copydesk.cli.console import messages, print_json, results
from copydesk.cli.progress import progress_for
from copydesk.cli.receipt import print_receipt, receipt_record
from copydesk.cli.stopping import stoppable


def demo(
    out: Annotated[Path, typer.Option("--out", help="The folder of the site.")] = Path("copydesk-demo"),
    as_json: Annotated[bool, typer.Option("--json", help="Print the result as JSON.")] = False,
) -> None:
    """Build the demonstration site: no network, no model, no key."""
    with stoppable(said=f"Stopped. {out} is what it was, or holds the demonstration's first days."):
        receipt = build_demo(out, progress=progress_for(messages(), quiet=as_json))
    if as_json:
        print_json(receipt_record(receipt, site=out))
    else:
        print_receipt(receipt, site=out, console=results())
