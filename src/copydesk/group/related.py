"""Stories shown beside a story, each with its reason, varied, never the story itself."""

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import nlargest
from typing import Final

from copydesk.model.facts import EntityKind
from copydesk.model.lexicon import Lexicon
from copydesk.model.story import LinkReason, RelatedStory, Story, Thread

MOST_STORIES_A_MARK: Final = 200
"""An entity's latest stories that are looked at: keeps the cost of a story bounded however long the archive."""

ENTITIES_A_STORY: Final = 12
"""The entities that stand for a story, those named by most of its reports."""

LEAST_SCORE: Final = 0.12
"""Below this two stories share only what everything on the desk shares."""

FADE_DAYS: Final = 120.0
"""A story this far away in time counts half."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Archive:
    """What is looked up for every story: positions by entity, weights by rarity, threads, and which entities are places."""

    stories: Sequence[Story]
    index: Mapping[str, Sequence[int]]
    weights: Mapping[str, float]
    thread_of: Mapping[str, str]
    places: frozenset[str]


def find_related(
    stories: Sequence[Story], *, threads: Sequence[Thread], lexicon: Lexicon, limit: int
) -> tuple[tuple[str, tuple[RelatedStory, ...]], ...]:
    """For every story its closest others, closest first, at most `limit`; by shared entities (rarer ones count more) and time.

    Cost: linear in the stories, since an entity offers only its latest ones.
    """
    index: dict[str, list[int]] = defaultdict(list)
    for position, story in enumerate(stories):
        for entity_id in story.entity_ids[:ENTITIES_A_STORY]:
            index[entity_id].append(position)
    archive = _Archive(
        stories=stories,
        index=index,
        weights={entity_id: math.log(1 + len(stories) / len(positions)) for entity_id, positions in index.items()},
        thread_of={story_id: thread.id for thread in threads for story_id in thread.story_ids},
        places=frozenset(entity.id for entity in lexicon.entities if entity.kind is EntityKind.PLACE),
    )
    return tuple((story.id, _closest(position, archive=archive, limit=limit)) for position, story in enumerate(stories))


def _closest(position: int, *, archive: _Archive, limit: int) -> tuple[RelatedStory, ...]:
    story = archive.stories[position]
    shared: dict[int, list[str]] = defaultdict(list)
    for entity_id in story.entity_ids[:ENTITIES_A_STORY]:
        for other in _nearest(archive.index[entity_id], position=position):
            shared[other].append(entity_id)
    shared.pop(position, None)
    scored = [_related(story, archive.stories[other], entity_ids=ids, archive=archive) for other, ids in shared.items()]
    return tuple(
        nlargest(limit, (each for each in scored if each.score >= LEAST_SCORE), key=lambda each: (each.score, each.story_id))
    )


def _nearest(positions: Sequence[int], *, position: int) -> Sequence[int]:
    """An entity's stories nearest in the archive's order, which is the order of time."""
    if len(positions) <= MOST_STORIES_A_MARK:
        return positions
    middle = bisect_left(positions, position)
    start = max(0, min(middle - MOST_STORIES_A_MARK // 2, len(positions) - MOST_STORIES_A_MARK))
    return positions[start : start + MOST_STORIES_A_MARK]


def _related(story: Story, other: Story, *, entity_ids: Sequence[str], archive: _Archive) -> RelatedStory:
    def mass(ids: Sequence[str]) -> float:
        return sum(archive.weights[entity_id] for entity_id in ids)

    union = mass(sorted({*story.entity_ids[:ENTITIES_A_STORY], *other.entity_ids[:ENTITIES_A_STORY]}))
    days = abs((story.updated_at - other.updated_at).total_seconds()) / 86_400
    fading = 0.5 + 0.5 * math.exp(-days / FADE_DAYS)
    score = fading * mass(entity_ids) / union if union else 0.0
    return RelatedStory(
        story_id=other.id, score=round(score, 4), reason=_reason(story, other, entity_ids=entity_ids, archive=archive)
    )


def _reason(story: Story, other: Story, *, entity_ids: Sequence[str], archive: _Archive) -> LinkReason:
    thread = archive.thread_of.get(story.id)
    if thread is not None and thread == archive.thread_of.get(other.id):
        return LinkReason.SAME_THREAD
    return LinkReason.SAME_PLACE if archive.places.issuperset(entity_ids) else LinkReason.SAME_PEOPLE
