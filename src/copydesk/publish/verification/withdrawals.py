"""Addresses of editions that came off the site: each keeps a page that says so, and nothing of the edition."""

from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from copydesk.publish.verification.page import BuiltPage
from copydesk.publish.verification.problem import Problem, problem
from copydesk.publish.verification.records import WITHDRAWN_FILE, SiteRecord, StoryRecord, WithdrawnRecord
from copydesk.publish.verification.tree import Tree

_CODE = "withdrawal-wrong"


def withdrawn_pages(
    withdrawn: Sequence[WithdrawnRecord], *, tree: Tree, site: SiteRecord, stories: Sequence[StoryRecord]
) -> Iterator[Problem]:
    """Addresses without a page, pages that do not say what they have to, and what is left of the edition beside them."""
    live = {record.path for record in stories}
    for record in withdrawn:
        path = f"{record.path}index.html"
        if record.path in live:
            yield problem(WITHDRAWN_FILE, _CODE, f"An edition that stands on the site is listed as taken off: {record.path}")
        elif path not in tree.paths:
            yield problem(path, _CODE, "The address of an edition that came off the site has no page")
        else:
            yield from _page(BuiltPage(path, tree.read(path)), record=record, site=site)
    left = tuple(f"{record.path}{name}" for record in withdrawn for name in ("story.json", "picture.svg", "picture.webp"))
    for path in sorted(set(left) & tree.paths):
        yield problem(path, _CODE, "A file of an edition that came off the site is still there")


def _page(page: BuiltPage, *, record: WithdrawnRecord, site: SiteRecord) -> Iterator[Problem]:
    base_path = urlsplit(site.base_url).path or "/"
    targets = {page.target(link.attributes.get("href") or "", base_path=base_path) for link in page.html.css("main .more a")}
    checks = {
        "say so in its language": page.language == record.language and page.first("main h1 ~ .intro") is not None,
        "ask not to be indexed": page.meta("robots") == ["noindex"] and not page.attribute("link[rel=canonical]", "href"),
        "name the status 410": page.meta("prerender-status-code") == ["410"],
        "lead to the front page": f"{record.language.lower()}/index.html" in targets,
    }
    for duty, is_done in checks.items():
        if not is_done:
            yield problem(page.path, _CODE, f"The page of an edition that came off the site does not {duty}")
