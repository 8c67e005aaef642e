"""Plain text from the markup that feeds carry."""

import html
import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser

from copydesk.text.cleaning import plain_line, plain_text

MAX_MARKUP_CHARACTERS = 500_000
"""Longest text of one entry; more is no report."""

MAX_DEPTH = 100
"""Deepest nesting of elements. Real feeds stay under 10; parsers turn quadratic on deep trees."""

SILENT_ELEMENTS = "script, style, iframe, object, noscript, template, svg, math, head, textarea, select, xmp, noembed, noframes"
"""Elements whose content is not for readers."""

VOID_ELEMENTS = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
    | {"p", "li", "dt", "dd", "tr", "td", "th", "option", "thead", "tbody"}
)
"""Elements that have no end tag, or whose end tag may be left out: they do not count as depth."""

_BLOCK = re.compile(
    r"<(?=/?(?:p|div|br|li|ul|ol|h[1-6]|tr|table|blockquote|section|article|figure|figcaption|hr)\b)", re.IGNORECASE
)
_TAG = re.compile(r"<[^<>]*>")
_TOKEN = re.compile(r"<(?:!\[CDATA\[|!--|\?|(/?)([A-Za-z_][\w:.-]{0,60}))")
_BLANK_LINES = re.compile(r"\n[ \t\n]*\n")


def text_of(markup: str) -> str:
    """The words of a piece of HTML as plain text, paragraphs on lines of their own; scripts and their like are left out."""
    return plain_text(_BLANK_LINES.sub("\n\n", _stripped(markup))).strip()


def line_of(markup: str) -> str:
    """The words of a piece of HTML on one line."""
    return plain_line(_stripped(markup))


def depth_of(document: str) -> int:
    """The deepest nesting of elements, CDATA and comments apart. Linear; a document that never closes them ends there."""
    depth = deepest = 0
    for closes, name, is_empty in _elements(document):
        if is_empty or name.lower() in VOID_ELEMENTS:
            continue
        depth = max(0, depth - 1) if closes else depth + 1
        deepest = max(deepest, depth)
    return deepest


def _stripped(markup: str) -> str:
    markup = markup[:MAX_MARKUP_CHARACTERS]
    if "<" not in markup:
        return html.unescape(markup)
    if markup.count("<") > MAX_DEPTH and depth_of(markup) > MAX_DEPTH:
        return html.unescape(_TAG.sub(" ", markup))
    tree = LexborHTMLParser(_BLOCK.sub("\n\n<", markup))
    for node in tree.css(SILENT_ELEMENTS):
        node.decompose()
    return tree.body.text() if tree.body is not None else ""


def _elements(document: str) -> Iterator[tuple[str, str, bool]]:
    """Each tag as (slash of an end tag, name, whether it closes itself)."""
    position = 0
    while found := _TOKEN.search(document, position):
        opening = found.group(0)
        ending = "]]>" if opening == "<![CDATA[" else "-->" if opening == "<!--" else "?>" if opening == "<?" else ">"
        end = document.find(ending, found.end())
        if end == -1:
            return
        position = end + len(ending)
        if found.group(2):
            yield found.group(1), found.group(2), document[end - 1] == "/"
