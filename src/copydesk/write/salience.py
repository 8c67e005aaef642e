"""How much a sentence matters to its story."""

from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from math import log, sqrt

from copydesk.write.candidates import Candidate

POSITION_WEIGHT = 0.9
"""What the first sentence of a report is worth beside an average sentence (1.0): leads carry the news in every language."""
FACT_WEIGHT = 0.08
"""What one figure, moment or known name adds, up to five; a sentence of facts says more than one of colour."""
TOLD_AGAIN = 0.35
"""What each further independent origin adds to a term's weight."""
COVERED = 0.35
"""What remains of a term's weight once a chosen sentence has told it."""


class Salience:
    """How much each of a story's candidates matters; they are named by their place in the order given.

    Term centrality over the story's reports: a term counts by how many sentences, and how many origins, tell it.
    """

    def __init__(self, candidates: Sequence[Candidate]) -> None:
        weights = _weights(candidates)
        self._weights = weights
        self._known = [candidate.terms & weights.keys() for candidate in candidates]
        self._roots = [sqrt(len(candidate.terms)) or 1.0 for candidate in candidates]
        masses = [sum(map(weights.__getitem__, known)) / root for known, root in zip(self._known, self._roots, strict=True)]
        self._average = sum(masses) / len(masses) or 1.0
        self._alone = [
            mass / self._average + POSITION_WEIGHT / (1 + candidate.position) + FACT_WEIGHT * min(5, _fact_count(candidate))
            for mass, candidate in zip(masses, candidates, strict=True)
        ]

    def alone(self, place: int) -> float:
        """What a sentence is worth while nothing is chosen; an average sentence of nothing but news is about 1."""
        return self._alone[place]

    def beside(self, place: int, *, covered: AbstractSet[str]) -> float:
        """What a sentence adds to what is chosen already."""
        again = sum(map(self._weights.__getitem__, self._known[place] & covered)) / self._roots[place]
        return self._alone[place] - (1 - COVERED) * again / self._average


def _weights(candidates: Sequence[Candidate]) -> dict[str, float]:
    told: Counter[str] = Counter()
    by_origin: dict[int, set[str]] = {}
    for candidate in candidates:
        told.update(candidate.terms)
        by_origin.setdefault(candidate.material.origin, set()).update(candidate.terms)
    voices = Counter(term for terms in by_origin.values() for term in terms) if len(by_origin) > 1 else Counter(told.keys())
    return {term: log(1 + count) * (1 + TOLD_AGAIN * (voices[term] - 1)) for term, count in told.items() if count > 1}


def _fact_count(candidate: Candidate) -> int:
    facts = candidate.sentence.facts
    return len(facts.numbers) + len(facts.moments) + len({name.entity_id for name in facts.names if name.entity_id})
