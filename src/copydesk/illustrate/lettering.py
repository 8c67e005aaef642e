"""Words before they are drawn: cleaned, measured, wrapped and cut.

Widths come from a table, not from a font: the same graphic has the same layout on every machine and in every browser.
"""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from copydesk.model.picture import FontRole

ELLIPSIS: Final = "…"
_LONGEST: Final = 400  # characters of a line that are looked at; no line of a graphic has room for a third of them

# Width in em by kind of character, a little above Noto Sans CJK (measured on headlines of five languages, 2026-11).
_WIDE: Final = 1.0
_HANGUL: Final = 0.92
_CAPITAL: Final = 0.67
_SMALL: Final = 0.57
_DIGIT: Final = 0.565
_SPACE: Final = 0.25
_THIN: Final = 0.34
_BROAD: Final = 0.86
_THIN_CHARACTERS: Final = frozenset("ijlfrtI.,:;'’‘!|()[]-·іјї")
_BROAD_CHARACTERS: Final = frozenset("mwMWжшщюыфмЖШЩЮЫФМ@%—")

# How much wider the bold faces are than the text face, for hangul and for everything that is not full-width.
_HANGUL_STRETCH: Final = {FontRole.TEXT: 1.0, FontRole.STRONG: 1.0, FontRole.HEADLINE: 1.06}
_STRETCH: Final = {FontRole.TEXT: 1.0, FontRole.STRONG: 1.07, FontRole.HEADLINE: 1.12}

# Marks that may not begin a line, and marks that may not end one. Source: JIS X 4051, W3C Requirements for Chinese Text Layout.
_NOT_FIRST: Final = frozenset("、。，．・：；？！）」』】〉》］｝’”…‥ーぁぃぅぇぉっゃゅょァィゥェォッャュョ,.!?:;)]}»%")
_NOT_LAST: Final = frozenset("（「『【〈《［｛‘“([{«")


def clean_line(text: str) -> str:
    """The beginning of the text on one line without control, bidi and unassigned characters, white space folded."""
    shown = "".join(" " if character.isspace() else character for character in text[:_LONGEST] if _may_be_drawn(character))
    return " ".join(shown.split())


def _may_be_drawn(character: str) -> bool:
    return character.isspace() or unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Co", "Cn"}


@lru_cache(maxsize=16384)
def _em(character: str, role: FontRole) -> float:
    stretch = _STRETCH[role]
    fixed = (
        ("가" <= character <= "힣", _HANGUL * _HANGUL_STRETCH[role]),
        (unicodedata.east_asian_width(character) in {"W", "F"}, _WIDE),
        (unicodedata.category(character)[0] == "M", 0.0),
        (character.isspace(), _SPACE * stretch),
        (character in _THIN_CHARACTERS, _THIN * stretch),
        (character in _BROAD_CHARACTERS, _BROAD * stretch),
        (character.isdigit(), _DIGIT * stretch),
        (character.isupper(), _CAPITAL * stretch),
    )
    return next((width for holds, width in fixed if holds), _SMALL * stretch)


def width_of(text: str, *, size: int, role: FontRole = FontRole.TEXT) -> float:
    """How wide a line will be at most, in pixels."""
    return size * _ems(text, role)


@lru_cache(maxsize=4096)  # a line is measured for several sizes, and names come back in every edition
def _ems(text: str, role: FontRole) -> float:
    return sum(_em(character, role) for character in text)


def fit(text: str, *, width: int, size: int, role: FontRole = FontRole.TEXT) -> str:
    """The text, cut with an ellipsis where it is too wide."""
    if len(text) <= _LONGEST and width_of(text, size=size, role=role) <= width:
        return text
    end = min(len(text), _LONGEST)
    while end > 1 and width_of(text[:end].rstrip() + ELLIPSIS, size=size, role=role) > width:
        end -= 1
    return text[:end].rstrip(" ,、·(（「“«") + ELLIPSIS


def wrap(text: str, *, width: int, size: int, role: FontRole = FontRole.TEXT) -> list[str]:
    """The text in lines that fit, broken between words, in unspaced scripts between characters that may part."""
    lines: list[str] = []
    line, room = "", float(width)
    for piece in _pieces(text):
        if line and width_of(piece.rstrip(), size=size, role=role) > room:
            lines.append(line.rstrip())
            line, room = "", float(width)
        added = piece if line else piece.lstrip()
        line += added
        room -= width_of(added, size=size, role=role)
    if line.strip():
        lines.append(line.rstrip())
    return lines


@lru_cache(maxsize=64)  # a headline is wrapped in one size after the other
def _pieces(text: str) -> tuple[str, ...]:
    """The smallest parts of a text that stay together on a line, each with the spaces after it."""
    pieces: list[str] = []
    for character in text:
        if pieces and not _may_part(pieces[-1][-1], character):
            pieces[-1] += character
        else:
            pieces.append(character)
    return tuple(pieces)


def _may_part(before: str, after: str) -> bool:
    if after.isspace() or after in _NOT_FIRST or before in _NOT_LAST:
        return False
    return before.isspace() or _is_unspaced(before) or _is_unspaced(after)


def _is_unspaced(character: str) -> bool:
    """Whether lines may break beside the character without a space: Han and kana, not hangul, not digits."""
    return unicodedata.east_asian_width(character) in {"W", "F"} and not "가" <= character <= "힣"


def wrap_within(text: str, *, width: int, size: int, role: FontRole, lines: int) -> list[str]:
    """At most so many lines; what does not fit is cut with an ellipsis in the last one."""
    wrapped = wrap(text, width=width, size=size, role=role)
    if len(wrapped) > lines:
        joint = "" if _is_unspaced(wrapped[lines - 1][-1]) else " "
        wrapped = [*wrapped[: lines - 1], joint.join(wrapped[lines - 1 : lines + 1]) + ELLIPSIS]
    return [fit(line, width=width, size=size, role=role) for line in wrapped]


def joined(items: Sequence[str], *, width: int, size: int, separator: str = " · ") -> str:
    """As many items as fit on a line, and how many more there are ("Herald · Courier +3")."""
    line = ""
    for number, item in enumerate(items):
        longer = f"{line}{separator}{item}" if line else item
        rest = len(items) - number - 1
        tail = f" +{rest}" if rest else ""
        if line and width_of(longer + tail, size=size) > width:
            return f"{line} +{len(items) - number}"
        line = longer
    return fit(line, width=width, size=size)
