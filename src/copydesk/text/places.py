"""Where in a text it is worth looking, so that costly patterns are tried there alone."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import count
from typing import Final

# the last set holds the first, whose letters, being named, are read in half the time
_TOKEN = re.compile(r"[a-zA-ZÀ-ÖØ-öø-ɏḀ-ỿЀ-ҁҊ-ӿ]+|\d+|[^\W\d_]+")
_DIGITS = re.compile(r"\d+")
_TEXTS_KEPT: Final = 8
_CHUNKS_KEPT: Final = 16384
_LONGEST_KEPT: Final = 32
_numbers = count()


class Lookout:
    """Where the words stand that the finders of one language wait for: one look at a text serves them all.

    What stands between two spaces is taken apart once and remembered, as most of it comes again in every report.
    """

    def __init__(self) -> None:
        self._waiting: dict[str, list[int]] = {}
        self._tests: list[tuple[int, Callable[[str], bool]]] = []
        self._known: dict[str, tuple[tuple[int, int], ...]] = {}
        self._last: dict[str, Mapping[int, list[int]]] = {}

    def wait_for(self, words: Iterable[str], *, test: Callable[[str], bool] | None = None) -> int:
        """Waits for words in lower case, and for those that pass a test; gives the number to ask for their places with.

        A word with an apostrophe inside (п'ять) is waited for by what stands before it.
        """
        number = next(_numbers)
        for word in {found.group() if (found := _TOKEN.match(word)) else word for word in words}:
            self._waiting.setdefault(word, []).append(number)
        if test:
            self._tests.append((number, test))
        self._known.clear()
        self._last.clear()
        return number

    def places(self, lower: str, *, number: int) -> list[int]:
        """Where a word begins in a text in lower case that is waited for under a number, in order. Cost: linear, once a text."""
        found = self._last.get(lower)
        if found is None:
            if len(self._last) >= _TEXTS_KEPT:
                self._last.clear()
            found = self._last[lower] = self._look(lower)
        return found.get(number, [])

    def _look(self, lower: str) -> Mapping[int, list[int]]:
        found: dict[int, list[int]] = {}
        start = 0
        for chunk in lower.split(" "):
            marks = self._known.get(chunk)
            if marks is None:
                marks = self._marks(chunk)
            for offset, number in marks:
                found.setdefault(number, []).append(start + offset)
            start += len(chunk) + 1
        return found

    def _marks(self, chunk: str) -> tuple[tuple[int, int], ...]:
        """(offset of a word, number it is waited for under) pairs of what stands between two spaces."""
        marks = [(match.start(), number) for match in _TOKEN.finditer(chunk) for number in self._waiting.get(match.group(), ())]
        for number, test in self._tests:
            taken = {offset for offset, other in marks if other == number}
            places = [match.start() for match in _TOKEN.finditer(chunk) if test(match.group())]
            marks += [(place, number) for place in places if place not in taken]
        found = tuple(sorted(marks))
        if len(chunk) <= _LONGEST_KEPT:
            if len(self._known) >= _CHUNKS_KEPT:
                self._known.clear()
            self._known[chunk] = found
        return found


def lookout(language: str) -> Lookout:
    """The one lookout of a language."""
    return _lookouts.setdefault(language, Lookout())


_lookouts: Final[dict[str, Lookout]] = {}


class Spotter:
    """A pattern whose every fit begins with one of the forms at the start of a word; tried at such words alone.

    `forms` are lower-case; `*` in a form stands for any letters.
    """

    def __init__(self, pattern: re.Pattern[str], *, forms: Iterable[str], language: str) -> None:
        self.pattern = pattern
        heads = {(head.group(), form[head.end() : head.end() + 1]) for form in forms if (head := _TOKEN.match(form))}
        stems = tuple(sorted(stem for stem, following in heads if following == "*"))
        self._lookout = lookout(language)
        self._number = self._lookout.wait_for(
            {word for word, following in heads if following != "*"}, test=(lambda word: word.startswith(stems)) if stems else None
        )

    def finditer(self, lower: str) -> Iterator[re.Match[str]]:
        """What the pattern fits in a text in lower case, in order."""
        return found_at(self.pattern.match, lower, self._lookout.places(lower, number=self._number))


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
