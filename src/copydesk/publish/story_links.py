"""What a story page shows of other stories: its thread and what is related to it."""

from collections.abc import Mapping
from typing import Final

from copydesk.model.edition import Edition, EditionCard
from copydesk.publish.addresses import root_of, thread_path
from copydesk.publish.card_view import card_view
from copydesk.publish.entities import entity_words
from copydesk.publish.renderer import Renderer
from copydesk.publish.timeline import event_time, in_order_of_events
from copydesk.publish.views import CardView, ThreadView, TimelineView

THREAD_LENGTH: Final = 7
"""Stories in the thread strip of a page; the thread's own page has all."""
RELATED_LENGTH: Final = 7
THREAD_NAMES: Final = 3
SHORTEST_THREAD: Final = 2

Cards = Mapping[tuple[str, str], EditionCard]


def thread_cards(edition: Edition, *, cards: Cards, own_card: EditionCard) -> tuple[EditionCard, ...]:
    """The stories of the edition's thread that stand in its language, nearest to it, the oldest first; empty when it is alone."""
    if edition.thread is None:
        return ()
    ids = edition.thread.story_ids
    found = [own_card if each == edition.story.id else cards.get((each, edition.language)) for each in ids]
    strip = in_order_of_events(card for card in found if card is not None)
    if len(strip) < SHORTEST_THREAD or own_card not in strip:
        return ()
    start = max(0, min(strip.index(own_card) - THREAD_LENGTH // 2, len(strip) - THREAD_LENGTH))
    return tuple(strip[start : start + THREAD_LENGTH])


def related_cards(edition: Edition, *, cards: Cards) -> tuple[EditionCard, ...]:
    """The related stories that stand in the edition's language, the closest first."""
    found = (cards.get((each.story_id, edition.language)) for each in edition.related)
    return tuple(card for card in found if card is not None and card.story_id != edition.story.id)[:RELATED_LENGTH]


def parted_cards(edition: Edition, *, cards: Cards) -> tuple[EditionCard, ...]:
    """The story that the edition's was part of, and those that were part of it, as far as they stand in its language."""
    found = (cards.get((each, edition.language)) for each in parted_ids(edition))
    return tuple(card for card in found if card is not None)


def parted_ids(edition: Edition) -> tuple[str, ...]:
    """The ids of the story that the edition's was part of, and of those that were part of it."""
    return tuple(each for each in (edition.story.split_from, *edition.story.split_off) if each)


def thread_name(entity_ids: tuple[str, ...], *, language: str, renderer: Renderer) -> str:
    """What a thread is called: the names that its stories share."""
    strings = renderer.strings(language)
    words = (entity_words(each, language=language, original="", renderer=renderer) for each in entity_ids[:THREAD_NAMES])
    names = tuple(each.text for each in words if not each.language)
    return strings("thread.name", names=renderer.formats(language).names(names)) if names else strings("thread.unnamed")


def thread_view(edition: Edition, *, cards: Cards, own_card: EditionCard, renderer: Renderer) -> ThreadView | None:
    """The strip of the story's thread, None where no other story of it stands in this language."""
    strip = thread_cards(edition, cards=cards, own_card=own_card)
    if edition.thread is None or not strip:
        return None
    root = root_of(edition.path)
    return ThreadView(
        title=thread_name(edition.thread.entity_ids, language=edition.language, renderer=renderer),
        href=f"{root}{thread_path(edition.thread.id, language=edition.language)}index.html",
        items=tuple(
            TimelineView(
                when=event_time(card, renderer=renderer),
                story=card_view(card, root=root, renderer=renderer, current=card is own_card),
            )
            for card in strip
        ),
    )


def related_views(edition: Edition, *, cards: Cards, renderer: Renderer) -> tuple[CardView, ...]:
    """The related stories with the reason for each."""
    reasons = {each.story_id: each.reason for each in edition.related}
    strings = renderer.strings(edition.language)
    root = root_of(edition.path)
    return tuple(
        card_view(card, root=root, renderer=renderer, reason=strings(f"related.{reasons[card.story_id].value}"))
        for card in related_cards(edition, cards=cards)
    )


def parted_views(edition: Edition, *, cards: Cards, renderer: Renderer) -> tuple[CardView, ...]:
    """The stories that were one with the edition's before, each with what became of it."""
    strings = renderer.strings(edition.language)
    root = root_of(edition.path)
    return tuple(
        card_view(
            card,
            root=root,
            renderer=renderer,
            reason=strings("split.from" if card.story_id == edition.story.split_from else "split.off"),
        )
        for card in parted_cards(edition, cards=cards)
    )
