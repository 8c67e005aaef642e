"""Feeds, sitemaps and data files against the stories' records: every surface says the same."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import msgspec
from lxml import etree

from copydesk.publish.data_files import API_STORIES
from copydesk.publish.labels import IPTC_SCHEME
from copydesk.publish.verification.problem import Problem, problem
from copydesk.publish.verification.records import Disclosure, SiteRecord, StoryRecord
from copydesk.publish.verification.tree import Tree

_ATOM: Final = "{http://www.w3.org/2005/Atom}"
_MAP: Final = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
_NEWS: Final = "{http://www.google.com/schemas/sitemap-news/0.9}"
_STORIES: Final = "api/v1/stories.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedItem:
    """A story as a feed shows it. `source_type` is the full IPTC address."""

    url: str
    title: str
    text: str
    source_type: str


class _JsonItem(msgspec.Struct, frozen=True):
    url: str
    title: str
    content_text: str
    tags: tuple[str, ...]
    disclosure: Disclosure = msgspec.field(name="_ai_disclosure")


class _JsonFeed(msgspec.Struct, frozen=True):
    version: str
    items: tuple[_JsonItem, ...]


class _ApiStory(msgspec.Struct, frozen=True):
    id: str
    language: str
    path: str
    title: str
    disclosure: Disclosure


class _Api(msgspec.Struct, frozen=True):
    total: int
    stories: tuple[_ApiStory, ...]


_ByUrl = Mapping[str, StoryRecord]


def surfaces(tree: Tree, *, site: SiteRecord, stories: _ByUrl) -> Iterator[Problem]:
    """What feeds, sitemaps and data files say differently. `stories` are by address."""
    for language in site.languages:
        own = {url: record for url, record in stories.items() if record.language == language}
        yield from _feeds(language.lower(), tree=tree, stories=own)
    yield from _data(tree, stories=stories)
    yield from _sitemaps(tree, site=site, stories=stories)


def _feeds(folder: str, *, tree: Tree, stories: _ByUrl) -> Iterator[Problem]:
    listed = []
    for name, read in (("feed.xml", _rss), ("atom.xml", _atom), ("feed.json", _json)):
        path = f"{folder}/{name}"
        if path not in tree.paths:
            yield problem(path, "feed-missing", "The feed is not there")
            continue
        try:
            items = read(tree.read(path))
        except (etree.XMLSyntaxError, msgspec.MsgspecError, UnicodeDecodeError) as error:
            yield problem(path, "feed-broken", f"The feed cannot be read: {error}")
            continue
        listed.append([item.url for item in items])
        for item in items:
            yield from _feed_item(item, path=path, stories=stories)
    if any(urls != listed[0] for urls in listed) or (listed and not listed[0] and stories):
        yield problem(f"{folder}/feed.xml", "feed-broken", "The feeds of one language do not list the same stories")


def _feed_item(item: FeedItem, *, path: str, stories: _ByUrl) -> Iterator[Problem]:
    record = stories.get(item.url)
    if record is None:
        yield problem(path, "link-broken", f"The feed lists a story that is not there: {item.url}")
        return
    if not item.text.startswith(record.disclosure.label):
        yield problem(path, "label-missing", f"The label does not come first: {item.title[:60]!r}")
    if item.source_type != record.disclosure.digital_source_type:
        yield problem(path, "label-differs", f"The digital source type is missing or another: {item.title[:60]!r}")
    if item.title != record.title:
        yield problem(path, "sentence-differs", f"The headline is not the story's: {item.title[:60]!r}")


def _root(body: bytes) -> etree._Element:
    return etree.fromstring(body, etree.XMLParser(resolve_entities=False, no_network=True))


def _rss(body: bytes) -> Sequence[FeedItem]:
    return [
        FeedItem(
            url=item.findtext("link") or "",
            title=item.findtext("title") or "",
            text=item.findtext("description") or "",
            source_type="".join((node.get("domain") or "") + (node.text or "") for node in item.findall("category")),
        )
        for item in _root(body).iter("item")
    ]


def _atom(body: bytes) -> Sequence[FeedItem]:
    def link(entry: etree._Element) -> str:
        node = entry.find(f"{_ATOM}link[@rel='alternate']")
        return (node.get("href") or "") if node is not None else ""

    return [
        FeedItem(
            url=link(entry),
            title=entry.findtext(f"{_ATOM}title") or "",
            text=entry.findtext(f"{_ATOM}content") or "",
            source_type="".join(
                (node.get("scheme") or "") + (node.get("term") or "") for node in entry.findall(f"{_ATOM}category")
            ),
        )
        for entry in _root(body).iter(f"{_ATOM}entry")
    ]


def _json(body: bytes) -> Sequence[FeedItem]:
    feed = msgspec.json.decode(body, type=_JsonFeed)
    return [
        FeedItem(
            url=item.url,
            title=item.title,
            text=item.content_text if item.content_text.startswith(item.disclosure.label) else "",
            source_type=item.disclosure.digital_source_type
            if [IPTC_SCHEME + tag for tag in item.tags] == [item.disclosure.digital_source_type]
            else "",
        )
        for item in feed.items
    ]


def _data(tree: Tree, *, stories: _ByUrl) -> Iterator[Problem]:
    if _STORIES not in tree.paths:
        yield problem(_STORIES, "data-missing", "The list of stories as data is not there")
        return
    try:
        api = msgspec.json.decode(tree.read(_STORIES), type=_Api)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        yield problem(_STORIES, "data-broken", f"The list of stories cannot be read: {error}")
        return
    by_path = {record.path: record for record in stories.values()}
    for story in api.stories:
        record = by_path.get(story.path)
        if record is None:
            yield problem(_STORIES, "link-broken", f"The list names a story that is not there: {story.path}")
        elif story.disclosure != record.disclosure:
            yield problem(_STORIES, "label-differs", f"The list labels a story in another way: {story.path}")
        elif (story.title, story.id, story.language) != (record.title, record.id, record.language):
            yield problem(_STORIES, "sentence-differs", f"The list names a story in another way: {story.path}")
    if api.total != len(stories) or (len(api.stories) != api.total and len(api.stories) < API_STORIES):
        yield problem(_STORIES, "story-missing", f"The list counts {api.total} stories, the site holds {len(stories)}")


def _sitemaps(tree: Tree, *, site: SiteRecord, stories: _ByUrl) -> Iterator[Problem]:
    maps = sorted(path for path in tree.paths if path.startswith("sitemaps/"))
    found: set[str] = set()
    for path in ("sitemap.xml", "news-sitemap.xml", *maps):
        if path not in tree.paths:
            yield problem(path, "sitemap-wrong", "The sitemap is not there")
            continue
        try:
            urls = [node.text or "" for node in _root(tree.read(path)).iter(f"{_MAP}loc")]
        except etree.XMLSyntaxError as error:
            yield problem(path, "sitemap-wrong", f"The sitemap cannot be read: {error}")
            continue
        if path in maps:
            found.update(urls)
        for url in urls:
            inside = url.removeprefix(site.base_url)
            if inside == url or not tree.paths & {inside, f"{inside}index.html"}:
                yield problem(path, "sitemap-wrong", f"The sitemap names a page that is not there: {url[:120]}")
    for url in sorted(set(stories) - found):
        yield problem("sitemap.xml", "sitemap-wrong", f"A story stands in no sitemap: {url}")
    robots = tree.text("robots.txt").splitlines()
    for name in ("sitemap.xml", "news-sitemap.xml"):
        if f"Sitemap: {site.base_url}{name}" not in robots:
            yield problem("robots.txt", "sitemap-wrong", f"robots.txt does not name {name}")
