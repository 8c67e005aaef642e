"""The timeline of a thread: its stories by the days on which they happened, and further days that several of them name."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from copydesk.model.edition import EditionCard
from copydesk.publish.card_view import card_view
from copydesk.publish.formats import iso
from copydesk.publish.renderer import Renderer
from copydesk.publish.views import Time, TimelineView
from copydesk.text.spans import span_of

NAMED_BY: Final = 2
"""Stories that have to name a day on which none of them happened: one alone may have any day in passing."""

MOST_NAMED_DAYS: Final = 10
"""Such days on a page, those that most stories name."""

NAMING_SHOWN: Final = 3
"""Stories that are listed under such a day."""


def event_day(card: EditionCard) -> date:
    """The day by which a story is ordered: when it happened by its texts (the end of a week or month), else when it was told."""
    span = span_of(card.happened_on)
    return span[1] if span else card.told_at.date()


def in_order_of_events(cards: Iterable[EditionCard]) -> list[EditionCard]:
    """Cards by the day on which they happened, the oldest first; those of one day in order of telling."""
    return sorted(cards, key=lambda card: (event_day(card), card.told_at, card.story_id, card.language))


def event_time(card: EditionCard, *, renderer: Renderer) -> Time:
    """When a story happened, as small or large as its texts say; the day of its latest report where they do not say."""
    formats = renderer.formats(card.language)
    text = formats.moment(card.happened_on) if card.happened_on else ""
    return Time(text=text, iso=card.happened_on) if text else Time(text=formats.date(card.told_at), iso=iso(card.told_at))


def timeline_of(cards: Sequence[EditionCard], *, root: str, renderer: Renderer) -> list[TimelineView]:
    """The timeline of stories in one language, the latest first."""
    told = [(event_day(card), _told(card, root=root, renderer=renderer)) for card in in_order_of_events(cards)]
    named = [
        (date.fromisoformat(day), _named(day, cards=naming, root=root, renderer=renderer))
        for day, naming in named_days(cards).items()
    ]
    ordered = sorted((*named, *told), key=lambda each: each[0])  # of one day the stories come after what is only named
    return [view for _, view in reversed(ordered)]


def named_days(cards: Sequence[EditionCard]) -> dict[str, list[EditionCard]]:
    """The days that several of the stories name and on which none of them happened, each with those that name it."""
    own = {event_day(card).isoformat() for card in cards}
    naming: dict[str, list[EditionCard]] = defaultdict(list)
    for card in cards:
        for day in card.named_days:
            if day not in own:
                naming[day].append(card)
    ranked = sorted((each for each in naming.items() if len(each[1]) >= NAMED_BY), key=lambda each: (-len(each[1]), each[0]))
    return dict(ranked[:MOST_NAMED_DAYS])


def _told(card: EditionCard, *, root: str, renderer: Renderer) -> TimelineView:
    return TimelineView(when=event_time(card, renderer=renderer), story=card_view(card, root=root, renderer=renderer))


def _named(day: str, *, cards: Sequence[EditionCard], root: str, renderer: Renderer) -> TimelineView:
    language = cards[0].language
    return TimelineView(
        when=Time(text=renderer.formats(language).moment(day), iso=day),
        note=renderer.strings(language).count("named_in", len(cards)),
        named_by=tuple(card_view(card, root=root, renderer=renderer) for card in cards[:NAMING_SHOWN]),
    )
