"""The demonstration site."""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from copydesk.adapters.clock import FixedClock
from copydesk.adapters.site_tree import FolderSiteTree
from copydesk.app.known_places import with_known_places
from copydesk.app.newsroom import open_newsroom
from copydesk.demo.wire import demo_batches, demo_settings, wire_notes
from copydesk.model.receipt import Receipt
from copydesk.pipeline.run import run_on_pages
from copydesk.ports import Progress


def build_demo(out: Path, *, progress: Progress | None = None) -> Receipt:
    """The demonstration site in `out`; the newsroom that made it is temporary. Gives the receipt of all batches together.

    Raises `SiteError` at once where the folder holds anything else.
    """
    FolderSiteTree(out).check_ours()
    with TemporaryDirectory(prefix="copydesk-demo-") as folder:
        settings = replace(with_known_places(demo_settings()), state_dir=Path(folder), site_dir=out, disclosures=wire_notes())
        receipts = []
        for batch in demo_batches():
            with open_newsroom(settings, progress=progress, clock=FixedClock(batch.at)) as newsroom:
                receipts.append(run_on_pages(newsroom, name=f"demonstration wire, {batch.at.isoformat()}", pages=batch.pages))
    return replace(
        receipts[-1],
        new_pages=sum(receipt.new_pages for receipt in receipts),
        reports=sum(receipt.reports for receipt in receipts),
        rejected=tuple(rejected for receipt in receipts for rejected in receipt.rejected),
    )
