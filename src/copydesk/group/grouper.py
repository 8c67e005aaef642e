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
from copydesk.group.signature import Signature
from copydesk.group.threads import find_threads
from copydesk.model.lexicon import Lexicon
from copydesk.model.story import Grouping, Story, StoryChange, StoryChangeKind

JOIN: Final = 0.20
"""Cosine with a story from which a report joins it, at breadth 0.5. Source: prototypes, one threshold over seven sets."""

MERGE: Final = 0.28
"""Cosine between two stories from which they are one. Source: the development sets; .28 gains 3 points of F1 over .35."""

BREADTH_STEP: Final = 0.2
"""How much breadth 0 raises, or breadth 1 lowers, both thresholds in all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupOptions:
    """The desk's one knob, `breadth` (0 narrow stories, 1 broad), and how long a story stays open for new reports."""

    breadth: float = 0.5
    window_hours: float = 72.0
    thread_days: float = 60.0
    related: int = 7

    @property
    def join_from(self) -> float:
        """The cosine from which a report joins a story."""
        return JOIN + (0.5 - self.breadth) * BREADTH_STEP

    @property
    def merge_from(self) -> float:
        """The cosine from which two stories are merged."""
        return MERGE + (0.5 - self.breadth) * BREADTH_STEP

    @property
    def window(self) -> timedelta:
        """How long after its last report a story stays open."""
        return timedelta(hours=self.window_hours)


def group_reports(
    records: Iterable[tuple[Signature, str]], *, known: Grouping, lexicon: Lexicon, options: GroupOptions
) -> Grouping:
    """The grouping after deciding on every record without a story id.

    Records come in order of telling; those with a story id only rebuild the state. Stories of `known` that no record touches stay
    as they are. Cost: for each report linear in its terms and in the stories that share its rarest ones.
    """
    live = LiveStories(window=options.window)
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
        changes += _decide(live, signature=signature, options=options, merged_away=merged_away)
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


def _decide(live: LiveStories, *, signature: Signature, options: GroupOptions, merged_away: dict[str, str]) -> list[StoryChange]:
    best, closeness = live.closest(signature)
    if best is None or closeness < options.join_from:
        story_id = _story_id(signature)
        live.put(signature, story_id=story_id)
        return [
            StoryChange(story_id=story_id, kind=StoryChangeKind.OPENED, at=signature.told_at, reason=f"closest {closeness:.2f}")
        ]
    live.put(signature, story_id=best.story_id)
    change = StoryChange(
        story_id=best.story_id, kind=StoryChangeKind.GREW, at=signature.told_at, reason=f"closeness {closeness:.2f}"
    )
    return [change, *_merge_touched(live, touched=best, options=options, merged_away=merged_away, signature=signature)]


def _merge_touched(
    live: LiveStories, *, touched: Cluster, options: GroupOptions, merged_away: dict[str, str], signature: Signature
) -> list[StoryChange]:
    """Merge the touched story with its closest neighbour where they are close enough; the older one keeps its identity."""
    neighbour, closeness = live.closest_story(touched)
    if neighbour is None or closeness < options.merge_from:
        return []
    older, younger = sorted((touched, neighbour), key=lambda cluster: (cluster.opened_at, cluster.story_id))
    live.merge(younger, into=older)
    merged_away[younger.story_id] = older.story_id
    return [
        StoryChange(
            story_id=younger.story_id,
            kind=StoryChangeKind.MERGED,
            at=signature.told_at,
            reason=f"closeness {closeness:.2f}",
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
