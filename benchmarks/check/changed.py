"""`demetr`: translations into English, right and with one planted error, against their sources."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from benchmarks.check.rulings import Case, Tally, configurations
from benchmarks.datasets import read_rows
from benchmarks.figure import Figure
from copydesk.check.library import SourceText

_LANGUAGES: Final = {
    "chinese_simple": "zh", "japanese": "ja", "russian": "ru", "german": "de", "french": "fr", "spanish": "es"
}  # fmt: skip
_HARMLESS: Final = "minor_"
_HARMFUL: Final = ("critical_", "major_")
_QUICK_STEP: Final = 8


def run(data: Path, *, quick: bool) -> Iterator[Figure]:
    """Accept on right translations and minor edits; catch of each critical and major kind, in the six languages we read."""
    rows = [row for row in read_rows(data / "demetr" / "demetr.jsonl.zst") if row["lang"] in _LANGUAGES]
    kinds = sorted({name for row in rows for name in row["perturbed"] if name.startswith(_HARMFUL)})
    for config, checks in configurations().items():
        tally = Tally("demetr", config=config)
        for row in rows[:: _QUICK_STEP if quick else 1]:
            sources = (SourceText(text=row["src"], language=_LANGUAGES[row["lang"]]),)
            for name, text in {"": row["mt"], **row["perturbed"]}.items():
                if name.startswith((*_HARMFUL, _HARMLESS)) or not name:
                    ruling = checks.ruling(Case(draft=text, language="en", sources=sources))
                    tally.add(name if name.startswith(_HARMFUL) else "faithful", ruling)
        yield from tally.accepted("")
        yield from tally.caught(kinds, "")
