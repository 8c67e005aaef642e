"""Look-alike events are told apart by how much their reports are of one piece."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.group.building import cut_and_restarted, group, members, signature

from copydesk.group.signature import Signature
from copydesk.group.unity import LEAST_UNITY, Sums, are_two, needed_unity, sums, unity
from copydesk.group.vectors import Centroid, Rarity
from copydesk.model.story import StoryChange, StoryChangeKind

LETTERS = {"en": range(0x61, 0x7B), "ru": range(0x430, 0x450), "ko": range(0xAC00, 0xB000), "ja": range(0x5000, 0x5400)}
"""Letters of made-up words: Latin, Cyrillic, Hangul, Han."""


def words(kind: str, *, count: int, language: str) -> list[str]:
    """Made-up words, always the same for one kind."""
    chance = random.Random(kind)  # noqa: S311 - words that can be had again
    return ["".join(map(chr, chance.choices(LETTERS[language], k=5))) for _ in range(count)]


def robberies(seed: int, *, language: str = "en", each: int = 8, shared: int = 14) -> list[tuple[int, Signature]]:
    """Event and report, in turn by chance: two robberies in one city, told in words of both and in more words of its own."""
    chance = random.Random(seed)  # noqa: S311 - a stream that can be had again
    common = words("robbery", count=24, language=language)
    events = [words(f"event {event}", count=24, language=language) for event in (0, 1)]
    told = [event for event in (0, 1) for _ in range(each)]
    chance.shuffle(told)
    stream = []
    for number, event in enumerate(told):
        text = [*chance.sample(common, shared), *chance.sample(events[event], 18)]
        chance.shuffle(text)
        report = signature(number, (" ".join(text[:6]), " ".join(text[6:])), hours=number / 10, language=language)
        stream.append((event, report))
    return stream


@pytest.mark.parametrize("language", ["en", "ru", "ko", "ja"])
def test_two_events_of_one_kind_are_two_stories(language: str) -> None:
    """Whatever the first reports looked like, in the end each event has its own."""
    stream = robberies(3, language=language)

    grouping = group(*(report for _, report in stream))

    assert members(grouping) == {frozenset(each.report_id for event, each in stream if event == side) for side in (0, 1)}


def test_the_record_says_how_little_the_story_was_of_one_piece() -> None:
    """A split that comes of it has its measure as the reason."""
    grouping = next(found for seed in range(50) if (found := _grouped_apart(seed)))

    reasons = {change.reason[:7] for change in grouping if change.kind is StoryChangeKind.SPLIT}

    assert reasons == {"unity 0"}


def _grouped_apart(seed: int) -> tuple[StoryChange, ...]:
    changes = group(*(report for _, report in robberies(seed, shared=18))).changes
    return changes if any(change.kind is StoryChangeKind.SPLIT for change in changes) else ()


@settings(max_examples=30, deadline=None)
@given(seed=st.integers(0, 10_000), cuts=st.sets(st.integers(1, 15), max_size=4), stops=st.sets(st.integers(0, 4), max_size=4))
def test_any_cut_and_any_restart_tell_the_same_events_apart(seed: int, cuts: set[int], stops: set[int]) -> None:
    """Stories, and every change with its reason, are those of the stream taken at once."""
    stream = [report for _, report in robberies(seed, shared=18)]
    whole = group(*stream)

    known, changes = cut_and_restarted(stream, cuts=cuts, stops=stops)

    assert known.stories == whole.stories
    assert changes == whole.changes


def story_of(reports: list[Signature]) -> dict[str, Centroid[int]]:
    """What a story of these reports knows of its words."""
    centroid, rarity = Centroid[int](), Rarity[int]()
    for report in reports:
        centroid.add(rarity.vector(report.terms))
    return {reports[0].language: centroid}


def test_halves_of_one_event_are_one_and_two_events_are_two() -> None:
    """However alike the two events are."""
    stream = robberies(5)
    first, second = ([report for event, report in stream if event == side] for side in (0, 1))

    assert not are_two(story_of(first[::2]), story_of(first[1::2]))
    assert are_two(story_of(first), story_of(second))


def test_headlines_and_single_reports_are_never_two() -> None:
    """What has too few words, or nobody beside it, says nothing of how alike a story is."""
    headlines = [
        signature(number, (f"Ferry stops at pier {name}", "")) for number, name in enumerate(("north", "west", "east", "five"))
    ]
    stream = robberies(5)

    assert not are_two(story_of(headlines[:2]), story_of(headlines[2:]))
    assert not are_two(story_of([stream[0][1]]), story_of([report for event, report in stream if event != stream[0][0]]))
    assert not are_two({}, story_of(headlines))


def test_unity_is_one_where_reports_are_as_alike_across_as_within() -> None:
    """It has no scale of its own: three reports on either side, all with one cosine."""
    group_of_three = Sums(reports=3, features=300, squared=3 + 6 * 0.25)

    assert unity(group_of_three, group_of_three, dot=9 * 0.25) == pytest.approx(1.0)
    assert unity(group_of_three, group_of_three, dot=0.0) == 0.0


@pytest.mark.parametrize(
    ("length", "needed"), [(8, 0.0), (16, 0.0), (24, LEAST_UNITY / 2), (32, LEAST_UNITY), (100, LEAST_UNITY)]
)
def test_longer_reports_must_be_of_one_piece_more(length: int, needed: float) -> None:
    """Headlines need not be at all."""
    assert needed_unity(Sums(reports=4, features=4 * length, squared=6.0)) == pytest.approx(needed)


def test_the_sums_of_a_story_are_those_of_its_reports() -> None:
    """Reports, their features, and the squared length of what they add up to."""
    (centroid,) = story_of([report for _, report in robberies(1)]).values()

    assert sums(centroid) == Sums(reports=16, features=centroid.features, squared=centroid.squared)
