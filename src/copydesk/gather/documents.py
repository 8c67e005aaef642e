"""XML of strangers, made safe and whole before any parser sees it."""

import html
import re
from dataclasses import dataclass
from enum import StrEnum

from copydesk.gather.encoding import decode
from copydesk.gather.markup import MAX_DEPTH, depth_of

PROLOGUE_CHARACTERS = 65_536
"""How far into a document its root is looked for: servers print warnings before it."""


class Fault(StrEnum):
    """Why a document is not parsed."""

    HTML = "html"
    ENTITIES = "entities"
    DEPTH = "depth"
    NO_ROOT = "no-root"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """Decoded XML from its root element on. The prologue is gone: no declaration in it can reach a parser.

    `root` is the local name in lower case; `fault` says why it must not be parsed; `text` is then the whole document.
    """

    root: str
    text: str
    fault: Fault | None = None

    @property
    def body(self) -> bytes:
        """The document in UTF-8, as parsers read it when nothing is declared."""
        return self.text.encode("utf-8", "replace")


_ROOT = re.compile(r"<(?:\w{1,20}:)?(rss|feed|rdf|channel|urlset|sitemapindex)(?=[\s>])", re.IGNORECASE)
_HTML = re.compile(r"<(?:!doctype\s{1,20}html|html)(?=[\s>])", re.IGNORECASE)
_DECLARATIONS = re.compile(r"<!(?:ENTITY|ELEMENT|ATTLIST|NOTATION)|<!DOCTYPE[^<>\[]{0,2000}\[", re.IGNORECASE)
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_AMPERSAND = re.compile(r"&(#\d{1,7};|#[xX][0-9a-fA-F]{1,6};|amp;|lt;|gt;|quot;|apos;|[A-Za-z][A-Za-z0-9]{1,31};)?")
_XML_NAMES = frozenset({"amp;", "lt;", "gt;", "quot;", "apos;"})


def read_document(body: bytes, *, content_type: str = "") -> Document:
    """The XML document in some bytes, decoded, with its commonest faults mended, or marked with why it must not be parsed.

    Declarations are looked for in the decoded text, so that no encoding hides them (CVE-2012-2921).
    """
    text = _NOT_XML.sub("", decode(body, content_type=content_type))
    head = text[:PROLOGUE_CHARACTERS]
    root, page = _ROOT.search(head), _HTML.search(head)
    if page is not None and (root is None or page.start() < root.start()):
        return Document(root="html", text=text, fault=Fault.HTML)
    if _DECLARATIONS.search(head if root is None else head[: root.start()]):
        return Document(root="", text=text, fault=Fault.ENTITIES)
    if root is None:
        return Document(root="", text=text, fault=Fault.NO_ROOT)
    content = text[root.start() :]
    if depth_of(content) > MAX_DEPTH:
        return Document(root="", text=text, fault=Fault.DEPTH)
    return Document(root=root.group(1).lower(), text=_mended(content))


def _mended(content: str) -> str:
    """The document with bare ampersands escaped and the names of HTML spelt out, outside CDATA."""
    if "&" not in content:
        return content
    pieces, position = [], 0
    while True:
        start = content.find("<![CDATA[", position)
        end = content.find("]]>", start) if start != -1 else -1
        pieces.append(_AMPERSAND.sub(_spelt_out, content[position : start if end != -1 else len(content)]))
        if end == -1:
            return "".join(pieces)
        pieces.append(content[start:end])
        position = end


def _spelt_out(found: re.Match[str]) -> str:
    name = found.group(1)
    if name is None:
        return "&amp;"
    if name.startswith("#") or name in _XML_NAMES:
        return found.group(0)
    character = html.unescape(found.group(0))
    return f"&amp;{name}" if character == found.group(0) else html.escape(character)
