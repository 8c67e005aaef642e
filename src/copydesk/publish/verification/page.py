"""A built page, parsed once for all checks."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Final
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

BODY: Final = (
    "standfirst", "picture", "paragraph", "facts", "differ", "card", "rows", "ledger", "passage", "timeline", "profile",
    "correction", "intro", "empty",
)  # fmt: skip
"""Classes of what a label has to stand before."""


class BuiltPage:
    """A page of the site. `path` is relative to the site's root, `folder` its folder with a final `/` or empty."""

    def __init__(self, path: str, body: bytes) -> None:
        self.path = path
        self.folder = path.rpartition("/")[0] + "/" if "/" in path else ""
        self.html = LexborHTMLParser(body.decode("utf-8", "replace"))
        self.language = self.attribute("html", "lang")
        self.is_missing_page = path.rpartition("/")[2] == "404.html"
        self.is_story = bool(self.html.css_matches("article.story"))

    def attribute(self, selector: str, name: str) -> str:
        """An attribute of the first element found, or an empty string."""
        node = self.html.css_first(selector)
        return (node.attributes.get(name) or "") if node is not None else ""

    def first(self, selector: str) -> LexborNode | None:
        """The first element found."""
        return self.html.css_first(selector)

    def elements(self) -> Iterator[LexborNode]:
        """Every element, in order."""
        root = self.html.root
        if root is not None:
            yield from root.traverse(include_text=False)

    def meta(self, name: str) -> list[str]:
        """The contents of every meta element of a name or property."""
        found = self.html.css(f'meta[name="{name}"], meta[property="{name}"]')
        return [node.attributes.get("content") or "" for node in found]

    def alternates(self) -> dict[str, str]:
        """The addresses of the page's other languages."""
        nodes = self.html.css("link[rel=alternate][hreflang]")
        return {node.attributes.get("hreflang") or "": node.attributes.get("href") or "" for node in nodes}

    def target(self, address: str, *, base_path: str) -> str | None:
        """The path that a link of this page leads to inside the site; None where it leads out of the site's folder."""
        return _target(address, page=self.path, folder=self.folder, base_path=base_path)


@lru_cache(maxsize=16_384)
def _target(address: str, *, page: str, folder: str, base_path: str) -> str | None:
    """Kept, since a page's checks ask for the same links again and again."""
    path = unquote(urlsplit(address).path)
    if path.startswith("/"):
        return path.removeprefix(base_path) if path.startswith(base_path) else None
    parts = folder.split("/")[:-1]
    for part in path.split("/"):
        if part == "..":
            if not parts:
                return None
            parts.pop()
        elif part not in {"", "."}:
            parts.append(part)
    return "/".join(parts) + ("/" if path.endswith("/") and parts else "") if path else page


def text_of(node: LexborNode | None) -> str:
    """The text of an element, white space folded; empty where there is no element."""
    return " ".join(node.text(deep=True).split()) if node is not None else ""


def folded(text: str) -> str:
    """Text with its white space folded, as `text_of` gives it."""
    return " ".join(text.split())


def classes_of(node: LexborNode) -> set[str]:
    """The classes of an element."""
    return set((node.attributes.get("class") or "").split())
