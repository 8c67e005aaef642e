"""What a language's data file holds, and what it lacks beside those of the first languages."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from copydesk.text.languages import described_languages, language_data, language_table
from copydesk.text.languages.schema_speech import attribution_data, name_data, quote_data, speech_data, stance_data
from copydesk.text.languages.writing import UNSPACED

SECTIONS: Final = ("sentences", "tokens", "numbers", "moments", "names", "speech", "quotes", "attribution", "stance")
_MODELS: Final = ("de", "en", "es", "fr", "ru")
"""Files that others are held against: of the first eight, those that put spaces between words. What all fill is expected."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How full a language's file is. `entries` are words, forms and patterns in all; `missing` keys as `section.key`, sorted."""

    language: str
    entries: int
    missing: tuple[str, ...] = ()


def coverage(language: str) -> Coverage:
    """What the data file of a language holds. Raises `KeyError` without one, `msgspec.ValidationError` for a key that is none.

    Languages without spaces between words have rules of their own: nothing is missing there.
    """
    if language not in described_languages():
        raise KeyError(language)
    _read(language)
    filled = dict(_filled(language))
    missing = () if language in UNSPACED else tuple(sorted(_expected() - set(filled)))
    return Coverage(language=language, entries=sum(filled.values()), missing=missing)


def _read(language: str) -> None:
    """Every section, so that a misspelt key is found."""
    language_data(language)
    for read in (name_data, speech_data, quote_data, attribution_data, stance_data):
        read(language)


@cache
def _expected() -> frozenset[str]:
    return frozenset.intersection(*(frozenset(key for key, _ in _filled(model)) for model in _MODELS))


def _filled(language: str) -> Iterator[tuple[str, int]]:
    """(section.key, entries) of each key that is not empty."""
    for section in SECTIONS:
        for key, value in language_table(language, section).items():
            if entries := _count(value):
                yield f"{section}.{key}", entries


def _count(value: object) -> int:
    if isinstance(value, Mapping):
        return sum(map(_count, value.values()))
    if isinstance(value, list):
        return len(value)
    return len(value.split()) if isinstance(value, str) else 1
