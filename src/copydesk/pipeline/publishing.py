"""The publish step: pages of changed editions are rendered, the others are kept, and the whole site changes at once."""

import logging
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from copydesk.model.edition import Correction, Edition, EditionCard
from copydesk.model.outcome import Stage
from copydesk.model.story import Disagreement, Grouping
from copydesk.pipeline.batches import batches_of
from copydesk.pipeline.editions import EditionInputs, assemble, version_step
from copydesk.pipeline.newsroom import Newsroom, Workbench
from copydesk.pipeline.workers import Job
from copydesk.ports import Run, SiteFile, Step
from copydesk.publish.card import make_card
from copydesk.publish.indexes import index_files
from copydesk.publish.redirects import redirect_files
from copydesk.publish.renderer import Renderer
from copydesk.publish.story import story_digest, story_files

Key = tuple[str, str]
Cards = Mapping[Key, EditionCard]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageTask:
    """One edition to render. `cards` are those that its page looks at; `standing` is the digest of what stands there now."""

    inputs: EditionInputs
    cards: Cards
    standing: str
    built_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """An edition's files; none where what stands there now is what would be rendered again."""

    digest: str
    files: tuple[SiteFile, ...] = ()


def publish_step(newsroom: Newsroom, *, run: Run) -> int:
    """Bring the site's folder up to date; how many editions stand on it."""
    version_step(newsroom, run=run)
    grouping = newsroom.store.grouping()
    corrections = newsroom.store.corrections()
    inputs = _inputs(newsroom, grouping=grouping, corrections=corrections)
    with newsroom.progress.step(Stage.PUBLISH, total=2 * len(inputs)) as step:
        cards = _cards(newsroom, inputs=inputs, step=step)
        kept: list[str] = []

        def files() -> Iterator[SiteFile]:
            yield from _edition_files(newsroom, tasks=_tasks(newsroom, inputs=inputs, cards=cards, run=run), kept=kept, step=step)
            renderer = newsroom.bench.renderer(built_at=run.started_at)
            yield from index_files(
                renderer.site,
                cards=tuple(cards.values()),
                threads=grouping.threads,
                corrections=corrections,
                held_count=len(newsroom.store.held()),
                policy=newsroom.options.policy,
                renderer=renderer,
            )
            versions = tuple(newsroom.store.versions().values())
            yield from redirect_files(versions, targets=dict(grouping.redirects), cards=cards, renderer=renderer)

        newsroom.tree.switch(files=files(), kept=kept)
    return len(cards)


def _inputs(newsroom: Newsroom, *, grouping: Grouping, corrections: Sequence[Correction]) -> list[EditionInputs]:
    """What every edition on the site is assembled from, ordered by story and language."""
    stories = {story.id: story for story in grouping.stories}
    withdrawn = _withdrawn(newsroom)
    related = dict(grouping.related)
    threads = {story_id: thread for thread in grouping.threads for story_id in thread.story_ids}
    disagreements: dict[str, list[Disagreement]] = defaultdict(list)
    for disagreement in grouping.disagreements:
        disagreements[disagreement.story_id].append(disagreement)
    corrected: dict[Key, list[Correction]] = defaultdict(list)
    for correction in corrections:
        corrected[correction.story_id, correction.language].append(correction)
    return [
        EditionInputs(
            story=stories[story_id],
            version=version,
            thread=threads.get(story_id),
            related=related.get(story_id, ()),
            disagreements=tuple(disagreements[story_id]),
            corrections=tuple(corrected[story_id, language]),
        )
        for (story_id, language), version in sorted(newsroom.store.versions().items())
        if story_id in stories and (story_id, language) not in withdrawn
    ]


def _withdrawn(newsroom: Newsroom) -> frozenset[Key]:
    """Editions whose latest decision is held: an earlier text that its sources no longer bear comes off the site."""
    return frozenset((held.story_id, held.language) for held in newsroom.store.held())


def _cards(newsroom: Newsroom, *, inputs: Sequence[EditionInputs], step: Step) -> dict[Key, EditionCard]:
    batches = batches_of(inputs, size=newsroom.options.batch_size)
    cards: dict[Key, EditionCard] = {}
    job = Job(do=make_cards, give_up=no_card)
    for made in newsroom.workers.run(job, batches=batches, is_large=newsroom.is_large(len(inputs))):
        cards |= {(card.story_id, card.language): card for card in made if card is not None}
        step.advance(len(made))
    return cards


def make_cards(bench: Workbench, inputs: Sequence[EditionInputs]) -> list[EditionCard | None]:
    """The card of each edition, in order."""
    return [make_card(edition) for edition in assemble(bench, inputs)]


def no_card(inputs: EditionInputs, what_happened: str) -> EditionCard | None:
    """An edition that cannot be assembled is left off the site; the others are not affected."""
    logging.getLogger(__name__).error("not published: %s in %s: %s", inputs.story.id, inputs.version.language, what_happened)
    return None


def _tasks(newsroom: Newsroom, *, inputs: Sequence[EditionInputs], cards: Cards, run: Run) -> Iterator[PageTask]:
    standing = newsroom.tree.input_digests()
    for each in inputs:
        if (each.story.id, each.version.language) in cards:
            yield PageTask(
                inputs=each,
                cards=_nearby(newsroom, each, cards=cards),
                standing=standing.get(f"{each.version.path}index.html", ""),
                built_at=run.started_at,
            )


def _nearby(newsroom: Newsroom, inputs: EditionInputs, *, cards: Cards) -> dict[Key, EditionCard]:
    """The cards that an edition's page may look at: its thread, its related stories, itself in every language."""
    language = inputs.version.language
    others = (*(inputs.thread.story_ids if inputs.thread else ()), *(related.story_id for related in inputs.related))
    keys = [(story_id, language) for story_id in others]
    keys += [(inputs.story.id, other) for other in newsroom.options.languages]
    return {key: cards[key] for key in keys if key in cards}


def _edition_files(newsroom: Newsroom, *, tasks: Iterator[PageTask], kept: list[str], step: Step) -> Iterator[SiteFile]:
    """The files that are new; the paths of those that stay as they are go to `kept`."""
    standing = _paths_by_digest(newsroom)
    batches = batches_of(tasks, size=newsroom.options.batch_size)
    job = Job(do=render, give_up=not_rendered)
    is_large = newsroom.is_large(len(newsroom.store.versions()))
    for rendered in newsroom.workers.run(job, batches=batches, is_large=is_large):
        for each in rendered:
            yield from each.files
            if not each.files:
                kept += standing.get(each.digest, ())
            step.advance()


def _paths_by_digest(newsroom: Newsroom) -> dict[str, list[str]]:
    paths: dict[str, list[str]] = defaultdict(list)
    for path, digest in newsroom.tree.input_digests().items():
        paths[digest].append(path)
    return paths


def render(bench: Workbench, tasks: Sequence[PageTask]) -> list[Rendered]:
    """The files of each edition whose inputs changed, in order."""
    editions = assemble(bench, [task.inputs for task in tasks])
    return [
        _rendered(edition, task=task, renderer=bench.renderer(built_at=task.built_at))
        for task, edition in zip(tasks, editions, strict=True)
    ]


def _rendered(edition: Edition, *, task: PageTask, renderer: Renderer) -> Rendered:
    """The edition's files, unless they are what stands there; where nothing stands there is nothing to compare with."""
    if task.standing and task.standing == story_digest(edition, site=renderer.site, cards=task.cards, renderer=renderer):
        return Rendered(digest=task.standing)
    files = tuple(story_files(edition, site=renderer.site, cards=task.cards, renderer=renderer))
    return Rendered(digest=files[0].inputs_digest, files=files)


def not_rendered(task: PageTask, what_happened: str) -> Rendered:
    """A page that cannot be rendered keeps what stood there before."""
    name = f"{task.inputs.story.id} in {task.inputs.version.language}"
    logging.getLogger(__name__).error("not rendered: %s: %s", name, what_happened)
    return Rendered(digest=task.standing)
