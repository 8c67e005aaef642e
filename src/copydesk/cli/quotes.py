"""`copydesk quotes`: the quote ledger of a newsroom."""

from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from copydesk.app.ledger import quote_ledger
from copydesk.cli.console import print_json, results, shown
from copydesk.model.ledger import SpokenWords, Statement


def quotes(
    newsroom: Annotated[Path, typer.Option("--newsroom", help="The newsroom's folder, which holds desk.toml.")] = Path(),
    speaker: Annotated[str, typer.Option("--speaker", help="Of this person: an entity's id or a name in any script.")] = "",
    last: Annotated[int, typer.Option("--last", help="So many statements, the latest; 0 for all.", min=0)] = 20,
    as_json: Annotated[bool, typer.Option("--json", help="Print the statements as JSON.")] = False,
) -> None:
    """Show who said what, when, in which report: the original wording first, translations tied to it."""
    found = quote_ledger(newsroom, speaker=speaker)
    chosen = found[-last:] if last else found
    if as_json:
        print_json([_record(each) for each in chosen])
        return
    for each in chosen:
        _print_statement(each)
    results().print(f"{len(chosen)} of {len(found)} statements." if found else "No quotation with a known speaker is kept.")


def _print_statement(statement: Statement) -> None:
    console = results()
    original = statement.original
    when = original.said_on or f"told {original.told_at:%Y-%m-%d %H:%M} UTC"
    console.print(Text.assemble((shown(original.speaker), "bold"), f"  {when}"))
    for label, each in (
        ("original", original),
        *(("repeated", each) for each in statement.repeats),
        *(("translated", each) for each in statement.translations),
    ):
        console.print(Text.assemble((f"  {label:<11}", "dim"), f"[{each.language}] {shown(each.text)}"))
        place = f"{each.source_id}  {each.report_id} {each.start}..{each.end}"
        console.print(Text(f"             {shown(place)}", style="dim"))
    console.print()


def _record(statement: Statement) -> dict[str, object]:
    return {
        "story": statement.story_id,
        "speaker": statement.original.speaker,
        "entity": statement.original.speaker_entity_id,
        "said_on": statement.original.said_on,
        "original": _wording(statement.original),
        "repeats": [_wording(each) for each in statement.repeats],
        "translations": [_wording(each) for each in statement.translations],
    }


def _wording(words: SpokenWords) -> dict[str, object]:
    return {
        "text": words.text,
        "language": words.language,
        "report": words.report_id,
        "source": words.source_id,
        "start": words.start,
        "end": words.end,
        "told_at": words.told_at,
        "speaker": words.speaker,
    }
