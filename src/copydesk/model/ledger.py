"""What reports print for the record: words that somebody said, and names given in two scripts."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenWords:
    """A quotation with its speaker as one report prints it: who said what, when, in which report.

    `start`..`end` are offsets of the words, without their marks, into `Report.text`. `language` is the words', `report_language`
    the report's. `speaker` is as printed; `said_on` is the moment that the sentence names beside the words, empty where it names
    none or several; `told_at` is when the report was told. `anchors` are what the words state in a form that every language
    shares (`number 140 person`, `moment 2026-01-09`, `name kim-jong-un`), sorted.
    """

    report_id: str
    source_id: str
    start: int
    end: int
    text: str
    language: str
    report_language: str
    speaker: str
    told_at: datetime
    speaker_entity_id: str = ""
    verb: str = ""
    said_on: str = ""
    anchors: tuple[str, ...] = ()

    @property
    def is_foreign(self) -> bool:
        """Whether the report prints the words in another language than its own, as it does with originals alone."""
        return self.language != self.report_language


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What one person said, in every wording that the story's reports print: the original first, then the rest as told.

    `translations` are wordings in other languages than the original's, `repeats` are those in its own.
    """

    story_id: str
    original: SpokenWords
    repeats: tuple[SpokenWords, ...] = ()
    translations: tuple[SpokenWords, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PairSighting:
    """One place where a report gives a name in two scripts, as evidence: `start`..`end` hold both forms in `Report.text`."""

    report_id: str
    source_id: str
    start: int
    end: int
    first: str
    first_language: str
    second: str
    second_language: str
    is_acronym: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenPair:
    """Two forms of one name with all the evidence for it. `id` comes from the forms and never changes.

    `is_accepted` is what the editor said, None where nobody did yet.
    """

    id: str
    forms: tuple[tuple[str, str], ...]
    """(language, form), ordered."""
    sightings: tuple[PairSighting, ...]
    is_accepted: bool | None = None

    @property
    def reports(self) -> int:
        """How many reports give it."""
        return len({sighting.report_id for sighting in self.sightings})

    @property
    def sources(self) -> int:
        """How many sources give it: a copied report is no second witness."""
        return len({sighting.source_id for sighting in self.sightings})


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferedPair:
    """A pair as it is offered to the editor. `entity_id` is the entity of the lexicon that has one of its forms, or empty.

    `is_known`: that entity has both. `is_established`: there is evidence enough for its forms to be printed.
    """

    pair: SeenPair
    entity_id: str = ""
    is_known: bool = False
    is_established: bool = False
