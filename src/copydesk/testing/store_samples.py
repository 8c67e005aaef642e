"""Small values for tests of stores: invented, plain, and different where a number says so."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import msgspec

from copydesk.model.cleared import Held, HeldReason
from copydesk.model.edition import Correction
from copydesk.model.facts import EntityKind, Facts, Granularity, Moment, Name, Number, Reading, Sentence
from copydesk.model.judgement import Judgement, Opinion
from copydesk.model.ledger import PairSighting, SpokenWords
from copydesk.model.outcome import Rejected, Stage
from copydesk.model.page import FeedItem, Page
from copydesk.model.picture import DigitalSourceType, Picture, PictureKind
from copydesk.model.report import Part, Report, report_id_of
from copydesk.model.story import Origin, Story
from copydesk.ports import Decision, PublishedVersion, ReadRecord
from copydesk.testing.judge import FAKE_IDENTITY

NOON = datetime(2026, 1, 9, 12, tzinfo=UTC)


def minutes(count: int) -> datetime:
    """So many minutes after noon of the sample day."""
    return NOON + timedelta(minutes=count)


def page(number: int, *, body: str = "", fetched_at: datetime = NOON) -> Page:
    """A page with an address of its own; pages with equal `body` share their bytes."""
    return Page(
        url=f"https://herald.example/{number}",
        source_id="herald",
        fetched_at=fetched_at,
        body=(body or f"<p>Ferry {number} left on time.</p>").encode(),
        headers=(("content-type", "text/html"),),
        item=FeedItem(url=f"https://herald.example/{number}", headline=f"Ferry {number}", published_at=NOON),
        rights_evidence=("robots.txt: allowed",),
    )


def record(number: int, *, page_id: int, told: int = 0, received: int = 600, headline: str = "") -> ReadRecord:
    """The reading of page `number`: told `told` minutes after noon, received `received` minutes after it."""
    headline = headline or f"Ferry {number} leaves on 9 January"
    report_id = report_id_of(f"https://herald.example/{number}")
    report = Report(
        id=report_id,
        url=f"https://herald.example/{number}",
        source_id="herald",
        page_sha256="0" * 64,
        language="en",
        headline=headline,
        text=headline,
        received_at=minutes(received),
        published_at=minutes(told),
    )
    reading = Reading(report_id=report_id, language="en", sentences=(_sentence(report),))
    return ReadRecord(
        page_id=page_id, report=report, reading=msgspec.msgpack.encode(reading), signature=f"signature {headline}".encode()
    )


def with_ledger(record: ReadRecord, words: str, *, speaker: str = "mayor") -> ReadRecord:
    """The same reading with these words of a speaker, and a name given in two scripts."""
    report = record.report
    spoken = SpokenWords(
        report_id=report.id,
        source_id=report.source_id,
        start=3,
        end=3 + len(words),
        text=words,
        language="en",
        report_language="en",
        speaker="Ann Brook",
        speaker_entity_id=speaker,
        told_at=report.told_at,
        anchors=("number 1.5",),
    )
    pair = PairSighting(
        report_id=report.id,
        source_id=report.source_id,
        start=0,
        end=5,
        first="정다온",
        first_language="ko",
        second="Jeong Da-on",
        second_language="und",
    )
    return replace(record, spoken=(spoken,), pairs=(pair,))


def judgement(reason: str) -> Judgement:
    """A judge's yes, with this reason."""
    return Judgement(opinion=Opinion.FAITHFUL, judge=FAKE_IDENTITY, at=NOON, reason=reason)


def _sentence(report: Report) -> Sentence:
    end = len(report.text)
    name = Name(start=0, end=5, text=report.text[:5], kind=EntityKind.WORK)
    figure = Number(start=6, end=7, text=report.text[6:7], low=Decimal("1.50"), high=Decimal("1.50"), counted="ferry")
    moment = Moment(start=8, end=end, text=report.text[8:], value="2026-01-09", granularity=Granularity.DAY)
    return Sentence(
        id=f"{report.id}.0",
        report_id=report.id,
        index=0,
        start=0,
        end=end,
        text=report.text,
        part=Part.HEADLINE,
        facts=Facts(names=(name,), numbers=(figure,), moments=(moment,)),
    )


def story(story_id: str, *report_ids: str, opened: int = 0, merged_into: str = "") -> Story:
    """A story of these reports, each an origin of its own."""
    origins = tuple(Origin(root_report_id=report_id, report_ids=(report_id,)) for report_id in report_ids)
    opened_at, updated_at = minutes(opened), minutes(opened + 5)
    return Story(
        id=story_id,
        report_ids=report_ids,
        origins=origins,
        opened_at=opened_at,
        updated_at=updated_at,
        merged_into=merged_into,
    )


def rejected(number: int) -> Rejected:
    """A page without text."""
    return Rejected(
        stage=Stage.READ,
        subject=f"https://herald.example/{number}",
        code="no-text",
        message="the page has no text",
        remedy="Nothing to do",
    )


def decision(story_id: str, *, language: str = "en", digest: str = "first") -> Decision:
    """A cleared decision."""
    return Decision(story_id=story_id, language=language, story_digest=digest, cleared=b"cleared", cleared_digest="c" * 64)


def held_decision(story_id: str, *, language: str = "en") -> Decision:
    """A decision to hold."""
    held = Held(
        story_id=story_id,
        language=language,
        reason=HeldReason.RIGHTS,
        message="no source lets its words be used",
        remedy="Record a licence",
    )
    return Decision(story_id=story_id, language=language, story_digest="held", held=held)


def picture(story_id: str, *, language: str = "en", title: str = "Dates") -> Picture:
    """A picture whose bytes are no picture."""
    return Picture(
        story_id=story_id,
        language=language,
        kind=PictureKind.TIMELINE,
        title=title,
        description="9 January 2026",
        svg=b"<svg/>",
        raster=bytes(range(256)),
        raster_type="image/png",
        source_type=DigitalSourceType.DATA_DRIVEN,
    )


def version(story_id: str, *, number: int = 1, language: str = "en") -> PublishedVersion:
    """A published version of a story."""
    return PublishedVersion(
        story_id=story_id,
        language=language,
        path=f"{language}/2026/01/09/{story_id}/",
        version=number,
        cleared_digest="c" * 64,
        published_at=NOON,
        modified_at=minutes(number),
    )


def correction(story_id: str, *, at: int) -> Correction:
    """A corrected number."""
    return Correction(
        story_id=story_id, language="en", at=minutes(at), before="3 ferries", after="4 ferries", reason="miscounted"
    )
