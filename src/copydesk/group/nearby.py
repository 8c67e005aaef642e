"""What stands near a story in the archive: by the known names that both have, by their words, and by their thread."""

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from heapq import nlargest
from itertools import repeat
from operator import mul
from typing import Final

from copydesk.group.traits import read_traits, trait_hashes
from copydesk.group.vectors import Rarity
from copydesk.model.facts import EntityKind
from copydesk.model.lexicon import Lexicon
from copydesk.model.story import LinkReason, Story, Thread
from copydesk.text.gazetteer import kind_of, place_rows

MOST_STORIES_A_MARK: Final = 200
"""An entity's stories that are looked at, the nearest in time: keeps the cost of a story bounded however long the archive."""

MOST_STORIES_A_TRAIT: Final = 64
"""The same for a word or name."""

ENTITIES_A_STORY: Final = 12
"""The entities that stand for a story, those named by most of its reports."""

TRAITS_A_STORY: Final = 24
"""The words and names by which a story is looked up, its weightiest."""

MEASURED: Final = 12
"""Stories whose words are compared with a story's in full, of those found by entities and of those found by words."""

LEAST_NAMES: Final = 0.12
"""Share of the weight of both stories' names from which they are related: below, they share what the whole desk shares."""

LEAST_WORDS: Final = 0.12
"""Cosine of two stories' words and names from which they are related. Chosen by reading what comes of it on two sets."""

IN_THREAD: Final = 0.2
"""What a story of the same thread gains: it is the one that a reader misses most."""

LEAST_IN_THREAD: Final = 0.04
"""Cosine of words from which a story of the same thread is related, where the two share no known name: threads drift."""

THREAD_NEIGHBOURS: Final = 3
"""Stories of the thread on either side in time that are looked at."""

REMEMBERED: Final = 2000
"""Stories whose vectors are kept for the next ones, which lie near them in time: some 20 MB."""

FADE_DAYS: Final = 120.0
"""A story this far away in time counts little more than half."""

_REASONS: Final = {
    EntityKind.PERSON: LinkReason.SAME_PEOPLE,
    EntityKind.ORGANISATION: LinkReason.SAME_ORGANISATIONS,
    EntityKind.PLACE: LinkReason.SAME_PLACE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A story's words and names as a unit vector, the weightiest first, by how rare they are in the archive."""

    features: Sequence[int]
    values: Sequence[float]
    held: Mapping[int, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """A story near another: how near, from 0 to 1, why, and how alike their words are, whatever the time between."""

    story: Story
    score: float
    reason: LinkReason
    likeness: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """What is looked up for every story: positions by entity and by trait, weights by rarity, threads, kinds of entities.

    `masses` are the weights of each story's entities together, and `rarest` is the weight of one that a single story names.
    `words` gives a story's words by position.
    """

    stories: Sequence[Story]
    place_of: Mapping[str, int]
    by_entity: Mapping[str, Sequence[int]]
    by_trait: Mapping[int, Sequence[int]]
    weights: Mapping[str, float]
    masses: Sequence[float]
    rarest: float
    words: Callable[[int], Words]
    thread_of: Mapping[str, Thread]
    kinds: Mapping[str, EntityKind]


def make_archive(stories: Sequence[Story], *, threads: Sequence[Thread], lexicon: Lexicon) -> Archive:
    """The look-ups over all stories, which come in order of opening. Cost: linear in the stories."""
    by_entity: dict[str, list[int]] = defaultdict(list)
    by_trait: dict[int, list[int]] = defaultdict(list)
    rarity = Rarity[int](seen_in=Counter())
    for position, story in enumerate(stories):
        for entity_id in _entities(story):
            by_entity[entity_id].append(position)
        features = trait_hashes(story.traits)
        rarity.learn(features)
        for feature in features[:TRAITS_A_STORY]:
            by_trait[feature].append(position)
    weights = {entity_id: math.log(1 + len(stories) / len(positions)) for entity_id, positions in by_entity.items()}
    return Archive(
        stories=stories,
        place_of={story.id: position for position, story in enumerate(stories)},
        by_entity=by_entity,
        by_trait=by_trait,
        weights=weights,
        masses=[sum(weights[entity_id] for entity_id in _entities(story)) for story in stories],
        rarest=math.log(1 + len(stories)),
        words=lru_cache(REMEMBERED)(partial(_words, stories=stories, rarity=rarity)),
        thread_of={story_id: thread for thread in threads for story_id in thread.story_ids},
        kinds=_kinds(by_entity, lexicon=lexicon),
    )


def near(story: Story, *, archive: Archive) -> list[Near]:
    """The stories near one, the nearest first, each with its reason; never the story itself. Cost: bounded."""
    position = archive.place_of[story.id]
    named, worded = _by_names(position, archive=archive), _by_words(position, archive=archive)
    thread = _neighbours(story, archive=archive)
    looked_at = {*_heaviest(named), *_heaviest(worded), *thread}
    found = [_measured(position, other, archive=archive) for other in looked_at]
    return sorted((each for each in found if each is not None), key=lambda each: (-each.score, each.story.id))


def likeness_of(one: Words, other: Words) -> float:
    """The cosine of two stories' words."""
    cosine: float = sum(map(mul, one.values, map(other.held.get, one.features, repeat(0.0))))
    return cosine


def _words(position: int, *, stories: Sequence[Story], rarity: Rarity[int]) -> Words:
    vector = rarity.vector(read_traits(stories[position].traits))
    return Words(features=vector.features, values=vector.values, held=dict(zip(vector.features, vector.values, strict=True)))


def _kinds(entity_ids: Mapping[str, Sequence[int]], *, lexicon: Lexicon) -> dict[str, EntityKind]:
    """What each entity is; one that neither the lexicon nor the gazetteer knows any more is left out."""
    places = place_rows()
    kinds = {entity_id: kind_of(entity_id) for entity_id in entity_ids if entity_id in places}
    return kinds | {entity.id: entity.kind for entity in lexicon.entities if entity.id in entity_ids}


def _entities(story: Story) -> tuple[str, ...]:
    return story.entity_ids[:ENTITIES_A_STORY]


def _by_names(position: int, *, archive: Archive) -> dict[int, float]:
    """The weight of entities shared with other stories, for those that share enough, by position.

    A popular entity brings hundreds of stories, nearly all too far off: they cost one addition and one comparison each.
    """
    found: dict[int, float] = defaultdict(float)
    for entity_id in _entities(archive.stories[position]):
        weight = archive.weights[entity_id]
        for other in _nearest(archive.by_entity[entity_id], position=position, most=MOST_STORIES_A_MARK):
            found[other] += weight
    found.pop(position, None)
    own = archive.masses[position]
    return {other: mass for other, mass in found.items() if mass >= LEAST_NAMES * max(own, archive.masses[other])}


def _by_words(position: int, *, archive: Archive) -> dict[int, float]:
    """The weight of words and names shared with other stories, by position."""
    found: dict[int, float] = defaultdict(float)
    words = archive.words(position)
    for feature, value in zip(words.features[:TRAITS_A_STORY], words.values, strict=False):
        for other in _nearest(archive.by_trait.get(feature, ()), position=position, most=MOST_STORIES_A_TRAIT):
            found[other] += value
    found.pop(position, None)
    return found


def _heaviest(found: Mapping[int, float]) -> list[int]:
    return [other for _, other in nlargest(MEASURED, ((mass, other) for other, mass in found.items()))]


def _nearest(positions: Sequence[int], *, position: int, most: int) -> Sequence[int]:
    """Those nearest in the archive's order, which is the order of time."""
    if len(positions) <= most:
        return positions
    middle = bisect_left(positions, position)
    start = max(0, min(middle - most // 2, len(positions) - most))
    return positions[start : start + most]


def _neighbours(story: Story, *, archive: Archive) -> list[int]:
    """The positions of the stories just before and after one in its thread."""
    thread = archive.thread_of.get(story.id)
    if thread is None:
        return []
    at = thread.story_ids.index(story.id)
    beside = (*thread.story_ids[max(0, at - THREAD_NEIGHBOURS) : at], *thread.story_ids[at + 1 : at + 1 + THREAD_NEIGHBOURS])
    return [archive.place_of[story_id] for story_id in beside if story_id in archive.place_of]


def _measured(position: int, there: int, *, archive: Archive) -> Near | None:
    """How near two stories are and why, None where they are not near enough."""
    story, other = archive.stories[position], archive.stories[there]
    days = abs((story.updated_at - other.updated_at).total_seconds()) / 86_400
    fade = 0.5 + 0.5 * math.exp(-days / FADE_DAYS)
    likeness = likeness_of(archive.words(position), archive.words(there))
    shared = [entity_id for entity_id in _entities(story) if entity_id in _entities(other)]
    names = fade * _share(shared, masses=archive.masses[position] + archive.masses[there], archive=archive)
    thread = archive.thread_of.get(story.id)
    if thread is not None and thread is archive.thread_of.get(other.id) and (shared or likeness >= LEAST_IN_THREAD):
        score, reason = IN_THREAD + (1 - IN_THREAD) * max(names, fade * likeness), _order(story, other)
    elif names >= max(LEAST_NAMES, fade * likeness):
        score, reason = names, _reason(shared, archive=archive)
    elif fade * likeness >= LEAST_WORDS:
        score, reason = fade * likeness, LinkReason.SAME_WORDS
    else:
        return None
    return Near(story=other, score=round(min(score, 1.0), 4), reason=reason, likeness=likeness)


def _share(shared: Sequence[str], *, masses: float, archive: Archive) -> float:
    """The share of what both are about, rarer names counting more. Both are about one more thing, which no name tells."""
    both = sum(archive.weights[entity_id] for entity_id in shared)
    return both / (masses - both + archive.rarest) if both else 0.0


def _order(story: Story, other: Story) -> LinkReason:
    if other.opened_at == story.opened_at:
        return LinkReason.SAME_THREAD
    return LinkReason.EARLIER_IN_THREAD if other.opened_at < story.opened_at else LinkReason.LATER_IN_THREAD


def _reason(shared: Sequence[str], *, archive: Archive) -> LinkReason:
    """The kind of entity that most of the shared weight is of; an entity that nobody knows any more is no reason."""
    weighed: dict[LinkReason, float] = defaultdict(float)
    for entity_id in shared:
        reason = _REASONS.get(archive.kinds[entity_id]) if entity_id in archive.kinds else None
        weighed[reason or LinkReason.SAME_WORDS] += archive.weights[entity_id]
    return max(weighed, key=lambda reason: (reason is not LinkReason.SAME_WORDS, weighed[reason], reason))
