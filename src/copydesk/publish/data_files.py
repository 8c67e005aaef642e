"""The site as data: what it is, and its latest stories."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from copydesk.model.edition import EditionCard
from copydesk.ports import SiteFile
from copydesk.publish.card_view import titled
from copydesk.publish.formats import iso
from copydesk.publish.frame import PAGE_POLICY, notices_in
from copydesk.publish.importance import importance_of, reasons_in
from copydesk.publish.labels import label_of
from copydesk.publish.note_pages import note_view
from copydesk.publish.page_inputs import PageInputs
from copydesk.publish.renderer import Renderer, digested, json_text

API_STORIES: Final = 1000
"""Stories in `stories.json`; older ones have their own `story.json` and stand in the archive."""


def data_files(*, inputs: PageInputs, renderer: Renderer) -> Iterator[SiteFile]:
    """`api/v1/site.json` and `api/v1/stories.json`."""
    site = renderer.site
    facts = {
        "format": 1,
        "base_url": site.base_url,
        "languages": site.languages,
        "titles": {language: site.title_in(language) for language in site.languages},
        "owner": site.owner,
        "contact": site.contact,
        "labels": {language: renderer.strings(language)("site.label") for language in site.languages},
        "notices": {language: [notice.text for notice in notices_in(language, renderer=renderer)] for language in site.languages},
        "disclosures": {language: _notes(language, renderer=renderer) for language in site.languages},
        "policy": inputs.policy.value,
        "content_security_policy": PAGE_POLICY,
    }
    yield digested("api/v1/site.json", json_text(facts))
    cards = sorted(
        (card for cards in inputs.cards.values() for card in cards),
        key=lambda card: (-card.published_at.timestamp(), card.story_id, card.language),
    )
    newest = max((card.told_at for card in cards), default=renderer.site.built_at)
    stories = [_story(card, newest=newest, renderer=renderer) for card in cards[:API_STORIES]]
    yield digested("api/v1/stories.json", json_text({"format": 1, "total": len(cards), "stories": stories}))


def _notes(language: str, *, renderer: Renderer) -> list[dict[str, object]]:
    notes = (note_view(each, language=language, renderer=renderer) for each in renderer.site.disclosures)
    return [
        {
            "id": note.id,
            "what": note.what.text,
            "treatment": note.treatment.text if note.treatment else "",
            "urls": [report.url for report in note.reports],
        }
        for note in notes
    ]


def _story(card: EditionCard, *, newest: datetime, renderer: Renderer) -> dict[str, object]:
    weights = renderer.site.weights
    label = label_of(card.disclosure, strings=renderer.strings(card.language))
    return {
        "id": card.story_id,
        "language": card.language,
        "url": renderer.url(card.path),
        "path": card.path,
        "title": titled(card, renderer=renderer),
        "headline_language": card.headline_language,
        "summary": card.summary,
        "version": card.version,
        "published_at": iso(card.published_at),
        "modified_at": iso(card.modified_at),
        "told_at": iso(card.told_at),
        "reports": card.report_count,
        "independent": card.independent,
        "sources": card.source_ids,
        "happened_on": card.happened_on or None,
        "named_days": card.named_days,
        "thread": card.thread_id,
        "importance": reasons_in(importance_of(card, newest=newest, weights=weights), weights=weights),
        "picture": card.picture_path,
        "disclosure": {
            "label": label.text,
            "ai_disclosure": label.ai_disclosure,
            "digital_source_type": label.source_type,
            "review": card.disclosure.review.value,
        },
    }
