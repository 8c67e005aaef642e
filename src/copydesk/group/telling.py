"""What a batch of decisions makes of the stories: those that changed are told anew, the others stay as they are."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from operator import attrgetter
from typing import Final

from copydesk.group.cluster import Cluster
from copydesk.group.dates import DAY_LENGTH, MOST_NAMED, happened_on, summed
from copydesk.group.origins import Told, find_origins
from copydesk.model.story import Story

_TELLING: Final = attrgetter("told_at", "report_id")

ASKED_AT_ONCE: Final = 2000
"""Reports of whose origins something is asked at a time: bounds the memory that word runs take, however large a batch is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """What an open story's reports have in common, as it is told, when it opened, and what was one story with it before."""

    entity_ids: tuple[str, ...]
    traits: bytes
    opened_at: datetime
    split_from: str = ""
    split_off: tuple[str, ...] = ()


def outline(cluster: Cluster) -> Outline:
    """The outline of an open story."""
    return Outline(
        entity_ids=cluster.entity_ids(),
        traits=cluster.traits(),
        opened_at=cluster.opened_at,
        split_from=cluster.split_from,
        split_off=cluster.split_off,
    )


@dataclass(slots=True)
class Moves:
    """Where the reports of a batch are, and what went where.

    `joined` leads from a new report to its story when it joined, `moved` from a report to the story that it left another for,
    `merged_away` from a story to the one that it went into.
    """

    joined: dict[str, str] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)
    merged_away: dict[str, str] = field(default_factory=dict)

    def story_of(self, report_id: str, *, before: str) -> str:
        """The story that has a report now, which was in another `before`."""
        return final_story(self.moved.get(report_id, before), merged_away=self.merged_away)


def final_story(story_id: str, *, merged_away: Mapping[str, str]) -> str:
    """The story that has the reports of a story now; a merge of a merge is followed to its end."""
    while story_id in merged_away:
        story_id = merged_away[story_id]
    return story_id


def tell_stories(
    outlines: Mapping[str, Outline],
    *,
    moves: Moves,
    known: Iterable[Story],
    told_of: Callable[[Sequence[str]], Iterable[Told]],
) -> tuple[Story, ...]:
    """All stories, in order of opening, after new reports joined some; those of `outlines` are told anew."""
    told = {story.id: story for story in known if story.id not in moves.merged_away}
    members: dict[str, list[str]] = defaultdict(list)
    parts: dict[str, list[Story]] = defaultdict(list)
    for story in known:
        final = final_story(story.id, merged_away=moves.merged_away)
        if final in outlines:
            parts[final].append(story)
            for report_id in story.report_ids:
                members[moves.story_of(report_id, before=story.id)].append(report_id)
    for report_id, story_id in moves.joined.items():
        members[moves.story_of(report_id, before=story_id)].append(report_id)
    for some in _some_at_a_time(sorted(outlines), members=members):
        reports = {each.report_id: each for each in told_of([each for story_id in some for each in members[story_id]])}
        for story_id in some:
            own = [reports[each] for each in members[story_id]]
            told[story_id] = _story(story_id, reports=own, parts=parts[story_id], about=outlines[story_id])
    return tuple(sorted(told.values(), key=lambda story: (story.opened_at, story.id)))


def _some_at_a_time(story_ids: Iterable[str], *, members: Mapping[str, Sequence[str]]) -> Iterator[list[str]]:
    some: list[str] = []
    asked = 0
    for story_id in story_ids:
        some.append(story_id)
        asked += len(members[story_id])
        if asked >= ASKED_AT_ONCE:
            yield some
            some, asked = [], 0
    if some:
        yield some


def _story(story_id: str, *, reports: Sequence[Told], parts: Sequence[Story], about: Outline) -> Story:
    """A story told anew; `parts` are the stories that its reports were in before."""
    in_order = sorted(reports, key=_TELLING)
    origins = find_origins(in_order)
    own = [part for part in parts if part.id == story_id]
    roots = {origin.root_report_id for origin in origins}
    named = [report.named for report in in_order if report.report_id in roots]
    return Story(
        id=story_id,
        report_ids=tuple(report.report_id for report in in_order),
        origins=origins,
        opened_at=min((in_order[0].told_at, about.opened_at, *(part.opened_at for part in parts))),
        updated_at=in_order[-1].told_at,
        entity_ids=about.entity_ids,
        traits=about.traits,
        split_from=about.split_from or next((part.split_from for part in own), ""),
        split_off=tuple(dict.fromkeys((*(each for part in parts for each in part.split_off), *about.split_off))),
        happened_on=happened_on(named, told_at=in_order[0].told_at),
        named_days=tuple(value for value, _ in summed(named) if len(value) == DAY_LENGTH)[:MOST_NAMED],
    )
