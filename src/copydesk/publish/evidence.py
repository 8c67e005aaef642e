"""A story's reports in the order of its source table, and what each sentence stands on."""

from collections.abc import Mapping

from copydesk.errors import GateError
from copydesk.model.draft import DraftSentence, Treatment
from copydesk.model.edition import Citation, Edition, Teller
from copydesk.model.source import Source
from copydesk.model.verdict import Finding, SentenceVerdict, Wording
from copydesk.publish.addresses import outward
from copydesk.publish.entities import source_words
from copydesk.publish.formats import Formats, iso
from copydesk.publish.printable import one_line
from copydesk.publish.renderer import Renderer
from copydesk.publish.strings import Strings
from copydesk.publish.views import EvidenceView, SentenceView, Time, Words


def ordered_tellers(edition: Edition) -> tuple[Teller, ...]:
    """The tellers as the source table lists them: origin by origin, each origin's root first, then as told."""
    roots = {origin.root_report_id for origin in edition.story.origins}
    told = {report_id: place for place, report_id in enumerate(edition.story.report_ids)}

    def place(teller: Teller) -> tuple[int, bool, int, str]:
        report_id = teller.report.id
        return (teller.origin, report_id not in roots, told.get(report_id, len(told)), report_id)

    return tuple(sorted(edition.tellers, key=place))


class Evidence:
    """Looks up reports and citations of one edition; fails where a sentence cites what the edition does not carry."""

    def __init__(self, edition: Edition, *, renderer: Renderer) -> None:
        self.edition = edition
        self.tellers = ordered_tellers(edition)
        self.strings: Strings = renderer.strings(edition.language)
        self.formats: Formats = renderer.formats(edition.language)
        self._numbers = {teller.report.id: number for number, teller in enumerate(self.tellers, 1)}
        self._by_report: Mapping[str, Teller] = {teller.report.id: teller for teller in self.tellers}
        self._by_source = {teller.source.id: teller.source for teller in self.tellers}
        self._citations = {citation.sentence_id: citation for citation in edition.citations}
        self._renderer = renderer

    def number(self, report_id: str) -> int:
        """A report's place in the source table, 0 where it is not there."""
        return self._numbers.get(report_id, 0)

    def teller(self, report_id: str) -> Teller | None:
        """The teller of a report of this story."""
        return self._by_report.get(report_id)

    def source(self, source_id: str) -> Source:
        """A source of this story or of the site."""
        return self._by_source.get(source_id) or self._renderer.source(source_id)

    def source_name(self, source: Source) -> Words:
        """A source's name, romanised and with its language where that is known and not the page's."""
        return source_words(source, language=self.edition.language)

    def credit(self, source_ids: tuple[str, ...]) -> str:
        """The names of sources as one list in the page's language."""
        return self.formats.names(tuple(self.source_name(self.source(each)).printed for each in source_ids))

    def citation(self, sentence_id: str) -> Citation:
        """What stands behind a citation. Raises `GateError`: a sentence without its evidence is never published."""
        citation = self._citations.get(sentence_id)
        if citation is None or citation.report_id not in self._by_report:
            remedy = "Decide the story again with `copydesk run`; if it stays, report the fault."
            raise GateError("is cited, but the edition does not carry it", subject=f"sentence {sentence_id}", remedy=remedy)
        return citation

    def told(self, teller: Teller) -> Time:
        """When a report was published, or received where nothing credible states it."""
        report = teller.report
        key = "published" if report.published_at else "received"
        return Time(text=self.strings(f"story.{key}", time=self.formats.time(report.told_at)), iso=iso(report.told_at))

    def words(self, text: str, language: str) -> Words:
        """Text with its language, where that is not the page's."""
        return Words(text=one_line(text), language="" if language == self.edition.language else language)

    def sentence(
        self, sentence: DraftSentence, *, number: int, verdict: SentenceVerdict, credited: tuple[str, ...]
    ) -> SentenceView:
        """A draft sentence as the page shows it, with the sources to be named after it."""
        undecided = [each.text for each in verdict.verdicts if each.finding is Finding.UNDECIDED]
        return SentenceView(
            number=number,
            words=self.words(sentence.text, sentence.language),
            quoted=sentence.treatment is Treatment.QUOTED,
            credit=self.strings("story.credit", names=self.credit(credited)) if credited else "",
            wording=verdict.wording.value,
            approved=self._approved(verdict),
            undecided=self.strings("story.undecided", claims="; ".join(undecided)) if undecided else "",
            evidence=tuple(self._evidence(self.citation(each)) for each in sentence.citations),
        )

    def _approved(self, verdict: SentenceVerdict) -> str:
        approved, judgement = verdict.approved, verdict.judgement
        if approved is not None:
            return self.strings("wording.approved", name=one_line(approved.by), time=self.formats.time(approved.at))
        if judgement is not None and verdict.wording is Wording.JUDGED:
            return self.strings("wording.judged_by", model=one_line(judgement.judge.model), time=self.formats.time(judgement.at))
        return ""

    def _evidence(self, citation: Citation) -> EvidenceView:
        teller = self._by_report[citation.report_id]
        return EvidenceView(
            number=self._numbers[citation.report_id],
            source=self.source_name(teller.source),
            quote=self.words(citation.text, citation.language),
            url=outward(teller.report.url),
            when=self.told(teller),
            page_hash=teller.report.page_sha256,
        )
