"""Pictures, with their origin inside the file, and the typefaces that they may use."""

import sys
from bisect import bisect_right
from dataclasses import dataclass, field
from enum import StrEnum


class DigitalSourceType(StrEnum):
    """IPTC Digital Source Type, the members we make; the full address is what goes into files.

    Source: https://cv.iptc.org/newscodes/digitalsourcetype/
    """

    DATA_DRIVEN = "http://cv.iptc.org/newscodes/digitalsourcetype/dataDrivenMedia"
    ALGORITHMIC = "http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia"
    TRAINED = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"


class PictureKind(StrEnum):
    """What a generated graphic shows."""

    TIMELINE = "timeline"
    PEOPLE = "people"
    PLACE = "place"
    FIGURES = "figures"


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A story's graphic in one language. `svg` is UTF-8 without script or outside reference; `raster` is 1200×630.

    `title` and `description` are in `language` and stand in the file, on the page and in `alt`.
    """

    story_id: str
    language: str
    kind: PictureKind
    title: str
    description: str
    svg: bytes
    raster: bytes
    raster_type: str
    source_type: DigitalSourceType
    width: int = 1200
    height: int = 630


class FontRole(StrEnum):
    """What a typeface is used for in a graphic."""

    HEADLINE = "headline"
    TEXT = "text"
    STRONG = "strong"


@dataclass(frozen=True, slots=True, kw_only=True)
class FontFace:
    """A typeface on this machine: `index` counts within a collection file.

    `language` is the one whose letter shapes it has, empty where it fits all. `ranges` are the code points that it can draw,
    as first and last, in order.
    """

    path: str
    index: int
    family: str
    role: FontRole
    language: str = ""
    ranges: tuple[tuple[int, int], ...] = field(default=(), repr=False)

    def covers(self, text: str) -> bool:
        """Whether every character of the text can be drawn."""
        return all(self.has(ord(character)) for character in set(text))

    def has(self, code_point: int) -> bool:
        """Whether one code point can be drawn."""
        place = bisect_right(self.ranges, (code_point, sys.maxunicode + 1)) - 1
        return place >= 0 and code_point <= self.ranges[place][1]


@dataclass(frozen=True, slots=True, kw_only=True)
class FontCoverage:
    """The typefaces that graphics may use, the preferred first. Without any, a raster shows shapes and no words."""

    faces: tuple[FontFace, ...] = ()

    def in_order(self, role: FontRole, *, language: str) -> tuple[FontFace, ...]:
        """Faces to try: of this role before others, of this language's shapes before others."""
        return tuple(sorted(self.faces, key=lambda face: (face.role is not role, face.language not in {language, ""})))
