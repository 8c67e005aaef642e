"""Mends one failing sentence: names its teller, puts the source's own sentence in its place, or gives it up."""

import re
from dataclasses import dataclass, replace
from typing import Final

from copydesk.check.claim import Ground
from copydesk.check.copying import check_copying
from copydesk.check.credit import check_credit
from copydesk.check.evidence import EvidenceBase
from copydesk.check.running import FACT_CHECKS, NOBODY, Check, examine
from copydesk.model.cleared import Policy, Repair, RepairKind
from copydesk.model.draft import DraftSentence, Treatment
from copydesk.model.judgement import Judgement, Opinion
from copydesk.model.source import Rights
from copydesk.model.verdict import REFUSED, SentenceVerdict
from copydesk.ports.second_readers import SecondReaders

STORY_CHECKS: Final[tuple[Check, ...]] = (*FACT_CHECKS, check_copying, check_credit)
"""What holds for a sentence of a story that we publish."""

_WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a draft sentence: what stands now (None when it was dropped), its verdict, and the repair, if any.

    `first` is the verdict on the sentence as it was written.
    """

    first: SentenceVerdict
    sentence: DraftSentence | None
    verdict: SentenceVerdict
    repair: Repair | None = None


class Mender:
    """Examines sentences of one draft and mends those that fail. `credited` says that a paragraph's lead-in names the teller."""

    def __init__(
        self, base: EvidenceBase, *, policy: Policy, checks: tuple[Check, ...] = STORY_CHECKS, readers: SecondReaders = NOBODY
    ) -> None:
        self._readers = readers
        self._base = base
        self._policy = policy
        self._checks = checks

    def outcome(
        self, sentence: DraftSentence, *, credited: bool = False, told: frozenset[str] | set[str] = frozenset()
    ) -> Outcome:
        """What becomes of a sentence. `told` are the `words_of` texts that may not be put in its place: they stand elsewhere."""
        first = self.verdict(sentence, credited=credited)
        if self.passes(first):
            return Outcome(first=first, sentence=sentence, verdict=first)
        with_credit = self._credited(sentence, first, credited=credited)
        if with_credit is not None:
            return with_credit
        return self._replaced(sentence, first, credited=credited, told=told) or self._dropped(sentence, first)

    def verdict(self, sentence: DraftSentence, *, credited: bool) -> SentenceVerdict:
        """Everything that the checks say of a sentence. Raises `CheckBroke`."""
        claim = self._base.claim(sentence, credited=credited or bool(sentence.credited_to))
        return examine(claim, self._base.grounds(claim), checks=self._checks, readers=self._readers)

    def passes(self, verdict: SentenceVerdict) -> bool:
        """Whether a sentence with this verdict may go out."""
        return self._policy.lets_out(verdict)

    def _credited(self, sentence: DraftSentence, first: SentenceVerdict, *, credited: bool) -> Outcome | None:
        """The sentence with its teller named, where that is all it lacks."""
        cited = self._base.cited(sentence)
        tellers = (cited[0].material.source.id,) if cited else ()
        if sentence.credited_to == tellers:
            return None
        candidate = replace(sentence, credited_to=tellers)
        verdict = self.verdict(candidate, credited=credited)
        if not self.passes(verdict):
            return None
        return self._mended(sentence, candidate, RepairKind.CREDITED, first=first, verdict=verdict)

    def _replaced(
        self, sentence: DraftSentence, first: SentenceVerdict, *, credited: bool, told: frozenset[str] | set[str]
    ) -> Outcome | None:
        """The best sentence of the evidence in its own words, where it passes and does not stand elsewhere."""
        for ground in self._base.aligned(sentence):
            candidate = excerpt(ground, language=sentence.language)
            if words_of(candidate.text) in told or candidate == sentence or not _fits(ground, sentence):
                continue
            verdict = self.verdict(candidate, credited=credited)
            if self.passes(verdict):
                return self._mended(sentence, candidate, RepairKind.REPLACED, first=first, verdict=verdict)
        return None

    def _mended(
        self, before: DraftSentence, after: DraftSentence, kind: RepairKind, *, first: SentenceVerdict, verdict: SentenceVerdict
    ) -> Outcome:
        repair = Repair(kind=kind, before=before.text, after=after.text, reason=reason_of(first))
        return Outcome(first=first, sentence=after, verdict=verdict, repair=repair)

    def _dropped(self, sentence: DraftSentence, first: SentenceVerdict) -> Outcome:
        repair = Repair(kind=RepairKind.DROPPED, before=sentence.text, after="", reason=reason_of(first))
        return Outcome(first=first, sentence=None, verdict=first, repair=repair)


def excerpt(ground: Ground, *, language: str) -> DraftSentence:
    """A report's own sentence as a draft's, between quotation marks unless the source gives all rights; credited."""
    return DraftSentence(
        text=ground.sentence.text,
        citations=(ground.sentence.id,),
        language=language,
        treatment=Treatment.OWN if ground.material.rights is Rights.FULL else Treatment.QUOTED,
        credited_to=(ground.material.source.id,),
    )


def words_of(text: str) -> str:
    """A text as a reader takes it for another's double: its words without capitals and marks."""
    return " ".join(_WORD.findall(text.casefold()))


def reason_of(verdict: SentenceVerdict) -> str:
    """What is wrong with a sentence, in one line."""
    messages = [each.message for each in verdict.verdicts if each.finding in REFUSED and each.message]
    if messages:
        return "; ".join(dict.fromkeys(messages))
    return f"nobody has checked its wording ({verdict.wording.value}){_of_the_judge(verdict.judgement)}"


def _of_the_judge(judgement: Judgement | None) -> str:
    """What a judge said instead of yes. Why it gave no answer is left out: repairs are published, and it may name a machine."""
    if judgement is None:
        return ""
    if judgement.opinion is Opinion.NONE:
        return f"; the judge {judgement.judge.model} gave no answer"
    return f"; the judge {judgement.judge.model} is not sure: {judgement.reason}"


def _fits(ground: Ground, sentence: DraftSentence) -> bool:
    return ground.language == sentence.language.split("-", 1)[0].lower()
