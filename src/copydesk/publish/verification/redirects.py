"""Old addresses of stories and threads: each keeps a page that leads to what stands for it now."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from urllib.parse import urlsplit

from copydesk.publish.verification.page import BuiltPage
from copydesk.publish.verification.problem import Problem, problem
from copydesk.publish.verification.records import REDIRECTS_FILE, RedirectRecord, SiteRecord, StoryRecord
from copydesk.publish.verification.tree import Tree


def redirect_pages(
    redirects: Sequence[RedirectRecord], *, tree: Tree, site: SiteRecord, stories: Sequence[StoryRecord]
) -> Iterator[Problem]:
    """Old addresses without a page, and pages there that do not lead to the story or thread."""
    live = {record.path for record in stories}
    old = {redirect.path for redirect in redirects}
    for redirect in redirects:
        path = f"{redirect.path}index.html"
        if redirect.path in live:
            yield problem(REDIRECTS_FILE, "redirect-wrong", f"An address of a story is listed as an old one: {redirect.path}")
        elif path not in tree.paths:
            yield problem(path, "redirect-wrong", "The old address has no page")
        elif redirect.to_path and not _is_there(redirect, tree=tree, live=live, old=old):
            yield problem(path, "redirect-wrong", f"What it leads to is not there: {redirect.to_path}")
        elif not _leads_on(BuiltPage(path, tree.read(path)), redirect=redirect, site=site):
            yield problem(path, "redirect-wrong", "The page of an old address does not lead on, or to the front page")


def _is_there(redirect: RedirectRecord, *, tree: Tree, live: AbstractSet[str], old: AbstractSet[str]) -> bool:
    if redirect.to_path in live:
        return True
    return bool(redirect.thread) and redirect.to_path not in old and f"{redirect.to_path}index.html" in tree.paths


def _leads_on(page: BuiltPage, *, redirect: RedirectRecord, site: SiteRecord) -> bool:
    base_path = urlsplit(site.base_url).path or "/"
    wanted = f"{redirect.to_path}index.html" if redirect.to_path else f"{page.language}/index.html"
    selector = "main .card-headline a" if redirect.to_path and not redirect.thread else "main .more a"
    links = page.html.css(selector)
    return wanted in {page.target(link.attributes.get("href") or "", base_path=base_path) for link in links}
