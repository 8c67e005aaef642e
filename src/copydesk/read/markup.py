"""A page's tree, and what of it no reader sees: taken out before anything is read from it."""

import re
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

# Elements that never hold a report's words. Forms stay (some sites wrap the whole page in one), their controls go.
_NEVER_TEXT: Final = (
    "script style noscript svg math template iframe frame frameset object embed applet canvas audio video map source track param"
    " input select textarea button datalist dialog menu nav footer"
).split()
_HIDDEN_ATTRIBUTES: Final = "[hidden], [aria-hidden='true'], [inert], [class*='visually-hidden' i], [class*='visuallyhidden' i], .sr-only, .screen-reader-text"
_HIDDEN_STYLE: Final = re.compile(
    r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden|font-size\s{0,3}:\s{0,3}0(?:\.0{1,4})?(?:px|pt|r?em|%|vw)?\s{0,3}(?:;|!|$)"
    r"|opacity\s{0,3}:\s{0,3}0(?:\.0{1,4})?\s{0,3}(?:;|!|$)|(?:left|top|text-indent)\s{0,3}:\s{0,3}-\d{3,6}",
    re.IGNORECASE,
)
_KEPT: Final = frozenset(("html", "body", "main", "article"))

# Nesting costs the parser its square: 100,000 levels take 17 s, 1,000 take none (measured, selectolax 1.0). Real pages stay below 200.
_MAX_DEPTH: Final = 800
_COUNT_FROM_TAGS: Final = 12_000
_TAG: Final = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]{0,20})")
_NEVER_NESTS: Final = frozenset(
    "br img hr meta link input source wbr area base col embed param track p li td th tr option dt dd".split()
)


def parse_markup(html: str) -> LexborHTMLParser:
    """The page's tree. Markup nested deeper than 800 levels is cut where it passes them."""
    return LexborHTMLParser(_cut_at_depth(html))


def drop_unseen(tree: LexborHTMLParser) -> None:
    """Take out scripts, controls and whatever the page hides from its readers. Rule R5."""
    tree.strip_tags(_NEVER_TEXT)
    for node in tree.css(_HIDDEN_ATTRIBUTES):
        _drop(node)
    for node in tree.css("[style]"):
        if _HIDDEN_STYLE.search((node.attributes.get("style") or "")[:500]):
            _drop(node)


def _drop(node: LexborNode) -> None:
    if node.tag not in _KEPT and node.parent is not None:
        node.decompose()


def _cut_at_depth(html: str) -> str:
    if html.count("<") <= _COUNT_FROM_TAGS:
        return html
    depth = 0
    for match in _TAG.finditer(html):
        if match[2].lower() in _NEVER_NESTS:
            continue
        depth = max(0, depth - 1) if match[1] else depth + 1
        if depth > _MAX_DEPTH:
            return html[: match.start()]
    return html
