"""What leads the front page: independent origins, variety of sources, novelty, and what the desk holds important."""

from datetime import datetime
from typing import Final

from copydesk.model.edition import Edition, EditionCard
from copydesk.model.importance import Importance, Weights

NOVELTY_HALVES_HOURS: Final = 12.0
"""Hours after which a story is half as new: what the morning led with does not lead in the evening for its age alone."""

FOLLOWING_COUNTS: Final = 0.75
"""Novelty of a story that follows others in its thread, where that of one that opens something is 1."""


def importance_of(card: EditionCard, *, newest: datetime, weights: Weights) -> Importance:
    """How important a story is at the time of the newest report on the site, and why.

    Depends on no clock: the same stories have the same order however often a site is built.
    """
    origins, variety = _many(card.independent - 1), _many(card.variety)
    hours = max(0.0, (newest - card.told_at).total_seconds() / 3600)
    novelty = 2 ** (-hours / NOVELTY_HALVES_HOURS) * (FOLLOWING_COUNTS if card.follows else 1.0)
    told = (weights.origins, origins), (weights.variety, variety), (weights.novelty, novelty)
    mean = sum(weight * value for weight, value in told) / sum(weight for weight, _ in told)
    desk = _desk_factor(card, weights=weights)
    return Importance(
        score=round(desk * mean, 4), origins=round(origins, 4), variety=round(variety, 4), novelty=round(novelty, 4), desk=desk
    )


def reasons_in(importance: Importance, *, weights: Weights) -> dict[str, float]:
    """The importance as data, the reason that counted most first: `score`, then each reason, then the desk's own factor."""
    counted = {
        "origins": (importance.origins, weights.origins),
        "variety": (importance.variety, weights.variety),
        "novelty": (importance.novelty, weights.novelty),
    }
    ordered = sorted(counted.items(), key=lambda each: -each[1][0] * each[1][1])
    return {"score": importance.score, **{name: value for name, (value, _) in ordered}, "desk": importance.desk}


def variety_of(edition: Edition) -> int:
    """How many countries, languages and kinds of source tell a story besides the first of each.

    Only the first report of each origin counts: fifty copies in fifty countries are no variety.
    """
    roots = {origin.root_report_id for origin in edition.story.origins}
    sources = [teller.source for teller in edition.tellers if teller.report.id in roots]
    languages = {teller.report.language for teller in edition.tellers if teller.report.id in roots}
    countries = {source.country for source in sources if source.country}
    kinds = {source.kind for source in sources}
    return sum(max(0, len(each) - 1) for each in (countries, languages, kinds))


def follows(edition: Edition) -> bool:
    """Whether the story is not the first of its thread."""
    return edition.thread is not None and edition.story.id in edition.thread.story_ids[1:]


def _many(count: int) -> float:
    """A count as a share: 0 for none, a half for two, ever less for each further one."""
    return 1 - 2 ** (-max(0, count) / 2)


def _desk_factor(card: EditionCard, *, weights: Weights) -> float:
    """The largest factor of what the story is about and of who tells it, 1 where the desk weighs none of them."""
    about = {*card.entity_ids, *card.source_ids}
    return max((factor for subject, factor in weights.subjects if subject in about), default=1.0)
