"""What a page states → a report: labels and credit lines off, one language, one time, one rights decision."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from copydesk.model.language import UNKNOWN
from copydesk.model.outcome import Rejected, Stage
from copydesk.model.page import Page
from copydesk.model.report import Card, Report, compose_text, report_id_of
from copydesk.model.source import Source, SourceBook
from copydesk.read.alignment import word_key
from copydesk.read.credit import Opening, split_closing, split_opening
from copydesk.read.dates import published_time
from copydesk.read.decoding import REPLACEMENT
from copydesk.read.found import Found
from copydesk.read.furniture import Furniture, furniture, without_mail
from copydesk.read.records import item_dates
from copydesk.read.rights import decide_rights, header_evidence
from copydesk.read.urls import normal_url, page_address
from copydesk.text.cleaning import plain_line
from copydesk.text.language import detect_language

# A report that is broken beyond this share of its characters is not worth quoting from.
_MAX_BROKEN: Final = 0.01
_SAMPLE: Final = 1200
# Longer than any report: what lies beyond is a dump of data or hostile. The longest of the four sets has 41,000 characters.
_MAX_PARAGRAPH: Final = 60_000
_MAX_TEXT: Final = 400_000


def assemble(found: Found, *, page: Page, sources: SourceBook) -> Report | Rejected:
    """The report that a page's statements make, or why they make none."""
    address = page_address(normal_url(page.url), canonical=normal_url(found.url))
    source = sources.get(page.source_id) if page.source_id else sources.of_url(address)
    language = _language(found, page=page, source=source)
    body = _clean_body(found, labels=furniture(language), language=language, aliases=_aliases(source))
    headline = _unbroken(found.headline) or (plain_line(page.item.headline) if page.item else "")
    text = compose_text(headline, body.standfirst, body.paragraphs)
    rejected = _rejection(found, page=page, text=text, source=source)
    if rejected is not None:
        return rejected
    return Report(
        id=report_id_of(address),
        url=address,
        source_id=source.id,
        page_sha256=page.sha256,
        language=language,
        headline=headline,
        text=text,
        received_at=page.fetched_at,
        standfirst=body.standfirst,
        paragraphs=body.paragraphs,
        byline=found.byline or body.byline or (plain_line(page.item.byline) if page.item else ""),
        published_at=published_time((*found.dates, *item_dates(page.item)), zone=source.time_zone, received_at=page.fetched_at),
        dateline=found.dateline or body.dateline,
        credit=found.credit or body.credit,
        related=_clean_cards(found.related, labels=furniture(language)),
        rights=decide_rights(source, (*page.rights_evidence, *header_evidence(page.headers), *found.evidence)),
        links=tuple(link for link in found.links if link != address),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Body:
    standfirst: str = ""
    paragraphs: tuple[str, ...] = ()
    byline: str = ""
    dateline: str = ""
    credit: str = ""


def _language(found: Found, *, page: Page, source: Source) -> str:
    stated = (*found.languages, page.item.language if page.item else "", source.language)
    hint = next((tag for tag in stated if tag and tag != UNKNOWN), "")
    sample = " ".join((*found.paragraphs[:4], found.standfirst, found.headline))[:_SAMPLE]
    return detect_language(sample, hint=hint)


def _aliases(source: Source) -> tuple[str, ...]:
    return (source.name, *(name for _, name in source.names), *source.aliases)


def _clean_body(found: Found, *, labels: Furniture, language: str, aliases: tuple[str, ...]) -> _Body:
    lines, byline = _without_furniture(found.paragraphs, labels=labels)
    headline = word_key(found.headline)
    lines = [line for index, line in enumerate(lines) if index > 2 or word_key(line) != headline]
    standfirst = split_opening(_unbroken(found.standfirst), language=language, aliases=aliases)
    opening = split_opening(lines[0], language=language, aliases=aliases) if lines else Opening(text="")
    closing = Opening(text="")
    if lines:
        lines[0] = opening.text
        closing = split_closing(without_mail(lines[-1]), aliases=aliases)
        lines[-1] = closing.text
    return _Body(
        standfirst="" if labels.is_furniture(standfirst.text) else standfirst.text,
        paragraphs=tuple(_within_limits(lines)),
        byline=opening.byline or standfirst.byline or byline,
        dateline=opening.dateline or standfirst.dateline,
        credit=opening.credit or standfirst.credit or closing.credit,
    )


def _without_furniture(paragraphs: Sequence[str], *, labels: Furniture) -> tuple[list[str], str]:
    """The story's own lines, and the reporter that a mail line among them named."""
    kept: list[str] = []
    byline = ""
    for line in paragraphs:
        named = labels.byline_of(line)
        if named is not None:
            byline = byline or named
        elif not labels.is_furniture(line) and REPLACEMENT not in line and (not kept or kept[-1] != line):
            kept.append(line)
    return kept, byline


def _within_limits(lines: Sequence[str]) -> Iterator[str]:
    size = 0
    for line in lines:
        size += len(line)
        if size > _MAX_TEXT:
            return
        if line and len(line) <= _MAX_PARAGRAPH:
            yield line


def _unbroken(line: str) -> str:
    return "" if REPLACEMENT in line else line


def _clean_cards(cards: Sequence[Card], *, labels: Furniture) -> tuple[Card, ...]:
    cleaned = (
        replace(
            card,
            headline="" if labels.is_furniture(card.headline) else plain_line(card.headline),
            summary="" if labels.is_furniture(card.summary) else plain_line(card.summary),
        )
        for card in cards
    )
    return tuple(card for card in cleaned if card.headline or card.summary)


def _rejection(found: Found, *, page: Page, text: str, source: Source) -> Rejected | None:
    raw = compose_text(found.headline, found.standfirst, found.paragraphs)
    if raw and raw.count(REPLACEMENT) > _MAX_BROKEN * len(raw):
        return reject(page, code="broken-encoding", message="many of its characters could not be decoded", source_id=source.id)
    if not text:
        return reject(page, code="no-text", message="neither a headline nor text was found on it", source_id=source.id)
    return None


_REMEDIES: Final = {
    "no-text": "Open the address: it may need a login or a script, or be no report; a source's feed text can stand for it.",
    "broken-encoding": "Save the page again in UTF-8, or have the source state its encoding.",
    "bad-json": "Check that the file is whole and in UTF-8.",
}


def reject(page: Page, *, code: str, message: str, source_id: str = "") -> Rejected:
    """A page that cannot be read, with what to do about it."""
    return Rejected(
        stage=Stage.READ,
        subject=page.url,
        code=code,
        message=message,
        remedy=_REMEDIES[code],
        source_id=source_id or page.source_id,
    )
