"""The publish step: pages of changed editions are rendered, the others are kept, and the whole site changes at once."""

from collections.abc import Iterator
from dataclasses import replace

from copydesk.model.outcome import Stage
from copydesk.pipeline.editions import editions, version_step
from copydesk.pipeline.newsroom import Newsroom
from copydesk.ports import Run, SiteFile
from copydesk.publish.card import make_card
from copydesk.publish.indexes import index_files


def publish_step(newsroom: Newsroom, *, run: Run) -> int:
    """Bring the site's folder up to date; how many editions stand on it."""
    version_step(newsroom, run=run)
    site = replace(newsroom.site, built_at=run.started_at)
    around = _surroundings(newsroom)
    cards = {(card.story_id, card.language): card for card in map(make_card, editions(newsroom, around=around))}
    standing = newsroom.tree.input_digests()
    kept: set[str] = set()
    with newsroom.progress.step(Stage.PUBLISH, total=len(cards)) as step:

        def files() -> Iterator[SiteFile]:
            for edition in editions(newsroom, around=around):
                yield from _edition_files(edition, site=site, cards=cards, standing=standing, kept=kept)
                step.advance()
            yield from index_files(site)

        newsroom.tree.switch(files=files(), kept=kept)
    return len(cards)
