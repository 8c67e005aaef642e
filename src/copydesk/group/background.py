"""How rare words are before a desk's first report: what is frequent in any news counts as told by a few stories already.

A word that every report has looks rare while there are ten of them. What the desk's own stories tell soon outweighs this.
"""

from functools import cache
from typing import Final
from zlib import crc32

from copydesk.group.vectors import Rarity
from copydesk.text.frequent import frequent_terms

TOLD_BEFORE: Final = 1
"""Stories that count as having told a frequent word. Source: the development sets. Counts by how frequent a word is gain no more;
three stories help small desks as much, but run together more of what headlines of an unknown kind tell apart."""


class Rarities(dict[str, Rarity[int]]):
    """The rarity of the words of each language; one that is met first begins with its frequent words."""

    def __missing__(self, language: str) -> Rarity[int]:
        """The rarity of a language's words before its first report."""
        found = self[language] = Rarity(seen_in=dict.fromkeys(_frequent(language), TOLD_BEFORE))
        return found


@cache
def _frequent(language: str) -> frozenset[int]:
    return frozenset(crc32(term.encode()) for term in frequent_terms(language))
