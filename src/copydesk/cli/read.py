"""`copydesk read`: what is read from one page."""

from collections import Counter
from pathlib import Path
from typing import Annotated, Final

import typer
from rich.console import Console
from rich.text import Text

from copydesk.app.documents import read_document
from copydesk.cli.console import print_json, results, shown
from copydesk.cli.documents import write_document
from copydesk.cli.fact_page import LABELS, fact_page
from copydesk.cli.facts import KINDS, FactRow, fact_rows
from copydesk.cli.marking import pieces_of
from copydesk.model.report import Report

FACT_STYLES: Final = {
    "number": "cyan underline",
    "moment": "green underline",
    "name": "bold magenta",
    "quote": "yellow",
    "attribution": "italic blue",
    "stance": "bold red",
}
"""How a kind is marked on a terminal; lines, weight and slant stay where colours are not wanted."""


def read(
    page: Annotated[str, typer.Argument(help="A file or an address.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print fields, text and facts as JSON.")] = False,
    html: Annotated[Path | None, typer.Option("--html", help="Write a page with the facts marked to this file.")] = None,
) -> None:
    """Show the fields, the text and the facts of one page."""
    report, reading = read_document(page)
    rows = fact_rows(reading)
    if html is not None:
        write_document(fact_page(report, rows=rows), to=html)
    if as_json:
        print_json({"report": report_record(report, rows=rows)})
    else:
        print_report(report, rows=rows, console=results())


def report_record(report: Report, *, rows: tuple[FactRow, ...]) -> dict[str, object]:
    """The report as the object that the reference documents."""
    return {
        "url": report.url,
        "source": report.source_id,
        "language": report.language,
        "headline": report.headline,
        "standfirst": report.standfirst,
        "byline": report.byline,
        "published_at": report.published_at,
        "dateline": report.dateline,
        "credit": report.credit,
        "paragraphs": report.paragraphs,
        "text": report.text,
        "related": [{"headline": card.headline, "summary": card.summary} for card in report.related],
        "facts": [{"kind": row.kind, "start": row.start, "end": row.end, "text": row.text, "value": row.value} for row in rows],
    }


def print_report(report: Report, *, rows: tuple[FactRow, ...], console: Console) -> None:
    """Print the report with a legend, its facts marked in the text and listed below."""
    for label, value in _fields(report):
        if value:
            console.print(Text.assemble((f"{label:<11}", "dim"), shown(value)))
    if rows:
        console.print(_legend(rows))
    console.print()
    for piece in pieces_of(report.text, rows):
        console.print(Text(shown(piece.text), style=" ".join(FACT_STYLES[row.kind] for row in piece.rows)), end="")
    console.print()
    for number, card in enumerate(report.related, start=1):
        words = " — ".join(shown(part) for part in (card.headline, card.summary) if part)
        console.print(Text.assemble((f"\nrelated {number}  ", "dim"), words))
    if rows:
        console.print()
    for row in rows:
        value = "  ".join(shown(part) for part in (row.value, row.note and f"({row.note})") if part)
        console.print(Text.assemble((f"{row.kind:<12}", FACT_STYLES[row.kind]), f"{shown(row.text)}  ", (value, "dim")))


def _legend(rows: tuple[FactRow, ...]) -> Text:
    counts = Counter(row.kind for row in rows)
    parts = [((LABELS[kind].lower(), FACT_STYLES[kind]), f" {counts[kind]}   ") for kind in KINDS if counts[kind]]
    legend = Text.assemble((f"{'facts':<11}", "dim"), *(part for pair in parts for part in pair))
    legend.rstrip()
    return legend


def _fields(report: Report) -> tuple[tuple[str, str], ...]:
    published = report.published_at.isoformat() if report.published_at else ""
    return (
        ("source", report.source_id),
        ("address", report.url),
        ("language", report.language),
        ("published", published),
        ("dateline", report.dateline),
        ("byline", report.byline),
        ("credit", report.credit),
    )
