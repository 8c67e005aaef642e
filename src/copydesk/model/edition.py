"""A cleared story in one language, with all that its page says: the one record behind every surface."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from copydesk.model.cleared import Cleared
from copydesk.model.importance import Weights
from copydesk.model.lexicon import Lexicon
from copydesk.model.picture import DigitalSourceType, Picture
from copydesk.model.report import Report
from copydesk.model.source import Source
from copydesk.model.story import Disagreement, RelatedStory, Story, Thread


class ReviewState(StrEnum):
    """Whether a person reviewed this version."""

    UNREVIEWED = "unreviewed"
    REVIEWED = "reviewed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosure:
    """What a machine made here: every label, on every surface, is generated from this one record.

    `writer` and `uses_model` are the draft's; `translated` marks an edition whose words are not its sources' own.
    """

    review: ReviewState
    source_type: DigitalSourceType
    writer: str
    uses_model: bool
    translated: bool = False
    reviewer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A published change of fact, dated; `before` and `after` as printed."""

    story_id: str
    language: str
    at: datetime
    before: str
    after: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Teller:
    """A report of the story as the source table shows it. `origin` is the index in `Story.origins`."""

    report: Report
    source: Source
    origin: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A sentence that an edition stands on: where it stands and its exact words."""

    sentence_id: str
    report_id: str
    start: int
    end: int
    text: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A cleared story in one language, ready for every surface.

    `path` is the permalink below the site's root, ending in `/`, fixed at first publication. `version` counts from 1.
    Times are aware UTC; `published_at` never changes, `modified_at` does when the text does.
    """

    cleared: Cleared
    story: Story
    path: str
    version: int
    published_at: datetime
    modified_at: datetime
    disclosure: Disclosure
    tellers: tuple[Teller, ...]
    citations: tuple[Citation, ...]
    picture: Picture | None = None
    thread: Thread | None = None
    related: tuple[RelatedStory, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    corrections: tuple[Correction, ...] = ()
    entity_ids: tuple[str, ...] = ()

    @property
    def language(self) -> str:
        """The edition's language."""
        return self.cleared.draft.language


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionCard:
    """An edition in brief, as front page, feeds, thread pages and related lists show it.

    `headline_language` differs from `language` where no report tells the story in the edition's language.
    `picture_path` is relative to the site's root, empty without picture. `variety` counts countries, languages and kinds of
    independent sources beyond the first of each; `follows` says that the story is not the first of its thread. `happened_on`
    and `named_days` are the story's.
    """

    story_id: str
    language: str
    path: str
    headline: str
    headline_language: str
    summary: str
    version: int
    published_at: datetime
    modified_at: datetime
    told_at: datetime
    disclosure: Disclosure
    report_count: int
    independent: int
    source_ids: tuple[str, ...]
    credited_to: tuple[str, ...] = ()
    quoted: bool = False
    picture_path: str = ""
    picture_alt: str = ""
    thread_id: str = ""
    entity_ids: tuple[str, ...] = ()
    variety: int = 0
    follows: bool = False
    happened_on: str = ""
    named_days: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteNote:
    """Something that a reader should know of the reports behind a site. Texts are (language, text) pairs.

    `what` is so; `treatment` is what the site does about it; `urls` are the reports that it is about.
    """

    id: str
    what: tuple[tuple[str, str], ...]
    treatment: tuple[tuple[str, str], ...] = ()
    urls: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteFacts:
    """What every page of a site says of its publisher. `base_url` ends in `/`; `notice` stands on every page where not empty.

    `titles` are (language, site title); `built_at` is aware UTC and the same for a whole build. `time_zone` is the IANA
    zone that pages write times in. `disclosures` stand on a page of their own, which every page leads to; none, no such page.
    `weights` decide what leads the front page.
    """

    base_url: str
    titles: tuple[tuple[str, str], ...]
    owner: str
    contact: str
    languages: tuple[str, ...]
    built_at: datetime
    sources: tuple[Source, ...]
    lexicon: Lexicon
    notices: tuple[tuple[str, str], ...] = ()
    desk_name: str = ""
    time_zone: str = "UTC"
    disclosures: tuple[SiteNote, ...] = ()
    weights: Weights = field(default_factory=Weights)

    def title_in(self, language: str) -> str:
        """The site's title in a language, else its first title."""
        return dict(self.titles).get(language) or self.titles[0][1]
