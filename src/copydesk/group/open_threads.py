"""Threads while they grow: what their stories have in common, and by which words and names they are found."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from heapq import nlargest
from typing import Final

from copydesk.group.traits import read_traits, trait_hashes
from copydesk.group.vectors import Centroid, Rarity, Vector
from copydesk.model.story import Story

PROBES: Final = 40
"""A story's weightiest traits, by which threads are looked up, and which lead to its thread later."""

LONGEST_POSTING: Final = 64
"""Threads that a trait remembers: those that moved last."""

CANDIDATES: Final = 5
"""Threads that a story is measured against."""

REST_COUNTS: Final = 0.4
"""What is left of a likeness after a very long rest: a trial that is taken up again after a year is still that trial."""


PRIOR_STORIES: Final = 5
"""Stories assumed before the first: few, or all that a desk tells in its first days becomes one thread, and stays one."""


MOST_GENERAL: Final = 0.5
"""Share of the desk's stories above which a trait links none: a parliament, the desk's own country."""

NOT_YET_GENERAL: Final = 4
"""Stories up to which a trait is not general, however few there are."""


@dataclass(slots=True, eq=False)
class OpenThread:
    """A thread while it grows. `known_id` is its address where it has one; `former_ids` those that it took over.

    `unread` are stories whose traits are not among its traits yet: most threads are never looked at in a run.
    """

    number: int
    began_at: datetime
    last_at: datetime
    known_id: str = ""
    former_ids: tuple[str, ...] = ()
    story_ids: list[str] = field(default_factory=list)
    traits: Centroid[int] = field(default_factory=Centroid)
    unread: list[Story] = field(default_factory=list)
    actors: Counter[str] = field(default_factory=Counter)
    is_open: bool = True


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like a thread is to a story or to another thread: a cosine, faded by the time between them."""

    thread: OpenThread
    likeness: float


@dataclass(slots=True)
class OpenThreads:
    """Every thread that a story could still follow. `days` is the time of rest after which a likeness has faded by two thirds.

    A trait weighs by how few of the desk's stories have it: what half of the news names is not what two stories have in common.
    A story costs the same however many threads there are: a trait remembers few threads, and five are measured.
    """

    days: float
    _rarity: Rarity[int] = field(default_factory=lambda: Rarity(prior=PRIOR_STORIES))
    _by_trait: dict[int, list[OpenThread]] = field(default_factory=lambda: defaultdict(list))
    _by_actor: dict[str, list[OpenThread]] = field(default_factory=lambda: defaultdict(list))
    _opened: int = 0

    def open(self, story: Story, *, known_id: str = "") -> OpenThread:
        """A new thread that begins with a story, which still has to be added."""
        self._opened += 1
        return OpenThread(self._opened, began_at=story.opened_at, last_at=story.updated_at, known_id=known_id)

    def learn(self, story: Story) -> None:
        """Count a story's traits. To be called once a story, before it is looked up or added."""
        self._rarity.learn(trait_hashes(story.traits))

    def vector(self, story: Story) -> Vector[int]:
        """A story's traits as a unit vector, the weightiest first, by how rare they are up to now."""
        pairs, rarity = read_traits(story.traits), self._rarity
        most = max(NOT_YET_GENERAL, MOST_GENERAL * rarity.reports)
        return rarity.vector([pair for pair in pairs if rarity.seen_in.get(pair[0], 0) <= most])

    def add(self, story: Story, *, actors: Sequence[str], to: OpenThread) -> None:
        """Put a story into a thread."""
        to.story_ids.append(story.id)
        to.began_at = min(to.began_at, story.opened_at)
        to.last_at = max(to.last_at, story.updated_at)
        to.unread.append(story)
        to.actors.update(actors)
        self._enter(to, traits=trait_hashes(story.traits)[:PROBES], actors=actors)

    def like(self, traits: Vector[int], *, at: datetime) -> list[Likeness]:
        """The threads that are most like a story told at a time, the most like first."""
        found = self._most_hit(traits, besides=None)
        return _ranked(Likeness(each, self.traits_of(each).cosine(traits) * self._fade(each, at=at)) for each in found)

    def like_thread(self, thread: OpenThread) -> list[Likeness]:
        """The other threads that are most like a thread, the most like first."""
        own = self.traits_of(thread)
        best = nlargest(PROBES, own.total.items(), key=lambda pair: (pair[1], pair[0]))
        vector = Vector([(feature, value, 0.0) for feature, value in best], 0.0)
        found = self._most_hit(vector, besides=thread)
        return _ranked(
            Likeness(each, self.traits_of(each).cosine_with(own) * self._fade(each, at=thread.last_at)) for each in found
        )

    def traits_of(self, thread: OpenThread) -> Centroid[int]:
        """What the stories of a thread have in common, those that were added since included."""
        for story in thread.unread:
            thread.traits.add(self.vector(story))
        thread.unread.clear()
        return thread.traits

    def with_actors(self, actors: Sequence[str]) -> list[OpenThread]:
        """The threads that name one of these, in order of opening."""
        found = {each.number: each for actor in actors for each in self._by_actor[actor] if each.is_open}
        return [found[number] for number in sorted(found)]

    def merge(self, thread: OpenThread, *, into: OpenThread) -> None:
        """Move all stories of one thread into another. Of two addresses the older stays."""
        thread.is_open = False
        former = thread.known_id if into.known_id else ""
        into.known_id = into.known_id or thread.known_id
        into.former_ids = (*into.former_ids, *((former,) if former else ()), *thread.former_ids)
        into.story_ids += thread.story_ids
        into.began_at = min(into.began_at, thread.began_at)
        into.last_at = max(into.last_at, thread.last_at)
        self.traits_of(into).take_over(self.traits_of(thread))
        into.actors.update(thread.actors)
        best = nlargest(2 * PROBES, into.traits.total.items(), key=lambda pair: (pair[1], pair[0]))
        self._enter(into, traits=[feature for feature, _ in best], actors=tuple(thread.actors))

    def _fade(self, thread: OpenThread, *, at: datetime) -> float:
        rest = max(0.0, (at - thread.last_at).total_seconds()) / 86_400
        return REST_COUNTS + (1 - REST_COUNTS) * math.exp(-rest / self.days)

    def _enter(self, thread: OpenThread, *, traits: Iterable[int], actors: Iterable[str]) -> None:
        for posting in (*(self._by_trait[each] for each in traits), *(self._by_actor[each] for each in actors)):
            if not posting or posting[-1] is not thread:
                posting.append(thread)
            if len(posting) > 2 * LONGEST_POSTING:
                latest = dict.fromkeys(each for each in reversed(posting) if each.is_open)
                posting[:] = list(reversed(list(latest)[:LONGEST_POSTING]))

    def _most_hit(self, vector: Vector[int], *, besides: OpenThread | None) -> list[OpenThread]:
        hits: dict[OpenThread, float] = {}
        by_trait = self._by_trait.get
        for feature, value, _ in vector.rows[:PROBES]:
            for thread in dict.fromkeys(by_trait(feature, ())):
                hits[thread] = hits.get(thread, 0.0) + value
        ranked = ((hit, -each.number, each) for each, hit in hits.items() if each.is_open and each is not besides)
        return [each for _, _, each in nlargest(CANDIDATES, ranked)]


def rests_too_long(thread: OpenThread, *, at: datetime, days: float) -> bool:
    """Whether nothing was told in a thread for so many days."""
    return at - thread.last_at > timedelta(days=days)


def _ranked(found: Iterable[Likeness]) -> list[Likeness]:
    return sorted(found, key=lambda each: (-each.likeness, each.thread.number))
