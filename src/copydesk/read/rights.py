"""What may be done with a report's words: the source's policy and the signals that came with the page, the strictest wins."""

import re
from collections.abc import Iterable
from typing import Final

from copydesk.model.source import Rights, Source

_ORDER: Final = (Rights.FULL, Rights.EXCERPT, Rights.FACTS_ONLY, Rights.LINK_ONLY, Rights.SKIP)

# (what a signal looks like in `Page.rights_evidence`, a header or a meta tag; what it allows at most). The rules are G5 to G8.
_SIGNALS: Final = (
    (re.compile(r"\btdm-reservation\W{1,4}1\b", re.IGNORECASE), Rights.LINK_ONLY),
    (re.compile(r"\bai-input\s{0,4}=\s{0,4}(?:no|n)\b", re.IGNORECASE), Rights.LINK_ONLY),
    (re.compile(r"\bai-use\s{0,4}=\s{0,4}(?:no|n)\b", re.IGNORECASE), Rights.LINK_ONLY),
    (re.compile(r"\bnoai\b", re.IGNORECASE), Rights.LINK_ONLY),
    (re.compile(r"\brsl:\s{0,4}(?:prohibits|payment|unreadable)\b", re.IGNORECASE), Rights.LINK_ONLY),
    (re.compile(r"\brobots\.txt:\s{0,4}ai agents disallowed\b", re.IGNORECASE), Rights.LINK_ONLY),
    (re.compile(r"\btrain-ai\s{0,4}=\s{0,4}n(?:o)?\b", re.IGNORECASE), Rights.FACTS_ONLY),
)
_MAX_SIGNAL: Final = 500
_HEADERS: Final = frozenset({"tdm-reservation", "content-usage", "content-signal", "x-robots-tag"})


def decide_rights(source: Source, evidence: Iterable[str]) -> Rights:
    """The source's rights, lowered to what the strictest signal allows. A recorded licence (`full`) outweighs signals."""
    if source.rights is Rights.FULL:
        return Rights.FULL
    allowed = [
        source.rights,
        *(rights for text in evidence for pattern, rights in _SIGNALS if pattern.search(text[:_MAX_SIGNAL])),
    ]
    return max(allowed, key=_ORDER.index)


def header_evidence(headers: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """The headers that speak of rights, as evidence lines."""
    return tuple(f"{name}: {value[:_MAX_SIGNAL]}" for name, value in headers if name in _HEADERS)
