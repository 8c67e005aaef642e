"""What stands right before a verb of saying, its auxiliaries and adverbs left out."""

from typing import Final

from msgspec import Struct

from copydesk.text.attribution_words import Rules
from copydesk.text.named import NamedText

OPENING: Final = "\"'“‘„«(["
CLOSING: Final = "\"'”’»“"
ENDS_CLAUSE: Final = ",;:)]—–-"
"""Marks before and behind words, and those that part clauses."""


class BeforeVerb(Struct, frozen=True, kw_only=True):
    """What stands before a verb, its auxiliaries left out: the word there, where it ends and what follows it at once."""

    word: str
    end: int
    mark: str
    floor: int
    is_passive: bool = False
    is_modal: bool = False

    @classmethod
    def read(cls, named: NamedText, *, cue: int, floor: int, rules: Rules) -> "BeforeVerb":
        """Reads back from a verb to the first word that is no auxiliary and no adverb."""
        lower = named.lower
        end, is_passive, is_modal = cue, False, False
        while True:
            while end > floor and lower[end - 1] == " ":
                end -= 1
            start = lower.rfind(" ", floor, end) + 1 or floor
            word = lower[start:end]
            is_passive = is_passive or word in rules.passives
            is_modal = is_modal or word in rules.modals
            if word not in rules.between and not (word.endswith(rules.adverb_endings) and word.isalpha()):
                break
            if start <= floor:
                end, word = floor, ""
                break
            end = start
        mark = word[-1:] if word[-1:] and not word[-1].isalnum() and word[-1] not in ".%$" else ""
        return cls(
            word=word.strip(OPENING + CLOSING + ENDS_CLAUSE),
            end=end,
            mark=mark,
            floor=floor,
            is_passive=is_passive,
            is_modal=is_modal,
        )
