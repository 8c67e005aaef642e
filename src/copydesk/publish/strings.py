"""Interface words by language, read from `strings/{tag}.toml`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final, cast

from babel import Locale, UnknownLocaleError

from copydesk.model.language import TIER_ONE

FALLBACK_LANGUAGE: Final = "en"
"""The interface language of a site language that has no file of its own."""

_Table = dict[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A heading with its paragraphs, of the pages that explain the site."""

    heading: str
    text: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Strings:
    """The interface words of one language. `words` are by dotted key; `plurals` by name and CLDR plural category."""

    language: str
    locale: Locale
    words: Mapping[str, str]
    plurals: Mapping[str, Mapping[str, str]]
    passages: Mapping[str, tuple[Passage, ...]]

    def __call__(self, key: str, **values: str | int) -> str:
        """The words for a key, with its braces filled in. Raises `KeyError` for a key that does not exist."""
        words = self.words[key]
        return words.format(**values) if values else words

    def count(self, name: str, number: int, **values: str) -> str:
        """A counted phrase ("5 reports") in the form that the language wants for this number."""
        forms = self.plurals[name]
        form = forms.get(self.locale.plural_form(number)) or forms["other"]
        return form.format(n=number, **values)

    def quoted(self, text: str) -> str:
        """The text between the language's quotation marks."""
        return f"{self.words['language.quote_open']}{text}{self.words['language.quote_close']}"


def locale_of(language: str) -> Locale:
    """The CLDR locale of a language tag, English where it is not known."""
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale.parse(FALLBACK_LANGUAGE)


def own_name(language: str) -> str:
    """A language's name in itself, as a language switch shows it."""
    if language in TIER_ONE:
        return strings_in(language)("language.own_name")
    known = locale_of(language).languages.get(language)
    return str(known).capitalize() if known and language != FALLBACK_LANGUAGE else language


@cache
def strings_in(language: str) -> Strings:
    """The interface words in a language, in English where there is no file for it."""
    tag = language if language in TIER_ONE else FALLBACK_LANGUAGE
    table = tomllib.loads(files("copydesk.publish").joinpath("strings", f"{tag}.toml").read_text(encoding="utf-8"))
    plurals = cast("dict[str, dict[str, str]]", table.pop("plural"))
    passages = {key: _passages(cast("list[_Table]", table.pop(key))) for key in ("how", "privacy")}
    words = {
        f"{group}.{key}": value for group, entries in table.items() for key, value in cast("dict[str, str]", entries).items()
    }
    return Strings(language=tag, locale=locale_of(tag), words=words, plurals=plurals, passages=passages)


def _passages(tables: list[_Table]) -> tuple[Passage, ...]:
    return tuple(Passage(heading=cast("str", each["heading"]), text=tuple(cast("list[str]", each["text"]))) for each in tables)
