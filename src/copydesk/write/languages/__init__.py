"""What makes a sentence of a language able to stand alone on a page: data, one TOML file per language."""

from functools import cache
from importlib.resources import files

import msgspec

from copydesk.model.language import TIER_ONE, UNKNOWN, base_language


class StandingRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How sentences of one language begin, end and read when they lean on others or tell nothing.

    `min_characters` and `max_characters` bound a sentence worth choosing. `dangling_starts` and `dangling_inside` are pieces
    that point at an earlier sentence; `teasers` are pieces of calls, questions to the reader and captions;
    `label_starts` are pieces that open a caption, a dateline or a label. All are compared as printed.
    """

    min_characters: int
    max_characters: int
    terminals: str
    question_marks: str
    dangling_starts: tuple[str, ...] = ()
    dangling_inside: tuple[str, ...] = ()
    teasers: tuple[str, ...] = ()
    label_starts: tuple[str, ...] = ()


@cache
def standing_rules(tag: str) -> StandingRules:
    """The rules of a language; those of `und` for one that has no file."""
    base = base_language(tag)
    name = base if base in TIER_ONE else UNKNOWN
    data = files(__name__).joinpath(f"{name}.toml").read_bytes()
    return msgspec.toml.decode(data, type=StandingRules)
