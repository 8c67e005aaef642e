"""A story as schema.org JSON-LD."""

from typing import Final

from copydesk.model.edition import Edition
from copydesk.model.facts import EntityKind
from copydesk.publish.addresses import outward
from copydesk.publish.card import picture_path
from copydesk.publish.card_view import titled
from copydesk.publish.evidence import Evidence
from copydesk.publish.formats import iso
from copydesk.publish.frame import section_path
from copydesk.publish.labels import label_of, schema_source_type
from copydesk.publish.renderer import Renderer
from copydesk.publish.story_links import Cards
from copydesk.text.spans import span_of

_TYPES: Final = {EntityKind.PERSON: "Person", EntityKind.ORGANISATION: "Organization", EntityKind.PLACE: "Place"}

_Json = dict[str, object]


def news_article(edition: Edition, *, cards: Cards, translations: dict[str, str], renderer: Renderer) -> _Json:
    """The `NewsArticle` of an edition. Its author is the publisher: neither a program nor a model is ever named as author.

    `translations` are (language, path) of the story's other editions. Source: https://schema.org/NewsArticle.
    """
    card = cards[edition.story.id, edition.language]
    label = label_of(edition.disclosure, strings=renderer.strings(edition.language))
    evidence = Evidence(edition, renderer=renderer)
    article: _Json = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": renderer.url(edition.path),
        "url": renderer.url(edition.path),
        "mainEntityOfPage": renderer.url(edition.path),
        "headline": titled(card, renderer=renderer),
        "description": card.summary,
        "inLanguage": edition.language,
        "datePublished": iso(edition.published_at),
        "dateModified": iso(edition.modified_at),
        "version": edition.version,
        "isAccessibleForFree": True,
        "author": _publisher(edition.language, renderer=renderer),
        "publisher": _publisher(edition.language, renderer=renderer),
        "creditText": label.text,
        "digitalSourceType": schema_source_type(label.source_type),
        "isBasedOn": [url for teller in evidence.tellers if (url := outward(teller.report.url))],
        "citation": [_work(index, evidence=evidence) for index in range(len(evidence.tellers))],
    }
    return article | _optional(edition, translations=translations, renderer=renderer)


def _publisher(language: str, *, renderer: Renderer) -> _Json:
    how = renderer.url(section_path("how", language=language))
    return {
        "@type": "NewsMediaOrganization",
        "name": renderer.site.owner,
        "url": how,
        "correctionsPolicy": renderer.url(section_path("corrections", language=language)),
        "publishingPrinciples": how,
        "verificationFactCheckingPolicy": how,
    }


def _work(index: int, *, evidence: Evidence) -> _Json:
    teller = evidence.tellers[index]
    report = teller.report
    work: _Json = {
        "@type": "NewsArticle",
        "headline": report.headline,
        "inLanguage": report.language,
        "publisher": {"@type": "Organization", "name": teller.source.name},
    }
    if url := outward(report.url):
        work["url"] = url
    if report.published_at:
        work["datePublished"] = iso(report.published_at)
    return work


def _optional(edition: Edition, *, translations: dict[str, str], renderer: Renderer) -> _Json:
    parts: _Json = {}
    if edition.picture:
        parts["image"] = {
            "@type": "ImageObject",
            "url": renderer.url(picture_path(edition)),
            "caption": edition.picture.title,
            "width": edition.picture.width,
            "height": edition.picture.height,
            "digitalSourceType": schema_source_type(edition.picture.source_type.value),
        }
    if period := period_of(edition.story.happened_on):
        parts["temporalCoverage"] = period
    if edition.corrections:
        parts["correction"] = [
            {"@type": "CorrectionComment", "datePublished": iso(each.at), "text": f"{each.before} → {each.after}"}
            for each in edition.corrections
        ]
    if about := _about(edition, renderer=renderer):
        parts["about"] = about
    if translations:
        key = "translationOfWork" if edition.disclosure.translated else "workTranslation"
        parts[key] = [
            {"@type": "NewsArticle", "@id": renderer.url(path), "inLanguage": language}
            for language, path in sorted(translations.items())
        ]
    return parts


def period_of(value: str) -> str:
    """When an event was (`2026-01-09`, `2026-W02`, `2026-01`) as a day or as its first and last day; empty where nobody knows.

    Source: https://schema.org/temporalCoverage, an ISO 8601 date or interval.
    """
    span = span_of(value)
    return "/".join(day.isoformat() for day in dict.fromkeys(span)) if span else ""


def _about(edition: Edition, *, renderer: Renderer) -> list[_Json]:
    known = (renderer.entities.get(entity_id) for entity_id in edition.entity_ids)
    return [
        {"@type": _TYPES.get(entity.kind, "Thing"), "name": form}
        for entity in known
        if entity is not None and (form := entity.form_in(edition.language))
    ]
