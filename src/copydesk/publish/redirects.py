"""The old addresses of stories and threads that went into another: permalinks never change, so each keeps a page."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from copydesk.model.edition import EditionCard
from copydesk.model.story import Thread
from copydesk.ports import PublishedVersion, SiteFile
from copydesk.publish.addresses import root_of
from copydesk.publish.card_view import card_view
from copydesk.publish.frame import PageFacts, make_frame
from copydesk.publish.old_threads import OldThread, old_thread_page, old_threads
from copydesk.publish.renderer import Renderer, digested, json_text

REDIRECTS: Final = "api/v1/redirects.json"

Cards = Mapping[tuple[str, str], EditionCard]


def redirect_files(
    versions: Sequence[PublishedVersion],
    *,
    targets: Mapping[str, str],
    threads: Sequence[Thread] = (),
    cards: Cards,
    renderer: Renderer,
) -> Iterator[SiteFile]:
    """A page at each permalink of a merged-away story or thread, and the list of them as data.

    `targets` are (story id, id of the live story that holds its reports now). The page does not forward by itself: a reader
    sees why another story stands here. It is in no feed and no sitemap, and its canonical address is the other story's.
    """
    languages = renderer.site.languages
    moved = [each for each in versions if each.story_id in targets and each.language in languages]
    rows = []
    for version in sorted(moved, key=lambda each: each.path):
        target = targets[version.story_id]
        card = _continued(target, language=version.language, cards=cards, renderer=renderer)
        yield _page(version, card=card, renderer=renderer)
        rows.append(_row(version, target=target, card=card))
    published = {(each.story_id, each.language) for each in versions}
    old = tuple(old_threads(threads, published=published, cards=cards, renderer=renderer))
    yield from (old_thread_page(each, renderer=renderer) for each in old)
    yield digested(REDIRECTS, json_text({"format": 1, "redirects": rows, "threads": [_thread_row(each) for each in old]}))


def _continued(story_id: str, *, language: str, cards: Cards, renderer: Renderer) -> EditionCard | None:
    """The story in the page's language, else in the site's first language that has it, None while it is held."""
    order = (language, *renderer.site.languages)
    return next((cards[story_id, each] for each in order if (story_id, each) in cards), None)


def _page(version: PublishedVersion, *, card: EditionCard | None, renderer: Renderer) -> SiteFile:
    strings = renderer.strings(version.language)
    facts = PageFacts(
        language=version.language,
        path=version.path,
        title=strings("moved.title"),
        description=f"{strings('site.label')} {strings('moved.text')}",
        editions={},
        canonical=card.path if card else "",
    )
    elsewhere = card.language if card and card.language != version.language else ""
    name = renderer.formats(version.language).language_name(elsewhere) if elsewhere else ""
    return renderer.file(
        f"{version.path}index.html",
        "moved.html",
        page=make_frame(facts, renderer=renderer),
        t=strings,
        item=card_view(card, root=root_of(version.path), renderer=renderer) if card else None,
        elsewhere=elsewhere,
        note=strings("moved.elsewhere", language=name) if name else "",
    )


def _row(version: PublishedVersion, *, target: str, card: EditionCard | None) -> dict[str, str]:
    return {
        "story": version.story_id,
        "language": version.language,
        "path": version.path,
        "to_story": target,
        "to_path": card.path if card else "",
    }


def _thread_row(old: OldThread) -> dict[str, str]:
    return {
        "thread": old.thread_id,
        "language": old.language,
        "path": old.path,
        "to_thread": old.to_thread,
        "to_path": old.to_path,
    }
