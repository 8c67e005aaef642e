"""Attributions and quotations in English news: cues, sources, contents, quoted parts and their speakers."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Final

from benchmarks.datasets import read_rows
from benchmarks.figure import Figure
from copydesk.model.facts import Quote
from copydesk.model.lexicon import Lexicon
from copydesk.text.names import NameFinder
from copydesk.text.speech import find_attributions, find_quotes

_SET: Final = "attribution-polnear"
_PARTS: Final = ("source", "cue", "content")
_QUICK_STEP: Final = 5
_OPENERS: Final = "\"“‘'«"
_CLOSERS: Final = "\"”’'»“"
_SHORTEST_QUOTED = 8
"""Characters from which words between marks in an annotated content count as a quoted part."""
_PLAIN_CUE: Final = re.compile(r"\b(?:said|says|told|added|wrote|according to)\b")
_PLAIN_SOURCE: Final = re.compile(r"(?:[A-Z][\w.'’-]*\s)*(?:[A-Z][\w'’-]*|he|she|they|who)\s\Z")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """The spans of one article by part."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(slots=True)
class _Score:
    right: int = 0
    found: int = 0
    wanted: int = 0

    def add(self, ours: Sequence[Span], theirs: Sequence[Span], *, exact: bool) -> None:
        """Counts pairs, each span at most once."""
        self.found += len(ours)
        self.wanted += len(theirs)
        self.right += len(set(ours) & set(theirs)) if exact else _pairs(ours, theirs)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.right / max(self.found + self.wanted, 1)


def run(data: Path, *, quick: bool) -> Iterator[Figure]:
    """Span F1 of each part by overlap and exactly, beside a plain search for words of saying; then quoted parts and speakers."""
    rows = list(read_rows(data / _SET / "polnear.jsonl.zst"))[:: _QUICK_STEP if quick else 1]
    names = NameFinder(Lexicon())
    for config, find in {"default": partial(_ours, names=names), "plain": _plain}.items():
        yield from _span_figures(rows, [find(row["text"]) for row in rows], config=config)
    yield from _quote_figures(rows, names=names)


def _span_figures(rows: Sequence[dict[str, Any]], found: Sequence[_Found], *, config: str) -> Iterator[Figure]:
    for part in _PARTS:
        for suffix, exact in (("f1", False), ("f1_exact", True)):
            score = _Score()
            for row, ours in zip(rows, found, strict=True):
                score.add(getattr(ours, part), _annotated(row, part), exact=exact)
            yield Figure(bench="facts", set=_SET, metric=f"{part}_{suffix}", value=score.f1, n=score.wanted, config=config)


def _annotated(row: dict[str, Any], part: str) -> list[Span]:
    return sorted({(start, end) for each in row["attributions"] for start, end in each.get(part, ())})


def _pairs(ours: Iterable[Span], theirs: Iterable[Span]) -> int:
    """How many spans have a partner of the other side that overlaps, each partner once, the longest overlaps first."""
    wanted = sorted(theirs)
    overlaps = [
        (min(mine[1], other[1]) - max(mine[0], other[0]), mine, other)
        for mine in set(ours)
        for other in wanted
        if mine[0] < other[1] and other[0] < mine[1]
    ]
    taken: set[tuple[str, Span]] = set()
    for _, mine, other in sorted(overlaps, key=lambda each: (-each[0], each[1], each[2])):
        if ("ours", mine) not in taken and ("theirs", other) not in taken:
            taken |= {("ours", mine), ("theirs", other)}
    return len(taken) // 2


def _ours(text: str, *, names: NameFinder) -> _Found:
    found = find_attributions(text, language="en", names=names.find(text, language="en"))
    return _Found(
        source=tuple(dict.fromkeys(each.source_span for each in found)),
        cue=tuple(dict.fromkeys(each.cue_span for each in found)),
        content=tuple(dict.fromkeys(span for each in found for span in each.contents)),
    )


def _plain(text: str) -> _Found:
    """A search for six words of saying: the words before one are the source, the rest of the sentence the content."""
    cues, sources, contents = [], [], []
    for cue in _PLAIN_CUE.finditer(text):
        cues.append(cue.span())
        source = _PLAIN_SOURCE.search(text, max(0, cue.start() - 60), cue.start())
        if source:
            sources.append((source.start(), source.end() - 1))
        end = re.search(r"[.!?]\s|\n|\Z", text[cue.end() :])
        contents.append((cue.end(), cue.end() + max(end.start() if end else 0, 1)))
    return _Found(source=tuple(sources), cue=tuple(cues), content=tuple(contents))


def _quote_figures(rows: Sequence[dict[str, Any]], *, names: NameFinder) -> Iterator[Figure]:
    """Quoted parts found with exactly their marks; speakers of direct quotations that have an annotated source."""
    exact = parts = asked = answered = right = 0
    for row in rows:
        text = row["text"]
        quotes = {
            _inner(text, (quote.start, quote.end)): quote
            for quote in find_quotes(text, language="en", names=names.find(text, language="en"))
        }
        for attribution in row["attributions"]:
            for span in attribution.get("content", ()):
                if not _is_quoted(text, (span[0], span[1])):
                    continue
                parts += 1
                quote = quotes.get(_inner(text, (span[0], span[1])))
                exact += quote is not None
                if not attribution.get("source"):
                    continue
                asked += 1
                if quote is not None and quote.speaker:
                    answered += 1
                    right += _names_source(quote, attribution["source"], text=text)
    figure = partial(Figure, bench="facts", set=_SET)
    yield figure(metric="direct_quote_exact", value=exact / max(parts, 1), n=parts)
    yield figure(metric="speaker_precision", value=right / max(answered, 1), n=answered)
    yield figure(metric="speaker_answered", value=answered / max(asked, 1), n=asked)


def _is_quoted(text: str, span: Span) -> bool:
    """Whether an annotated content is one stretch between marks from end to end."""
    content = text[span[0] : span[1]].strip()
    if len(content) < _SHORTEST_QUOTED or content[0] not in _OPENERS or content[-1] not in _CLOSERS:
        return False
    return not any(mark in content.strip(_OPENERS + _CLOSERS) for mark in '"“”')


def _inner(text: str, span: Span) -> Span:
    """A span without its marks and the space inside them."""
    start, end = span
    while start < end and (text[start] in _OPENERS or text[start].isspace()):
        start += 1
    while start < end and (text[end - 1] in _CLOSERS or text[end - 1].isspace()):
        end -= 1
    return start, end


def _names_source(quote: Quote, sources: Sequence[Sequence[int]], *, text: str) -> bool:
    """Whether the mention that the speaker was read from, or its name, is the annotated source."""
    start, end = quote.speaker_span
    if any(start < other[1] and other[0] < end for other in sources):
        return True
    return any(quote.speaker.split()[-1] in text[other[0] : other[1]] for other in sources)
