"""The body of an article as paragraphs: trafilatura on the pruned page, resiliparse where it finds little."""

import logging
from functools import cache
from typing import Final

from lxml.etree import _Element
from resiliparse.extract.html2text import extract_plain_text
from selectolax.lexbor import LexborHTMLParser, LexborNode
from trafilatura import bare_extraction
from trafilatura.settings import Document, Extractor
from trafilatura.utils import load_html

from copydesk.read.alignment import word_key
from copydesk.read.markup import folded, linked_length
from copydesk.text.cleaning import plain_line

_BLOCKS: Final = frozenset({"p", "head", "quote", "item", "row", "code", "table", "list", "lb", "cell"})

# Elements that name themselves the article, the narrowest first. One that holds nearly all prose of the page stands for
# the page: trafilatura then needs two thirds of its time, with the same or a better result on all four sets of pages.
_FRAMES: Final = ("[itemprop='articleBody']", "article", "main, [role='main']")
_FRAME_SHARE: Final = 0.85
_MIN_PROSE: Final = 500
_PROSE: Final = 30
# Below this share of the page's prose the result is compared with a second one, and with like parts of the page.
_STUB: Final = 0.3
_MIN_SHARE: Final = 0.7
_MIN_BODY: Final = 250
_MIN_MISSING: Final = 0.2
_SURE_PROSE: Final = 80
_MAX_LINKED: Final = 0.7
_KEY_HEAD: Final = 30
_INLINE: Final = ["em", "strong", "b", "i", "u", "font", "small", "mark", "abbr"]
_TEXT_BLOCKS: Final = "p, h2, h3, h4, li, blockquote"
_MUCH_MORE: Final = 1.5


def main_paragraphs(tree: LexborHTMLParser) -> tuple[str, ...]:
    """The paragraphs of a pruned page's main text, headings and list items among them, in order; empty where none was found.

    Changes the tree: emphasis is unwrapped, which spares the extraction a twentieth of its time.
    """
    tree.unwrap_tags(_INLINE)
    prose = _prose(tree)
    frame = _frame(tree, prose) if prose >= _MIN_PROSE else None
    html = f"<html><body><div>{frame.html}</div></body></html>" if frame is not None else tree.html or ""
    paragraphs = _by_trafilatura(html, options=_precise())
    if _size(paragraphs) < _MIN_BODY:
        paragraphs = _longer(_by_resiliparse(tree.html or ""), than=paragraphs)
    if _size(paragraphs) < max(_MIN_BODY, _STUB * prose):
        paragraphs = _longer(_by_trafilatura(html, options=_balanced()), than=paragraphs)
    if _size(paragraphs) < _MIN_SHARE * prose:
        paragraphs = _with_like_parts(tree, paragraphs)
    return _restored(tree, paragraphs)


def _restored(tree: LexborHTMLParser, paragraphs: tuple[str, ...]) -> tuple[str, ...]:
    """The paragraphs with those put back that stand between them in the page, are of the same make and are prose.

    Extraction by link density loses paragraphs that hold a long link; their neighbours say that they belong.
    """
    keys = [word_key(paragraph) if len(paragraph) > _SURE_PROSE else "" for paragraph in paragraphs]
    places = {key: index for index, key in reversed(list(enumerate(keys))) if key}
    whole = "".join(keys)
    blocks = [(node, word_key(text), text) for node in tree.css("p") if len(text := folded(node)) > _SURE_PROSE]
    kept = [index for index, (_, key, _) in enumerate(blocks) if key in places]
    if not kept:
        return paragraphs
    kinds = {_kind(blocks[index][0]) for index in kept}
    inserted: dict[int, list[str]] = {}
    place = -1
    for node, key, text in blocks[kept[0] : kept[-1]]:
        if key in places:
            place = places[key]
        elif key[:_KEY_HEAD] in whole or key[-_KEY_HEAD:] in whole:
            continue
        elif _kind(node) in kinds and linked_length(node) < _MAX_LINKED * len(text):
            inserted.setdefault(place, []).append(plain_line(text))
    return tuple(line for index, each in enumerate(paragraphs) for line in (each, *inserted.get(index, ())))


def _kind(node: LexborNode) -> str:
    """Where a paragraph stands and how it is classed."""
    parent = node.parent
    return f"{_make(node) or (parent.mem_id if parent is not None else 0)} {node.attributes.get('class')}"


def _size(paragraphs: tuple[str, ...]) -> int:
    return sum(map(len, paragraphs))


def _longer(other: tuple[str, ...], *, than: tuple[str, ...]) -> tuple[str, ...]:
    return other if _size(other) > _MUCH_MORE * _size(than) else than


def _with_like_parts(tree: LexborHTMLParser, paragraphs: tuple[str, ...]) -> tuple[str, ...]:
    """The paragraphs, and those in containers of the same make where a page lays its text out in several."""
    keys = {word_key(paragraph) for paragraph in paragraphs}
    blocks = [(node, _make(node), plain_line(node.text())) for node in tree.css(_TEXT_BLOCKS)]
    makes = {
        make for node, make, text in blocks if make and len(text) > _SURE_PROSE and node.tag == "p" and word_key(text) in keys
    }
    if not makes:
        return paragraphs
    found = tuple(text for node, make, text in blocks if text and make in makes)
    missing = sum(len(text) for text in found if word_key(text) not in keys)
    return found if missing > _MIN_MISSING * sum(map(len, paragraphs)) else paragraphs


def _make(node: LexborNode) -> str:
    """What an element's container is by its classes; empty where it has none."""
    parent = node.parent
    names = parent.attributes.get("class") if parent is not None else None
    above = parent.parent if parent is not None else None
    return f"{parent.tag}.{names} {above.attributes.get('class')}" if parent is not None and names and above is not None else ""


def _prose(node: LexborHTMLParser | LexborNode) -> int:
    return sum(length for each in node.css("p") if (length := len(each.text())) >= _PROSE)


def _frame(tree: LexborHTMLParser, prose: int) -> LexborNode | None:
    for selector in _FRAMES:
        frames = [(_prose(node), index, node) for index, node in enumerate(tree.css(selector)[:30])]
        if frames:
            most, _, node = max(frames, key=lambda frame: (frame[0], -frame[1]))
            if most >= _FRAME_SHARE * prose:
                return node
    return None


@cache
def _precise() -> Extractor:
    """Trafilatura's fast mode with its precision rules, made once: building it costs more than a small page.

    On all four sets it is as good as or better than the balanced rules, and faster.
    """
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    return Extractor(fast=True, precision=True, comments=False, output_format="txt")


@cache
def _balanced() -> Extractor:
    """Trafilatura's fast mode as it comes, for pages where the precision rules leave little."""
    return Extractor(fast=True, comments=False, output_format="txt")


def _by_trafilatura(html: str, *, options: Extractor) -> tuple[str, ...]:
    root = load_html(html) if html.strip() else None
    found = bare_extraction(root, options=options) if root is not None else None
    return tuple(_paragraphs(found.body)) if isinstance(found, Document) else ()


def _by_resiliparse(html: str) -> tuple[str, ...]:
    text = extract_plain_text(
        html, main_content=True, alt_texts=False, links=False, form_fields=False, noscript=False, comments=False
    )
    return tuple(line for raw in text.split("\n") if (line := plain_line(raw)))


def _paragraphs(body: _Element) -> list[str]:
    """Text between block boundaries; cells of one row are kept on one line."""
    runs: list[list[str]] = [[]]
    _collect(body, runs)
    return [line for run in runs if (line := plain_line("".join(run)))]


def _collect(element: _Element, runs: list[list[str]]) -> None:
    is_block = element.tag in _BLOCKS
    separates = is_block and element.tag != "cell"
    if separates:
        runs.append([])
    elif is_block:
        runs[-1].append(" ")
    if element.text:
        runs[-1].append(element.text)
    for child in element:
        _collect(child, runs)
        if child.tail:
            runs[-1].append(child.tail)
    if separates:
        runs.append([])
