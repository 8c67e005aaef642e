"""Roman numerals: the figures that World War II, Людовик XIV and 第Ⅱ期 hold."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final
from unicodedata import numeric

from copydesk.model.facts import Number, NumberKind

_CAPITALS: Final = re.compile(
    r"(?<![^\W_])(?:[IVXLІХ]{2,9}(?=(?:e|er|ème|º|\.|-\w{1,3})?(?![^\W_\u1100-\u11ff\u3040-\u9fff\uac00-\ud7a3]))"
    r"|[IVX](?=(?:e|er|ème|º)(?![^\W_])))"
)
"""Letters of numerals below 90, in Cyrillic look-alikes too; those with C, D and M are mostly abbreviations (DC, CD, MM)."""
_SIGNS: Final = re.compile("[Ⅰ-Ⅿ]")
_LATIN: Final = str.maketrans("ІХ", "IX")
_VALUES: Final = ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_LETTERS: Final = frozenset("IVXLІХ")
_REACH: Final = 24


def roman_numbers(text: str) -> Iterator[Number]:
    """The Roman numerals of a text, each as a figure and as a place in an order; none in a line printed in capitals.

    A single letter is none, but with the ending of an order (Ve, Xe): "I" is a pronoun, "X" a firm.
    """
    for match in _CAPITALS.finditer(text):
        value = _value(match.group().translate(_LATIN))
        if value is not None and not _is_shouted(text, match.start(), match.end()):
            yield from _both(match, value)
    for sign in _SIGNS.finditer(text):
        yield from _both(sign, Decimal(int(numeric(sign.group()))))


def _value(printed: str) -> Decimal | None:
    """What letters are worth that make a numeral as they are written; None for other letters (IIX)."""
    total, rest = 0, printed
    for value, letters in _VALUES:
        most = 1 if len(letters) > 1 or letters in "VL" else 3
        for _ in range(most):
            if rest.startswith(letters):
                total, rest = total + value, rest[len(letters) :]
    return None if rest else Decimal(total)


def _is_shouted(text: str, start: int, end: int) -> bool:
    """Whether the words on both sides are in capitals too, as in a headline."""
    before = _WORD.findall(text, max(0, start - _REACH), start)[-1:]
    after = _WORD.findall(text, end, end + _REACH)[:1]
    words = [word for word in (*before, *after) if not _LETTERS.issuperset(word)]
    return bool(words) and all(word.isupper() for word in words)


def _both(match: re.Match[str], value: Decimal) -> Iterator[Number]:
    start, end = match.span()
    for kind in (NumberKind.ORDINAL, NumberKind.QUANTITY):
        yield Number(start=start, end=end, text=match.group(), low=value, high=value, kind=kind)
