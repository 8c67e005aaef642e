"""Where in a text it is worth looking, so that costly patterns are tried there alone."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Set as AbstractSet
from functools import lru_cache

# the last set holds the first, whose letters, being named, are read in half the time
_TOKEN = re.compile(r"[a-zA-ZÀ-ÖØ-öø-ɏḀ-ỿЀ-ҁҊ-ӿ]+|\d+|[^\W\d_]+")
_DIGITS = re.compile(r"\d+")


class Words:
    """The runs of letters and the runs of digits of a text, by place."""

    __slots__ = ("_places", "_starts")

    def __init__(self, text: str) -> None:
        self._starts: list[int] = []
        self._places: dict[str, list[int]] = {}
        for match in _TOKEN.finditer(text):
            word, start = match.group(), match.start()
            self._starts.append(start)
            if word in self._places:
                self._places[word].append(start)
            else:
                self._places[word] = [start]

    @property
    def distinct(self) -> AbstractSet[str]:
        """Each word once."""
        return self._places.keys()

    def starts_of(self, wanted: AbstractSet[str]) -> list[int]:
        """Where each word begins that is one of those wanted, in order."""
        return sorted(start for word in self.distinct & wanted for start in self._places[word])

    def starts_before(self, places: Iterable[int], *, reach: int) -> list[int]:
        """Where the words begin that stand at one of the places, which are in order, or at most `reach` before one."""
        starts = self._starts
        found: list[int] = []
        done = 0
        for place in places:
            first = max(done, bisect_left(starts, place - reach))
            done = max(first, bisect_right(starts, place))
            found += starts[first:done]
        return found


@lru_cache(maxsize=8)
def words_of(text: str) -> Words:
    """The words of a text; those of the last texts are remembered, as every finder asks for them."""
    return Words(text)


class Spotter:
    """A pattern whose every fit begins with one of the forms at the start of a word; tried at such words alone.

    `forms` are lower-case; `*` in a form stands for any letters.
    """

    def __init__(self, pattern: re.Pattern[str], *, forms: Iterable[str]) -> None:
        self.pattern = pattern
        heads = {(head.group(), form[head.end() : head.end() + 1]) for form in forms if (head := _TOKEN.match(form))}
        self._words = frozenset(word for word, following in heads if following != "*")
        self._stems = tuple(sorted(stem for stem, following in heads if following == "*"))

    def finditer(self, lower: str) -> Iterator[re.Match[str]]:
        """What the pattern fits in a text in lower case, in order."""
        words = words_of(lower)
        wanted = words.distinct & self._words
        if self._stems:
            wanted |= {word for word in words.distinct if word.startswith(self._stems)}
        return found_at(self.pattern.match, lower, words.starts_of(wanted))


def digit_runs(text: str) -> list[tuple[int, int]]:
    """Half-open offsets of the runs of digits."""
    return [match.span() for match in _DIGITS.finditer(text)]


def windows(anchors: Iterable[tuple[int, int]], *, before: int, after: int) -> Iterator[tuple[int, int]]:
    """The stretches around anchors, which are in order; those that meet are one."""
    start, end = -1, -1
    for first, last in anchors:
        if first - before > end:
            if end >= 0:
                yield start, end
            start, end = max(0, first - before), last + after
        else:
            end = max(end, last + after)
    if end >= 0:
        yield start, end


def found_within(pattern: re.Pattern[str], text: str, stretches: Iterable[tuple[int, int]]) -> Iterator[re.Match[str]]:
    """What a pattern fits inside the stretches: all that it fits in the text where no fit reaches beyond one."""
    for start, end in stretches:
        yield from pattern.finditer(text, start, end)


def found_at(match_at: Callable[[str, int], re.Match[str] | None], text: str, places: Iterable[int]) -> Iterator[re.Match[str]]:
    """What fits at the places, which are in order, none inside another: all that there is where no fit begins elsewhere."""
    position = 0
    for place in places:
        if place >= position and (match := match_at(text, place)):
            yield match
            position = match.end()
