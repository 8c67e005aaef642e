"""A story page against its record: label, sentences, citations, sources, structured data, corrections."""

from collections.abc import Iterator
from typing import Final

import msgspec
from selectolax.lexbor import LexborNode

from copydesk.publish.labels import schema_source_type
from copydesk.publish.verification.page import BuiltPage, classes_of, folded, text_of
from copydesk.publish.verification.problem import Problem, problem
from copydesk.publish.verification.records import Citation, Sentence, SiteRecord, StoryRecord

_AROUND_SENTENCES: Final = {"s", "src", "lead-in", "credit"}
_SAID_IN: Final = (".standfirst", ".paragraph")


class _Organisation(msgspec.Struct, frozen=True):
    name: str


class _Article(msgspec.Struct, frozen=True, rename="camel"):
    type: str = msgspec.field(name="@type")
    in_language: str
    date_published: str
    date_modified: str
    version: int
    author: _Organisation
    publisher: _Organisation
    credit_text: str
    digital_source_type: str
    is_based_on: tuple[str, ...]
    citation: tuple[msgspec.Raw, ...]
    correction: tuple[msgspec.Raw, ...] = ()


def story_page(page: BuiltPage, *, record: StoryRecord, site: SiteRecord) -> Iterator[Problem]:
    """Everything in which a story's page does not agree with its record."""
    yield from _marks(page, record=record)
    yield from _structured(page, record=record, site=site)
    reports = {report.id: report for report in record.reports}
    for sentence in record.sentences:
        yield from _sentence(sentence, page=page, record=record, numbers={each: reports[each].number for each in reports})
    yield from _unrecorded(page, record=record)
    yield from _sources(page, record=record)
    shown = text_of(page.first("#corrections"))
    for correction in record.corrections:
        if folded(correction.before) not in shown or folded(correction.after) not in shown:
            yield problem(page.path, "correction-missing", f"A correction is not shown: {correction.after[:80]!r}")


def _marks(page: BuiltPage, *, record: StoryRecord) -> Iterator[Problem]:
    disclosure = record.disclosure
    marks = {
        "the article's attribute": [page.attribute("article.story", "ai-disclosure")] == [disclosure.ai_disclosure],
        "the page's ai-disclosure": page.meta("ai-disclosure") == [disclosure.ai_disclosure],
        "the page's digital source type": page.meta("digital-source-type") == [disclosure.digital_source_type],
        "the page's description": all(text.startswith(disclosure.label) for text in page.meta("description") or [""]),
        "the preview's description": all(text.startswith(disclosure.label) for text in page.meta("og:description") or [""]),
    }
    for mark, agrees in marks.items():
        if not agrees:
            yield problem(page.path, "label-differs", f"A mark does not say what the label says: {mark}")


def _structured(page: BuiltPage, *, record: StoryRecord, site: SiteRecord) -> Iterator[Problem]:
    nodes = page.html.css('script[type="application/ld+json"]')
    if len(nodes) != 1:
        yield problem(page.path, "structured-data-wrong", "The page does not hold its structured data, exactly once")
        return
    try:
        article = msgspec.json.decode(nodes[0].text(deep=True), type=_Article)
    except msgspec.MsgspecError as error:
        yield problem(page.path, "structured-data-wrong", f"The structured data cannot be read: {error}")
        return
    if article.credit_text != record.disclosure.label or article.digital_source_type != schema_source_type(
        record.disclosure.digital_source_type
    ):
        yield problem(page.path, "label-differs", "The structured data does not say what the label says")
    if article.author.name != site.owner or article.publisher.name != site.owner:
        yield problem(page.path, "author-wrong", f"The structured data names another author: {article.author.name[:80]!r}")
    if list(article.is_based_on) != [report.url for report in record.reports if report.url] or len(article.citation) != len(
        record.reports
    ):
        yield problem(page.path, "source-missing", "The structured data does not name every source")
    said = (article.type, article.in_language, article.date_published, article.date_modified, article.version)
    if said != ("NewsArticle", record.language, record.published_at, record.modified_at, record.version):
        yield problem(page.path, "structured-data-wrong", "Language, version or times differ from the story's data")
    if len(article.correction) != len(record.corrections):
        yield problem(page.path, "correction-missing", "The structured data does not name every correction")


def _sentence(sentence: Sentence, *, page: BuiltPage, record: StoryRecord, numbers: dict[str, int]) -> Iterator[Problem]:
    node = page.first(f"#{sentence.id}") if sentence.id.isalnum() else None
    if node is None:
        yield problem(page.path, "sentence-missing", f"A sentence of the story's data is not on the page: {sentence.text[:60]!r}")
        return
    if text_of(node) != folded(sentence.text):
        yield problem(page.path, "sentence-differs", f"A sentence is not the recorded one: {sentence.text[:60]!r}")
    if (node.tag == "q") != (sentence.treatment == "quoted"):
        yield problem(page.path, "sentence-differs", f"Quotation marks are missing or added: {sentence.text[:60]!r}")
    control = page.first(".headline-sources details.src") if node.parent and node.parent.tag == "h1" else _control(node)
    if control is None or control.css_first("summary") is None:
        yield problem(page.path, "citation-missing", f"A sentence does not open its sources: {sentence.text[:60]!r}")
        return
    if control.attributes.get("data-wording") != sentence.wording or control.css_first(f".wording-{sentence.wording}") is None:
        yield problem(page.path, "label-differs", f"How the wording is vouched for is not shown: {sentence.text[:60]!r}")
    witnesses = control.css(".witness")
    if not sentence.citations or len(witnesses) != len(sentence.citations):
        yield problem(page.path, "citation-missing", f"A citation is not shown: {sentence.text[:60]!r}")
        return
    urls = {report.id: report.url for report in record.reports}
    for citation, witness in zip(sentence.citations, witnesses, strict=True):
        number = numbers.get(citation.report, 0)
        yield from _witness(witness, citation=citation, number=number, url=urls.get(citation.report, ""), page=page)


def _control(node: LexborNode) -> LexborNode | None:
    """The control that follows a sentence: only a credit may stand between."""
    follower = node.next
    while follower is not None:
        if follower.tag == "details":
            return follower
        if follower.tag not in {"-text", "span"} or "s" in classes_of(follower):
            return None
        follower = follower.next
    return None


def _witness(witness: LexborNode, *, citation: Citation, number: int, url: str, page: BuiltPage) -> Iterator[Problem]:
    if text_of(witness.css_first("blockquote")) != folded(citation.text):
        yield problem(page.path, "citation-differs", f"A source's words are not the recorded ones: {citation.text[:60]!r}")
    link = witness.css_first("a.number")
    if number == 0 or link is None or link.attributes.get("href") != f"#report-{number}":
        yield problem(page.path, "source-missing", f"A citation does not point to a listed source: {citation.text[:60]!r}")
    if not text_of(witness.css_first("cite")):
        yield problem(page.path, "source-missing", f"A citation does not name its source: {citation.text[:60]!r}")
    addresses = {node.attributes.get("href") for node in witness.css(".witness-links a")}
    if url and url not in addresses:
        yield problem(page.path, "source-missing", f"A citation does not link to its report: {citation.text[:60]!r}")
    code = witness.css_first(".hash code")
    if code is None or code.attributes.get("title") != citation.page_sha256:
        yield problem(page.path, "citation-differs", f"A citation does not state the kept page's hash: {citation.text[:60]!r}")


def _unrecorded(page: BuiltPage, *, record: StoryRecord) -> Iterator[Problem]:
    known = {sentence.id for sentence in record.sentences}
    for selector in _SAID_IN:
        for part in page.html.css(f".story-body {selector}"):
            for node in part.iter(include_text=True):
                if node.tag == "-text":
                    # Word joiners hold a sentence and its number together; they are no words.
                    stray = (node.text() or "").replace("\u2060", "").strip()
                elif classes_of(node).isdisjoint(_AROUND_SENTENCES) or (
                    "s" in classes_of(node) and node.attributes.get("id") not in known
                ):
                    stray = text_of(node)
                else:
                    stray = ""
                if stray:
                    yield problem(page.path, "sentence-unrecorded", f"Text that no record vouches for: {stray[:60]!r}")


def _sources(page: BuiltPage, *, record: StoryRecord) -> Iterator[Problem]:
    listed = page.html.css(".reports > li")
    if len(listed) != len(record.reports):
        yield problem(page.path, "source-missing", "The source list does not have as many reports as the story's data")
    for report in record.reports:
        row = page.first(f"#report-{report.number}")
        named = text_of(row.css_first(".report-source a")) if row is not None else ""
        headline = row.css_first(".report-headline") if row is not None else None
        links = {node.attributes.get("href") for node in headline.css("a")} if headline is not None else set()
        if not named or text_of(headline) != folded(report.headline) or (report.url and report.url not in links):
            yield problem(page.path, "source-missing", f"The source list does not name and link report {report.number}")
