"""How well a clustering agrees with the gold: BCubed F1, CEAF-e, and how many clusters there are for each true one."""

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
"""dtype float64."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Shares between 0 and 1; `cluster_ratio` is predicted over gold clusters, 1 at best."""

    bcubed_f1: float
    ceaf_e: float
    cluster_ratio: float


def agreement(*, gold: Sequence[Hashable], predicted: Sequence[Hashable]) -> Agreement:
    """The agreement of two clusterings of the same items, both in the items' order."""
    return Agreement(
        bcubed_f1=bcubed_f1(gold=gold, predicted=predicted),
        ceaf_e=ceaf_e(gold=gold, predicted=predicted),
        cluster_ratio=len(set(predicted)) / max(1, len(set(gold))),
    )


def bcubed_f1(*, gold: Sequence[Hashable], predicted: Sequence[Hashable]) -> float:
    """Harmonic mean of the items' average precision and recall. Source: Bagga and Baldwin 1998."""
    both = Counter(zip(gold, predicted, strict=True))
    of_gold, of_predicted = Counter(gold), Counter(predicted)
    precision = sum(count * count / of_predicted[cluster] for (_, cluster), count in both.items()) / max(1, len(gold))
    recall = sum(count * count / of_gold[cluster] for (cluster, _), count in both.items()) / max(1, len(gold))
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def ceaf_e(*, gold: Sequence[Hashable], predicted: Sequence[Hashable]) -> float:
    """Entity CEAF: the best one-to-one alignment of clusters by 2|G∩P| / (|G|+|P|), as F1. Source: Luo 2005."""
    golds, predictions = list(dict.fromkeys(gold)), list(dict.fromkeys(predicted))
    if not golds or not predictions:
        return 0.0
    rows, columns = {each: at for at, each in enumerate(golds)}, {each: at for at, each in enumerate(predictions)}
    of_gold, of_predicted = Counter(gold), Counter(predicted)
    weights = np.zeros((len(golds), len(predictions)))
    for (one, other), count in Counter(zip(gold, predicted, strict=True)).items():
        weights[rows[one], columns[other]] = 2 * count / (of_gold[one] + of_predicted[other])
    best = _best_alignment(weights if len(golds) <= len(predictions) else weights.T)
    precision, recall = best / len(predictions), best / len(golds)
    return 2 * precision * recall / (precision + recall)


def _best_alignment(weights: Floats) -> float:
    """Total weight of the best one-to-one alignment; not more rows than columns. Source: Kuhn 1955, with potentials."""
    rows, columns = weights.shape
    costs = np.vstack([np.zeros((1, columns + 1)), np.hstack([np.zeros((rows, 1)), -weights])])
    row_potential, column_potential = np.zeros(rows + 1), np.zeros(columns + 1)
    row_of = np.zeros(columns + 1, dtype=np.int64)
    for row in range(1, rows + 1):
        row_of[0] = row
        column = 0
        slack, came_from = np.full(columns + 1, np.inf), np.zeros(columns + 1, dtype=np.int64)
        is_used = np.zeros(columns + 1, dtype=bool)
        while row_of[column]:
            is_used[column] = True
            at = row_of[column]
            reduced = costs[at] - row_potential[at] - column_potential
            is_better = ~is_used & (reduced < slack)
            slack[is_better] = reduced[is_better]
            came_from[is_better] = column
            following = int(np.where(is_used, np.inf, slack).argmin())
            step = slack[following]
            row_potential[row_of[is_used]] += step
            column_potential[is_used] -= step
            slack[~is_used] -= step
            column = following
        while column:
            before = int(came_from[column])
            row_of[column] = row_of[before]
            column = before
    return float(sum(weights[row_of[column] - 1, column - 1] for column in range(1, columns + 1) if row_of[column]))


def average_precision(scores: Sequence[float], is_right: Sequence[bool]) -> float:
    """The mean precision at each right item, ordered by falling score."""
    order = sorted(range(len(scores)), key=lambda at: -scores[at])
    hits, total = 0, 0.0
    for rank, at in enumerate(order, start=1):
        if is_right[at]:
            hits += 1
            total += hits / rank
    return total / max(1, hits)


def area_under_curve(scores: Sequence[float], is_right: Sequence[bool]) -> float:
    """The chance that a right item scores above a wrong one; equal scores count half."""
    ranks = _ranks(scores)
    right = [rank for rank, each in zip(ranks, is_right, strict=True) if each]
    wrong = len(scores) - len(right)
    return (sum(right) - len(right) * (len(right) + 1) / 2) / max(1, len(right) * wrong)


def pearson(one: Sequence[float], other: Sequence[float]) -> float:
    """The correlation of two series, 0 where one is constant."""
    if len(one) < 2 or np.std(one) == 0 or np.std(other) == 0:
        return 0.0
    return float(np.corrcoef(one, other)[0, 1])


def _ranks(scores: Sequence[float]) -> list[float]:
    """Ranks from 1; equal scores share the mean of theirs."""
    _, inverse, counts = np.unique(np.asarray(scores), return_inverse=True, return_counts=True)
    ends = np.cumsum(counts)
    means = ends - (counts - 1) / 2
    ranks: list[float] = means[inverse].tolist()
    return ranks
