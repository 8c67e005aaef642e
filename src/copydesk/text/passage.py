"""A text with what was found in it so far, for those who look for names."""

from dataclasses import dataclass

from msgspec import Struct

from copydesk.text.spellings import Hit

_OPENERS = " \u00a0\"'“”„«‘‹([—–-•"
_SENTENCE_ENDS = ".!?…:\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A text, the same in lower case with equal offsets, its language, and the spellings and titles that stand in it.

    `title_ends` are where the titles end.
    """

    text: str
    lower: str
    language: str
    hits: tuple[Hit, ...] = ()
    titles: tuple[tuple[int, int], ...] = ()
    title_ends: frozenset[int] = frozenset()

    def starts_sentence(self, position: int) -> bool:
        """Whether a word here begins a sentence, a line or a quotation: its capital then tells nothing."""
        index = position - 1
        while index >= 0 and self.text[index] in _OPENERS:
            index -= 1
        if index < 0 or self.text[index] in _SENTENCE_ENDS[1:]:
            return True
        return self.text[index] == "." and not self._is_abbreviated(index)

    def _is_abbreviated(self, stop: int) -> bool:
        """Whether the stop ends an initial or a title (`J.`, `U.S.`, `Gov.`)."""
        before = self.text[max(0, stop - 2) : stop]
        is_initial = before[-1:].isupper() and not before[:1].isalpha()
        return is_initial or stop in self.title_ends or stop + 1 in self.title_ends


class Unlisted(Struct, frozen=True, kw_only=True):
    """A name that the lexicon does not know as such. `is_family` marks a family name beside a title (김 위원장)."""

    start: int
    end: int
    is_person: bool = False
    is_family: bool = False
