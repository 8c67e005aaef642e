"""What is known about each language, as data: one `{tag}.toml` each."""

import re
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

_HEAD = re.compile(r"^\[([^\[\].]+)[^\[\]]*\]", re.MULTILINE)
"""The head of a table in a data file, and the section that it is of: `[numbers.words]`."""

_NOTHING: Mapping[str, object] = MappingProxyType({})


def language_table(tag: str, section: str) -> Mapping[str, object]:
    """One section of a language's data, read-only; empty where the language or the section has none.

    Cost: a section is read once in a process, and no other with it.
    """
    return _table(base_language(tag), section)


@cache
def described_languages() -> frozenset[str]:
    """The languages that have a data file, tier one or not: every kind of fact is read in them."""
    names = (entry.name for entry in files(__package__).iterdir())
    return frozenset(name.removesuffix(".toml") for name in names if name.endswith(".toml")) - _NO_LANGUAGES


@cache
def _table(language: str, section: str) -> Mapping[str, object]:
    """One section of a language."""
    source = _sections(language).get(section)
    return _NOTHING if source is None else MappingProxyType(tomllib.loads(source)[section])


@cache
def _sections(language: str) -> Mapping[str, str]:
    """The text of each section: most commands need the figures of two languages and the names of all."""
    if language not in described_languages():
        return MappingProxyType({})
    text = files(__package__).joinpath(f"{language}.toml").read_text(encoding="utf-8")
    heads = [*_HEAD.finditer(text)]
    ends = [head.start() for head in heads[1:]]
    found: dict[str, str] = {}
    for head, end in zip(heads, [*ends, len(text)], strict=True):
        found[head.group(1)] = found.get(head.group(1), "") + text[head.start() : end]
    return MappingProxyType(found)


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
