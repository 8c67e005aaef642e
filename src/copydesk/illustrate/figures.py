"""The figures that the reports state, as printed, in the words that stand around them, and who says so.

What a figure counts is not named by us: one misread word would make the graphic say what no report says. Its own words do not.
"""

from dataclasses import dataclass, field
from typing import Final

from copydesk.illustrate.lettering import ELLIPSIS, clean_line, joined, width_of, wrap_within
from copydesk.illustrate.plate import BOTTOM, INNER, TOP, Item, Plate, in_columns
from copydesk.illustrate.scene import Box, Ink, Label, Shape
from copydesk.illustrate.subject import Evidence
from copydesk.illustrate.words import Words
from copydesk.model.facts import Number, NumberKind, Sentence, StanceKind
from copydesk.model.picture import FontRole, PictureKind
from copydesk.model.source import Rights

_KINDS: Final = frozenset({NumberKind.QUANTITY, NumberKind.PERCENT, NumberKind.MONEY, NumberKind.MEASURE})
_MOST: Final = 3
_SIZES: Final = (92, 76, 62, 50, 40, 32)
_LONGEST: Final = 40  # characters of what is counted; a longer one is a misreading
_AROUND: Final = 30  # characters shown on either side of a figure: seven or eight words in all, below the limit for copying
_LINES: Final = 3
_WORDED: Final = frozenset({Rights.FULL, Rights.EXCERPT})


@dataclass(slots=True, kw_only=True)
class _Figure:
    text: str
    around: str
    sources: dict[str, str] = field(default_factory=dict)


def figures(evidence: Evidence, *, words: Words) -> Plate | None:
    """The figures graphic, or None where no report in the edition's language counts anything in words that we may show.

    Only plain statements count: nothing denied, possible, planned or alleged, and no rounded figure, whose "about" would be lost.
    """
    found: dict[tuple[str, str], _Figure] = {}
    for material, sentence in evidence.sentences(without=frozenset(StanceKind)):
        if material.report.language != evidence.language or material.rights not in _WORDED:
            continue
        for number in filter(_is_plain, sentence.facts.numbers):
            key = (clean_line(number.text), clean_line(number.counted))
            figure = found.setdefault(key, _Figure(text=key[0], around=_around(number, sentence=sentence)))
            figure.sources[material.report.id] = evidence.source_name(material)
    chosen = sorted(found.values(), key=lambda figure: -len(figure.sources))[:_MOST]
    if not chosen:
        return None
    columns = in_columns(len(chosen))
    shapes = [
        shape
        for figure, x in zip(chosen, columns, strict=True)
        for shape in _column(figure, x=x, count=len(chosen), language=evidence.language, words=words)
    ]
    items = tuple(Item(what=figure.around, sources=tuple(dict.fromkeys(figure.sources.values()))) for figure in chosen)
    return Plate(kind=PictureKind.FIGURES, strength=len(chosen), shapes=tuple(shapes), items=items)


def _is_plain(number: Number) -> bool:
    counts = number.kind in _KINDS and 0 < len(number.counted) <= _LONGEST
    return counts and not number.approximate and any(character.isdigit() for character in number.text)


def _around(number: Number, *, sentence: Sentence) -> str:
    """The figure in the report's own words, cut at word boundaries where the language has them, with marks where cut."""
    text, start, end = sentence.text, number.start - sentence.start, number.end - sentence.start
    first, last = max(0, start - _AROUND), min(len(text), end + _AROUND)
    if first and " " in text[first:start]:
        first = text.index(" ", first, start) + 1
    if last < len(text) and " " in text[end:last]:
        last = text.rindex(" ", end, last)
    before, after = (ELLIPSIS if first else ""), (ELLIPSIS if last < len(text) else "")
    return clean_line(f"{before}{text[first:last].strip()}{after}")


def _column(figure: _Figure, *, x: int, count: int, language: str, words: Words) -> list[Shape]:
    width = INNER // count - 48
    role = FontRole.HEADLINE
    size = next((each for each in _SIZES if width_of(figure.text, size=each, role=role) <= width), _SIZES[-1])
    y = TOP + 106
    shapes: list[Shape] = [Box(x=x, y=TOP + 4, width=4, height=BOTTOM - TOP - 36, ink=Ink.TINT)]
    shapes.append(
        Label(x=x + 24, y=y, text=figure.text, size=size, width=width + 20, role=role, ink=Ink.ACCENT, language=language)
    )
    lines = wrap_within(figure.around, width=width, size=24, role=FontRole.TEXT, lines=_LINES)
    for number, line in enumerate(lines):
        below = y + 48 + 34 * number
        shapes.append(Label(x=x + 24, y=below, text=line, size=24, width=width, language=language))
    sources = list(dict.fromkeys(figure.sources.values()))
    text = joined(sources, width=width, size=20) if sources else words.reports.format(count=len(figure.sources))
    shapes.append(Label(x=x + 24, y=y + 52 + 34 * len(lines), text=text, size=20, width=width, ink=Ink.MUTED, language=language))
    return shapes
