"""Chooses the sentences of a story: the ones that matter, from several origins, each statement once."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from math import sqrt

from copydesk.model.draft import Treatment
from copydesk.model.source import EXCERPT_SENTENCES
from copydesk.write.candidates import Candidate, bears_out, copies, says_the_same
from copydesk.write.options import ExtractiveOptions
from copydesk.write.salience import Salience

SAME_ORIGIN_AGAIN = 0.12
"""What each sentence already taken from an origin costs its next one, where the story has several origins."""
LICENSED = 0.05
"""What full rights are worth: between equal sentences, the one whose words may stand as the story's own."""
WORTH_TELLING = 0.45
"""A sentence that adds less than this beside an average one is left out once the story has its fewest sentences."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A chosen sentence and the other reports' sentences that state the same."""

    candidate: Candidate
    others: tuple[Candidate, ...] = ()

    @property
    def citations(self) -> tuple[str, ...]:
        """Ids of all sentences that say it, the chosen one first."""
        return (self.candidate.sentence.id, *(other.sentence.id for other in self.others))

    @property
    def is_told_once(self) -> bool:
        """Whether one origin alone says it."""
        return len({each.material.origin for each in (self.candidate, *self.others)}) == 1

    @property
    def source_id(self) -> str:
        """The source whose words stand on the page."""
        return self.candidate.material.source.id


def choose(candidates: Sequence[Candidate], *, options: ExtractiveOptions) -> tuple[Choice, ...]:
    """The sentences to tell, in order of choice. Never more of a report than its rights allow; equal input, equal choice."""
    if not candidates:
        return ()
    selection = _Selection(candidates)
    wanted = _length(candidates, options=options)
    while len(selection.choices) < wanted:
        best = selection.next_best()
        if best is None or (len(selection.choices) >= options.fewest and selection.worth(best) < WORTH_TELLING):
            break
        selection.take(best)
    return tuple(selection.choices.values())


def _length(candidates: Sequence[Candidate], *, options: ExtractiveOptions) -> int:
    """Longer where there is more to tell: six sentences of a report of twelve, twelve of fifty."""
    return max(options.fewest, min(options.most, round(1.7 * sqrt(len(candidates)))))


class _Selection:
    """What is chosen so far; lives within one call of `choose`.

    A sentence is only ever worth less the more is chosen, so the queue holds earlier worths as upper bounds and a sentence
    is weighed again when it comes to the top (lazy greedy). Sentences that lean wait for their predecessor.
    """

    def __init__(self, candidates: Sequence[Candidate]) -> None:
        self.choices: dict[str, Choice] = {}
        self._candidates = candidates
        self._salience = Salience(candidates)
        self._covered: set[str] = set()
        self._quoted: Counter[str] = Counter()
        self._by_origin: Counter[int] = Counter()
        self._one_origin = len({candidate.material.origin for candidate in candidates}) == 1
        self._gone: set[str] = set()
        self._waiting: dict[str, int] = {}
        self._queue: list[tuple[float, int]] = []
        for order, candidate in enumerate(candidates):
            if candidate.leans:
                self._waiting[predecessor_id(candidate)] = order
            else:
                self._queue.append((-self._salience.alone(order) - LICENSED, order))
        heapify(self._queue)

    def worth(self, order: int) -> float:
        """What the sentence at a place adds to the story as chosen so far."""
        candidate = self._candidates[order]
        again = 0.0 if self._one_origin else SAME_ORIGIN_AGAIN * self._by_origin[candidate.material.origin]
        licensed = LICENSED if candidate.treatment is Treatment.OWN else 0.0
        return self._salience.beside(order, covered=self._covered) + licensed - again

    def next_best(self) -> int | None:
        """The place of the best sentence that may still be taken, removed from the queue."""
        while self._queue:
            _, order = heappop(self._queue)
            candidate = self._candidates[order]
            if candidate.sentence.id in self._gone or not self._has_room(candidate):
                continue
            now = (-self.worth(order), order)
            if not self._queue or now <= self._queue[0]:
                return order
            heappush(self._queue, now)
        return None

    def take(self, order: int) -> None:
        """Choose a sentence, with all that say the same; these are not chosen again."""
        best = self._candidates[order]
        same = [other for other in self._candidates if other is not best and says_the_same(best, other)]
        elsewhere = [other for other in same if other.material is not best.material and bears_out(other, chosen=best)]
        others = _one_per_report(elsewhere)
        self.choices[best.sentence.id] = Choice(candidate=best, others=others)
        self._quoted.update(
            {best.material.report.id, *(each.material.report.id for each in elsewhere if copies(each, chosen=best))}
        )
        self._by_origin.update({each.material.origin for each in (best, *others)})
        self._covered |= best.terms
        self._gone |= {best.sentence.id, *(other.sentence.id for other in same)}
        follower = self._waiting.pop(best.sentence.id, None)
        if follower is not None:
            heappush(self._queue, (-self.worth(follower), follower))

    def _has_room(self, candidate: Candidate) -> bool:
        return candidate.treatment is Treatment.OWN or self._quoted[candidate.material.report.id] < EXCERPT_SENTENCES


def predecessor_id(candidate: Candidate) -> str:
    """The id of the sentence before it in its report's paragraph; empty at the start of a paragraph."""
    material, index = candidate.material, candidate.sentence.index
    for sentence in material.sentences[max(0, index - 1) : index]:
        if sentence.part is candidate.sentence.part and sentence.index == index - 1:
            return sentence.id
    return ""


def _one_per_report(candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    first: dict[str, Candidate] = {}
    for candidate in candidates:
        first.setdefault(candidate.material.report.id, candidate)
    return tuple(first.values())
