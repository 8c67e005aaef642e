"""How well pages are read: bodies, headlines and days against the gold of four sets, with trafilatura in the same run."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, Final

from trafilatura import bare_extraction, extract

from benchmarks.datasets import read_rows, read_tar
from benchmarks.figure import Figure
from copydesk.model.page import Page
from copydesk.model.report import Report
from copydesk.model.source import SourceBook
from copydesk.read.page import read_report

_SETS: Final = ("html-scrapinghub", "html-fundus-eval", "html-fundus-multilingual", "html-trafilatura")
_GOLD_OF_METADATA: Final = "html-fundus-multilingual"
_PEERS: Final[dict[str, Callable[[bytes], str | None]]] = {
    "_trafilatura": extract,
    "_trafilatura_fast": partial(extract, fast=True),
    "_trafilatura_without_comments": partial(extract, include_comments=False),
}
_WORD: Final = re.compile(r"\w+")
_UNSPACED: Final = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_QUICK_STEP: Final = 5
_FETCHED_AT: Final = datetime(2026, 11, 23, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sample:
    row: dict[str, Any]
    html: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class _Counts:
    matched: int
    extra: int
    missing: int

    @property
    def precision(self) -> float:
        return 1.0 if self.extra == self.missing == 0 else self.matched / max(1, self.matched + self.extra)

    @property
    def recall(self) -> float:
        return 1.0 if self.extra == self.missing == 0 else self.matched / max(1, self.matched + self.missing)


def run(data: Path, *, quick: bool) -> Iterator[Figure]:
    """The figures of every set: ours, and under names that end in `_trafilatura…` those of the peer in each of its modes."""
    for name in _SETS:
        samples = _samples(data / name)[:: _QUICK_STEP if quick else 1]
        reports = [_read(sample) for sample in samples]
        yield from _bodies(name, samples, [_body(report) for report in reports], peer="")
        for peer, extracted in _PEERS.items():
            texts = [extracted(sample.html) or "" for sample in samples]
            yield from _bodies(name, samples, texts, peer=peer)
        if name == _GOLD_OF_METADATA:
            yield from _metadata(name, samples, reports)


def _samples(folder: Path) -> list[_Sample]:
    pages = dict(read_tar(folder / "html.tar.zst"))
    return [_Sample(row=row, html=pages[row["file"]]) for row in read_rows(folder / "ground-truth.jsonl.zst")]


def _read(sample: _Sample) -> Report | None:
    fetched_at = _aware(sample.row.get("crawl_date")) or _FETCHED_AT
    page = Page(url=sample.row["url"], source_id="", fetched_at=fetched_at, body=sample.html)
    report = read_report(page, sources=SourceBook())
    return report if isinstance(report, Report) else None


def _body(report: Report | None) -> str:
    return "\n".join((report.standfirst, *report.paragraphs)) if report else ""


def _bodies(name: str, samples: Sequence[_Sample], texts: Sequence[str], *, peer: str) -> Iterator[Figure]:
    pairs = list(zip(samples, texts, strict=True))
    score = _segments_f1 if name == "html-trafilatura" else _shingles_f1
    yield _figure(name, f"f1{peer}", score(pairs), n=len(pairs))
    if name == _GOLD_OF_METADATA:
        for country, language in (("kr", "ko"), ("jp", "ja")):
            part = [(sample, text) for sample, text in pairs if sample.row["country"] == country]
            if part:
                yield _figure(name, f"f1_{language}{peer}", score(part), n=len(part))


def _segments_f1(pairs: Iterable[tuple[_Sample, str]]) -> float:
    """Micro F1 over wanted segments found and unwanted segments found, white space folded."""
    found = wanted = unwanted = 0
    for sample, raw in pairs:
        text = " ".join(raw.split())
        found += sum(" ".join(segment.split()) in text for segment in sample.row["with"])
        wanted += len(sample.row["with"])
        unwanted += sum(" ".join(segment.split()) in text for segment in sample.row["without"])
    return 2 * found / max(1, found + unwanted + wanted)


def _shingles_f1(pairs: Iterable[tuple[_Sample, str]]) -> float:
    """F1 of the page-mean precision and page-mean recall of four-token shingles."""
    counts = [_count(text, _gold(sample.row)) for sample, text in pairs]
    precision = sum(each.precision for each in counts) / len(counts)
    recall = sum(each.recall for each in counts) / len(counts)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _gold(row: dict[str, Any]) -> str:
    body: str | list[str] = row["body"] if "body" in row else row["paragraphs"]
    return body if isinstance(body, str) else "\n".join(body)


def _count(text: str, gold: str) -> _Counts:
    by_character = len(_UNSPACED.findall(gold)) * 2 > len(gold)
    ours, theirs = _shingles(text, by_character=by_character), _shingles(gold, by_character=by_character)
    matched = (ours & theirs).total()
    return _Counts(matched=matched, extra=ours.total() - matched, missing=theirs.total() - matched)


def _shingles(text: str, *, by_character: bool) -> Counter[tuple[str, ...]]:
    tokens = _WORD.findall(text)
    if by_character:
        tokens = list("".join(tokens))
    return Counter(tuple(tokens[at : at + 4]) for at in range(max(1, len(tokens) - 3))) if tokens else Counter()


def _metadata(name: str, samples: Sequence[_Sample], reports: Sequence[Report | None]) -> Iterator[Figure]:
    ours = [(report.headline, report.published_at) if report else ("", None) for report in reports]
    peers = [_peer_metadata(sample.html) for sample in samples]
    for peer, stated in (("", ours), ("_trafilatura", peers)):
        pairs = list(zip(samples, stated, strict=True))
        yield _share(
            name,
            f"headline_exact{peer}",
            [_same_line(sample.row["title"], headline) for sample, (headline, _) in pairs if sample.row["title"]],
        )
        yield _share(
            name,
            f"date_exact{peer}",
            [_same_day(sample.row["publishing_date"], at) for sample, (_, at) in pairs if sample.row["publishing_date"]],
        )


def _peer_metadata(html: bytes) -> tuple[str, datetime | None]:
    document = bare_extraction(html, fast=True, with_metadata=True)
    if document is None or isinstance(document, dict):
        return "", None
    return document.title or "", _aware(document.date)


def _share(name: str, metric: str, hits: Sequence[bool]) -> Figure:
    return _figure(name, metric, sum(hits) / len(hits), n=len(hits))


def _same_line(gold: str, headline: str) -> bool:
    return " ".join(gold.split()) == " ".join(headline.split())


def _same_day(gold: str, at: datetime | None) -> bool:
    """Whether a time lies on the gold's day, in the gold's zone; a bare day counts as it stands."""
    day = datetime.fromisoformat(gold)
    if at is None:
        return False
    return at.date() == day.date() or (day.tzinfo is not None and at.astimezone(day.tzinfo).date() == day.date())


def _aware(text: str | None) -> datetime | None:
    if not text:
        return None
    at = datetime.fromisoformat(text)
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _figure(name: str, metric: str, value: float, *, n: int) -> Figure:
    return Figure(bench="extract", set=name, metric=metric, value=round(value, 4), n=n)
