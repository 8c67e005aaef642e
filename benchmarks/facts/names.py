"""Names by sound across scripts: true pairs against shuffled ones, and against the nearest other spelling."""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from anyascii import anyascii
from rapidfuzz import fuzz, process

from benchmarks.datasets import read_rows
from benchmarks.figure import Figure
from copydesk.model.lexicon import Lexicon
from copydesk.text.heard import is_heard
from copydesk.text.names import NameFinder
from copydesk.text.sound import sounds_alike

_FILES: Final = {
    "ko": ("names", "wikidata-person-ko", "native"),
    "ru": ("names", "wikidata-nametoken-russian", "native"),
    "ja": ("names", "wikidata-nametoken-japanese", "native"),
    "zh": ("names", "wikidata-nametoken-chinese", "native"),
    "ko:loanwords": ("names:loanwords", "loanwords-ko", "ko"),
    "ja:katakana": ("names:katakana", "wikidata-nametoken-katakana", "native"),
}
"""Set, file and the field with the name in the other script, by what is measured."""
_SHUFFLED_ACCEPTED: Final = 0.01
_QUICK_ROWS: Final = 1500
_NEAREST: Final = 500
"""Names whose nearest other spelling is sought: the search goes through the whole list."""

_EDITIONS: Final = {"de": "de", "fr": "fr", "es": "es", "ru": "ru", "ko": "ko", "ja": "ja", "zh": "zh-CN"}
_QUICK_STEP: Final = 5
_OTHER_ARTICLE: Final = 463
"""Rows from a sentence to the one of another article that it is held against: half of the set."""

Likeness = Callable[[str, str], float]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pair:
    latin: str
    native: str


def run(data: Path, *, quick: bool) -> Iterator[Figure]:
    """Accept rates of true and of nearest-spelling pairs where 1 % of shuffled pairs are accepted, beside a consonant skeleton.

    Shuffled pairs are the same list with its native names in another order, true partners and namesakes apart.
    """
    for label, (name, file, field) in _FILES.items():
        rows = read_rows(data / "names" / f"{file}.jsonl.zst")
        pairs = [_Pair(latin=str(row["en"]), native=str(row[field])) for row in rows]
        sample = random.Random(7).sample(pairs, min(_QUICK_ROWS, len(pairs))) if quick else pairs  # noqa: S311 - the same each time
        figure = partial(Figure, bench="facts", set=name)
        language = label.partition(":")[0]
        for config, likeness in (("default", sounds_alike), ("skeleton", _skeletons)):
            at = _threshold(_shuffled(sample), likeness)
            yield figure(metric=f"accept_{language}", value=_accepted(sample, likeness, at=at), n=len(sample), config=config)
            nearest = _nearest(sample)
            yield figure(
                metric=f"accept_nearest_{language}", value=_accepted(nearest, likeness, at=at), n=len(nearest), config=config
            )

    yield from _decided(data / "ntrex", step=_QUICK_STEP if quick else 1)


def _decided(folder: Path, *, step: int) -> Iterator[Figure]:
    """The share of names of English sentences that their faithful translation is seen to state, and that another one is.

    Names are those that the English reader finds, known or not. `sound` goes by sound and form alone, without entities.
    """
    rows = list(read_rows(folder / "ntrex.jsonl.zst"))
    finder = NameFinder(Lexicon())
    english = [finder.find(row["text"]["en"], language="en") for row in rows]
    for language, tag in _EDITIONS.items():
        native = [finder.find(row["text"][tag], language=language) for row in rows]
        for metric, config, shift in (
            ("decided", "default", 0),
            ("decided", "sound", 0),
            ("decided_elsewhere", "default", _OTHER_ARTICLE),
        ):
            seen = []
            for index in range(0, len(rows), step):
                at = (index + shift) % len(rows)
                known = native[at] if config == "default" else ()
                text = rows[at]["text"][tag]
                seen += [is_heard(name, text=text, names=known, language=language) for name in english[index]]
            yield Figure(
                bench="facts",
                set="ntrex",
                metric=f"names_{metric}_{language}",
                value=sum(seen) / len(seen),
                n=len(seen),
                config=config,
            )


def _skeletons(latin: str, native: str) -> float:
    """The plain comparison: how alike the consonants are."""
    return fuzz.ratio(_skeleton(latin), _skeleton(native)) / 100


def _skeleton(name: str) -> str:
    return "".join(letter for letter in anyascii(name).lower() if letter.isalpha() and letter not in "aeiouyw")


def _accepted(pairs: Sequence[_Pair], likeness: Likeness, *, at: float) -> float:
    return sum(likeness(pair.latin, pair.native) >= at for pair in pairs) / len(pairs)


def _threshold(pairs: Sequence[_Pair], likeness: Likeness) -> float:
    """The lowest likeness that at most 1 % of these pairs reach."""
    found = sorted((likeness(pair.latin, pair.native) for pair in pairs), reverse=True)
    allowed = int(len(found) * _SHUFFLED_ACCEPTED)
    return found[allowed] + 1e-9


def _shuffled(pairs: Sequence[_Pair]) -> list[_Pair]:
    natives = [pair.native for pair in pairs]
    random.Random(11).shuffle(natives)  # noqa: S311 - the same each time
    mixed = zip(pairs, natives, strict=True)
    return [_Pair(latin=pair.latin, native=native) for pair, native in mixed if native != pair.native]


def _nearest(pairs: Sequence[_Pair]) -> list[_Pair]:
    """Latin names with the native form of the name that is spelled most like them and is another."""
    spelled = {pair.latin.lower(): pair.native for pair in pairs}
    found = []
    for pair in random.Random(13).sample(list(pairs), min(_NEAREST, len(pairs))):  # noqa: S311 - the same each time
        others = process.extract(pair.latin.lower(), spelled.keys(), scorer=fuzz.ratio, limit=2)
        near = next(spelling for spelling, _, _ in others if spelling != pair.latin.lower())
        if spelled[near] != pair.native:
            found.append(_Pair(latin=pair.latin, native=spelled[near]))
    return found
