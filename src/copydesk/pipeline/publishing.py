"""The publish step: pages of changed editions are rendered, the others are kept, and the whole site changes at once."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from copydesk.model.edition import Correction, Edition, EditionCard
from copydesk.model.outcome import Rejected, Stage
from copydesk.model.story import Disagreement, Grouping
from copydesk.pipeline.batches import batches_of
from copydesk.pipeline.editions import EditionInputs, assemble, version_step
from copydesk.pipeline.newsroom import Newsroom, Workbench
from copydesk.pipeline.workers import Job
from copydesk.ports import PublishedVersion, Run, SiteFile, Step
from copydesk.publish.card import make_card
from copydesk.publish.indexes import index_files
from copydesk.publish.redirects import redirect_files
from copydesk.publish.renderer import Renderer
from copydesk.publish.story import story_digest, story_files
from copydesk.publish.withdrawals import withdrawal_files

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
    """An edition's files; none where what stands there now is what would be rendered again, or stays because of `trouble`."""

    digest: str
    files: tuple[SiteFile, ...] = ()
    key: Key = ("", "")
    trouble: Rejected | None = None


@dataclass(slots=True, kw_only=True)
class _Outcome:
    """What a build learns page by page: paths that stay as they are, editions without a page, and why."""

    kept: list[str] = field(default_factory=list)
    pageless: set[Key] = field(default_factory=set)
    troubles: list[Rejected] = field(default_factory=list)


def publish_step(newsroom: Newsroom, *, run: Run) -> int:
    """Bring the site's folder up to date; how many editions stand on it. What could not be rendered is kept as rejected."""
    version_step(newsroom, run=run)
    grouping = newsroom.store.grouping()
    corrections = newsroom.store.corrections()
    inputs = _inputs(newsroom, grouping=grouping, corrections=corrections)
    with newsroom.progress.step(Stage.PUBLISH, total=2 * len(inputs)) as step:
        outcome = _Outcome()
        cards = _cards(newsroom, inputs=inputs, step=step, outcome=outcome)

        def files() -> Iterator[SiteFile]:
            yield from _edition_files(
                newsroom, tasks=_tasks(newsroom, inputs=inputs, cards=cards, run=run), step=step, outcome=outcome
            )
            renderer = newsroom.bench.renderer(built_at=run.started_at)
            standing = {key: card for key, card in cards.items() if key not in outcome.pageless}
            yield from index_files(
                renderer.site,
                cards=tuple(standing.values()),
                threads=grouping.threads,
                corrections=corrections,
                held_count=len(newsroom.store.held()),
                policy=newsroom.options.policy,
                renderer=renderer,
            )
            versions = tuple(newsroom.store.versions().values())
            targets = dict(grouping.redirects)
            yield from redirect_files(versions, targets=targets, threads=grouping.threads, cards=standing, renderer=renderer)
            yield from withdrawal_files(_gone(versions, targets=targets, standing=standing), renderer=renderer)

        newsroom.tree.switch(files=files(), kept=outcome.kept)
    newsroom.store.add_pages(run.id, (), rejected=outcome.troubles)
    return len(cards) - len(outcome.pageless)


def _gone(
    versions: Sequence[PublishedVersion], *, targets: Mapping[str, str], standing: Mapping[Key, EditionCard]
) -> list[PublishedVersion]:
    """What was published once, does not stand on the site now and was not merged into another story."""
    return [each for each in versions if (each.story_id, each.language) not in standing and each.story_id not in targets]


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


def _cards(newsroom: Newsroom, *, inputs: Sequence[EditionInputs], step: Step, outcome: _Outcome) -> dict[Key, EditionCard]:
    batches = batches_of(inputs, size=newsroom.options.batch_size)
    cards: dict[Key, EditionCard] = {}
    job = Job(do=make_cards, give_up=no_card)
    for made in newsroom.workers.run(job, batches=batches, is_large=newsroom.is_large(len(inputs))):
        cards |= {(card.story_id, card.language): card for card in made if isinstance(card, EditionCard)}
        outcome.troubles += [trouble for trouble in made if isinstance(trouble, Rejected)]
        step.advance(len(made))
    return cards


def make_cards(bench: Workbench, inputs: Sequence[EditionInputs]) -> list[EditionCard | Rejected]:
    """The card of each edition, in order."""
    return [make_card(edition) for edition in assemble(bench, inputs, is_cited=False)]


def no_card(inputs: EditionInputs, what_happened: str) -> EditionCard | Rejected:
    """An edition that cannot be assembled is left off the site; the others are not affected."""
    message = f"the edition cannot be put together and is off the site ({what_happened})"
    return _trouble(inputs, code="edition-broken", message=message)


def _trouble(inputs: EditionInputs, *, code: str, message: str) -> Rejected:
    subject = f"story {inputs.story.id[:8]} ({inputs.version.language}), {inputs.version.path}"
    remedy = "Please report it with this line; the other pages are not affected, and the next run tries again."
    return Rejected(stage=Stage.PUBLISH, subject=subject, code=code, message=message, remedy=remedy)


def _tasks(newsroom: Newsroom, *, inputs: Sequence[EditionInputs], cards: Cards, run: Run) -> Iterator[PageTask]:
    standing = newsroom.tree.input_digests()
    for each in sorted(inputs, key=_beside):
        if (each.story.id, each.version.language) in cards:
            yield PageTask(
                inputs=each,
                cards=_nearby(newsroom, each, cards=cards),
                standing=_standing_digest(standing, path=each.version.path),
                built_at=run.started_at,
            )


def _beside(inputs: EditionInputs) -> tuple[str, str, str]:
    """Sorts the editions of a thread together: they show one another, so what is made for one page serves the next."""
    thread, story = inputs.thread, inputs.story
    return (thread.id if thread else "", inputs.version.language, story.id)


def _standing_digest(digests: Mapping[str, str], *, path: str) -> str:
    """The digest of the edition that stands at a permalink; empty where none does, or another kind of page."""
    digest = digests.get(f"{path}index.html", "")
    return digest if digest == digests.get(f"{path}story.json") else ""


def _nearby(newsroom: Newsroom, inputs: EditionInputs, *, cards: Cards) -> dict[Key, EditionCard]:
    """The cards that an edition's page may look at: its thread, its related stories, itself in every language."""
    language = inputs.version.language
    others = (*(inputs.thread.story_ids if inputs.thread else ()), *(related.story_id for related in inputs.related))
    keys = [(story_id, language) for story_id in others]
    keys += [(inputs.story.id, other) for other in newsroom.options.languages]
    return {key: cards[key] for key in keys if key in cards}


def _edition_files(newsroom: Newsroom, *, tasks: Iterator[PageTask], step: Step, outcome: _Outcome) -> Iterator[SiteFile]:
    """The files that are new; the paths of those that stay as they are, and what went wrong, go to `outcome`."""
    standing = _paths_by_digest(newsroom)
    batches = batches_of(tasks, size=newsroom.options.batch_size)
    job = Job(do=render, give_up=not_rendered)
    is_large = newsroom.is_large(len(newsroom.store.versions()))
    for rendered in newsroom.workers.run(job, batches=batches, is_large=is_large):
        for each in rendered:
            yield from each.files
            if not each.files and each.digest:
                outcome.kept += standing.get(each.digest, ())
            elif not each.files:
                outcome.pageless.add(each.key)
            if each.trouble:
                outcome.troubles.append(each.trouble)
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
    """A page that cannot be rendered keeps what stood there before; where nothing did, its address says that nothing does."""
    left = "its last version stays" if task.standing else "the edition is off the site"
    trouble = _trouble(task.inputs, code="page-broken", message=f"the page cannot be rendered, {left} ({what_happened})")
    key = (task.inputs.story.id, task.inputs.version.language)
    return Rendered(digest=task.standing, key=key, trouble=trouble)
