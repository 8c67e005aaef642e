"""The relation of those named: who stands in one sentence of the reports with the one named most."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Final

from copydesk.illustrate.lettering import fit, joined, width_of, wrap_within
from copydesk.illustrate.plate import BOTTOM, MARGIN, TOP, Item, Plate
from copydesk.illustrate.scene import WIDTH, Box, Disc, Dome, Ink, Label, Shape
from copydesk.illustrate.subject import Evidence
from copydesk.illustrate.words import Words
from copydesk.model.facts import EntityKind
from copydesk.model.lexicon import Entity
from copydesk.model.picture import FontRole, PictureKind

_ACTORS: Final = frozenset({EntityKind.PERSON, EntityKind.ORGANISATION})
_MOST_OTHERS: Final = 3
_CARD: Final = 372
_OTHERS_X: Final = MARGIN + _CARD + 172


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tie:
    """Another entity and the sources (by report) that name it in one sentence with the main one."""

    entity: Entity
    sources: tuple[str, ...]
    reports: int


def people(evidence: Evidence, *, words: Words) -> Plate | None:
    """The graphic of those named together, or None where no two known names share a sentence."""
    seen: dict[str, dict[str, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
    entities: dict[str, Entity] = {}
    for material, sentence in evidence.sentences(without=frozenset()):
        named = evidence.named(sentence, kinds=_ACTORS)
        entities.update({entity.id: entity for entity in named})
        for one in named:
            for other in named:
                if one.id != other.id:
                    seen[one.id][other.id][material.report.id] = evidence.source_name(material)
    if not seen:
        return None
    main = max(sorted(seen), key=lambda key: (len(seen[key]) > 1, sum(map(len, seen[key].values()))))
    ties = _ties(seen[main], entities=entities)
    return Plate(
        kind=PictureKind.PEOPLE,
        strength=len(ties),
        shapes=tuple(_drawn(entities[main], ties=ties, evidence=evidence, words=words)),
        items=tuple(_item(entities[main], tie=tie, evidence=evidence, words=words) for tie in ties),
    )


def _ties(others: dict[str, dict[str, str]], *, entities: dict[str, Entity]) -> list[_Tie]:
    ranked = sorted(others, key=lambda key: (-len(others[key]), key))[:_MOST_OTHERS]
    return [
        _Tie(entity=entities[key], sources=tuple(dict.fromkeys(others[key].values())), reports=len(others[key])) for key in ranked
    ]


def _item(main: Entity, *, tie: _Tie, evidence: Evidence, words: Words) -> Item:
    pair = words.pair.format(first=evidence.form(main), second=evidence.form(tie.entity))
    return Item(what=pair, sources=tie.sources)


def _drawn(main: Entity, *, ties: list[_Tie], evidence: Evidence, words: Words) -> list[Shape]:
    height = BOTTOM - TOP - 24
    middle = TOP + height // 2
    rows = _rows(len(ties), top=TOP, height=height)
    trunk = MARGIN + _CARD + 62
    shapes: list[Shape] = [Box(x=MARGIN + _CARD, y=middle - 2, width=62, height=4, ink=Ink.TINT)]
    if len(rows) > 1:
        shapes.append(Box(x=trunk - 2, y=rows[0], width=4, height=rows[-1] - rows[0], ink=Ink.TINT))
    most = max(tie.reports for tie in ties)
    for tie, y in zip(ties, rows, strict=True):
        thick = 3 + round(5 * tie.reports / most)
        shapes.append(Box(x=trunk - 2, y=y - thick // 2, width=_OTHERS_X - 44 - trunk, height=thick, ink=Ink.TINT))
    shapes += _main_card(main, evidence=evidence, height=height)
    for tie, y in zip(ties, rows, strict=True):
        shapes += _row(tie, y=y, evidence=evidence, words=words)
    return shapes


def _rows(count: int, *, top: int, height: int) -> list[int]:
    step = height // count
    return [top + step // 2 + step * number for number in range(count)]


def _main_card(main: Entity, *, evidence: Evidence, height: int) -> list[Shape]:
    name, width = evidence.form(main), _CARD - 48
    size = next((each for each in (42, 36, 30) if width_of(name, size=each, role=FontRole.HEADLINE) <= width), 28)
    lines = wrap_within(name, width=width, size=size, role=FontRole.HEADLINE, lines=2)
    shapes: list[Shape] = [Box(x=MARGIN, y=TOP, width=_CARD, height=height, ink=Ink.PANEL, radius=14)]
    shapes += _figure(main, x=MARGIN + 70, y=TOP + 72, radius=46, on=Ink.PANEL)
    for number, line in enumerate(lines):
        y = TOP + height - 36 - round((len(lines) - 1 - number) * size * 1.25)
        role = FontRole.HEADLINE
        shapes.append(
            Label(x=MARGIN + 24, y=y, text=line, size=size, width=width + 20, role=role, on=Ink.PANEL, language=evidence.language)
        )
    return shapes


def _row(tie: _Tie, *, y: int, evidence: Evidence, words: Words) -> list[Shape]:
    x, language = _OTHERS_X + 52, evidence.language
    width = WIDTH - MARGIN - x
    name = fit(evidence.form(tie.entity), width=width, size=30, role=FontRole.STRONG)
    count = words.reports.format(count=tie.reports)
    text = f"{count} · {joined(tie.sources, width=width - 160, size=20)}"
    return [
        *_figure(tie.entity, x=_OTHERS_X, y=y, radius=32, on=Ink.PAPER),
        Label(x=x, y=y - 4, text=name, size=30, width=width, role=FontRole.STRONG, language=language),
        Label(x=x, y=y + 28, text=fit(text, width=width, size=20), size=20, width=width, ink=Ink.MUTED, language=language),
    ]


def _figure(entity: Entity, *, x: int, y: int, radius: int, on: Ink) -> list[Shape]:
    """A person as head and shoulders, an organisation as a house, in a disc: what they are, never what they look like."""
    shapes: list[Shape] = [Disc(x=x, y=y, radius=radius, ink=Ink.TINT, on=on)]
    if entity.kind is EntityKind.PERSON:
        shapes.append(Disc(x=x, y=y - round(radius * 0.22), radius=round(radius * 0.27), ink=Ink.ACCENT, on=Ink.TINT))
        width, height = round(radius * 1.0), round(radius * 0.44)
        shapes.append(Dome(x=x, y=y + round(radius * 0.58), width=width, height=height, ink=Ink.ACCENT, on=Ink.TINT))
        return shapes
    unit = radius / 12
    for left, top, width, bottom in ((-6, -5, 12, -3), (-5, -2, 2, 4), (-1, -2, 2, 4), (3, -2, 2, 4), (-6, 5, 12, 7)):
        part = Box(
            x=x + round(left * unit),
            y=y + round((top - 1) * unit),
            width=round(width * unit),
            height=round((bottom - top) * unit),
            ink=Ink.ACCENT,
            on=Ink.TINT,
        )
        shapes.append(part)
    return shapes
