"""Fingerprints measure how much of one text stands in another."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.text.fingerprints import containment, longest_common_run, shingles

_WIRE = "The harbour office said the northern pier would open again on Friday after a long winter of repairs."


def test_a_copy_inside_a_longer_text_is_contained_whole() -> None:
    """An agency's text that an outlet printed between two lines of its own is found in full."""
    copy = f"By our staff writer in the city. {_WIRE} Readers may write to us about it at any time."

    share = containment(shingles(_WIRE, language="en"), shingles(copy, language="en"))

    assert share == 1.0


def test_another_text_on_the_same_subject_shares_nothing() -> None:
    """Own words give no common runs of four."""
    other = "After repairs that took all winter, ships may use the pier in the north from Friday."

    assert containment(shingles(_WIRE, language="en"), shingles(other, language="en")) == 0.0


def test_case_punctuation_and_line_ends_do_not_count() -> None:
    """The same words in another dress have the same fingerprint."""
    assert shingles(_WIRE, language="en") == shingles(_WIRE.upper().replace(" ", "\n").replace(".", "!"), language="en")


def test_unspaced_scripts_are_compared_by_characters() -> None:
    """Five characters of Chinese or Japanese make one shingle."""
    assert len(shingles("北码头重新开放", language="zh")) == 3
    assert shingles("北码头", language="zh") == frozenset()


def test_hashes_are_the_same_in_another_process() -> None:
    """A stored signature must fit tomorrow: no hash depends on the process."""
    code = f"from copydesk.text.fingerprints import shingles; print(sorted(shingles({_WIRE!r}, language='en')))"

    other = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603

    assert other.stdout.strip() == str(sorted(shingles(_WIRE, language="en")))


@pytest.mark.parametrize(
    ("language", "left", "right", "expected"),
    [
        ("en", "He said the pier would open on Friday.", "It was said: the PIER would open on Monday.", 6),
        ("ja", "北桟橋は金曜日に開く", "南桟橋は金曜日に閉じる", 7),
        ("ko", "북쪽 부두는 금요일에 다시 열린다", "남쪽 부두는 금요일에 다시 닫힌다", 3),
        ("en", "", "anything", 0),
        ("en", "one two", "three four", 0),
    ],
)
def test_the_longest_common_run_is_counted_in_words_or_characters(language: str, left: str, right: str, expected: int) -> None:
    """Words in spaced languages, characters in unspaced ones."""
    assert longest_common_run(left, right, language=language) == expected


def _longest(left: list[str], right: list[str]) -> int:
    runs = [
        size
        for size in range(1, min(len(left), len(right)) + 1)
        for i in range(len(left) - size + 1)
        for j in range(len(right) - size + 1)
        if left[i : i + size] == right[j : j + size]
    ]
    return max(runs, default=0)


@given(st.lists(st.sampled_from("abc"), max_size=12), st.lists(st.sampled_from("abc"), max_size=12))
def test_the_longest_common_run_is_what_a_plain_search_finds(left: list[str], right: list[str]) -> None:
    """Searching by hashes gives the same length as comparing every pair of runs."""
    assert longest_common_run(" ".join(left), " ".join(right), language="en") == _longest(left, right)


@given(st.text(max_size=60), st.sampled_from(["en", "ja"]))
def test_hashes_fit_64_bits(text: str, language: str) -> None:
    """Every hash can be stored in eight bytes."""
    assert all(0 <= value < 2**64 for value in shingles(text, language=language))
