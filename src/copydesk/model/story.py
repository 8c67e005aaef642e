"""Reports that tell one event, where they come from, and what came before."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class OriginReason(StrEnum):
    """Why reports count as one origin.

    `UNSIGNED_COPIES` is one text under many owners' names that credits no agency: a plant looks like this, and so does an
    agency's text whose credit was cut.
    """

    ALONE = "alone"
    SAME_TEXT = "same_text"
    UNSIGNED_COPIES = "unsigned_copies"
    SAME_WIRE = "same_wire"
    SAME_OWNER = "same_owner"


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Reports that go back to one text or one wire; copies count once.

    `root_report_id` is the earliest (or the wire's own) report, which is also in `report_ids`. `wire` names the agency as
    printed in the credit lines when that is the reason.
    """

    root_report_id: str
    report_ids: tuple[str, ...]
    reason: OriginReason = OriginReason.ALONE
    wire: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """The reports that tell one event. `id` never changes while the story lives; it comes from its first report.

    `report_ids` are in order of telling. Times are aware UTC. `merged_into` names the story that took this one over.
    `entity_ids` are the entities that its reports name, those named by most reports first. `traits` are the hashes of its
    weightiest words and names with their weights, packed by `group.traits`: by these it is linked with stories of other weeks.
    `happened_on` is when its event was by what its reports say, as `2026-01-09`, `2026-W02` or `2026-01`; empty where they do not
    say. `named_days` are the days that they name, those named by most first. `split_from` names the story that it was part of,
    `split_off` those that were part of it.
    """

    id: str
    report_ids: tuple[str, ...]
    origins: tuple[Origin, ...]
    opened_at: datetime
    updated_at: datetime
    merged_into: str = ""
    entity_ids: tuple[str, ...] = ()
    traits: bytes = b""
    happened_on: str = ""
    named_days: tuple[str, ...] = ()
    split_from: str = ""
    split_off: tuple[str, ...] = ()

    @property
    def independent(self) -> int:
        """How many origins tell it."""
        return len(self.origins)


class StoryChangeKind(StrEnum):
    """What happened to a story."""

    OPENED = "opened"
    GREW = "grew"
    MERGED = "merged"
    SPLIT = "split"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryChange:
    """A recorded change of a story, with its reason in plain words of data ("closeness 0.41").

    `other_id` is the story that a merged one went into, or that a split one was part of.
    """

    story_id: str
    kind: StoryChangeKind
    at: datetime
    reason: str
    other_id: str = ""


class DisagreementKind(StrEnum):
    """What independent reports state differently."""

    NUMBER = "number"
    MOMENT = "moment"
    NAME = "name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """Different values for the same thing in independent reports: (sentence id, value as printed) pairs, by value."""

    story_id: str
    kind: DisagreementKind
    about: str
    sides: tuple[tuple[str, str], ...]


class LinkReason(StrEnum):
    """Why a story is shown beside another."""

    EARLIER_IN_THREAD = "earlier_in_thread"
    LATER_IN_THREAD = "later_in_thread"
    SAME_THREAD = "same_thread"
    SAME_PEOPLE = "same_people"
    SAME_ORGANISATIONS = "same_organisations"
    SAME_PLACE = "same_place"
    SAME_WORDS = "same_words"


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedStory:
    """A story shown beside another, with the reason; `score` is in 0..1, larger is closer."""

    story_id: str
    score: float
    reason: LinkReason


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """Stories that follow one another over time, the oldest first. `entity_ids` are whom they share, most shared first.

    `id` never changes while the thread lives. `former_ids` are those of threads that it took over: their addresses lead here.
    """

    id: str
    story_ids: tuple[str, ...]
    entity_ids: tuple[str, ...] = ()
    former_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouping:
    """The whole result of the group stage: live stories, what changed, threads, and what is related to what.

    `related` holds (story id, its related stories, closest first), ordered by story id.
    """

    stories: tuple[Story, ...]
    changes: tuple[StoryChange, ...] = ()
    threads: tuple[Thread, ...] = ()
    related: tuple[tuple[str, tuple[RelatedStory, ...]], ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    redirects: tuple[tuple[str, str], ...] = ()
    """(id of a story that was merged away, id of the live story that holds its reports now), by the first."""
