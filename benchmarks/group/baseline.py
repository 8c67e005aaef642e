"""The plain single pass: TF-IDF by the stream so far, one threshold on the cosine with a story's centroid, nothing else."""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Final

from copydesk.group.signature import Signature

THRESHOLDS: Final = (0.14, 0.18, 0.22, 0.26, 0.30, 0.36)


def single_pass(signatures: Sequence[Signature], *, threshold: float) -> list[int]:
    """The number of each item's story, in the items' order. Every story that shares a term is compared."""
    seen_in = Counter[int]()
    centroids: list[dict[int, float]] = []
    squared: list[float] = []
    index: dict[int, list[int]] = defaultdict(list)
    decided: list[int] = []
    for count, signature in enumerate(signatures, start=1):
        seen_in.update(term for term, _ in signature.terms)
        weighted = {term: weight * math.log(1 + count / seen_in[term]) for term, weight in signature.terms}
        length = math.sqrt(sum(value * value for value in weighted.values())) or 1.0
        vector = {term: value / length for term, value in weighted.items()}
        dots: dict[int, float] = defaultdict(float)
        for term, value in vector.items():
            for story in index[term]:
                dots[story] += value * centroids[story][term]
        best = max(dots, key=lambda story: (dots[story] / math.sqrt(squared[story]), -story), default=-1)
        if best < 0 or dots[best] / math.sqrt(squared[best]) < threshold:
            best = len(centroids)
            centroids.append({})
            squared.append(0.0)
        _add(vector, story=best, centroid=centroids[best], index=index)
        squared[best] = sum(value * value for value in centroids[best].values())
        decided.append(best)
    return decided


def _add(vector: dict[int, float], *, story: int, centroid: dict[int, float], index: dict[int, list[int]]) -> None:
    for term, value in vector.items():
        if term not in centroid:
            index[term].append(story)
        centroid[term] = centroid.get(term, 0.0) + value
