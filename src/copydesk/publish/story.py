"""The files of one edition, and the digest that says whether they have to be made anew."""

import hashlib
from collections.abc import Iterator
from typing import Final

import msgspec

from copydesk.model.edition import Edition, EditionCard, SiteFacts
from copydesk.ports import SiteFile
from copydesk.publish.card import make_card, picture_path
from copydesk.publish.card_view import card_age, titled
from copydesk.publish.formats import age_bucket
from copydesk.publish.frame import PageFacts, make_frame
from copydesk.publish.printable import one_line
from copydesk.publish.renderer import Renderer
from copydesk.publish.story_data import story_json
from copydesk.publish.story_links import Cards, parted_cards, parted_ids, related_cards, thread_cards
from copydesk.publish.story_view import story_view
from copydesk.publish.structured import news_article
from copydesk.publish.views import StoryView

DESCRIPTION_LENGTH: Final = 300
"""Characters of a page's description: what previews show at most."""


def story_files(edition: Edition, *, site: SiteFacts, cards: Cards, renderer: Renderer | None = None) -> Iterator[SiteFile]:
    """The page, the data and the pictures of an edition, each with its `story_digest`.

    `cards` are all cards of the site by (story id, language). Pass one `renderer`, made of the same `site`, for a whole
    build: making one costs far more than a page. Raises `GateError` where a sentence cites what the edition does not carry.
    """
    renderer = renderer or Renderer(site)
    nearby = _nearby(edition, cards=cards, renderer=renderer)
    digest = _digest(edition, cards=nearby, renderer=renderer)
    page = _page(edition, cards=nearby, renderer=renderer)
    yield SiteFile(path=f"{edition.path}index.html", body=page.encode(), inputs_digest=digest)
    data = story_json(edition, cards=nearby, renderer=renderer)
    yield SiteFile(path=f"{edition.path}story.json", body=data.encode(), inputs_digest=digest)
    if edition.picture:
        yield SiteFile(path=picture_path(edition), body=edition.picture.raster, inputs_digest=digest)
        yield SiteFile(path=f"{edition.path}picture.svg", body=edition.picture.svg, inputs_digest=digest)


def story_digest(edition: Edition, *, site: SiteFacts, cards: Cards, renderer: Renderer | None = None) -> str:
    """A digest of everything that the edition's files show: an equal digest means equal files, without rendering them."""
    renderer = renderer or Renderer(site)
    return _digest(edition, cards=_nearby(edition, cards=cards, renderer=renderer), renderer=renderer)


def _nearby(edition: Edition, *, cards: Cards, renderer: Renderer) -> dict[tuple[str, str], EditionCard]:
    """The cards that the edition's page looks at: thread and related stories in its language, itself in every language."""
    thread = edition.thread.story_ids if edition.thread else ()
    near = (*thread, *parted_ids(edition), *(each.story_id for each in edition.related))
    others = {(story_id, edition.language) for story_id in near}
    itself = {(edition.story.id, language) for language in renderer.site.languages}
    found = {key: cards[key] for key in others | itself if key in cards}
    return found | {(edition.story.id, edition.language): make_card(edition)}


def _digest(edition: Edition, *, cards: Cards, renderer: Renderer) -> str:
    now = renderer.site.built_at
    own_card = cards[edition.story.id, edition.language]
    shown = (
        *thread_cards(edition, cards=cards, own_card=own_card),
        *parted_cards(edition, cards=cards),
        *related_cards(edition, cards=cards),
    )
    inputs = (
        renderer.digest,
        edition,
        [(card, card_age(card, now=now)) for card in shown],
        sorted(_editions(edition, cards=cards, renderer=renderer).items()),
        age_bucket(own_card.told_at, now=now),
    )
    return hashlib.sha256(msgspec.msgpack.encode(inputs)).hexdigest()


def _editions(edition: Edition, *, cards: Cards, renderer: Renderer) -> dict[str, str]:
    """The permalinks of the story by language, in the site's order."""
    found = ((language, cards.get((edition.story.id, language))) for language in renderer.site.languages)
    return {language: card.path for language, card in found if card is not None}


def _page(edition: Edition, *, cards: Cards, renderer: Renderer) -> str:
    card = cards[edition.story.id, edition.language]
    view = story_view(edition, cards=cards, own_card=card, renderer=renderer)
    editions = _editions(edition, cards=cards, renderer=renderer)
    translations = {language: path for language, path in editions.items() if language != edition.language}
    frame = make_frame(_facts(edition, view=view, card=card, editions=editions, renderer=renderer), renderer=renderer)
    return renderer.text(
        "story.html",
        page=frame,
        t=renderer.strings(edition.language),
        story=view,
        data=news_article(edition, cards=cards, translations=translations, renderer=renderer),
    )


def _facts(edition: Edition, *, view: StoryView, card: EditionCard, editions: dict[str, str], renderer: Renderer) -> PageFacts:
    return PageFacts(
        language=edition.language,
        path=edition.path,
        title=titled(card, renderer=renderer),
        # The label comes first here too: previews of a link often show nothing else.
        description=one_line(f"{view.label.text}. {card.summary}", limit=DESCRIPTION_LENGTH),
        editions=editions,
        ai_disclosure=view.label.ai_disclosure,
        source_type=view.label.source_type,
        kind="article",
        image_url=renderer.url(card.picture_path) if card.picture_path else "",
        image_alt=card.picture_alt,
    )
