"""Names that the lexicon does not know, in languages that write names with capitals."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import accumulate

from msgspec import Struct

from copydesk.text.languages.schema_speech import NameData, name_data
from copydesk.text.passage import Passage, Unlisted
from copydesk.text.patterns import alternation
from copydesk.text.spellings import Hit
from copydesk.text.wordforms import CAPITALS, CYRILLIC_CAPITALS, LETTERS

_CAPITAL_WORD = (
    rf"(?:(?:[A-Z]\.){{2,6}}|(?:(?:[OD]|Mc)['’])?[{CAPITALS}][{LETTERS}]*(?:[-‑][{LETTERS}]+)*"
    rf"|[{CYRILLIC_CAPITALS}][Ѐ-ӿ]*(?:[-'’ʼ][Ѐ-ӿ]+)*)"
)
_PREFIXED = rf"(?:(?:[ae][lnrst]|a[dsz]|ash|bin|ibn|ben|[аэ][лнрст]|а[дзш]|аль|эль|бин|ибн)[-‑])?{_CAPITAL_WORD}"
"""With the article or "son of" that Arabic names have inside: Bashar al-Assad."""
_FIRST_WORD = (
    # the same with one set of characters first, which is searched for fast; the look behind it is then for the one before
    rf"[{CAPITALS}{CYRILLIC_CAPITALS}](?<!\w.)(?:(?<=[A-Z])\.(?:[A-Z]\.){{1,5}}"
    rf"|(?:(?<=[OD])|(?<=M)c)['’][{CAPITALS}][{LETTERS}]*(?:[-‑][{LETTERS}]+)*"
    rf"|(?<=[{CAPITALS}])[{LETTERS}]*(?:[-‑][{LETTERS}]+)*|(?<=[{CYRILLIC_CAPITALS}])[Ѐ-ӿ]*(?:[-'’ʼ][Ѐ-ӿ]+)*)"
)
_LINES = re.compile(r"[^\n]+")
_LONG_WORD = re.compile(rf"[{LETTERS}]{{3,}}")
_HEADLINE_CAPITALS = 0.7
_HEADLINE_LENGTH = 200
_LONGEST_ACRONYM = 6
_LONGEST_RUN = 200
_SHORTEST_NAME = 3
_FEWEST_TO_SPLIT = 3
_SHORTEST_GERMAN_NOUN = 6
_FAR = 1 << 62


Word = tuple[int, int, str]
"""Where a word begins and ends, and the word as printed."""


class _Piece(Struct, frozen=True, kw_only=True):
    """Capitalised words with nothing known in them, and the spellings right before and right after them in the same run."""

    start: int
    end: int
    words: tuple[str, ...]
    before: Hit | None = None
    after: Hit | None = None

    def at(self, place: int) -> "_Piece":
        """A piece of a run by itself where its run stands in a text."""
        return _Piece(start=self.start + place, end=self.end + place, words=self.words)


def capitalised_names(passage: Passage) -> list[Unlisted]:
    """Runs of capitalised words that are no title, no common word and not known, in order.

    Single words at the start of a sentence count only when they stand inside one elsewhere; in German, where every noun has a
    capital, only runs of two words, or words after a title, count. Cost: linear.
    """
    headlines = _headlines(passage)
    pieces = list(_pieces(passage))
    inside = _seen_inside(pieces, passage=passage, headlines=headlines)
    names = (
        _name(piece, passage=passage, inside=inside)
        for piece in pieces
        if not _within(piece.start, headlines) or inside.issuperset(piece.words)
    )
    return [name for name in names if name]


def _pieces(passage: Passage) -> Iterator[_Piece]:
    language = passage.language
    stops = _Stops(passage)
    for run in _runs(language).finditer(passage.text):
        printed = run.group()[:_LONGEST_RUN]
        bare = _bare_pieces(printed, language)
        if not bare:
            continue
        start = run.start()
        end = start + len(printed)
        if stops.cover(start, end):  # as most names
            continue
        if stops.touch(start, end):
            yield from _parts(_words(printed, start), stops=stops, language=language)
        else:
            for piece in bare:
                yield piece.at(start)


@lru_cache(maxsize=16384)
def _bare_pieces(printed: str, language: str) -> tuple[_Piece, ...]:
    """The pieces of a run in which nothing is known, from 0 on; where there are none, there are none beside what is known."""
    return tuple(_parts(_words(printed, 0), stops=None, language=language))


def _words(run: str, start: int) -> list[Word]:
    words: list[Word] = []
    for printed in run.replace("\u00a0", " ").split(" "):
        if printed:
            words.append((start, start + len(printed), printed))
        start += len(printed) + 1
    return words


def _parts(words: list[Word], *, stops: "_Stops | None", language: str) -> Iterator[_Piece]:
    """The pieces of a run, which known spellings, titles and words that are no name divide."""
    joiners = _joiners(language)
    kept: list[Word] = []
    known: Hit | None = None
    for word in words:
        is_stop, hit = stops.over(word[0], word[1]) if stops else (False, None)
        if is_stop or (word[2] not in joiners and _is_mere_word(word[2], language)):
            if kept:
                yield from _piece(kept, before=known, after=hit, language=language)
            kept, known = [], hit
        else:
            kept.append(word)
    if kept:
        yield from _piece(kept, before=known, after=None, language=language)


def _piece(words: list[Word], *, before: Hit | None, after: Hit | None, language: str) -> Iterator[_Piece]:
    """The words as one piece, small words at both ends taken off; nothing where no word is left."""
    joiners = _joiners(language)
    bare = list(words)
    while bare and bare[-1][2] in joiners:
        bare = bare[:-1]
        if after is not None and bare and not _begins_body(bare[0][2], language):
            after = None  # Paula Newton de CNN
    while bare and bare[0][2] in joiners:
        bare, before = bare[1:], None
    split = _split(bare, data=name_data(language))
    if split:
        yield from _piece(bare[: split[0]], before=before, after=None, language=language)
        yield from _piece(bare[split[1] :], before=None, after=after, language=language)
    elif bare:
        printed = tuple(word for _, _, word in bare if word not in joiners)
        yield _Piece(start=bare[0][0], end=bare[-1][1], words=printed, before=before, after=after)


def _begins_body(word: str, language: str) -> bool:
    """Whether a name that begins so goes on over small words: Bank of Korea."""
    return word.lower() in name_data(language).heads


def _split(words: list[Word], *, data: NameData) -> tuple[int, int] | None:
    """The first and past-last index of the small words that part two names; None where it is one name."""
    if len(words) < _FEWEST_TO_SPLIT or words[0][2].lower() in data.heads:
        return None
    for index in range(1, len(words) - 1):
        for end in (index + 2, index + 1):
            if end < len(words) and " ".join(word for _, _, word in words[index:end]) in data.splitters:
                return index, end
    return None


def _name(piece: _Piece, *, passage: Passage, inside: frozenset[str]) -> Unlisted | None:
    if _is_titled(piece, passage=passage):
        return Unlisted(start=piece.start, end=piece.end, is_person=True)
    if piece.before or piece.after:
        return _name_with_known(piece, passage=passage, inside=inside)
    if len(piece.words) == 1:
        return _single_word(piece, passage=passage, inside=inside)
    if passage.language == "de" and any(_is_noun(word) for word in piece.words):
        return None
    first = piece.words[0]
    is_weak = first not in inside and f" {first.lower()} " in passage.text
    if is_weak and passage.starts_sentence(piece.start):
        start = passage.text.index(piece.words[1], piece.start + len(first))
        return Unlisted(start=start, end=piece.end) if len(piece.words) > 2 or piece.words[1] in inside else None
    return Unlisted(start=piece.start, end=piece.end)


def _is_titled(piece: _Piece, *, passage: Passage) -> bool:
    """Whether a title stands before the words, the country of the office between: президент Малайзии Анвар Ибрагим."""
    if piece.words[-1].lower() in name_data(passage.language).heads and len(piece.words) > 1:
        return False  # General Civil Aviation Authority
    if not piece.before:
        return _ends_title(passage, piece.start)
    if len(piece.words) == 1 or not name_data(passage.language).endings:
        return False
    return _ends_title(passage, piece.start) or _ends_title(passage, piece.before.start)


def _ends_title(passage: Passage, place: int) -> bool:
    return place in passage.title_ends or place - 1 in passage.title_ends


def _name_with_known(piece: _Piece, *, passage: Passage, inside: frozenset[str]) -> Unlisted | None:
    """A longer name around a known one: Seoul National University is not Seoul, the Bank of Korea not Korea.

    Nothing where the known name is a person's in full, or where the words may only begin a sentence.
    """
    neighbours = [hit for hit in (piece.before, piece.after) if hit]
    may_only_begin = len(piece.words) == 1 and piece.words[0] not in inside and passage.starts_sentence(piece.start)
    if may_only_begin or any(_is_full_person(hit) for hit in neighbours) or passage.language == "de":
        return None
    start = piece.before.start if piece.before else piece.start
    return Unlisted(start=start, end=piece.after.end if piece.after else piece.end)


def _is_full_person(hit: Hit) -> bool:
    return hit.meant.is_person


def _single_word(piece: _Piece, *, passage: Passage, inside: frozenset[str]) -> Unlisted | None:
    word = piece.words[0]
    name = Unlisted(start=piece.start, end=piece.end)
    if word.isupper() and 1 < len(word) <= _LONGEST_ACRONYM:
        return name
    if passage.language == "de" or len(word) < _SHORTEST_NAME or word.lower() in _never_alone(passage.language):
        return None
    return name if word in inside or not passage.starts_sentence(piece.start) else None


def _seen_inside(pieces: list[_Piece], *, passage: Passage, headlines: list[tuple[int, int]]) -> frozenset[str]:
    """Words that have their capital inside a sentence somewhere, where it means something."""
    words: set[str] = set()
    for piece in pieces:
        if not _within(piece.start, headlines):
            words.update(piece.words[1:] if passage.starts_sentence(piece.start) else piece.words)
    return frozenset(words)


class _Stops:
    """Known spellings and titles by place."""

    def __init__(self, passage: Passage) -> None:
        spans: list[tuple[int, int, Hit | None]] = [(hit.end, hit.start, hit) for hit in passage.hits]
        spans += [(end, start, None) for start, end in passage.titles]
        self._spans = sorted(spans, key=lambda span: (span[0], span[1]))
        self._ends = [span[0] for span in self._spans]
        self._firsts = list(accumulate((span[1] for span in reversed(self._spans)), min))[::-1]

    def cover(self, start: int, end: int) -> bool:
        """Whether one spelling or title holds a whole run of words."""
        index = bisect_right(self._ends, start)
        return index < len(self._ends) and self._spans[index][1] <= start and end <= self._ends[index]

    def touch(self, start: int, end: int) -> bool:
        """Whether a spelling or title shares letters with a run of words."""
        index = bisect_right(self._ends, start)
        return index < len(self._ends) and self._firsts[index] < end

    def over(self, start: int, end: int) -> tuple[bool, Hit | None]:
        """Whether a spelling or title shares letters with a word, and which spelling it is."""
        index = bisect_right(self._ends, start)
        over = [hit for _, first, hit in self._spans[index : index + 2] if first < end]
        return bool(over), next((hit for hit in over if hit), None)


@lru_cache(maxsize=65536)
def _is_mere_word(word: str, language: str) -> bool:
    mere_words = _mere_words(language)
    if word in mere_words:
        return True
    if word.isupper() and len(word) > 1:
        return False
    lower = word.lower()
    return lower in mere_words or ("-" in lower and not word[0].islower() and lower.partition("-")[0] in mere_words)


@cache
def _mere_words(language: str) -> frozenset[str]:
    return name_data(language).common.union(name_data(language).honorifics)


@cache
def _never_alone(language: str) -> frozenset[str]:
    return name_data(language).heads | name_data(language).never_alone


@cache
def _joiners(language: str) -> frozenset[str]:
    return frozenset(word for joiner in name_data(language).joiners for word in joiner.split())


def _is_noun(word: str) -> bool:
    return word.endswith(name_data("de").noun_endings) and len(word) > _SHORTEST_GERMAN_NOUN


def _headlines(passage: Passage) -> list[tuple[int, int]]:
    """Lines with capitals on most words, as English headlines have them: a capital tells nothing there."""
    if passage.language != "en":
        return []
    found = []
    for line in _LINES.finditer(passage.text):
        is_short = len(line.group()) <= _HEADLINE_LENGTH and not line.group().endswith((".", "!", "?", "”", '"'))
        words = _LONG_WORD.findall(line.group()) if is_short else []
        if len(words) >= 4 and sum(word[0].isupper() for word in words) >= _HEADLINE_CAPITALS * len(words):
            found.append(line.span())
    return found


def _within(position: int, spans: list[tuple[int, int]]) -> bool:
    index = bisect_right(spans, (position, _FAR)) - 1
    return index >= 0 and position < spans[index][1]


@cache
def _runs(language: str) -> re.Pattern[str]:
    joiner = alternation(name_data(language).joiners)
    return re.compile(rf"{_FIRST_WORD}(?:[ \u00a0](?:(?:{joiner}[ \u00a0]){{1,2}}(?![A-Z]{{2}}))?{_PREFIXED})*")
