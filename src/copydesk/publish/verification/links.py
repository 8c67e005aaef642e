"""Links that resolve, languages that point at each other, stories that can be reached."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from copydesk.publish.verification.page import BuiltPage
from copydesk.publish.verification.problem import Problem, problem
from copydesk.publish.verification.records import SiteRecord
from copydesk.publish.verification.tree import Tree


@dataclass(slots=True, kw_only=True)
class LinkGraph:
    """What the pages of a site say of each other, collected page by page."""

    site: SiteRecord
    tree: Tree
    moved: Mapping[str, str] = field(default_factory=dict)
    """Where the story of a page is now, by the page's path; empty where it is nowhere yet."""
    withdrawn: frozenset[str] = frozenset()
    """Pages, by path, of editions that came off the site: they name no lasting address."""
    linked: set[str] = field(default_factory=set)
    alternates: dict[str, Mapping[str, str]] = field(default_factory=dict)
    fragments: set[tuple[str, str, str]] = field(default_factory=set)

    @property
    def base_path(self) -> str:
        """The path part of the site's address."""
        return urlsplit(self.site.base_url).path or "/"

    def add(self, page: BuiltPage) -> Iterator[Problem]:
        """Take in a page; problems that it shows by itself."""
        ids = {node.attributes.get("id") for node in page.html.css("[id]")}
        for node in page.html.css("a[href], link[href], img[src]"):
            address = node.attributes.get("href") or node.attributes.get("src") or ""
            parts = urlsplit(address)
            if parts.scheme or parts.netloc:
                continue
            target = page.target(address, base_path=self.base_path)
            if target is None or target not in self.tree.paths:
                yield problem(page.path, "link-broken", f"A link leads nowhere: {address[:120]!r}")
            elif target != page.path:
                self.linked.add(target)
                if parts.fragment:
                    self.fragments.add((page.path, target, parts.fragment))
            elif parts.fragment and parts.fragment not in ids:
                yield problem(page.path, "link-broken", f"A link leads to no place on the page: #{parts.fragment[:80]}")
        yield from self._languages(page)

    def _languages(self, page: BuiltPage) -> Iterator[Problem]:
        if page.is_missing_page or page.path in self.withdrawn:
            return
        own = self.site.base_url + page.path.removesuffix("index.html")
        moved = self.moved.get(page.path)
        expected = self.site.base_url + moved if moved else own
        if page.attribute("link[rel=canonical]", "href") != expected:
            yield problem(page.path, "canonical-wrong", f"The page does not name its lasting address {expected}")
        alternates = page.alternates()
        self.alternates[own] = alternates
        if not alternates:
            return
        if alternates.get(page.language) != own:
            yield problem(page.path, "hreflang-wrong", "The page does not name itself among its languages")
        if "x-default" not in alternates:
            yield problem(page.path, "hreflang-wrong", "The page names no language for readers of none of them")

    def problems(self) -> Iterator[Problem]:
        """What only shows when all pages are known: language links that are not returned, places on other pages."""
        for url, alternates in sorted(self.alternates.items()):
            path = url.removeprefix(self.site.base_url) + "index.html"
            for language, other in sorted(alternates.items()):
                if self.alternates.get(other) != alternates:
                    yield problem(path, "hreflang-wrong", f"The edition in {language} does not point back: {other}")
        for path, target, fragment in sorted(self.fragments):
            page = BuiltPage(target, self.tree.read(target))
            if all(node.attributes.get("id") != fragment for node in page.html.css("[id]")):
                yield problem(path, "link-broken", f"A link leads to no place on {target}: #{fragment[:80]}")

    def lonely(self, story_paths: Iterable[str]) -> Iterator[Problem]:
        """Stories that no other page links to."""
        for path in story_paths:
            if f"{path}index.html" not in self.linked:
                yield problem(f"{path}index.html", "story-unlinked", "No other page links to the story")
