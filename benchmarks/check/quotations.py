"""Quotations made wrong in five ways, from the articles of `attribution-polnear`: caught, and the unaltered accepted."""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.check.rulings import Case, Tally, configurations
from benchmarks.datasets import read_rows
from benchmarks.figure import Figure
from copydesk.check.library import SourceText
from copydesk.model.facts import Quote
from copydesk.model.lexicon import Lexicon
from copydesk.text.facts import FactReader
from copydesk.text.moments import MomentContext

KINDS: Final = ("one_word", "reordered", "shortened", "joined", "other_speaker")
_PER_KIND: Final = 200
_QUICK: Final = 25
_SHORTEST: Final = 6
_WORD: Final = re.compile(r"[A-Za-z]{4,}")
_SEED: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """A quotation of an article as a reporter would tell it again, and the article's other speakers and quotations."""

    article: str
    words: str
    speaker: str
    others: tuple[str, ...]
    later: str


def run(data: Path, *, quick: bool) -> Iterator[Figure]:
    """Accept of quotations as printed, catch of altered ones, all with the whole article as source."""
    said = list(_quotations(data / "attribution-polnear" / "polnear.jsonl.zst", most=_QUICK if quick else _PER_KIND))
    for config, checks in configurations().items():
        tally, words = Tally("quotations", config=config), random.Random(_SEED)  # noqa: S311 - choice of edits, no secret
        for each in said:
            sources = (SourceText(text=each.article, language="en"),)
            tally.add("faithful", checks.ruling(Case(draft=_told(each.words, each.speaker), language="en", sources=sources)))
            for kind, draft in _altered(each, words):
                ruling = checks.ruling(Case(draft=draft, language="en", sources=sources))
                tally.add(kind, ruling)
                tally.add("all", ruling)
        yield from tally.accepted("")
        yield from tally.caught((*KINDS, "all"), "")


def _quotations(path: Path, *, most: int) -> Iterator[_Said]:
    """The first speech of each article that is long enough and has a speaker by name, up to `most`."""
    facts, count = FactReader(Lexicon()), 0
    for row in read_rows(path):
        found = facts.facts(row["text"], context=MomentContext(language="en")).quotes
        named = [each for each in found if _is_usable(each)]
        if named and count < most:
            count += 1
            yield _said(row["text"], named)


def _is_usable(quote: Quote) -> bool:
    return quote.is_speech and bool(quote.speaker) and len(quote.text.split()) >= _SHORTEST and "\n" not in quote.text


def _said(article: str, named: Sequence[Quote]) -> _Said:
    first = named[0]
    others = tuple(
        dict.fromkeys(each.speaker for each in named if each.speaker not in first.speaker and first.speaker not in each.speaker)
    )
    later = next((each.text for each in named[1:] if each.speaker == first.speaker), "")
    return _Said(article=article, words=first.text, speaker=first.speaker, others=others, later=later)


def _told(words: str, speaker: str) -> str:
    return f"“{words.strip().rstrip(',.')},” {speaker} said."


def _altered(said: _Said, choice: random.Random) -> Iterator[tuple[str, str]]:
    """(kind, draft) for every way in which this quotation can be made wrong."""
    words = said.words.split()
    places = [place for place, word in enumerate(words) if _WORD.fullmatch(word)]
    if places:
        place = choice.choice(places)
        other = choice.choice([word for word in _WORD.findall(said.article) if word.lower() != words[place].lower()])
        yield "one_word", _told(" ".join((*words[:place], other.lower(), *words[place + 1 :])), said.speaker)
    middle = len(words) // 2
    yield "reordered", _told(" ".join((*words[middle:], *words[:middle])), said.speaker)
    yield "shortened", _told(" ".join((*words[: middle - 1], *words[middle + 1 :])), said.speaker)
    if said.later:
        yield "joined", _told(f"{said.words.strip().rstrip(',.')} {said.later}", said.speaker)
    if said.others:
        yield "other_speaker", _told(said.words, said.others[0])
