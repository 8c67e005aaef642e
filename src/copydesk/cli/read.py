"""`copydesk read`: what is read from one page."""

from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from copydesk.app import read_document
from copydesk.cli.console import print_json, results, shown
from copydesk.cli.facts import FACT_STYLES, FactRow, fact_rows
from copydesk.model.facts import Reading
from copydesk.model.report import Report


def read(
    page: Annotated[str, typer.Argument(help="A file or an address.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print fields, text and facts as JSON.")] = False,
) -> None:
    """Show the fields, the text and the facts of one page."""
    report, reading = read_document(page)
    if as_json:
        print_json({"report": report_record(report, reading=reading)})
    else:
        print_report(report, reading=reading, console=results())


def report_record(report: Report, *, reading: Reading) -> dict[str, object]:
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
        "facts": [
            {"kind": row.kind, "start": row.start, "end": row.end, "text": row.text, "value": row.value}
            for row in fact_rows(reading)
        ],
    }


def print_report(report: Report, *, reading: Reading, console: Console) -> None:
    """Print the report with its facts marked in colour and listed below."""
    rows = fact_rows(reading)
    for label, value in _fields(report):
        if value:
            console.print(Text.assemble((f"{label:<11}", "dim"), shown(value)))
    console.print()
    console.print(_marked(report.text, rows))
    for number, card in enumerate(report.related, start=1):
        console.print(
            Text.assemble((f"\nrelated {number}  ", "dim"), " — ".join(part for part in (card.headline, card.summary) if part))
        )
    if rows:
        console.print()
    for row in rows:
        console.print(Text.assemble((f"{row.kind:<12}", FACT_STYLES[row.kind]), f"{row.text}  ", (row.value, "dim")))


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


def _marked(text: str, rows: tuple[FactRow, ...]) -> Text:
    marked = Text(text)
    for row in rows:
        marked.stylize(FACT_STYLES[row.kind], row.start, row.end)
    return marked
