"""Stories that follow one another over time: linked by the words and names that they share, or by known actors alone."""

import math
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from hashlib import sha256
from typing import Final

from copydesk.group.open_threads import OpenThread, OpenThreads, rests_too_long
from copydesk.model.facts import EntityKind
from copydesk.model.lexicon import Lexicon
from copydesk.model.story import Story, Thread

JOIN_LIKENESS: Final = 0.05
"""Faded cosine of a story with a thread from which it follows. Chosen on the development halves of two sets of timelines and of
two dense streams of one country's politics: .04 mixes threads, .07 breaks them up."""

MERGE_LIKENESS: Final = 0.1
"""The same for two threads. Beginnings of one thread that missed one another meet here."""

LONGEST_REST: Final = 8.0
"""How many times the desk's days a thread may rest before it is over, whatever it is like: bounds what has to be remembered."""

LOOKED_AT_SIZES: Final = frozenset({2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 24, 28, 32, 40, 48, 56, 64, 80, 96})
"""Sizes at which a thread that grew is compared with others, and then every 32 stories."""

JOIN_ACTORS: Final = 0.3
"""Share of the story's actors' weight that the thread must hold; chosen by reading the demonstration's threads."""

SHARED_ACTORS: Final = 2
"""One shared person is no thread: a head of state is in half of the news."""

ACTORS_A_STORY: Final = 6
"""The entities that stand for a story, those named by most of its reports."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Desk:
    """What holds for every story: which entities act, how much each weighs, and how long a thread rests."""

    kinds: Mapping[str, EntityKind]
    weights: Mapping[str, float]
    days: float


def find_threads(  # noqa: PLR0913 - six options: what is known of the stories, and what holds for the desk
    stories: Sequence[Story],
    *,
    lexicon: Lexicon,
    days: float,
    known: Sequence[Thread] = (),
    continued: Mapping[str, str] | None = None,
    touched: Collection[str] | None = None,
) -> tuple[Thread, ...]:
    """The threads of at least two stories, ordered by their first story; `stories` are in order of opening.

    A story follows the thread that is most like it, or that holds most of its actors' weight and moved in the last `days` days.
    Stories of a `known` thread stay in it, and it stays while one of them lives; `continued` leads from stories that were merged
    away to those that hold their reports. Where `touched` is given, only those of the other stories are decided on.
    Cost: a bounded look-up for each story decided on, and one addition for each that is not.
    """
    home = _homes(known, continued=continued or {})
    growing = _Growing(desk=_desk(stories, lexicon=lexicon, days=days), opened=OpenThreads(days=days))
    for story in stories:
        own = home.get(story.id)
        growing.place(story, own=own, is_decided=own is None and (touched is None or story.id in touched))
    growing.hand_over(known, home=home, continued=continued or {})
    order = {story.id: at for at, story in enumerate(stories)}
    found = (each for each in growing.threads.values() if len(each.story_ids) > 1 or each.known_id)
    closed = [_closed(thread, order=order) for thread in found]
    return tuple(sorted(closed, key=lambda thread: order[thread.story_ids[0]]))


def _homes(known: Sequence[Thread], *, continued: Mapping[str, str]) -> dict[str, Thread]:
    """The thread of each story: its own, else that of a story which was merged into it."""
    home = {story_id: thread for thread in known for story_id in thread.story_ids}
    for thread in known:
        for story_id in thread.story_ids:
            if story_id in continued:
                home.setdefault(continued[story_id], thread)
    return home


@dataclass(slots=True, kw_only=True)
class _Growing:
    """Threads while stories are placed one by one. `of_known` leads from an address to the thread that has it now."""

    desk: _Desk
    opened: OpenThreads
    threads: dict[int, OpenThread] = field(default_factory=dict)
    of_known: dict[str, OpenThread] = field(default_factory=dict)

    def place(self, story: Story, *, own: Thread | None, is_decided: bool) -> None:
        """Put a story into its own thread, into the one that it follows, or into a new one."""
        actors = _actors(story, desk=self.desk)
        self.opened.learn(story)
        thread = self.of_known.get(own.id) if own else None
        if is_decided:
            thread = _followed(story, actors=actors, opened=self.opened, desk=self.desk)
        if thread is None:
            thread = self.opened.open(story, known_id=own.id if own else "")
            self.threads[thread.number] = thread
            if own:
                thread.former_ids = own.former_ids
                self.of_known[own.id] = thread
        self.opened.add(story, actors=actors, to=thread)
        if is_decided and _is_looked_at(len(thread.story_ids)):
            self._merge_alike(thread)

    def hand_over(self, known: Sequence[Thread], *, home: Mapping[str, Thread], continued: Mapping[str, str]) -> None:
        """Give the address of a thread without a live story to the thread in which its stories continue."""
        for thread in known:
            taker = None if thread.id in self.of_known else home.get(continued.get(thread.story_ids[0], ""))
            if taker is not None and taker.id in self.of_known:
                live = self.of_known[taker.id]
                live.former_ids = (*live.former_ids, thread.id, *thread.former_ids)

    def _merge_alike(self, thread: OpenThread) -> None:
        """Merge a thread that grew with the one that is most like it, where it is like enough; the older one stays."""
        near = next(iter(self.opened.like_thread(thread)), None)
        longest = timedelta(days=self.desk.days * LONGEST_REST)
        if near is None or near.likeness < MERGE_LIKENESS or thread.began_at - near.thread.last_at > longest:
            return
        older, younger = sorted((thread, near.thread), key=lambda each: (each.began_at, each.number))
        self.opened.merge(younger, into=older)
        del self.threads[younger.number]
        self.of_known.update({known_id: older for known_id, each in self.of_known.items() if each is younger})
        if older.known_id:
            self.of_known[older.known_id] = older


def _desk(stories: Sequence[Story], *, lexicon: Lexicon, days: float) -> _Desk:
    acting = {EntityKind.PERSON, EntityKind.ORGANISATION}
    kinds = {entity.id: entity.kind for entity in lexicon.entities if entity.kind in acting}
    frequency = Counter(actor for story in stories for actor in story.entity_ids if actor in kinds)
    weights = {actor: math.log(1 + len(stories) / count) for actor, count in frequency.items()}
    return _Desk(kinds=kinds, weights=weights, days=days)


def _actors(story: Story, *, desk: _Desk) -> tuple[str, ...]:
    return tuple(entity_id for entity_id in story.entity_ids if entity_id in desk.kinds)[:ACTORS_A_STORY]


def _followed(story: Story, *, actors: Sequence[str], opened: OpenThreads, desk: _Desk) -> OpenThread | None:
    """The thread that a story follows: by its words and names, else by its actors."""
    for near in opened.like(opened.vector(story), at=story.opened_at)[:1]:
        longest = desk.days * LONGEST_REST
        if near.likeness >= JOIN_LIKENESS and not rests_too_long(near.thread, at=story.opened_at, days=longest):
            return near.thread
    if len(actors) < SHARED_ACTORS:
        return None
    moving = (each for each in opened.with_actors(actors) if not rests_too_long(each, at=story.opened_at, days=desk.days))
    best = max(moving, key=lambda thread: _held(actors, thread=thread, desk=desk), default=None)
    return best if best and _act_together(actors, thread=best, desk=desk) else None


def _held(actors: Sequence[str], *, thread: OpenThread, desk: _Desk) -> float:
    """How much of the story's weight the thread holds, each actor by the share of the thread's stories that name it."""
    total = sum(desk.weights[actor] for actor in actors)
    held = sum(desk.weights[actor] * thread.actors[actor] / len(thread.story_ids) for actor in actors)
    return held / total if total else 0.0


def _act_together(actors: Sequence[str], *, thread: OpenThread, desk: _Desk) -> bool:
    shared = sum(1 for actor in actors if thread.actors[actor])
    return shared >= SHARED_ACTORS and _held(actors, thread=thread, desk=desk) >= JOIN_ACTORS


def _is_looked_at(size: int) -> bool:
    return size in LOOKED_AT_SIZES or size % 32 == 0


def _closed(thread: OpenThread, *, order: Mapping[str, int]) -> Thread:
    story_ids = tuple(sorted(thread.story_ids, key=order.__getitem__))
    actors = sorted(thread.actors, key=lambda actor: (-thread.actors[actor], actor))
    return Thread(
        id=thread.known_id or sha256(f"thread:{story_ids[0]}".encode()).hexdigest()[:16],
        story_ids=story_ids,
        entity_ids=tuple(actor for actor in actors if thread.actors[actor] > 1),
        former_ids=tuple(sorted(thread.former_ids)),
    )
