"""The place card: where the reports say it happened, named in the scripts in which they name it. No map."""

from dataclasses import dataclass, field
from typing import Final

from copydesk.illustrate.lettering import fit, joined, width_of
from copydesk.illustrate.plate import INNER, MARGIN, TOP, Item, Plate
from copydesk.illustrate.scene import WIDTH, Disc, Ink, Label, Shape
from copydesk.illustrate.subject import Evidence
from copydesk.illustrate.words import Words
from copydesk.model.facts import EntityKind
from copydesk.model.lexicon import Entity
from copydesk.model.picture import FontRole, PictureKind

_PLACES: Final = frozenset({EntityKind.PLACE})
_TEXT_WIDTH: Final = INNER - 330


@dataclass(slots=True, kw_only=True)
class _Naming:
    """Who names a place: sources by report, and the languages they name it in, in order of telling."""

    sources: dict[str, str] = field(default_factory=dict)
    languages: dict[str, None] = field(default_factory=dict)


def place(evidence: Evidence, *, words: Words) -> Plate | None:
    """The card of the place that most reports name, or None where they name none that we know."""
    namings: dict[str, _Naming] = {}
    for material, sentence in evidence.sentences(without=frozenset()):
        for entity in evidence.named(sentence, kinds=_PLACES):
            naming = namings.setdefault(entity.id, _Naming())
            naming.sources[material.report.id] = evidence.source_name(material)
            naming.languages[material.report.language] = None
    if not namings:
        return None
    main = max(namings, key=lambda key: len(namings[key].sources))
    entity, naming = evidence.entities[main], namings[main]
    return Plate(
        kind=PictureKind.PLACE,
        strength=min(2, len(naming.sources)),
        shapes=tuple(_drawn(entity, naming=naming, evidence=evidence, words=words)),
        items=(Item(what=evidence.form(entity), sources=tuple(dict.fromkeys(naming.sources.values()))),),
    )


def _drawn(entity: Entity, *, naming: _Naming, evidence: Evidence, words: Words) -> list[Shape]:
    name, language = evidence.form(entity), evidence.language
    role, width = FontRole.HEADLINE, _TEXT_WIDTH
    size = next((each for each in (104, 84, 66, 52) if width_of(name, size=each, role=role) <= width), 44)
    text = fit(name, width=width, size=size, role=role)
    y = TOP + 106
    big = Label(x=MARGIN, y=y, text=text, size=size, width=width + 20, role=role, ink=Ink.ACCENT, language=language)
    count = words.reports.format(count=len(naming.sources))
    sources = joined(list(dict.fromkeys(naming.sources.values())), width=width - 200, size=20)
    text = fit(f"{count} · {sources}", width=width, size=20)
    others = _other_forms(entity, name=name, languages=tuple(naming.languages), y=y + 58)
    below = y + (106 if others else 58)
    line = Label(x=MARGIN, y=below, text=text, size=20, width=width, ink=Ink.MUTED, language=language)
    return [*_rings(x=WIDTH - MARGIN - 126, y=TOP + 112), big, *others, line]


def _other_forms(entity: Entity, *, name: str, languages: tuple[str, ...], y: int) -> list[Shape]:
    """The place's names in the other languages of the reports, each marked as its language."""
    shapes: list[Shape] = []
    x = MARGIN
    for language in languages:
        form = entity.form_in(language)
        if form is None or form == name:
            continue
        width = round(width_of(form, size=30))
        if x + width > MARGIN + _TEXT_WIDTH:
            break
        shapes.append(Label(x=x, y=y, text=form, size=30, width=width + 16, language=language))
        x += width + 34
    return shapes


def _rings(*, x: int, y: int) -> list[Shape]:
    """Circles around a point: a place, nowhere on a map."""
    shapes: list[Shape] = []
    ground = Ink.PAPER
    for radius, ink in ((126, Ink.PANEL), (88, Ink.TINT), (50, Ink.PANEL), (16, Ink.ACCENT)):
        shapes.append(Disc(x=x, y=y, radius=radius, ink=ink, on=ground))
        ground = ink
    return shapes
