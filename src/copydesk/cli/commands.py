"""The commands by name. None is imported before it is used: most of what commands work with takes long to import."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Final

import typer


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A command: the module of `copydesk.cli` that it is in, its function (or group) there, and its line in the overview."""

    name: str
    module: str
    member: str
    line: str
    is_group: bool = False


COMMANDS: Final = (
    Command(name="demo", module="demo", member="demo", line="Build the demonstration site: no network, no model, no key."),
    Command(name="init", module="init", member="init", line="Write a newsroom folder with a commented `desk.toml`."),
    Command(name="run", module="run_command", member="run", line="Gather, read, group, write, check and publish."),
    Command(name="read", module="read", member="read", line="Show the fields, the text and the facts of one page."),
    Command(
        name="check", module="check", member="check", line="Check drafts; exit status 0 when they are clear, 1 when one is not."
    ),
    Command(
        name="approve",
        module="approve",
        member="approve",
        line="Vouch for the wording of sentences, as a person who compared them with the sources.",
    ),
    Command(
        name="quotes",
        module="quotes",
        member="quotes",
        line="Show who said what, when, in which report: the original wording first, translations tied to it.",
    ),
    Command(name="serve", module="serve", member="serve", line="Serve a built site until interrupted."),
    Command(
        name="verify-site",
        module="verify_site",
        member="verify_site",
        line="Check a built site; exit status 1 when anything is wrong.",
    ),
    Command(
        name="languages",
        module="languages",
        member="languages",
        line="Show how full the data files of the languages are; exit status 1 when one lacks a key that the others fill.",
    ),
    Command(
        name="doctor",
        module="doctor",
        member="doctor",
        line="Look at settings, store, site, fonts and sources; exit status 1 when something needs mending.",
    ),
    Command(name="stories", module="stories", member="stories", line="Stories that an editor merges or splits.", is_group=True),
    Command(name="lexicon", module="lexicon", member="lexicon", line="Names that a desk knows.", is_group=True),
)
"""In the order of the overview. The lines are the first ones of the commands' own descriptions, as a test holds."""


def add_command(app: typer.Typer, command: Command) -> None:
    """Give an application the command itself. Costs the import of all that the command works with."""
    member = getattr(import_module(f"copydesk.cli.{command.module}"), command.member)
    if command.is_group:
        app.add_typer(member, name=command.name)
    else:
        app.command(command.name)(member)


def add_name(app: typer.Typer, command: Command) -> None:
    """Give an application the command's name and line alone, for the overview."""

    def unused() -> None:
        """Stand for the command."""

    named: Callable[[Callable[[], None]], object] = app.command(command.name, help=command.line)
    named(unused)
