"""Who publishes: outlets, agencies, official bodies, and what we may do with their words."""

from dataclasses import dataclass
from enum import StrEnum


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
