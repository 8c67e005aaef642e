"""`copydesk lexicon pairs`, `accept` and `refuse`: names that reports give in two scripts, for the editor to judge."""

import tomllib
from pathlib import Path
from typing import Annotated, Final

import typer
from anyascii import anyascii

from copydesk.app.ledger import judge_name_pair, name_pairs
from copydesk.cli.console import print_json, results, shown
from copydesk.desks.schema import EntityTable
from copydesk.desks.wikidata import entity_toml
from copydesk.errors import InputError
from copydesk.model.facts import EntityKind
from copydesk.model.ledger import OfferedPair, SeenPair

LEXICON_FILE: Final = "pairs.lexicon.toml"
UNKNOWN: Final = "und"
_PLACES: Final = 3
"""Reports that are shown as evidence; `--json` has them all."""

Newsroom = Annotated[Path, typer.Option("--newsroom", help="The newsroom's folder, which holds desk.toml.")]
PairId = Annotated[str, typer.Argument(help="The pair's id, as `copydesk lexicon pairs` shows it.")]


def pairs(
    newsroom: Newsroom = Path(),
    every: Annotated[bool, typer.Option("--all", help="Show also what is known, accepted or refused.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the pairs with all their evidence as JSON.")] = False,
) -> None:
    """List names that reports give in two scripts, with how many reports and sources give them and where."""
    found = [each for each in name_pairs(newsroom) if every or not (each.is_known or each.pair.is_accepted is not None)]
    if as_json:
        print_json([_record(each) for each in found])
        return
    for each in found:
        _print_pair(each)
    results().print("" if found else "No pair waits for a word of yours.")


def accept(
    pair: PairId,
    newsroom: Newsroom = Path(),
    kind: Annotated[EntityKind | None, typer.Option(help="What it names; a person, or an organisation for an acronym.")] = None,
) -> None:
    """Accept a pair into the desk's lexicon; refused where too few reports give it."""
    offered = judge_name_pair(newsroom, pair, is_accepted=True)
    forms = " = ".join(f"{shown(form)} ({language})" for language, form in offered.pair.forms)
    if offered.entity_id:
        results().print(f"Accepted: {forms}. {offered.entity_id} has one of them already; add the other to that entity.")
        return
    file = newsroom / LEXICON_FILE
    _write(_table(offered.pair, kind=kind), file=file)
    results().print(f"Accepted: {forms}, written to {shown(str(file))}.")
    results().print(f'Once, add the file to desk.toml, before its first table: lexicon = ["{LEXICON_FILE}"]')


def refuse(pair: PairId, newsroom: Newsroom = Path()) -> None:
    """Refuse a pair: it is not offered again."""
    offered = judge_name_pair(newsroom, pair, is_accepted=False)
    results().print(f"Refused: {' = '.join(shown(form) for _, form in offered.pair.forms)}.")


def _write(table: EntityTable, *, file: Path) -> None:
    """Add an entity to the file; one that is there stays as the editor left it. Raises `InputError` for a file out of order."""
    remedy = "Mend the file and accept the pair again."
    try:
        known = file.read_text(encoding="utf-8") if file.exists() else "# Pairs of names that the editor accepted.\n"
        if any(each.get("id") == table.id for each in tomllib.loads(known).get("entity", ())):
            return
        unfinished = file.with_name(f"{file.name}.part")
        unfinished.write_text(known + entity_toml(table), encoding="utf-8")
        unfinished.replace(file)
    except OSError as error:
        raise InputError(f"cannot be written ({error.strerror})", subject=str(file), remedy=remedy) from error
    except ValueError as error:
        raise InputError(f"is not TOML: {error}", subject=str(file), remedy=remedy) from error


def _table(pair: SeenPair, *, kind: EntityKind | None) -> EntityTable:
    is_acronym = any(sighting.is_acronym for sighting in pair.sightings)
    usual = EntityKind.ORGANISATION if is_acronym else EntityKind.PERSON
    latin = next((form for _, form in pair.forms if form.isascii()), pair.forms[0][1])
    letters = "".join(letter if letter.isalnum() else "-" for letter in anyascii(latin).lower())
    return EntityTable(
        id="-".join(part for part in letters.split("-") if part)[:70] + f"-{pair.id[:4]}",
        kind=kind or usual,
        forms={language: form for language, form in pair.forms if language != UNKNOWN},
        aliases={language: (form,) for language, form in pair.forms if language == UNKNOWN},
    )


def _print_pair(offered: OfferedPair) -> None:
    pair = offered.pair
    console = results()
    forms = " = ".join(f"{shown(form)} ({language})" for language, form in pair.forms)
    state = {True: "  accepted", False: "  refused", None: ""}[pair.is_accepted]
    console.print(f"{pair.id}  {forms}{state}")
    enough = "" if offered.is_established else ", too few to be established"
    known = f"; {offered.entity_id} {'has both' if offered.is_known else 'has one of them'}" if offered.entity_id else ""
    console.print(f"          reports {pair.reports}, sources {pair.sources}{enough}{known}")
    for sighting in pair.sightings[:_PLACES]:
        console.print(
            f"          {shown(sighting.source_id)}  {sighting.report_id} {sighting.start}..{sighting.end}", style="dim"
        )


def _record(offered: OfferedPair) -> dict[str, object]:
    pair = offered.pair
    return {
        "id": pair.id,
        "forms": [{"language": language, "form": form} for language, form in pair.forms],
        "reports": pair.reports,
        "sources": pair.sources,
        "established": offered.is_established,
        "entity": offered.entity_id,
        "accepted": pair.is_accepted,
        "evidence": [
            {"report": each.report_id, "source": each.source_id, "start": each.start, "end": each.end} for each in pair.sightings
        ],
    }
