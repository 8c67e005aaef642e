"""Cards as a page shows them."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Final

from copydesk.model.edition import EditionCard
from copydesk.model.importance import Importance
from copydesk.publish.entities import source_words
from copydesk.publish.formats import Formats, age_bucket, iso
from copydesk.publish.importance import reasons_in
from copydesk.publish.labels import label_of
from copydesk.publish.renderer import Renderer
from copydesk.publish.views import CardView, Time, Words

_KEPT: Final = 1024
"""Cards kept as shown: stories of one thread are rendered one after the other and show one another."""


def card_age(card: EditionCard, *, now: datetime) -> str:
    """The bucket of a card's age: since its latest report."""
    return age_bucket(card.told_at, now=now)


def credit_of(card: EditionCard, *, renderer: Renderer) -> str:
    """The credit before a quoted headline ("X:"), empty where the headline is the story's own."""
    if not (card.quoted and card.credited_to):
        return ""
    names = tuple(source_words(renderer.source(source_id), language=card.language).printed for source_id in card.credited_to)
    return renderer.strings(card.language)("story.headline_credit", names=renderer.formats(card.language).names(names))


def titled(card: EditionCard, *, renderer: Renderer) -> str:
    """The headline with its credit, on one line: what titles, feeds and exports show."""
    credit = credit_of(card, renderer=renderer)
    return f"{credit} {card.headline}" if credit else card.headline


def counts_of(reports: int, independent: int, *, language: str, renderer: Renderer) -> str:
    """How many reports and independent origins, in words: `5 reports, 2 independent`."""
    strings = renderer.strings(language)
    if reports == 1:
        return strings.count("reports", reports)
    words = {"reports": strings.count("reports", reports), "independent": strings.count("independent", independent)}
    return strings("story.count_join", **words)


def card_view(  # noqa: PLR0913 - six options: what differs from one list to the next
    card: EditionCard,
    *,
    root: str,
    renderer: Renderer,
    reason: str = "",
    current: bool = False,
    importance: Importance | None = None,
) -> CardView:
    """A card for a page whose links start with `root`. With its `importance` where that decides where it stands."""
    view = renderer.cards.get((card, root))
    if view is None:
        if len(renderer.cards) >= _KEPT:
            renderer.cards.clear()
        view = renderer.cards[card, root] = _plain_view(card, root=root, renderer=renderer)
    if not (reason or current or importance):
        return view
    reasons = reasons_in(importance, weights=renderer.site.weights) if importance else {}
    return replace(view, reason=reason, current=current, importance=reasons)


def _plain_view(card: EditionCard, *, root: str, renderer: Renderer) -> CardView:
    """A card without what differs between the pages at one depth."""
    strings = renderer.strings(card.language)
    formats = renderer.formats(card.language)
    return CardView(
        href=f"{root}{card.path}index.html",
        headline=Words(text=card.headline, language="" if card.headline_language == card.language else card.headline_language),
        credit=credit_of(card, renderer=renderer),
        summary=card.summary,
        label=label_of(card.disclosure, strings=strings),
        counts=counts_of(card.report_count, card.independent, language=card.language, renderer=renderer),
        age=_age(card, formats=formats, now=renderer.site.built_at),
        when=Time(text=formats.date(card.told_at), iso=iso(card.told_at)),
        picture=root + card.picture_path if card.picture_path else "",
        picture_alt=card.picture_alt,
    )


def _age(card: EditionCard, *, formats: Formats, now: datetime) -> str:
    """How old the story is; from a week on its day says more."""
    bucket = card_age(card, now=now)
    return formats.date(card.told_at) if bucket in {"week", "month", "year"} else formats.age(bucket)


def latest_first(cards: Iterable[EditionCard]) -> list[EditionCard]:
    """Cards by their latest report, the newest first; equal times by id, so that the order is the same on every machine."""
    return sorted(cards, key=lambda card: (-card.told_at.timestamp(), card.story_id, card.language))
