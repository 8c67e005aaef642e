"""Figures and dates across languages: English sentences against the aligned sentence of a translation."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Final

from benchmarks.datasets import read_rows
from benchmarks.figure import Figure
from copydesk.model.facts import Moment, Number
from copydesk.text.moments import MomentContext, find_moments, moments_agree
from copydesk.text.numbers import find_numbers, numbers_agree

_EDITIONS: Final = {"ko": "ko", "ja": "ja", "zh": "zh-CN", "ru": "ru", "de": "de", "fr": "fr", "es": "es"}
"""Our tag and the set's tag of each language that the English sentences are checked against."""
_EDITS: Final = ("number_digit", "number_swap_same_doc", "number_exchange", "scale", "spelled_number", "weekday", "month")
_DIGITS: Final = re.compile(r"\d+(?:[.,]\d+)*")
_QUICK_STEP: Final = 5
_WRITTEN: Final = datetime(2018, 10, 1, 12, tzinfo=UTC)
"""The middle of the weeks in which the articles of `ntrex` were written."""

Check = Callable[[str, str, str], bool]
"""Whether an English sentence is refused against one in a language: (draft, evidence, language)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    numbers: tuple[Number, ...]
    moments: tuple[Moment, ...]


def run(data: Path, *, quick: bool) -> Iterator[Figure]:
    """Accept and catch rates on `ntrex`, beside a plain comparison of digits."""
    yield from _translations(data / "ntrex", step=_QUICK_STEP if quick else 1)


def _translations(folder: Path, *, step: int) -> Iterator[Figure]:
    rows = {row["id"]: row["text"] for row in list(read_rows(folder / "ntrex.jsonl.zst"))[::step]}
    edits = [row for row in read_rows(folder / "perturbed-en.jsonl.zst") if row["base"] in rows and row["type"] in _EDITS]
    reader = _Reader()
    checks: dict[str, Check] = {"default": reader.refuses, "digits": _digits_differ}
    for language, tag in _EDITIONS.items():
        for config, refuses in checks.items():
            figure = partial(Figure, bench="facts", set=f"ntrex-{language}", config=config)
            refused = {key: refuses(text["en"], text[tag], language) for key, text in rows.items()}
            yield figure(metric="accept", value=1 - sum(refused.values()) / len(refused), n=len(refused))
            caught = [(row["type"], refuses(row["text"], rows[row["base"]][tag], language)) for row in edits]
            total, found = Counter(kind for kind, _ in caught), Counter(kind for kind, is_caught in caught if is_caught)
            for kind in _EDITS:
                if total[kind]:
                    yield figure(metric=f"catch_{kind}", value=found[kind] / total[kind], n=total[kind])


def _digits_differ(draft: str, evidence: str, language: str) -> bool:
    """The plain comparison: a run of digits of the draft that the evidence does not print."""
    del language
    return not set(_DIGITS.findall(draft)) <= set(_DIGITS.findall(evidence))


class _Reader:
    """Checks sentences by our figures and dates; each text is read once."""

    def __init__(self) -> None:
        self._read: dict[tuple[str, str], _Read] = {}

    def refuses(self, draft: str, evidence: str, language: str) -> bool:
        """A figure that the evidence lacks (each counts once), or a date that all its dates exclude."""
        ours, theirs = self._facts(draft, "en"), self._facts(evidence, language)
        left = list(theirs.numbers)
        for number in ours.numbers:
            match = next((other for other in left if numbers_agree(number, other)), None)
            if match is None:
                return True
            left.remove(match)
        return any(_is_excluded(moment, theirs.moments) for moment in ours.moments)

    def _facts(self, text: str, language: str) -> _Read:
        key = (text, language)
        if key not in self._read:
            moments = find_moments(text, context=MomentContext(language=language, published_at=_WRITTEN))
            self._read[key] = _Read(numbers=find_numbers(text, language=language), moments=moments)
        return self._read[key]


def _is_excluded(moment: Moment, others: tuple[Moment, ...]) -> bool:
    return bool(others) and all(moments_agree(moment, other) is False for other in others)
