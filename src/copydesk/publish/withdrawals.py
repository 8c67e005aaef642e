"""The addresses of editions that came off the site: permalinks never change, so each says that nothing stands there now."""

from collections.abc import Iterator, Sequence
from typing import Final

from copydesk.ports import PublishedVersion, SiteFile
from copydesk.publish.addresses import root_of
from copydesk.publish.frame import PageFacts, make_frame
from copydesk.publish.renderer import Renderer, digested, json_text

WITHDRAWN: Final = "api/v1/withdrawn.json"


def withdrawal_files(versions: Sequence[PublishedVersion], *, renderer: Renderer) -> Iterator[SiteFile]:
    """A page at each permalink whose edition is off the site, and the list of them as data.

    The page holds nothing of the edition, is in no feed and no sitemap, and asks not to be indexed. A server can tell it by
    its meta element `prerender-status-code`, which names the status that is due: 410, gone (RFC 9110, section 15.5.11).
    """
    languages = renderer.site.languages
    gone = sorted((each for each in versions if each.language in languages), key=lambda each: each.path)
    yield from (_page(version, renderer=renderer) for version in gone)
    rows = [{"story": each.story_id, "language": each.language, "path": each.path} for each in gone]
    yield digested(WITHDRAWN, json_text({"format": 1, "withdrawn": rows}))


def _page(version: PublishedVersion, *, renderer: Renderer) -> SiteFile:
    strings = renderer.strings(version.language)
    facts = PageFacts(
        language=version.language,
        path=version.path,
        title=strings("withdrawn.title"),
        description=f"{strings('site.label')} {strings('withdrawn.text')}",
        editions={},
        root=root_of(version.path),  # a root that is given makes the page name no lasting address, and keeps it out of indexes
    )
    page = make_frame(facts, renderer=renderer)
    return renderer.file(f"{version.path}index.html", "withdrawn.html", page=page, t=strings)
