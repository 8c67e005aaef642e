"""What a draft is told by the checks, and by the plain comparison that they are measured against."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from functools import cache
from typing import Final, Protocol

from benchmarks.figure import Figure
from copydesk.check.library import Checker, SourceText
from copydesk.model.judgement import JudgeIdentity, JudgeKind, Judgement, Opinion
from copydesk.model.lexicon import Lexicon
from copydesk.model.verdict import Finding, SentenceVerdict
from copydesk.ports.second_readers import Judge
from copydesk.text.facts import FactReader

_DIGITS: Final = re.compile(r"\d+(?:[.,]\d+)*")
_NAME: Final = re.compile(r"(?<![.!?] )(?<!^)\b[A-ZÄÖÜÀ-ÞА-Я][\w’'-]+")


class Ruling(StrEnum):
    """What becomes of a draft: nothing against it, something that rules cannot tell, or a refusal."""

    ACCEPTED = "accepted"
    UNDECIDED = "undecided"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One draft and what it is checked against."""

    draft: str
    language: str
    sources: tuple[SourceText, ...]


class Checks(Protocol):
    """Anything that rules over cases."""

    def ruling(self, case: Case) -> Ruling:
        """What it says of a draft."""
        ...


_YES: Final = Judgement(
    opinion=Opinion.FAITHFUL,
    judge=JudgeIdentity(kind=JudgeKind.LANGUAGE_MODEL, model="credulous"),
    at=datetime(1970, 1, 1, tzinfo=UTC),
)


class Credulous:
    """A judge that says yes to everything: what it lets out is what rules alone keep back."""

    model = "credulous"

    def judgement(self, text: str, *, evidence: Sequence[str]) -> Judgement:  # noqa: ARG002 - the shape of a `Judge`
        """Yes."""
        return _YES


class Ours:
    """The library call, with sources read once for neighbouring cases that share them."""

    def __init__(self, *, judge: Judge | None = None) -> None:
        self._judge = judge
        self._sources: tuple[SourceText, ...] = ()
        self._checker = Checker([], facts=_facts())

    def verdicts(self, case: Case) -> tuple[SentenceVerdict, ...]:
        """What `copydesk.check` says of a draft, without a lexicon."""
        if case.sources != self._sources:
            self._sources, self._checker = case.sources, Checker(case.sources, facts=_facts(), judge=self._judge)
        return self._checker.check(case.draft, language=case.language)

    def ruling(self, case: Case) -> Ruling:
        """Refused where any claim is UNSUPPORTED or CONTRADICTED."""
        return ruling_of(self.verdicts(case))


class Plain:
    """The plain comparison: digits, and capitalised words inside a sentence, that no source prints."""

    def ruling(self, case: Case) -> Ruling:
        """Refused where the sources lack a run of digits, or, in the draft's script, a capitalised word."""
        printed = " ".join(source.text for source in case.sources)
        if not set(_DIGITS.findall(case.draft)) <= set(_DIGITS.findall(printed)):
            return Ruling.REFUSED
        is_one_language = any(source.language == case.language for source in case.sources)
        missing = is_one_language and any(name not in printed for name in _NAME.findall(case.draft))
        return Ruling.REFUSED if missing else Ruling.ACCEPTED


def configurations() -> dict[str, Checks]:
    """What every part measures, by the name that its figures carry."""
    return {"default": Ours(), "plain": Plain()}


def ruling_of(verdicts: Sequence[SentenceVerdict]) -> Ruling:
    """The worst that is said of any sentence, whatever the wording."""
    findings = {verdict.finding for verdict in verdicts}
    if findings & {Finding.UNSUPPORTED, Finding.CONTRADICTED}:
        return Ruling.REFUSED
    return Ruling.UNDECIDED if Finding.UNDECIDED in findings else Ruling.ACCEPTED


class Tally:
    """Counts rulings by name of metric; lives within one part of a set."""

    def __init__(self, set_name: str, *, config: str) -> None:
        self._set = set_name
        self._config = config
        self._counts: dict[str, Counter[Ruling]] = {}

    def add(self, metric: str, ruling: Ruling) -> None:
        """Count one ruling."""
        self._counts.setdefault(metric, Counter())[ruling] += 1

    def accepted(self, part: str) -> Iterator[Figure]:
        """`accept…` and `undecided…` of a part: shares of drafts without refusal, and of those with something untold."""
        counts = self._counts.get(f"faithful{part}", Counter())
        yield from self._share(f"accept{part}", counts, (Ruling.ACCEPTED, Ruling.UNDECIDED))
        yield from self._share(f"undecided{part}", counts, (Ruling.UNDECIDED,))

    def caught(self, kinds: Iterable[str], part: str) -> Iterator[Figure]:
        """`catch_KIND…` and `catch_or_undecided_KIND…` of a part."""
        for kind in kinds:
            counts = self._counts.get(f"{kind}{part}", Counter())
            yield from self._share(f"catch_{kind}{part}", counts, (Ruling.REFUSED,))
            yield from self._share(f"catch_or_undecided_{kind}{part}", counts, (Ruling.REFUSED, Ruling.UNDECIDED))

    def _share(self, metric: str, counts: Counter[Ruling], rulings: Sequence[Ruling]) -> Iterator[Figure]:
        total = counts.total()
        if total:
            value = sum(counts[each] for each in rulings) / total
            yield Figure(bench="check", set=self._set, metric=metric, value=value, n=total, config=self._config)


@cache
def _facts() -> FactReader:
    return FactReader(Lexicon())
