"""What leads a front page: how much each reason counts on a desk, and what the reasons were for one story."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """How much each reason counts, 0 not at all; one of them does. `subjects` are (entity or source id, factor), 1 is plain."""

    origins: float = 1.0
    variety: float = 0.5
    novelty: float = 1.0
    subjects: tuple[tuple[str, float], ...] = ()

    def __post_init__(self) -> None:
        if min(self.origins, self.variety, self.novelty) < 0 or self.origins + self.variety + self.novelty == 0:
            raise ValueError(f"no reason counts, or one counts less than nothing: {self}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Importance:
    """Why a story stands where it does. Each reason is from 0 to 1; `desk` is the factor of its subjects, 1 by itself.

    `score` is the weighted mean of the reasons, times `desk`.
    """

    score: float
    origins: float
    variety: float
    novelty: float
    desk: float = 1.0
