"""How alike two reports are, outside a stream, by the vectors of the grouper."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import Final, TypeVar

from copydesk.group.signature import Signature
from copydesk.group.vectors import Rarity, Vector

Feature = TypeVar("Feature", bound=Hashable)

RAREST: Final = 3
"""The rarest shared terms whose rarity says whether recurring reports tell one event. Source: prototypes, pairs of reports."""


class Likeness:
    """Compares reports by weights learnt from a collection: words within a language, marks across languages."""

    def __init__(self, collection: Iterable[Signature]) -> None:
        self._terms: dict[str, Rarity[int]] = defaultdict(Rarity)
        self._marks: Rarity[str] = Rarity()
        for signature in collection:
            self._terms[signature.language].learn(term for term, _ in signature.terms)
            self._marks.learn(mark for mark, _ in signature.marks)

    def of(self, one: Signature, other: Signature) -> float:
        """0 to 1: by words in one language, by marks in two."""
        return self.within(one, other) if one.language == other.language else self.across(one, other)

    def across(self, one: Signature, other: Signature) -> float:
        """Cosine of the marks of two reports."""
        return _cosine(self._marks.vector(one.marks), self._marks.vector(other.marks))

    def within(self, one: Signature, other: Signature) -> float:
        """Mean of the cosine of the words of two reports in one language and the rarity of the rarest that they share."""
        rarity = self._terms[one.language]
        ours, theirs = rarity.vector(one.terms), rarity.vector(other.terms)
        shared = set(ours.features) & set(theirs.features)
        rarest = sorted((each for term, each in zip(ours.features, ours.rarities, strict=True) if term in shared), reverse=True)
        return (_cosine(ours, theirs) + sum(rarest[:RAREST]) / RAREST) / 2


def _cosine(one: Vector[Feature], other: Vector[Feature]) -> float:
    values = dict(zip(other.features, other.values, strict=True))
    return sum(value * values.get(feature, 0.0) for feature, value in zip(one.features, one.values, strict=True))
