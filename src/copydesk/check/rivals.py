"""Sentences of other sources that tell the same thing, so that their figures can disagree."""

from copydesk.check.alignment import Bearing, bearing_of
from copydesk.check.claim import Ground
from copydesk.model.facts import Facts

SAME_THING = 0.4
"""Share of the smaller sentence's terms, or of the claim's entities across languages, from which two sentences of
different origins are held to tell the same thing, so that their figures can disagree."""


def figure_keys(facts: Facts) -> frozenset[tuple[str, str, str]]:
    """What a sentence's figures and dates can be found by: their kind, unit and counted thing, their size."""
    numbers = {(number.kind.value, number.unit, number.counted) for number in facts.numbers if number.unit or number.counted}
    return frozenset(numbers | {("moment", moment.granularity.value, "") for moment in facts.moments})


def tells_same_thing(mine: Bearing, ground: Ground) -> bool:
    """Whether a sentence has enough of a claim's words, or in another language its entities, to tell the same thing."""
    theirs = bearing_of(ground)
    if mine.language == theirs.language:
        smaller = min(len(mine.words), len(theirs.words))
        return smaller > 2 and len(mine.words & theirs.words) >= SAME_THING * smaller
    entities = {anchor for anchor in mine.anchors if anchor[0] == "entity"}
    return len(entities) > 1 and entities <= theirs.anchors
