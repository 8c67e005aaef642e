"""What rules object to in a sentence that a judge passed: a source's own words, altered.

Rules cannot judge free rewording. But a sentence that tells a source's sentence almost word for word is no rewording: what
differs is known to the word, and one word put in, cut out or moved makes it say something else.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from types import MappingProxyType
from typing import Final

from copydesk.check.claim import Claim, Ground, Grounds
from copydesk.check.languages import check_rules, holds_any
from copydesk.check.symbols import Symbol, Worded, symbols
from copydesk.model.facts import Facts, StanceKind
from copydesk.text.languages.writing import UNSPACED
from copydesk.text.tokens import stop_terms

NEAR: Final = 0.5
"""Share of a sentence's words that stand in one sentence of the evidence, in its order, from which it is that one told again.

Chosen on the development sets (2026-11): with 0.6 a moved clause passes three times as often, and as many right summaries do.
"""
_LONGEST: Final = 400
"""Words of the longest sentence that is compared."""
_GUARDED: Final = frozenset({StanceKind.POSSIBLE, StanceKind.ALLEGED, StanceKind.PLANNED, StanceKind.NEGATED, StanceKind.DENIED})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Measure:
    """Words, or characters where words are not spaced.

    `run` is the length of the shortest tail of another sentence that is told of something else, `cut` that of the longest piece
    that is left out for the sake of one word in it; a longer one is a clause.
    """

    run: int
    cut: int


_WORDS: Final = _Measure(run=3, cut=4)
_CHARACTERS: Final = _Measure(run=6, cut=8)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """A sentence of the evidence and its row of words."""

    ground: Ground
    row: tuple[Symbol, ...]


def objection(claim: Claim, grounds: Grounds) -> str:
    """What was done to a source's words, or an empty string where the sentence is none of theirs or was only shortened.

    Cost: words of the claim times words of the evidence sentences of its language.
    """
    row = _row(claim.sentence.text, language=claim.language, grounds=grounds)
    told = [
        _Told(ground=ground, row=_row(ground.sentence.text, language=ground.language, grounds=grounds))
        for ground in grounds.all
        if ground.language == claim.language
    ]
    told = [each for each in told if 0 < len(each.row) <= _LONGEST]
    if not told or not 0 < len(row) <= _LONGEST:
        return ""
    best = max(told, key=lambda each: _shared(row, each.row))
    moved = _moved(row, best, told, text=claim.sentence.text, measure=_measure(claim.language))
    if moved:
        return f"“{moved}” is told of something else in the source"
    return _altered(row, best, claim=claim) if _shared(row, best.row) >= NEAR * len(row) else ""


def _measure(language: str) -> _Measure:
    return _CHARACTERS if language in UNSPACED else _WORDS


def _row(text: str, *, language: str, grounds: Grounds) -> tuple[Symbol, ...]:
    """The words of a sentence as printed, without marks."""
    worded = Worded(text=text, facts=Facts(), base=0, language=language, book=grounds.book, aliases=MappingProxyType({}))
    return tuple(symbol for symbol in symbols(worded) if any(char.isalnum() for char in symbol.key))


def _matcher(mine: Sequence[Symbol], theirs: Sequence[Symbol]) -> SequenceMatcher[str]:
    return SequenceMatcher(None, [each.folded for each in mine], [each.folded for each in theirs], autojunk=False)


def _shared(mine: Sequence[Symbol], theirs: Sequence[Symbol]) -> int:
    return sum(block.size for block in _matcher(mine, theirs).get_matching_blocks())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Edit:
    """What the claim has in one place instead of what the source has there; either may be empty."""

    start: int
    put: tuple[Symbol, ...]
    gone: tuple[Symbol, ...]


def _edits(mine: tuple[Symbol, ...], theirs: tuple[Symbol, ...]) -> Iterator[_Edit]:
    for tag, start, end, first, last in _matcher(mine, theirs).get_opcodes():
        if tag != "equal":
            yield _Edit(start=start, put=mine[start:end], gone=theirs[first:last])


def _moved(row: tuple[Symbol, ...], best: _Told, told: Sequence[_Told], *, text: str, measure: _Measure) -> str:
    """The end of another sentence, without that one's beginning, that stands behind words of the best one."""
    for edit in _edits(row, best.row):
        for other in told if edit.start and len(edit.put) >= measure.run else ():
            block = _matcher(edit.put, other.row).find_longest_match()
            is_tail = block.b > 0 and block.b + block.size == len(other.row)
            if other is not best and is_tail and block.size >= measure.run:
                return _printed(edit.put[block.a : block.a + block.size], text)
    return ""


def _altered(row: tuple[Symbol, ...], best: _Told, *, claim: Claim) -> str:
    """The first word that was put into the source's words, or that was cut out of them though it carries something."""
    for edit in _edits(row, best.row):
        put = _put_in(edit, claim=claim)
        if put:
            return f"“{put}” was put into the source's words"
        cut = _cut_out(edit, best.ground, claim=claim)
        if cut:
            return f"“{cut}” was left out of the source's words"
    return ""


def _put_in(edit: _Edit, *, claim: Claim) -> str:
    """The words that stand there instead and carry something; a name in front may stand for a pronoun of the source.

    A little word counts that opposes, repeats, counts or directs, as does what stands in its place: "for" for "against".
    """
    text, rules, stops = claim.sentence.text, check_rules(claim.language), stop_terms(claim.language)
    carrying = _carrying(claim.language)
    put = [each for each in edit.put if each.folded not in stops or each.folded in carrying]
    if not put:
        return _printed(edit.put, text) if _is_turned(edit, stops=stops, weighty=frozenset(rules.weighty)) else ""
    is_named = all(each.key[:1].isupper() and each.folded not in carrying for each in put)
    stands_for = all(each.folded in stops or each.folded in rules.pronouns for each in edit.gone)
    return "" if is_named and stands_for and edit.start == 0 else _printed(put, text)


@cache
def _carrying(language: str) -> frozenset[str]:
    """Little words that change what a sentence says."""
    rules = check_rules(language)
    return frozenset((*rules.guards, *rules.weighty))


def _is_turned(edit: _Edit, *, stops: frozenset[str], weighty: frozenset[str]) -> bool:
    """Whether little words, one of which carries something, were exchanged for as many others. Fewer are a shortening."""
    gone = {each.folded for each in edit.gone}
    return len(edit.put) == len(edit.gone) and not gone.isdisjoint(weighty) and gone <= stops | weighty


def _cut_out(edit: _Edit, ground: Ground, *, claim: Claim) -> str:
    """Who says it, wherever it stood, or a short piece for the sake of a word of denial, doubt, condition, quantity or time."""
    if not edit.gone:
        return ""
    sentence, facts = ground.sentence, ground.sentence.facts
    start, end = edit.gone[0].start, edit.gone[-1].end
    cues = [each.cue for each in facts.attributions if _overlaps(each.cue_span, start, end, base=sentence.start)]
    if cues and not claim.facts.attributions:
        return cues[0]
    if len(edit.gone) > _measure(claim.language).cut:
        return ""
    text = sentence.text[start:end]
    stances = (each for each in facts.stances if each.kind in _GUARDED)
    is_stance = any(_overlaps((each.start, each.end), start, end, base=sentence.start) for each in stances)
    return text if is_stance or holds_any(text, check_rules(claim.language).guards, language=claim.language) else ""


def _overlaps(span: tuple[int, int], start: int, end: int, *, base: int) -> bool:
    return span[0] < span[1] and span[0] - base < end and start < span[1] - base


def _printed(words: Sequence[Symbol], text: str) -> str:
    """What a text prints from the first of its words to the last."""
    return text[words[0].start : words[-1].end]
