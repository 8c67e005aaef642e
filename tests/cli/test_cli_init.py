"""`copydesk init`."""

from pathlib import Path

from tests.end_to_end.newsrooms import ran

from copydesk.settings import load_settings


def test_a_new_newsroom_has_a_commented_desk_file(tmp_path: Path) -> None:
    """The file loads, explains itself, and the next steps are printed with the folder's name."""
    folder = tmp_path / "my newsroom"

    result = ran("init", folder)

    assert (result.status, result.err) == (0, "")
    assert load_settings(folder / "desk.toml").sources.sources
    assert (folder / "desk.toml").read_text(encoding="utf-8").count("\n# ") > 20
    assert f"copydesk run --once --newsroom '{folder}'" in result.out


def test_a_desk_file_is_never_overwritten(tmp_path: Path) -> None:
    """What a person wrote stays."""
    (tmp_path / "desk.toml").write_text("mine", encoding="utf-8")

    result = ran("init", tmp_path)

    assert (result.status, result.out) == (3, "")
    assert f"{tmp_path / 'desk.toml'}: exists already." in result.err
    assert (tmp_path / "desk.toml").read_text(encoding="utf-8") == "mine"


def test_an_unknown_desk_is_answered_with_the_known_ones(tmp_path: Path) -> None:
    """The choice is printed, and no folder is made."""
    result = ran("init", tmp_path / "new", "--desk", "atlantis")

    assert result.status == 3
    assert "atlantis: there is no such desk." in result.err
    assert "korean-peninsula" in result.err
    assert not (tmp_path / "new").exists()


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    """A file in the way is no traceback."""
    (tmp_path / "file").write_text("", encoding="utf-8")

    result = ran("init", tmp_path / "file" / "newsroom")

    assert result.status == 3
    assert "cannot be written" in result.err
    assert "Name a folder that this user may write." in result.err
