"""Sources behind `--against`, one or many."""

from pathlib import Path

import pytest
import typer
from tests.cli.conftest import REPORT
from tests.end_to_end.newsrooms import ran

from copydesk.cli.main import application
from copydesk.cli.sources import COMMANDS_WITH_SOURCES, OPTIONS_WITH_A_VALUE, each_source_told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("check d --against a b c", "check d --against a --against b --against c"),
        ("check d e --against=a b --json", "check d e --against=a --against b --json"),
        ("check d --policy open --against a b", "check d --policy open --against a --against b"),
        ("check --report r --against a b", "check --report r --against a --against b"),
        ("check --against a d e", "check --against a d e"),
        ("check --policy open --against a d", "check --policy open --against a d"),
        ("check d --against a --html out b", "check d --against a --html out b"),
        ("check d --against a -- b", "check d --against a -- b"),
        ("approve d --against a b --sentence 1", "approve d --against a --against b --sentence 1"),
        ("read d --against a b", "read d --against a b"),
        ("", ""),
    ],
)
def test_each_source_behind_against_is_one(words: str, told: str) -> None:
    """Where drafts stand in front; drafts that come last stay drafts."""
    assert each_source_told(words.split()) == told.split()


def test_a_second_source_is_no_second_draft(tmp_path: Path, report: Path) -> None:
    """The sentence is checked against both, and the source is not held for its own words."""
    draft, other = tmp_path / "draft.txt", tmp_path / "other.html"
    draft.write_text("Repairs of the mole cost the city of Alder 40 million marks.", encoding="utf-8")
    other.write_text(REPORT.replace("21 weeks", "22 weeks"), encoding="utf-8")

    result = ran("check", draft, "--against", other, report, "--json")

    assert set(result.json) == {"verdict", "sentences"}


def test_every_option_with_a_value_is_known() -> None:
    """Else its value would be taken for a draft."""
    group = typer.main.get_group(application())
    options = {
        name
        for command in COMMANDS_WITH_SOURCES
        for parameter in group.commands[command].params
        for name in parameter.opts
        if name.startswith("--") and not getattr(parameter, "is_flag", False)
    }

    assert options == {"--against", *OPTIONS_WITH_A_VALUE}
