"""What a desk file and a lexicon file may hold: closed schemas, no mapping to our own types.

Every key stands in `docs/reference/settings.md` with its default and unit; a test compares the two.
"""

from typing import Annotated

from msgspec import Meta, Struct

from copydesk.model.cleared import Policy
from copydesk.model.facts import EntityKind
from copydesk.model.judgement import JudgeKind
from copydesk.model.source import Rights, SourceKind

Seconds = Annotated[float, Meta(gt=0, le=600)]
Bytes = Annotated[int, Meta(ge=1_000, le=100_000_000)]
Share = Annotated[float, Meta(ge=0, le=1)]
Weight = Annotated[float, Meta(ge=0, le=100)]
Hours = Annotated[float, Meta(gt=0, le=8_760)]
Id = Annotated[str, Meta(pattern="^[a-z0-9][a-z0-9.-]{0,79}$")]
Country = Annotated[str, Meta(pattern="^([A-Z]{2})?$")]
LanguageTag = Annotated[str, Meta(pattern="^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$")]


THRESHOLD = 0.9
"""Probability from which a classifier's answer counts. A cautious figure, not tuned: what lies below stays unchecked."""


class DeskTable(Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """`[desk]`: who publishes, where, in which languages."""

    name: Id
    owner: str
    contact: str
    corrections_contact: str = ""
    base_url: str = "http://localhost:8000/"
    languages: tuple[LanguageTag, ...] = ("ko", "en")
    titles: dict[str, str] = {}
    time_zone: str = "UTC"


class GatherTable(Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """`[gather]`: how sources are asked."""

    user_agent: str = ""
    timeout_s: Seconds = 20.0
    max_page_bytes: Bytes = 10_000_000
    max_feed_bytes: Bytes = 5_000_000
    max_pages_per_feed: Annotated[int, Meta(ge=1, le=10_000)] = 50
    max_age_days: Annotated[float, Meta(gt=0, le=36_500)] = 7.0
    host_interval_s: Annotated[float, Meta(ge=0, le=600)] = 2.0
    allow_private_addresses: bool = False
    concurrency: Annotated[int, Meta(ge=1, le=256)] = 16


class PolicyTable(Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """`[policy]`: what may go out."""

    wording: Policy = Policy.STRICT
    unlisted_rights: Rights = Rights.EXCERPT


class JudgeTable(Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """`[judge]`: the model that is asked about wording which rules leave unchecked."""

    kind: JudgeKind
    url: str
    model: str
    threshold: Annotated[float, Meta(ge=0.5, le=1)] = THRESHOLD
    timeout_s: Seconds = 30.0
    concurrency: Annotated[int, Meta(ge=1, le=64)] = 8
    max_calls: Annotated[int, Meta(ge=1, le=1_000_000)] = 1_000
    max_time_s: Annotated[float, Meta(gt=0, le=86_400)] = 600.0


class EmbedderTable(Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """`[embedder]`: the model by whose vectors reports in different languages are compared."""

    url: str
    model: str
    same_from: Annotated[float, Meta(gt=0, lt=1)]
    timeout_s: Seconds = 30.0
    max_calls: Annotated[int, Meta(ge=1, le=1_000_000)] = 1_000


class GroupTable(Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """`[group]`: which reports count as one story."""

    breadth: Share = 0.5
    window_hours: Hours = 72.0


class FrontTable(Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """`[front]`: what leads the front page."""

    origins: Weight = 1.0
    variety: Weight = 0.5
    novelty: Weight = 1.0
    subjects: dict[str, Weight] = {}


class SiteTable(Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """`[site]`: where the site is written."""

    folder: str = "site"


class StoreTable(Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """`[store]`: where the newsroom remembers. `folder` and `url` exclude each other."""

    folder: str = ""
    url: str = ""


class SourceTable(Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """`[[source]]`: one outlet, agency or official body."""

    id: Id
    name: str
    language: LanguageTag
    country: Country = ""
    kind: SourceKind = SourceKind.OUTLET
    owner: str = ""
    rights: Rights = Rights.EXCERPT
    time_zone: str = "UTC"
    home_url: str = ""
    feeds: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()
    names: dict[str, str] = {}
    aliases: tuple[str, ...] = ()
    note: str = ""


class EntityTable(Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """`[[entity]]`: one person, organisation, place, outlet or work with its established names."""

    id: Id
    kind: EntityKind
    forms: dict[str, str]
    aliases: dict[str, tuple[str, ...]] = {}
    misspellings: dict[str, tuple[str, ...]] = {}
    offices: dict[str, tuple[str, ...]] = {}
    note: str = ""


class LexiconFile(Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """A lexicon file: entities and nothing else."""

    entity: tuple[EntityTable, ...] = ()


class DeskFile(Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """A whole desk file."""

    desk: DeskTable
    lexicon: tuple[str, ...] = ()
    notices: dict[str, str] = {}
    gather: GatherTable = GatherTable()
    policy: PolicyTable = PolicyTable()
    judge: JudgeTable | None = None
    embedder: EmbedderTable | None = None
    group: GroupTable = GroupTable()
    front: FrontTable = FrontTable()
    site: SiteTable = SiteTable()
    store: StoreTable = StoreTable()
    source: tuple[SourceTable, ...] = ()
    entity: tuple[EntityTable, ...] = ()
