"""The command line: one command a file, listed here."""

from typing import Annotated, Final

import typer

from copydesk import __version__
from copydesk.cli import check, demo, doctor, init, read, run_command, serve, verify_site
from copydesk.cli.console import messages
from copydesk.errors import CopydeskError

EXIT_TROUBLE: Final = 3
"""The exit status of a command that could not do its work; 1 means that the work found something, 2 wrong usage."""

app = typer.Typer(
    name="copydesk",
    help="An automated newsroom that checks every sentence against its sources.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
app.command("demo")(demo.demo)
app.command("init")(init.init)
app.command("run")(run_command.run)
app.command("read")(read.read)
app.command("check")(check.check)
app.command("serve")(serve.serve)
app.command("verify-site")(verify_site.verify_site)
app.command("doctor")(doctor.doctor)


def _show_version(wanted: bool) -> None:  # noqa: FBT001 - typer calls it with the option's value
    if wanted:
        typer.echo(f"copydesk {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version.")] = False,
) -> None:
    """An automated newsroom that checks every sentence against its sources."""


def run() -> None:
    """Run the command line; trouble becomes a message and an exit status, never a traceback."""
    try:
        app()
    except CopydeskError as trouble:
        console = messages()
        console.print(f"[red]{trouble.subject}[/]: {trouble.problem}.", markup=True)
        console.print(trouble.remedy, markup=False)
        raise SystemExit(EXIT_TROUBLE) from trouble
