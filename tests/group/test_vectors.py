"""Words weigh by how few stories told them so far."""

import pytest

from copydesk.group.vectors import LONGEST_CENTROID, LONGEST_STORY_VECTOR, MOST_SEEN, Centroid, Rarity, Vector


def test_a_word_that_very_many_stories_told_is_counted_no_further() -> None:
    """It tells nothing either way, and the weights of words are a table that ends there."""
    rarity = Rarity[int](reports=2 * MOST_SEEN, seen_in={7: MOST_SEEN - 1})

    for _ in range(3):
        rarity.learn([7])

    assert rarity.seen_in == {7: MOST_SEEN}
    assert rarity.vector([(7, 1.0), (8, 1.0)]).rows[0][0] == 8


def test_a_vector_has_length_one_and_its_weightiest_word_first() -> None:
    """What few stories told stands before what many did, and each row has its rarity."""
    rarity = Rarity[str](reports=50, seen_in={"ferry": 2, "city": 40})

    rows, mass, once = rarity.vector([("city", 1.0), ("ferry", 1.0), ("pier", 1.0)])

    assert [word for word, _, _ in rows] == ["pier", "ferry", "city"]
    assert sum(value * value for _, value, _ in rows) == pytest.approx(1.0)
    assert sum(rareness for _, _, rareness in rows) == pytest.approx(mass)
    assert rows[1][2] < once < rows[0][2]


def test_a_story_keeps_its_weightiest_words() -> None:
    """Beyond twice as many the lightest are forgotten; it is compared by the weightiest of all."""
    words = range(2 * LONGEST_CENTROID + 1)
    story = Centroid[int]()

    story.add(Vector([(word, 1.0 + word, 1.0) for word in words], float(len(words))))
    story.add(Vector([(-1, 0.5, 1.0)], 1.0))

    assert list(story.total) == sorted(words, reverse=True)[:LONGEST_CENTROID]
    assert list(story.weightiest()) == sorted(words, reverse=True)[:LONGEST_STORY_VECTOR]
    assert story.squared == pytest.approx(sum(value * value for value in story.total.values()))
