"""Sitemaps: all pages for good, and the stories of the last two days for news searches."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from copydesk.ports import SiteFile
from copydesk.publish.card_view import titled
from copydesk.publish.formats import iso
from copydesk.publish.frame import SECTIONS, section_path
from copydesk.publish.page_inputs import PageInputs
from copydesk.publish.renderer import Renderer

NEWS_AGE: Final = timedelta(days=2)
"""Older stories leave the news sitemap. Source: Google's documentation of news sitemaps."""
NEWS_LENGTH: Final = 1000
SITEMAP_LENGTH: Final = 10_000
"""Stories in one sitemap file; the standard allows 50,000."""
NEWS_SITEMAP: Final = "news-sitemap.xml"
_NEWS_LANGUAGES: Final = {"zh": "zh-cn"}
"""What news searches call a language other than by its ISO 639 code. Source: Google's documentation of news sitemaps."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A page in a sitemap; `modified` is ISO 8601, or empty where a page has no time of its own."""

    url: str
    modified: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsAddress:
    """A story in the news sitemap."""

    url: str
    publication: str
    language: str
    published: str
    title: str


def sitemap_files(*, inputs: PageInputs, renderer: Renderer) -> Iterator[SiteFile]:
    """The sitemap index, its parts, and the news sitemap."""
    parts: dict[str, list[Address]] = {"sitemaps/pages.xml": _pages(renderer=renderer)}
    stories = _stories(inputs=inputs, renderer=renderer)
    for start in range(0, len(stories), SITEMAP_LENGTH):
        parts[f"sitemaps/stories-{start // SITEMAP_LENGTH + 1}.xml"] = stories[start : start + SITEMAP_LENGTH]
    for path, addresses in parts.items():
        yield renderer.file(path, "sitemap.xml", addresses=addresses)
    yield renderer.file(NEWS_SITEMAP, "news-sitemap.xml", entries=_news(inputs=inputs, renderer=renderer))
    index = [
        *(Address(url=renderer.url(path), modified=max(each.modified for each in part)) for path, part in parts.items()),
        Address(url=renderer.url(NEWS_SITEMAP)),
    ]
    yield renderer.file("sitemap.xml", "sitemap-index.xml", addresses=index)


def _pages(*, renderer: Renderer) -> list[Address]:
    sections = (*SECTIONS, "about") if renderer.site.disclosures else SECTIONS
    return [
        Address(url=renderer.url(section_path(section, language=language)))
        for language in renderer.site.languages
        for section in sections
    ]


def _stories(*, inputs: PageInputs, renderer: Renderer) -> list[Address]:
    """By permalink, which begins with language and day: a new story changes the end of a file, not every file."""
    cards = sorted((card for cards in inputs.cards.values() for card in cards), key=lambda card: card.path)
    return [Address(url=renderer.url(card.path), modified=iso(card.modified_at)) for card in cards]


def _news(*, inputs: PageInputs, renderer: Renderer) -> list[NewsAddress]:
    since = renderer.site.built_at - NEWS_AGE
    fresh = [card for cards in inputs.cards.values() for card in cards if card.published_at > since]
    newest = sorted(fresh, key=lambda card: (-card.published_at.timestamp(), card.path))[:NEWS_LENGTH]
    return [
        NewsAddress(
            url=renderer.url(card.path),
            publication=renderer.site.title_in(card.language),
            language=_NEWS_LANGUAGES.get(card.language, card.language),
            published=iso(card.published_at),
            title=titled(card, renderer=renderer),
        )
        for card in newest
    ]
