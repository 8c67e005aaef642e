"""`copydesk lexicon`: the commands for the names that a desk knows."""

import typer

from copydesk.cli.lexicon_import import import_extract
from copydesk.cli.lexicon_pairs import accept, pairs, refuse

lexicon = typer.Typer(help="Names that a desk knows.", no_args_is_help=True)
lexicon.command("import")(import_extract)
lexicon.command("pairs")(pairs)
lexicon.command("accept")(accept)
lexicon.command("refuse")(refuse)


@lexicon.callback()
def _lexicon() -> None:
    """Names that a desk knows."""
