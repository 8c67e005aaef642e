"""Where the sentences of a text begin and end."""

import re
from functools import cache

from sentencex import get_sentence_boundaries

from copydesk.model.language import base_language
from copydesk.text.languages import language_data
from copydesk.text.lexemes import expanded

_PARAGRAPH = re.compile(r"[^\n]+")
_PAIRS = {"「": "」", "『": "』", "“": "”", "«": "»", "„": "“", "《": "》", "‹": "›"}
_MARKS = re.compile("[「」『』“”«»„《》‹›]")
_CLOSING = "\"'”’»」』）)》›“]"
_LONGEST_QUOTE = 1500
"""Characters over which an open quotation mark holds a sentence together; beyond it the closing mark is taken as forgotten."""

_WINDOW = 1500
"""Characters given to sentencex at once: its cost grows with the square of a run of quotation marks. Paragraphs are shorter."""
_MARK = re.compile(r"[^\w\s,’'\"“”«»„()–—:;%$€/-]")
"""A mark that may end a sentence."""
_WIDE_SPACE = re.compile(r"[^\S\x00-\x7f](?=\.)")
"""A space of several bytes before a stop: behind a capital sentencex 1.0 panics at it, which ends the program."""
_LETTER = re.compile(r"[^\W_]")
_KOREAN_GLUED = re.compile("(?<=[가-힣][다요죠까임함음됨][.?!])(?=[가-힣“‘])")
_INITIAL = re.compile(r"(?:^|[\s(.])[^\W\d_]\.$")
_WORD_BEFORE_STOP = re.compile(r"([^\s(«“\"'„]+)\.$")
_DAY_WITH_STOP = re.compile(r"(?:^|\s)\d{1,2}\.$")
_ORDINAL_WITH_STOP = re.compile(r"([^\W\d_]+)\s+\d{1,3}\.$")
_FIRST_WORD = re.compile(r"[\"'”’»«“„(\s]*(\w+)")


def split_sentences(text: str, *, language: str) -> tuple[tuple[int, int], ...]:
    """Half-open offsets of the sentences, trimmed, in order; line ends always divide.

    Every character that is not white space lies in exactly one sentence. Cost: linear in the text.
    """
    spans: list[tuple[int, int]] = []
    rules = _rules(base_language(language))
    for match in _PARAGRAPH.finditer(text):
        paragraph = match.group()
        pieces = _pieces(paragraph, rules.tag) if _has_mark_inside(paragraph) else [(0, len(paragraph))]
        for start, end in rules.join(paragraph, pieces):
            trimmed = _trimmed(text, start=match.start() + start, end=match.start() + end)
            if trimmed[0] < trimmed[1]:
                spans.append(trimmed)
    return tuple(spans)


def _has_mark_inside(paragraph: str) -> bool:
    """Whether a word stands behind a mark: only there can one sentence end and another begin."""
    mark = _MARK.search(paragraph)
    return mark is not None and _LETTER.search(paragraph, mark.end()) is not None


def _trimmed(text: str, *, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def _pieces(paragraph: str, language: str) -> list[tuple[int, int]]:
    """Boundaries of sentencex, and those that it misses in Korean text without spaces."""
    cuts: set[int] = set()
    plain = paragraph if paragraph.isascii() else _WIDE_SPACE.sub(" ", paragraph)
    start, is_boundary = 0, True
    while start < len(paragraph):
        boundaries = get_sentence_boundaries(language, plain[start : start + _WINDOW])
        starts = [start + boundary["start_index"] for boundary in boundaries[0 if is_boundary else 1 :]]
        cuts.update(starts)
        # The last sentence of a window may be cut off: the next one begins with it. A cut inside a sentence is no boundary.
        is_boundary = start + _WINDOW < len(paragraph) and bool(starts) and starts[-1] > start
        start = starts[-1] if is_boundary else start + _WINDOW
    if language == "ko":
        cuts.update(match.start() for match in _KOREAN_GLUED.finditer(paragraph))
    ordered = sorted(cuts | {0})
    return list(zip(ordered, [*ordered[1:], len(paragraph)], strict=True))


class _Rules:
    """What joins two pieces of a paragraph in one language."""

    def __init__(self, tag: str) -> None:
        language = language_data(tag)
        data = language.sentences
        self.tag = tag
        self._abbreviations = frozenset(data.abbreviations)
        self._after_quote = data.after_quote
        self._months = tuple(expanded(form for forms in language.moments.months for form in forms.split("|")))
        self._ordinals = data.ordinals_with_stop
        self._before_ordinals = frozenset(data.before_ordinals)

    def join(self, paragraph: str, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """The pieces, those joined that belong to one sentence."""
        if len(pieces) == 1:
            return pieces
        joined: list[tuple[int, int]] = []
        depth = _Depth()
        for start, end in pieces:
            if joined and (depth.is_open(start - joined[-1][0]) or self._goes_on(paragraph, left=joined[-1], right=(start, end))):
                joined[-1] = (joined[-1][0], end)
            else:
                joined.append((start, end))
                depth.reset()
            depth.feed(paragraph[start:end])
        return joined

    def _goes_on(self, paragraph: str, *, left: tuple[int, int], right: tuple[int, int]) -> bool:
        # Only the ends of the pieces are looked at: joining stays linear.
        before = paragraph[max(left[0], right[0] - 40) : right[0]].rstrip()
        after = paragraph[right[0] : right[0] + 40].lstrip()
        if not after or not before:
            return True
        if after[0].islower() and before[-1] != "…":
            return True
        if all(character in _CLOSING for character in after.rstrip()) and right[1] - right[0] < 4:
            return True
        if before[-1] in _CLOSING:
            return after.startswith(self._after_quote)
        if before[-1] != ".":
            return False
        return self._is_no_stop(before, after)

    def _is_no_stop(self, before: str, after: str) -> bool:
        """Whether the stop at the end of `before` belongs to an abbreviation, an initial or a number."""
        if before[-2:-1].isdigit() and after[0].isdigit() and self.tag == "ko":
            return False
        if _INITIAL.search(before) and after[0].isupper():
            return True
        word = _WORD_BEFORE_STOP.search(before)
        if word and word.group(1).lower() in self._abbreviations:
            return True
        if not self._ordinals:
            return False
        return (bool(_DAY_WITH_STOP.search(before)) and self._is_month(after)) or self._is_ordinal(before, after)

    def _is_ordinal(self, before: str, after: str) -> bool:
        """Whether a figure with a stop stands between an article or the like and what it counts: der 34. Einsatz."""
        article, counted = _ORDINAL_WITH_STOP.search(before), _FIRST_WORD.match(after)
        if not article or not counted or article.group(1).lower() not in self._before_ordinals:
            return False
        return counted.group(1).lower() not in self._before_ordinals

    def _is_month(self, after: str) -> bool:
        word = _FIRST_WORD.match(after)
        return bool(word) and after.lower().startswith(self._months)


class _Depth:
    """Whether a quotation mark is still open, over the pieces of one sentence."""

    __slots__ = ("_closers",)

    def __init__(self) -> None:
        self._closers: list[str] = []

    def reset(self) -> None:
        self._closers.clear()

    def is_open(self, length: int) -> bool:
        return bool(self._closers) and length < _LONGEST_QUOTE

    def feed(self, piece: str) -> None:
        for character in _MARKS.findall(piece):
            if self._closers and character == self._closers[-1]:
                self._closers.pop()
            elif character in _PAIRS and len(self._closers) < 4:
                self._closers.append(_PAIRS[character])


@cache
def _rules(tag: str) -> _Rules:
    return _Rules(tag)
