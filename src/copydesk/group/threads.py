"""Stories that follow one another over time: linked by the people and organisations they share."""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final

from copydesk.model.facts import EntityKind
from copydesk.model.lexicon import Lexicon
from copydesk.model.story import Story, Thread

JOIN_THREAD: Final = 0.3
"""Share of the story's entity weight that the thread must hold; chosen by reading the demonstration's threads."""

SHARED_ACTORS: Final = 2
"""One shared person is no thread: a head of state is in half of the news."""

THREADS_AN_ACTOR: Final = 100
"""An actor's latest threads that a story is compared with: keeps the cost of a story bounded."""

ACTORS_A_STORY: Final = 6
"""The entities that stand for a story, those named by most of its reports."""


@dataclass(slots=True)
class _OpenThread:
    """A thread while it grows: its stories and how many of them name each actor."""

    index: int
    story_ids: list[str]
    last_at: datetime
    actors: Counter[str] = field(default_factory=Counter)


def find_threads(stories: Sequence[Story], *, lexicon: Lexicon, days: float) -> tuple[Thread, ...]:
    """The threads of at least two stories, ordered by their first story; `stories` are in order of opening.

    A story joins the thread that holds most of its actors' weight, if that thread moved in the last `days` days.
    """
    kinds = {entity.id: entity.kind for entity in lexicon.entities}
    frequency = Counter(actor for story in stories for actor in _actors(story, kinds=kinds))
    weights = {actor: math.log(1 + len(stories) / count) for actor, count in frequency.items()}
    threads: list[_OpenThread] = []
    of_actor: dict[str, list[int]] = defaultdict(list)
    for story in stories:
        actors = _actors(story, kinds=kinds)
        if len(actors) < SHARED_ACTORS:
            continue  # it can neither join a thread nor begin one that another story could join
        near = sorted({index for actor in actors for index in of_actor[actor][-THREADS_AN_ACTOR:]})
        moving = [threads[index] for index in near if story.opened_at - threads[index].last_at <= timedelta(days=days)]
        best = max(moving, key=lambda thread: _share(actors, thread=thread, weights=weights), default=None)
        if best is None or not _belongs(actors, thread=best, weights=weights):
            best = _OpenThread(index=len(threads), story_ids=[], last_at=story.updated_at)
            threads.append(best)
        for actor in actors:
            if not best.actors[actor]:
                of_actor[actor].append(best.index)
        best.story_ids.append(story.id)
        best.last_at = max(best.last_at, story.updated_at)
        best.actors.update(actors)
    return tuple(_closed(thread) for thread in threads if len(thread.story_ids) > 1)


def _actors(story: Story, *, kinds: dict[str, EntityKind]) -> tuple[str, ...]:
    acting = {EntityKind.PERSON, EntityKind.ORGANISATION}
    return tuple(entity_id for entity_id in story.entity_ids if kinds.get(entity_id) in acting)[:ACTORS_A_STORY]


def _share(actors: Sequence[str], *, thread: _OpenThread, weights: dict[str, float]) -> float:
    """How much of the story's weight the thread holds, each actor by the share of the thread's stories that name it."""
    total = sum(weights[actor] for actor in actors)
    held = sum(weights[actor] * thread.actors[actor] / len(thread.story_ids) for actor in actors)
    return held / total if total else 0.0


def _belongs(actors: Sequence[str], *, thread: _OpenThread, weights: dict[str, float]) -> bool:
    shared = sum(1 for actor in actors if thread.actors[actor])
    return shared >= SHARED_ACTORS and _share(actors, thread=thread, weights=weights) >= JOIN_THREAD


def _closed(thread: _OpenThread) -> Thread:
    actors = sorted(thread.actors, key=lambda actor: (-thread.actors[actor], actor))
    shared = tuple(actor for actor in actors if thread.actors[actor] > 1)
    return Thread(
        id=sha256(f"thread:{thread.story_ids[0]}".encode()).hexdigest()[:16], story_ids=tuple(thread.story_ids), entity_ids=shared
    )
