"""Facts as rows for a person or a script."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from copydesk.model.facts import Attribution, Moment, Name, Number, NumberKind, Quote, Reading, Sentence, Stance

Marks = tuple[tuple[int, int], ...]

KINDS: Final = ("number", "moment", "name", "quote", "attribution", "stance")
"""Every kind of fact, in the order of legends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FactRow:
    """One fact: code-point offsets into the report's text, the words there, and the value that is compared.

    A quotation's words stand between its marks, an attribution's are its cue. `marks` are the stretches to colour, in order:
    those and, for an attribution, its source. `note` says for a person what the value does not.
    """

    kind: str
    start: int
    end: int
    text: str
    value: str
    note: str = ""
    marks: Marks = ()


def fact_rows(reading: Reading) -> tuple[FactRow, ...]:
    """Every fact of a reading in order of appearance."""
    rows = [row for sentence in reading.sentences for row in _rows(sentence)]
    return tuple(sorted(dict.fromkeys(rows), key=lambda row: (row.start, row.end, row.kind)))


def _rows(sentence: Sentence) -> Iterable[FactRow]:
    facts = sentence.facts
    yield from map(_number, facts.numbers)
    yield from map(_moment, facts.moments)
    yield from map(_moment, facts.durations)
    yield from map(_name, facts.names)
    yield from (_quote(quote, sentence=sentence) for quote in facts.quotes)
    yield from map(_attribution, facts.attributions)
    yield from map(_stance, facts.stances)


def _number(number: Number) -> FactRow:
    kind = "" if number.kind in {NumberKind.QUANTITY, NumberKind.MEASURE} else number.kind.value
    counted = f"of {number.counted}" if number.counted else ""
    return FactRow(
        kind="number",
        start=number.start,
        end=number.end,
        text=number.text,
        value=_number_value(number),
        note=_joined(kind, "about" if number.approximate else "", counted),
        marks=((number.start, number.end),),
    )


def _number_value(number: Number) -> str:
    """The interval with its unit; a time of day as hours and minutes, a code as it is compared."""
    if number.kind is NumberKind.CODE:
        return number.unit or number.text
    write = _clock if number.kind is NumberKind.CLOCK else _plain
    low, high = write(number.low), write(number.high)
    value = low if low == high else f"{low}..{high}"
    return value if number.kind is NumberKind.CLOCK else f"{value} {number.unit}".strip()


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"


def _clock(minutes: Decimal) -> str:
    hours, rest = divmod(int(minutes), 60)
    return f"{hours:02}:{rest:02}"


def _moment(moment: Moment) -> FactRow:
    return FactRow(
        kind="moment",
        start=moment.start,
        end=moment.end,
        text=moment.text,
        value=moment.value,
        note=_joined(moment.granularity.value, "relative" if moment.relative else "", moment.calendar),
        marks=((moment.start, moment.end),),
    )


def _name(name: Name) -> FactRow:
    known = (name.kind.value if name.kind else "") if name.entity_id else "not in the lexicon"
    return FactRow(
        kind="name",
        start=name.start,
        end=name.end,
        text=name.text,
        value=name.entity_id,
        note=_joined(known, name.title, "letters of two scripts" if name.is_disguised else ""),
        marks=((name.start, name.end),),
    )


def _quote(quote: Quote, *, sentence: Sentence) -> FactRow:
    inner = _inner(quote, sentence=sentence)
    speech = "" if quote.is_speech else "no speech"
    return FactRow(
        kind="quote",
        start=inner[0],
        end=inner[1],
        text=quote.text,
        value=quote.speaker,
        note=_joined(quote.language, speech, quote.verb),
        marks=((quote.start, quote.end),),
    )


def _inner(quote: Quote, *, sentence: Sentence) -> tuple[int, int]:
    """Where a quotation's words stand, without its marks and the spaces beside them."""
    found = sentence.text.find(quote.text, quote.start - sentence.start)
    start = sentence.start + found if found >= 0 else quote.start
    return start, start + len(quote.text)


def _attribution(attribution: Attribution) -> FactRow:
    source, cue = attribution.source_span, attribution.cue_span
    spans = sorted(span for span in (source, cue) if span[0] < span[1])
    start, end = cue if cue[0] < cue[1] else (attribution.start, attribution.end)
    return FactRow(
        kind="attribution",
        start=start,
        end=end,
        text=attribution.cue or attribution.source,
        value=attribution.source,
        note=_joined("stance" if attribution.is_stance else attribution.form.value),
        marks=tuple(spans) or ((attribution.start, attribution.end),),
    )


def _stance(stance: Stance) -> FactRow:
    return FactRow(
        kind="stance",
        start=stance.start,
        end=stance.end,
        text=stance.text,
        value=stance.kind.value,
        marks=((stance.start, stance.end),),
    )


def _joined(*notes: str) -> str:
    return ", ".join(note for note in notes if note)
