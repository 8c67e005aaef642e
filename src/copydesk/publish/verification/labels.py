"""Labels and notices: on every page, before the text, the same wherever a story is shown."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from selectolax.lexbor import LexborNode

from copydesk.publish.verification.page import BODY, BuiltPage, classes_of, folded, text_of
from copydesk.publish.verification.problem import Problem, problem
from copydesk.publish.verification.records import SiteRecord, Stories


def page_labels(page: BuiltPage, *, site: SiteRecord, stories: Stories) -> Iterator[Problem]:
    """What is wrong with a page's labels and notices."""
    yield from _notices(page, site=site)
    if page.path == "index.html":
        yield from _choices(page, site=site)
    else:
        wanted = "story" if page.is_story else "site"
        yield from _main_label(page, kind=wanted, text=_expected(page, site=site, stories=stories))
    for card in page.html.css(".card"):
        yield from _card_label(card, page=page, site=site, stories=stories)


def _expected(page: BuiltPage, *, site: SiteRecord, stories: Stories) -> str:
    if not page.is_story:
        return site.labels.get(page.language, "")
    record = stories.by_page.get(page.path)
    return record.disclosure.label if record else ""


def _notices(page: BuiltPage, *, site: SiteRecord) -> Iterator[Problem]:
    languages = site.languages if page.path == "index.html" else (page.language,)
    shown = {text_of(node) for node in page.html.css(".notice")}
    for language in languages:
        for notice in site.notices.get(language, ()):
            if folded(notice) not in shown:
                yield problem(page.path, "notice-missing", f"The page does not show the site's notice: {notice[:80]!r}")


def _choices(page: BuiltPage, *, site: SiteRecord) -> Iterator[Problem]:
    shown = {text_of(node) for node in page.html.css("[data-label=site]")}
    for language in site.languages:
        if folded(site.labels.get(language, "")) not in shown:
            yield problem(page.path, "label-missing", f"The page does not show its label in {language}")


def _main_label(page: BuiltPage, *, kind: str, text: str) -> Iterator[Problem]:
    main = page.first("main")
    nodes = list(main.traverse(include_text=False)) if main is not None else []
    places = [place for place, node in enumerate(nodes) if node.attributes.get("data-label") == kind]
    if len(places) != 1 or not text_of(nodes[places[0]]):
        yield problem(page.path, "label-missing", "The page does not show its label, exactly once")
        return
    if not text_of(nodes[places[0]]).startswith(folded(text)) or not text:
        yield problem(page.path, "label-differs", f"The page's label is not the recorded one: {text[:80]!r}")
    body = (place for place, node in enumerate(nodes) if not classes_of(node).isdisjoint(BODY))
    if next(body, len(nodes)) < places[0]:
        yield problem(page.path, "label-late", "The label stands after the text")


def _card_label(card: LexborNode, *, page: BuiltPage, site: SiteRecord, stories: Stories) -> Iterator[Problem]:
    link = card.css_first(".card-headline a")
    address = (link.attributes.get("href") or "") if link is not None else ""
    target = page.target(address, base_path=urlsplit(site.base_url).path or "/") if address else None
    record = stories.by_page.get(target or "")
    label = card.css_first("[data-label=card]")
    name = text_of(link)[:60]
    if label is None or not text_of(label):
        yield problem(page.path, "label-missing", f"A story is shown without its label: {name!r}")
    elif record is None:
        yield problem(page.path, "story-missing", f"A story is shown that the site does not hold: {name!r}")
    elif text_of(label) != folded(record.disclosure.label):
        yield problem(page.path, "label-differs", f"A story is shown with another label than its own: {name!r}")
