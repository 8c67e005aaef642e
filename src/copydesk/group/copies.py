"""Which texts are copies of one another, found by the word runs that they share: by index, never by comparing all pairs."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

import numpy as np

from copydesk.text.fingerprints import Hashes

COPY_CONTAINMENT: Final = 0.24
"""Share of the shorter text's runs of four words found in the other from which it is a copy. A quarter of the words changed
leaves about 32 %; independent reports that quote one speech at length share up to 22 %. Source: edits of two development sets,
and the demonstration wire."""

SAME_CONTAINMENT: Final = 0.9
"""From this on a text adds nothing to be found by: what is like it is like the one that stands in the index."""

LEAST_RUNS: Final = 4
"""Texts with fewer runs, or with fewer in common, are alike by chance."""

MOST_PER_RUN: Final = 24
"""Different texts that a run finds; a run in more of them is a set phrase or a page's furniture."""

MOST_KEPT: Final = 192
"""Runs kept of one text at most: every fourth by hash, of those again every fourth, until they are so few."""

SAMPLE_STEP: Final = 4


class Runs(NamedTuple):
    """The runs that were kept of one text: those whose hash `step` divides. Two texts are compared at the coarser step."""

    values: tuple[int, ...]
    step: int = 1

    def count_at(self, step: int) -> int:
        """How many there are at a step that is this one or a coarser one."""
        return len(self.values) if step == self.step else sum(value % step == 0 for value in self.values)


def sample(hashes: Hashes) -> Runs:
    """The runs to keep of a text, whose hashes are sorted."""
    step, kept = 1, hashes
    while len(kept) > MOST_KEPT:
        step *= SAMPLE_STEP
        kept = kept[kept % np.uint64(step) == 0]
    return Runs(tuple(kept.tolist()), step)


@dataclass(frozen=True, slots=True)
class Copy:
    """Text number `index` of those added shares so much of the shorter of both texts, 0 to 1."""

    index: int
    containment: float


@dataclass(slots=True)
class CopyIndex:
    """Texts by their runs. Cost of a text: linear in its runs, however many texts there are.

    A run of one text alone leads to a bare number.
    """

    texts: list[Runs] = field(default_factory=list)
    _by_run: dict[int, int | list[int]] = field(default_factory=dict)

    def add(self, runs: Runs) -> Sequence[Copy]:
        """Number the next text and give those before it that it shares enough with, the closest first."""
        met = self._by_run.keys() & runs.values
        found = self._like(runs, met=met)
        if len(found) > 1:
            found.sort(key=lambda copy: (-copy.containment, copy.index))
        own = len(self.texts)
        self.texts.append(runs)
        is_known = bool(found) and found[0].containment >= SAME_CONTAINMENT and self._is_no_longer(runs, found[0].index)
        if not is_known:
            by_run, values = self._by_run, runs.values
            for value in met:
                posting = by_run[value]
                if isinstance(posting, int):
                    by_run[value] = [posting, own]
                elif len(posting) < MOST_PER_RUN:
                    posting.append(own)
            by_run.update(dict.fromkeys([value for value in values if value not in met] if met else values, own))
        return found

    def _is_no_longer(self, runs: Runs, other: int) -> bool:
        theirs = self.texts[other]
        return len(runs.values) * runs.step <= 1.1 * len(theirs.values) * theirs.step

    def _like(self, runs: Runs, *, met: set[int]) -> list[Copy]:
        """The texts that are enough like one, of whose runs `met` stand in the index."""
        if len(met) < LEAST_RUNS:
            return []
        hits: dict[int, list[int]] = defaultdict(list)
        for value in sorted(met):
            posting = self._by_run[value]
            for index in (posting,) if isinstance(posting, int) else posting:
                hits[index].append(value)
        found = []
        for index, values in hits.items():
            other = self.texts[index]
            step = max(runs.step, other.step)
            common = [value for value in values if value % step == 0]
            if len(common) >= LEAST_RUNS and len(common) >= COPY_CONTAINMENT * min(runs.count_at(step), other.count_at(step)):
                shorter = min(self._weight(each.values, step=step) for each in (runs, other))
                share = min(1.0, self._weight(common, step=step) / shorter)
                if share >= COPY_CONTAINMENT:
                    found.append(Copy(index, share))
        return found

    def _weight(self, values: Sequence[int], *, step: int) -> float:
        """How much runs weigh: one that many different texts have is a set phrase or furniture of a page and weighs little."""
        postings = [self._by_run.get(value, ()) for value in values if value % step == 0]
        return sum([0.5 if isinstance(each, int) else 1 / (1 + len(each)) for each in postings])
