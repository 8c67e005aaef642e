"""Copies that were edited: how many are found among all texts of two sets, and how many of the pairs reported are right.

Each text gets one copy of each kind of edit; replacement words come from the other texts, boilerplate is ours. All originals and
the copies of one kind go into one index in a shuffled order. A pair is right where both go back to one original. Originals that
share a tenth of their runs of three words with another are left out: they are real copies of a wire, which nobody marked.
"""

import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

from benchmarks.figure import Figure
from benchmarks.group.sets import StreamSet, stream_sets
from copydesk.group.copies import CopyIndex, sample
from copydesk.text.fingerprints import sorted_shingles

BASES: Final = frozenset({"basil_triples", "ecbplus_events"})
LEAST_WORDS: Final = 120
MOST_SHARED: Final = 0.1
BOILERPLATE: Final = (
    "Sign up for our morning letter and never miss a story. Share this report with your friends. Follow us for more news from "
    "the region and beyond. All rights reserved. Material may not be published, broadcast or rewritten without permission."
)

Edit = Callable[[list[str], random.Random, Sequence[str]], list[str]]


def run(data: Path, *, quick: bool) -> Iterator[Figure]:
    """Recall for each kind of edit, and the precision of all reported pairs of all kinds together."""
    texts = _texts([part for part in stream_sets(data, quick=quick) if part.name in BASES])
    words = [word for text in texts for word in text]
    right = reported = 0
    for metric, edit in EDITS.items():
        chance = random.Random(metric)  # noqa: S311 - edits that can be had again
        entries = [(at, text) for at, text in enumerate(texts)] + [
            (at, edit(text, chance, words)) for at, text in enumerate(texts)
        ]
        chance.shuffle(entries)
        pairs = _pairs(entries)
        good = {frozenset(pair) for pair in pairs if entries[pair[0]][0] == entries[pair[1]][0]}
        right, reported = right + len(good), reported + len(pairs)
        yield _figure(metric, len(good) / max(1, len(texts)), n=len(texts))
    yield _figure("pair_precision", right / max(1, reported), n=reported)


def _texts(parts: Sequence[StreamSet]) -> list[list[str]]:
    found = [f"{item.headline}\n{item.body}".split() for part in parts for item in part.items]
    return _unrelated([text for text in found if len(text) >= LEAST_WORDS])


def _unrelated(texts: Sequence[list[str]]) -> list[list[str]]:
    runs = [{tuple(text[at : at + 3]) for at in range(len(text) - 2)} for text in texts]
    of_run: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index, own in enumerate(runs):
        for run in own:
            of_run[run].append(index)
    shared = Counter(frozenset((one, other)) for found in of_run.values() for at, one in enumerate(found) for other in found[:at])
    related = {
        index for pair, count in shared.items() if count >= MOST_SHARED * min(len(runs[each]) for each in pair) for index in pair
    }
    return [text for index, text in enumerate(texts) if index not in related]


def _pairs(entries: Sequence[tuple[int, list[str]]]) -> list[tuple[int, int]]:
    index = CopyIndex()
    found: list[tuple[int, int]] = []
    for own, (_, text) in enumerate(entries):
        copies = index.add(sample(sorted_shingles(" ".join(text), language="en")))
        found += [(copy.index, own) for copy in copies]
    return found


def _changed(share: float) -> Edit:
    def edit(text: list[str], chance: random.Random, words: Sequence[str]) -> list[str]:
        return [chance.choice(words) if chance.random() < share else word for word in text]

    return edit


def _cut(text: list[str], _: random.Random, __: Sequence[str]) -> list[str]:
    return text[: max(1, len(text) * 6 // 10)]


def _boilerplate(text: list[str], chance: random.Random, _: Sequence[str]) -> list[str]:
    words = BOILERPLATE.split()
    return [*words[chance.randrange(len(words) // 2) :], *text, *words]


EDITS: Final[dict[str, Edit]] = {
    "recall_10": _changed(0.10),
    "recall_25": _changed(0.25),
    "recall_cut": _cut,
    "recall_boilerplate": _boilerplate,
}


def _figure(metric: str, value: float, *, n: int) -> Figure:
    return Figure(bench="group", set="near_duplicates", metric=metric, value=round(value, 4), n=n)
