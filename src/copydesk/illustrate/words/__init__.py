"""The words of the graphics, one file of data for each language."""

import tomllib
from functools import lru_cache
from importlib.resources import files

import msgspec

from copydesk.model.language import TIER_ONE
from copydesk.model.picture import PictureKind


class KindWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Title and description of one kind of graphic; `{items}` in the description is what it shows."""

    title: str
    description: str


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a graphic says in one language. Counts stand after a colon or with a counter, so that no plural is needed."""

    made: str
    published: str
    reports: str
    pair: str
    item: str
    separator: str
    timeline: KindWords
    people: KindWords
    place: KindWords
    figures: KindWords

    def of(self, kind: PictureKind) -> KindWords:
        """The words of one kind of graphic."""
        by_kind = {
            PictureKind.TIMELINE: self.timeline,
            PictureKind.PEOPLE: self.people,
            PictureKind.PLACE: self.place,
            PictureKind.FIGURES: self.figures,
        }
        return by_kind[kind]


@lru_cache(maxsize=len(TIER_ONE))
def words_in(language: str) -> Words | None:
    """The words in a language, or None where we have none: a graphic is never half in another language."""
    if language not in TIER_ONE:
        return None
    text = files("copydesk.illustrate.words").joinpath(f"{language}.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), Words)
