"""How the words of a claim are vouched for: an excerpt, a proved compression, or nobody has checked them."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from copydesk.check.claim import Claim, Ground, Grounds
from copydesk.check.languages import check_rules, holds_any
from copydesk.check.verdicts import Mention
from copydesk.model.facts import Facts
from copydesk.model.verdict import Wording
from copydesk.text.cleaning import plain_line

_BRACKETS: Final = re.compile(r"\s?(?:\([^()]{1,120}\)|（[^（）]{1,120}）|\[[^\[\]]{1,120}\])")
_BETWEEN_COMMAS: Final = re.compile(r",\s[^,.;:!?\"“”«»()]{2,160}(?=,)")
_SHORTEST_RUN: Final = 12
"""Characters of the shortest run of clauses that is taken for an excerpt."""
_MOST_CUTS = 5
"""Pieces of one sentence that are tried together; each doubles the work, and five leave nothing of a news sentence."""


def wording_of(claim: Claim, grounds: Grounds) -> Wording:
    """The class of a claim's wording against the sentences of its own language that it may stand on."""
    if claim.twin is not None:
        return Wording.EXCERPT
    text = plain_line(claim.sentence.text)
    for ground in grounds.all:
        if ground.language != claim.language:
            continue
        if text == plain_line(ground.sentence.text) or _is_run(text, ground, claim=claim):
            return Wording.EXCERPT
        if _is_compression(ground, claim=claim):
            return Wording.PROVED
    return Wording.UNCHECKED


def _is_run(text: str, ground: Ground, *, claim: Claim) -> bool:
    """Whether the text is the evidence's first clauses, and what was left off behind them only adds.

    What stands before a clause frames it ("in the film, …"), so nothing but the dateline may be left off before.
    """
    whole = plain_line(ground.sentence.text)
    core = text.rstrip(".。!！ ")
    place = whole.find(core)
    if place < 0 or len(core) < _SHORTEST_RUN or (place and not _is_dateline(whole[:place], ground)):
        return False
    behind = whole[place + len(core) :]
    if not behind.strip(" .。!！"):
        return True
    rules = check_rules(claim.language)
    words = behind[1:].split()
    only_adds = behind[0] in ",;" and bool(words) and words[0].casefold() in {*rules.coordinators, *rules.relatives}
    return only_adds and _carries_nothing(behind, ground, claim=claim)


def _is_dateline(piece: str, ground: Ground) -> bool:
    dateline = ground.material.report.dateline
    return bool(dateline) and dateline in piece and piece.rstrip().endswith(("-", "—", "–", "=", ":"))


def _is_compression(ground: Ground, *, claim: Claim) -> bool:
    """Whether the text is the evidence without some of the pieces that may go, names in their established forms."""
    whole = ground.sentence.text
    wanted = _canonical(claim.sentence.text, claim.facts, base=claim.base)
    cuts = [
        cut for cut in _cuts(whole, language=claim.language) if _carries_nothing(whole[cut[0] : cut[1]], ground, claim=claim)
    ][:_MOST_CUTS]
    return any(
        _canonical(whole, ground.sentence.facts, base=ground.sentence.start, without=chosen) == wanted
        for count in range(len(cuts) + 1)
        for chosen in combinations(cuts, count)
    )


def _cuts(text: str, *, language: str) -> Iterator[tuple[int, int]]:
    """Pieces that may go if they carry nothing: a connective at the start, brackets, a stretch between two commas."""
    rules = check_rules(language)
    opening = next(
        (
            word
            for word in sorted(rules.connectives, key=len, reverse=True)
            if text.startswith(f"{word} ") or (text.startswith(word) and word[-1] in "、，")
        ),
        "",
    )
    if opening:
        yield 0, len(opening)
    yield from (match.span() for match in _BRACKETS.finditer(text))
    if rules.drops_commas:
        for match in _BETWEEN_COMMAS.finditer(text):
            opening = match.group()[1:].split()[0].casefold()
            if opening in {*rules.appositions, *rules.relatives}:
                yield match.start(), match.end() + 1


def _carries_nothing(piece: str, ground: Ground, *, claim: Claim) -> bool:
    """Whether a piece has no word of denial, doubt, condition, quantity, time or source, no figure, date or quotation."""
    rules = check_rules(claim.language)
    if piece.strip() in rules.connectives:
        return True
    if holds_any(piece, rules.guards, language=claim.language) or any(char.isdigit() for char in piece):
        return False
    start = ground.sentence.text.find(piece)
    if start < 0:
        return False
    return not _touches(ground.sentence.facts, ground.sentence.start + start, len(piece))


def _touches(facts: Facts, start: int, length: int) -> bool:
    mentions: tuple[Mention, ...] = (*facts.numbers, *facts.moments, *facts.quotes, *facts.attributions, *facts.stances)
    return any(mention.start < start + length and start < mention.end for mention in mentions)


def _canonical(text: str, facts: Facts, *, base: int, without: Sequence[tuple[int, int]] = ()) -> str:
    """The text with each known name as its entity, without the given pieces, ready to be compared."""
    edits = [(start, end, "") for start, end in without]
    edits += [(name.start - base, name.end - base, f"\x02{name.entity_id}\x03") for name in facts.names if name.entity_id]
    edits = [
        edit
        for edit in edits
        if not any(edit is not cut and cut[2] == "" and edit[2] and cut[0] <= edit[0] < cut[1] for cut in edits)
    ]
    for start, end, put in sorted(edits, reverse=True):
        text = text[:start] + put + text[end:]
    folded = _folded(text)
    return folded[:1].upper() + folded[1:]


def _folded(text: str) -> str:
    """White space folded, none before a mark; the signs that stand for entities stay."""
    return re.sub(r"\s+([,.;:!?])", r"\1", re.sub(r"\s+", " ", text)).strip(" ,")
