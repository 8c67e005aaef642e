"""Old addresses of merged stories: each keeps a page that leads to the story which holds its reports now."""

from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from copydesk.publish.verification.page import BuiltPage
from copydesk.publish.verification.problem import Problem, problem
from copydesk.publish.verification.records import REDIRECTS_FILE, RedirectRecord, SiteRecord, StoryRecord
from copydesk.publish.verification.tree import Tree


def redirect_pages(
    redirects: Sequence[RedirectRecord], *, tree: Tree, site: SiteRecord, stories: Sequence[StoryRecord]
) -> Iterator[Problem]:
    """Old addresses without a page, and pages there that do not lead to the story."""
    live = {record.path for record in stories}
    for redirect in redirects:
        path = f"{redirect.path}index.html"
        if redirect.path in live:
            yield problem(REDIRECTS_FILE, "redirect-wrong", f"An address of a story is listed as an old one: {redirect.path}")
        elif path not in tree.paths:
            yield problem(path, "redirect-wrong", "The old address of a story has no page")
        elif redirect.to_path and redirect.to_path not in live:
            yield problem(path, "redirect-wrong", f"The story that it leads to is not there: {redirect.to_path}")
        elif not _leads_on(BuiltPage(path, tree.read(path)), redirect=redirect, site=site):
            yield problem(path, "redirect-wrong", "The page of an old address does not lead to the story, or to the front page")


def _leads_on(page: BuiltPage, *, redirect: RedirectRecord, site: SiteRecord) -> bool:
    base_path = urlsplit(site.base_url).path or "/"
    wanted = f"{redirect.to_path}index.html" if redirect.to_path else f"{page.language}/index.html"
    selector = "main .card-headline a" if redirect.to_path else "main .more a"
    links = page.html.css(selector)
    return wanted in {page.target(link.attributes.get("href") or "", base_path=base_path) for link in links}
