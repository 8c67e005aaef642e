"""HTML page → what it states: the head's metadata, the body's paragraphs, the cards of other stories."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from selectolax.lexbor import LexborHTMLParser

from copydesk.model.language import TIER_ONE, base_language
from copydesk.model.report import Card
from copydesk.read.alignment import aligned_paragraphs, word_key
from copydesk.read.body import main_paragraphs
from copydesk.read.found import Found
from copydesk.read.furniture import Furniture, furniture
from copydesk.read.headline import choose_headline, choose_standfirst
from copydesk.read.markup import drop_unseen, folded, parse_markup
from copydesk.read.metadata import Metadata, read_metadata
from copydesk.read.related import drop_link_lines, take_related
from copydesk.read.state import holds_state, state_paragraphs
from copydesk.read.urls import absolute_url
from copydesk.text.cleaning import plain_line
from copydesk.text.language import detect_language

# Markup with less text than this has no body, whatever else it holds.
_MIN_BODY: Final = 250
# A record or state that says this many times what the markup shows holds the body instead of it.
_MUCH_MORE: Final = 1.5
_MAX_LINKS: Final = 200
_LATIN: Final = frozenset(("en", "de", "fr", "es"))
_HEAD_LINES: Final = 3
_COPY_HEAD: Final = 120
# A line that holds an author's name and no more than "By", a title or a place beside it.
_MIN_NAME: Final = 4
_MAX_BYLINE: Final = 60
_BESIDE_NAME: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class _Body:
    paragraphs: tuple[str, ...] = ()
    related: tuple[Card, ...] = ()
    links: tuple[str, ...] = ()
    shown: Callable[[], str] = str


def read_html(html: str, *, url: str, language: str = "", source_names: Sequence[str] = ()) -> Found:
    """What an HTML page states. `url` is where it was fetched; `language` and `source_names` are what is known of its source."""
    tree = parse_markup(html)
    metadata = read_metadata(tree, url=url)
    headline = choose_headline(metadata.headlines, title=metadata.title, site_names=(metadata.site_name, *source_names))
    hint = next((tag for tag in (*metadata.languages, language) if tag), "")
    labels = furniture(*_languages_of(headline, metadata=metadata, hint=base_language(hint)))
    body = _read_body(tree, metadata=metadata, labels=labels, base=url)
    paragraphs = _without_heads(body.paragraphs, metadata=metadata, headline=headline)
    standfirst = choose_standfirst(metadata.descriptions, paragraphs=paragraphs, shown=body.shown, headline=headline)
    if len(paragraphs) > 1 and standfirst:
        paragraphs = tuple(
            line for index, line in enumerate(paragraphs) if index > _HEAD_LINES or word_key(line) != word_key(standfirst)
        )
    return Found(
        url=absolute_url(metadata.canonical, base=url),
        headline=headline,
        standfirst=standfirst if standfirst not in paragraphs else "",
        byline=", ".join(name for name in metadata.authors if not name.startswith(("http:", "https:"))),
        paragraphs=paragraphs,
        dates=metadata.dates,
        languages=tuple(base_language(tag) for tag in metadata.languages),
        related=body.related,
        links=body.links,
        evidence=metadata.evidence,
    )


def _languages_of(headline: str, *, metadata: Metadata, hint: str) -> tuple[str, ...]:
    """The declared language where the headline's script goes with it, else the declared and the detected one."""
    is_latin = not any(character > "\u036f" and character.isalpha() for character in headline)
    if hint in TIER_ONE and headline and is_latin == (hint in _LATIN):
        return (hint,)
    detected = detect_language(f"{headline} {' '.join(metadata.descriptions[:1])}", hint=hint)
    return (detected, hint) if hint in TIER_ONE else (detected,)


def _read_body(tree: LexborHTMLParser, *, metadata: Metadata, labels: Furniture, base: str) -> _Body:
    scripts = [
        text for node in tree.css("script:not([src])") if holds_state(text := node.text()) and "schema.org" not in text[:200]
    ]
    drop_unseen(tree)
    related = take_related(tree, labels)
    paragraphs = aligned_paragraphs(tree, metadata.record.body)
    if not paragraphs:
        drop_link_lines(tree)
        paragraphs = _fuller(main_paragraphs(tree), record=metadata.record.body, scripts=scripts)
    return _Body(paragraphs=paragraphs, related=related, links=tuple(_links(tree, base=base)), shown=lambda: _shown(tree))


def _shown(tree: LexborHTMLParser) -> str:
    """All text that the page shows, on one line."""
    return folded(tree.body) if tree.body is not None else ""


def _fuller(paragraphs: tuple[str, ...], *, record: str, scripts: Sequence[str]) -> tuple[str, ...]:
    """The markup's paragraphs, or the record's or the state's where they hold much more."""
    size = sum(map(len, paragraphs))
    stated = tuple(dict.fromkeys(line for part in _once(record).split("\n") if (line := plain_line(part))))
    if sum(map(len, stated)) > max(_MIN_BODY, _MUCH_MORE * size):
        paragraphs, size = stated, sum(map(len, stated))
    if size < _MIN_BODY and scripts:
        state = tuple(line for part in state_paragraphs(scripts) if (line := plain_line(part)))
        if sum(map(len, state)) > _MUCH_MORE * size:
            return state
    return paragraphs


def _once(record: str) -> str:
    """A record's text without its second copy: some sites write the body into it twice."""
    again = record.find(record[:_COPY_HEAD], _COPY_HEAD)
    return record[:again] if again > len(record) * 0.3 else record


def _without_heads(paragraphs: tuple[str, ...], *, metadata: Metadata, headline: str) -> tuple[str, ...]:
    """The paragraphs without the page's titles repeated among the first of them, and without lines that are only its authors."""
    titles = {word_key(title) for title in (headline, *metadata.headlines, metadata.title)}
    authors = {key for name in metadata.authors if len(key := word_key(name)) > _MIN_NAME}
    return tuple(
        line
        for index, line in enumerate(paragraphs)
        if not (index <= _HEAD_LINES and word_key(line) in titles) and not _is_only_author(line, authors=authors)
    )


def _is_only_author(line: str, *, authors: set[str]) -> bool:
    key = word_key(line[:_MAX_BYLINE])
    return len(line) <= _MAX_BYLINE and any(author in key and len(key) - len(author) <= _BESIDE_NAME for author in authors)


def _links(tree: LexborHTMLParser, *, base: str) -> Iterator[str]:
    found = dict.fromkeys(
        link
        for node in tree.css("p a[href]")[:_MAX_LINKS]
        if (link := absolute_url(node.attributes.get("href") or "", base=base))
    )
    yield from found
