"""The error tree: trouble with the program. Trouble with one item is a value in `model.outcome`.

CopydeskError
├── SettingsError        the desk file or a command's words are wrong
├── StoreError           the store cannot be opened, read or written
│   ├── StoreTooNew      the store was written by a later version
│   ├── StoreDamaged     the store's bytes or a stored decision do not agree with their hash
│   └── StoreFull        the disk is full or read-only
├── SiteError            the site's folder cannot be written or is not ours
├── InputError           a path or URL that the user named cannot be used
└── GateError            something tried to publish what the gate did not clear

Every error carries data, a stable `code` for scripts, and a message that says what happened, to what, and what to do.
"""

from collections.abc import Callable
from functools import partial
from typing import ClassVar, Self


class CopydeskError(Exception):
    """What happened, to what, and what to do about it.

    `subject` names the thing (a path, a key, an address); `remedy` is one imperative sentence.
    """

    code: ClassVar[str] = "copydesk"

    def __init__(self, problem: str, *, subject: str, remedy: str) -> None:
        super().__init__(f"{subject}: {problem}. {remedy}")
        self.problem = problem
        self.subject = subject
        self.remedy = remedy

    def __reduce__(self) -> tuple[Callable[[], Self], tuple[()]]:
        """How the error travels from one process to another: whole."""
        return partial(type(self), self.problem, subject=self.subject, remedy=self.remedy), ()


class SettingsError(CopydeskError):
    """A desk file or a command's words that cannot be used."""

    code = "settings"


class StoreError(CopydeskError):
    """A store that cannot be opened, read or written."""

    code = "store"


class StoreTooNew(StoreError):
    """A store that a later version of Copydesk wrote."""

    code = "store-too-new"


class StoreDamaged(StoreError):
    """Stored bytes that do not agree with their hash, or a database file that SQLite refuses."""

    code = "store-damaged"


class StoreFull(StoreError):
    """A disk that is full or read-only; nothing that was accepted is lost."""

    code = "store-full"


class SiteError(CopydeskError):
    """A site folder that cannot be written, or that holds files that are not ours."""

    code = "site"


class InputError(CopydeskError):
    """A path or address that the user named and that cannot be used."""

    code = "input"


class GateError(CopydeskError):
    """An attempt to publish what the gate did not clear; always a fault of the program or a tampered store."""

    code = "gate"
