"""RSS 2.0, Atom and JSON Feed 1.1 of a language: the label first in each entry, the digital source type as category."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC
from email.utils import format_datetime
from typing import Final
from urllib.parse import urlsplit

from copydesk.model.edition import EditionCard
from copydesk.ports import SiteFile
from copydesk.publish.card_view import counts_of, titled
from copydesk.publish.formats import iso
from copydesk.publish.frame import section_path
from copydesk.publish.labels import IPTC_SCHEME, Label, label_of
from copydesk.publish.page_inputs import PageInputs
from copydesk.publish.renderer import Renderer, digested, json_text

FEED_LENGTH: Final = 50
_NEVER: Final = "1970-01-01T00:00:00Z"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A story as a feed shows it. `text` are the paragraphs after the label."""

    card: EditionCard
    url: str
    tag: str
    title: str
    label: Label
    text: tuple[str, ...]
    image: str
    published: str
    modified: str
    published_rfc822: str

    @property
    def plain(self) -> str:
        """Label and text as plain paragraphs."""
        return "\n\n".join((self.label.text, *self.text))


def feed_files(language: str, *, inputs: PageInputs, renderer: Renderer) -> Iterator[SiteFile]:
    """The three feeds of a language, the latest published stories first."""
    cards = sorted(inputs.cards[language], key=lambda card: (-card.published_at.timestamp(), card.story_id))[:FEED_LENGTH]
    entries = [_entry(card, renderer=renderer) for card in cards]
    folder = section_path("front", language=language)
    values = {
        "t": renderer.strings(language),
        "language": language,
        "title": renderer.site.title_in(language),
        "description": renderer.strings(language)("site.label"),
        "owner": renderer.site.owner,
        "home": renderer.url(folder),
        "scheme": IPTC_SCHEME,
        "entries": entries,
        # The time of the latest change, not of the build: a feed that says nothing new stays as it is.
        "updated": max((entry.modified for entry in entries), default=_NEVER),
    }
    yield renderer.file(f"{folder}feed.xml", "rss.xml", url=renderer.url(f"{folder}feed.xml"), **values)
    yield renderer.file(f"{folder}atom.xml", "atom.xml", url=renderer.url(f"{folder}atom.xml"), **values)
    yield digested(f"{folder}feed.json", _json_feed(language, entries=entries, renderer=renderer))


def _entry(card: EditionCard, *, renderer: Renderer) -> Entry:
    host = urlsplit(renderer.site.base_url).hostname or "localhost"
    opened = "-".join(card.path.split("/")[1:4])
    return Entry(
        card=card,
        url=renderer.url(card.path),
        tag=f"tag:{host},{opened}:{card.story_id}/{card.language}",
        title=titled(card, renderer=renderer),
        label=label_of(card.disclosure, strings=renderer.strings(card.language)),
        text=tuple(
            filter(
                None, (card.summary, counts_of(card.report_count, card.independent, language=card.language, renderer=renderer))
            )
        ),
        image=renderer.url(card.picture_path) if card.picture_path else "",
        published=iso(card.published_at),
        modified=iso(card.modified_at),
        published_rfc822=format_datetime(card.published_at.astimezone(UTC), usegmt=True),
    )


def _json_feed(language: str, *, entries: list[Entry], renderer: Renderer) -> str:
    folder = section_path("front", language=language)
    return json_text(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": renderer.site.title_in(language),
            "home_page_url": renderer.url(folder),
            "feed_url": renderer.url(f"{folder}feed.json"),
            "description": renderer.strings(language)("site.label"),
            "language": language,
            "authors": [{"name": renderer.site.owner}],
            "items": [_json_item(entry, owner=renderer.site.owner) for entry in entries],
        }
    )


def _json_item(entry: Entry, *, owner: str) -> dict[str, object]:
    item: dict[str, object] = {
        "id": entry.tag,
        "url": entry.url,
        "title": entry.title,
        "content_text": entry.plain,
        "date_published": entry.published,
        "date_modified": entry.modified,
        "language": entry.card.language,
        "authors": [{"name": owner}],
        "tags": [entry.label.term],
        "_ai_disclosure": {
            "label": entry.label.text,
            "ai_disclosure": entry.label.ai_disclosure,
            "digital_source_type": entry.label.source_type,
        },
    }
    if entry.image:
        item["image"] = entry.image
    if entry.card.happened_on:
        item["_event"] = {"happened_on": entry.card.happened_on}
    return item
