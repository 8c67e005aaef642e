"""Languages as BCP 47 tags."""

from functools import cache
from typing import Final

TIER_ONE: Final = ("ko", "en", "ja", "zh", "ru", "de", "fr", "es")
"""Languages in which every kind of fact is read; others pass through with sentences and figures."""

UNKNOWN: Final = "und"
"""The BCP 47 tag of text whose language could not be told."""


@cache
def base_language(tag: str) -> str:
    """The primary subtag, lower-case: `zh-Hant-TW` gives `zh`; an empty tag gives `und`."""
    return tag.replace("_", "-").split("-", 1)[0].lower() or UNKNOWN
