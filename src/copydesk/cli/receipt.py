"""The one screen at the end of a run: what came in, what went out, what waits and why."""

from collections import Counter
from pathlib import Path
from typing import Final

import msgspec
from rich.console import Console
from rich.table import Table
from rich.text import Text

from copydesk.model.outcome import Rejected
from copydesk.model.receipt import Receipt

MOST_LINES: Final = 12
"""Lines of held and rejected items that fit the one screen; `--json` has them all."""


def print_receipt(receipt: Receipt, *, site: Path, console: Console) -> None:
    """Print the screen."""
    table = Table(show_header=False, box=None, padding=(0, 2, 0, 0))
    rows = (
        ("new pages", receipt.new_pages),
        ("reports read", receipt.reports),
        ("stories", receipt.stories),
        ("editions published", receipt.published),
        ("held for a person", len(receipt.held)),
        ("not used", len(receipt.rejected)),
    )
    for label, count in rows:
        table.add_row(Text(label, style="dim"), Text(f"{count:,}", justify="right"))
    console.print()
    if receipt.resumed:
        console.print("An earlier run had been stopped; this one finished it.")
    console.print(table)
    _print_held(receipt, console=console)
    _print_rejected(receipt.rejected, console=console)
    console.print()
    console.print(f"The site: {site / 'index.html'}", soft_wrap=True)
    console.print(f"Read it in a browser: copydesk serve {site}", soft_wrap=True)
    console.print(f"Check every label, link and citation: copydesk verify-site {site}", soft_wrap=True)


def _print_held(receipt: Receipt, *, console: Console) -> None:
    if not receipt.held:
        return
    console.print()
    console.print("Held, and why:")
    for held in receipt.held[:MOST_LINES]:
        console.print(f"  {held.story_id[:8]} ({held.language})  {held.message} {held.remedy}", markup=False)
    _print_rest(len(receipt.held), console=console)


def _print_rejected(rejected: tuple[Rejected, ...], *, console: Console) -> None:
    if not rejected:
        return
    console.print()
    console.print("Not used, and why:")
    by_code = Counter((item.stage, item.code) for item in rejected)
    for (stage, code), count in by_code.most_common(MOST_LINES):
        first = next(item for item in rejected if (item.stage, item.code) == (stage, code))
        more = f" (and {count - 1} more like it)" if count > 1 else ""
        console.print(f"  {first.subject}: {first.message}{more}", markup=False)
        console.print(f"      {first.remedy}", style="dim", markup=False)
    _print_rest(len(by_code), console=console)


def _print_rest(count: int, *, console: Console) -> None:
    if count > MOST_LINES:
        console.print(f"  … and {count - MOST_LINES} more; `--json` lists them all.")


def receipt_json(receipt: Receipt, *, site: Path) -> str:
    """The receipt as one JSON object, with every held and rejected item."""
    held = [
        {"story": each.story_id, "language": each.language, "reason": each.reason, "message": each.message}
        for each in receipt.held
    ]
    rejected = [
        {"stage": each.stage, "subject": each.subject, "code": each.code, "message": each.message, "remedy": each.remedy}
        for each in receipt.rejected
    ]
    fields = {
        "site": str(site),
        "started_at": receipt.started_at,
        "resumed": receipt.resumed,
        "new_pages": receipt.new_pages,
        "reports": receipt.reports,
        "stories": receipt.stories,
        "published": receipt.published,
        "held": held,
        "rejected": rejected,
    }
    return msgspec.json.encode(fields).decode()
