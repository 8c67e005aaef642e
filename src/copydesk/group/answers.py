"""Answers: what the second of two people did to the first, days later, is told in nearly the same words as what it answers.

A letter and the letter back, a visit and the visit in return: words, names and figures agree, so that no cosine tells them apart.
What differs is who stands first, and the day. Neither is enough alone: without the day, keeping the two orders apart costs 1 to 4
points of BCubed F1 on development sets, since outlets differ in whom they name first.
"""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from copydesk.group.cluster import Cluster

ANSWER_AFTER: Final = timedelta(hours=24)
"""How long after a story opened the other order of its two people means another event: letters and visits are not answered within
the day, and most reports of an event are told within it."""

CLEAR_MAJORITY: Final = 2 / 3
"""Share of a story's reports with these two people that have to name them in one order."""

Leads = tuple[str, ...]


def is_answer(leads: Mapping[Leads, int], *, told_at: datetime, to: Cluster) -> bool:
    """Whether reports with these leads tell of an answer to the story, rather than of its own event.

    `leads` counts their (first, second) people, `told_at` is when the first of them was told.
    """
    if not leads or told_at - to.opened_at < ANSWER_AFTER:
        return False
    own = Counter(leads).most_common(1)[0][0]
    same, turned = to.leads[own], to.leads[own[::-1]]
    return turned > 0 and turned >= CLEAR_MAJORITY * (same + turned)


def answer_one_another(one: Cluster, other: Cluster) -> bool:
    """Whether the later of two stories is an answer to the earlier."""
    if not (one.leads and other.leads):
        return False
    earlier, later = sorted((one, other), key=lambda cluster: (cluster.opened_at, cluster.story_id))
    return is_answer(later.leads, told_at=later.opened_at, to=earlier)
