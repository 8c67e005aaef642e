"""Which titles belong to which persons of a lexicon."""

import re
from functools import lru_cache

from copydesk.model.lexicon import Lexicon
from copydesk.text.wordforms import HAN, folded

_UNSPACED = re.compile(rf"[가-힣{HAN}ぁ-ヿ]")
_STEM = 5
"""Letters that are compared of each word of a title, so that "Russian President" and "президентом России" fit their offices."""


class OfficeBook:
    """The offices that each entity alone holds."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._offices = {
            entity.id: tuple(_normal(office) for _, office in entity.offices) for entity in lexicon.entities if entity.offices
        }

    def fits(self, entity_id: str, *, title: str) -> bool:
        """Whether a printed title is an office of the entity, in full or shortened (위원장 for 국무위원장)."""
        if not title:
            return False
        printed = _normal(title)
        return any(_is_short_for(printed, office) for office in self._offices.get(entity_id, ()))


@lru_cache(maxsize=4096)
def _normal(title: str) -> str | frozenset[str]:
    """A title as compared: without spaces where words are not spaced reliably, else the beginnings of its words."""
    if _UNSPACED.search(title):
        return title.replace(" ", "")
    return frozenset(folded(word)[:_STEM] for word in re.findall(r"\w+", title))


def _is_short_for(printed: str | frozenset[str], office: str | frozenset[str]) -> bool:
    if isinstance(printed, str) or isinstance(office, str):
        return isinstance(printed, str) and isinstance(office, str) and (office.endswith(printed) or printed.endswith(office))
    return printed <= office or office <= printed
