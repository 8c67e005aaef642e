"""Where in a text it is worth looking, so that costly patterns are tried there alone."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import accumulate, compress, count, groupby
from typing import Final

from msgspec import Struct

from copydesk.text.patterns import alternation

_NAMED: Final = "a-zA-ZÀ-ÖØ-öø-ɏḀ-ỿЀ-ҁҊ-ӿ"
# the last set holds the first, whose letters, being named, are read in half the time
_TOKEN: Final = re.compile(rf"[{_NAMED}]+|\d+|[^\W\d_]+")
_LETTERS: Final = frozenset(re.findall(f"[{_NAMED}]", "".join(map(chr, range(0x2000)))))
_DIGITS: Final = re.compile(r"\d+")
_BREAK: Final = "\n"
"""Stands behind each word, so that the lengths of words tell where the next one begins."""
_TEXTS_KEPT: Final = 8
_numbers = count()


class _Look(Struct, frozen=True, kw_only=True):
    """What stands where in a text: words by the number that they are waited for under, and runs of digits."""

    places: Mapping[int, list[int]]
    digits: list[tuple[int, int]]


class Lookout:
    """Where the words stand that the finders of one language wait for: one look at a text serves them all.

    A word is a run of letters, which ends where those of another script begin. Nothing is remembered but the last texts: to ask
    for each word of a text who waits for it costs less than a memory that is large and thus cold.
    """

    def __init__(self) -> None:
        self._waiting: dict[str, list[int]] = {}
        self._stems: dict[str, set[int]] = {}
        self._tests: dict[int, Callable[[str], bool]] = {}
        self._stem: re.Pattern[str] | None = None
        self._phrases: dict[int, tuple[int, tuple[str, ...]]] = {}
        self._last: dict[str, _Look] = {}

    def wait_for(
        self,
        words: Iterable[str],
        *,
        stems: Iterable[str] = (),
        phrases: Iterable[str] = (),
        test: Callable[[str], bool] | None = None,
    ) -> int:
        """Waits for words in lower case, and for those that begin with a stem and pass the test; gives the number to ask with.

        A word with an apostrophe inside (п'ять) is waited for by what stands before it. A phrase counts where all of it stands.
        """
        number = next(_numbers)
        for word in set(map(_first_word, words)):
            self._waiting.setdefault(word + _BREAK, []).append(number)
        for word, those in groupby(sorted(phrases, key=_first_word), key=_first_word):
            inner = next(_numbers)
            self._waiting.setdefault(word + _BREAK, []).append(inner)
            self._phrases[inner] = (number, tuple(those))
        for stem in stems:
            self._stems.setdefault(stem, set()).add(number)
            self._stem = None
        if test:
            self._tests[number] = test
        self._last.clear()
        return number

    def places(self, lower: str, *, number: int) -> list[int]:
        """Where a word begins in a text in lower case that is waited for under a number, in order. Cost: linear, once a text."""
        return self._looked(lower).places.get(number, [])

    def digits(self, lower: str) -> list[tuple[int, int]]:
        """Half-open offsets of the runs of digits of a text in lower case: what `digit_runs` gives."""
        return self._looked(lower).digits

    def _looked(self, lower: str) -> _Look:
        found = self._last.get(lower)
        if found is None:
            if len(self._last) >= _TEXTS_KEPT:
                self._last.clear()
            found = self._last[lower] = self._look(lower)
        return found

    def _look(self, lower: str) -> _Look:
        others = set(lower) - _LETTERS
        digits = _runs_of(filter(str.isdecimal, others), lower)
        if any(character.isalnum() and not character.isdecimal() for character in others):
            tokens = [match for match in _TOKEN.finditer(lower) if not match.group().isdecimal()]
            words, starts = [f"{token.group()}{_BREAK}" for token in tokens], [token.start() for token in tokens]
        else:
            plain = lower
            for other in others:
                plain = plain.replace(other, _BREAK)
            words, starts = f"{plain}{_BREAK}".splitlines(keepends=True), []
        awaited = list(map(self._waiting.get, words))
        found: defaultdict[int, list[int]] = defaultdict(list)
        for start, numbers in compress(zip(starts or _starts(words), awaited, strict=False), awaited):
            for number in numbers or ():
                found[number].append(start)
        if self._stems:
            self._look_for_stems(words, starts, found=found)
        for inner in self._phrases.keys() & found.keys():
            number, phrases = self._phrases[inner]
            whole = [start for start in found[inner] if lower.startswith(phrases, start)]
            if whole:
                found[number] = sorted({*found[number], *whole})
        return _Look(places=found, digits=digits)

    def _look_for_stems(self, words: list[str], starts: list[int], *, found: defaultdict[int, list[int]]) -> None:
        """Add the words that begin with a stem; `starts` are empty where the words stand one behind the other."""
        joined = "".join([_BREAK, *words])
        places = dict(zip(_starts(words), starts, strict=False))
        more: defaultdict[int, set[int]] = defaultdict(set)
        for match in self._stem_pattern().finditer(joined):
            word = joined[match.start() + 1 : joined.index(_BREAK, match.end())]
            for number in self._stems[match.group(1)]:
                if number not in self._tests or self._tests[number](word):
                    more[number].add(places[match.start()] if places else match.start())
        for number, begun in more.items():
            found[number] = sorted(begun.union(found[number]))

    def _stem_pattern(self) -> re.Pattern[str]:
        """Fits the longest stem at the start of a word, which from now on stands for the shorter ones that it begins with."""
        if self._stem is None:
            for stem, numbers in self._stems.items():
                numbers.update(*(self._stems.get(stem[:length], ()) for length in range(1, len(stem))))
            self._stem = re.compile(f"{_BREAK}({alternation(self._stems)})")
        return self._stem


def _first_word(form: str) -> str:
    word = _TOKEN.match(form)
    return word.group() if word else form


def _starts(words: Iterable[str]) -> Iterator[int]:
    """Where each word begins if they stand one behind the other, each with its break."""
    return accumulate(map(len, words), initial=0)


def _runs_of(decimals: Iterable[str], text: str) -> list[tuple[int, int]]:
    """The runs of digits, of which all that the text has are given: few in a text, they are found faster one by one."""
    places: list[int] = []
    for digit in decimals:
        place = text.find(digit)
        while place >= 0:
            places.append(place)
            place = text.find(digit, place + 1)
    runs: list[tuple[int, int]] = []
    start = end = -1
    for place in sorted(places):
        if place != end:
            if end > 0:
                runs.append((start, end))
            start = place
        end = place + 1
    return [*runs, (start, end)] if end > 0 else runs


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
        self._lookout = lookout(language)
        self._number = self._lookout.wait_for(
            {word for word, following in heads if following != "*"},
            stems={stem for stem, following in heads if following == "*"},
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
