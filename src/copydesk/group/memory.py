"""The open stories as bytes: what the grouper keeps between two batches, so that it goes on as if it had never stopped.

Everything that a decision rests on is kept as it stands: floating-point values bit for bit, the order of features, and the
entries of the index for stories that closed, since they count against the number of entries that are read.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime
from heapq import heapify
from sys import intern
from typing import Final, Generic, TypeVar

import msgspec

from copydesk.group.cluster import Cluster
from copydesk.group.live import LiveStories
from copydesk.group.postings import Postings
from copydesk.group.vectors import Centroid, Rarity
from copydesk.ports import GroupState

Feature = TypeVar("Feature")

FORM: Final = 7
"""Raised whenever a kept state would mean something else: other weights, features or bounds."""

ABOUT: Final = "about"
MARKS: Final = "marks"
WORDS: Final = "words:"
"""Names of the parts of a state; a language's tag follows the last."""


class StateRefused(ValueError):
    """A kept state that this edition cannot go on from; its message says why."""


class _About(msgspec.Struct, frozen=True, array_like=True):
    form: int
    numbers: int
    closed: int
    is_open: int
    latest: datetime | None


class _Index(msgspec.Struct, Generic[Feature], frozen=True, array_like=True):
    """How often each feature was told, and the numbers of the stories that it leads to."""

    reports: int
    seen_in: dict[Feature, int]
    postings: dict[Feature, int | list[int]]


class _Story(msgspec.Struct, frozen=True, array_like=True):
    number: int
    opened_at: datetime
    last_at: datetime
    size: int
    terms: dict[str, Centroid[int]]
    marks: Centroid[str]
    entities: list[tuple[str, int]]
    leads: list[tuple[tuple[str, ...], int]]
    report_ids: list[str]
    tellers: tuple[str, ...]
    former_ids: tuple[str, ...]
    parts: list[tuple[str, "_Story"]]
    split_from: str
    split_off: tuple[str, ...]
    is_settled: bool
    meaning: bytes


_about: Final = msgspec.msgpack.Decoder(_About)
_words: Final = msgspec.msgpack.Decoder(_Index[int])
_marks: Final = msgspec.msgpack.Decoder(_Index[str])
_story: Final = msgspec.msgpack.Decoder(_Story)
_encode: Final = msgspec.msgpack.Encoder().encode


def keep(live: LiveStories, *, is_whole: bool) -> GroupState:
    """The state to be kept after a batch: the whole of it, or the index and the stories that changed since it was last kept."""
    changed = live.clusters.values() if is_whole else [live.clusters[each] for each in live.touched if each in live.clusters]
    about = _About(FORM, live.numbers, live.closed, len(live.clusters), live.latest)
    parts = [(ABOUT, _encode(about)), (MARKS, _encode(_index_of(live.marks, live.by_mark)))]
    parts += [(WORDS + each, _encode(_index_of(live.rarity[each], live.words_of(each)))) for each in sorted(live.rarity)]
    state = GroupState(
        parts=tuple(parts),
        stories=tuple((cluster.story_id, _encode(_story_of(cluster))) for cluster in changed),
        closed=tuple(sorted(live.gone - live.clusters.keys())),
        is_whole=is_whole,
    )
    live.touched.clear()
    live.gone.clear()
    return state


def _index_of(rarity: Rarity[Feature], postings: Postings[Feature]) -> _Index[Feature]:
    return _Index(rarity.reports, rarity.seen_in, postings.numbers())


def _story_of(cluster: Cluster) -> _Story:
    return _Story(
        cluster.number,
        cluster.opened_at,
        cluster.last_at,
        cluster.size,
        cluster.terms,
        cluster.marks,
        list(cluster.entities.items()),
        list(cluster.leads.items()),
        cluster.report_ids,
        cluster.tellers,
        cluster.former_ids,
        [(part.story_id, _story_of(part)) for part in cluster.parts],
        cluster.split_from,
        cluster.split_off,
        cluster.is_settled,
        cluster.meaning,
    )


def recall(live: LiveStories, *, parts: Mapping[str, bytes], stories: Iterable[tuple[str, bytes]]) -> LiveStories:
    """The open stories as they were kept, in `live`, which has none yet.

    Raises `StateRefused` for a state of another form, or one whose parts do not belong together.
    """
    about = _about_of(parts)
    try:
        live.clusters = {story_id: _cluster_of(story_id, _story.decode(data)) for story_id, data in stories}
        indexes = {each.removeprefix(WORDS): _words.decode(data) for each, data in parts.items() if each.startswith(WORDS)}
        marks = _marks.decode(parts[MARKS])
    except (msgspec.MsgspecError, KeyError) as error:
        raise StateRefused(f"it cannot be read ({error})") from error
    if len(live.clusters) != about.is_open:
        raise StateRefused(f"it has {len(live.clusters)} of {about.is_open} open stories")
    live.numbers, live.closed, live.latest = about.numbers, about.closed, about.latest
    live.numbered.update({cluster.number: cluster for cluster in live.clusters.values()})
    for language, index in indexes.items():
        live.rarity[language] = Rarity(index.reports, index.seen_in)
        live.words_of(language).take(index.postings)
    live.marks = Rarity(marks.reports, marks.seen_in)
    live.by_mark.take(marks.postings)
    live.ends = [(cluster.last_at, cluster.story_id) for cluster in live.clusters.values()]
    heapify(live.ends)
    return live


def _about_of(parts: Mapping[str, bytes]) -> _About:
    try:
        about = _about.decode(parts[ABOUT])
    except (msgspec.MsgspecError, KeyError) as error:
        raise StateRefused(f"it does not say what it is ({error})") from error
    if about.form != FORM:
        raise StateRefused(f"it has the form {about.form}, this edition works with form {FORM}")
    return about


def _cluster_of(story_id: str, story: _Story) -> Cluster:
    return Cluster(
        story_id=story_id,
        number=story.number,
        opened_at=story.opened_at,
        last_at=story.last_at,
        size=story.size,
        terms=story.terms,
        marks=story.marks,
        entities=Counter(dict(story.entities)),
        leads=Counter(dict(story.leads)),
        report_ids=story.report_ids,
        tellers=tuple(map(intern, story.tellers)),
        former_ids=story.former_ids,
        parts=[_cluster_of(part_id, part) for part_id, part in story.parts],
        split_from=story.split_from,
        split_off=story.split_off,
        is_settled=story.is_settled,
        meaning=story.meaning,
    )
