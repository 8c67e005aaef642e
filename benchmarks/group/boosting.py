"""Boosted symmetric trees of depth 3 whose output rises (or never falls) with chosen features: small enough to ship as numbers.

Source: Friedman 2001 (boosting), Prokhorenkova et al. 2018 (symmetric trees).
"""

from dataclasses import dataclass
from itertools import product
from typing import Final

import numpy as np
from numpy.typing import NDArray

from copydesk.group.scorer import UNIT, Model

Floats = NDArray[np.float64]
"""dtype float64."""
Ints = NDArray[np.int64]
"""dtype int64."""

DEPTH: Final = 3
BINS: Final = 24
LEARNING_RATE: Final = 0.12
LEAST_HESSIAN: Final = 5.0
"""Keeps leaves that few rows reach near 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """Rows to learn from: `measures` of shape (n, features), `is_right` and `weights` of shape (n,)."""

    measures: Floats
    is_right: NDArray[np.bool_]
    weights: Floats


def fit(rows: Rows, *, rising: frozenset[int], trees: int) -> Model:
    """The model after so many rounds; output never falls where a feature of `rising` grows."""
    edges = [_edges(column) for column in rows.measures.T]
    binned = np.stack([np.searchsorted(edge, column, side="right") for edge, column in zip(edges, rows.measures.T, strict=True)])
    target = rows.is_right.astype(np.float64)
    weights = rows.weights * len(rows.weights) / rows.weights.sum()
    odds = np.zeros(len(target))
    features: list[tuple[int, int, int]] = []
    thresholds: list[tuple[float, float, float]] = []
    leaves: list[tuple[int, ...]] = []
    for _ in range(trees):
        sure = 1 / (1 + np.exp(-odds))
        gradient, hessian = weights * (target - sure), weights * sure * (1 - sure)
        splits, leaf = _grow(binned, gradient=gradient, hessian=hessian, edges=edges)
        sums = np.bincount(leaf, weights=gradient, minlength=8)
        mass: Floats = np.bincount(leaf, weights=hessian, minlength=8).astype(np.float64) + LEAST_HESSIAN
        values = _monotone(sums / mass, mass=mass, is_rising=[feature in rising for feature, _ in splits])
        whole = np.rint(LEARNING_RATE * values * UNIT).astype(np.int64)
        odds += whole[leaf] / UNIT
        first, second, third = splits
        features.append((first[0], second[0], third[0]))
        thresholds.append(tuple(round(float(edges[feature][place]), 5) for feature, place in splits))  # type: ignore[arg-type]  # three
        leaves.append(tuple(int(each) for each in whole))
    return Model(features=tuple(features), thresholds=tuple(thresholds), leaves=tuple(leaves))


def _edges(column: Floats) -> Floats:
    found: Floats = np.unique(np.round(np.quantile(column, np.linspace(0, 1, BINS + 1)[1:-1]), 5))
    return found


def _grow(binned: Ints, *, gradient: Floats, hessian: Floats, edges: list[Floats]) -> tuple[list[tuple[int, int]], Ints]:
    """The (feature, edge) of each level, and each row's leaf."""
    leaf = np.zeros(binned.shape[1], dtype=np.int64)
    splits: list[tuple[int, int]] = []
    for level in range(DEPTH):
        gains: list[tuple[float, int, int]] = []
        for feature, column in enumerate(binned):
            places = leaf * (BINS + 1) + column
            shape = (2**level, BINS + 1)
            sums = np.bincount(places, weights=gradient, minlength=shape[0] * shape[1]).reshape(shape)
            mass = np.bincount(places, weights=hessian, minlength=shape[0] * shape[1]).reshape(shape)
            below, below_mass = sums.cumsum(axis=1), mass.cumsum(axis=1)
            above, above_mass = below[:, -1:] - below, below_mass[:, -1:] - below_mass
            gain = (below**2 / (below_mass + LEAST_HESSIAN) + above**2 / (above_mass + LEAST_HESSIAN)).sum(axis=0)
            place = int(gain[: len(edges[feature])].argmax()) if len(edges[feature]) else 0
            if len(edges[feature]):
                gains.append((float(gain[place]), -feature, place))
        _, feature, place = max(gains)
        splits.append((-feature, place))
        leaf = 2 * leaf + (binned[-feature] > place)
    return splits, leaf


def _monotone(values: Floats, *, mass: Floats, is_rising: list[bool]) -> Floats:
    """Leaves evened out until none falls along a rising feature."""
    values = values.copy()
    for _ in range(50):
        is_done = True
        for level, rises in enumerate(is_rising):
            bit = 2 ** (DEPTH - 1 - level)
            for low in (each for each, _ in product(range(8), (0,)) if rises and not each & bit):
                high = low | bit
                if values[low] > values[high] + 1e-12:
                    values[low] = values[high] = (values[low] * mass[low] + values[high] * mass[high]) / (mass[low] + mass[high])
                    is_done = False
        if is_done:
            break
    return values
