"""A graphic's content, and the frame that every kind shares: kicker and headline above, source line below."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from copydesk.illustrate.lettering import clean_line, fit, joined, width_of, wrap, wrap_within
from copydesk.illustrate.scene import HEIGHT, WIDTH, Anchor, Box, Ink, Label, Scene, Shape
from copydesk.illustrate.subject import PictureSubject
from copydesk.illustrate.words import Words
from copydesk.model.picture import FontRole, PictureKind

MARGIN: Final = 72
INNER: Final = WIDTH - 2 * MARGIN
TOP: Final = 290
"""Where the content may begin, below two lines of headline."""
BOTTOM: Final = 540
"""Where the content must end."""

# Sizes of a headline with the lines that it may have; the first that fits is taken.
_HEADLINE_SIZES: Final = ((56, 2), (48, 2), (42, 2), (37, 3))
_SLACK: Final = 40  # the frame lets a headline run a little wider than it was measured before it is cut


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing that a graphic states, and the names of the sources that state it."""

    what: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plate:
    """One kind of graphic, filled: its shapes and the same content as items for those who do not see it.

    `strength` is how much it has to show: below 2 a stronger one is preferred.
    """

    kind: PictureKind
    strength: int
    shapes: tuple[Shape, ...]
    items: tuple[Item, ...]


def framed(plate: Plate, *, subject: PictureSubject, words: Words) -> Scene:
    """The whole graphic."""
    of_kind = words.of(plate.kind)
    stated = words.separator.join(_said(item, words=words) for item in plate.items)
    shapes = (*_head(subject, kicker=of_kind.title), *plate.shapes, *_foot(plate, words=words, language=subject.language))
    description = of_kind.description.format(items=stated)
    return Scene(language=subject.language, title=of_kind.title, description=description, shapes=shapes)


def _said(item: Item, *, words: Words) -> str:
    return words.item.format(what=item.what, sources=", ".join(item.sources)) if item.sources else item.what


def _head(subject: PictureSubject, *, kicker: str) -> list[Shape]:
    language = subject.headline_language or subject.language
    role = FontRole.HEADLINE
    headline = clean_line(subject.headline)
    fitting = (each for each in _HEADLINE_SIZES if len(wrap(headline, width=INNER, size=each[0], role=role)) <= each[1])
    size, most = next(fitting, _HEADLINE_SIZES[-1])
    lines = wrap_within(headline, width=INNER, size=size, role=role, lines=most)
    shapes: list[Shape] = [
        Box(x=MARGIN, y=48, width=48, height=6, ink=Ink.ACCENT),
        Label(x=MARGIN, y=90, text=kicker, size=22, width=INNER, role=FontRole.STRONG, ink=Ink.ACCENT, language=subject.language),
    ]
    for number, line in enumerate(lines):
        y = 108 + size + round(number * size * 1.26)
        shapes.append(Label(x=MARGIN, y=y, text=line, size=size, width=INNER + _SLACK, role=role, language=language))
    if subject.headline_credit:
        width = INNER - round(width_of(kicker, size=22, role=FontRole.STRONG)) - 40
        credit = fit(clean_line(subject.headline_credit), width=width, size=20)
        shapes.append(_right(credit, y=90, width=width, language=subject.language))
    return shapes


def _foot(plate: Plate, *, words: Words, language: str) -> list[Shape]:
    sources = list(dict.fromkeys(source for item in plate.items for source in item.sources))
    made = Label(x=MARGIN, y=HEIGHT - 38, text=words.made, size=20, width=INNER, ink=Ink.MUTED, language=language)
    width = INNER - round(width_of(words.made, size=20)) - 48
    names = joined([clean_line(source) for source in sources], width=width, size=20)
    rule = Box(x=MARGIN, y=HEIGHT - 78, width=INNER, height=2, ink=Ink.RULE)
    return [rule, made, *([_right(names, y=HEIGHT - 38, width=width, language=language)] if names else [])]


def _right(text: str, *, y: int, width: int, language: str) -> Label:
    anchor = Anchor.END
    return Label(x=WIDTH - MARGIN, y=y, text=text, size=20, width=width, ink=Ink.MUTED, anchor=anchor, language=language)


def in_columns(count: int) -> Sequence[int]:
    """The left edges of so many columns of equal width between the margins."""
    return [MARGIN + INNER * number // count for number in range(count)]
