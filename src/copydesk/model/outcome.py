"""Trouble with one item, as a value: it is counted, shown and never stops a run."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

TOO_OLD: Final = "too-old"
"""The code of entries that were left out because of their date; the receipt counts them apart."""


class Stage(StrEnum):
    """The stages, in order."""

    GATHER = "gather"
    READ = "read"
    GROUP = "group"
    WRITE = "write"
    CHECK = "check"
    LOCALISE = "localise"
    ILLUSTRATE = "illustrate"
    PUBLISH = "publish"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """An item that a stage could not use. `code` is stable (`feed-not-xml`, `no-text`, `robots`), `subject` names the item.

    `count` is how many items it stands for, where several of one subject share their reason.
    """

    stage: Stage
    subject: str
    code: str
    message: str
    remedy: str
    source_id: str = ""
    count: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """One part of a newsroom as `copydesk doctor` found it; `remedy` is empty where it is well."""

    part: str
    is_well: bool
    message: str
    remedy: str = ""
