"""What templates show: plain values, already in the page's language. An empty `language` means the page's own."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from copydesk.publish.labels import Label


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Text that may stand in another language than the page."""

    text: str
    language: str = ""
    romanised: str = ""
    """How a name in a script that readers of the page may not know is said, in Latin letters."""

    @property
    def printed(self) -> str:
        """The text, with the romanisation in brackets."""
        return f"{self.text} ({self.romanised})" if self.romanised else self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """A time as words and as ISO 8601."""

    text: str
    iso: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceView:
    """Where a sentence stands: the source's exact words, and the report that they are from. `number` is its place in the list."""

    number: int
    source: Words
    quote: Words
    url: str
    when: Time
    page_hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceView:
    """A sentence with its number, counted from 1 with the headline. `undecided` names what the check could not decide.

    `approved` says which person or model vouches for its wording, and since when; empty where nobody had to.
    """

    number: int
    words: Words
    quoted: bool
    credit: str
    wording: str
    approved: str
    undecided: str
    evidence: tuple[EvidenceView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphView:
    """Sentences that belong together; `lead_in` names their tellers ("X reports:") or is empty."""

    lead_in: str
    sentences: tuple[SentenceView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureView:
    """A picture beside its page. `label` says that it was generated, and of what kind it is."""

    file: str
    vector: str
    alt: str
    description: str
    label: str
    source_type: str
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FactView:
    """What a report in another language states, without its words being translated."""

    headline: Words
    language_name: str
    number: int
    source: Words
    url: str
    when: Time | None
    who: tuple[Words, ...]
    where: tuple[Words, ...]
    moments: tuple[str, ...]
    figures: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SideView:
    """One value of a disagreement with its teller; `number` is 0 where the report is not listed."""

    value: Words
    source: Words
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DisagreementView:
    """What independent reports state differently."""

    kind: str
    about: Words
    sides: tuple[SideView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView:
    """A row of the source table."""

    number: int
    source: Words
    source_href: str
    kind: str
    headline: Words
    language_name: str
    url: str
    when: Time
    earliest: bool
    page_hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginView:
    """Reports that go back to one text, one wire or one owner, and why."""

    title: str
    reason: str
    counts_once: bool
    reports: tuple[ReportView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CardView:
    """A story in brief. `picture` is a path from the page, empty without picture; `reason` says why it stands here."""

    href: str
    headline: Words
    credit: str
    summary: str
    label: Label
    counts: str
    age: str
    when: Time
    picture: str = ""
    picture_alt: str = ""
    reason: str = ""
    current: bool = False
    importance: Mapping[str, float] = field(default_factory=dict)
    """Why it stands where it does, as data: score, reasons, and the desk's factor. Empty where time alone decides."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineView:
    """A place on a timeline: a story, or a day that several stories name, of which `note` says how many."""

    when: Time
    story: CardView | None = None
    note: str = ""
    named_by: tuple[CardView, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadView:
    """The strip of a story's thread, the oldest story first."""

    title: str
    href: str
    items: tuple[TimelineView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionView:
    """A published change of fact. `story` leads to the story where it is shown elsewhere."""

    when: Time
    before: str
    after: str
    reason: str
    story: CardView | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingCount:
    """How many sentences of a story have a wording class, and what the class says."""

    code: str
    name: str
    detail: str
    count: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryView:
    """All that a story page shows."""

    story_id: str
    headline: SentenceView
    headline_credit: str
    label: Label
    standfirst: tuple[SentenceView, ...]
    picture: PictureView | None
    paragraphs: tuple[ParagraphView, ...]
    facts: tuple[FactView, ...]
    facts_note: str
    facts_open: bool
    disagreements: tuple[DisagreementView, ...]
    origins: tuple[OriginView, ...]
    counts: str
    wordings: tuple[WordingCount, ...]
    checked_note: str
    unchecked_note: str
    thread: ThreadView | None
    related: tuple[CardView, ...]
    parted: tuple[CardView, ...]
    corrections: tuple[CorrectionView, ...]
    version: str
    told: str
    published: Time
    modified: Time | None
    age: str
