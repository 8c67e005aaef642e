"""Desks and lexicons that come with Copydesk, as TOML text."""

from importlib.resources import files
from typing import Final

LEXICON_SUFFIX: Final = ".lexicon.toml"
_DESK_SUFFIX: Final = ".toml"


def bundled_desks() -> tuple[str, ...]:
    """Names of the bundled desks, sorted."""
    names = (entry.name for entry in files(__name__).iterdir())
    return tuple(sorted(name.removesuffix(_DESK_SUFFIX) for name in names if _is_desk(name)))


def bundled_lexicons() -> tuple[str, ...]:
    """Names of the bundled lexicons, sorted: what `lexicon = ["bundled:NAME"]` may name."""
    names = (entry.name for entry in files(__name__).iterdir())
    return tuple(sorted(name.removesuffix(LEXICON_SUFFIX) for name in names if name.endswith(LEXICON_SUFFIX)))


def desk_text(name: str) -> str:
    """The text of a bundled desk, with its comments: what `copydesk init` writes.

    Raises `KeyError` for a name that `bundled_desks` does not give.
    """
    if name not in bundled_desks():
        raise KeyError(name)
    return _text_of(name + _DESK_SUFFIX)


def lexicon_text(name: str) -> str:
    """The text of a bundled lexicon. Raises `KeyError` for a name that `bundled_lexicons` does not give."""
    if name not in bundled_lexicons():
        raise KeyError(name)
    return _text_of(name + LEXICON_SUFFIX)


def _text_of(file_name: str) -> str:
    return files(__name__).joinpath(file_name).read_text(encoding="utf-8")


def _is_desk(file_name: str) -> bool:
    return file_name.endswith(_DESK_SUFFIX) and not file_name.endswith(LEXICON_SUFFIX)
