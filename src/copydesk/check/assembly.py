"""Puts a draft together again from what the gate lets through."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from copydesk.check.evidence import EvidenceBase
from copydesk.check.form import check_form
from copydesk.check.institutions import check_institutions
from copydesk.check.languages import check_rules, holds_any
from copydesk.check.mending import Mender, Outcome, words_of
from copydesk.check.rights import QuotedShare, fault_of_line
from copydesk.model.cleared import Repair, RepairKind
from copydesk.model.draft import Dossier, Draft, DraftSentence, FactLine, Material, Paragraph, Treatment
from copydesk.model.language import base_language
from copydesk.model.report import Part
from copydesk.model.source import Rights
from copydesk.model.verdict import SentenceVerdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembly:
    """A mended draft (None where no headline stands), its verdicts in parallel, and what was mended."""

    draft: Draft | None
    verdicts: tuple[SentenceVerdict, ...]
    repairs: tuple[Repair, ...] = ()


def assemble(draft: Draft, *, dossier: Dossier, base: EvidenceBase, mender: Mender) -> Assembly:
    """The draft with every failing sentence mended or dropped. Raises `CheckBroke`."""
    work = _Work(draft, dossier=dossier, base=base, mender=mender)
    headline = work.headline()
    if headline is None:
        return Assembly(draft=None, verdicts=tuple(work.verdicts), repairs=tuple(work.repairs))
    standfirst = tuple(kept for sentence in draft.standfirst if (kept := work.keep(sentence)) is not None)
    paragraphs = tuple(whole for paragraph in draft.paragraphs if (whole := work.keep_paragraph(paragraph)) is not None)
    lines = tuple(line for line in draft.fact_lines if work.keeps_line(line))
    mended = replace(draft, headline=headline, standfirst=standfirst, paragraphs=paragraphs, fact_lines=lines)
    return Assembly(draft=mended, verdicts=tuple(work.verdicts), repairs=tuple(work.repairs))


class _Work:
    """What is kept, said and mended so far; lives within one call of `assemble`."""

    def __init__(self, draft: Draft, *, dossier: Dossier, base: EvidenceBase, mender: Mender) -> None:
        self.verdicts: list[SentenceVerdict] = []
        self.repairs: list[Repair] = []
        self._draft = draft
        self._dossier = dossier
        self._mender = mender
        self._base = base
        self._share = QuotedShare(base)
        self._told: set[str] = set()
        self._headlines = frozenset(words_of(text) for text in _headline_texts(draft, dossier=dossier))
        self._written = frozenset(words_of(sentence.text) for sentence in draft.sentences)
        self._left_alone = ""
        self._materials = {material.report.id: material for material in dossier.materials}

    def headline(self) -> DraftSentence | None:
        """The headline, mended, or the first headline of another report that stands."""
        outcome = self._mender.outcome(self._draft.headline)
        if outcome.sentence is not None and self._fits_edition(outcome.sentence):
            self._note(outcome)
            self.verdicts.append(outcome.verdict)
            return outcome.sentence
        for other in self._other_headlines():
            verdict = self._mender.verdict(other, credited=False)
            if self._mender.passes(verdict):
                reason = outcome.repair.reason if outcome.repair else "it is not in the edition's language"
                self.repairs.append(
                    Repair(kind=RepairKind.REPLACED, before=self._draft.headline.text, after=other.text, reason=reason)
                )
                self.verdicts.append(verdict)
                return other
        self.verdicts.append(outcome.first)
        return None

    def keep(self, sentence: DraftSentence, *, credited: bool = False) -> DraftSentence | None:
        """A body sentence as it may stand, or None.

        None where it is refused, told already, in another language, beyond its source's share, or where it leans on the sentence
        before it in its report, which was just given up: its "he" would then mean somebody else.
        """
        if sentence.citations[0] == self._left_alone and _leans(sentence):
            self._give_up(sentence, "it leans on a sentence that was given up")
            return None
        outcome = self._mender.outcome(sentence, credited=credited, told=self._not_instead_of(sentence))
        kept = outcome.sentence
        why = self._why_not(kept)
        if kept is None or why:
            self._give_up(sentence, outcome.repair.reason if outcome.repair is not None and not why else why)
            return None
        self._note(outcome)
        is_another = kept.citations[0] != sentence.citations[0]
        self._left_alone = self._base.next_id(sentence.citations[0]) if is_another else ""
        self.verdicts.append(outcome.verdict)
        self._told.add(words_of(kept.text))
        self._share.add(kept)
        return kept

    def _not_instead_of(self, sentence: DraftSentence) -> frozenset[str]:
        """What may not be put in a body sentence's place: headlines, what is told already, and what the draft has elsewhere.

        A headline in the body reads as an answer to nothing, and the draft's own place for a sentence is the better one.
        """
        return (self._written - {words_of(sentence.text)}) | self._headlines | self._told

    def _give_up(self, sentence: DraftSentence, why: str) -> None:
        self._left_alone = self._base.next_id(sentence.citations[0])
        self.repairs.append(Repair(kind=RepairKind.DROPPED, before=sentence.text, after="", reason=why))

    def keep_paragraph(self, paragraph: Paragraph) -> Paragraph | None:
        """A paragraph of the sentences that may stand; its lead-in names only tellers of every one of them."""
        lead_in = self._tellers(paragraph.attributed_to, paragraph.sentences)
        keeping = (self.keep(sentence, credited=bool(lead_in)) for sentence in paragraph.sentences)
        kept = tuple(sentence for sentence in keeping if sentence is not None)
        if not kept:
            return None
        left = self._tellers(lead_in, kept)
        if left != lead_in:
            kept = tuple(sentence if sentence.credited_to else replace(sentence, credited_to=lead_in) for sentence in kept)
        return replace(paragraph, sentences=kept, attributed_to=left)

    def _tellers(self, source_ids: tuple[str, ...], sentences: Sequence[DraftSentence]) -> tuple[str, ...]:
        told_by = [{ground.material.source.id for ground in self._base.cited(sentence)} for sentence in sentences]
        return tuple(source_id for source_id in source_ids if all(source_id in tellers for tellers in told_by))

    def keeps_line(self, line: FactLine) -> bool:
        """Whether a fact line says only what its report says, under its rights, in a form that may stand."""
        why = fault_of_line(line, materials=self._materials) or self._fault_of_words(line)
        if why:
            self.repairs.append(Repair(kind=RepairKind.DROPPED, before=line.headline, after="", reason=why))
        return not why

    def _fault_of_words(self, line: FactLine) -> str:
        own = tuple(each.id for each in self._materials[line.report_id].sentences if each.part is Part.HEADLINE)
        if not own:
            return "its report has no headline"
        sentence = DraftSentence(text=line.headline, citations=own, language=line.language)
        claim = self._base.claim(sentence, credited=True)
        grounds = self._base.grounds(claim)
        messages = [verdict.message for check in (check_form, check_institutions) for verdict in check(claim, grounds)]
        return "; ".join(messages)

    def _why_not(self, sentence: DraftSentence | None) -> str:
        if sentence is None:
            return ""
        if base_language(sentence.language) != base_language(self._draft.language):
            return f"it is in {sentence.language}, in an edition in {self._draft.language}"
        if words_of(sentence.text) in self._told:
            return "it stands in the story already"
        if not self._share.has_room(sentence):
            return "its source allows no further sentence"
        return ""

    def _fits_edition(self, headline: DraftSentence) -> bool:
        """In the edition's language, or in its own where the draft shows no sentence of ours beside it."""
        is_edition = base_language(headline.language) == base_language(self._draft.language)
        return is_edition or not (self._draft.standfirst or self._draft.paragraphs)

    def _other_headlines(self) -> Iterator[DraftSentence]:
        """Headlines of the story's reports in order of telling, those in the edition's language first."""
        tag = base_language(self._draft.language)
        own = [each for each in self._dossier.materials if base_language(each.report.language) == tag]
        others = [] if own else list(self._dossier.materials)
        for material in (*own, *others):
            headline = _headline(material)
            if headline is not None and headline.text != self._draft.headline.text:
                yield headline

    def _note(self, outcome: Outcome) -> None:
        if outcome.repair is not None:
            self.repairs.append(outcome.repair)


def _leans(sentence: DraftSentence) -> bool:
    pronouns = check_rules(sentence.language).pronouns
    return bool(holds_any(sentence.text, pronouns, language=sentence.language))


def _headline_texts(draft: Draft, *, dossier: Dossier) -> Iterator[str]:
    """The story's headline, and each report's, whole and in its sentences."""
    yield draft.headline.text
    for material in dossier.materials:
        yield material.report.headline
        yield from (sentence.text for sentence in material.sentences if sentence.part is Part.HEADLINE)


def _headline(material: Material) -> DraftSentence | None:
    sentences = [sentence for sentence in material.sentences if sentence.part is Part.HEADLINE]
    if not sentences or material.rights not in {Rights.FULL, Rights.EXCERPT}:
        return None
    return DraftSentence(
        text=material.report.headline,
        citations=tuple(sentence.id for sentence in sentences),
        language=material.report.language,
        treatment=Treatment.OWN if material.rights is Rights.FULL else Treatment.QUOTED,
        credited_to=(material.source.id,),
    )
