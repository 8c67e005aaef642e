"""`factuality-en`: English summaries that are consistent with their articles, and such that are not."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from benchmarks.check.rulings import Case, Credulous, Ours, Plain, Ruling, ruling_of
from benchmarks.datasets import read_rows
from benchmarks.figure import Figure
from copydesk.check.library import SourceText
from copydesk.model.cleared import Policy
from copydesk.model.verdict import SentenceVerdict

_PARTS: Final = ("summedits-news", "summedits-ectsum", "summedits-qmsumm", "cliff-cnndm", "cliff-xsum", "qags-cnndm", "qags-xsum")
_MEAN: Final = _PARTS[:5]
"""The parts of the mean."""
_QUICK_STEP: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class _Item:
    article: str
    summary: str
    is_consistent: bool


def run(data: Path, *, quick: bool) -> Iterator[Figure]:
    """Balanced accuracy of accepting by facts, what `strict` would publish whole, and `judged` if the judge said yes to all."""
    ours: list[float] = []
    plain: list[float] = []
    for part in _PARTS:
        items = list(_items(data / "factuality-en", part))[:: _QUICK_STEP if quick else 1]
        for figure in _part(part, items):
            yield figure
            if figure.metric == "balanced_accuracy" and part in _MEAN:
                (ours if figure.config == "default" else plain).append(figure.value)
    for config, values in (("default", ours), ("plain", plain)):
        value = sum(values) / len(values)
        yield Figure(
            bench="check", set="factuality-en:mean", metric="balanced_accuracy", value=value, n=len(values), config=config
        )


def _part(part: str, items: Sequence[_Item]) -> Iterator[Figure]:
    ours, plain = Ours(judge=Credulous()), Plain()
    accepted, accepted_plain, published, judged = Counter[bool](), Counter[bool](), Counter[bool](), Counter[bool]()
    total = Counter(item.is_consistent for item in items)
    for item in items:
        case = Case(draft=item.summary, language="en", sources=(SourceText(text=item.article, language="en"),))
        verdicts = ours.verdicts(case)
        accepted[item.is_consistent] += ruling_of(verdicts) is not Ruling.REFUSED
        published[item.is_consistent] += _is_published(verdicts, policy=Policy.STRICT)
        judged[item.is_consistent] += _is_published(verdicts, policy=Policy.JUDGED)
        accepted_plain[item.is_consistent] += plain.ruling(case) is not Ruling.REFUSED
    for config, counts in (("default", accepted), ("plain", accepted_plain)):
        value = _balanced(counts, total)
        yield _figure(part, "balanced_accuracy", value, n=len(items), config=config)
        yield _figure(part, "accept_right", counts[True] / (total[True] or 1), n=total[True], config=config)
    for policy, counts in (("strict", published), ("blind_judge", judged)):
        for word, kind in (("wrong", False), ("right", True)):
            yield _figure(part, f"{policy}_published_{word}", counts[kind] / (total[kind] or 1), n=total[kind])


def _balanced(accepted: Counter[bool], total: Counter[bool]) -> float:
    right = accepted[True] / (total[True] or 1)
    return (right + 1 - accepted[False] / (total[False] or 1)) / 2


def _is_published(verdicts: Sequence[SentenceVerdict], *, policy: Policy) -> bool:
    allows = all(policy.allows(verdict.wording) for verdict in verdicts)
    return bool(verdicts) and allows and ruling_of(verdicts) is not Ruling.REFUSED


def _figure(part: str, metric: str, value: float, *, n: int, config: str = "default") -> Figure:
    return Figure(bench="check", set=f"factuality-en:{part}", metric=metric, value=value, n=n, config=config)


def _items(folder: Path, part: str) -> Iterator[_Item]:
    if part.startswith("summedits"):
        articles = {row["doc_id"]: row["doc"] for row in read_rows(folder / f"{part}-docs.jsonl.zst")}
        for row in read_rows(folder / f"{part}.jsonl.zst"):
            yield _Item(article=articles[row["doc_id"]], summary=row["summary"], is_consistent=row["label"] == 1)
    elif part.startswith("cliff"):
        origin = part.removeprefix("cliff-")
        for row in read_rows(folder / "cliff.jsonl.zst"):
            if row["origin"] == origin:
                is_right = "correct" in row["error_types"]
                yield _Item(article=row["doc"], summary=row["summary"], is_consistent=is_right)
    else:
        yield from (_of_votes(row) for row in read_rows(folder / f"{part}.jsonl.zst"))


def _of_votes(row: dict[str, Any]) -> _Item:
    summary = " ".join(sentence["text"] for sentence in row["sentences"])
    return _Item(article=row["doc"], summary=summary, is_consistent=row["label"] == 1)
