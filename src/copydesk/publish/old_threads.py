"""The old addresses of threads: one that went into another, or has too few stories left for a page of its own, leads on."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from copydesk.model.edition import EditionCard
from copydesk.model.story import Thread
from copydesk.ports import SiteFile
from copydesk.publish.addresses import root_of, thread_path
from copydesk.publish.card_view import latest_first, titled
from copydesk.publish.frame import Link, PageFacts, make_frame
from copydesk.publish.renderer import Renderer
from copydesk.publish.story_links import SHORTEST_THREAD, thread_name

Keys = Collection[tuple[str, str]]
Cards = Mapping[tuple[str, str], EditionCard]


@dataclass(frozen=True, slots=True, kw_only=True)
class OldThread:
    """An address at which a thread stood, and what stands for it now: `to_path` is empty where nothing does."""

    thread_id: str
    language: str
    to_thread: str
    to_path: str
    there: Link | None

    @property
    def path(self) -> str:
        """The old address below the site's root."""
        return thread_path(self.thread_id, language=self.language)


def old_threads(threads: Sequence[Thread], *, published: Keys, cards: Cards, renderer: Renderer) -> Iterator[OldThread]:
    """Every old address in every language of the site, by language and thread.

    `published` are the (story id, language) that ever had an edition: where two stories of a thread did, its page was there.
    """
    for language in renderer.site.languages:
        for thread in sorted(threads, key=lambda each: each.id):
            standing = latest_first(cards[each, language] for each in thread.story_ids if (each, language) in cards)
            is_shown = len(standing) >= SHORTEST_THREAD
            was_shown = sum((each, language) in published for each in thread.story_ids) >= SHORTEST_THREAD
            is_left = len(thread.story_ids) < SHORTEST_THREAD or was_shown
            own = (thread.id,) if is_left and not is_shown else ()
            there = _there(thread, standing=standing, language=language, renderer=renderer)
            for thread_id in (*thread.former_ids, *own):
                root = root_of(thread_path(thread_id, language=language))
                yield OldThread(
                    thread_id=thread_id,
                    language=language,
                    to_thread=thread.id if is_shown else "",
                    to_path=there.href if there else "",
                    there=Link(href=f"{root}{there.href}index.html", text=there.text, language=there.language) if there else None,
                )


def old_thread_page(old: OldThread, *, renderer: Renderer) -> SiteFile:
    """The page at an old address. It does not forward by itself: a reader sees why something else stands here."""
    strings = renderer.strings(old.language)
    facts = PageFacts(
        language=old.language,
        path=old.path,
        title=strings("thread.moved"),
        description=f"{strings('site.label')} {strings('thread.moved')}",
        editions={},
        canonical=old.to_path,
    )
    page = make_frame(facts, renderer=renderer)
    return renderer.file(f"{old.path}index.html", "moved-thread.html", page=page, t=strings, there=old.there)


def _there(thread: Thread, *, standing: Sequence[EditionCard], language: str, renderer: Renderer) -> Link | None:
    """What the address leads to, its path from the site's root: the thread, else the story that is left of it."""
    if len(standing) >= SHORTEST_THREAD:
        title = thread_name(thread.entity_ids, language=language, renderer=renderer)
        return Link(href=thread_path(thread.id, language=language), text=title)
    if not standing:
        return None
    card = standing[0]
    foreign = "" if card.headline_language == language else card.headline_language
    return Link(href=card.path, text=titled(card, renderer=renderer), language=foreign)
