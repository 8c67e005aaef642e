"""How alike two reports are, outside a stream, by the vectors of the grouper."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import Final, TypeVar

from copydesk.group.signature import Signature
from copydesk.group.vectors import Rarity, Vector

Feature = TypeVar("Feature", bound=Hashable)

RAREST: Final = 3
"""The rarest shared terms whose rarity says whether recurring reports tell one event. Source: prototypes, pairs of reports."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """What two reports have in common: rarities of the shared features, the rarest first, and what share of each report's."""

    cosine: float
    rarities: tuple[float, ...]
    covered: tuple[float, float]
    lengths: tuple[int, int]

    def rarest(self, many: int) -> float:
        """Mean rarity of so many of the rarest shared words; words that are not there count as 0."""
        return sum(self.rarities[:many]) / many


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
        shared = self.shared(one, other)
        return (shared.cosine + shared.rarest(RAREST)) / 2

    def shared(self, one: Signature, other: Signature) -> Shared:
        """What the words of two reports in one language have in common."""
        rarity = self._terms[one.language]
        return _shared(rarity.vector(one.terms), rarity.vector(other.terms))

    def shared_marks(self, one: Signature, other: Signature) -> Shared:
        """What the marks of two reports have in common."""
        return _shared(self._marks.vector(one.marks), self._marks.vector(other.marks))


def _shared(ours: Vector[Feature], theirs: Vector[Feature]) -> Shared:
    common = {term for term, _, _ in theirs.rows}
    rarities = sorted((each / ours.once for term, _, each in ours.rows if term in common), reverse=True)
    total = sum(rarities) * ours.once
    return Shared(
        cosine=_cosine(ours, theirs),
        rarities=tuple(rarities),
        covered=(total / (ours.mass or 1.0), total / (theirs.mass or 1.0)),
        lengths=(len(ours.rows), len(theirs.rows)),
    )


def _cosine(one: Vector[Feature], other: Vector[Feature]) -> float:
    values = {feature: value for feature, value, _ in other.rows}
    return sum(value * values.get(feature, 0.0) for feature, value, _ in one.rows)
