"""The parts of an open story, kept apart as long as it may turn out to tell two events.

A story is of one piece until another goes into it, or until a report joins it without being sure. From then on every report that
joins also counts for the part that it is closest to. Parts that drift apart go their own ways again (`splitting`).
"""

from typing import Final

from copydesk.group.cluster import Cluster
from copydesk.group.signature import Signature
from copydesk.group.vectors import Vector

MOST_PARTS: Final = 4
"""Parts of a story: a bound on what a report costs and on what is remembered. Beyond it the smallest goes into its closest."""

MARKS_COUNT: Final = 0.5
"""What the cosine of marks counts beside that of words, where a part has no report in the report's language."""


def add_to_part(cluster: Cluster, signature: Signature, *, terms: Vector[int], marks: Vector[str], own_id: str = "") -> None:
    """Count a report for the part of a story that it is closest to, or for one of its own that is called `own_id`.

    To be called before the story takes the report in: until then a story of one piece is its first part.
    """
    if cluster.is_settled or not (cluster.parts or own_id):
        return
    cluster.parts = _parts_of(cluster)
    if own_id:
        part = Cluster(story_id=own_id, number=0, opened_at=signature.told_at, last_at=signature.told_at)
        cluster.parts.append(part)
    else:
        part = _closest(cluster.parts, terms=terms, marks=marks, language=signature.language)
    part.add(signature, terms=terms, marks=marks)
    if len(cluster.parts) > MOST_PARTS:
        _fold(cluster)


def join_parts(cluster: Cluster, *, into: Cluster) -> None:
    """Make the parts of one story parts of another that is about to take it over.

    Stories that were one before, went apart and meet again stay together.
    """
    met_before = cluster.split_from == into.story_id or into.split_from == cluster.story_id
    if met_before or cluster.is_settled or into.is_settled:
        into.is_settled, into.parts = True, []
        return
    own, joining = _parts_of(into), _parts_of(cluster)
    main = largest(joining)
    main.former_ids += (cluster.story_id,)
    into.parts = [*own, *joining]
    _fold(into)


def largest(parts: list[Cluster]) -> Cluster:
    """The part with most reports; of two as large the older one."""
    return min(parts, key=lambda each: (-each.size, each.opened_at, each.story_id))


def _parts_of(cluster: Cluster) -> list[Cluster]:
    return cluster.parts or [cluster.copy()]


def _fold(cluster: Cluster) -> None:
    """Put the smallest parts into those that they are closest to, until there are few."""
    parts = cluster.parts
    while len(parts) > MOST_PARTS:
        small = min(parts, key=lambda each: (each.size, each.opened_at, each.story_id))
        parts.remove(small)
        max(parts, key=lambda each: (_likeness(small, each), each.story_id)).take_over(small)


def _closest(parts: list[Cluster], *, terms: Vector[int], marks: Vector[str], language: str) -> Cluster:
    """The part that a report is closest to; of two as close the one with the larger id."""
    best, most = parts[0], -1.0
    for part in parts:
        # A part without a report in the language is compared by marks.
        own = part.terms.get(language)
        closeness = MARKS_COUNT * part.marks.cosine(marks) if own is None else own.cosine(terms)
        if closeness > most or (closeness == most and part.story_id > best.story_id):
            best, most = part, closeness
    return best


def _likeness(one: Cluster, other: Cluster) -> float:
    shared = [one.terms[each].cosine_with(other.terms[each]) for each in one.terms if each in other.terms]
    return max(shared) if shared else MARKS_COUNT * one.marks.cosine_with(other.marks)
