"""The online grouper: one report at a time, in order of telling, joins the closest live story or opens one.

After each report the story that it touched is compared with its closest neighbours and merged where they tell one event: joining
errs towards splitting, merging repairs it. The result does not depend on how reports are cut into batches.
Source: single-pass clustering with a merge step; threshold and merge measured in the prototypes (`.20`, `.35`).
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from hashlib import sha256
from typing import Final

from copydesk.group.cluster import Cluster
from copydesk.group.live import Candidate, LiveStories
from copydesk.group.origins import Told
from copydesk.group.related import find_related
from copydesk.group.scorer import Numbers, scorer_of
from copydesk.group.signature import Signature
from copydesk.group.splitting import SPLIT_MARGIN, drift, take_apart
from copydesk.group.telling import Moves, Outline, final_story, outline, tell_stories
from copydesk.group.threads import find_threads
from copydesk.group.unity import are_two
from copydesk.model.lexicon import Lexicon
from copydesk.model.story import Grouping, StoryChange, StoryChangeKind

JOIN_PLAIN: Final = 0.22
"""Cosine of a report with a story at which the plain half of the scorer is even. Source: the development sets."""

MERGE_PLAIN: Final = 0.30
"""The same for two stories. Source: the development sets."""

JOIN_FROM: Final = (-0.5, -0.75)
"""Log odds from which a report joins a story, at breadth 0.5, for a new desk and for one that has seen `SEASONED` reports of the
language: even chances and less. Source: the development sets; from a new desk's odds alone mean BCubed F1 is the same and CEAF-e
1.8 lower, with those of a seasoned one from the start two events of a new desk's three reports run together."""

MERGE_FROM: Final = (-0.5, -1.0)
"""Log odds from which two stories are one, at breadth 0.5, as above."""

SEASONED: Final = 300
"""Reports of a language after which a desk knows its words well enough to trust weaker odds."""

BREADTH_STEP: Final = 4.0
"""How much breadth 0 raises, or breadth 1 lowers, both log odds in all: a tenth of a cosine either way."""

SURE_ABOVE: Final = 0.7
"""How far above the log odds from which it joins a report has to be for the story to stay of one piece. Source: the development
sets: a split is right as often with it as from merged stories alone, and there are twice as many."""

SURE_ABOVE_AT_LENGTH: Final = 2.5
"""The same for a report of `LONG` terms or more: whether parts of such reports are of one piece can be told well (`unity`), so
that more of them are parts of their own. Source: the development sets; as good as where every one is, and costs less."""

LONG: Final = 28

LOOKED_AT_SIZES: Final = frozenset({2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 24, 28, 32, 40, 48, 56, 64, 80, 96})
"""Sizes at which a story that grew is compared with its neighbours, and then every 32 reports: it changes ever less."""

LOOKED_AT_EVERY: Final = 32

MOST_MERGED: Final = 8
"""Stories that one look merges at most: a bound on what one report can cost, hardly ever reached."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupOptions:
    """The desk's one knob, `breadth` (0 narrow stories, 1 broad), and how long a story stays open for new reports.

    `same_meaning` is the cosine of an embedding model's vectors from which two reports in different languages tell one event; 0
    without a model.
    """

    breadth: float = 0.5
    window_hours: float = 72.0
    thread_days: float = 60.0
    related: int = 7
    same_meaning: float = 0.0

    def join_from(self, *, seen: int) -> float:
        """The log odds from which a report joins a story; `seen` are the reports that came before in its language."""
        return _between(JOIN_FROM, seen) + (0.5 - self.breadth) * BREADTH_STEP

    def merge_from(self, *, seen: int) -> float:
        """The log odds from which two stories are merged, as above."""
        return _between(MERGE_FROM, seen) + (0.5 - self.breadth) * BREADTH_STEP

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
        same_meaning=options.same_meaning,
    )


@dataclass(slots=True)
class Batch:
    """What was decided of some reports: what changed, and where reports are. `outlines` are of every story that changed."""

    changes: list[StoryChange] = field(default_factory=list)
    moves: Moves = field(default_factory=Moves)
    outlines: dict[str, Outline] = field(default_factory=dict)


def group_reports(
    signatures: Iterable[Signature],
    *,
    live: LiveStories,
    known: Grouping,
    told_of: Callable[[Sequence[str]], Iterable[Told]],
    options: GroupOptions,
) -> Grouping:
    """The grouping after deciding on some reports, in order of telling; `live` goes on from there. Links are those known.

    Stories of `known` that no report touches stay as they are. `told_of` gives what is known of
    reports by their ids, old and new.
    Cost: for each report linear in its terms; candidates are bounded, however many stories are open. Then linear in the reports
    of the stories that changed.
    """
    batch = decide_all(live, signatures=signatures, options=options)
    stories = tell_stories(batch.outlines, moves=batch.moves, known=known.stories, told_of=told_of)
    return Grouping(
        stories=stories,
        changes=tuple(batch.changes),
        threads=known.threads,
        related=known.related,
        disagreements=known.disagreements,
        redirects=redirects_after(known, moves=batch.moves),
    )


def link_stories(grouping: Grouping, *, lexicon: Lexicon, options: GroupOptions) -> Grouping:
    """The same stories with their threads, going on from those of the grouping, and with what is related to what."""
    touched = {story_id for change in grouping.changes for story_id in (change.story_id, change.other_id)}
    threads = find_threads(
        grouping.stories,
        lexicon=lexicon,
        days=options.thread_days,
        known=grouping.threads,
        continued=dict(grouping.redirects),
        touched=touched,
    )
    related = find_related(
        grouping.stories,
        threads=threads,
        lexicon=lexicon,
        limit=options.related,
        known=grouping.related,
        touched=touched,
    )
    return replace(grouping, threads=threads, related=related)


def decide_all(live: LiveStories, *, signatures: Iterable[Signature], options: GroupOptions) -> Batch:
    """Decide on reports one after the other."""
    batch = Batch()
    window = options.window
    for signature in signatures:
        live.learn(signature)
        for each in live.expire(before=signature.told_at - window):
            if each.story_id in live.touched:
                batch.outlines[each.story_id] = outline(each)
        batch.changes += decide(live, signature=signature, options=options, moves=batch.moves)
    there = (live.clusters.get(story_id) for story_id in live.touched)
    batch.outlines.update({each.story_id: outline(each) for each in there if each is not None})
    return batch


def rebuild(live: LiveStories, *, records: Iterable[tuple[Signature, str]]) -> LiveStories:
    """Put reports whose stories are known into them, in order of telling: where the open stories were not kept.

    What comes of it is near to what stood there and not the same: words are as rare as these reports alone make them.
    """
    for signature, story_id in records:
        live.learn(signature)
        live.expire(before=signature.told_at - live.window)
        live.put(signature, story_id=story_id)
    return live


def decide(live: LiveStories, *, signature: Signature, options: GroupOptions, moves: Moves) -> list[StoryChange]:
    """Put a report into the open story that it most surely tells, or open one; what changed, merges and a split with it."""
    terms = live.vector(signature)
    near = live.near(signature, terms=terms)
    join_from = options.join_from(seen=live.seen(signature.language))
    if not near or near[0].odds < join_from:
        own_id = first_story_id(signature.report_id)
        live.put(signature, story_id=own_id, terms=terms)
        moves.joined[signature.report_id] = own_id
        reason = f"closest {near[0].odds:.2f}" if near else "nothing like it"
        return [StoryChange(story_id=own_id, kind=StoryChangeKind.OPENED, at=signature.told_at, reason=reason)]
    best = near[0]
    sure_above = SURE_ABOVE if len(terms.rows) < LONG else SURE_ABOVE_AT_LENGTH
    is_sure = best.odds >= join_from + sure_above
    cluster = live.put(
        signature, story_id=best.cluster.story_id, terms=terms, part_id="" if is_sure else first_story_id(signature.report_id)
    )
    moves.joined[signature.report_id] = cluster.story_id
    change = StoryChange(
        story_id=cluster.story_id, kind=StoryChangeKind.GREW, at=signature.told_at, reason=f"closeness {best.odds:.2f}"
    )
    if not is_looked_at(cluster.size):
        return [change]
    merges = _merge_touched(live, touched=cluster, options=options, moves=moves, signature=signature)
    return [change, *(merges or _split_touched(live, touched=cluster, options=options, moves=moves, signature=signature))]


def _between(odds: tuple[float, float], seen: int) -> float:
    """The odds of a desk that has seen so many reports: from the new one's to the seasoned one's in a straight line."""
    new, seasoned = odds
    return new + (seasoned - new) * min(1.0, seen / SEASONED)


def is_looked_at(size: int) -> bool:
    """Whether a story that grew to a size is compared with its neighbours, and its parts with one another."""
    return size in LOOKED_AT_SIZES or size % LOOKED_AT_EVERY == 0


def _merge_touched(
    live: LiveStories, *, touched: Cluster, options: GroupOptions, moves: Moves, signature: Signature
) -> list[StoryChange]:
    """Merge the touched story with its closest neighbours, one after the other, where they are close enough.

    The older of two keeps its identity. What takes one fragment in is nearer to the next.
    """
    changes: list[StoryChange] = []
    merge_from = options.merge_from(seen=live.seen(signature.language))
    while len(changes) < MOST_MERGED:
        near = one_with(touched, near=live.near_story(touched), merge_from=merge_from)
        if near is None:
            break
        older, younger = sorted((touched, near.cluster), key=lambda cluster: (cluster.opened_at, cluster.story_id))
        live.merge(younger, into=older)
        moves.merged_away[younger.story_id] = older.story_id
        changes.append(
            StoryChange(
                story_id=younger.story_id,
                kind=StoryChangeKind.MERGED,
                at=signature.told_at,
                reason=f"closeness {near.odds:.2f}",
                other_id=older.story_id,
            )
        )
        touched = older
    return changes


def one_with(cluster: Cluster, *, near: Iterable[Candidate], merge_from: float) -> Candidate | None:
    """The first of the stories near one, surest first, that tells its event, if any."""
    sure = (each for each in near if each.odds >= merge_from)
    return next((each for each in sure if not are_two(cluster.terms, each.cluster.terms)), None)


def _split_touched(
    live: LiveStories, *, touched: Cluster, options: GroupOptions, moves: Moves, signature: Signature
) -> list[StoryChange]:
    """Take the touched story apart where parts of it have drifted away from the others."""
    parting = drift(live, touched, below=options.merge_from(seen=live.seen(signature.language)) - SPLIT_MARGIN)
    if parting is None:
        return []
    story_id = story_id_of(f"split:{touched.story_id}:{signature.report_id}")
    left = take_apart(live, touched, parting=parting, story_id=story_id)
    moves.moved.update(dict.fromkeys(left.report_ids, story_id))
    moves.merged_away.update(dict.fromkeys(left.former_ids, story_id))
    return [
        StoryChange(
            story_id=story_id,
            kind=StoryChangeKind.SPLIT,
            at=signature.told_at,
            reason=parting.reason,
            other_id=touched.story_id,
        )
    ]


def first_story_id(report_id: str) -> str:
    """What a story that a report opens is called."""
    return story_id_of(f"story:{report_id}")


def story_id_of(told: str) -> str:
    """The id of a story from what made it."""
    return sha256(told.encode()).hexdigest()[:16]


def redirects_after(known: Grouping, *, moves: Moves) -> tuple[tuple[str, str], ...]:
    """Where the stories lead that were merged away so far, each to the story that has its reports now."""
    targets = {**dict(known.redirects), **moves.merged_away}
    return tuple(sorted((old, final_story(old, merged_away=targets)) for old in targets))
