"""Facts as rows for a person or a script."""

from dataclasses import dataclass
from typing import Final

from copydesk.model.facts import Facts, Number, Reading

FACT_STYLES: Final = {
    "number": "cyan",
    "moment": "green",
    "name": "magenta",
    "quote": "yellow",
    "attribution": "blue",
    "stance": "red",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FactRow:
    """One fact: code-point offsets into the report's text, the words, and the value that is compared."""

    kind: str
    start: int
    end: int
    text: str
    value: str


def fact_rows(reading: Reading) -> tuple[FactRow, ...]:
    """Every fact of a reading in order of appearance."""
    rows = [row for sentence in reading.sentences for row in _rows(sentence.facts)]
    return tuple(sorted(rows, key=lambda row: (row.start, row.end, row.kind)))


def _rows(facts: Facts) -> list[FactRow]:
    rows = [FactRow(kind="number", start=n.start, end=n.end, text=n.text, value=_number_value(n)) for n in facts.numbers]
    rows += [FactRow(kind="moment", start=m.start, end=m.end, text=m.text, value=m.value) for m in facts.moments]
    rows += [FactRow(kind="name", start=n.start, end=n.end, text=n.text, value=n.entity_id) for n in facts.names]
    rows += [FactRow(kind="quote", start=q.start, end=q.end, text=q.text, value=q.speaker) for q in facts.quotes]
    rows += [FactRow(kind="attribution", start=a.start, end=a.end, text=a.cue, value=a.source) for a in facts.attributions]
    rows += [FactRow(kind="stance", start=s.start, end=s.end, text=s.text, value=s.kind.value) for s in facts.stances]
    return rows


def _number_value(number: Number) -> str:
    low, high = f"{number.low.normalize():f}", f"{number.high.normalize():f}"
    value = low if low == high else f"{low}..{high}"
    return f"{value} {number.unit}".strip()
