"""Checks a published story again from its open report, offline: the `story.json` beside its page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

import msgspec

from copydesk.check.book import NameBook
from copydesk.check.evidence import EvidenceBase
from copydesk.check.running import FACT_CHECKS, examine
from copydesk.errors import InputError
from copydesk.model.cleared import Policy
from copydesk.model.draft import DraftSentence, Material
from copydesk.model.facts import Sentence
from copydesk.model.judgement import Opinion
from copydesk.model.page import Page
from copydesk.model.report import Report, compose_text
from copydesk.model.source import Source, SourceBook
from copydesk.model.verdict import REFUSED, Finding, SentenceVerdict, Wording
from copydesk.pipeline.documents import read_one
from copydesk.text.facts import FactReader

FORMAT: Final = 1
_SUREST_FIRST: Final = (Wording.EXCERPT, Wording.PROVED, Wording.JUDGED, Wording.UNCHECKED)


class _Citation(msgspec.Struct, frozen=True, kw_only=True):
    sentence: str
    report: str
    start: int
    end: int
    text: str
    language: str


class _Approval(msgspec.Struct, frozen=True, kw_only=True):
    by: str
    at: datetime


class _Judgement(msgspec.Struct, frozen=True, kw_only=True):
    opinion: Opinion
    kind: str
    model: str
    prompt: str
    at: datetime


class _Told(msgspec.Struct, frozen=True, kw_only=True):
    text: str
    language: str
    wording: Wording
    finding: Finding
    citations: tuple[_Citation, ...]
    credited_to: tuple[str, ...] = ()
    approved: _Approval | None = None
    judgement: _Judgement | None = None

    @property
    def vouched_by(self) -> str:
        """Who said yes to a judged wording, and when; empty where the record does not say."""
        if self.approved is not None:
            return f"{self.approved.by}, {self.approved.at:%Y-%m-%d}"
        judged = self.judgement
        if judged is None or judged.opinion is not Opinion.FAITHFUL:
            return ""
        asked = f"{judged.kind}, {judged.prompt}" if judged.prompt else judged.kind
        return f"{judged.model} ({asked}), {judged.at:%Y-%m-%d}"


class _Teller(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    source: str
    source_name: str
    language: str
    page_sha256: str
    origin: int
    received_at: datetime
    published_at: datetime | None = None


class _Record(msgspec.Struct, frozen=True, kw_only=True):
    """What is read of a story's record; it may hold more (new fields do not change the format)."""

    format: int
    policy: Policy
    sentences: tuple[_Told, ...]
    reports: tuple[_Teller, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recounted:
    """A sentence of a story: what its record says, and what the same checks say now. `problem` is empty where they agree.

    `vouched_by` says whose yes a judged wording rests on: it is taken as recorded, for nobody is asked again.
    """

    recorded_finding: Finding
    recorded_wording: Wording
    verdict: SentenceVerdict
    problem: str = ""
    vouched_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recount:
    """A story checked again. `pages` counts the stored pages that were given and have the recorded hash, of `of_pages`."""

    policy: Policy
    sentences: tuple[Recounted, ...]
    pages: int
    of_pages: int

    @property
    def is_confirmed(self) -> bool:
        """Whether every sentence could be checked again and is as sure as its record says."""
        return bool(self.sentences) and not any(each.problem for each in self.sentences)


def recount(
    record: bytes, *, name: str, pages: Sequence[tuple[str, Page]] = (), sources: SourceBook, facts: FactReader
) -> Recount:
    """Every sentence of a story's record, checked again against the sentences that it cites.

    `pages` are stored pages of its reports as (what the user called it, page): one that has a report's hash is read whole, so
    that also the words around a citation count, and must have the cited words in their place. Without it the record's own
    citations are the evidence. Raises `InputError` where the record cannot be read or a page is none of its reports.
    """
    story = _decoded(record, name=name)
    by_hash = {teller.page_sha256: teller for teller in story.reports if teller.page_sha256}
    whole: dict[str, Material] = {}
    for label, page in pages:
        teller = by_hash.get(page.sha256)
        if teller is None:
            raise InputError(
                "is none of the pages that the record names", subject=label, remedy="Name pages by whose hashes it was checked."
            )
        whole[teller.id] = _read_whole(page, teller, sources=sources, facts=facts)
    materials = tuple(whole.get(teller.id) or _cited_alone(teller, story, facts=facts) for teller in story.reports)
    base = EvidenceBase(materials, facts=facts, book=NameBook(facts.lexicon))
    texts = {teller.id: whole[teller.id].report.text for teller in story.reports if teller.id in whole}
    counted = tuple(_recounted(told, base=base, texts=texts) for told in story.sentences)
    return Recount(policy=story.policy, sentences=counted, pages=len(whole), of_pages=len(by_hash))


def _decoded(record: bytes, *, name: str) -> _Record:
    remedy = "Name the story.json that stands beside a story's page."
    try:
        story = msgspec.json.decode(record, type=_Record)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise InputError("is no story's record", subject=name, remedy=remedy) from error
    if story.format != FORMAT:
        raise InputError("is of another version of Copydesk", subject=name, remedy="Use the version that wrote it.")
    return story


def _read_whole(page: Page, teller: _Teller, *, sources: SourceBook, facts: FactReader) -> Material:
    report, reading = read_one(page, sources=sources, facts=facts)
    sentences = tuple(replace(each, id=f"{teller.id}.{each.index}", report_id=teller.id) for each in reading.sentences)
    return Material(report=replace(report, id=teller.id), source=_source(teller), sentences=sentences, origin=teller.origin)


def _cited_alone(teller: _Teller, story: _Record, *, facts: FactReader) -> Material:
    """A report of nothing but what the story cites of it, in its order, each sentence under its own id."""
    cited = {each.sentence: each for told in story.sentences for each in told.citations if each.report == teller.id}
    ordered = sorted(cited.values(), key=lambda each: each.start)
    paragraphs = tuple(each.text for each in ordered)
    report = Report(
        id=teller.id,
        url="",
        source_id=teller.source,
        page_sha256=teller.page_sha256,
        language=teller.language,
        headline="",
        text=compose_text("", "", paragraphs),
        paragraphs=paragraphs,
        received_at=teller.received_at,
        published_at=teller.published_at,
    )
    ids = {each.text: each.sentence for each in ordered}
    read = facts.reading(report, time_zone="UTC").sentences if paragraphs else ()
    sentences = tuple(_under_its_id(each, ids[each.text]) for each in read if each.text in ids)
    return Material(report=report, source=_source(teller), sentences=sentences, origin=teller.origin)


def _under_its_id(sentence: Sentence, sentence_id: str) -> Sentence:
    index = sentence_id.rpartition(".")[2]
    return replace(sentence, id=sentence_id, index=int(index) if index.isdecimal() else sentence.index)


def _source(teller: _Teller) -> Source:
    return Source(id=teller.source, name=teller.source_name, language=teller.language, country="")


def _recounted(told: _Told, *, base: EvidenceBase, texts: Mapping[str, str]) -> Recounted:
    sentence = DraftSentence(
        text=told.text,
        citations=tuple(each.sentence for each in told.citations) or ("none",),
        language=told.language,
        credited_to=told.credited_to,
    )
    claim = base.claim(sentence, credited=True)
    verdict = examine(claim, base.grounds(claim), checks=FACT_CHECKS)
    return Recounted(
        recorded_finding=told.finding,
        recorded_wording=told.wording,
        verdict=verdict,
        problem=_problem(told, verdict, base=base, texts=texts),
        vouched_by=told.vouched_by if told.wording is Wording.JUDGED else "",
    )


def _problem(told: _Told, verdict: SentenceVerdict, *, base: EvidenceBase, texts: Mapping[str, str]) -> str:
    for cited in told.citations:
        if cited.report in texts and texts[cited.report][cited.start : cited.end] != cited.text:
            return "the stored page has other words where the record cites it"
        if base.ground(cited.sentence) is None:
            return "a cited sentence is not in its report"
    if verdict.finding in REFUSED and told.finding not in REFUSED:
        return f"the record says {told.finding}; the checks say {verdict.finding}"
    if told.wording is Wording.JUDGED and not told.vouched_by:
        return "the record says that the wording was judged, and not by whom"
    if told.wording is not Wording.JUDGED and _SUREST_FIRST.index(verdict.wording) > _SUREST_FIRST.index(told.wording):
        return f"the record says the wording is {told.wording}; the cited sentences alone make it {verdict.wording}"
    return ""
