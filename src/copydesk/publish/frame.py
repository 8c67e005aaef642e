"""What stands around every page: head, masthead, sections, notices, foot."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from copydesk.publish.addresses import contact_address, language_segment, root_of
from copydesk.publish.renderer import Renderer
from copydesk.publish.strings import own_name

PAGE_POLICY: Final = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'"
"""The content security policy that each page states of itself."""

SECTIONS: Final = ("front", "threads", "sources", "how", "corrections", "archive", "privacy")
"""Sections that every site has; the page of notes ("about") stands only where there are notes."""
_FOLDERS: Final = {"front": "", "how": "how-this-was-made/", "about": "about-these-reports/"}
_MASTHEAD: Final = ("front", "threads", "sources", "corrections", "archive", "how")


def section_path(section: str, *, language: str) -> str:
    """The path of a section's first page: `ko/how-this-was-made/`."""
    return f"{language_segment(language)}/{_FOLDERS.get(section, f'{section}/')}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link inside the site, relative to the page that shows it."""

    href: str
    text: str
    language: str = ""
    current: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternate:
    """The same page in another language, by absolute address; `x-default` where a reader's language is not among them."""

    language: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A notice of the site, with its language where that is not the page's."""

    text: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What the base template needs of a page. `root` leads to the site's root; `image_url` is absolute or empty.

    `notes` leads to the page of notes, empty where the site has none.
    """

    language: str
    root: str
    title: str
    description: str
    canonical: str
    site_title: str
    alternates: tuple[Alternate, ...]
    languages: tuple[Link, ...]
    sections: tuple[Link, ...]
    notices: tuple[Notice, ...]
    stylesheet: str
    icon: str
    privacy: str
    how: str
    notes: str
    feed_folder: str
    feed_urls: str
    owner: str
    contact: str
    contact_url: str
    policy: str = PAGE_POLICY
    ai_disclosure: str = "mixed"
    source_type: str = ""
    kind: str = "website"
    image_url: str = ""
    image_alt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """What one page says of itself. `path` ends in `/`; `editions` are (language, path) of the same page elsewhere.

    `section` is the section marked as current. `root` is given only where the page may be served at any depth, `canonical`
    only where another page is the lasting one.
    """

    language: str
    path: str
    title: str
    description: str
    editions: Mapping[str, str]
    section: str = ""
    root: str | None = None
    canonical: str = ""
    ai_disclosure: str = "mixed"
    source_type: str = ""
    kind: str = "website"
    image_url: str = ""
    image_alt: str = ""


def make_frame(facts: PageFacts, *, renderer: Renderer) -> Frame:
    """The frame of a page. Links are relative and name `index.html`, so that the site also works from a folder."""
    site = renderer.site
    root = root_of(facts.path) if facts.root is None else facts.root
    own = language_segment(facts.language)
    site_title = site.title_in(facts.language)
    return Frame(
        language=facts.language,
        root=root,
        title=facts.title if facts.title == site_title else f"{facts.title} · {site_title}",
        description=facts.description,
        canonical=renderer.url(facts.canonical or facts.path) if facts.root is None else "",
        site_title=site_title,
        alternates=_alternates(facts.editions, renderer=renderer),
        languages=_languages(facts, root=root, renderer=renderer),
        sections=_sections(facts, root=root, renderer=renderer),
        notices=notices_in(facts.language, renderer=renderer),
        stylesheet=root + renderer.stylesheet.path,
        icon=root + renderer.icon.path,
        privacy=f"{root}{section_path('privacy', language=facts.language)}index.html",
        how=f"{root}{section_path('how', language=facts.language)}index.html",
        notes=f"{root}{section_path('about', language=facts.language)}index.html" if site.disclosures else "",
        feed_folder=f"{root}{own}/",
        feed_urls=renderer.url(f"{own}/"),
        owner=site.owner,
        contact=site.contact,
        contact_url=contact_address(site.contact),
        ai_disclosure=facts.ai_disclosure,
        source_type=facts.source_type,
        kind=facts.kind,
        image_url=facts.image_url,
        image_alt=facts.image_alt,
    )


def notices_in(language: str, *, renderer: Renderer) -> tuple[Notice, ...]:
    """The site's notices in a language, else in its first language: a notice is never left out for want of a translation."""
    notices = renderer.site.notices
    known = [tag for tag, _ in notices]
    shown = language if language in known else next(iter(known), "")
    return tuple(Notice(text=text, language="" if tag == language else tag) for tag, text in notices if tag == shown and text)


def _alternates(editions: Mapping[str, str], *, renderer: Renderer) -> tuple[Alternate, ...]:
    order = [language for language in renderer.site.languages if language in editions]
    if not order:
        return ()
    own = tuple(Alternate(language=language, url=renderer.url(editions[language])) for language in order)
    return (*own, Alternate(language="x-default", url=own[0].url))


def _languages(facts: PageFacts, *, root: str, renderer: Renderer) -> tuple[Link, ...]:
    def target(language: str) -> str:
        return facts.editions.get(language) or section_path("front", language=language)

    return tuple(
        Link(
            href=f"{root}{target(language)}index.html",
            text=own_name(language),
            language=language,
            current=language == facts.language,
        )
        for language in renderer.site.languages
    )


def _sections(facts: PageFacts, *, root: str, renderer: Renderer) -> tuple[Link, ...]:
    strings = renderer.strings(facts.language)
    return tuple(
        Link(
            href=f"{root}{section_path(section, language=facts.language)}index.html",
            text=strings(f"site.{section}"),
            current=section == facts.section,
        )
        for section in _MASTHEAD
    )
