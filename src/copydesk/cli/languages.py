"""`copydesk languages`: which languages are read in full, and what the file of one still lacks."""

from typing import Annotated

import typer

from copydesk.app.languages import language_coverage
from copydesk.cli.console import print_json, results


def languages(
    tags: Annotated[list[str] | None, typer.Argument(help="The languages to look at; all where none is named.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print what was found as JSON.")] = False,
) -> None:
    """Show how full the data files of the languages are; exit status 1 when one lacks a key that the others fill."""
    found = language_coverage(tags or ())
    if as_json:
        print_json([{"language": each.language, "entries": each.entries, "missing": each.missing} for each in found])
    else:
        for each in found:
            missing = f"lacks {', '.join(each.missing)}" if each.missing else "complete"
            results().print(f"{each.language}  {each.entries:>6,} entries  {missing}")
    raise typer.Exit(1 if any(each.missing for each in found) else 0)
