"""Other stories that a page shows around its own: taken out of the tree, kept as cards."""

from collections.abc import Iterator
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from copydesk.model.report import Card
from copydesk.read.furniture import Furniture
from copydesk.read.markup import folded, linked_length
from copydesk.text.cleaning import plain_line

_HEADINGS: Final = "h2, h3, h4, h5, h6, strong, b, dt, summary, legend, p, span"
_HEADING_TAGS: Final = frozenset(("h2", "h3", "h4", "h5", "h6"))
_KEPT: Final = frozenset(("html", "body", "main"))
_TITLE: Final = "h1, [itemprop='headline']"
_MAX_HEADING: Final = 60
_MAX_CLIMB: Final = 5
_MAX_SIBLINGS: Final = 30
_MAX_CARDS: Final = 40
_MAX_LINKS_OF_A_LINE: Final = 3
_MAX_LINK_LINE: Final = 200
_MAX_LEAD: Final = 40
_LEADS: Final = (":", "：", "|", "»", ">", "→", "►", "▶")
_MIN_HEADLINE: Final = 8
# A paragraph of this length without a link is prose; a list of other stories holds few of them.
_PROSE: Final = 80
_MAX_PROSE: Final = 700


def take_related(tree: LexborHTMLParser, furniture: Furniture) -> tuple[Card, ...]:
    """Take the lists of other stories out of the tree: their cards, in the page's order, each once."""
    cards: dict[Card, None] = {}
    for heading in _headings(tree, furniture):
        if heading.parent is None:
            continue
        for block in _blocks(heading):
            cards.update(dict.fromkeys(_cards(block)))
            block.decompose()
    return tuple(cards)[:_MAX_CARDS]


def drop_link_lines(tree: LexborHTMLParser) -> None:
    """Take out paragraphs among others that are nothing but a link, or a short lead-in and a link ("Read more: …")."""
    for node in tree.css("p, h3, h4, h5"):
        links = node.css("a")
        if links and len(links) <= _MAX_LINKS_OF_A_LINE and _is_link_line(node) and _stands_among_prose(node):
            node.decompose()


def _is_link_line(node: LexborNode) -> bool:
    text = folded(node)
    linked = linked_length(node)
    if len(text) >= _MAX_LINK_LINE or linked == 0:
        return False
    lead = text[: max(0, len(text) - linked)].strip()
    return linked >= 0.95 * len(text) or (len(lead) <= _MAX_LEAD and lead.endswith(_LEADS))


def _stands_among_prose(node: LexborNode) -> bool:
    return _is_prose(_neighbour(node, forward=False)) or _is_prose(_neighbour(node, forward=True))


def _neighbour(node: LexborNode, *, forward: bool) -> LexborNode | None:
    sibling = node.next if forward else node.prev
    while sibling is not None and not sibling.is_element_node:
        sibling = sibling.next if forward else sibling.prev
    return sibling


def _is_prose(node: LexborNode | None) -> bool:
    return node is not None and node.tag == "p" and len(node.text()) > _PROSE and not _is_links(node)


def _headings(tree: LexborHTMLParser, furniture: Furniture) -> list[LexborNode]:
    found = []
    for node in tree.css(_HEADINGS):
        text = node.text()
        if len(text) <= _MAX_HEADING * 2 and furniture.is_related_heading(plain_line(text).rstrip(" :：>»…")):
            found.append(node)
    return found


def _blocks(heading: LexborNode) -> list[LexborNode]:
    """What the heading opens: the element that begins with it, else the elements after it as long as they list links."""
    block = _climb(heading)
    if block.css_first("a") is not None and block.mem_id != heading.mem_id:
        return [block]
    return [block, *_list_after(block)]


def _climb(heading: LexborNode) -> LexborNode:
    """The outermost element whose text begins with the heading and that holds little prose."""
    title = heading.text().strip()
    block = heading
    for _ in range(_MAX_CLIMB):
        parent = block.parent
        if parent is None or parent.tag in _KEPT or not parent.text().lstrip().startswith(title):
            break
        if _prose(parent) > _MAX_PROSE or parent.css_first(_TITLE) is not None:
            break
        block = parent
    return block


def _list_after(block: LexborNode) -> list[LexborNode]:
    found: list[LexborNode] = []
    node = block.next
    while node is not None and len(found) < _MAX_SIBLINGS:
        if node.is_element_node:
            if node.tag in _HEADING_TAGS and node.css_first("a") is None:
                break
            if not _is_links(node) and folded(node):
                break
            found.append(node)
        node = node.next
    return found


def _is_links(node: LexborNode) -> bool:
    """Whether most of an element's text is links, or it is a card: a short block around a link."""
    text = len(folded(node))
    linked = text if node.tag == "a" else linked_length(node)
    return linked > 0 and (linked * 2 > text or (node.tag != "p" and _prose(node) == 0))


def _prose(node: LexborNode) -> int:
    """The length of an element's paragraphs that are text rather than links."""
    return sum(length for each in node.css("p") if (length := len(folded(each))) > _PROSE and linked_length(each) * 2 < length)


def _cards(block: LexborNode) -> Iterator[Card]:
    for item in block.css("li, article") or block.css("a"):
        links = [item] if item.tag == "a" else item.css("a")
        titles = [line for link in links if len(line := plain_line(link.text(separator=" "))) >= _MIN_HEADLINE]
        if titles:
            headline = max(titles, key=len)
            rest = [line for each in item.css("p") if (line := plain_line(each.text())) and line not in headline]
            yield Card(headline=headline, summary=" ".join(rest))
