"""`wmt23-parallel` and `koen-news`: faithful English against texts that were written in their own language."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from benchmarks.check.rulings import Case, Tally, configurations
from benchmarks.datasets import read_rows
from benchmarks.figure import Figure
from copydesk.check.library import SourceText

_LANGUAGES: Final = ("de", "ru", "ja", "zh")
_QUICK_STEP: Final = 8


def run(data: Path, *, quick: bool) -> Iterator[Figure]:
    """The share of faithful sentences without a refusal, and of those with something undecided."""
    step = _QUICK_STEP if quick else 1
    for config, checks in configurations().items():
        for set_name, language, pairs in _sets(data):
            tally = Tally(set_name, config=config)
            for printed, drafted in pairs[::step]:
                case = Case(draft=drafted, language="en", sources=(SourceText(text=printed, language=language),))
                tally.add(f"faithful_{language}_en", checks.ruling(case))
            yield from tally.accepted(f"_{language}_en")


def _sets(data: Path) -> Iterator[tuple[str, str, list[tuple[str, str]]]]:
    """(set, language of the source, pairs of source and draft)."""
    for language in _LANGUAGES:
        rows = read_rows(data / "wmt23-parallel" / f"{language}-en.jsonl.zst")
        yield "wmt23-parallel", language, [(row["src"], row["ref"]) for row in rows]
    yield "koen-news", "ko", [(row["ko"], row["en"]) for row in read_rows(data / "koen-news" / "koen-news.jsonl.zst")]
