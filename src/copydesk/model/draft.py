"""What a writer may use, and what a writer wrote."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from copydesk.model.facts import Sentence
from copydesk.model.report import Report
from copydesk.model.source import Rights, Source, strictest
from copydesk.model.story import Story


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """One report of a story with its sentences and its source: what the writer and the checker see of it.

    `origin` is the index of the report's origin in `Story.origins`.
    """

    report: Report
    source: Source
    sentences: tuple[Sentence, ...]
    origin: int

    @property
    def rights(self) -> Rights:
        """What may be done with its words: the strictest of what the page and the source allow."""
        return strictest(self.report.rights, self.source.rights)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """All that a writer may use for one edition of a story: its reports in order of telling, in every language.

    `language` is the edition's. `avoid` are ids of sentences that a check refused in an earlier round.
    """

    story: Story
    language: str
    materials: tuple[Material, ...]
    avoid: frozenset[str] = frozenset()


class Treatment(StrEnum):
    """How a sentence's words stand on the page."""

    OWN = "own"
    """As the story's own words (full rights, or written by a model)."""
    QUOTED = "quoted"
    """Between quotation marks, credited to its source (excerpt rights)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftSentence:
    """One sentence of a draft. `text` is without added marks; `citations` are ids of the sentences it stands on, never empty.

    `credited_to` are the source ids named beside it as its tellers.
    """

    text: str
    citations: tuple[str, ...]
    language: str
    treatment: Treatment = Treatment.OWN
    credited_to: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.citations:
            raise ValueError(f"a draft sentence without citation: {self.text[:80]!r}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Sentences that belong together; `attributed_to` are source ids for the lead-in ("X reports:"), empty where none is due."""

    sentences: tuple[DraftSentence, ...]
    attributed_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FactLine:
    """What a report in another language adds without its words being translated.

    `headline` is in the original (`language`); entity ids for who and where, ISO values for when, figures as printed.
    """

    report_id: str
    source_id: str
    language: str
    headline: str
    published_at: datetime | None
    who: tuple[str, ...] = ()
    where: tuple[str, ...] = ()
    when: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A story in one language as a writer wrote it.

    `headline.language` differs from `language` when no report tells the story in the edition's language: the page then
    shows the original headline, marked as such, and `fact_lines` instead of paragraphs. `writer` is `extractive` or the
    name of a model; `uses_model` decides the labels.
    """

    story_id: str
    language: str
    headline: DraftSentence
    standfirst: tuple[DraftSentence, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    fact_lines: tuple[FactLine, ...] = ()
    writer: str = "extractive"
    uses_model: bool = False

    @property
    def sentences(self) -> tuple[DraftSentence, ...]:
        """Headline, standfirst and every paragraph's sentences, in reading order."""
        body = tuple(sentence for paragraph in self.paragraphs for sentence in paragraph.sentences)
        return (self.headline, *self.standfirst, *body)
