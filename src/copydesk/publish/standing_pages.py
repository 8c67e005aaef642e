"""Pages that stand: how this was made, corrections, privacy, the page for a missing address, the choice of language."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import urlsplit

from copydesk.model.edition import Correction
from copydesk.ports import SiteFile
from copydesk.publish.addresses import root_of
from copydesk.publish.card_view import card_view
from copydesk.publish.frame import Notice, PageFacts, make_frame, notices_in, section_path
from copydesk.publish.note_pages import notes_page
from copydesk.publish.page_inputs import PageInputs
from copydesk.publish.renderer import Renderer
from copydesk.publish.story_view import correction_view
from copydesk.publish.strings import Passage, own_name
from copydesk.publish.views import CorrectionView

MISSING_PAGE: Final = "404.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A language of the site on its root page."""

    language: str
    name: str
    href: str
    title: str
    label: str


def standing_files(language: str, *, inputs: PageInputs, renderer: Renderer) -> Iterator[SiteFile]:
    """The standing pages of a language."""
    yield _how_page(language, inputs=inputs, renderer=renderer)
    yield _privacy_page(language, renderer=renderer)
    yield _corrections_page(language, inputs=inputs, renderer=renderer)
    if renderer.site.disclosures:
        yield notes_page(language, renderer=renderer)
    yield missing_page(language, path=f"{section_path('front', language=language)}{MISSING_PAGE}", renderer=renderer)


def _section(section: str, *, language: str, description: str, renderer: Renderer) -> PageFacts:
    return PageFacts(
        language=language,
        path=section_path(section, language=language),
        title=renderer.strings(language)(f"site.{section}"),
        description=description,
        editions={each: section_path(section, language=each) for each in renderer.site.languages},
        section=section,
    )


def _filled(passage: Passage, *, renderer: Renderer) -> Passage:
    site = renderer.site
    return replace(passage, text=tuple(text.format(owner=site.owner, contact=site.contact) for text in passage.text))


def _how_page(language: str, *, inputs: PageInputs, renderer: Renderer) -> SiteFile:
    strings = renderer.strings(language)
    facts = _section("how", language=language, description=strings("site.label"), renderer=renderer)
    extra = [strings(f"how_extra.policy_{inputs.policy.value}")]
    if inputs.held_count:
        extra.append(strings.count("held", inputs.held_count))
    return renderer.file(
        f"{facts.path}index.html",
        "passages.html",
        page=make_frame(facts, renderer=renderer),
        t=strings,
        title=facts.title,
        passages=[_filled(passage, renderer=renderer) for passage in strings.passages["how"]],
        extra=extra,
    )


def _privacy_page(language: str, *, renderer: Renderer) -> SiteFile:
    strings = renderer.strings(language)
    facts = _section("privacy", language=language, description=strings("site.no_cookies"), renderer=renderer)
    return renderer.file(
        f"{facts.path}index.html",
        "passages.html",
        page=make_frame(facts, renderer=renderer),
        t=strings,
        title=facts.title,
        passages=[_filled(passage, renderer=renderer) for passage in strings.passages["privacy"]],
        extra=[],
    )


def _corrections_page(language: str, *, inputs: PageInputs, renderer: Renderer) -> SiteFile:
    strings = renderer.strings(language)
    facts = _section("corrections", language=language, description=strings("correction.intro"), renderer=renderer)
    own = [each for each in inputs.corrections if each.language == language]
    return renderer.file(
        f"{facts.path}index.html",
        "corrections.html",
        page=make_frame(facts, renderer=renderer),
        t=strings,
        items=[_listed(each, root=root_of(facts.path), inputs=inputs, renderer=renderer) for each in own],
    )


def _listed(correction: Correction, *, root: str, inputs: PageInputs, renderer: Renderer) -> CorrectionView:
    card = inputs.by_key.get((correction.story_id, correction.language))
    story = card_view(card, root=root, renderer=renderer) if card else None
    return replace(correction_view(correction, renderer=renderer), story=story)


def missing_page(language: str, *, path: str, renderer: Renderer) -> SiteFile:
    """The page for an address that has none. It is served at any depth, so its links start at the site's base path."""
    strings = renderer.strings(language)
    facts = PageFacts(
        language=language,
        path=path,
        title=strings("missing.title"),
        description=strings("missing.text"),
        editions={},
        root=urlsplit(renderer.site.base_url).path or "/",
    )
    return renderer.file(path, "missing.html", page=make_frame(facts, renderer=renderer), t=strings)


def root_page(*, renderer: Renderer) -> SiteFile:
    """The choice of language at the site's root, in every language of the site."""
    site = renderer.site
    main = site.languages[0]
    strings = renderer.strings(main)
    facts = PageFacts(
        language=main,
        path="",
        title=site.title_in(main),
        description=strings("site.label"),
        editions={},
    )
    choices = [
        Choice(
            language=language,
            name=own_name(language),
            href=f"{section_path('front', language=language)}index.html",
            title=site.title_in(language),
            label=renderer.strings(language)("site.label"),
        )
        for language in site.languages
    ]
    shown = [(language, each) for language in site.languages for each in notices_in(language, renderer=renderer)]
    notices = tuple(Notice(text=each.text, language=each.language or language) for language, each in shown)
    page = replace(make_frame(facts, renderer=renderer), notices=tuple(dict.fromkeys(notices)))
    return renderer.file("index.html", "root.html", page=page, t=strings, choices=choices)
