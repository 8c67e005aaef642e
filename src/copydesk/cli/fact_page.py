"""A report as a page with its facts marked, each with the value that is compared."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from typing import Final

from copydesk.cli.documents import document, words
from copydesk.cli.facts import KINDS, FactRow
from copydesk.cli.marking import pieces_of
from copydesk.model.report import PARAGRAPH_BREAK, Report

LABELS: Mapping[str, str] = {
    "number": "Numbers",
    "moment": "Moments",
    "name": "Names",
    "quote": "Quotations",
    "attribution": "Attributions",
    "stance": "Stance",
}
"""Kind of fact → what the legend calls it."""

MEANINGS: Mapping[str, str] = {
    "number": "figures in any spelling, as a value with its unit",
    "moment": "dates and times, found by the day of the report",
    "name": "people, bodies and places, as the lexicon knows them",
    "quote": "the exact words, and who said them",
    "attribution": "who is said to have said or reported it",
    "stance": "not, maybe, planned, denied, alleged",
}

FOOTER: Final = (
    "<footer><p>Values are what Copydesk compares across languages: a figure with its unit, an ISO 8601 date, "
    "the lexicon’s entity.</p></footer>"
)


def fact_page(report: Report, *, rows: Sequence[FactRow]) -> str:
    """The page: a legend whose boxes show and hide a kind, then every paragraph with its facts listed beside it."""
    numbers = {row: number for number, row in enumerate(rows, start=1)}
    header = f'<header><p class="maker">What Copydesk reads</p>{_fields(report)}</header>'
    blocks = "".join(_blocks(report, rows=rows, numbers=numbers))
    main = f'<main lang="{words(report.language)}">{blocks}</main>'
    style = files("copydesk.cli").joinpath("fact_page.css").read_text(encoding="utf-8")
    return document(header + _legend(rows) + main + FOOTER, title=f"Facts: {report.headline or report.url}", style=style)


def _fields(report: Report) -> str:
    published = report.published_at.strftime("%Y-%m-%d %H:%M UTC") if report.published_at else ""
    fields = (
        ("Source", report.source_id),
        ("Address", report.url),
        ("Language", report.language),
        ("Published", published),
        ("Dateline", report.dateline),
        ("Byline", report.byline),
        ("Credit", report.credit),
    )
    listed = "".join(f"<div><dt>{label}</dt><dd>{words(value)}</dd></div>" for label, value in fields if value)
    return f"<dl>{listed}</dl>"


def _legend(rows: Sequence[FactRow]) -> str:
    counts = Counter(row.kind for row in rows)
    boxes = "".join(
        f'<li><label><input type="checkbox" id="show-{kind}" checked> <mark class="{kind}">{LABELS[kind]}</mark> '
        f"<b>{counts[kind]}</b></label><span>{MEANINGS[kind]}</span></li>"
        for kind in KINDS
    )
    return f'<fieldset><legend>Marks</legend><ul class="legend">{boxes}</ul></fieldset>'


def _blocks(report: Report, *, rows: Sequence[FactRow], numbers: Mapping[FactRow, int]) -> Iterator[str]:
    parts = [("h1", report.headline), ('p class="standfirst"', report.standfirst), *(("p", text) for text in report.paragraphs)]
    start = 0
    for tag, text in parts:
        if not text:
            continue
        inside = [row for row in rows if row.start < start + len(text) and row.end > start]
        marked = _marked(text, inside, start=start, numbers=numbers)
        begun = [row for row in inside if row.start >= start]
        yield f'<section><{tag} dir="auto">{marked}</{tag.split()[0]}>{_notes(begun, numbers=numbers)}</section>'
        start += len(text) + len(PARAGRAPH_BREAK)


def _marked(text: str, rows: Sequence[FactRow], *, start: int, numbers: Mapping[FactRow, int]) -> str:
    """The text with its marks as elements: one that crosses another is closed and opened again."""
    written: list[str] = []
    opened: list[FactRow] = []
    for piece in pieces_of(text, rows, start=start):
        kept = 0
        while kept < min(len(opened), len(piece.rows)) and opened[kept] is piece.rows[kept]:
            kept += 1
        written += ["</mark>"] * (len(opened) - kept)
        written += [_opening(row, is_first=row in piece.opens, number=numbers[row]) for row in piece.rows[kept:]]
        opened = list(piece.rows)
        written.append(words(piece.text))
    written += ["</mark>"] * len(opened)
    return "".join(written)


def _opening(row: FactRow, *, is_first: bool, number: int) -> str:
    place = f' id="fact-{number}"' if is_first else ""
    value = ": ".join(part for part in (row.kind, row.value or row.note) if part)
    return f'<mark class="{row.kind}"{place} title="{words(value)}">'


def _notes(rows: Sequence[FactRow], *, numbers: Mapping[FactRow, int]) -> str:
    listed = "".join(_note(row, number=numbers[row]) for row in rows)
    return f'<ul class="facts" lang="en" aria-label="Facts of this paragraph">{listed}</ul>' if listed else ""


def _note(row: FactRow, *, number: int) -> str:
    printed = row.text if len(row.text) <= _LONGEST else f"{row.text[:_LONGEST].rstrip()}…"
    value = f" <code>{words(row.value)}</code>" if row.value else ""
    note = f" <small>{words(row.note)}</small>" if row.note else ""
    return (
        f'<li class="{row.kind}"><span class="kind">{row.kind}</span> '
        f'<a href="#fact-{number}"><bdi>{words(printed)}</bdi></a>{value}{note}</li>'
    )


_LONGEST = 60
"""Characters of a quotation that its note repeats: the words stand beside it in full."""
