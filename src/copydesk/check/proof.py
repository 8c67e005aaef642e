"""The proof of a wording: a claim is a compression of one report's sentence, or of two that stand side by side in it.

Every symbol of the claim stands in the evidence, in the same order, and whatever of the evidence is missing may be left out.
`docs/explanation/verification.md` tells it with a drawing.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from types import MappingProxyType
from typing import Final

from copydesk.check.claim import Claim, Ground, Grounds
from copydesk.check.droppable import Piece, droppable
from copydesk.check.languages import check_rules
from copydesk.check.pronouns import person_meant
from copydesk.check.symbols import Symbol, Worded, symbols
from copydesk.check.tellers import aliases_of, teller_of, without
from copydesk.model.facts import Facts

LONGEST: Final = 2_000
"""Characters of the longest sentence that is compared; what is longer is a list or a table."""
_NO_ALIASES: Final[Mapping[str, str]] = MappingProxyType({})
_LONGEST_SUBJECT: Final = 5
"""Words that may stand before the verb when an opening is dropped from a language that puts the verb second."""


def is_proved(claim: Claim, grounds: Grounds) -> bool:
    """Whether a claim is a compression of some evidence sentence of its own language.

    Cost: words of the claim times words of the sentence. Sentences longer than `LONGEST` characters prove nothing.
    """
    if len(claim.sentence.text) > LONGEST:
        return False
    own = [ground for ground in grounds.all if ground.language == claim.language and len(ground.sentence.text) <= LONGEST]
    if not own:
        return False
    shorter = _Side(sentence=_of_claim(claim, grounds))
    return bool(shorter.row) and any(_stands_on(shorter, ground, claim=claim, grounds=grounds) for ground in own)


class _Side:
    """A sentence with its two rows of symbols, read once: names, figures and dates by what they mean, and all as printed."""

    def __init__(self, sentence: Worded) -> None:
        self.sentence = sentence
        self.row = symbols(sentence)

    @cached_property
    def printed(self) -> tuple[Symbol, ...]:
        """All as printed; where nothing is read by its meaning, the same row."""
        facts = self.sentence.facts
        has_meanings = facts.names or facts.numbers or facts.moments
        return symbols(replace(self.sentence, facts=Facts())) if has_meanings else self.row


def _stands_on(shorter: _Side, ground: Ground, *, claim: Claim, grounds: Grounds) -> bool:
    """Whether the evidence holds the claim as both are printed, or with names in their fuller forms."""
    whole = _Side(_of_ground(ground, grounds))
    if _is_compression(shorter, whole, ground=ground):
        return True
    if _is_named(shorter, whole, ground=ground):
        return True
    aliases = aliases_of(claim, ground)
    if not aliases:
        return False
    return _is_compression(
        _Side(replace(shorter.sentence, aliases=aliases)), _Side(replace(whole.sentence, aliases=aliases)), ground=ground
    )


def _is_compression(shorter: _Side, whole: _Side, *, ground: Ground) -> bool:
    """Whether the evidence without some of its pieces is the claim, its teller named where it is or at the other end."""
    return (
        _is_plain(shorter.row, whole.row, ground=ground)
        or _is_plain(shorter.printed, whole.printed, ground=ground)
        or _is_moved(shorter, whole, ground=ground)
    )


def _is_plain(wanted: Sequence[Symbol], whole: Sequence[Symbol], *, ground: Ground) -> bool:
    if not _may_hold(whole, wanted):
        return False
    pieces = droppable(ground)
    return any(_reaches(row, wanted, pieces=pieces) for row in _rows(whole, pieces, language=ground.language))


def _is_moved(shorter: _Side, whole: _Side, *, ground: Ground) -> bool:
    mine = teller_of(shorter.sentence)
    theirs = teller_of(whole.sentence) if mine is not None else None
    if mine is None or theirs is None or (mine.source, mine.cue) != (theirs.source, theirs.cue):
        return False
    told = without(whole.row, theirs), without(shorter.row, mine)
    return mine.is_in_front is not theirs.is_in_front and _reaches(*told, pieces=droppable(ground))


def _is_named(shorter: _Side, whole: _Side, *, ground: Ground) -> bool:
    """Whether the claim is the evidence with the name of whom it means in the place of the pronoun that it opens with."""
    meant = person_meant(ground)
    if meant is None:
        return False
    pronoun, name = meant
    facts = Facts(names=(replace(name, start=0, end=len(name.text)),))
    for particle, other in _particles(ground.sentence.text[pronoun:], check_rules(ground.language).particles):
        named = _Side(replace(whole.sentence, text=name.text + other, facts=facts, base=0))
        end = pronoun + len(particle)
        if _is_plain(shorter.row, _opened(whole.row, named.row, end=end), ground=ground):
            return True
        if _is_plain(shorter.printed, _opened(whole.printed, named.printed, end=end), ground=ground):
            return True
    return False


def _particles(rest: str, groups: Iterable[Sequence[str]]) -> Iterator[tuple[str, str]]:
    """(particle behind the pronoun, one that says the same behind a name): 는 and 은. Of nothing where none hangs on it."""
    pairs = [(each, other) for group in groups for each in group for other in group if rest.startswith(f"{each} ")]
    yield from pairs or [("", "")]


def _opened(row: Sequence[Symbol], opening: Sequence[Symbol], *, end: int) -> list[Symbol]:
    """A sentence's symbols with others for those before a place."""
    return [*(replace(each, start=0, end=end) for each in opening), *(each for each in row if each.start >= end)]


def _may_hold(whole: Sequence[Symbol], wanted: Sequence[Symbol]) -> bool:
    """Whether every symbol is there at all: most evidence fails this, and nothing more is asked of it."""
    return {symbol.folded for symbol in wanted} <= {symbol.folded for symbol in whole}


def _of_claim(claim: Claim, grounds: Grounds) -> Worded:
    return _worded(claim.sentence.text, claim.facts, base=claim.base, language=claim.language, grounds=grounds)


def _of_ground(ground: Ground, grounds: Grounds) -> Worded:
    sentence = ground.sentence
    return _worded(sentence.text, sentence.facts, base=sentence.start, language=ground.language, grounds=grounds)


def _worded(text: str, facts: Facts, *, base: int, language: str, grounds: Grounds) -> Worded:
    return Worded(text=text, facts=facts, base=base, language=language, book=grounds.book, aliases=_NO_ALIASES)


def _rows(whole: Sequence[Symbol], pieces: Sequence[Piece], *, language: str) -> Iterator[Sequence[Symbol]]:
    """The evidence as printed; in a language with the verb second also as it reads when its opening is gone."""
    yield whole
    if not check_rules(language).verb_second:
        return
    openings = [piece.end for piece in pieces if piece.start == 0]
    for end in openings:
        rest = [symbol for symbol in whole if symbol.start >= end]
        for length in range(1, min(_LONGEST_SUBJECT, len(rest) - 1) + 1):
            yield [*rest[1 : length + 1], rest[0], *rest[length + 1 :]]


def _reaches(row: Sequence[Symbol], wanted: Sequence[Symbol], *, pieces: Sequence[Piece]) -> bool:
    """Whether the row, without some of the pieces, is what is wanted."""
    skips = _skips(row, pieces)
    places = _beyond({0}, skips)
    for number, symbol in enumerate(wanted):
        places = _beyond({place + 1 for place in places if _is_met(row, place, symbol, is_first=number == 0)}, skips)
        if not places:
            return False
    return len(row) in places


def _is_met(row: Sequence[Symbol], place: int, symbol: Symbol, *, is_first: bool) -> bool:
    """The first words of both sentences have their capitals for their place alone."""
    if place >= len(row):
        return False
    if is_first or row[place].start == 0 or place == 0:
        return row[place].folded == symbol.folded
    return row[place].key == symbol.key


def _skips(row: Sequence[Symbol], pieces: Sequence[Piece]) -> dict[int, set[int]]:
    """For each place in the row where a piece begins, the places behind it. A piece must be one stretch of the row."""
    skips: dict[int, set[int]] = {}
    for piece in pieces:
        inside = [place for place, each in enumerate(row) if piece.start <= each.start and each.end <= piece.end]
        if inside and inside[-1] - inside[0] + 1 == len(inside):
            skips.setdefault(inside[0], set()).add(inside[-1] + 1)
    return skips


def _beyond(places: set[int], skips: Mapping[int, set[int]]) -> set[int]:
    """The places, and those that can be reached from them over pieces left out."""
    waiting, reached = list(places), set(places)
    while waiting:
        for place in skips.get(waiting.pop(), ()):
            if place not in reached:
                reached.add(place)
                waiting.append(place)
    return reached
