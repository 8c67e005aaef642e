"""What sentences state, in a form that can be compared: numbers, moments, names, quotes, attributions.

Offsets are half-open code points: into `Report.text` inside a `Reading`, into the text given elsewhere.
"""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from copydesk.model.report import Part


class NumberKind(StrEnum):
    """What sort of figure a number is; only equal kinds are compared."""

    QUANTITY = "quantity"
    PERCENT = "percent"
    MONEY = "money"
    MEASURE = "measure"
    ORDINAL = "ordinal"
    SCORE = "score"
    CLOCK = "clock"
    CODE = "code"
    """A model name, a phone number, an article of law: recognised, never a quantity."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A figure: the interval `low`..`high` (equal when exact), in `unit` (canonical: `percent`, `KRW`, `km`, `person`).

    `counted` is the thing counted as printed, lower-cased, or empty. Scale words are multiplied in: 3조 원 is 3000000000000 KRW.
    `figures` are the spans of the bare figure, with sign and scale but without currency and unit: one, or the two ends of a
    range. `parts` are the two figures of a share that prints both ("one in three"), as if they stood alone; its value is the
    share. `scope` is the span with the words of its bound: "more than 300 ships" around `300`.
    """

    start: int
    end: int
    text: str
    low: Decimal
    high: Decimal
    kind: NumberKind = NumberKind.QUANTITY
    unit: str = ""
    counted: str = ""
    approximate: bool = False
    figures: tuple[tuple[int, int], ...] = ()
    scope: tuple[int, int] = (0, 0)
    parts: tuple["Number", ...] = ()


class Granularity(StrEnum):
    """The size of a moment."""

    CENTURY = "century"
    DECADE = "decade"
    YEAR = "year"
    HALF = "half"
    QUARTER = "quarter"
    SEASON = "season"
    MONTH = "month"
    WEEK = "week"
    DAY = "day"
    DAYPART = "daypart"
    TIME = "time"
    WEEKDAY = "weekday"
    DURATION = "duration"
    """A length of time, which is of no place in the calendar or counted from the day of publication."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A point or stretch of the calendar.

    `value` is ISO 8601 as far as known, with X for what is not: `2026-01-09`, `2026-01`, `2026`, `XXXX-12-18`,
    `XXXX-XX-09`, `2026-01-09T15:00`; a weekday that could not be resolved is `XXXX-WXX-5` (Monday is 1). Beyond ISO:
    `2026-W02` and its weekend `2026-W02-WE`, `2026-Q1`, `2026-H1`, the season `2026-SU` (SP, SU, FA, WI), the decade `199X`,
    the century `18XX`. A range in words ("Jan. 9-11") is two moments with one span.
    `relative` marks a value found by the dateline or publication time. `part` is the part of the day (MO, MI, AF, EV, NI:
    morning, midday, afternoon, evening, night); one that stands alone is a DAYPART of the unknown day `XXXX-XX-XX`.
    `calendar` is `lunar` or `fiscal` where that is printed: such a value is as printed and not of the common calendar.
    A length of time is a DURATION as ISO 8601 has it: `P3W`, `PT1H30M`, `P0.5Y`, and `PXW` for "several weeks"; one that is
    counted from the day of publication is `relative` and has it at that end: `P3W/2026-01-09` for the past three weeks,
    `2026-01-09/P3W` for the next; so has one that is counted from another day (`2026-04-05/P3W`, three weeks after Easter),
    which is not. One of two ends ("two to three weeks") is two with one span.
    `bound` is what is printed beside it of its bounds, at `bound_span` ((0, 0) without one): `before`, `after`, `since`,
    `until`, `start`, `mid`, `end`, `about`, `earlier`, `later`, `rest`, and of a length `over` and `under`; `from` and `to` at
    the first and the last of an interval.
    """

    start: int
    end: int
    text: str
    value: str
    granularity: Granularity
    relative: bool = False
    part: str = ""
    calendar: str = ""
    bound: str = ""
    bound_span: tuple[int, int] = (0, 0)


class EntityKind(StrEnum):
    """What an entity is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    OUTLET = "outlet"
    WORK = "work"


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name in a text, without titles, honorifics and particles. `entity_id` is empty when the lexicon does not know it.

    `sound` is a script-independent key: names that sound alike have alike keys. `title` is the title beside it, as printed.
    `is_disguised` marks letters of two scripts in one word or invisible characters inside; letters of two scripts also keep
    the name from having an entity: it only looks like that one.
    """

    start: int
    end: int
    text: str
    entity_id: str = ""
    kind: EntityKind | None = None
    sound: str = ""
    title: str = ""
    is_disguised: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words between quotation marks. `start`..`end` include the marks; `text` does not.

    `speaker` is the printed name or empty where it is not sure; `speaker_span` where the speaker is mentioned beside the
    quotation: that name, or the pronoun or title that stands for it, (0, 0) without one. `language` is that of the quoted words.
    `verb` is the word of saying beside it. `is_speech` is False for scare quotes and titles.
    """

    start: int
    end: int
    text: str
    language: str
    speaker: str = ""
    speaker_entity_id: str = ""
    is_speech: bool = True
    speaker_span: tuple[int, int] = (0, 0)
    verb: str = ""


class SpeechForm(StrEnum):
    """How what somebody said is told."""

    DIRECT = "direct"
    """In the speaker's own words, between marks."""
    INDIRECT = "indirect"
    MIXED = "mixed"
    """Indirectly, with words of the speaker's own between marks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who is said to have said or reported a statement. `source` is as printed; `cue` the word of saying; either may be empty.

    `start`..`end` reach from the source to the cue, whichever is first; `source_span` and `cue_span` are theirs, that of a source
    which only the sentence before names (0, 0). `contents` are
    the stretches that are attributed, in order: two where the source stands inside ("A," she said, "B"). `is_stance` marks what
    somebody wants, believes, supports or refuses, which nobody need have said.
    """

    start: int
    end: int
    source: str
    cue: str
    source_entity_id: str = ""
    source_span: tuple[int, int] = (0, 0)
    cue_span: tuple[int, int] = (0, 0)
    contents: tuple[tuple[int, int], ...] = ()
    form: SpeechForm = SpeechForm.INDIRECT
    is_stance: bool = False


class StanceKind(StrEnum):
    """How a sentence stands to its content."""

    NEGATED = "negated"
    DENIED = "denied"
    POSSIBLE = "possible"
    PLANNED = "planned"
    ALLEGED = "alleged"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """A cue of polarity or modality ("not", "may", "plans to", 않, 것으로 보인다).

    `scope` is the stretch that it speaks of, the cue with it: what follows in its clause, what stands before it in languages
    whose verb comes last, or the whole clause; (0, 0) where it is not known.
    """

    start: int
    end: int
    text: str
    kind: StanceKind
    scope: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All that a piece of text states, each tuple in order of appearance.

    `durations` stand apart from `moments`, so that nothing which looks for a date takes a length of time for one; the figure of
    a duration is among the `numbers` too.
    """

    numbers: tuple[Number, ...] = ()
    moments: tuple[Moment, ...] = ()
    durations: tuple[Moment, ...] = ()
    names: tuple[Name, ...] = ()
    quotes: tuple[Quote, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    stances: tuple[Stance, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedSentence:
    """A sentence of a report as it stands there: quick to load, for what only shows it. `id` is `{report id}.{index}`."""

    id: str
    report_id: str
    index: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence(PrintedSentence):
    """One sentence of a report with its facts; its id is unique in the newsroom.

    `paragraph` counts body paragraphs from 0; it is -1 in headline and standfirst.
    """

    part: Part
    paragraph: int = -1
    facts: Facts = Facts()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A report's sentences with their facts, in order."""

    report_id: str
    language: str
    sentences: tuple[Sentence, ...] = ()

    @property
    def body(self) -> tuple[Sentence, ...]:
        """The sentences outside headline and standfirst."""
        return tuple(sentence for sentence in self.sentences if sentence.part is Part.BODY)
