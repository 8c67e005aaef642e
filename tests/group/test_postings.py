"""The index leads from what a report tells to the stories that tell most of it."""

from datetime import UTC, datetime

from copydesk.group.cluster import Cluster
from copydesk.group.postings import CANDIDATES, Postings, closest
from copydesk.group.vectors import Centroid, Vector

MORNING = datetime(2026, 1, 9, 6, tzinfo=UTC)


def story(number: int, *, size: int = 1) -> Cluster:
    """An open story without words."""
    return Cluster(story_id=f"story-{number}", number=number, opened_at=MORNING, last_at=MORNING, size=size)


def index(*stories: Cluster) -> Postings[int]:
    """An index of no words yet, over these stories."""
    return Postings({each.number: each for each in stories})


def looked_up(*features: int) -> Vector[int]:
    """A vector whose features weigh ever less."""
    rows = [(feature, 1 / place, 1 / place) for place, feature in enumerate(features, start=1)]
    return Vector(rows, sum(rarity for _, _, rarity in rows))


def test_a_word_forgotten_and_told_again_leads_to_its_story_once() -> None:
    """A long story forgets its lightest words; one that comes back is entered as new and would count twice."""
    long, other = story(1, size=9), story(2)
    postings = index(long, other)

    postings.add([7], long)
    postings.add([7], long)
    alone = postings.numbers()
    postings.add([7], other)
    postings.add([7], long)

    assert (alone, postings.numbers()) == ({7: 1}, {7: [1, 2]})


def test_what_a_closed_story_shares_does_not_set_how_much_it_takes() -> None:
    """A story that went into another has all words of the report; one with a fifth of that is found none the less."""
    gone, there = story(1), story(2)
    postings = index(there)
    postings.add([1, 2, 3, 4], gone)
    postings.add([3], there)

    found = postings.most_hit(looked_up(1, 2, 3, 4))

    assert found == [there]


def test_stories_with_few_of_the_words_are_left_out() -> None:
    """One that shares the lightest word alone is not looked at beside one that has them all."""
    most, least = story(1), story(2)
    postings = index(most, least)
    postings.add([1, 2, 3, 4], most)
    postings.add([4], least)

    found = postings.most_hit(looked_up(1, 2, 3, 4))

    assert found == [most]


def test_of_stories_that_are_as_close_the_larger_ids_are_looked_at() -> None:
    """Three are as close and one less so: which of them stand first in the index changes nothing."""
    alike = [telling(number, {1: 1.0}) for number in (1, 3, 2)]
    far = telling(9, {1: 0.5, 8: 1.0})

    found = [closest(looked_up(1, 2), near, language="en") for near in ([far, *alike], [*reversed(alike), far])]

    assert [[each.story_id for each in near] for near in found] == [["story-3", "story-2"][:CANDIDATES]] * 2


def telling(number: int, words: dict[int, float]) -> Cluster:
    """An open story in English that tells these words."""
    told = story(number)
    told.terms["en"] = Centroid(total=words, squared=sum(value * value for value in words.values()), reports=1)
    return told
