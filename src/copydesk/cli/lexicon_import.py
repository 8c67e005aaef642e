"""`copydesk lexicon import`: a Wikidata extract as a lexicon file."""

from pathlib import Path
from typing import Annotated

import typer

from copydesk.cli.console import results, shown
from copydesk.desks.wikidata import entities_of, lexicon_file
from copydesk.errors import InputError

_FEW = 5
"""Ids of entities left out that are shown."""


def import_extract(
    file: Annotated[Path, typer.Argument(help="Entities of the Wikidata dump, one a line, or an answer of wbgetentities.")],
    out: Annotated[Path, typer.Option("--out", help="The lexicon file to write.")] = Path("wikidata.lexicon.toml"),
    force: Annotated[bool, typer.Option("--force", help="Write over a file that is there.")] = False,
) -> None:
    """Write the people, bodies, places, outlets and works of an extract as a lexicon file that a desk can include."""
    if out.exists() and not force:
        raise InputError(
            "is there already", subject=str(out), remedy="Name another file with --out, or write over it with --force."
        )
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError("cannot be read as UTF-8 text", subject=str(file), remedy="Name a readable file.") from error
    extract = entities_of(text.splitlines(), file=file.name)
    unfinished = out.with_name(f"{out.name}.part")
    unfinished.write_text(lexicon_file(extract.entities), encoding="utf-8")
    unfinished.replace(out)
    console = results()
    console.print(f"Wrote {len(extract.entities):,} entities to {shown(str(out))}.")
    if extract.left_out:
        ids = ", ".join(map(shown, extract.left_out[:_FEW])) + (", …" if len(extract.left_out) > _FEW else "")
        console.print(f"{len(extract.left_out):,} left out, of no kind or without a name that Copydesk knows: {ids}.")
    console.print(f'Add it to the desk file, before its first table: lexicon = ["{shown(out.name)}"]')
