"""Stories shown beside a story, each with its reason, varied, never the story itself."""

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
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
    """What is looked up for every story: positions by entity, weights by rarity, threads, and which entities are places.

    `masses` are the weights of each story's entities together, by position.
    """

    stories: Sequence[Story]
    index: Mapping[str, Sequence[int]]
    weights: Mapping[str, float]
    masses: Sequence[float]
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
        for entity_id in _entities(story):
            index[entity_id].append(position)
    weights = {entity_id: math.log(1 + len(stories) / len(positions)) for entity_id, positions in index.items()}
    archive = _Archive(
        stories=stories,
        index=index,
        weights=weights,
        masses=[sum(weights[entity_id] for entity_id in _entities(story)) for story in stories],
        thread_of={story_id: thread.id for thread in threads for story_id in thread.story_ids},
        places=frozenset(entity.id for entity in lexicon.entities if entity.kind is EntityKind.PLACE),
    )
    return tuple((story.id, _closest(position, archive=archive, limit=limit)) for position, story in enumerate(stories))


def _entities(story: Story) -> tuple[str, ...]:
    return story.entity_ids[:ENTITIES_A_STORY]


def _closest(position: int, *, archive: _Archive, limit: int) -> tuple[RelatedStory, ...]:
    story = archive.stories[position]
    scores = nlargest(limit, _scored(position, archive=archive))
    others = ((score, archive.stories[other]) for score, _, other in scores)
    return tuple(
        RelatedStory(story_id=other.id, score=score, reason=_reason(story, other, archive=archive)) for score, other in others
    )


def _scored(position: int, *, archive: _Archive) -> Iterator[tuple[float, str, int]]:
    """(score, story id, position) of the stories close enough to one: the share of what both are about, fading with time.

    A popular entity brings hundreds of stories, nearly all too far off: they cost one addition and one division each.
    """
    story, own = archive.stories[position], archive.masses[position]
    found: dict[int, float] = defaultdict(float)
    for entity_id in _entities(story):
        weight = archive.weights[entity_id]
        for other in _nearest(archive.index[entity_id], position=position):
            found[other] += weight
    found.pop(position, None)
    for other, mass in found.items():
        if mass >= LEAST_SCORE * max(own, archive.masses[other]):
            there = archive.stories[other]
            score = _score(story, there, masses=own + archive.masses[other], archive=archive)
            if score >= LEAST_SCORE:
                yield score, there.id, other


def _score(story: Story, other: Story, *, masses: float, archive: _Archive) -> float:
    theirs = _entities(other)
    shared = sum(archive.weights[entity_id] for entity_id in _entities(story) if entity_id in theirs)
    days = abs((story.updated_at - other.updated_at).total_seconds()) / 86_400
    return round((0.5 + 0.5 * math.exp(-days / FADE_DAYS)) * shared / (masses - shared), 4)


def _nearest(positions: Sequence[int], *, position: int) -> Sequence[int]:
    """An entity's stories nearest in the archive's order, which is the order of time."""
    if len(positions) <= MOST_STORIES_A_MARK:
        return positions
    middle = bisect_left(positions, position)
    start = max(0, min(middle - MOST_STORIES_A_MARK // 2, len(positions) - MOST_STORIES_A_MARK))
    return positions[start : start + MOST_STORIES_A_MARK]


def _reason(story: Story, other: Story, *, archive: _Archive) -> LinkReason:
    thread = archive.thread_of.get(story.id)
    if thread is not None and thread == archive.thread_of.get(other.id):
        return LinkReason.SAME_THREAD
    shared = set(_entities(story)).intersection(_entities(other))
    return LinkReason.SAME_PLACE if archive.places >= shared else LinkReason.SAME_PEOPLE
