"""Bytes to text, once, before anything is parsed: a wrong declaration never beats what the bytes themselves say."""

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from copydesk.read.web import codecs_by_label

MAX_CHARACTERS: Final = 10_000_000
"""What lies beyond is not read. Rule R1/G11: 10 MB after decoding."""

REPLACEMENT: Final = "\ufffd"

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CYRILLIC: Final = frozenset({"cp1251", "koi8_u", "iso8859_5"})
_GUESSES: Final = ("cp949", "cp932", "euc_jp", "gb18030", "big5hkscs", "cp1251", "koi8_u", "cp1252")
_DECLARED: Final = re.compile(
    rb"charset\s{0,4}=\s{0,4}[\"']?\s{0,4}([A-Za-z0-9_:.-]{2,30})|encoding=[\"']([A-Za-z0-9_:.-]{2,30})", re.IGNORECASE
)
_HEAD_BYTES: Final = 4_096
_SAMPLE_BYTES: Final = 16_384
# A declared codec wins over a guess that is better by less than this: tested on re-encoded pages of all eight languages.
_TRUST_IN_DECLARATION: Final = 0.15
# Of a page in broken UTF-8 more than this share of the characters that are not ASCII decodes; below it another codec is meant.
_MOSTLY_UTF8: Final = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """Text, the codec that gave it, and how many replacement characters stand for bytes that did not decode."""

    text: str
    encoding: str
    replaced: int = 0


def decode(body: bytes, *, content_type: str = "") -> Decoded:
    """The text of a page's bytes: byte order mark, valid UTF-8, declaration and plausibility decide, in this order."""
    for mark, encoding in _BOMS:
        if body.startswith(mark):
            return _decoded(body[len(mark) :], encoding)
    wide = _unmarked_utf16(body)
    if wide:
        return _decoded(body, wide)
    if b"\x1b$" in body[:_SAMPLE_BYTES]:
        return _decoded(body, "iso2022_jp")
    try:
        return Decoded(text=body.decode("utf-8")[:MAX_CHARACTERS], encoding="utf-8")
    except UnicodeDecodeError as failure:
        first_bad = failure.start
    return _decoded(body, _most_plausible(body, declared=_declared(body, content_type), first_bad=first_bad))


def _decoded(body: bytes, encoding: str) -> Decoded:
    text = body.decode(encoding, errors="replace")[:MAX_CHARACTERS]
    return Decoded(text=text, encoding=encoding, replaced=text.count(REPLACEMENT))


def _unmarked_utf16(body: bytes) -> str:
    """UTF-16 without a mark shows by a zero in every other byte of its markup."""
    head = body[:400]
    if len(head) < 8 or b"\x00" not in head:
        return ""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > len(head) * 0.1 and even < odd / 4:
        return "utf-16-le"
    return "utf-16-be" if even > len(head) * 0.1 and odd < even / 4 else ""


def _declared(body: bytes, content_type: str) -> str:
    for place in (content_type.encode("ascii", "ignore"), body[:_HEAD_BYTES]):
        match = _DECLARED.search(place)
        if match:
            name = (match.group(1) or match.group(2)).decode("ascii").lower()
            return codecs_by_label().get(name, "")
    return ""


def _most_plausible(body: bytes, *, declared: str, first_bad: int) -> str:
    start = max(0, min(first_bad, _first_high(body)) - 2)
    sample = body[start : start + _SAMPLE_BYTES]
    if _share_of_utf8(sample) > _MOSTLY_UTF8:
        return "utf-8"
    scores = {encoding: _plausibility(sample, encoding) for encoding in _GUESSES}
    best = max(scores, key=lambda encoding: scores[encoding])
    if not declared or declared == "utf-8":
        return best if scores[best] > 0 else "utf-8"
    stated = scores[declared] if declared in scores else _plausibility(sample, declared)
    return declared if stated + _TRUST_IN_DECLARATION >= scores[best] else best


def _first_high(body: bytes) -> int:
    return next((index for index, byte in enumerate(body[:200_000]) if byte > 0x7F), 0)


def _share_of_utf8(sample: bytes) -> float:
    text = sample.decode("utf-8", errors="replace")
    high = [character for character in text if character > "\x7f"]
    return 1 - high.count(REPLACEMENT) / len(high) if high else 0.0


def _plausibility(sample: bytes, encoding: str) -> float:
    """How much the characters look like text of the codec's languages: 1 at best, negative where bytes do not decode."""
    text = sample.decode(encoding, errors="replace")
    if encoding in _CYRILLIC and _is_mixed(text):
        return 0.0
    high = [character for character in text if character > "\x7f"]
    if not high:
        return 0.0
    broken = high.count(REPLACEMENT) + sum(
        "\x80" <= character <= "\x9f" or "\ue000" <= character <= "\uf8ff" for character in high
    )
    return _EXPECTED.get(encoding, _latin)(high) - 3 * broken / len(high)


def _share(high: list[str], low: str, top: str) -> float:
    return sum(low <= character <= top for character in high) / len(high)


def _hangul(high: list[str]) -> float:
    """Share of the 2,350 common syllables; the rest of the codec is what other languages' bytes turn into."""
    return sum("\uac00" <= character <= "\ud7a3" and len(character.encode("euc_kr", "ignore")) == 2 for character in high) / len(
        high
    )


def _japanese(high: list[str]) -> float:
    kana = _share(high, "\u3041", "\u30fe")
    return min(1.0, kana * 2) * (kana + _share(high, "\u4e00", "\u9fff") + _share(high, "\u3000", "\u303f"))


def _simplified(high: list[str]) -> float:
    """Share of the frequent half of GB 2312, as in real text, where chance hits both halves alike."""
    frequent = sum(b"\xb0" <= encoded[:1] <= b"\xd7" for encoded in (character.encode("gb2312", "ignore") for character in high))
    # Korean bytes all fall into the lower part of that half; Chinese text spreads over it.
    upper = sum(b"\xc9" <= encoded[:1] <= b"\xd7" for encoded in (character.encode("gb2312", "ignore") for character in high))
    return frequent / len(high) * min(1.0, 4 * upper / len(high))


def _traditional(high: list[str]) -> float:
    frequent = sum(b"\xa4" <= encoded[:1] <= b"\xc6" for encoded in (character.encode("big5", "ignore") for character in high))
    return 0.9 * frequent / len(high) * min(1.0, 2 * _share(high, "\u4e00", "\u9fff"))


def _cyrillic(high: list[str]) -> float:
    """Share of Cyrillic letters; text with more capitals than small letters is another code page read wrongly."""
    small, capital = _share(high, "\u0430", "\u045f"), _share(high, "\u0410", "\u042f")
    return small + capital if small > capital else (small + capital) / 3


def _is_mixed(text: str) -> bool:
    """Whether most letters beyond ASCII stand beside ASCII letters, as accents do and Cyrillic does not."""
    beside = [
        (before.isascii() and before.isalpha()) or (after.isascii() and after.isalpha())
        for before, character, after in zip(text, text[1:], text[2:], strict=False)
        if character > "\x7f" and character.isalpha()
    ]
    return sum(beside) * 2 > len(beside)


def _latin(high: list[str]) -> float:
    """Letters with accents and typographic marks; never as sure as a whole script."""
    return (
        0.6
        * sum(character.isalpha() or "\u2013" <= character <= "\u20ac" or character in "«»°§·" for character in high)
        / len(high)
    )


_EXPECTED: Final[dict[str, Callable[[list[str]], float]]] = {
    "cp949": _hangul,
    "cp932": _japanese,
    "euc_jp": _japanese,
    "gb18030": _simplified,
    "big5hkscs": _traditional,
    "cp1251": _cyrillic,
    "koi8_u": _cyrillic,
}
