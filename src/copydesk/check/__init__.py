"""Draft and evidence to verdicts; the gate makes Cleared or Held.

The package is also the library call: `copydesk.check(draft, sources)` is `copydesk.check.library.check`.
"""

import sys
from collections.abc import Sequence
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from copydesk.check.library import SourceText
    from copydesk.model.lexicon import Lexicon
    from copydesk.model.verdict import SentenceVerdict


class _Callable(ModuleType):
    """A package that can be called: a function of its name in `copydesk` would be hidden as soon as the package is imported."""

    def __call__(
        self, draft: str, sources: "Sequence[str | SourceText]", *, language: str = "", lexicon: "Lexicon | None" = None
    ) -> "tuple[SentenceVerdict, ...]":
        """`copydesk.check.library.check`, imported at the first call."""
        verdicts: tuple[SentenceVerdict, ...] = import_module("copydesk.check.library").check(
            draft, sources, language=language, lexicon=lexicon
        )
        return verdicts


sys.modules[__name__].__class__ = _Callable
