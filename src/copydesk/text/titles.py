"""Titles and offices in a text, with the countries and bodies that belong to them."""

import re
from functools import cache

from copydesk.text.heads import HeadSpotter
from copydesk.text.languages.schema_speech import name_data
from copydesk.text.patterns import alternation
from copydesk.text.places import Spotter

_MOST_ADJUNCTS = 2
_LONGEST_WORD = 8
_OWNS = ("'s", "’s")
"""Behind a title it is another's: the Prime Minister's wife."""
_APPOSED = 60
"""Characters between a title and the name behind its comma."""
_SHORT = 6
_NAMED_BEFORE = re.compile(r"[,(](?: the| a| an)? \Z")
"""A title behind a comma is of the name before it: Kim, the minister, Park and Lee."""
_CLOSERS = frozenset({",", ".", ";", ")", "?", "!", ":"})
_SPACES = " \u00a0"
_BEFORE_TITLE = re.compile(r"(?:[(（][^()（）\n]{1,40}[)）])?(?:[ \u00a0]|, (?:the )?)?")


def find_titles(lower: str, *, language: str) -> list[tuple[int, int]]:
    """Spans of titles in a text in lower case, in order, with adjuncts: "unification minister", 통일부 장관, президент россии."""
    found = [match.span() for match in _titles(language).finditer(lower)]
    return [(_korean_start(lower, start), end) for start, end in found] if language == "ko" else found


def begins_title(lower: str, *, start: int, end: int, language: str) -> bool:
    """Whether what stands here is only the beginning of the title of its head: 国防部 of 国防部长."""
    longer = _titles_by_beginning(language).get(lower[start:end], ())
    return lower.startswith(longer, start)


@cache
def _titles_by_beginning(language: str) -> dict[str, tuple[str, ...]]:
    """The titles of heads by what they are the head of."""
    data, found = name_data(language), dict[str, tuple[str, ...]]()
    for title in data.titles:
        place = min((at for head in data.head_characters if (at := title.find(head)) >= 0), default=-1)
        if place > 1:
            found[title[:place]] = (*found.get(title[:place], ()), title)
    return found


def _korean_start(text: str, title: int) -> int:
    """Where a Korean title begins with what is written together with it (부산시장) and bodies or countries before it."""
    start = _word_start(text, title)
    adjuncts, endings = _korean_adjuncts(), name_data("ko").adjunct_endings
    for _ in range(_MOST_ADJUNCTS):
        before = _word_start(text, start - 1) if text[start - 1 : start] == " " else start
        word = text[before : start - 1]
        if word not in adjuncts and not (len(word) > 1 and word.endswith(endings)):
            break
        start = before
    return start


def _word_start(text: str, position: int) -> int:
    start = position
    while start > max(0, position - _LONGEST_WORD) and "가" <= text[start - 1] <= "힣":
        start -= 1
    return start


@cache
def _korean_adjuncts() -> frozenset[str]:
    return frozenset(name_data("ko").adjuncts)


@cache
def _titles(language: str) -> re.Pattern[str] | HeadSpotter | Spotter:
    data = name_data(language)
    adjunct, title = alternation(data.adjuncts), alternation(data.titles)
    if language == "ko":
        return re.compile(rf"{title}(?=(?:{alternation(data.particles)})?(?![가-힣]))")
    if language in {"ja", "zh"}:
        stops = f"(?![{data.title_stops}])" if data.title_stops else ""
        posted = rf"(?:(?:{adjunct})?[{data.posted}])?" if data.posted else ""
        pattern = re.compile(rf"{posted}(?:{adjunct}){{0,3}}{title}{stops}")
        return HeadSpotter(pattern, forms=(*data.posted, *data.adjuncts, *data.titles))
    spaced = rf"(?<!\w)(?:{adjunct}[ \u00a0]){{0,3}}{title}(?:[ \u00a0]{adjunct}){{0,2}}(?!\w)"
    return Spotter(re.compile(spaced), forms=(*data.adjuncts, *data.titles), language=language)


class TitleBook:
    """The title beside each name of a text."""

    def __init__(self, text: str, *, titles: tuple[tuple[int, int], ...], language: str) -> None:
        self._text = text
        self._starts = dict(titles)
        self._ends = {end: start for start, end in titles}
        self._after_first = language in {"ko", "ja", "zh"}
        self._complement = _complement(language) if name_data(language).complements else None

    def beside(self, start: int, end: int) -> str:
        """The title right before or after a name, as printed, or empty; in ko, ja and zh the one after it goes first."""
        if self._after_first:
            return self._after(end) or self._before(start)
        return self._before(start) or self._after(end) or self.apposed(start, end)

    def apposed(self, start: int, end: int) -> str:
        """The title before the comma that a name between commas stands behind, as printed: the minister, Mary Kolt, said."""
        if not self._complement or self._text[start - 2 : start] != ", " or self._text[end : end + 1] not in _CLOSERS:
            return ""
        begin = self._ends.get(start - len(", "))
        if begin is None and (found := self._complement.search(self._text, max(0, start - _APPOSED), start)):
            begin = self._ends.get(found.start())
        if begin is None or _NAMED_BEFORE.search(self._text, max(0, begin - _SHORT), begin):
            return ""
        return self._text[begin : start - 2]

    def _before(self, start: int) -> str:
        begin = self._ends.get(start)
        if begin is not None:
            return self._text[begin:start]
        begin = self._ends.get(start - 1)
        return self._text[begin : start - 1] if begin is not None and self._text[start - 1] in _SPACES else ""

    def _after(self, end: int) -> str:
        last = self._starts.get(end) if self._after_first else None
        if last is not None:
            return self._text[end:last]
        last = self._starts.get(end + 1) if self._after_first else None
        if last is not None and self._text[end] in _SPACES:
            return self._text[end + 1 : last]
        if self._text[end : end + 1] not in {"(", "（", ","}:
            return ""
        gap = _BEFORE_TITLE.match(self._text, end)
        start = gap.end() if gap else end
        last = self._starts.get(start)
        return "" if last is None or self._text.startswith(_OWNS, last) else self._text[start:last]


@cache
def _complement(language: str) -> re.Pattern[str]:
    """From the end of a title to the name behind its comma."""
    words = alternation(name_data(language).complements)
    return re.compile(rf"(?:[ \u00a0]{words}[ \u00a0][^,.;:!?()\n\"“”«»„]{{1,50}}), \Z")
