"""A page's tree, and what of it no reader sees: taken out before anything is read from it."""

import re
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from copydesk.read.web import web

_HIDDEN_ATTRIBUTES: Final = (
    "[hidden], [aria-hidden='true'], [inert], .sr-only, .screen-reader-text"
    ", [class*='visually-hidden' i], [class*='visuallyhidden' i]"
)
_HIDDEN_STYLE: Final = re.compile(
    r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden|font-size\s{0,3}:\s{0,3}0(?:\.0{1,4})?(?:px|pt|r?em|%|vw)?\s{0,3}(?:;|!|$)"
    r"|opacity\s{0,3}:\s{0,3}0(?:\.0{1,4})?\s{0,3}(?:;|!|$)|(?:left|top|text-indent)\s{0,3}:\s{0,3}-\d{3,6}",
    re.IGNORECASE,
)
_KEPT: Final = frozenset(("html", "body", "main", "article"))

# Nesting costs the parser its square: 100,000 levels take 17 s, 1,000 none (measured, selectolax 1.0). Pages stay below 200.
_MAX_DEPTH: Final = 800
_COUNT_FROM_TAGS: Final = 12_000
# Extraction costs more than its share on pages of very many elements; the largest page of the four sets has 22,000 tags.
_MAX_TAGS: Final = 40_000
_TAG: Final = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]{0,20})")
_NEVER_NESTS: Final = frozenset(
    (
        "br",
        "img",
        "hr",
        "meta",
        "link",
        "input",
        "source",
        "wbr",
        "area",
        "base",
        "col",
        "embed",
        "param",
        "track",
        "p",
        "li",
        "td",
        "th",
    )
) | frozenset(("tr", "option", "dt", "dd"))


def parse_markup(html: str) -> LexborHTMLParser:
    """The page's tree. Markup of more than 800 levels or 40,000 tags is cut where it passes them."""
    return LexborHTMLParser(_cut(html))


def drop_unseen(tree: LexborHTMLParser) -> None:
    """Take out scripts, controls and whatever the page hides from its readers. Rule R5."""
    tree.strip_tags(web().markup.never_text)
    for node in tree.css(_HIDDEN_ATTRIBUTES):
        _drop(node)
    for node in tree.css("[style]"):
        if _HIDDEN_STYLE.search((node.attributes.get("style") or "")[:500]):
            _drop(node)


def _drop(node: LexborNode) -> None:
    if node.tag not in _KEPT and node.parent is not None:
        node.decompose()


def _cut(html: str) -> str:
    if html.count("<") <= _COUNT_FROM_TAGS:
        return html
    depth = 0
    for count, match in enumerate(_TAG.finditer(html)):
        if count > _MAX_TAGS:
            return html[: match.start()]
        if match[2].lower() in _NEVER_NESTS:
            continue
        depth = max(0, depth - 1) if match[1] else depth + 1
        if depth > _MAX_DEPTH:
            return html[: match.start()]
    return html


def folded(node: LexborNode) -> str:
    """An element's text with white space folded: for measuring and comparing, not for keeping."""
    return " ".join(node.text().split())


def linked_length(node: LexborNode) -> int:
    """How many characters of an element's text are links."""
    return sum(len(folded(link)) for link in node.css("a"))
