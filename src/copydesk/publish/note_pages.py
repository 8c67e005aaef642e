"""What a reader should know of the reports behind a site: one page in each language, which every page leads to."""

from dataclasses import dataclass

from copydesk.model.edition import SiteNote
from copydesk.model.source import SourceBook
from copydesk.ports import SiteFile
from copydesk.publish.addresses import outward
from copydesk.publish.entities import source_words
from copydesk.publish.frame import PageFacts, make_frame, section_path
from copydesk.publish.printable import one_line
from copydesk.publish.renderer import Renderer
from copydesk.publish.strings import FALLBACK_LANGUAGE
from copydesk.publish.views import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class NotedReport:
    """A report that a note is about, by its address, with its source's name (empty where the site does not list it)."""

    url: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteView:
    """A note as its page shows it; `treatment` is None where nothing is said of it."""

    id: str
    what: Words
    treatment: Words | None
    reports: tuple[NotedReport, ...]


def notes_page(language: str, *, renderer: Renderer) -> SiteFile:
    """The page of notes in a language; what is not written in it stands in English, else in its first language."""
    strings = renderer.strings(language)
    facts = PageFacts(
        language=language,
        path=section_path("about", language=language),
        title=strings("about.title"),
        description=strings("about.intro"),
        editions={each: section_path("about", language=each) for each in renderer.site.languages},
        section="about",
    )
    return renderer.file(
        f"{facts.path}index.html",
        "notes.html",
        page=make_frame(facts, renderer=renderer),
        t=strings,
        notes=[note_view(each, language=language, renderer=renderer) for each in renderer.site.disclosures],
    )


def note_view(note: SiteNote, *, language: str, renderer: Renderer) -> NoteView:
    """A note in a language."""
    book = SourceBook(sources=renderer.site.sources)

    def named(url: str) -> NotedReport:
        source = renderer.sources.get(book.of_url(url).id)
        return NotedReport(url=url, source=source_words(source, language=language).printed if source else "")

    return NoteView(
        id=note.id,
        what=_in_language(note.what, language=language),
        treatment=_in_language(note.treatment, language=language) if note.treatment else None,
        reports=tuple(named(url) for url in note.urls if outward(url)),
    )


def _in_language(texts: tuple[tuple[str, str], ...], *, language: str) -> Words:
    known = dict(texts)
    shown = next(each for each in (language, FALLBACK_LANGUAGE, *known) if each in known)
    return Words(text=one_line(known[shown]), language="" if shown == language else shown)
