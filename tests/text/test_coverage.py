"""What a language's data file holds and lacks."""

import pytest

from copydesk.text.languages import described_languages
from copydesk.text.languages.coverage import coverage


@pytest.mark.parametrize("language", sorted(described_languages()))
def test_every_language_has_what_all_of_them_need(language: str) -> None:
    """A file that lacks a key which every language fills is not finished."""
    found = coverage(language)

    assert found.missing == ()
    assert found.entries > 1000


def test_a_language_without_a_file_has_no_coverage() -> None:
    """There is nothing to look at."""
    with pytest.raises(KeyError):
        coverage("sv")
