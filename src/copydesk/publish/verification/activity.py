"""No page does anything: no script, no outside resource, no markup that our templates do not make."""

from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final
from urllib.parse import urlsplit

import msgspec

from copydesk.publish.frame import PAGE_POLICY
from copydesk.publish.host_files import HEADERS
from copydesk.publish.verification.page import BuiltPage
from copydesk.publish.verification.problem import Problem, problem
from copydesk.publish.verification.tree import Tree

_DATA_SCRIPT: Final = "application/ld+json"
_OUTWARD: Final = {"noopener", "noreferrer", "nofollow"}
_SCRIPT_FILES: Final = (".js", ".mjs", ".wasm")


class _Markup(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    elements: frozenset[str]
    attributes: frozenset[str]


@cache
def _markup() -> _Markup:
    text = files("copydesk.publish.verification").joinpath("markup.toml").read_bytes()
    return msgspec.toml.decode(text, type=_Markup)


def page_activity(page: BuiltPage) -> Iterator[Problem]:
    """Active content, outside resources and unexpected markup of a page."""
    policies = [node.attributes.get("content") for node in page.html.css("meta[http-equiv]")]
    if policies != [PAGE_POLICY]:
        yield problem(page.path, "policy-missing", "The page does not state its content security policy, exactly once")
    if not page.language:
        yield problem(page.path, "language-missing", "The page does not say which language it is in")
    for node in page.elements():
        for code, message in _faults(node.tag or "", tuple(node.attributes.items())):
            yield problem(page.path, code, message)


@lru_cache(maxsize=4096)
def _faults(tag: str, attributes: tuple[tuple[str, str | None], ...]) -> tuple[tuple[str, str], ...]:
    """Codes and messages of an element's faults; kept, since the elements of a site's pages are mostly the same few."""
    return tuple(_element(tag, dict(attributes)))


def _element(tag: str, attributes: dict[str, str | None]) -> Iterator[tuple[str, str]]:
    if tag == "script" and (attributes.get("type") or "").lower() != _DATA_SCRIPT:
        yield "active-content", "The page holds a script"
    elif tag not in _markup().elements and not tag.startswith(("-", "!", "_")):
        yield "unexpected-markup", f"The page holds an element that no template makes: {tag[:40]}"
    for name, value in attributes.items():
        if name.startswith("on") or name == "srcdoc":
            yield "active-content", f"An element {tag} acts on its own: {name[:40]}"
        elif name not in _markup().attributes:
            yield "unexpected-markup", f"An element {tag} has an attribute that no template makes: {name[:40]}"
        elif name in {"href", "src", "cite"}:
            yield from _address(tag, name=name, value=value or "", rel=attributes.get("rel") or "")


def _address(tag: str, *, name: str, value: str, rel: str) -> Iterator[tuple[str, str]]:
    try:
        parts = urlsplit(value.strip())
    except ValueError:
        yield "link-bad", f"An address cannot be read: {value[:80]!r}"
        return
    scheme = parts.scheme.lower()
    outside = bool(scheme or parts.netloc)
    if scheme not in {"", "http", "https"} and not (scheme == "mailto" and tag == "a"):
        yield "link-bad", f"A link does not lead to a page: {value[:80]!r}"
    elif outside and (name == "src" or (tag == "link" and rel not in {"canonical", "alternate"})):
        yield "third-party", f"The page loads something from elsewhere: {value[:80]!r}"
    elif outside and tag == "a" and not set(rel.split()) >= _OUTWARD:
        yield "link-open", f"A link out of the site tells the other side too much: {value[:80]!r}"


def file_activity(tree: Tree) -> Iterator[Problem]:
    """Script files, styles that load something, active pictures, and headers that are not those of the site."""
    for path in sorted(tree.paths):
        if path.endswith(_SCRIPT_FILES):
            yield problem(path, "active-content", "The site holds a script file")
        elif path.endswith(".css"):
            text = tree.text(path).lower()
            if "@import" in text or "url(" in text or "expression(" in text:
                yield problem(path, "third-party", "The styles load something")
        elif path.endswith(".svg"):
            yield from _vector(path, text=tree.text(path).lower())
    headers = tree.text("_headers")
    if "set-cookie" in headers.lower():
        yield problem("_headers", "cookie", "The headers set a cookie")
    if any(f"{name}: {value}" not in headers for name, value in HEADERS):
        yield problem("_headers", "headers-wrong", "The headers for static hosts are not complete")


def _vector(path: str, *, text: str) -> Iterator[Problem]:
    if any(sign in text for sign in ("<script", "<foreignobject", "javascript:", "<!entity", " onload", "<iframe")):
        yield problem(path, "active-content", "A drawing holds active content")
    if any(sign in text for sign in ('href="http', "href='http", "@import", "url(http", "url('http", 'url("http')):
        yield problem(path, "third-party", "A drawing loads something from elsewhere")
