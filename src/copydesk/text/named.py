"""A text with its names, asked by place: what stands before and after a position."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cache

from copydesk.model.facts import EntityKind, Name
from copydesk.text.languages import language_data
from copydesk.text.languages.schema_speech import name_data
from copydesk.text.marks import Marked, find_marked
from copydesk.text.patterns import alternation

REACH = 160
"""Characters that are looked at on each side of a quotation or a word of saying."""
_SENTENCE_BREAK = re.compile(r"[.!?。！？][\"'”’」』»)]*(?:\s|\Z)|。|\n")

_SPACED_BREAK = re.compile(r"[.!?…][\"'”’»)\]]*[ \u00a0]+(?=[^\W_a-zà-ÿа-я]|[\"'“‘«„(\[—–•*-])|\n[\n ]*")
_EASTERN_BREAK = re.compile(r"[.!?][\"'”’」』»)）]*\s+|[。！？][”’」』»）)\"]*\s*|\n\s*")
_EASTERN = frozenset({"ko", "ja", "zh"})
_STOP_AT_END = re.compile(r"[.!?。！？][\"'”’」』»)]*\Z")
_LONGEST_STOP = 8
_BRACKETS = ")）"
_CREDIT_END = re.compile(r"\)[ \u00a0]?[-–—]+[ \u00a0]")


class NamedText:
    """`names` in order, those of places and works left out; `lower` is the text in lower case with equal offsets."""

    def __init__(self, text: str, *, lower: str, language: str, names: Iterable[Name]) -> None:
        self.text = text
        self.lower = lower
        self.language = language
        every = tuple(names)
        self._names = [
            name for name in every if name.kind not in {EntityKind.PLACE, EntityKind.WORK} and not _is_credit(name, text)
        ]
        self._any_ends = {name.end: name for name in every}
        self._breaks: list[int] | None = None
        self._bounds: list[int] | None = None
        spans = [(each.start, each.end) for each in self.marked()]
        self._quote_starts = {span[0]: span for span in spans}
        self._quoted = [span[0] for span in spans]
        self._quote_ends = {span[1]: span for span in spans}
        self._starts = [name.start for name in self._names]
        self._ends = {name.end: name for name in self._names}
        self._titled_ends: dict[int, Name] | None = None

    def ending_at(self, position: int) -> Name | None:
        """The name that ends here, alone or with the title and honorific behind it, a closing bracket apart."""
        name = self._ends.get(position) or self._titled_ending_at(position)
        if name is None and self.text[position - 1 : position] in _BRACKETS:
            name = self._ends.get(position - 1) or self._titled_ending_at(position - 1)
        return name

    def _titled_ending_at(self, position: int) -> Name | None:
        """The name whose title or honorific ends here."""
        if self._titled_ends is None:
            self._titled_ends = {self.after_title(name): name for name in self._names}
        return self._titled_ends.get(position)

    def any_ending_at(self, position: int) -> Name | None:
        """The name that ends here, also one of a place (Moscow said) or a work."""
        return self._any_ends.get(position)

    def marked(self) -> tuple[Marked, ...]:
        """The outermost pairs of quotation marks, in order."""
        return tuple(each for each in find_marked(self.text, language=self.language) if each.depth == 0)

    def is_quoted(self, position: int) -> bool:
        """Whether a place lies between quotation marks."""
        return self._quote_end(position) > 0

    def first_outside(self, pattern: re.Pattern[str], start: int, end: int) -> re.Match[str] | None:
        """The first fit between two places that is not inside a quotation which the second is outside of."""
        found = pattern.finditer(self.lower, start, end)
        if not self._quoted or self.is_quoted(end - 1):
            return next(found, None)
        return next((match for match in found if not self.is_quoted(match.start())), None)

    def quote_start(self, position: int) -> int:
        """Where the quotation begins that a place lies in; 0 outside one."""
        return self._quoted[bisect_right(self._quoted, position) - 1] if self.is_quoted(position) else 0

    def is_quotation(self, span: tuple[int, int]) -> bool:
        """Whether a stretch is a quotation from mark to mark, a comma or stop apart."""
        quote = self._quote_starts.get(span[0])
        return quote is not None and quote[1] <= span[1] <= quote[1] + 2

    def clipped(self, span: tuple[int, int], *, place: int) -> tuple[int, int] | None:
        """What of a stretch lies in the quotation that a place lies in; all of it outside one, None where nothing does."""
        start, end = self.quote_start(place), self._quote_end(place)
        if not end:
            return span
        clipped = max(span[0], start + 1), min(span[1], end)
        return clipped if clipped[0] < end - 1 and clipped[0] < clipped[1] else None

    def opens_quote(self, position: int) -> bool:
        """Whether the mark at a place opens a quotation."""
        return position in self._quote_starts

    def holds_quotation(self, span: tuple[int, int]) -> bool:
        """Whether a quotation begins inside a stretch."""
        index = bisect_left(self._quoted, span[0])
        return index < len(self._quoted) and self._quoted[index] < span[1]

    def names_between(self, start: int, end: int) -> list[Name]:
        """The names that begin between two places, those of places and works left out."""
        return self._names[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def quote_end(self, start: int) -> int:
        """Where the quotation ends whose mark stands at a place."""
        return self._quote_starts[start][1]

    def quote_before(self, position: int) -> tuple[int, int] | None:
        """The quotation that ends right before a place."""
        return self._quote_ends.get(_trimmed_end(self.text, position))

    def quote_after(self, position: int) -> tuple[int, int] | None:
        """The quotation that begins right behind a place, in the same paragraph."""
        end = position
        while self.text[end : end + 1] == " ":
            end += 1
        return self._quote_starts.get(end)

    def statement(self, position: int) -> tuple[int, int]:
        """The sentence around a place; a quotation of several sentences stays whole.

        Inside a quotation, the sentence there. Half-open, without the space at its ends.
        """
        bounds = self._statement_bounds()
        index = bisect_right(bounds, position)
        start, end = bounds[index - 1], bounds[index] if index < len(bounds) else len(self.text)
        while end > position + 1 and self.text[end - 1].isspace():
            end -= 1
        return start, end

    def _statement_bounds(self) -> list[int]:
        """Where sentences begin, from 0 on; those inside a quotation only where the quotation is no part of a sentence."""
        if self._bounds is None:
            data = language_data(self.language).sentences
            abbreviations = frozenset(data.abbreviations)
            bounds = [0]
            pattern = _EASTERN_BREAK if self.language in _EASTERN else _SPACED_BREAK
            for match in pattern.finditer(self.text):
                quote_end = self._quote_end(match.start())
                is_inside = match.end() < quote_end or (
                    quote_end > 0 and self.text.startswith(data.after_quote, match.end()) and bool(data.after_quote)
                )
                if not is_inside and not self._is_abbreviated(match, abbreviations):
                    bounds.append(match.end())
            self._bounds = bounds
        return self._bounds

    def _quote_end(self, position: int) -> int:
        """Where the quotation ends that a place lies in; 0 outside one."""
        index = bisect_right(self._quoted, position) - 1
        end = self._quote_starts[self._quoted[index]][1] if index >= 0 else 0
        return end if position < end else 0

    def _is_abbreviated(self, match: re.Match[str], abbreviations: frozenset[str]) -> bool:
        place = match.start()
        if self.text[place] != "." or match.end() - place > 2:
            return False
        word = self.lower[max(self.lower.rfind(" ", 0, place), self.lower.rfind("\n", 0, place)) + 1 : place].lstrip("(\"'“‘«„")
        return word in abbreviations or (len(word) == 1 and word.isalpha()) or (len(word) == 3 and word[1] == ".")

    def starting_at(self, position: int) -> Name | None:
        """The name that begins here, those of places and works left out."""
        index = bisect_left(self._starts, position)
        return self._names[index] if index < len(self._names) and self._starts[index] == position else None

    def next_name(self, position: int) -> Name | None:
        """The first name from here on, within reach."""
        index = bisect_left(self._starts, position)
        name = self._names[index] if index < len(self._names) else None
        return name if name and name.start - position <= REACH else None

    def last_name(self, position: int) -> Name | None:
        """The last name that ends before here, within reach."""
        index = bisect_right(self._starts, position) - 1
        name = self._names[index] if index >= 0 else None
        return name if name and name.end <= position and position - name.end <= REACH else None

    def names_before(self, position: int) -> list[Name]:
        """The last three names that end before here within reach, the nearest first."""
        index = bisect_right(self._starts, position)
        near = self._names[max(0, index - 3) : index]
        return [name for name in reversed(near) if name.end <= position <= name.end + REACH]

    def is_in_title(self, name: Name) -> bool:
        """Whether a name is part of the title of the next one: 韩国统一部 of 韩国统一部长官郑东泳."""
        index = bisect_right(self._starts, name.start)
        bearer = self._names[index] if index < len(self._names) else None
        return bool(bearer and bearer.title and bearer.start - len(bearer.title) - len(", ") <= name.start)

    def of_kind(self, kind: EntityKind) -> list[Name]:
        """Names of one kind."""
        return [name for name in self._names if name.kind is kind]

    def marked_by(self, particle: re.Pattern[str], *, start: int, end: int) -> list[Name]:
        """Names between two places that a particle follows, once each; none inside a quotation that the second is outside of."""
        names = self._names[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        if self._quoted and not self.is_quoted(end - 1):
            names = [name for name in names if not self.is_quoted(name.start)]
        marked = {name.entity_id or name.text: name for name in reversed(names) if self.has_particle(name, particle)}
        return list(reversed(marked.values()))

    def has_particle(self, name: Name, particle: re.Pattern[str]) -> bool:
        """Whether a particle follows a name and its title."""
        return bool(particle.match(self.text, self.after_title(name)))

    def after_title(self, name: Name) -> int:
        """Where a name with its title behind it ends."""
        place = self.text.find(name.title, name.end, name.end + len(name.title) + 2) if name.title else -1
        if place >= 0:
            return place + len(name.title)
        honorific = _honorific(self.language).match(self.text, name.end)
        return honorific.end() if honorific else name.end

    def sentence_start(self, position: int) -> int:
        """Where the sentence around a place begins, as far as it is within reach."""
        head = max(0, position - 2 * REACH)
        if _STOP_AT_END.search(self.text, max(head, position - _LONGEST_STOP), position):
            return position
        breaks = self._sentence_breaks()
        index = bisect_right(breaks, position) - 1
        return max(head, breaks[index]) if index >= 0 else head

    def _sentence_breaks(self) -> list[int]:
        if self._breaks is None:
            self._breaks = [match.end() for match in _SENTENCE_BREAK.finditer(self.text)]
        return self._breaks


def _is_credit(name: Name, text: str) -> bool:
    """Whether a name is the agency of a dateline, which is nobody's subject: KATHMANDU, April 25 (Reuters) - Nepal said."""
    return text[name.start - 1 : name.start] == "(" and bool(_CREDIT_END.match(text, name.end))


def _trimmed_end(text: str, end: int) -> int:
    while end and text[end - 1].isspace():
        end -= 1
    return end


@cache
def _honorific(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?:[(（][^()（）\n]{{1,40}}[)）])?(?: ?{alternation(name_data(language).honorifics)})?")
