"""An editor's word on stories: what was merged or split by hand is done once, and the grouper never undoes it.

A decision is done when the stories say so: the story that a merge takes away leads to another, that which a split makes is there.
What is done is held to in every run: stories merged by hand are not taken apart, and two that were split by hand are not merged.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from copydesk.group.cluster import Cluster
from copydesk.group.grouper import first_story_id, redirects_after, story_id_of
from copydesk.group.live import LiveStories
from copydesk.group.origins import Told
from copydesk.group.signature import Signature
from copydesk.group.telling import Moves, final_story, outline, tell_stories
from copydesk.model.story import Grouping, Story, StoryChange, StoryChangeKind
from copydesk.model.story_decision import StoryDecision

EDITOR: Final = "editor"
"""The reason of a change that a person decided on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reports:
    """Where reports are known from: `signatures_of` and `told_of` give what is known of reports by their ids."""

    signatures_of: Callable[[Sequence[str]], Iterable[Signature]]
    told_of: Callable[[Sequence[str]], Iterable[Told]]


def split_id(decision: StoryDecision) -> str:
    """What the story is called that a split makes."""
    return story_id_of(":".join(("editor", decision.story_id, *sorted(decision.report_ids))))


def is_done(decision: StoryDecision, *, known: Grouping) -> bool:
    """Whether the stories are as the decision says, or were so before a later one."""
    redirects = dict(known.redirects)
    if decision.is_merge:
        return decision.story_id in redirects or decision.into_id in redirects
    own_id = split_id(decision)
    return own_id in redirects or any(story.id == own_id for story in known.stories)


def why_not(decision: StoryDecision, *, known: Grouping) -> str:
    """Why a decision cannot be done, as the stories are: empty where it can."""
    by_id = {story.id: story for story in known.stories}
    if decision.is_merge:
        unknown = [each for each in (decision.story_id, decision.into_id) if each not in by_id]
        return f"there is no story {unknown[0]}" if unknown else ""
    story = by_id.get(final_story(decision.story_id, merged_away=dict(known.redirects)))
    if story is None:
        return f"there is no story {decision.story_id}"
    missing = [each for each in decision.report_ids if each not in story.report_ids]
    if missing:
        return f"story {story.id} has no report {missing[0]}"
    return "" if len(set(decision.report_ids)) < len(story.report_ids) else f"story {story.id} would be left without a report"


def apply_decisions(
    decisions: Iterable[StoryDecision], *, live: LiveStories, known: Grouping, reports: Reports
) -> tuple[Grouping, tuple[StoryDecision, ...]]:
    """The grouping after what was decided by hand and is not done yet, in order; and the decisions that cannot be done.

    `live` goes on from there and holds to all that is done. Cost: for each new decision linear in the reports of its stories.
    """
    left: list[StoryDecision] = []
    every = tuple(decisions)
    for decision in every:
        if is_done(decision, known=known):
            continue
        if why_not(decision, known=known):
            left.append(decision)
            continue
        done = _merged if decision.is_merge else _split
        grouping = done(decision, live=live, known=known, reports=reports)
        known = replace(grouping, changes=(*known.changes, *grouping.changes))
    _hold_to([each for each in every if each not in left], live=live, known=known)
    return known, tuple(left)


def _hold_to(decisions: Iterable[StoryDecision], *, live: LiveStories, known: Grouping) -> None:
    redirects = dict(known.redirects)
    live.apart.clear()
    for decision in decisions:
        other_id = decision.into_id if decision.is_merge else split_id(decision)
        pair = {final_story(each, merged_away=redirects) for each in (decision.story_id, other_id)}
        if not decision.is_merge and len(pair) > 1:
            live.apart.add(frozenset(pair))
        for story_id in pair & live.clusters.keys():
            cluster = live.clusters[story_id]
            if not cluster.is_settled:
                cluster.is_settled, cluster.parts = True, []
                live.touched.add(story_id)


def _merged(decision: StoryDecision, *, live: LiveStories, known: Grouping, reports: Reports) -> Grouping:
    pair = [story for story in known.stories if story.id in {decision.story_id, decision.into_id}]
    older, younger = sorted(pair, key=lambda story: (story.opened_at, story.id))
    one = replace(
        older,
        report_ids=(*older.report_ids, *younger.report_ids),
        split_off=tuple(dict.fromkeys((*older.split_off, *younger.split_off))),
    )
    change = StoryChange(story_id=younger.id, kind=StoryChangeKind.MERGED, at=decision.at, reason=EDITOR, other_id=older.id)
    told = _told_anew([one], live=live, known=known, reports=reports, moves=Moves(merged_away={younger.id: older.id}))
    return replace(told, changes=(change,))


def _split(decision: StoryDecision, *, live: LiveStories, known: Grouping, reports: Reports) -> Grouping:
    redirects = dict(known.redirects)
    own_id, from_id = split_id(decision), final_story(decision.story_id, merged_away=redirects)
    whole = next(story for story in known.stories if story.id == from_id)
    leaving = tuple(each for each in whole.report_ids if each in set(decision.report_ids))
    staying = tuple(each for each in whole.report_ids if each not in set(leaving))
    stayed = replace(whole, report_ids=staying, split_off=(*whole.split_off, own_id))
    left = replace(whole, id=own_id, report_ids=leaving, split_from=from_id, split_off=())
    former = {first_story_id(each): own_id for each in leaving if first_story_id(each) in redirects}
    moves = Moves(moved=dict.fromkeys(leaving, own_id), merged_away=former)
    change = StoryChange(story_id=own_id, kind=StoryChangeKind.SPLIT, at=decision.at, reason=EDITOR, other_id=from_id)
    told = _told_anew([stayed, left], live=live, known=known, reports=reports, moves=moves)
    return replace(told, changes=(change,))


def _told_anew(after: Sequence[Story], *, live: LiveStories, known: Grouping, reports: Reports, moves: Moves) -> Grouping:
    """The grouping with some stories in place of those that had their reports; they are open where one of those was."""
    before = {*(story.id for story in after), *moves.merged_away} & live.clusters.keys()
    is_open = bool(before)
    for story_id in sorted(before):
        live.forget(story_id)
    clusters = [_cluster_of(story, live=live, reports=reports, is_open=is_open) for story in after]
    outlines = {each.story_id: outline(each) for each in clusters}
    stories = tell_stories(outlines, moves=moves, known=known.stories, told_of=reports.told_of)
    return replace(known, stories=stories, redirects=redirects_after(known, moves=moves))


def _cluster_of(story: Story, *, live: LiveStories, reports: Reports, is_open: bool) -> Cluster:
    """A story made again from its reports, open or not; it will not be taken apart."""
    signatures = sorted(reports.signatures_of(story.report_ids), key=lambda each: (each.told_at, each.report_id))
    first = signatures[0].told_at
    cluster = Cluster(story_id=story.id, number=0, opened_at=first, last_at=first)
    for signature in signatures:
        if is_open:
            cluster = live.put(signature, story_id=story.id)
        else:
            cluster.add(signature, terms=live.vector(signature), marks=live.marks.vector(signature.marks))
    cluster.is_settled, cluster.split_from, cluster.split_off = True, story.split_from, story.split_off
    return cluster
