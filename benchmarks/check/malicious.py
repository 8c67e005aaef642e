"""A writer that lies: drafts with one wrong edit in every sentence, in eight languages, and what the policy lets out."""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, islice
from pathlib import Path
from typing import Final

from benchmarks.check.harm import Harm, harms
from benchmarks.check.rulings import Credulous, Ruling, ruling_of
from benchmarks.datasets import read_rows
from benchmarks.figure import Figure
from copydesk.check.library import Checker, SourceText
from copydesk.demo.wire import demo_batches
from copydesk.model.cleared import Policy
from copydesk.model.language import TIER_ONE
from copydesk.model.lexicon import Lexicon
from copydesk.model.outcome import Rejected
from copydesk.model.source import SourceBook
from copydesk.model.verdict import SentenceVerdict
from copydesk.read.page import read_page
from copydesk.text.facts import FactReader

_PER_LANGUAGE: Final = 500
_QUICK: Final = 60
_SEED: Final = 7
_TAGS: Final = {"zh": "zh-CN"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Count:
    """Drafts and wrong sentences let out, by sort of edit."""

    drafts: Counter[str]
    strict: Counter[str]
    by_word: Counter[str]


def run(data: Path, *, quick: bool) -> Iterator[Figure]:
    """Wrong sentences that `strict` lets out, and those that would go out where a judge says yes to everything."""
    choice = random.Random(_SEED)  # noqa: S311 - choice of edits, no secret
    facts = FactReader(Lexicon())
    count = _Count(drafts=Counter(), strict=Counter(), by_word=Counter())
    most = _QUICK if quick else _PER_LANGUAGE
    for language in sorted(TIER_ONE):
        for harm, verdicts in islice(_drafts(_texts(data, language), language=language, facts=facts, choice=choice), most):
            passes = ruling_of(verdicts) is not Ruling.REFUSED and bool(verdicts)
            count.drafts[harm.kind] += 1
            count.strict[harm.kind] += passes and all(Policy.STRICT.allows(each.wording) for each in verdicts)
            count.by_word[harm.kind] += passes and all(Policy.JUDGED.allows(each.wording) for each in verdicts)
    total = count.drafts.total()
    yield _figure("malicious:strict", "published_wrong", count.strict.total(), n=total)
    yield _figure("malicious:blind_judge", "published_wrong", count.by_word.total() / (total or 1), n=total)
    for kind, number in sorted(count.drafts.items()):
        yield _figure("malicious:strict", f"published_wrong_{kind}", count.strict[kind], n=number)
        yield _figure("malicious:blind_judge", f"published_wrong_{kind}", count.by_word[kind] / number, n=number)


def _drafts(
    texts: Iterator[str], *, language: str, facts: FactReader, choice: random.Random
) -> Iterator[tuple[Harm, tuple[SentenceVerdict, ...]]]:
    for text in texts:
        checker = Checker([SourceText(text=text, language=language)], facts=facts, judge=Credulous())
        for material in checker.materials:
            for harm in harms(material.sentences, material.report, choice=choice):
                yield harm, checker.check(harm.text, language=language)


def _texts(data: Path, language: str) -> Iterator[str]:
    """Reports of the demonstration wire, then articles of the sets, in one language."""
    facts = FactReader(Lexicon())
    for batch in demo_batches():
        for page in batch.pages:
            result = read_page(page, sources=SourceBook(), facts=facts)
            if not isinstance(result, Rejected) and result[0].language.split("-")[0] == language:
                yield result[0].text
    rows = read_rows(data / "ntrex" / "ntrex.jsonl.zst")
    for _, article in groupby(rows, key=lambda row: row["doc"]):
        yield "\n".join(row["text"][_TAGS.get(language, language)] for row in article)


def _figure(part: str, metric: str, value: float, *, n: int) -> Figure:
    return Figure(bench="check", set=part, metric=metric, value=value, n=n)
