"""The article's own JSON text as a guide through its markup: what the record contains is the body, what it does not is not."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from copydesk.read.markup import folded
from copydesk.text.cleaning import plain_line

_WORD: Final = re.compile(r"[^\W_]+")
_ASCII_MARKS: Final = {point: None for point in range(128) if not chr(point).isalnum()}
_BLOCKS: Final = "p, h2, h3, h4, h5, li, blockquote"
_HEADINGS: Final = frozenset(("h2", "h3", "h4", "h5"))

# A record shorter than this is a teaser more often than a text.
_MIN_RECORD: Final = 400
# The share of the record that the markup must hold to be its text: the rest is captions and markup that went into the record.
_MIN_COVERED: Final = 0.8
# Prose beside the matched paragraphs that the record lacks: above this share of it the record is cut short.
_MAX_BESIDE: Final = 0.3
_PROSE: Final = 60


@dataclass(slots=True)
class _Block:
    node: LexborNode
    text: str
    key: str
    parent: int
    matched: bool = False


@lru_cache(maxsize=1024)  # the lines of one page are compared with its record, its titles and each other
def word_key(text: str) -> str:
    """The text's letters and digits in lower case: equal for texts that differ in spaces, marks and capitals only."""
    if text.isascii():
        return text.translate(_ASCII_MARKS).lower()
    return "".join(_WORD.findall(text)).lower()


def aligned_paragraphs(tree: LexborHTMLParser, record_body: str) -> tuple[str, ...]:
    """The page's paragraphs that its record contains, in order, with the headings between; empty where the two do not agree."""
    record = word_key(record_body)
    if len(record) < _MIN_RECORD:
        return ()
    blocks = _blocks(tree)
    covered = _match(blocks, record)
    if covered < _MIN_COVERED * len(record) or _beside(blocks) > _MAX_BESIDE * covered:
        return ()
    return tuple(plain_line(block.text) for block in _kept(blocks))


def _blocks(tree: LexborHTMLParser) -> list[_Block]:
    found = []
    for node in tree.css(_BLOCKS):
        text = folded(node)
        if text:
            parent = node.parent
            found.append(_Block(node=node, text=text, key=word_key(text), parent=parent.mem_id if parent is not None else 0))
    return found


def _match(blocks: list[_Block], record: str) -> int:
    """Mark the blocks that the record contains, in its order; how many of its characters they cover."""
    covered = cursor = 0
    holders: list[LexborNode] = []
    for block in blocks:
        if not block.key:
            continue
        at = (
            record.find(block.key, max(0, cursor - 40))
            if len(block.key) > 12
            else record.find(block.key, cursor, cursor + len(block.key) + 4)
        )
        if at < 0 or _is_inside(block.node, holders):
            continue
        block.matched = True
        holders.append(block.node)
        covered += len(block.key)
        cursor = at + len(block.key)
    return covered


def _is_inside(node: LexborNode, holders: list[LexborNode]) -> bool:
    """Whether the block lies in the last one taken (a paragraph of a quotation, of a list item)."""
    if not holders:
        return False
    holder, up = holders[-1].mem_id, node.parent
    for _ in range(4):
        if up is None:
            return False
        if up.mem_id == holder:
            return True
        up = up.parent
    return False


def _beside(blocks: list[_Block]) -> int:
    """How much prose stands among the matched paragraphs without being in the record."""
    parents = {block.parent for block in blocks if block.matched}
    return sum(len(block.key) for block in blocks if not block.matched and block.parent in parents and len(block.key) > _PROSE)


def _kept(blocks: list[_Block]) -> list[_Block]:
    matched = [index for index, block in enumerate(blocks) if block.matched]
    parents = {blocks[index].parent for index in matched if blocks[index].node.tag == "p"}
    between = range(matched[0], matched[-1] + 1)
    return [
        blocks[index]
        for index in between
        if blocks[index].matched or (blocks[index].node.tag in _HEADINGS and blocks[index].parent in parents)
    ]
