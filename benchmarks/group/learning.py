"""Learning the numbers of the scorer from the development sets, on the grouper's own states.

The grouper runs over each set with the scorer that it has; every candidate that it looks at is a row, right where the story tells
mostly the same event by the gold. Each kind of source weighs the same, however many items it has. A second round learns on the
states that the first round's scorer makes.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

import numpy as np

from benchmarks.group.curves import Rows, fit
from benchmarks.group.sets import Stream, StreamSet, streams
from copydesk.group import grouper
from copydesk.group.grouper import GroupOptions
from copydesk.group.live import Candidate, LiveStories
from copydesk.group.scorer import FEATURES, Model, Numbers

ROUNDS_OF_FITTING: Final = 200
ROUNDS: Final = 2
ORDERS: Final = 2
MERGED_FROM: Final = -0.4
"""Log odds from which stories are merged while the grouper is watched. In use they merge more readily (`grouper.MERGE_FROM`): the
model then has seen more small stories, which gains .1 of mean F1 and keeps the headline stream under four stories for one."""
RISING: Final = frozenset(
    FEATURES.index(name)
    for name in ("cosine", "closeness_over_cohesion", "covered", "rarest_shared", "three_rarest_shared", "margin")
)
MADE_BY: Final = "python -m benchmarks.group.train"


@dataclass(slots=True)
class Seen:
    """What the grouper looked at: measures and whether the candidate was right, for reports and for pairs of stories."""

    join: list[tuple[Sequence[float], bool]] = field(default_factory=list)
    merge: list[tuple[Sequence[float], bool]] = field(default_factory=list)


def watch(stream: Stream, *, numbers: Numbers | None, options: GroupOptions) -> Seen:
    """Group a stream with these numbers and note every candidate."""
    live = grouper.live_stories(options, numbers=numbers)
    golds: dict[str, Counter[str]] = defaultdict(Counter)
    seen = Seen()
    for signature, gold in zip(stream.signatures, stream.gold, strict=True):
        live.learn(signature)
        terms = live.vector(signature)
        near = live.near(signature, terms=terms)
        seen.join += _labelled(near, gold=gold, golds=golds)
        joined = bool(near) and near[0].odds >= options.join_from(seen=live.seen(signature.language))
        story_id = near[0].cluster.story_id if joined else signature.report_id
        cluster = live.put(signature, story_id=story_id, terms=terms)
        golds[story_id][gold] += 1
        if joined and grouper.is_looked_at(cluster.size):
            around = live.near_story(cluster)
            seen.merge += _labelled(around, gold=_mostly(golds[story_id]), golds=golds)
            _merge(live, around, story_id=story_id, golds=golds)
    return seen


def _merge(live: LiveStories, around: Sequence[Candidate], *, story_id: str, golds: dict[str, Counter[str]]) -> None:
    cluster = live.clusters[story_id]
    near = grouper.one_with(cluster, near=around, merge_from=MERGED_FROM)
    if near is not None:
        older, younger = sorted((cluster, near.cluster), key=lambda each: (each.opened_at, each.story_id))
        live.merge(younger, into=older)
        golds[older.story_id] += golds.pop(younger.story_id)


def _labelled(near: Iterable[Candidate], *, gold: str, golds: Mapping[str, Counter[str]]) -> list[tuple[Sequence[float], bool]]:
    return [(each.measures, _mostly(golds[each.cluster.story_id]) == gold) for each in near if each.measures]


def _mostly(counts: Counter[str]) -> str:
    return max(counts, key=lambda gold: (counts[gold], gold))


def learn(parts: Sequence[tuple[str, Stream]], *, rounds: int = ROUNDS) -> Numbers:
    """The numbers learnt from (kind of source, stream) pairs."""
    numbers: Numbers | None = None
    for _ in range(rounds):
        numbers = numbers_from(collect(parts, numbers=numbers))
    assert numbers is not None  # noqa: S101 - there is at least one round
    return numbers


def collect(parts: Sequence[tuple[str, Stream]], *, numbers: Numbers | None) -> list[tuple[str, Seen]]:
    """(kind, what the grouper looked at) for each stream, on the states that these numbers make."""
    return [(kind, watch(stream, numbers=numbers, options=GroupOptions())) for kind, stream in parts]


def numbers_from(seen: Sequence[tuple[str, Seen]], *, without: str = "") -> Numbers:
    """The numbers learnt from what was looked at, leaving out one kind of source."""
    used = [(kind, each) for kind, each in seen if kind != without]
    return Numbers(
        made_by=MADE_BY,
        join=_model([(kind, each.join) for kind, each in used]),
        merge=_model([(kind, each.merge) for kind, each in used]),
    )


def _model(parts: Sequence[tuple[str, Sequence[tuple[Sequence[float], bool]]]]) -> Model:
    counts = Counter[str]()
    for kind, rows in parts:
        counts[kind] += len(rows)
    flat = [(measures, right, 1 / counts[kind]) for kind, rows in parts for measures, right in rows]
    return fit(
        Rows(
            measures=np.array([measures for measures, _, _ in flat]),
            is_right=np.array([right for _, right, _ in flat]),
            weights=np.array([weight for _, _, weight in flat]),
        ),
        names=FEATURES,
        rising=RISING,
        rounds=ROUNDS_OF_FITTING,
    )


def training_streams(parts: Iterable[StreamSet], *, orders: int = ORDERS) -> list[tuple[str, Stream]]:
    """(kind, stream) pairs of the sets, each in some orders of arrival; the first order is left to look at results by."""
    return [(part.kind, stream) for part in parts for stream in list(islice(streams(part), orders + 1))[-orders:]]
