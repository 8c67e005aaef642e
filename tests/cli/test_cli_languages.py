"""`copydesk languages`."""

from tests.end_to_end.newsrooms import ran


def test_every_language_is_listed_with_its_entries() -> None:
    """One line a language; those that come with Copydesk are complete."""
    result = ran("languages")

    assert (result.status, result.err) == (0, "")
    assert len(result.out.splitlines()) >= 10
    assert all(line.endswith("complete") for line in result.out.splitlines())


def test_one_language_is_given_as_json() -> None:
    """For scripts."""
    result = ran("languages", "uk", "--json")

    assert result.status == 0
    assert '"language":"uk"' in result.out
    assert '"missing":[]' in result.out


def test_a_language_without_a_file_is_said_to_have_none() -> None:
    """The message says which there are and where it stands how to add one."""
    result = ran("languages", "sv")

    assert result.status == 3
    assert "sv: has no data file." in result.err
    assert "add-a-language" in result.err
