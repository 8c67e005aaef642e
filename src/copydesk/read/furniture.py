"""Tells a story's lines from the furniture of its page: labels, share buttons, consent texts, calls to subscribe."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from copydesk.model.language import TIER_ONE, UNKNOWN
from copydesk.read.alignment import word_key
from copydesk.read.boilerplate import Boilerplate, boilerplate

# A longer line is prose even where it mentions a newsletter or begins like a label.
_MAX_LABEL: Final = 220
_MAX_START: Final = 150
_MAX_CAPTION: Final = 200
_CAPTION_PARTS: Final = re.compile(r"[/|©·:–—(（=＝]")
_MAIL: Final = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_MAX_MAIL_LINE: Final = 90
_MAX_NAME_WORDS: Final = 5
# A line that is a time of publication, an edition or a running time: a date or clock, and few letters beside it.
_STAMP: Final = re.compile(r"\d{1,4}\s?[./년年-]\s?\d{1,2}\s?[./월月-]|\d{1,2}\s?[:時시]\s?\d{2}")
_MAX_STAMP: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """The furniture of pages in some languages, ready to be compared with lines."""

    related: frozenset[str]
    lines: frozenset[str]
    labels: re.Pattern[str]
    image_labels: re.Pattern[str]
    starts: tuple[str, ...]
    contains: re.Pattern[str]
    captions: tuple[str, ...]
    reporters: tuple[str, ...]

    def is_related_heading(self, text: str) -> bool:
        """Whether a heading opens a list of other stories."""
        return len(text) <= 60 and word_key(text) in self.related

    def is_furniture(self, line: str) -> bool:
        """Whether a line of a page is none of its story's."""
        if len(line) > _MAX_LABEL:
            return False
        key = word_key(line)
        if not key or key in self.lines or key in self.related or self.labels.fullmatch(key):
            return True
        if len(line) <= _MAX_STAMP and _STAMP.search(line) and _is_mostly_digits(line):
            return True
        lowered = line.lower().lstrip("·•-–—*▲△▼■□◆◇●○※|>[]【】 \u3000")
        return (
            (len(line) <= _MAX_START and lowered.startswith(self.starts))
            or self.contains.search(lowered) is not None
            or self._is_caption(lowered)
        )

    def is_image_label(self, line: str) -> bool:
        """Whether a line says that a machine made the image above it, perhaps beside other labels."""
        key = word_key(line[:_MAX_LABEL])
        return self.labels.fullmatch(key) is not None and self.image_labels.search(key) is not None

    def byline_of(self, line: str) -> str | None:
        """The reporter that a mail line names (empty where it names none), or None where the line is no mail line."""
        if "@" not in line or len(line) > _MAX_MAIL_LINE or not _MAIL.search(line):
            return None
        name = _MAIL.sub("", line).strip(" \t,;:/|=()[]<>·ㆍ-–—")
        return name if 1 < len(name) <= 40 and name.count(" ") < _MAX_NAME_WORDS and not name.endswith((".", "다", "。")) else ""

    def _is_caption(self, lowered: str) -> bool:
        if len(lowered) > _MAX_CAPTION or lowered.endswith((".", "。", "?", "!")):
            return False
        tail = _CAPTION_PARTS.split(lowered)
        return len(tail) > 1 and tail[-1].strip(" )）]】").startswith(self.captions)


def without_mail(paragraph: str) -> str:
    """The paragraph without a reporter's address at its end."""
    if "@" not in paragraph[-80:]:
        return paragraph
    match = _MAIL.search(paragraph, max(0, len(paragraph) - 80))
    return paragraph[: match.start()].rstrip(" ,;:/|=([<-–—") if match and len(paragraph) - match.end() <= 2 else paragraph


def furniture(*languages: str) -> Furniture:
    """The furniture of pages in some languages. English is always added; a language that could not be told gets all eight."""
    return _furniture(tuple(dict.fromkeys(language if language in TIER_ONE else UNKNOWN for language in languages)))


@cache
def _furniture(languages: tuple[str, ...]) -> Furniture:
    tags = TIER_ONE if UNKNOWN in languages else tuple(dict.fromkeys((*languages, "en")))
    data = [boilerplate(tag) for tag in tags]
    return Furniture(
        related=frozenset(word_key(line) for each in data for line in each.related),
        lines=frozenset(word_key(line) for each in data for line in each.lines),
        labels=re.compile(f"(?:{_keys(label for each in data for label in (*each.image_labels, *each.labels))})+"),
        image_labels=re.compile(_keys(label for each in data for label in each.image_labels)),
        starts=tuple(line.lower() for each in data for line in each.starts),
        contains=_any_of(data),
        captions=tuple(line.lower() for each in data for line in each.captions),
        reporters=tuple(line for each in data for line in each.credit.reporters),
    )


def _is_mostly_digits(line: str) -> bool:
    return sum(character.isdigit() for character in line) * 5 >= 2 * sum(character.isalnum() for character in line)


def _any_of(data: Sequence[Boilerplate]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(part.lower()) for each in data for part in each.contains))


def _keys(labels: Iterable[str]) -> str:
    """Word keys as alternatives, the longest first."""
    return "|".join(sorted({re.escape(word_key(label)) for label in labels}, key=lambda key: (-len(key), key)))
