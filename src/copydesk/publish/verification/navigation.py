"""Links that have to be there: sections, languages, feeds, and on a story page its sources, thread and related stories."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from selectolax.lexbor import LexborNode

from copydesk.publish.addresses import contact_address, source_path, thread_path
from copydesk.publish.frame import SECTIONS, section_path
from copydesk.publish.story_links import RELATED_LENGTH
from copydesk.publish.verification.page import BuiltPage, folded, text_of
from copydesk.publish.verification.problem import Problem, problem
from copydesk.publish.verification.records import NoteRecord, SiteRecord, Stories, StoryRecord

_IN_FOOT = ("how", "privacy")
_FEEDS = ("feed.xml", "atom.xml", "feed.json")


def page_links(page: BuiltPage, *, site: SiteRecord) -> Iterator[Problem]:
    """Sections, languages, feeds and publisher that a page does not lead to."""
    if page.path == "index.html":
        yield from _from_root(page, site=site)
        return
    language = page.language or "und"
    own = section_path("front", language=language)
    sections = {section: f"{section_path(section, language=language)}index.html" for section in SECTIONS}
    notes = {f"{section_path('about', language=language)}index.html"} if site.disclosures.get(language) else set()
    foot = notes | {sections[section] for section in _IN_FOOT} | {own + feed for feed in _FEEDS}
    yield from _missing(page, wanted={sections["front"]}, selector=".site-title a", site=site)
    yield from _missing(page, wanted=set(sections.values()) - {sections["privacy"]}, selector=".sections a", site=site)
    yield from _missing(page, wanted=foot, selector=".foot-links a", site=site)
    if site.notices.get(language):
        yield from _missing(page, wanted=notes, selector=".notices a", site=site)
    if page.path in notes:
        yield from _notes(page, notes=site.disclosures[language])
    switch = {node.attributes.get("hreflang") for node in page.html.css(".languages a[href]")}
    for other in site.languages if len(site.languages) > 1 else ():
        if other not in switch:
            yield problem(page.path, "link-missing", f"The page does not lead to {other}")
    if page.first(".site-label") is not None:
        yield from _missing(page, wanted={sections["how"]}, selector=".site-label a", site=site)
    yield from _contact(page, site=site)


def story_links(page: BuiltPage, *, record: StoryRecord, stories: Stories, site: SiteRecord) -> Iterator[Problem]:
    """Links that a story page owes its reader."""
    keys = ((each.id, record.language) for each in record.related)
    related = {stories.page_of[key] for key in keys if key in stories.page_of and key[0] != record.id}
    sources = {f"{source_path(report.source, language=record.language)}index.html" for report in record.reports}
    how = f"{section_path('how', language=record.language)}index.html"
    if len(related) <= RELATED_LENGTH:
        yield from _missing(page, wanted=related, selector=".related .card-headline a", site=site)
    yield from _missing(page, wanted=sources, selector=".report-source a", site=site)
    yield from _missing(page, wanted={how}, selector=".label a", site=site)
    yield from _missing(page, wanted={f"{record.path}story.json"}, selector=".basis a", site=site)
    if record.picture:
        yield from _missing(page, wanted={record.picture.vector}, selector="figure.picture a", site=site)
    if record.thread and stories.thread_sizes[record.thread, record.language] > 1:
        thread = {f"{thread_path(record.thread, language=record.language)}index.html"}
        for selector in (".kicker a", ".thread .more a"):
            yield from _missing(page, wanted=thread, selector=selector, site=site)
    keys = ((record.id, language) for language in site.languages if language != record.language)
    others = {stories.page_of[key] for key in keys if key in stories.page_of}
    yield from _missing(page, wanted=others, selector=".basis-languages a", site=site)
    yield from _places(page, record=record)
    yield from _facts(page, record=record)
    yield from _disagreements(page, record=record)


def _places(page: BuiltPage, *, record: StoryRecord) -> Iterator[Problem]:
    wanted = [(".story-facts a", "#sources"), (".basis-counts a", "#sources")]
    if record.corrections:
        wanted.append((".corrected a", "#corrections"))
    for selector, place in wanted:
        if page.attribute(selector, "href") != place:
            yield problem(page.path, "link-missing", f"The page does not lead to its {place[1:]}")


def _facts(page: BuiltPage, *, record: StoryRecord) -> Iterator[Problem]:
    reports = {report.id: report for report in record.reports}
    lines = page.html.css(".fact-line")
    if len(lines) != len(record.facts):
        yield problem(page.path, "source-missing", "The page does not list every report in another language")
        return
    for fact, line in zip(record.facts, lines, strict=True):
        report = reports.get(fact.report)
        headline, number = line.css_first(".fact-headline"), line.css_first("a.number")
        links = {node.attributes.get("href") for node in headline.css("a")} if headline is not None else set()
        if text_of(headline) != folded(fact.headline) or (report and report.url and report.url not in links):
            yield problem(
                page.path, "source-missing", f"A report in another language is not named and linked: {fact.headline[:60]!r}"
            )
        if report and (number is None or number.attributes.get("href") != f"#report-{report.number}"):
            yield problem(page.path, "source-missing", f"A report does not point to the source list: {fact.headline[:60]!r}")


def _disagreements(page: BuiltPage, *, record: StoryRecord) -> Iterator[Problem]:
    numbers = {report.id: report.number for report in record.reports}
    items = page.html.css(".differ-item")
    if len(items) != len(record.disagreements):
        yield problem(page.path, "source-missing", "The page does not show every disagreement of its sources")
        return
    for disagreement, item in zip(record.disagreements, items, strict=True):
        shown = [(text_of(side.css_first("strong")), _number(side)) for side in item.css("li")]
        stated = [(folded(value), numbers.get(sentence.rpartition(".")[0], 0)) for sentence, value in disagreement.sides]
        if shown != stated:
            yield problem(page.path, "source-missing", f"A disagreement does not stand with its sources: {stated[0][0][:60]!r}")


def _number(side: LexborNode) -> int:
    link = side.css_first("a.number")
    number = (link.attributes.get("href") or "").removeprefix("#report-") if link is not None else ""
    return int(number) if number.isdecimal() else 0


def _notes(page: BuiltPage, *, notes: tuple[NoteRecord, ...]) -> Iterator[Problem]:
    shown = text_of(page.first(".site-notes"))
    links = {node.attributes.get("href") for node in page.html.css(".site-notes a")}
    for note in notes:
        if folded(note.what) not in shown or folded(note.treatment) not in shown or not links >= set(note.urls):
            yield problem(
                page.path, "notice-missing", f"The page of notes does not show one with its reports: {note.what[:60]!r}"
            )


def _from_root(page: BuiltPage, *, site: SiteRecord) -> Iterator[Problem]:
    wanted = {f"{section_path('front', language=language)}index.html" for language in site.languages}
    yield from _missing(page, wanted=wanted, selector=".choices a", site=site)


def _missing(page: BuiltPage, *, wanted: set[str], selector: str, site: SiteRecord) -> Iterator[Problem]:
    base_path = urlsplit(site.base_url).path or "/"
    found = {page.target(node.attributes.get("href") or "", base_path=base_path) for node in page.html.css(selector)}
    for path in sorted(wanted - found):
        yield problem(page.path, "link-missing", f"The page does not lead to {path}")


def _contact(page: BuiltPage, *, site: SiteRecord) -> Iterator[Problem]:
    address = contact_address(site.contact)
    shown = text_of(page.first(".foot-owner"))
    linked = page.attribute(".foot-owner a", "href") == address if address else True
    if folded(site.contact) not in shown or folded(site.owner) not in shown or not linked:
        yield problem(page.path, "link-missing", "The page does not say who publishes it and whom to write to")
