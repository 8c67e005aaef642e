"""What pages print around their stories, as data: one file for each language."""

import tomllib
from functools import cache
from importlib.resources import files

import msgspec

from copydesk.model.language import TIER_ONE


class CreditData(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """Agencies, the forms of a story's first words (regular expressions), and the words that stand beside a reporter's name."""

    agencies: list[str]
    openings: list[str]
    reporters: list[str]


class Boilerplate(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """One language's file.

    Headings of other stories, labels of what a machine made, whole lines, beginnings and parts of lines, ends of captions,
    credit lines.
    """

    related: list[str]
    labels: list[str]
    image_labels: list[str]
    lines: list[str]
    starts: list[str]
    contains: list[str]
    captions: list[str]
    credit: CreditData


@cache
def boilerplate(language: str) -> Boilerplate:
    """The data of a tier-one language; English stands in for every other."""
    tag = language if language in TIER_ONE else "en"
    return msgspec.convert(tomllib.loads(files(__package__).joinpath(f"{tag}.toml").read_text(encoding="utf-8")), Boilerplate)
