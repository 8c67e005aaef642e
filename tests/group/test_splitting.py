"""A story that turns out to tell two events is taken apart, and every address leads to where its reports are."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.group.building import FERRY, MORNING, Desk, cut_and_restarted, group, members, signature

from copydesk.group.cluster import MOST_LEAVING, Cluster
from copydesk.group.grouper import GroupOptions, live_stories
from copydesk.group.live import LiveStories
from copydesk.group.parts import MOST_PARTS, join_parts
from copydesk.group.signature import Signature
from copydesk.group.splitting import drift
from copydesk.group.vectors import Rarity, Vector
from copydesk.model.story import Grouping, StoryChange, StoryChangeKind

COMMON = ("storm", "night", "Kessel", "coast", "damage", "wind")
EVENTS = (
    (
        "ferry",
        "pier",
        "harbour",
        "engineers",
        "hull",
        "crossing",
        "passengers",
        "repaired",
        "timetable",
        "captain",
        "mooring",
        "deck",
        "sailing",
    ),
    (
        "school",
        "roof",
        "pupils",
        "teachers",
        "lessons",
        "classroom",
        "tiles",
        "gymnasium",
        "parents",
        "carpenters",
        "desks",
        "timber",
        "closed",
    ),
)
APART = 17
"""A stream whose two events are one story for a while."""


def headlines_of(seed: int) -> list[tuple[int, str]]:
    """Event and headline of each report of a storm's night: first in words that both events share, then ever less so."""
    chance = random.Random(seed)  # noqa: S311 - a stream that can be had again
    shared, words_each = (chance.randint(4, 5), chance.randint(4, 5)), chance.randint(7, 14)
    told = []
    for number in range(24):
        event = chance.randint(0, 1)
        common = chance.sample(COMMON, max(0, round(shared[event] - number / 2)))
        own = chance.sample(EVENTS[event], min(len(EVENTS[event]), words_each - len(common)))
        told.append((event, " ".join((*common, *own))))
    return told


def night_of(seed: int, *, owners: tuple[str, str] = ("", "")) -> list[Signature]:
    """The reports of a night, each from a source of its own, or all of an event from one that is named."""
    return [
        signature(number, (headline, ""), hours=number / 10, source=owners[event])
        for number, (event, headline) in enumerate(headlines_of(seed))
    ]


def splits(grouping: Grouping) -> list[StoryChange]:
    """The changes in which a part of a story left it."""
    return [change for change in grouping.changes if change.kind is StoryChangeKind.SPLIT]


def test_two_events_that_were_told_in_one_story_go_their_own_ways() -> None:
    """Each has all of its reports, and the record says what happened and why."""
    stream = night_of(APART)

    grouping = group(*stream)

    ferry, school = (frozenset(each.report_id for each in stream if _tells(each, event)) for event in EVENTS)
    (change,) = splits(grouping)
    assert members(grouping) == {ferry, school}
    assert change.reason.startswith("closeness -")
    assert {change.story_id, change.other_id} == {story.id for story in grouping.stories}


def test_the_larger_part_keeps_the_address_and_both_know_of_each_other() -> None:
    """A reader of either is led to the other."""
    grouping = group(*night_of(APART))

    (change,) = splits(grouping)
    stayed, left = sorted(grouping.stories, key=lambda story: -len(story.report_ids))

    assert (stayed.id, left.id) == (change.other_id, change.story_id)
    assert (stayed.split_off, stayed.split_from) == ((left.id,), "")
    assert (left.split_off, left.split_from) == ((), stayed.id)


@settings(max_examples=80, deadline=None)
@given(seed=st.integers(0, 10_000), cuts=st.sets(st.integers(1, 23), max_size=6), stops=st.sets(st.integers(0, 6), max_size=6))
def test_any_cut_and_any_restart_split_the_same_stories(seed: int, cuts: set[int], stops: set[int]) -> None:
    """Stories, their ids, where they come from, and every change with its reason are those of the stream taken at once."""
    stream = night_of(seed)
    whole = group(*stream)

    known, changes = cut_and_restarted(stream, cuts=cuts, stops=stops)

    assert (known.stories, known.redirects) == (whole.stories, whole.redirects)
    assert changes == whole.changes


@settings(max_examples=80, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_no_report_is_lost_and_every_old_address_leads_to_a_story(seed: int) -> None:
    """Whatever merges and splits came one after the other."""
    stream = night_of(seed)

    grouping = group(*stream)

    told = sorted(report_id for story in grouping.stories for report_id in story.report_ids)
    there = {story.id for story in grouping.stories}
    assert told == sorted(each.report_id for each in stream)
    assert all(old not in there and target in there for old, target in grouping.redirects)


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10_000), cut=st.integers(1, 23))
def test_a_story_that_was_merged_leads_to_the_part_that_its_reports_left_with(seed: int, cut: int) -> None:
    """A redirect follows the first report of the story whose address it was."""
    stream = night_of(seed)
    desk = Desk()
    before = desk.take(stream[:cut])
    after = desk.take(stream[cut:])

    holder = {report_id: story.id for story in after.stories for report_id in story.report_ids}
    alone = {story.id: story.report_ids[0] for story in before.stories if len(story.report_ids) == 1}
    moved = dict(after.redirects)

    assert all(moved[story_id] == holder[alone[story_id]] for story_id in moved.keys() & alone.keys())


def test_nothing_goes_on_one_tellers_word() -> None:
    """One outlet's many reports of the school are no second event."""
    grouping = group(*night_of(APART, owners=("", "outlet")))

    assert splits(grouping) == []


def test_stories_that_went_apart_and_meet_again_stay_together() -> None:
    """A reader is not sent to and fro."""
    old, young = (Cluster(story_id=name, number=0, opened_at=MORNING, last_at=MORNING) for name in ("old", "young"))
    young.split_from = "old"

    join_parts(young, into=old)

    assert old.is_settled
    assert old.parts == []


def test_few_parts_are_remembered_however_many_went_in() -> None:
    """What a report costs is bounded; every report stays in one of them."""
    whole, *others = (_story_of(each) for each in night_of(APART)[:7])

    for other in others:
        join_parts(other, into=whole)

    assert len(whole.parts) == MOST_PARTS
    assert sum(part.size for part in whole.parts) == 7
    assert not any(part.parts for part in whole.parts)


def test_parts_that_hold_together_are_compared_once_each() -> None:
    """The first is like every other, so that none of the others has to be compared with one another."""
    asked: list[frozenset[str]] = []

    class Asked(LiveStories):
        """Open stories that all tell one event, and remember what was asked."""

        def odds_of(self, one: Cluster, other: Cluster, *, vectors: dict[int, Vector[int]]) -> float:
            """Sure of any two."""
            asked.append(frozenset((one.story_id, other.story_id)))
            return 1.0 - len(vectors)

    parts = [_story_of(each) for each in night_of(APART)[:MOST_PARTS]]
    whole = Cluster(story_id="whole", number=1, opened_at=MORNING, last_at=MORNING, size=MOST_PARTS, parts=parts)
    live = live_stories(GroupOptions(), numbers=None)

    found = drift(Asked(window=live.window, join=live.join, merging=live.merging), whole, below=0.0)

    assert found is None
    assert len(asked) == len(set(asked)) == MOST_PARTS - 1


def test_a_large_story_lists_no_reports() -> None:
    """It keeps its address whatever leaves it, so nobody has to know which they are."""
    desk = Desk()
    desk.take([signature(number, FERRY, hours=number / 1000) for number in range(MOST_LEAVING + 1)])

    (cluster,) = desk.live.clusters.values()

    assert cluster.size == MOST_LEAVING + 1
    assert cluster.report_ids == []


def _tells(report: Signature, event: tuple[str, ...]) -> bool:
    """Whether most of a report's words are those of an event: the words of both are no more than five."""
    own = {term for term, _ in signature(0, (" ".join(event), "")).terms}
    others = {term for each in EVENTS if each is not event for term, _ in signature(0, (" ".join(each), "")).terms}
    terms = {term for term, _ in report.terms}
    return len(terms & own) > len(terms & others)


def _story_of(report: Signature) -> Cluster:
    """A story of one report."""
    cluster = Cluster(story_id=report.report_id, number=0, opened_at=report.told_at, last_at=report.told_at)
    cluster.add(report, terms=Rarity[int]().vector(report.terms), marks=Rarity[str]().vector(report.marks))
    return cluster
