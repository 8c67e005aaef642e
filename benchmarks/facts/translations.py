"""Figures and dates across languages: English sentences against the aligned sentence of a translation."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from benchmarks.datasets import read_rows
from benchmarks.figure import Figure
from copydesk.text.comparison import Statement, moments_denied, numbers_missing
from copydesk.text.moments import MomentContext, find_moments
from copydesk.text.numbers import find_numbers

_EDITIONS: Final = {"ko": "ko", "ja": "ja", "zh": "zh-CN", "ru": "ru", "de": "de", "fr": "fr", "es": "es"}
"""Our tag and the set's tag of each language that the English sentences are checked against."""
_EDITS: Final = ("number_digit", "number_swap_same_doc", "number_exchange", "scale", "spelled_number", "weekday", "month")
_DIGITS: Final = re.compile(r"\d+(?:[.,]\d+)*")
_QUICK_STEP: Final = 5
_WRITTEN: Final = datetime(2018, 10, 1, 12, tzinfo=UTC)
"""The middle of the weeks in which the articles of `ntrex` were written."""

Check = Callable[[str, str, str, str], bool]
"""Whether a sentence is refused against another: (draft, evidence, language of the draft, language of the evidence)."""


def run(data: Path, *, quick: bool) -> Iterator[Figure]:
    """Faithful sentences refused and edits noticed on `ntrex`, beside a plain comparison of digits."""
    folder, step = data / "ntrex", _QUICK_STEP if quick else 1
    rows = {row["id"]: row["text"] for row in list(read_rows(folder / "ntrex.jsonl.zst"))[::step]}
    edits = [row for row in read_rows(folder / "perturbed-en.jsonl.zst") if row["base"] in rows and row["type"] in _EDITS]
    reader = _Reader()
    checks: dict[str, Check] = {"default": reader.refuses, "digits": _digits_differ}
    for config, refuses in checks.items():
        yield from _false_fails(list(rows.values()), refuses=refuses, config=config)
        yield from _noticed(rows, edits, refuses=refuses, config=config)


def _false_fails(rows: list[dict[str, str]], *, refuses: Check, config: str) -> Iterator[Figure]:
    """The share of faithful sentences that are refused, English against each language and back."""
    for language, tag in _EDITIONS.items():
        for source, draft, printed, drafted in ((language, "en", tag, "en"), ("en", language, "en", tag)):
            refused = sum(refuses(text[drafted], text[printed], draft, source) for text in rows)
            metric = f"false_fail_{source}_{draft}"
            yield Figure(bench="facts", set="ntrex", config=config, metric=metric, value=refused / len(rows), n=len(rows))


def _noticed(rows: dict[str, dict[str, str]], edits: list[dict[str, Any]], *, refuses: Check, config: str) -> Iterator[Figure]:
    """The share of edited English sentences that are refused, by sort of edit: each source language, then all together."""
    total, found = Counter[str](), Counter[str]()
    for language, tag in _EDITIONS.items():
        ours, noticed = Counter[str](), Counter[str]()
        for row in edits:
            ours[row["type"]] += 1
            noticed[row["type"]] += refuses(row["text"], rows[row["base"]][tag], "en", language)
        yield from _shares(noticed, ours, part=f"ntrex:{language}", config=config)
        total, found = total + ours, found + noticed
    yield from _shares(found, total, part="ntrex", config=config)


def _shares(found: Counter[str], total: Counter[str], *, part: str, config: str) -> Iterator[Figure]:
    for kind in _EDITS:
        if total[kind]:
            value = found[kind] / total[kind]
            yield Figure(bench="facts", set=part, config=config, metric=f"noticed_{kind}", value=value, n=total[kind])


def _digits_differ(draft: str, evidence: str, language: str, source: str) -> bool:
    """The plain comparison: a run of digits of the draft that the evidence does not print."""
    del language, source
    return not set(_DIGITS.findall(draft)) <= set(_DIGITS.findall(evidence))


class _Reader:
    """Checks sentences by our figures and dates; each text is read once."""

    def __init__(self) -> None:
        self._read: dict[tuple[str, str], Statement] = {}

    def refuses(self, draft: str, evidence: str, language: str, source: str) -> bool:
        """A figure that the evidence lacks (each counts once), or a date that its dates contradict."""
        ours, theirs = self._facts(draft, language), self._facts(evidence, source)
        return bool(numbers_missing(ours, theirs) or moments_denied(ours, theirs))

    def _facts(self, text: str, language: str) -> Statement:
        key = (text, language)
        if key not in self._read:
            moments = find_moments(text, context=MomentContext(language=language, published_at=_WRITTEN))
            self._read[key] = Statement(
                text=text, language=language, numbers=find_numbers(text, language=language), moments=moments
            )
        return self._read[key]
