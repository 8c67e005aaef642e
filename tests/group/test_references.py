"""Pages that two reports link to and words that both quote are marks in any language."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from copydesk.group.references import reference_marks
from copydesk.model.lexicon import Lexicon
from copydesk.model.report import Report, compose_text
from copydesk.text.facts import FactReader

READER = FactReader(Lexicon())


def report(text: str, *, language: str = "en", url: str = "https://a.example/1", links: tuple[str, ...] = ()) -> Report:
    """A report of one paragraph."""
    return Report(
        id=url,
        url=url,
        source_id="a",
        page_sha256="0" * 64,
        language=language,
        headline="",
        text=compose_text("", "", (text,)),
        paragraphs=(text,),
        received_at=datetime(2026, 1, 9, tzinfo=UTC),
        links=links,
    )


def marks(found: Report) -> set[str]:
    """The marks of a report."""
    return set(reference_marks(found, READER.reading(found, time_zone="UTC")))


def test_two_reports_that_link_to_one_page_share_a_mark() -> None:
    """However its address is printed: with www, a slash or a place in the page."""
    one = report("It opens.", links=("https://www.c.example/letter/",))
    other = report("열린다.", language="ko", url="https://b.example/2", links=("https://c.example/letter#top",))

    assert len(marks(one) & marks(other)) == 1


def test_reports_that_differ_by_their_query_alone_are_two_pages() -> None:
    """Half of the Korean press has one path for all its reports."""
    one, other = ("https://c.example/news/view.html?id=1",), ("https://c.example/news/view.html?id=2",)
    first = report("It opens.", links=one)
    second = report("열린다.", language="ko", url="https://b.example/2", links=other)

    assert not marks(first) & marks(second)


def test_a_report_shares_a_mark_with_the_one_that_it_links_to() -> None:
    """Whoever tells it after another often links to that one."""
    first = report("열린다.", language="ko", url="https://b.example/2")

    assert len(marks(first) & marks(report("It opens.", links=("https://b.example/2",)))) == 1


@pytest.mark.parametrize("link", ["https://a.example/about", "https://c.example/", "https://[", "mailto:desk@c.example"])
def test_what_all_pages_link_to_is_no_mark(link: str) -> None:
    """The outlet's own pages, front pages of sites, and what is no address of a page."""
    assert marks(report("It opens.", links=(link,))) == marks(report("It opens."))


def test_words_quoted_in_the_original_are_a_mark() -> None:
    """A Korean report that prints the English words meets the English one; other words do not."""
    english = report('"We will open the bridge again," she said.')
    korean = report('그는 "We will open the bridge again"이라고 말했다.', language="ko", url="https://b.example/2")
    other = replace(
        english, text='"We will not open it this year," she said.', paragraphs=('"We will not open it this year," she said.',)
    )

    assert len(marks(english) & marks(korean)) == 1
    assert not {mark for mark in marks(other) & marks(korean) if mark.startswith("q:")}
