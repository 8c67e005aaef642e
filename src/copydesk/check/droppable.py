"""The pieces of a report's sentence that a shorter wording may leave out, and the test that a piece carries nothing.

What they are and why is told in `docs/explanation/verification.md`; the words are data of each language.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final

from copydesk.check.claim import Ground
from copydesk.check.languages import CheckRules, check_rules, holds_any
from copydesk.check.verdicts import Mention
from copydesk.model.facts import Facts

_BRACKETS: Final = re.compile(r"\s?(?:\([^()]{1,120}\)|（[^（）]{1,120}）|\[[^\[\]]{1,120}\])")
_MARK: Final = re.compile(r",\s|\s(?:–|—|--)\s")
"""What sets a piece apart: a comma or a dash. A dash inside a word and a comma inside a figure are none."""
_INNER: Final = re.compile(r"[;:!?\"“”„«»]|\s[-–—]\s")
"""Marks that no piece may have inside: what they open or close may reach beyond it."""
_WORD_BEHIND: Final = re.compile(r"\s(\w+)(?!\w)")
_ENDS: Final = " .。!！"
_LONGEST: Final = 160
"""Characters of the longest piece between two marks; longer ones are clauses with a statement of their own."""
_SHORTEST_PARTICIPLE: Final = 5
_FEWEST_ADDED: Final = 2
"""Words of the shortest piece that can be a clause, another name or a participle."""
FEWEST_WORDS: Final = 4
"""Words of the shortest further statement behind "and"; a shorter piece is the end of a list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of a sentence's text, half-open."""

    start: int
    end: int


def droppable(ground: Ground) -> tuple[Piece, ...]:
    """The pieces of an evidence sentence that may be left out, each by itself or with others, in any order."""
    rules = check_rules(ground.language)
    text = ground.sentence.text
    pieces = [*_openings(text, rules), *_fillers(text, rules), *_dateline(ground), *_complementizers(ground, rules)]
    pieces += [each for each in _titles(ground, rules) if carries_nothing(each, ground)]
    pieces += [each for each in _set_apart(ground, rules) if carries_nothing(each, ground)]
    return tuple(dict.fromkeys(pieces))


def carries_nothing(piece: Piece, ground: Ground) -> bool:
    """Whether a piece has no word of denial, doubt, condition, quantity, time or source, no figure, date or quotation."""
    rules = check_rules(ground.language)
    printed = ground.sentence.text[piece.start : piece.end]
    if any(char.isdigit() for char in printed) or holds_any(printed, rules.guards, language=ground.language):
        return False
    start = ground.sentence.start
    return not _touches(ground.sentence.facts, start + piece.start, start + piece.end)


def _touches(facts: Facts, start: int, end: int) -> bool:
    mentions: tuple[Mention, ...] = (*facts.numbers, *facts.moments, *facts.quotes, *facts.attributions, *facts.stances)
    return any(mention.start < end and start < mention.end for mention in mentions)


def _openings(text: str, rules: CheckRules) -> Iterator[Piece]:
    """A connective at the sentence's start: it ties the sentence to the one before, which the shorter text leaves out."""
    if text.casefold().startswith(rules.bound_openings or ("\x00",)):
        return
    for word in rules.connectives:
        if text.startswith(f"{word} ") or (text.startswith(word) and word[-1] in "、，"):
            yield Piece(start=0, end=len(word))


def _fillers(text: str, rules: CheckRules) -> Iterator[Piece]:
    pattern = _filler_pattern(rules.fillers)
    if pattern is not None:
        yield from (Piece(start=found.start(), end=found.end()) for found in pattern.finditer(text))


@cache
def _filler_pattern(words: tuple[str, ...]) -> re.Pattern[str] | None:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)", re.IGNORECASE) if words else None


def _dateline(ground: Ground) -> Iterator[Piece]:
    """Place, day and agency before the first sentence of a report: they are no part of it."""
    dateline, text = ground.material.report.dateline, ground.sentence.text
    if dateline:
        found = re.match(rf"\W*{re.escape(dateline)}(?:\s?\([^()]{{1,40}}\))?\s?(?:-{{1,2}}|—|–|=|:)", text)
        if found:
            yield Piece(start=0, end=found.end())


def _complementizers(ground: Ground, rules: CheckRules) -> Iterator[Piece]:
    """The word between a word of saying and what is said: "said that"."""
    text, base = ground.sentence.text, ground.sentence.start
    for told in ground.sentence.facts.attributions:
        end = told.cue_span[1] - base
        found = _WORD_BEHIND.match(text, end) if end > 0 else None
        if found and found.group(1).casefold() in rules.complementizers:
            yield Piece(start=end, end=found.end())


def _titles(ground: Ground, rules: CheckRules) -> Iterator[Piece]:
    """A title before the name with which the sentence opens: the name alone tells who is meant.

    Anywhere else the printed title may be the end of a longer one: lieutenant colonel, acting captain.
    """
    text, base = ground.sentence.text, ground.sentence.start
    start = max((piece.end for piece in _openings(text, rules)), default=0)
    for name in ground.sentence.facts.names:
        before = text[start : name.start - base]
        if name.title and before.strip() == name.title and before[-1:].isspace():
            yield Piece(start=start + len(before) - len(before.lstrip()), end=name.start - base)


def _set_apart(ground: Ground, rules: CheckRules) -> Iterator[Piece]:
    """Brackets, and what stands between two marks or behind the last one, if it opens like something that only adds."""
    text = ground.sentence.text
    yield from _brackets(ground)
    marks = list(_MARK.finditer(text))
    for mark, following in pairwise(marks):
        is_pair = mark.group().strip() == following.group().strip() and following.start() - mark.end() <= _LONGEST
        if not is_pair or not _only_adds(mark, following.start(), ground, rules=rules):
            continue
        is_name = _opening(text[mark.end() : following.start()]) in rules.appositions
        if _goes_on(following.end(), ground, rules, is_name=is_name):
            yield Piece(start=mark.start(), end=following.start() + len(following.group().rstrip()))
            yield Piece(start=mark.start(), end=following.start())
    end = len(text.rstrip(_ENDS))
    if holds_any(_first_word(text, rules), rules.guards, language=ground.language):
        return
    if marks and end > marks[-1].end():
        last = marks[-1]
        words = text[last.end() : end].split()
        is_whole = text.count("(", last.end()) == text.count(")", last.end())
        is_statement = is_whole and len(words) >= FEWEST_WORDS and _opening(words[0]) in rules.coordinators
        if is_statement or _only_adds(last, end, ground, rules=rules):
            yield Piece(start=last.start(), end=end)
    further = _second_verb(rules.coordinators, rules.auxiliaries)
    if further is not None and (found := further.search(text)):
        yield Piece(start=found.start(), end=end)


def _brackets(ground: Ground) -> Iterator[Piece]:
    """Brackets, but for those behind a figure or a time, which say whose: 7 p.m. (Eastern Time)."""
    sentence = ground.sentence
    values: tuple[Mention, ...] = (*sentence.facts.numbers, *sentence.facts.moments)
    ends = {each.end - sentence.start for each in values}
    for found in _BRACKETS.finditer(sentence.text):
        if not {found.start(), found.start() + 1} & ends:
            yield Piece(start=found.start(), end=found.end())


def _only_adds(mark: re.Match[str], end: int, ground: Ground, *, rules: CheckRules) -> bool:
    """Whether a piece set apart is another name for what stands before, a clause or participle about it, or an aside."""
    printed = ground.sentence.text[mark.end() : end]
    if _INNER.search(printed) or printed.count("(") != printed.count(")") or len(printed.split()) < _FEWEST_ADDED:
        return printed.strip(_ENDS).casefold() in rules.asides
    opening = _opening(printed)
    if printed.strip(_ENDS).casefold() in rules.asides:
        return True
    if opening in rules.appositions and not mark.group().startswith(","):
        return True
    if opening in rules.appositions or (opening in rules.relatives and rules.relatives_restrict):
        return _follows_first_name(mark.start(), ground, rules)
    if opening in rules.relatives:
        return True
    return len(opening) >= _SHORTEST_PARTICIPLE and opening.endswith(rules.participles or ("\x00",))


def _follows_first_name(place: int, ground: Ground, rules: CheckRules) -> bool:
    """Whether a name stands there with which the sentence opens.

    A name needs no clause to tell who is meant. Behind any other word, or a name in a phrase set in front, the piece may be the
    sentence's own subject: "After the talks with Berg, the mayor, …".
    """
    text, base = ground.sentence.text, ground.sentence.start
    for name in ground.sentence.facts.names:
        if name.end == base + place:
            start = max((piece.end for piece in _openings(text, rules)), default=0)
            return text[start : name.start - base].strip() in {"", name.title}
    return False


def _goes_on(place: int, ground: Ground, rules: CheckRules, *, is_name: bool) -> bool:
    """Whether the sentence goes on behind a piece with its verb.

    It may also go on with the rest of a list that the piece began, or with another name for what the piece named: "Berg, who met
    Lund, the mayor, left", "which carried dogs, cats and islanders".
    """
    rest = ground.sentence.text[place:]
    words = rest.split()
    opening = _opening(words[0]) if words else ""
    if opening in rules.auxiliaries:
        return True
    if not opening or words[0][:1].isupper() or words[0][:1].isdigit():
        return False
    if opening in {*rules.appositions, *rules.relatives, *rules.coordinators, *rules.frames} or opening.endswith(
        rules.participles or ("\x00",)
    ):
        return False
    facts, at = ground.sentence.facts, ground.sentence.start + place
    mentions: tuple[Mention, ...] = (*facts.numbers, *facts.moments, *facts.names)
    if any(mention.start == at for mention in mentions):
        return False
    if is_name:  # another name begins no list
        return True
    segments = _MARK.split(rest)
    has_list = any(word.casefold() in rules.coordinators for word in segments[0].split())
    return not has_list and not any(_opening(segment) in rules.coordinators for segment in segments[1:])


@cache
def _second_verb(coordinators: tuple[str, ...], auxiliaries: tuple[str, ...]) -> re.Pattern[str] | None:
    """Where a second thing is told of the same subject: "and is". Only a verb behind the "and" shows that no list goes on."""
    if not auxiliaries:
        return None
    return re.compile(rf"\s(?:{'|'.join(coordinators)})\s(?:{'|'.join(auxiliaries)})\s")


def _first_word(text: str, rules: CheckRules) -> str:
    """The word by which the sentence opens behind its connective: one of condition or time makes what follows it no statement."""
    start = max((piece.end for piece in _openings(text, rules)), default=0)
    words = text[start:].split(maxsplit=1)
    return words[0] if words else ""


def _opening(printed: str) -> str:
    words: Sequence[str] = printed.split(maxsplit=1)
    return words[0].strip(_ENDS).casefold() if words else ""
