"""Copies are found however they were cut, edited or dressed, and however many there are."""

import numpy as np

from copydesk.group.copies import CopyIndex, sample
from copydesk.text.fingerprints import sorted_shingles

WORDS = [f"word{number}" for number in range(400)]
FURNITURE = [f"letter{number}" for number in range(40)]


def add(index: CopyIndex, words: list[str]) -> list[int]:
    """Add a text; the numbers of those that it copies."""
    return [copy.index for copy in index.add(sample(sorted_shingles(" ".join(words), language="en")))]


def text(seed: int, *, length: int) -> list[str]:
    """A text that shares no run of words with those of other seeds."""
    return [f"{WORDS[(seed + at * at) % len(WORDS)]}{seed}-{at % 7}" for at in range(length)]


def test_a_text_with_a_quarter_of_its_words_changed_is_a_copy() -> None:
    """An editor's hand does not make a second witness."""
    index, original = CopyIndex(), text(1, length=400)
    edited = [f"other{at}" if at % 4 == 0 and at < 300 else word for at, word in enumerate(original)]
    add(index, original)

    assert add(index, edited) == [0]


def test_a_short_piece_of_a_long_text_is_a_copy() -> None:
    """The long text keeps a sample of its runs, the piece keeps all of its own: they are compared at one step."""
    index, long = CopyIndex(), text(1, length=4000)
    add(index, long)

    assert add(index, long[100:260]) == [0]


def test_shared_furniture_makes_no_copies() -> None:
    """What stands around every text of a house says nothing about where the text is from."""
    index = CopyIndex()
    for seed in range(10):
        add(index, [*text(seed, length=120), *FURNITURE])

    assert add(index, [*text(99, length=120), *FURNITURE]) == []


def test_ten_thousand_identical_texts_are_found_by_one_entry() -> None:
    """What adds nothing is not indexed: the last of them costs what the second did."""
    index, original = CopyIndex(), sample(sorted_shingles(" ".join(text(1, length=60)), language="en"))

    found = [len(index.add(original)) for _ in range(10_000)]

    assert found == [0, *[1] * 9_999]


def test_a_text_of_two_megabytes_keeps_few_runs() -> None:
    """Memory is bounded by the report, not by its length."""
    runs = sample(np.arange(0, 4_000_000, 7, dtype=np.uint64))

    assert 0 < len(runs.values) <= 192
