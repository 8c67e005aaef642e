"""TOML text into one of the closed schemas, or a `SettingsError` that names file, key and what is allowed."""

import difflib
import re
import tomllib
import types
from enum import StrEnum
from typing import Annotated, Final, TypeVar, Union, get_args, get_origin

import msgspec
from msgspec import Struct

from copydesk.errors import SettingsError

StructT = TypeVar("StructT", bound=Struct)

_WHERE: Final = re.compile(r"^(?P<what>.*?)(?: - at `\$\.?(?P<path>.*)`)?$", re.DOTALL)
_STEP: Final = re.compile(r"([^.\[\]]+)|\[(\d+|\.\.\.)\]")
_NAMED: Final = re.compile(r"`([^`]+)`")
_KINDS: Final = {"str": "text in quotation marks", "int": "a whole number", "float": "a number", "bool": "true or false"}
_KINDS_OF_LISTS: Final = {"array": "a list in brackets", "object": "a table"}
_PATTERNS: Final = {"^[a-z0-9]": "small letters, digits, dots and hyphens", "^([A-Z]{2}": "two capital letters (ISO 3166-1)"}


def decode_toml(text: str, *, into: type[StructT], file: str) -> StructT:
    """The text as `into`. `file` is how messages name the file.

    Raises `SettingsError` for broken TOML, an unknown key (with the nearest known one), a missing key or a value that
    the key does not take.
    """
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"is not valid TOML: {error}", subject=file, remedy="Mend that line and start again.") from error
    try:
        return msgspec.convert(raw, into)
    except msgspec.ValidationError as error:
        raise _complaint(str(error), raw=raw, into=into, file=file) from error


def suggestion(word: str, *, known: tuple[str, ...]) -> str:
    """One sentence with the nearest known word, or the whole choice where none is near."""
    near = difflib.get_close_matches(word, known, n=1, cutoff=0.6)
    return f"Did you mean `{near[0]}`?" if near else f"Use one of: {', '.join(known)}."


def _complaint(message: str, *, raw: dict[str, object], into: type[Struct], file: str) -> SettingsError:
    found = _WHERE.match(message)
    what, path = (found["what"], found["path"] or "") if found else (message, "")
    steps = [name or index for name, index in _STEP.findall(path)]
    expected = _type_at(into, steps)
    named = _NAMED.search(what)
    if what.startswith("Object contains unknown field") and named:
        known = _keys_of(expected)
        subject = _subject(file, raw=raw, steps=[*steps, named[1]])
        problem = f"is not a setting; allowed here: {', '.join(known)}"
        return SettingsError(problem, subject=subject, remedy=suggestion(named[1], known=known))
    if what.startswith("Object missing required field") and named:
        subject = _subject(file, raw=raw, steps=[*steps, named[1]])
        return SettingsError("is missing and has no default", subject=subject, remedy=f"Write `{named[1]} = …` there.")
    subject = _subject(file, raw=raw, steps=steps)
    if isinstance(expected, type) and issubclass(expected, StrEnum):
        given = what.partition("'")[2].rstrip("'")
        choice = tuple(member.value for member in expected)
        problem = f"{given!r} is not known; allowed: {', '.join(choice)}"
        return SettingsError(problem, subject=subject, remedy=suggestion(given, known=choice))
    return SettingsError(
        _plain(what), subject=subject, remedy="Change the value; docs/reference/settings.md lists what each key takes."
    )


def _type_at(root: type, steps: list[str]) -> object:
    here: object = root
    for step in steps:
        here = _inner(here, step)
    return _bare(here)


def _inner(here: object, step: str) -> object:
    bare = _bare(here)
    if isinstance(bare, type) and issubclass(bare, Struct):
        return next((field.type for field in msgspec.structs.fields(bare) if field.encode_name == step), str)
    arguments = [each for each in get_args(bare) if each is not Ellipsis]
    return arguments[-1] if arguments else str


def _bare(kind: object) -> object:
    if get_origin(kind) is Annotated:
        return _bare(get_args(kind)[0])
    if get_origin(kind) in {Union, types.UnionType}:
        return _bare(get_args(kind)[0])
    return kind


def _keys_of(kind: object) -> tuple[str, ...]:
    if isinstance(kind, type) and issubclass(kind, Struct):
        return tuple(sorted(field.encode_name for field in msgspec.structs.fields(kind)))
    return ()


def _subject(file: str, *, raw: object, steps: list[str]) -> str:
    """`desk.toml: source "yonhap": rights`: a table of a list is named by its id where it has one."""
    parts: list[str] = []
    here: object = raw
    for step in steps:
        if step == "...":
            break
        if isinstance(here, list) and step.isdigit():
            here = here[int(step)]
            label = here.get("id") if isinstance(here, dict) else None
            parts[-1] += f' "{label}"' if isinstance(label, str) else f"[{int(step) + 1}]"
            continue
        here = here.get(step) if isinstance(here, dict) else None
        parts.append(step)
    return f"{file}: {'.'.join(parts)}" if parts else file


def _plain(what: str) -> str:
    """What msgspec says of a value, in words for a person."""
    for pattern, meaning in _PATTERNS.items():
        if pattern in what:
            return f"is not written as {meaning}"
    if "matching regex" in what:
        return "is not a language tag such as `ko` or `zh-Hant`"
    for word, meaning in (_KINDS | _KINDS_OF_LISTS).items():
        what = what.replace(f"`{word}`", meaning)
    return what[:1].lower() + what[1:]
