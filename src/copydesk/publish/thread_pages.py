"""The pages of threads: stories that follow one another, as a timeline."""

from collections.abc import Iterator
from dataclasses import dataclass

from copydesk.model.edition import EditionCard
from copydesk.model.story import Thread
from copydesk.ports import SiteFile
from copydesk.publish.addresses import root_of, thread_path
from copydesk.publish.card_view import card_view, latest_first
from copydesk.publish.frame import PageFacts, make_frame, section_path
from copydesk.publish.page_inputs import PageInputs
from copydesk.publish.renderer import Renderer
from copydesk.publish.story_links import SHORTEST_THREAD, thread_name
from copydesk.publish.timeline import timeline_of
from copydesk.publish.views import CardView


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadRow:
    """A thread in the list of threads, with its latest story."""

    href: str
    title: str
    count: str
    latest: CardView


def thread_files(language: str, *, inputs: PageInputs, renderer: Renderer) -> Iterator[SiteFile]:
    """A page for each thread of at least two stories in this language, and the list of threads."""
    told = [(thread, _cards(thread, language=language, inputs=inputs)) for thread in inputs.threads]
    shown = [(thread, cards) for thread, cards in told if len(cards) >= SHORTEST_THREAD]
    for thread, cards in shown:
        yield _thread_page(thread, cards=cards, language=language, inputs=inputs, renderer=renderer)
    yield _threads_page(language, shown=shown, renderer=renderer)


def _cards(thread: Thread, *, language: str, inputs: PageInputs) -> list[EditionCard]:
    found = (inputs.by_key.get((story_id, language)) for story_id in thread.story_ids)
    return latest_first(card for card in found if card is not None)


def _thread_page(thread: Thread, *, cards: list[EditionCard], language: str, inputs: PageInputs, renderer: Renderer) -> SiteFile:
    strings = renderer.strings(language)
    path = thread_path(thread.id, language=language)
    languages = inputs.languages_of(thread.story_ids, at_least=SHORTEST_THREAD, renderer=renderer)
    title = thread_name(thread.entity_ids, language=language, renderer=renderer)
    facts = PageFacts(
        language=language,
        path=path,
        title=title,
        description=f"{title}. {strings('site.label')}",
        editions={each: thread_path(thread.id, language=each) for each in languages},
        section="threads",
    )
    root = root_of(path)
    return renderer.file(
        f"{path}index.html",
        "thread.html",
        page=make_frame(facts, renderer=renderer),
        t=strings,
        title=title,
        items=timeline_of(cards, root=root, renderer=renderer),
    )


def _threads_page(language: str, *, shown: list[tuple[Thread, list[EditionCard]]], renderer: Renderer) -> SiteFile:
    strings = renderer.strings(language)
    path = section_path("threads", language=language)
    root = root_of(path)
    ordered = sorted(shown, key=lambda each: (-each[1][0].told_at.timestamp(), each[0].id))
    rows = [
        ThreadRow(
            href=f"{root}{thread_path(thread.id, language=language)}index.html",
            title=thread_name(thread.entity_ids, language=language, renderer=renderer),
            count=strings.count("stories", len(cards)),
            latest=card_view(cards[0], root=root, renderer=renderer),
        )
        for thread, cards in ordered
    ]
    facts = PageFacts(
        language=language,
        path=path,
        title=strings("site.threads"),
        description=strings("thread.intro"),
        editions={each: section_path("threads", language=each) for each in renderer.site.languages},
        section="threads",
    )
    return renderer.file(f"{path}index.html", "threads.html", page=make_frame(facts, renderer=renderer), t=strings, rows=rows)
