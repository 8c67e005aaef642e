"""What all commands share: help, version, trouble in words."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.end_to_end.newsrooms import new_newsroom, ran

from copydesk import __version__

COMMANDS = ("demo", "init", "run", "read", "check", "serve", "verify-site", "doctor")


def test_the_version_is_printed() -> None:
    """One line for a bug report."""
    result = ran("--version")

    assert (result.status, result.out, result.err) == (0, f"copydesk {__version__}\n", "")


def test_the_package_runs_as_the_command() -> None:
    """`python -m copydesk` is `copydesk`, for machines where the command is not on the path."""
    done = subprocess.run([sys.executable, "-m", "copydesk", "--version"], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout, done.stderr) == (0, f"copydesk {__version__}\n", "")


@pytest.mark.parametrize("word", ["--help", "-h"])
def test_help_lists_every_command_and_where_to_begin(word: str) -> None:
    """A newcomer sees what there is and the first command to try."""
    result = ran(word)

    assert result.status == 0
    assert all(f" {name} " in result.out for name in COMMANDS)
    assert "Begin with: copydesk demo" in result.out


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(command: str) -> None:
    """`copydesk COMMAND --help` works for each of them."""
    result = ran(command, "--help")

    assert result.status == 0
    assert f"copydesk {command}" in result.out


@pytest.mark.parametrize(
    "words", [("rn",), ("run", "--onse"), ("check",), ("serve", "--port", "many"), ("check", "a", "--policy", "lax")]
)
def test_wrong_words_are_status_2(words: tuple[str, ...]) -> None:
    """Usage is explained on the error stream."""
    result = ran(*words)

    assert (result.status, result.out) == (2, "")
    assert "Usage: copydesk" in result.err


def test_a_name_with_markup_is_printed_as_it_is(tmp_path: Path) -> None:
    """What looks like markup of the terminal library stays text."""
    name = tmp_path / "[bold]loud[/bold] [red]x"

    result = ran("read", name)

    assert result.status == 3
    assert f"{name}: there is no such file.\nName a file that exists.\n" == result.err


def test_a_name_that_steers_the_terminal_is_written_out(tmp_path: Path) -> None:
    """Escape sequences, bidi controls and broken bytes of a file name never reach the terminal."""
    name = tmp_path / os.fsdecode(b"a\x1b[2Jb\xffc\xe2\x80\xae")

    result = ran("read", name)

    assert result.status == 3
    assert r"a\x1b[2Jb\udcffc\u202e: there is no such file." in result.err


def test_trouble_is_an_object_for_scripts(tmp_path: Path) -> None:
    """With `--json` the output stream holds code, subject, problem and remedy, and the error stream the same in words."""
    result = ran("run", "--once", "--newsroom", tmp_path, "--json")

    assert result.status == 3
    assert result.json == {
        "error": {
            "code": "settings",
            "subject": str(tmp_path / "desk.toml"),
            "problem": "there is no such desk file",
            "remedy": f"Make it with `copydesk init {tmp_path}`, or read files with `copydesk run --once --from PATH`.",
        }
    }
    assert result.err.count("\n") == 2


def test_what_the_system_refuses_is_no_traceback(tmp_path: Path) -> None:
    """A folder where a file should be is named with what to do."""
    new_newsroom(tmp_path)
    (tmp_path / "state").write_text("in the way", encoding="utf-8")

    result = ran("run", "--once", "--newsroom", tmp_path, "--from", tmp_path / "desk.toml")

    assert result.status == 3
    assert f"{tmp_path / 'state'}: cannot be made" in result.err
    assert "Traceback" not in result.err
