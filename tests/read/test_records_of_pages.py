"""ninjs records and feed entries."""

import json

import msgspec
import pytest
from tests.read.conftest import FETCHED_AT, Reader

from copydesk.model.outcome import Rejected
from copydesk.model.page import FeedItem, PageKind
from copydesk.model.report import Report
from copydesk.model.source import Rights

COMMON = {
    "uri": "https://harbour.example/n/1",
    "type": "text",
    "language": "en",
    "versioncreated": "2026-01-09T06:00:00Z",
    "byline": "Ann Nobody",
    "located": "Northport",
}


@pytest.mark.parametrize(
    "record",
    [
        {**COMMON, "headline": "Board backs pier", "body_text": "The board backed the pier.\n\nWork begins in spring."},
        {
            **COMMON,
            "headline": "Board backs pier",
            "body_html": "<p>The board <b>backed</b> the pier.</p><script>x()</script><p>Work begins in spring.</p>",
        },
        {
            **COMMON,
            "headlines": [{"role": "short", "value": "Pier"}, {"role": "main", "value": "Board backs pier"}],
            "bodies": [
                {"role": "main", "contenttype": "text/plain", "value": "The board backed the pier.\nWork begins in spring."}
            ],
        },
    ],
    ids=["1.x-text", "1.x-html", "2.x"],
)
def test_a_ninjs_record_is_read_in_every_version(read: Reader, record: dict[str, object]) -> None:
    """Headline, body, byline, place, time and language come out alike from ninjs 1, 2 and 3."""
    report = read(json.dumps(record), kind=PageKind.NINJS, url="file:n1.json")

    assert isinstance(report, Report)
    assert (report.headline, report.byline, report.dateline, report.language) == (
        "Board backs pier",
        "Ann Nobody",
        "Northport",
        "en",
    )
    assert report.paragraphs == ("The board backed the pier.", "Work begins in spring.")
    assert report.url == "https://harbour.example/n/1"
    assert report.published_at is not None


@pytest.mark.parametrize("body", ["{", "[]", '"text"', '{"a": 1}', "[" * 100_000])
def test_what_is_no_ninjs_is_rejected(read: Reader, body: str) -> None:
    """A file that is cut, or JSON of another kind, gives a rejection and no failure."""
    rejected = read(body, kind=PageKind.NINJS, url="file:n1.json")

    assert isinstance(rejected, Rejected)
    assert rejected.code == "bad-json"


def test_a_feed_entry_is_a_report_of_its_own(read: Reader) -> None:
    """An entry that leads to no page is read from its own fields."""
    item = FeedItem(
        url="https://harbour.example/n/2",
        headline="Board backs pier",
        summary="Work begins in spring.",
        language="en",
        published_at=FETCHED_AT,
    )

    report = read(msgspec.json.encode(item), kind=PageKind.ITEM, url=item.url)

    assert isinstance(report, Report)
    assert (report.headline, report.standfirst, report.paragraphs) == ("Board backs pier", "Work begins in spring.", ())
    assert report.published_at == FETCHED_AT


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        ((), Rights.EXCERPT),
        (("tdm-reservation: 1",), Rights.LINK_ONLY),
        (("tdm-reservation: 0",), Rights.EXCERPT),
        (("content-signal: search=yes, ai-input=no",), Rights.LINK_ONLY),
        (("content-usage: train-ai=n",), Rights.FACTS_ONLY),
        (("content-usage: train-ai=n", "tdm-reservation: 1"), Rights.LINK_ONLY),
    ],
)
def test_the_strictest_signal_decides_the_rights(read: Reader, evidence: tuple[str, ...], expected: Rights) -> None:
    """Whatever was gathered with a page about its rights lowers them, never raises them."""
    item = FeedItem(url="https://harbour.example/n/2", headline="Board backs pier", summary="Work begins in spring.")

    report = read(msgspec.json.encode(item), kind=PageKind.ITEM, url=item.url, evidence=evidence)

    assert isinstance(report, Report)
    assert report.rights is expected
