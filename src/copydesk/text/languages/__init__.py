"""What is known about each language, as data: one `{tag}.toml` each."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from msgspec import convert

from copydesk.model.language import base_language
from copydesk.text.languages.cldr import cldr_data
from copydesk.text.languages.schema import ImpliedData, LanguageData, MomentData, NumberData, SentenceData, TokenData

_NO_LANGUAGES = frozenset({"units"})
"""Data files beside those of the languages."""

_NOTHING: Mapping[str, object] = MappingProxyType({})


def language_table(tag: str, section: str) -> Mapping[str, object]:
    """One section of a language's data, read-only; empty where the language or the section has none.

    Cost: files are read once in a process.
    """
    table = _tables(base_language(tag)).get(section, _NOTHING)
    if not isinstance(table, Mapping):
        raise TypeError(f"[{section}] in the data of language {tag} is not a table")
    return table


@cache
def described_languages() -> frozenset[str]:
    """The languages that have a data file, tier one or not: every kind of fact is read in them."""
    names = (entry.name for entry in files(__package__).iterdir())
    return frozenset(name.removesuffix(".toml") for name in names if name.endswith(".toml")) - _NO_LANGUAGES


@cache
def _tables(language: str) -> Mapping[str, object]:
    """All sections of a language."""
    if language not in described_languages():
        return _NOTHING
    return MappingProxyType(tomllib.loads(files(__package__).joinpath(f"{language}.toml").read_text(encoding="utf-8")))


@cache
def language_data(tag: str) -> LanguageData:
    """A language's data on sentences and figures; month and weekday names of CLDR where we have no data of our own."""
    language = base_language(tag)
    if language not in described_languages():
        return cldr_data(language)
    return LanguageData(
        tag=language,
        sentences=convert(language_table(language, "sentences"), SentenceData),
        tokens=convert(language_table(language, "tokens"), TokenData),
        numbers=convert(language_table(language, "numbers"), NumberData),
        moments=convert(language_table(language, "moments"), MomentData),
        implied=convert(language_table(language, "implied"), ImpliedData),
    )
