"""The command line: a command's module is imported when the command is called."""

import gc
import sys
from collections.abc import Sequence
from typing import Annotated, Final

import typer

from copydesk import __version__
from copydesk.cli.commands import COMMANDS, add_command, add_name
from copydesk.cli.console import messages, print_json, print_trouble, trouble_record
from copydesk.cli.sources import each_source_told
from copydesk.errors import CopydeskError, InputError

EXIT_TROUBLE: Final = 3
"""The exit status of a command that could not do its work; 1 means that the work found something, 2 wrong usage."""

_OBJECTS_BETWEEN_COLLECTIONS: Final = 100_000
"""Reading makes few cycles: looking for them every 700 objects, as Python does, takes a tenth of the time of a short command."""


def application(words: Sequence[str] | None = None) -> typer.Typer:
    """The command line with all commands, or, for the words of one call, with the command called and the others' names."""
    app = typer.Typer(
        name="copydesk",
        help="An automated newsroom that checks every sentence against its sources.",
        epilog="Begin with: copydesk demo",
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        add_completion=False,
        context_settings={"help_option_names": ["--help", "-h"]},
    )
    app.callback()(options)
    called = next((word for word in words or () if not word.startswith("-")), "")
    for command in COMMANDS:
        add = add_command if words is None or command.name == called else add_name
        add(app, command)
    return app


def _show_version(wanted: bool) -> None:  # noqa: FBT001 - typer calls it with the option's value
    if wanted:
        typer.echo(f"copydesk {__version__}")
        raise typer.Exit


def options(
    version: Annotated[bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version.")] = False,
) -> None:
    """An automated newsroom that checks every sentence against its sources."""


def run(words: Sequence[str] | None = None) -> None:
    """Run the command line (`sys.argv` where `words` is None) and end the program with its exit status.

    Trouble becomes a message, with `--json` also an object on the output stream, and never a traceback.
    """
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS, 20, 20)
    words = each_source_told(sys.argv[1:] if words is None else words)
    try:
        application(words)(words, prog_name="copydesk")
    except CopydeskError as trouble:
        print_trouble(trouble, console=messages())
        if "--json" in words:
            print_json(trouble_record(trouble))
        raise SystemExit(EXIT_TROUBLE) from trouble
    except OSError as error:  # the output itself may be what cannot be written: nothing more goes there
        print_trouble(_system_trouble(error), console=messages())
        raise SystemExit(EXIT_TROUBLE) from error


def _system_trouble(error: OSError) -> InputError:
    """What the system refused, where no part of the program knew better."""
    remedy = "Check that it exists, that this user may use it and that its disk has room, then run again."
    return InputError(error.strerror or str(error), subject=str(error.filename or "a file or the output"), remedy=remedy)
