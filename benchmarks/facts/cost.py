"""What facts cost: reports a second on one core, beside libraries that read a part of the same, and memory of language data."""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from benchmarks.datasets import read_rows
from benchmarks.figure import Figure
from copydesk.model.language import TIER_ONE, base_language
from copydesk.model.lexicon import Lexicon
from copydesk.text.facts import FactReader
from copydesk.text.moments import MomentContext

SET: Final = "speed"
LENGTH: Final = 3_000
"""Characters of an English report of news length; a Korean one of the same content has about a third."""
LENGTHS: Final = {"en": LENGTH, "ko": LENGTH // 3}
REPORTS: Final = 200
QUICK_REPORTS: Final = 40
PEER_SHARE: Final = 3
"""The libraries beside are slow: one report in so many is given to them."""

_MEMORY: Final = """
import gc, json, sys
from copydesk.model.lexicon import Lexicon
from copydesk.text.facts import FactReader
from copydesk.text.moments import MomentContext

def rss_kib():
    gc.collect()
    return next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmRSS"))

texts = json.load(sys.stdin)
before = rss_kib()
reader = FactReader(Lexicon())
for language, text in texts.items():
    reader.facts(text, context=MomentContext(language=language, published_at=None, time_zone="UTC"))
print((rss_kib() - before) / 1024)
"""


def run(data: Path, *, quick: bool) -> Iterator[Figure]:
    """Reports a second of all facts by process time, ratios to the libraries that are installed, and MiB of language data.

    A process that reads reports all day has the patterns of their language compiled: two thirds of the texts are read before,
    and the speed is that of the rest, which it never saw. `…_cold` is the speed of the first reports of a process.

    `language_data_mib` is what a fresh process holds more after it read a report in each of the eight than before: data,
    compiled patterns, gazetteer and what is remembered of the texts; the code itself is loaded before.
    """
    count = QUICK_REPORTS if quick else REPORTS
    made = Figure(bench="facts", set=SET, metric="", value=0.0, n=count, config=f"{LENGTH} characters, one core, process time")
    seconds = {}
    for language in LENGTHS:
        texts = _reports(data, language=language, count=count)
        read, seen = _reader(language), len(texts) * 2 // 3
        yield _named(made, f"reports_per_s_{language}_cold", 1 / _seconds(read, texts[:seen]))
        seconds[language] = _seconds(read, texts[seen:])
        yield _named(made, f"reports_per_s_{language}", 1 / seconds[language])
        for name, peer in _peers(language):
            _seconds(peer, texts[:seen:PEER_SHARE])
            peer_s = _seconds(peer, texts[seen::PEER_SHARE])
            yield _named(made, f"reports_per_s_{language}_{name}", 1 / peer_s)
            yield _named(made, f"ratio_to_{name}_{language}", peer_s / seconds[language])
    texts_by_language = {language: _reports(data, language=language, count=1)[0] for language in TIER_ONE}
    command = [sys.executable, "-c", _MEMORY]
    texts_read = json.dumps(texts_by_language)
    measured = subprocess.run(command, input=texts_read, check=True, capture_output=True, text=True)  # noqa: S603 - our own words
    yield _named(made, "language_data_mib", float(measured.stdout))


def _named(made: Figure, metric: str, value: float) -> Figure:
    return Figure(bench=made.bench, set=made.set, metric=metric, value=value, n=made.n, config=made.config)


def _reports(data: Path, *, language: str, count: int) -> list[str]:
    """Texts of news length, put together of sentences of real reports in their order."""
    texts: list[str] = []
    lines: list[str] = []
    for row in read_rows(data / "ntrex" / "ntrex.jsonl.zst"):
        lines.append(next(str(text) for tag, text in row["text"].items() if base_language(tag) == language))
        if sum(map(len, lines)) >= LENGTHS.get(language, LENGTH):
            texts.append("\n\n".join(lines))
            lines = []
        if len(texts) == count:
            break
    return texts


def _reader(language: str) -> Callable[[str], object]:
    reader = FactReader(Lexicon())
    context = MomentContext(language=language, published_at=datetime(2026, 1, 9, tzinfo=UTC), time_zone="UTC")
    return lambda text: reader.facts(text, context=context)


def _peers(language: str) -> Iterator[tuple[str, Callable[[str], object]]]:
    """The libraries that are installed: dates alone by dateparser, quantities alone (in English) by quantulum3."""
    if find_spec("dateparser"):
        search = import_module("dateparser.search").search_dates
        yield "dateparser", lambda text: search(text, languages=[language])
    if language == "en" and find_spec("quantulum3"):
        parse = import_module("quantulum3.parser").parse
        yield "quantulum3", parse


def _seconds(read: Callable[[str], object], texts: Sequence[str]) -> float:
    """Process seconds a text."""
    begun = time.process_time()
    for text in texts:
        read(text)
    return (time.process_time() - begun) / len(texts)
