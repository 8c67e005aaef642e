"""What an editor merges or splits stays so, whatever comes after."""

from collections.abc import Sequence
from datetime import timedelta

from tests.group.building import FERRY, FERRY_RETOLD, LIBRARY, MORNING, Desk, members, signature

from copydesk.group.editor import Reports, apply_decisions, is_done, split_id
from copydesk.group.signature import Signature
from copydesk.model.story import StoryChangeKind
from copydesk.model.story_decision import StoryDecision

TWO = (signature(1, FERRY), signature(2, LIBRARY, hours=1))
ONE = tuple(signature(number, FERRY if number % 2 else FERRY_RETOLD, hours=number) for number in range(1, 5))


def _decide(desk: Desk, *decisions: StoryDecision) -> tuple[StoryDecision, ...]:
    def signatures_of(report_ids: Sequence[str]) -> list[Signature]:
        return [desk.signatures[each] for each in report_ids]

    reports = Reports(signatures_of=signatures_of, told_of=desk._told_of)
    desk.known, left = apply_decisions(decisions, live=desk.live, known=desk.known, reports=reports)
    return left


def _decision(story_id: str, *, into_id: str = "", report_ids: tuple[str, ...] = ()) -> StoryDecision:
    return StoryDecision(
        story_id=story_id, into_id=into_id, report_ids=report_ids, by="Kim Mina", at=MORNING + timedelta(hours=9)
    )


def test_two_stories_become_the_older_one() -> None:
    """The younger's address leads to it, and the record says that a person decided."""
    desk = Desk()
    older, younger = (story.id for story in desk.take(TWO).stories)

    _decide(desk, _decision(older, into_id=younger))

    assert members(desk.known) == {frozenset(each.report_id for each in TWO)}
    assert desk.known.redirects == ((younger, older),)
    change = desk.known.changes[-1]
    assert (change.kind, change.reason, change.other_id) == (StoryChangeKind.MERGED, "editor", older)


def test_reports_of_both_events_join_what_an_editor_merged() -> None:
    """The story takes the words of both, and is not taken apart."""
    desk = Desk()
    older, younger = (story.id for story in desk.take(TWO).stories)
    decision = _decision(younger, into_id=older)
    _decide(desk, decision)

    desk.take([signature(number, FERRY_RETOLD if number % 2 else LIBRARY, hours=2) for number in range(3, 12)])

    assert [story.id for story in desk.known.stories] == [older]
    assert is_done(decision, known=desk.known)


def test_a_split_by_hand_is_never_merged_again() -> None:
    """Though the two tell one event in the same words, now and later."""
    desk = Desk()
    whole = desk.take(ONE).stories[0]
    decision = _decision(whole.id, report_ids=whole.report_ids[2:])
    _decide(desk, decision)

    desk.take([signature(number, FERRY if number % 2 else FERRY_RETOLD, hours=5) for number in range(5, 12)])

    own_id = split_id(decision)
    by_id = {story.id: story for story in desk.known.stories}
    assert set(by_id) == {whole.id, own_id}
    assert (by_id[own_id].split_from, by_id[whole.id].split_off) == (whole.id, (own_id,))
    assert set(whole.report_ids[2:]) <= set(by_id[own_id].report_ids)
    assert not set(whole.report_ids[2:]) & set(by_id[whole.id].report_ids)


def test_a_decision_is_done_once() -> None:
    """A run that meets it again changes nothing."""
    desk = Desk()
    whole = desk.take(ONE).stories[0]
    decision = _decision(whole.id, report_ids=whole.report_ids[2:])
    _decide(desk, decision)
    before = desk.known

    left = _decide(desk, decision)

    assert (desk.known, left) == (before, ())


def test_the_latest_word_holds() -> None:
    """What was split and merged again by hand is one story, and its old addresses lead to it."""
    desk = Desk()
    whole = desk.take(ONE).stories[0]
    split = _decision(whole.id, report_ids=whole.report_ids[2:])
    merge = _decision(split_id(split), into_id=whole.id)

    _decide(desk, split, merge)
    _decide(desk, split, merge)

    assert members(desk.known) == {frozenset(whole.report_ids)}
    assert desk.known.redirects == ((split_id(split), whole.id),)
    assert not desk.live.apart


def test_what_was_merged_by_hand_can_be_split_by_hand() -> None:
    """The address of the story that had been merged away goes with its reports."""
    desk = Desk()
    older, younger = (story.id for story in desk.take(TWO).stories)
    merge = _decision(younger, into_id=older)
    split = _decision(older, report_ids=(TWO[1].report_id,))

    _decide(desk, merge, split)
    _decide(desk, merge, split)

    assert members(desk.known) == {frozenset({each.report_id}) for each in TWO}
    assert desk.known.redirects == ((younger, split_id(split)),)


def test_closed_stories_are_merged_and_stay_closed() -> None:
    """A month later nothing joins them, and they are told as one."""
    desk = Desk()
    older, younger = (story.id for story in desk.take(TWO).stories)
    desk.take([signature(3, FERRY, hours=24 * 30)])

    _decide(desk, _decision(younger, into_id=older))

    assert frozenset(each.report_id for each in TWO) in members(desk.known)
    assert older not in desk.live.clusters


def test_a_decision_that_cannot_be_done_waits() -> None:
    """A story that is not there, a report of another story, a story without a report: nothing changes."""
    desk = Desk()
    first, second = desk.take(TWO).stories
    before = desk.known
    waiting = (
        _decision("0" * 16, into_id=first.id),
        _decision(first.id, report_ids=second.report_ids),
        _decision(first.id, report_ids=first.report_ids),
    )

    left = _decide(desk, *waiting)

    assert (left, desk.known) == (waiting, before)
