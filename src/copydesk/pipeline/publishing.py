"""The publish step: pages of changed editions are rendered, the others are kept, and the whole site changes at once."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from copydesk.model.edition import EditionCard, SiteFacts
from copydesk.model.outcome import Stage
from copydesk.pipeline.editions import Surroundings, editions, version_step
from copydesk.pipeline.newsroom import Newsroom
from copydesk.ports import Run, SiteFile, Step
from copydesk.publish.card import make_card
from copydesk.publish.indexes import index_files
from copydesk.publish.renderer import Renderer
from copydesk.publish.story import story_digest, story_files

Cards = Mapping[tuple[str, str], EditionCard]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Build:
    """What a whole build shares. `standing` holds the paths of the present site by the digest of what they were made from."""

    site: SiteFacts
    renderer: Renderer
    around: Surroundings
    cards: Cards
    standing: Mapping[str, tuple[str, ...]]


def publish_step(newsroom: Newsroom, *, run: Run) -> int:
    """Bring the site's folder up to date; how many editions stand on it."""
    version_step(newsroom, run=run)
    build = _prepare(newsroom, run=run)
    with newsroom.progress.step(Stage.PUBLISH, total=len(build.cards)) as step:
        kept: list[str] = []
        newsroom.tree.switch(files=_files(newsroom, build=build, kept=kept, step=step), kept=kept)
    return len(build.cards)


def _prepare(newsroom: Newsroom, *, run: Run) -> _Build:
    site = replace(newsroom.site, built_at=run.started_at)
    grouping = newsroom.store.grouping()
    around = Surroundings(
        grouping=grouping,
        stories={story.id: story for story in grouping.stories},
        versions=newsroom.store.versions(),
        corrections=newsroom.store.corrections(),
    )
    cards = {(card.story_id, card.language): card for card in map(make_card, editions(newsroom, around=around))}
    return _Build(site=site, renderer=Renderer(site), around=around, cards=cards, standing=_standing(newsroom))


def _standing(newsroom: Newsroom) -> dict[str, tuple[str, ...]]:
    paths: dict[str, list[str]] = defaultdict(list)
    for path, digest in newsroom.tree.input_digests().items():
        paths[digest].append(path)
    return {digest: tuple(each) for digest, each in paths.items()}


def _files(newsroom: Newsroom, *, build: _Build, kept: list[str], step: Step) -> Iterator[SiteFile]:
    """The files that are new; the paths of those that stay as they are go to `kept`."""
    for edition in editions(newsroom, around=build.around):
        digest = story_digest(edition, site=build.site, cards=build.cards, renderer=build.renderer)
        if digest in build.standing:
            kept += build.standing[digest]
        else:
            yield from story_files(edition, site=build.site, cards=build.cards, renderer=build.renderer)
        step.advance()
    yield from index_files(
        build.site,
        cards=tuple(build.cards.values()),
        threads=build.around.grouping.threads,
        corrections=build.around.corrections,
        held_count=sum(decision.held is not None for decision in newsroom.store.decisions()),
        policy=newsroom.options.policy,
        renderer=build.renderer,
    )
