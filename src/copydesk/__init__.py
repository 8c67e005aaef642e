"""Copydesk: an automated newsroom that checks every sentence against its sources."""

from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from copydesk.check.library import check as check

__version__ = "0.1.0"


def __getattr__(name: str) -> ModuleType:
    """`copydesk.check(draft, sources)` without importing the checks before they are wanted."""
    if name == "check":
        return import_module("copydesk.check")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
