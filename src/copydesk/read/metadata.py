"""What a page's head and landmarks say of it: title, dates, authors, language, address, rights signals."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from copydesk.read.dates import date_in_address, read_date
from copydesk.read.found import DateSignal, DateSource
from copydesk.read.structured import ArticleRecord, article_record
from copydesk.read.web import web
from copydesk.text.cleaning import plain_line

_MAX_HEADLINE: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a page says of itself outside its body. Headlines are in order of trust; texts are plain lines."""

    record: ArticleRecord
    headlines: tuple[str, ...] = ()
    descriptions: tuple[str, ...] = ()
    title: str = ""
    authors: tuple[str, ...] = ()
    dates: tuple[DateSignal, ...] = ()
    languages: tuple[str, ...] = ()
    canonical: str = ""
    site_name: str = ""
    evidence: tuple[str, ...] = ()


def read_metadata(tree: LexborHTMLParser, *, url: str) -> Metadata:
    """The metadata of a parsed page; call it before scripts are stripped from the tree."""
    names = web().metadata
    metas = _metas(tree)
    record = article_record([node.text() for node in tree.css('script[type="application/ld+json" i]')])
    heads = tuple(line for node in tree.css("h1")[:8] if (line := plain_line(node.text(separator=" "))))
    canonical = _link(tree, 'link[rel="canonical"]') or metas.get("og:url", "") or record.url
    return Metadata(
        record=record,
        headlines=_unique((record.headline, *_values(metas, names.headlines)), heads=heads),
        descriptions=tuple(dict.fromkeys(filter(None, (plain_line(record.description), *_values(metas, names.descriptions))))),
        title=_title(tree),
        authors=tuple(dict.fromkeys(plain_line(name) for name in (*record.authors, *_values(metas, names.authors)) if name)),
        dates=tuple(_dates(tree, metas=metas, record=record, url=canonical or url)),
        languages=tuple(filter(None, (_html_language(tree), *_values(metas, names.languages), record.language))),
        canonical=canonical,
        site_name=plain_line(metas.get("og:site_name", "") or record.publisher),
        evidence=tuple(f"{name}: {metas[name]}" for name in names.rights if name in metas),
    )


def _metas(tree: LexborHTMLParser) -> dict[str, str]:
    """The first value of each meta name or property, lower-cased; microdata properties too."""
    metas: dict[str, str] = {}
    for node in tree.css("meta[content]"):
        attributes = node.attributes
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or attributes.get("http-equiv")
        value = (attributes.get("content") or "").strip()
        if name and value:
            metas.setdefault(name.strip().lower(), value)
    return metas


def _values(metas: dict[str, str], names: tuple[str, ...]) -> Iterator[str]:
    return (plain_line(metas[name]) for name in names if name in metas)


def _unique(stated: tuple[str, ...], *, heads: tuple[str, ...]) -> tuple[str, ...]:
    lines = (plain_line(line)[:_MAX_HEADLINE] for line in (*stated, *heads))
    return tuple(dict.fromkeys(line for line in lines if line))


def _title(tree: LexborHTMLParser) -> str:
    node = tree.css_first("head > title") or tree.css_first("title")
    return plain_line(node.text()) if node else ""


def _html_language(tree: LexborHTMLParser) -> str:
    attributes = tree.root.attributes if tree.root else {}
    return (attributes.get("lang") or attributes.get("xml:lang") or "").strip()


def _link(tree: LexborHTMLParser, selector: str) -> str:
    node = tree.css_first(selector)
    return ((node.attributes.get("href") or "") if node else "").strip()


def _dates(tree: LexborHTMLParser, *, metas: dict[str, str], record: ArticleRecord, url: str) -> Iterator[DateSignal]:
    names = web().metadata
    stated = [(record.published, DateSource.STRUCTURED)]
    stated += [(metas[name], DateSource.META) for name in names.dates if name in metas]
    stated += [
        (text, DateSource.MARKUP)
        for node in tree.css("time, [itemprop='datePublished'], [itemprop='datepublished']")[:6]
        if (text := _time_text(node))
    ]
    for text, source in stated:
        if text and (signal := read_date(text, source=source)):
            yield signal
    if in_address := date_in_address(url):
        yield in_address


def _time_text(node: LexborNode) -> str:
    attributes = node.attributes
    return attributes.get("datetime") or attributes.get("content") or node.text()
