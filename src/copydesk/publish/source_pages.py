"""The pages of sources: who they are, what may be used of them, and where they were used."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from copydesk.model.edition import EditionCard
from copydesk.model.source import Source
from copydesk.ports import SiteFile
from copydesk.publish.addresses import outward, root_of, source_path
from copydesk.publish.card_view import card_view
from copydesk.publish.entities import source_words
from copydesk.publish.frame import PageFacts, make_frame, section_path
from copydesk.publish.page_inputs import PageInputs
from copydesk.publish.printable import one_line
from copydesk.publish.renderer import Renderer

SOURCE_STORIES: Final = 60
"""Latest stories on a source's page; the archive has all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView:
    """A source in the page's language. `name_language` is set where the name stands in another language."""

    href: str
    name: str
    name_language: str
    kind: str
    country: str
    language: str
    owner: str
    rights: str
    note: str
    url: str
    count: str


def source_files(language: str, *, inputs: PageInputs, renderer: Renderer) -> Iterator[SiteFile]:
    """A page for each source of the desk and each that a story used, and the list of them."""
    used: dict[str, list[EditionCard]] = {}
    for card in inputs.cards[language]:
        for source_id in card.source_ids:
            used.setdefault(source_id, []).append(card)
    everywhere = {source_id for cards in inputs.cards.values() for card in cards for source_id in card.source_ids}
    sources = [renderer.source(source_id) for source_id in sorted(set(renderer.sources) | everywhere)]
    for source in sources:
        yield _source_page(source, cards=used.get(source.id, []), language=language, renderer=renderer)
    yield _sources_page(language, sources=sources, used=used, renderer=renderer)


def _view(source: Source, *, count: int, root: str, language: str, renderer: Renderer) -> SourceView:
    strings, formats = renderer.strings(language), renderer.formats(language)
    name = source_words(source, language=language)
    return SourceView(
        href=f"{root}{source_path(source.id, language=language)}index.html",
        name=name.printed,
        name_language=name.language,
        kind=strings(f"kind.{source.kind.value}"),
        country=formats.country_name(source.country) if source.country else "",
        language=formats.language_name(source.language) if source.language != "und" else "",
        owner=one_line(source.owner),
        rights=strings(f"rights.{source.rights.value}"),
        note=one_line(source.note),
        url=outward(source.home_url),
        count=strings.count("stories", count),
    )


def _source_page(source: Source, *, cards: list[EditionCard], language: str, renderer: Renderer) -> SiteFile:
    strings = renderer.strings(language)
    path = source_path(source.id, language=language)
    root = root_of(path)
    view = _view(source, count=len(cards), root=root, language=language, renderer=renderer)
    facts = PageFacts(
        language=language,
        path=path,
        title=view.name,
        description=f"{view.name}: {view.kind}. {strings('site.label')}",
        editions={each: source_path(source.id, language=each) for each in renderer.site.languages},
        section="sources",
    )
    return renderer.file(
        f"{path}index.html",
        "source.html",
        page=make_frame(facts, renderer=renderer),
        t=strings,
        source=view,
        cards=[card_view(card, root=root, renderer=renderer) for card in cards[:SOURCE_STORIES]],
    )


def _sources_page(language: str, *, sources: list[Source], used: dict[str, list[EditionCard]], renderer: Renderer) -> SiteFile:
    strings = renderer.strings(language)
    path = section_path("sources", language=language)
    root = root_of(path)
    rows = [
        _view(source, count=len(used.get(source.id, [])), root=root, language=language, renderer=renderer) for source in sources
    ]
    facts = PageFacts(
        language=language,
        path=path,
        title=strings("sources.title"),
        description=strings("sources.intro"),
        editions={each: section_path("sources", language=each) for each in renderer.site.languages},
        section="sources",
    )
    return renderer.file(
        f"{path}index.html",
        "sources.html",
        page=make_frame(facts, renderer=renderer),
        t=strings,
        rows=sorted(rows, key=lambda row: (row.name.casefold(), row.href)),
    )
