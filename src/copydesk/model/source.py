"""Who publishes: outlets, agencies, official bodies, and what we may do with their words."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from urllib.parse import urlsplit


class SourceKind(StrEnum):
    """What a source is; an agency's text counts once however many outlets carry it."""

    OUTLET = "outlet"
    AGENCY = "agency"
    OFFICIAL = "official"
    STATE_MEDIA = "state_media"


class Rights(StrEnum):
    """What may be done with a report's words, from most to least."""

    FULL = "full"
    """The operator holds a licence: whole sentences may stand as the story's own."""
    EXCERPT = "excerpt"
    """Headline and at most two sentences, quoted and credited. The default."""
    FACTS_ONLY = "facts_only"
    """No sentence; figures, dates, places and names may be stated."""
    LINK_ONLY = "link_only"
    """The headline as a link, nothing else."""
    SKIP = "skip"
    """Not gathered at all."""


EXCERPT_SENTENCES: Final = 2
"""How many sentences of a report may be quoted, besides its headline, where the source allows excerpts."""


def strictest(first: Rights, second: Rights) -> Rights:
    """The one of two decisions that allows less."""
    return first if first is second else max(first, second, key=tuple(Rights).index)


class FeedKind(StrEnum):
    """Where a source lists its reports. RSS, Atom and JSON Feed are told apart by reading them."""

    FEED = "feed"
    SITEMAP = "sitemap"


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """An address that lists a source's reports."""

    url: str
    kind: FeedKind = FeedKind.FEED


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An outlet, an agency or an official body.

    `names` are (language, established name) pairs; `aliases` are credit-line spellings ("Yonhap", "연합뉴스").
    `country` is an ISO 3166-1 alpha-2 code; `time_zone` an IANA name. Sources with one `owner` are never independent.
    """

    id: str
    name: str
    language: str
    country: str
    kind: SourceKind = SourceKind.OUTLET
    owner: str = ""
    rights: Rights = Rights.EXCERPT
    time_zone: str = "UTC"
    home_url: str = ""
    feeds: tuple[Feed, ...] = ()
    names: tuple[tuple[str, str], ...] = ()
    aliases: tuple[str, ...] = ()
    note: str = ""

    def name_in(self, language: str) -> str:
        """The established name in a language, else the source's own name."""
        return dict(self.names).get(language, self.name)


LOCAL_FILES = "local-files"
"""The source id of reports from files that name no address of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceBook:
    """A desk's sources, and a stand-in for every host that is not listed.

    An unlisted host becomes a source with the host as id and name and `unlisted_rights`; nothing else is assumed of it.
    """

    sources: tuple[Source, ...] = ()
    unlisted_rights: Rights = Rights.EXCERPT

    def __post_init__(self) -> None:
        ids = [source.id for source in self.sources]
        if len(set(ids)) != len(ids):
            raise ValueError(f"sources defined twice: {', '.join(sorted({each for each in ids if ids.count(each) > 1}))}")

    def get(self, source_id: str) -> Source:
        """The source with this id, listed or stand-in. Never fails."""
        for source in self.sources:
            if source.id == source_id:
                return source
        return Source(id=source_id, name=source_id, language="und", country="", rights=self.unlisted_rights)

    def of_url(self, url: str) -> Source:
        """The source whose home or feed shares the address's host (`www.` apart), else a stand-in for the host.

        Where several sources share a host, the one whose home address is the longest prefix wins.
        """
        host = _host(url)
        if not host:
            return self.get(LOCAL_FILES)
        listed = [source for source in self.sources if host in {_host(known) for known in _addresses(source)}]
        if not listed:
            return self.get(host)
        return max(listed, key=lambda source: len(source.home_url) if url.startswith(source.home_url) else 0)


def _addresses(source: Source) -> tuple[str, ...]:
    return (source.home_url, *(feed.url for feed in source.feeds))


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")
