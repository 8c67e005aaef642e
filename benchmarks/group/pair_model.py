"""One small model of pairs: how likely two reports tell one event, by what their signatures share.

A straight line through the standardised measures (logistic regression with a ridge): a few hundred pairs teach no more. Two lines
are learnt, for pairs in one language and for pairs in two, since words only compare within a language. What a pair is
worth is said by a model that saw no pair of its fold.
Source: Hosmer and Lemeshow 2000 (iteratively reweighted least squares).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from benchmarks.group.likeness import Likeness, Shared
from benchmarks.group.sets import Item, signature_of
from copydesk.group.signature import Signature
from copydesk.text.facts import FactReader

Floats = NDArray[np.float64]
"""dtype float64."""

FOLDS: Final = 5
RIDGE: Final = 4.0
"""What the square of a coefficient costs, where a set's pairs weigh a thousand together."""

ITERATIONS: Final = 12
OPENING: Final = 300
"""Characters of a text without a headline of its own that stand for its headline."""

KINDS_OF_MARK: Final = ("e:", "n:", "s:", "d:")
"""Known entities, figures, sounds of names, days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A report and its headline alone (its opening, where it has none)."""

    whole: Signature
    opening: Signature


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A pair with its measures. `target` is what it should be worth, 0 to 1; pairs of one `group` are left out together."""

    measures: tuple[float, ...]
    is_one_language: bool
    target: float
    group: str
    weight: float = 1.0


def side_of(item: Item, *, language: str, reader: FactReader) -> Side:
    """An item as the model sees it."""
    opening = item.headline if item.body else item.headline[:OPENING]
    heading = Item(id=item.id, headline=opening, body="", gold=item.gold)
    return Side(
        whole=signature_of(item, language=language, reader=reader),
        opening=signature_of(heading, language=language, reader=reader),
    )


class PairMeasures:
    """The measures of a pair, by weights learnt from a collection of sides."""

    def __init__(self, sides: Iterable[Side]) -> None:
        collection = tuple(sides)
        self._wholes = Likeness(side.whole for side in collection)
        self._openings = Likeness(side.opening for side in collection)

    def of(self, one: Side, other: Side) -> tuple[float, ...]:
        """All measures; those of words are 0 for two languages."""
        pairs = (
            (self._wholes, one.whole, other.whole),
            (self._openings, one.opening, other.opening),
            (self._wholes, one.opening, other.whole),
            (self._wholes, one.whole, other.opening),
        )
        is_one_language = one.whole.language == other.whole.language
        words = [value for each in pairs for value in (_words(each[0].shared(*each[1:])) if is_one_language else _NO_WORDS)]
        return (
            *words,
            *_marked(self._wholes.shared_marks(one.whole, other.whole)),
            self._openings.across(one.opening, other.opening),
            *(value for kind in KINDS_OF_MARK for value in _counted(one.whole, other.whole, kind=kind)),
            _overlap(set(one.whole.places), set(other.whole.places)),
        )


def _words(shared: Shared) -> tuple[float, ...]:
    rarest = (*shared.rarities[:3], 0.0, 0.0, 0.0)
    return (
        shared.cosine,
        *rarest[:3],
        shared.rarest(3),
        shared.rarest(5),
        min(shared.covered),
        max(shared.covered),
        np.log1p(min(shared.lengths)),
        np.log1p(max(shared.lengths)),
        sum(shared.rarities),
    )


_NO_WORDS: Final = (0.0,) * 11


def _marked(shared: Shared) -> tuple[float, ...]:
    return (shared.cosine, shared.rarest(1), shared.rarest(3), shared.rarest(8), min(shared.covered), max(shared.covered))


def _counted(one: Signature, other: Signature, *, kind: str) -> tuple[float, float, float]:
    """Marks of a kind that both have, that each has and the other has not (the fewer of the two), and the overlap."""
    ours, theirs = ({mark for mark, _ in each.marks if mark.startswith(kind)} for each in (one, other))
    return np.log1p(len(ours & theirs)), np.log1p(min(len(ours - theirs), len(theirs - ours))), _overlap(ours, theirs)


def _overlap(ours: set[str], theirs: set[str]) -> float:
    return len(ours & theirs) / max(1, len(ours | theirs))


def cross_judged(pairs: Sequence[Judged]) -> list[float]:
    """What each pair is worth, 0 to 1, by the models of the pairs outside its fold."""
    found = [0.0] * len(pairs)
    folds = [crc32(pair.group.encode()) % FOLDS for pair in pairs]
    for is_one_language in (True, False):
        kind = [at for at, pair in enumerate(pairs) if pair.is_one_language is is_one_language]
        for fold in range(FOLDS):
            seen, own = [at for at in kind if folds[at] != fold], [at for at in kind if folds[at] == fold]
            if seen and own:
                worth = _judge(_table(pairs, seen), _table(pairs, own))
                for at, value in zip(own, worth, strict=True):
                    found[at] = value
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    """Pairs as arrays: `measures` of shape (n, measures), the others of shape (n,)."""

    measures: Floats
    targets: Floats
    weights: Floats


def _table(pairs: Sequence[Judged], places: Sequence[int]) -> _Table:
    return _Table(
        measures=np.array([pairs[at].measures for at in places], dtype=np.float64),
        targets=np.array([pairs[at].target for at in places], dtype=np.float64),
        weights=np.array([pairs[at].weight for at in places], dtype=np.float64),
    )


def _judge(seen: _Table, own: _Table) -> list[float]:
    mean, spread = seen.measures.mean(axis=0), seen.measures.std(axis=0)
    spread[spread == 0] = 1.0
    learnt = _fit((seen.measures - mean) / spread, targets=seen.targets, weights=1000 * seen.weights / seen.weights.sum())
    odds = (own.measures - mean) / spread @ learnt[1:] + learnt[0]
    return [float(each) for each in _sure(odds)]


def _fit(rows: Floats, *, targets: Floats, weights: Floats) -> Floats:
    """The constant and the coefficients."""
    rows = np.column_stack([np.ones(len(rows)), rows])
    cost = np.full(rows.shape[1], RIDGE)
    cost[0] = 0.0
    learnt: Floats = np.zeros(rows.shape[1])
    for _ in range(ITERATIONS):
        sure = _sure(rows @ learnt)
        slope = rows.T @ (weights * (targets - sure)) - cost * learnt
        bend = (rows * (weights * np.maximum(sure * (1 - sure), 1e-6))[:, None]).T @ rows + np.diag(cost)
        learnt = learnt + np.linalg.solve(bend, slope)
    return learnt


def _sure(odds: Floats) -> Floats:
    found: Floats = 1 / (1 + np.exp(-np.clip(odds, -30, 30)))
    return found
