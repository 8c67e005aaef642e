"""The one screen at the end of a run: what came in, what went out, what waits and why."""

from collections import Counter
from pathlib import Path
from typing import Final

from rich.console import Console
from rich.table import Table
from rich.text import Text

from copydesk.cli.console import sentence, shown
from copydesk.model.outcome import Rejected
from copydesk.model.receipt import FeedStanding, JudgeTally, Receipt

MOST_LINES: Final = 12
"""Lines of held and rejected items that fit the one screen; `--json` has them all."""

MOST_FEEDS: Final = 40
"""Lines of feeds in trouble: a person has to see every one of an ordinary desk."""


def print_receipt(receipt: Receipt, *, site: Path, console: Console) -> None:
    """Print the screen."""
    console.print()
    if receipt.resumed:
        console.print("An earlier run had been stopped; this one finished it.")
    console.print(_counts(receipt))
    _print_judge(receipt.judge, console=console)
    _print_held(receipt, console=console)
    _print_feeds(receipt, console=console)
    troubled = {feed.url for feed in receipt.feeds if feed.trouble}
    _print_rejected([item for item in receipt.rejected if item.subject not in troubled], console=console)
    console.print()
    if receipt.is_unreached:
        console.print("No source could be reached or read; the site stays what it was.", style="bold")
    _print_site(site, console=console)


def _counts(receipt: Receipt) -> Table:
    table = Table(show_header=False, box=None, padding=(0, 2, 0, 0))
    rows = [("new pages", receipt.new_pages), ("reports read", receipt.reports), ("stories", receipt.stories)]
    rows += [("editions published", receipt.published), ("held for a person", len(receipt.held))]
    rows += [("not used", receipt.not_used)]
    if receipt.judge.asked:
        rows += [("wordings judged", receipt.judge.asked), ("passed by the judge", receipt.judge.passed)]
    if receipt.feeds:
        rows.insert(0, ("feeds that answered", receipt.feeds_reached))
        rows.append(("too old, left out", receipt.too_old))
    for label, count in rows:
        table.add_row(Text(label, style="dim"), Text(f"{count:,}", justify="right"))
    return table


def _print_judge(tally: JudgeTally, *, console: Console) -> None:
    """That a judge is away is said aloud: stories go out without what it was not there to pass."""
    if tally.unanswered:
        what = f"The judge gave no answer to {tally.unanswered:,} of {tally.asked:,} wordings: {sentence(shown(tally.reason))}"
        console.print(f"\n{what} Their stories are as they would be without them; it is asked again later.")


def _print_held(receipt: Receipt, *, console: Console) -> None:
    if not receipt.held:
        return
    console.print("\nHeld, and why:")
    for held in receipt.held[:MOST_LINES]:
        console.print(f"  {held.story_id[:8]} ({held.language})  {sentence(held.message)} {sentence(held.remedy)}")
    _print_rest(len(receipt.held) - MOST_LINES, console=console)


def _print_feeds(receipt: Receipt, *, console: Console) -> None:
    """Every feed whose last poll failed, and when the next one is asked where none was due."""
    troubled = [feed for feed in receipt.feeds if feed.trouble]
    if troubled:
        console.print(f"\nIn trouble: {len(troubled)} of {len(receipt.feeds)} feeds:")
    remedies = {_remedy(feed, receipt=receipt) for feed in troubled}
    is_shared = len(troubled) > 1 and len(remedies) == 1
    for feed in troubled[:MOST_FEEDS]:
        remedy = "" if is_shared else _remedy(feed, receipt=receipt)
        console.print(f"  {shown(feed.source_name)} {shown(feed.url)}: {sentence(feed.trouble)}{remedy}")
    _print_rest(len(troubled) - MOST_FEEDS, console=console)
    if is_shared and remedies != {""}:
        console.print(f"  For each of them:{remedies.pop()}")
    if receipt.feeds and not any(feed.was_asked for feed in receipt.feeds):
        console.print(f"\nNo feed was due, so none was asked.{_next_time(receipt)}")


def _remedy(feed: FeedStanding, *, receipt: Receipt) -> str:
    found = next((item.remedy for item in receipt.rejected if item.subject == feed.url), "")
    return f" {sentence(found)}" if found else ""


def _next_time(receipt: Receipt) -> str:
    if receipt.next_poll_at is None:
        return ""
    return f" The next may be asked at {receipt.next_poll_at.astimezone():%H:%M:%S} ({receipt.next_poll_at:%Y-%m-%d %H:%M} UTC)."


def _print_rejected(rejected: list[Rejected], *, console: Console) -> None:
    if not rejected:
        return
    console.print("\nNot used, and why:")
    by_code = Counter((item.stage, item.code) for item in rejected)
    for (stage, code), count in by_code.most_common(MOST_LINES):
        first = next(item for item in rejected if (item.stage, item.code) == (stage, code))
        more = f" (and {count - 1} more like it)" if count > 1 else ""
        console.print(f"  {shown(first.subject)}: {sentence(first.message)}{more}")
        console.print(f"      {sentence(first.remedy)}", style="dim")
    _print_rest(len(by_code) - MOST_LINES, console=console)


def _print_rest(count: int, *, console: Console) -> None:
    if count > 0:
        console.print(f"  … and {count} more; `--json` lists them all.")


def _print_site(site: Path, *, console: Console) -> None:
    if not (site / "index.html").exists():
        return
    console.print(f"The site: {shown(str(site / 'index.html'))}")
    console.print(f"Read it in a browser: copydesk serve {shown(str(site))}")
    console.print(f"Check every label, link and citation: copydesk verify-site {shown(str(site))}")


def receipt_record(receipt: Receipt, *, site: Path) -> dict[str, object]:
    """The receipt for scripts, with every feed and every held and rejected item."""
    held = [
        {"story": each.story_id, "language": each.language, "reason": each.reason, "message": each.message}
        for each in receipt.held
    ]
    rejected = [
        {
            "stage": each.stage,
            "subject": each.subject,
            "code": each.code,
            "message": each.message,
            "remedy": each.remedy,
            "count": each.count,
        }
        for each in receipt.rejected
    ]
    feeds = [
        {"url": each.url, "asked": each.was_asked, "trouble": each.trouble, "next_poll_at": each.next_poll_at}
        for each in receipt.feeds
    ]
    return {
        "site": str(site),
        "started_at": receipt.started_at,
        "resumed": receipt.resumed,
        "feeds_reached": receipt.feeds_reached,
        "new_pages": receipt.new_pages,
        "reports": receipt.reports,
        "stories": receipt.stories,
        "published": receipt.published,
        "held": held,
        "too_old": receipt.too_old,
        "rejected": rejected,
        "feeds": feeds,
        "judge": {
            "asked": receipt.judge.asked,
            "passed": receipt.judge.passed,
            "refused": receipt.judge.refused,
            "unanswered": receipt.judge.unanswered,
            "reason": receipt.judge.reason,
        },
    }
