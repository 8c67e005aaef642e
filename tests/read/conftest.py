"""What the tests of the read stage share: a page maker, a source book, and prose that is long enough to be a body."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from copydesk.model.lexicon import Lexicon
from copydesk.model.outcome import Rejected
from copydesk.model.page import FeedItem, Page, PageKind
from copydesk.model.report import Report
from copydesk.model.source import Source, SourceBook
from copydesk.read.page import read_page, read_report
from copydesk.text.facts import FactReader

FETCHED_AT = datetime(2026, 1, 9, 12, 0, tzinfo=UTC)
BOOK = SourceBook(
    sources=(
        Source(
            id="harbour",
            name="Harbour Wire",
            language="en",
            country="KR",
            time_zone="Asia/Seoul",
            home_url="https://harbour.example/",
            aliases=("HW",),
        ),
    )
)

Reader = Callable[..., Report | Rejected]


@pytest.fixture
def read() -> Reader:
    """Reads one body as a page of `harbour.example` and gives the report or the rejection."""

    def read_body(
        body: str | bytes,
        *,
        url: str = "https://harbour.example/news/1",
        kind: PageKind = PageKind.HTML,
        item: FeedItem | None = None,
        evidence: tuple[str, ...] = (),
        source_id: str = "",
        content_type: str = "",
    ) -> Report | Rejected:
        page = Page(
            url=url,
            source_id=source_id,
            fetched_at=FETCHED_AT,
            body=body.encode() if isinstance(body, str) else body,
            kind=kind,
            item=item,
            rights_evidence=evidence,
            content_type=content_type,
        )
        if kind is PageKind.HTML:
            return read_report(page, sources=BOOK)
        result = read_page(page, sources=BOOK, facts=FactReader(Lexicon()))
        return result if isinstance(result, Rejected) else result[0]

    return read_body


@pytest.fixture
def story() -> str:
    """Three paragraphs of HTML about nothing that ever happened."""
    return "".join(
        f"<p>The harbour board met on {day} and agreed on the plan for the {thing}, two members said after the meeting "
        f"in the town hall. "
        f"The work is to begin in spring and will take about {count} weeks, they added.</p>"
        for day, thing, count in (("Monday", "old pier", 12), ("Tuesday", "fish market", 20), ("Wednesday", "north light", 31))
    )
