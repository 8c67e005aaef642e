"""The customs of the web as data: see `web.toml`."""

import tomllib
from functools import cache
from importlib.resources import files

import msgspec


class Addresses(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """Query parameters that say where a reader came from."""

    tracking_names: frozenset[str]
    tracking_prefixes: tuple[str, ...]


class MetaNames(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """Names of meta tags by what they state, the most trusted first."""

    headlines: tuple[str, ...]
    descriptions: tuple[str, ...]
    dates: tuple[str, ...]
    authors: tuple[str, ...]
    languages: tuple[str, ...]
    rights: tuple[str, ...]


class RecordTypes(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """schema.org types that are an article, and types that may stand for one."""

    articles: frozenset[str]
    weak: frozenset[str]


class StateNames(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """Names of a page's own data, and keys in it that never hold its body."""

    marks: tuple[str, ...]
    skipped_keys: frozenset[str]


class MarkupNames(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """Elements that never hold a report's words."""

    never_text: list[str]


class Web(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """All customs."""

    addresses: Addresses
    metadata: MetaNames
    records: RecordTypes
    state: StateNames
    markup: MarkupNames
    encodings: dict[str, tuple[str, ...]]


@cache
def web() -> Web:
    """The customs, read once in a process."""
    return msgspec.convert(tomllib.loads(files(__package__).joinpath("web.toml").read_text(encoding="utf-8")), Web)


@cache
def codecs_by_label() -> dict[str, str]:
    """Python's name of the codec for each label that pages declare."""
    return {label: codec for codec, labels in web().encodings.items() for label in labels}
