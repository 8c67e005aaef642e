"""The online grouper: one report at a time, in order of telling, joins the closest live story or opens one.

After each report the story that it touched is compared with its closest neighbours and merged where they tell one event: joining
errs towards splitting, merging repairs it. The result does not depend on how reports are cut into batches.
Source: single-pass clustering with a merge step; threshold and merge measured in the prototypes (`.20`, `.35`).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from typing import Final

from copydesk.group.cluster import Cluster
from copydesk.group.live import LiveStories
from copydesk.group.origins import find_origins
from copydesk.group.related import find_related
from copydesk.group.scorer import Numbers, scorer_of, shipped_numbers
from copydesk.group.signature import Signature
from copydesk.group.threads import find_threads
from copydesk.model.lexicon import Lexicon
from copydesk.model.story import Grouping, Story, StoryChange, StoryChangeKind

JOIN_PLAIN: Final = 0.22
"""Cosine of a report with a story at which the plain half of the scorer is even. Source: the development sets."""

MERGE_PLAIN: Final = 0.30
"""The same for two stories. Source: the development sets."""

JOIN_FROM: Final = -0.2
"""Log odds from which a report joins a story, at breadth 0.5: even chances and a little less. Source: the development sets."""

MERGE_FROM: Final = -0.7
"""Log odds from which two stories are one, at breadth 0.5. Source: the development sets."""

BREADTH_STEP: Final = 4.0
"""How much breadth 0 raises, or breadth 1 lowers, both log odds in all: a tenth of a cosine either way."""

LOOKED_AT_SIZES: Final = frozenset({2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 24, 28, 32, 40, 48, 56, 64, 80, 96})
"""Sizes at which a story that grew is compared with its neighbours, and then every 32 reports: it changes ever less."""

LOOKED_AT_EVERY: Final = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupOptions:
    """The desk's one knob, `breadth` (0 narrow stories, 1 broad), and how long a story stays open for new reports."""

    breadth: float = 0.5
    window_hours: float = 72.0
    thread_days: float = 60.0
    related: int = 7

    @property
    def join_from(self) -> float:
        """The log odds from which a report joins a story."""
        return JOIN_FROM + (0.5 - self.breadth) * BREADTH_STEP

    @property
    def merge_from(self) -> float:
        """The log odds from which two stories are merged."""
        return MERGE_FROM + (0.5 - self.breadth) * BREADTH_STEP

    @property
    def window(self) -> timedelta:
        """How long after its last report a story stays open."""
        return timedelta(hours=self.window_hours)


def live_stories(options: GroupOptions, *, numbers: Numbers | None) -> LiveStories:
    """No open stories yet, with scorers of these numbers; without any the plain thresholds alone decide."""
    return LiveStories(
        window=options.window,
        join=scorer_of(numbers.join if numbers else None, plain=JOIN_PLAIN),
        merging=scorer_of(numbers.merge if numbers else None, plain=MERGE_PLAIN),
    )


def group_reports(
    records: Iterable[tuple[Signature, str]],
    *,
    known: Grouping,
    lexicon: Lexicon,
    options: GroupOptions,
    numbers: Numbers | None = None,
) -> Grouping:
    """The grouping after deciding on every record without a story id.

    Records come in order of telling; those with a story id only rebuild the state. Stories of `known` that no record touches stay
    as they are. `numbers` are the scorer's, those of the package by default.
    Cost: for each report linear in its terms; candidates are bounded, however many stories are open.
    """
    live = live_stories(options, numbers=numbers or shipped_numbers())
    changes: list[StoryChange] = []
    merged_away: dict[str, str] = {}
    told = {story.id: story for story in known.stories}

    def retell(clusters: Iterable[Cluster]) -> None:
        told.update({cluster.story_id: _story(cluster, known=told.get(cluster.story_id)) for cluster in clusters})

    for signature, story_id in records:
        live.learn(signature)
        retell(live.expire(before=signature.told_at - options.window))  # at once: the reports' shingles need not be kept
        if story_id:
            live.put(signature, story_id=story_id)
            continue
        changes += decide(live, signature=signature, options=options, merged_away=merged_away)
    retell(live.clusters.values())
    there = (story for story in told.values() if story.id not in merged_away)
    stories = tuple(sorted(there, key=lambda story: (story.opened_at, story.id)))
    threads = find_threads(stories, lexicon=lexicon, days=options.thread_days)
    return Grouping(
        stories=stories,
        changes=tuple(changes),
        threads=threads,
        related=find_related(stories, threads=threads, lexicon=lexicon, limit=options.related),
        disagreements=known.disagreements,
        redirects=_redirects(known, merged_away=merged_away),
    )


def decide(live: LiveStories, *, signature: Signature, options: GroupOptions, merged_away: dict[str, str]) -> list[StoryChange]:
    """Put a report into the open story that it most surely tells, or open one; what changed, merges with it."""
    terms = live.vector(signature)
    near = live.near(signature, terms=terms)
    if not near or near[0].odds < options.join_from:
        story_id = _story_id(signature)
        live.put(signature, story_id=story_id, terms=terms)
        reason = f"closest {near[0].odds:.2f}" if near else "nothing like it"
        return [StoryChange(story_id=story_id, kind=StoryChangeKind.OPENED, at=signature.told_at, reason=reason)]
    best = near[0]
    live.put(signature, story_id=best.cluster.story_id, terms=terms)
    change = StoryChange(
        story_id=best.cluster.story_id, kind=StoryChangeKind.GREW, at=signature.told_at, reason=f"closeness {best.odds:.2f}"
    )
    return [change, *_merge_touched(live, touched=best.cluster, options=options, merged_away=merged_away, signature=signature)]


def is_looked_at(size: int) -> bool:
    """Whether a story that grew to a size is compared with its neighbours."""
    return size in LOOKED_AT_SIZES or size % LOOKED_AT_EVERY == 0


def _merge_touched(
    live: LiveStories, *, touched: Cluster, options: GroupOptions, merged_away: dict[str, str], signature: Signature
) -> list[StoryChange]:
    """Merge the touched story with its closest neighbour where they are close enough; the older one keeps its identity."""
    if not is_looked_at(len(touched.reports)):
        return []
    near = live.near_story(touched)
    if not near or near[0].odds < options.merge_from:
        return []
    older, younger = sorted((touched, near[0].cluster), key=lambda cluster: (cluster.opened_at, cluster.story_id))
    live.merge(younger, into=older)
    merged_away[younger.story_id] = older.story_id
    return [
        StoryChange(
            story_id=younger.story_id,
            kind=StoryChangeKind.MERGED,
            at=signature.told_at,
            reason=f"closeness {near[0].odds:.2f}",
            other_id=older.story_id,
        )
    ]


def _story_id(signature: Signature) -> str:
    return sha256(f"story:{signature.report_id}".encode()).hexdigest()[:16]


def _story(cluster: Cluster, *, known: Story | None) -> Story:
    in_order = cluster.in_order()
    seen = {report.report_id for report in in_order}
    earlier = tuple(report_id for report_id in (known.report_ids if known else ()) if report_id not in seen)
    return Story(
        id=cluster.story_id,
        report_ids=(*earlier, *(report.report_id for report in in_order)),
        origins=find_origins(in_order, earlier=known.origins if known and earlier else ()),
        opened_at=min(cluster.opened_at, known.opened_at) if known else cluster.opened_at,
        updated_at=in_order[-1].told_at,
        entity_ids=cluster.entity_ids(),
    )


def _redirects(known: Grouping, *, merged_away: dict[str, str]) -> tuple[tuple[str, str], ...]:
    targets = {**dict(known.redirects), **merged_away}

    def final(story_id: str) -> str:
        while story_id in targets:
            story_id = targets[story_id]
        return story_id

    return tuple(sorted((old, final(new)) for old, new in targets.items()))
