"""The read stage's entry: a page becomes a report with its reading, or is rejected."""

from copydesk.model.facts import Reading
from copydesk.model.language import UNKNOWN
from copydesk.model.outcome import Rejected
from copydesk.model.page import Page, PageKind
from copydesk.model.report import Report
from copydesk.model.source import Source, SourceBook
from copydesk.read.assembly import assemble, reject
from copydesk.read.decoding import decode
from copydesk.read.found import Found
from copydesk.read.plain import read_plain
from copydesk.read.records import decode_item, read_item, read_ninjs
from copydesk.text.facts import FactReader


def read_page(page: Page, *, sources: SourceBook, facts: FactReader) -> tuple[Report, Reading] | Rejected:
    """The report that a page holds with its sentences and facts, or why it holds none.

    A page without text falls back to the feed entry that led to it. Cost: about that of trafilatura's fast mode.
    """
    report = read_report(page, sources=sources)
    if isinstance(report, Rejected):
        return report
    return report, facts.reading(report, time_zone=sources.get(report.source_id).time_zone)


def read_report(page: Page, *, sources: SourceBook) -> Report | Rejected:
    """The report that a page holds, without its reading."""
    found = _found(page, source=sources.get(page.source_id) if page.source_id else sources.of_url(page.url))
    if found is None:
        return reject(page, code="bad-json", message="it is not the JSON that its kind asks for")
    if not found.paragraphs and not found.standfirst and page.item is not None:
        found = _with_item(found, page=page)
    return assemble(found, page=page, sources=sources)


def _found(page: Page, *, source: Source) -> Found | None:
    text = decode(page.body, content_type=page.content_type).text
    language = source.language if source.language != UNKNOWN else ""
    match page.kind:
        case PageKind.HTML:
            from copydesk.read.html import read_html  # noqa: PLC0415 - slow to import, and text files do without

            return read_html(
                text,
                url=page.url,
                language=language,
                source_names=(source.name, *(name for _, name in source.names), *source.aliases),
            )
        case PageKind.TEXT:
            return read_plain(text, language=language)
        case PageKind.NINJS:
            return read_ninjs(text)
        case PageKind.ITEM:
            item = decode_item(text)
            return read_item(item) if item is not None else None


def _with_item(found: Found, *, page: Page) -> Found:
    """The feed entry's own text where its page gave none; the page's signals are kept."""
    if page.item is None:
        return found
    item = read_item(page.item)
    return Found(
        url=found.url,
        headline=item.headline or found.headline,
        standfirst=item.standfirst,
        byline=found.byline or item.byline,
        paragraphs=item.paragraphs,
        dates=found.dates,
        languages=(*item.languages, *found.languages),
        evidence=found.evidence,
    )
