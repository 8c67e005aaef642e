"""Pictures, with their origin inside the file."""

from dataclasses import dataclass
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
