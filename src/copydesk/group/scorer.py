"""How sure it is that a report tells a story's event: a plain threshold on the cosine and a small learned model, half each.

The model is a curve for each measure, added up: what a decision owes to which measure can be read off. It knows short texts from
long ones and loose stories from tight ones, but also learns the kind of source that it was trained on; the plain half holds on
any kind. Source: the development sets; `benchmarks/group/train.py` makes the numbers.
"""

import math
from bisect import bisect
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from operator import getitem
from typing import Final, TypeVar

import msgspec

from copydesk.group.vectors import Centroid, Vector

Feature = TypeVar("Feature", bound=Hashable)

FEATURES: Final = (
    "cosine",
    "closeness_over_cohesion",
    "report_length",
    "mean_length",
    "size",
    "covered",
    "rarest_shared",
    "three_rarest_shared",
    "rivals",
    "margin",
    "smaller_size",
)
"""What the model looks at, in order; logarithms of lengths and sizes. The last is 0 for a report."""

UNIT: Final = 1024
"""What a value of 1 is stored as: whole numbers over a power of two add up alike on every machine."""

PLAIN_STEEPNESS: Final = 20.0
"""Log odds that a cosine gains for each 1.0 above the plain threshold: .05 above it is e to 1."""

Measures = Sequence[float]
"""One value for each of `FEATURES`."""


class Curve(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What one measure adds to the log odds: a staircase. `values` has one more than `steps`, in units of 1/1024."""

    feature: str
    steps: tuple[float, ...]
    values: tuple[int, ...]


class Model(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One curve for each of `FEATURES`, in their order; what they give is added up."""

    curves: tuple[Curve, ...]


class Numbers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The data file: the model for a report and a story, and that for two stories. `made_by` names the script."""

    made_by: str
    join: Model
    merge: Model


@dataclass(frozen=True, slots=True, kw_only=True)
class Scorer:
    """A model ready to be asked, blended with the plain threshold `plain`. `share` is the model's part in the blend.

    `steps` and `values` are those of a curve for each of `FEATURES`, values in log odds of the blend.
    """

    plain: float
    share: float
    steps: tuple[tuple[float, ...], ...]
    values: tuple[tuple[float, ...], ...]

    def log_odds(self, measures: Sequence[Measures]) -> list[float]:
        """How sure each of these candidates is: 0 is even, larger is surer."""
        steepness, plain, steps, values = PLAIN_STEEPNESS * (1 - self.share), self.plain, self.steps, self.values
        return [steepness * (each[0] - plain) + sum(map(getitem, values, map(bisect, steps, each))) for each in measures]


def scorer_of(model: Model | None, *, plain: float, share: float = 0.5) -> Scorer:
    """A scorer from a model's numbers; without a model the plain threshold alone."""
    if model is None:
        return Scorer(plain=plain, share=0.0, steps=(), values=())
    curves = {curve.feature: curve for curve in model.curves}
    flat = Curve(feature="", steps=(), values=(0,))
    in_order = [curves.get(feature, flat) for feature in FEATURES]
    return Scorer(
        plain=plain,
        share=share,
        steps=tuple(curve.steps for curve in in_order),
        values=tuple(tuple(value * share / UNIT for value in curve.values) for curve in in_order),
    )


@cache
def shipped_numbers() -> Numbers:
    """The numbers that come with the package."""
    data = files("copydesk.group").joinpath("scorer.json").read_bytes()
    return msgspec.json.decode(data, type=Numbers)


def measure(vector: Vector[Feature], centroids: Sequence[Centroid[Feature]], *, size: int = 1) -> list[list[float]]:
    """The measures of a report (or of a smaller story of `size` reports) against each of some stories."""
    rows, mass, once = vector
    length, own_size = math.log(1 + len(rows)), math.log(size)
    found: list[list[float]] = []
    for centroid in centroids:
        total, dot = centroid.total, 0.0
        shared: list[float] = []
        for feature, value, rarity in rows:
            if feature in total:
                dot += value * total[feature]
                shared.append(rarity)
        shared.sort(reverse=True)
        squared, reports = centroid.squared or 1.0, centroid.reports or 1
        found.append(
            [
                dot / math.sqrt(squared),
                min(2.0, dot * reports / squared),
                length,
                math.log(1 + centroid.features / reports),
                math.log(reports),
                sum(shared) / mass if mass else 0.0,
                shared[0] / once if shared else 0.0,
                sum(shared[:3]) / (3 * once),
                0.0,
                0.0,
                own_size,
            ]
        )
    _compare([each[0] for each in found], found=found)
    return found


def _compare(cosines: Sequence[float], *, found: Sequence[list[float]]) -> None:
    """Enter the rivals' mean cosine and the margin over the best of them."""
    if len(cosines) == 1:
        found[0][_MARGIN] = cosines[0]
        return
    total, others = sum(cosines), len(found) - 1
    second, first = sorted((*cosines, 0.0, 0.0))[-2:]
    for each, cosine in zip(found, cosines, strict=True):
        each[_RIVALS] = (total - cosine) / others
        each[_MARGIN] = cosine - (second if cosine == first else first)


_RIVALS: Final = FEATURES.index("rivals")
_MARGIN: Final = FEATURES.index("margin")
