"""What no published byte may hold. Written apart from the product's own check, so that one cannot hide the other's mistake."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree
from selectolax.lexbor import LexborHTMLParser
from tests.end_to_end.newsrooms import texts

BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
WRITTEN_BIDI = re.compile(
    r"\\u(?:202[a-e]|206[6-9]|200[ef]|061c)|&#(?:x(?:202[a-e]|206[6-9]|200[ef])|82(?:3[4-8]|9[4-7]));", re.IGNORECASE
)
ACTIVE_WORDS = re.compile(
    r"javascript:|vbscript:|srcdoc|data:text/html|<iframe|<object|<embed|<applet|<form\b|<base\b", re.IGNORECASE
)
HANDLER = re.compile(r"<[a-z][^<>]{0,2000}[\s\"'/]on[a-z]{3,30}\s{0,10}=", re.IGNORECASE)
DATA_SCRIPT = re.compile(r'<script type="application/ld\+json">([^<]*)</script>')


def active_content(site: Path) -> list[str]:
    """Everything in a site's files that a browser or feed reader could run, or that reorders what a reader sees."""
    return [f"{path}: {found}" for path, text in texts(site) for found in (*_in_text(text), *_in_form(path, text))]


def _in_text(text: str) -> Iterator[str]:
    without_data = DATA_SCRIPT.sub("", text)
    if "<script" in without_data.lower():
        yield "a script element"
    yield from (f"the word {found!r}" for found in ACTIVE_WORDS.findall(text))
    yield from (f"a handler {found[-40:]!r}" for found in HANDLER.findall(without_data))
    yield from (f"the bidi control {ord(found):#x}" for found in BIDI if found in text)
    yield from (f"the written bidi control {found}" for found in WRITTEN_BIDI.findall(text))


def _in_form(path: str, text: str) -> Iterator[str]:
    if path.endswith(".html"):
        yield from _in_page(text)
    elif path.endswith((".xml", ".svg")):
        tree = etree.fromstring(text.encode(), etree.XMLParser(resolve_entities=False, no_network=True))
        names = {etree.QName(node).localname.lower() for node in tree.iter() if isinstance(node.tag, str)}
        yield from (f"the element {name}" for name in names & {"script", "foreignobject", "iframe", "handler"})
        yield from (
            f"the attribute {name}" for node in tree.iter() for name in map(str, node.keys()) if name.lower().startswith("on")
        )
    elif path.endswith(".json"):
        json.loads(text)


def _in_page(text: str) -> Iterator[str]:
    for script in DATA_SCRIPT.findall(text):
        json.loads(script)
    for node in LexborHTMLParser(text).css("*"):
        for name, value in node.attributes.items():
            if name.startswith("on") or name in {"srcdoc", "style", "formaction"}:
                yield f"the attribute {name} of {node.tag}"
            if name in {"href", "src", "action", "cite", "content"} and re.match(
                r"\s*(?:javascript|data|vbscript)\s*:", value or "", re.IGNORECASE
            ):
                yield f"the address {value!r}"
