"""In which script a language is written, by CLDR, so that no data file has to say so."""

from functools import cache
from typing import Final

from babel.core import get_global

from copydesk.model.language import base_language
from copydesk.text.languages import described_languages

_LETTERS: Final = {"Latn": "l", "Cyrl": "y", "Hang": "h", "Kore": "hl", "Jpan": "kcl", "Hans": "cl", "Hant": "cl"}
"""Script → the scripts that its readers read, as `phones.script_of` calls them; Latin letters are read beside those of Asia."""

UNSPACED: Final = frozenset({"ko", "ja", "zh"})
"""Languages in which particles or the next word follow without a space: their names and sources have rules of their own."""


@cache
def scripts_read(language: str) -> str:
    """The scripts that readers of a language can read, its own first: `yl` for Russian; `l` where CLDR does not know it.

    Source: Unicode CLDR, likely subtags.
    """
    likely = str(get_global("likely_subtags").get(base_language(language), ""))
    own = next((_LETTERS[part] for part in likely.split("_") if part in _LETTERS), "l")
    return own if "l" in own else f"{own}l"


@cache
def languages_in(script: str) -> tuple[str, ...]:
    """The languages with a data file that are written in a script (`y`, `l`), sorted."""
    return tuple(sorted(tag for tag in described_languages() - UNSPACED if scripts_read(tag)[0] == script))
