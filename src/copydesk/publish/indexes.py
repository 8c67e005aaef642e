"""Every file of a site that is not a story's own."""

from collections.abc import Iterator, Sequence

from copydesk.model.cleared import Policy
from copydesk.model.edition import Correction, EditionCard, SiteFacts
from copydesk.model.story import Thread
from copydesk.ports import SiteFile
from copydesk.publish.data_files import data_files
from copydesk.publish.feeds import feed_files
from copydesk.publish.front_pages import archive_files, front_page
from copydesk.publish.host_files import host_files
from copydesk.publish.page_inputs import PageInputs, by_language, ordered_corrections
from copydesk.publish.renderer import Renderer
from copydesk.publish.sitemaps import sitemap_files
from copydesk.publish.source_pages import source_files
from copydesk.publish.standing_pages import MISSING_PAGE, missing_page, root_page, standing_files
from copydesk.publish.thread_pages import thread_files


def index_files(  # noqa: PLR0913 - six options, all of them what a site consists of
    site: SiteFacts,
    *,
    cards: Sequence[EditionCard],
    threads: Sequence[Thread] = (),
    corrections: Sequence[Correction] = (),
    held_count: int = 0,
    policy: Policy = Policy.STRICT,
    renderer: Renderer | None = None,
) -> Iterator[SiteFile]:
    """Front, day, thread, source and standing pages, feeds, sitemaps, data and host files, styles, in every language.

    `cards` are of all editions that stand on the site; `held_count` is how many stories wait for a person. The
    `inputs_digest` of each file is the SHA-256 of its bytes.
    """
    renderer = renderer or Renderer(site)
    listed = by_language(cards, languages=renderer.site.languages)
    inputs = PageInputs(
        cards=listed,
        by_key={(card.story_id, card.language): card for each in listed.values() for card in each},
        threads=tuple(sorted(threads, key=lambda thread: thread.id)),
        corrections=ordered_corrections(corrections),
        held_count=held_count,
        policy=policy,
    )
    for language in renderer.site.languages:
        yield front_page(language, inputs=inputs, renderer=renderer)
        yield from archive_files(language, inputs=inputs, renderer=renderer)
        yield from thread_files(language, inputs=inputs, renderer=renderer)
        yield from source_files(language, inputs=inputs, renderer=renderer)
        yield from standing_files(language, inputs=inputs, renderer=renderer)
        yield from feed_files(language, inputs=inputs, renderer=renderer)
    yield root_page(renderer=renderer)
    yield missing_page(renderer.site.languages[0], path=MISSING_PAGE, renderer=renderer)
    yield from sitemap_files(inputs=inputs, renderer=renderer)
    yield from data_files(inputs=inputs, renderer=renderer)
    yield from host_files(renderer=renderer)
    yield renderer.stylesheet
    yield renderer.icon
