"""`copydesk demo`."""

from pathlib import Path

from tests.end_to_end.newsrooms import Ran, content, ran


def test_the_demonstration_builds_a_site(demo: tuple[Path, Ran]) -> None:
    """One command, no network: reports become stories in both languages, and nothing is printed but the result."""
    site, result = demo

    assert (result.status, result.err) == (0, "")
    assert result.json["site"] == str(site)
    assert int(str(result.json["reports"])) >= 30
    assert {"ko", "en"} <= {path.name for path in site.iterdir()}


def test_the_demonstration_can_be_built_again(site: Path) -> None:
    """A second build into the same folder gives the same site, byte for byte, and says where it is."""
    before = content(site)

    result = ran("demo", "--out", site)

    assert (result.status, result.err) == (0, "")
    assert f"copydesk serve {site}" in result.out
    assert content(site) == before


def test_a_folder_of_other_things_is_refused_at_once(tmp_path: Path) -> None:
    """A folder that is not ours is named, and what is in it stays."""
    (tmp_path / "thesis.txt").write_text("years of work", encoding="utf-8")

    result = ran("demo", "--out", tmp_path)

    assert (result.status, result.out) == (3, "")
    assert f"{tmp_path}: holds files that Copydesk did not make." in result.err
    assert "Name an empty or new folder" in result.err
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]
