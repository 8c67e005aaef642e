"""What stands near a story in the archive: by the known names that both have, by their words, and by their thread."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from copydesk.group.archive import Places, Weighed, Words, make_words, nearest, summed
from copydesk.model.facts import EntityKind
from copydesk.model.lexicon import Lexicon
from copydesk.model.story import LinkReason, Story, Thread
from copydesk.text.gazetteer import kind_of, place_rows

MOST_STORIES_A_MARK: Final = 200
"""An entity's stories that are looked at, the nearest in time: keeps the cost of a story bounded however long the archive."""

ENTITIES_A_STORY: Final = 12
"""The entities that stand for a story, those named by most of its reports."""

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

FADE_DAYS: Final = 120.0
"""A story this far away in time counts little more than half."""

_REASONS: Final = {
    EntityKind.PERSON: LinkReason.SAME_PEOPLE,
    EntityKind.ORGANISATION: LinkReason.SAME_ORGANISATIONS,
    EntityKind.PLACE: LinkReason.SAME_PLACE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """A story near another: how near, from 0 to 1, why, and how alike their words are, whatever the time between."""

    story: Story
    score: float
    reason: LinkReason
    likeness: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """What is looked up for every story: positions by entity and by word, weights by rarity, threads, kinds of entities.

    `masses` are the weights of each story's entities together, and `rarest` is the weight of one that a single story names.
    """

    stories: Sequence[Story]
    place_of: Mapping[str, int]
    by_entity: Mapping[str, Places]
    weights: Mapping[str, float]
    masses: npt.NDArray[np.float64]
    rarest: float
    words: Words
    thread_of: Mapping[str, Thread]
    kinds: Mapping[str, EntityKind]


def make_archive(stories: Sequence[Story], *, threads: Sequence[Thread], lexicon: Lexicon) -> Archive:
    """The look-ups over all stories, which come in order of opening. Cost: linear in the stories."""
    by_entity: dict[str, list[int]] = defaultdict(list)
    for position, story in enumerate(stories):
        for entity_id in _entities(story):
            by_entity[entity_id].append(position)
    weights = {entity_id: math.log(1 + len(stories) / len(positions)) for entity_id, positions in by_entity.items()}
    return Archive(
        stories=stories,
        place_of={story.id: position for position, story in enumerate(stories)},
        by_entity={entity_id: np.array(positions, dtype=np.intp) for entity_id, positions in by_entity.items()},
        weights=weights,
        masses=np.array([sum(weights[entity_id] for entity_id in _entities(story)) for story in stories]),
        rarest=math.log(1 + len(stories)),
        words=make_words([story.traits for story in stories]),
        thread_of={story_id: thread for thread in threads for story_id in thread.story_ids},
        kinds=_kinds(by_entity, lexicon=lexicon),
    )


def near(story: Story, *, archive: Archive) -> list[Near]:
    """The stories near one, the nearest first, each with its reason; never the story itself. Cost: bounded."""
    position = archive.place_of[story.id]
    named, worded = _by_names(position, archive=archive), archive.words.sharing(position)
    looked_at = sorted({*named.heaviest(MEASURED), *worded.heaviest(MEASURED), *_neighbours(story, archive=archive)})
    likenesses = archive.words.likenesses(position, looked_at)
    found = [_measured(position, *each, archive=archive) for each in zip(looked_at, likenesses, strict=True)]
    return sorted((each for each in found if each is not None), key=lambda each: (-each.score, each.story.id))


def _kinds(entity_ids: Mapping[str, Sequence[int]], *, lexicon: Lexicon) -> dict[str, EntityKind]:
    """What each entity is; one that neither the lexicon nor the gazetteer knows any more is left out."""
    places = place_rows()
    kinds = {entity_id: kind_of(entity_id) for entity_id in entity_ids if entity_id in places}
    return kinds | {entity.id: entity.kind for entity in lexicon.entities if entity.id in entity_ids}


def _entities(story: Story) -> tuple[str, ...]:
    return story.entity_ids[:ENTITIES_A_STORY]


def _by_names(position: int, *, archive: Archive) -> Weighed:
    """The weight of entities shared with other stories, for those that share enough.

    A popular entity brings hundreds of stories, nearly all too far off.
    """
    entity_ids = _entities(archive.stories[position])
    postings = [nearest(archive.by_entity[each], place=position, most=MOST_STORIES_A_MARK) for each in entity_ids]
    weights = np.array([archive.weights[each] for each in entity_ids])
    found = summed(postings, weights=weights, besides=position)
    enough = found.masses >= LEAST_NAMES * np.maximum(archive.masses[position], archive.masses[found.places])
    return Weighed(places=found.places[enough], masses=found.masses[enough])


def _neighbours(story: Story, *, archive: Archive) -> list[int]:
    """The positions of the stories just before and after one in its thread."""
    thread = archive.thread_of.get(story.id)
    if thread is None:
        return []
    at = thread.story_ids.index(story.id)
    beside = (*thread.story_ids[max(0, at - THREAD_NEIGHBOURS) : at], *thread.story_ids[at + 1 : at + 1 + THREAD_NEIGHBOURS])
    return [archive.place_of[story_id] for story_id in beside if story_id in archive.place_of]


def _measured(position: int, there: int, likeness: float, /, *, archive: Archive) -> Near | None:
    """How near two stories are and why, None where they are not near enough."""
    story, other = archive.stories[position], archive.stories[there]
    days = abs((story.updated_at - other.updated_at).total_seconds()) / 86_400
    fade = 0.5 + 0.5 * math.exp(-days / FADE_DAYS)
    theirs = _entities(other)
    shared = [entity_id for entity_id in _entities(story) if entity_id in theirs]
    names = fade * _share(shared, masses=float(archive.masses[position] + archive.masses[there]), archive=archive)
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
