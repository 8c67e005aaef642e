"""`copydesk verify-site`."""

from pathlib import Path

from tests.end_to_end.newsrooms import Ran, ran


def test_the_demonstration_is_clean(demo: tuple[Path, Ran]) -> None:
    """Status 0 and one sentence; as JSON an empty list."""
    site, _ = demo

    result, as_json = ran("verify-site", site), ran("verify-site", site, "--json")

    assert (result.status, result.out, result.err) == (0, "Every label, link, hash and citation agrees.\n", "")
    assert (as_json.status, as_json.json) == (0, {"ok": True, "problems": []})


def test_a_tampered_site_is_not(site: Path) -> None:
    """A page from which the label was taken is named, with what to do."""
    page = next(path for path in sorted((site / "en").rglob("index.html")) if (path.parent / "story.json").exists())
    page.write_text(page.read_text(encoding="utf-8").replace("not reviewed by a person", "reviewed"), encoding="utf-8")

    result, as_json = ran("verify-site", site), ran("verify-site", site, "--json")
    problems = as_json.json["problems"]

    assert (result.status, as_json.status) == (1, 1)
    assert page.relative_to(site).as_posix() in result.out
    assert result.out.rstrip().endswith("problems.") or result.out.rstrip().endswith("1 problem.")
    assert as_json.json["ok"] is False
    assert isinstance(problems, list)
    assert all(set(problem) == {"path", "code", "message", "remedy"} for problem in problems)
    assert all(problem["remedy"] for problem in problems)


def test_a_folder_without_a_site_is_named(tmp_path: Path) -> None:
    """There is nothing to verify, which is trouble and no clean site."""
    result = ran("verify-site", tmp_path)

    assert result.status == 3
    assert f"{tmp_path}: holds no site." in result.err
