"""Entities of a Wikidata extract as `[[entity]]` tables of a lexicon file."""

import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

import msgspec
from msgspec import Struct

from copydesk.desks.schema import EntityTable
from copydesk.errors import InputError
from copydesk.model.facts import EntityKind

_TAGS: Final = {
    "ko": ("ko",),
    "en": ("en", "en-gb", "en-us", "mul"),
    "ja": ("ja",),
    "zh": ("zh-hans", "zh-cn", "zh", "zh-hant", "zh-tw", "zh-hk"),
    "ru": ("ru",),
    "de": ("de", "de-ch", "de-at"),
    "fr": ("fr",),
    "es": ("es",),
    "it": ("it",),
    "uk": ("uk",),
}
"""Our languages and the extract's, the first that is there giving the form to print."""


class _Text(Struct, frozen=True):
    value: str


class _Id(Struct, frozen=True):
    id: str = ""


class _Value(Struct, frozen=True):
    value: _Id | str | float | None = None


class _Snak(Struct, frozen=True):
    datavalue: _Value | None = None


class _Claim(Struct, frozen=True):
    mainsnak: _Snak = _Snak()
    rank: str = "normal"


class _Item(Struct, frozen=True):
    """One entity as a dump and the service `wbgetentities` give it; what we do not use is passed over."""

    id: str = ""
    labels: dict[str, _Text] = {}
    aliases: dict[str, tuple[_Text, ...]] = {}
    claims: dict[str, tuple[msgspec.Raw, ...]] = {}


class _Answer(Struct, frozen=True):
    entities: dict[str, _Item] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """What an extract gave: its entities in order, and the ids of those left out for want of a kind or a name that we know."""

    entities: tuple[EntityTable, ...]
    left_out: tuple[str, ...] = ()


def entities_of(lines: Iterable[str], *, file: str) -> Extract:
    """The entities of a dump's lines (with or without brackets and commas) or of an answer of `wbgetentities`.

    An answer or a list of entities may also be printed over many lines.
    Raises `InputError` for a line that is no entity, naming file and line. Deprecated statements do not count.
    """
    found: dict[str, EntityTable] = {}
    left_out: list[str] = []
    for item in _read(list(lines), file=file):
        table = _table(item)
        if table is None:
            left_out.append(_clean(item.id))
        else:
            found[table.id] = table
    return Extract(entities=tuple(found.values()), left_out=tuple(left_out))


def lexicon_file(entities: Iterable[EntityTable]) -> str:
    """The text of a lexicon file with these entities: TOML, one table each."""
    return "\n".join(("# Imported from Wikidata (CC0).", *(entity_toml(table) for table in entities)))


def _read(lines: Sequence[str], *, file: str) -> tuple[_Item, ...]:
    """The items of the lines; where a line by itself is none, those of all of them together, as people's tools print JSON."""
    try:
        return tuple(_items(lines, file=file))
    except InputError:
        whole = _whole("".join(lines).strip())
        if whole is None:
            raise
        return whole


def _whole(text: str) -> tuple[_Item, ...] | None:
    try:
        return _decoded(text)
    except (msgspec.MsgspecError, UnicodeEncodeError):
        return None


def _items(lines: Iterable[str], *, file: str) -> Iterator[_Item]:
    for number, line in enumerate(lines, start=1):
        text = line.strip().removesuffix(",")
        if text in {"", "[", "]"}:
            continue
        try:
            items = _decoded(text)
        except (msgspec.MsgspecError, UnicodeEncodeError) as error:
            remedy = "Bring an extract with one entity of the Wikidata dump a line, or an answer of wbgetentities."
            raise InputError(f"is no entity of Wikidata ({error})", subject=f"{file}, line {number}", remedy=remedy) from error
        yield from items


def _decoded(text: str) -> tuple[_Item, ...]:
    """The items of an answer, of a list or of one object."""
    if text.startswith("["):
        return msgspec.json.decode(text, type=tuple[_Item, ...])
    if '"entities"' in text[:200]:
        return tuple(msgspec.json.decode(text, type=_Answer).entities.values())
    return (msgspec.json.decode(text, type=_Item),)


def _table(item: _Item) -> EntityTable | None:
    kind = _kind(item)
    forms: dict[str, str] = {}
    aliases: dict[str, tuple[str, ...]] = {}
    for language, tags in _TAGS.items():
        labels = [clean for tag in tags if tag in item.labels and (clean := _clean(item.labels[tag].value))]
        others = [clean for tag in tags for alias in item.aliases.get(tag, ()) if (clean := _clean(alias.value))]
        if labels:
            forms[language] = labels[0]
        rest = tuple(dict.fromkeys(each for each in (*labels, *others) if each != forms.get(language)))
        if rest:
            aliases[language] = rest
    if kind is None or not forms or not item.id[1:].isdecimal():
        return None
    return EntityTable(id=item.id.lower(), kind=kind, forms=forms, aliases=aliases)


def _clean(text: str) -> str:
    return " ".join("".join(char for char in text if char.isprintable()).split())


def _kind(item: _Item) -> EntityKind | None:
    """The kind by the first class that is known; people before outlets, places, organisations and works."""
    classes = set()
    for raw in item.claims.get("P31", ()):
        claim = msgspec.json.decode(raw, type=_Claim)
        value = claim.mainsnak.datavalue.value if claim.mainsnak.datavalue else None
        if claim.rank != "deprecated" and isinstance(value, _Id):
            classes.add(value.id)
    return next((kind for kind, known in _classes().items() if classes & known), None)


@cache
def _classes() -> Mapping[EntityKind, frozenset[str]]:
    table = tomllib.loads(files(__package__).joinpath("classes", "wikidata.toml").read_text(encoding="utf-8"))
    return {EntityKind(kind): frozenset(classes) for kind, classes in table.items()}


def entity_toml(table: EntityTable) -> str:
    """The `[[entity]]` table of an entity in a lexicon file."""
    lines = ["", "[[entity]]", f"id = {_quoted(table.id)}", f"kind = {_quoted(table.kind)}"]
    lines.append(f"forms = {{ {', '.join(f'{language} = {_quoted(form)}' for language, form in table.forms.items())} }}")
    if table.aliases:
        lists = (f"{language} = [{', '.join(map(_quoted, forms))}]" for language, forms in table.aliases.items())
        lines.append(f"aliases = {{ {', '.join(lists)} }}")
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """A TOML string; JSON's escapes are TOML's for text without control characters."""
    return json.dumps(text, ensure_ascii=False)
