"""The commands by name, and what a call of one imports."""

import subprocess
import sys

import pytest
from typer.main import get_command

from copydesk.cli.commands import COMMANDS
from copydesk.cli.main import application


def test_the_overview_has_the_first_line_of_every_description() -> None:
    """What the overview says of a command is what the command says of itself."""
    real = getattr(get_command(application()), "commands", {})

    descriptions = {name: command.help.splitlines()[0] for name, command in real.items()}

    assert {command.name: command.line for command in COMMANDS} == descriptions


@pytest.mark.parametrize(
    ("module", "slow"),
    [
        ("copydesk.cli.main", {"copydesk.text", "copydesk.pipeline", "sqlalchemy", "aiohttp", "numpy", "lxml"}),
        (
            "copydesk.cli.check",
            {"copydesk.store", "copydesk.publish", "sqlalchemy", "aiohttp", "numpy", "trafilatura", "fastwarc"},
        ),
        ("copydesk.cli.read", {"copydesk.store", "copydesk.publish", "sqlalchemy", "aiohttp"}),
    ],
)
def test_a_command_does_not_import_what_it_does_not_use(module: str, slow: set[str]) -> None:
    """A page is checked in about a second from a cold start, and the version is told at once."""
    code = f"import sys, {module}; print(*sys.modules)"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - our own words

    assert slow & set(done.stdout.split()) == set()
