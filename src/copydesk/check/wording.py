"""How the words of a claim are vouched for: an excerpt, a proved compression, or nobody has checked them."""

from typing import Final

from copydesk.check.claim import Claim, Ground, Grounds
from copydesk.check.droppable import FEWEST_WORDS, Piece, carries_nothing
from copydesk.check.fusion import is_fused
from copydesk.check.languages import CheckRules, check_rules
from copydesk.check.proof import is_proved
from copydesk.model.verdict import Wording
from copydesk.text.cleaning import plain_line

_SHORTEST_RUN: Final = 12
"""Characters of the shortest run of clauses that is taken for an excerpt."""


def wording_of(claim: Claim, grounds: Grounds) -> Wording:
    """The class of a claim's wording against the sentences of its own language that it may stand on."""
    if claim.twin is not None:
        return Wording.EXCERPT
    text = plain_line(claim.sentence.text)
    own = [ground for ground in grounds.all if ground.language == claim.language]
    if any(text == plain_line(ground.sentence.text) or _is_run(text, ground) for ground in own):
        return Wording.EXCERPT
    is_sure = is_proved(claim, grounds) or is_fused(claim, grounds)
    return Wording.PROVED if is_sure else Wording.UNCHECKED


def _is_run(text: str, ground: Ground) -> bool:
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
    rules = check_rules(ground.language)
    words = behind[1:].split()
    only_adds = behind[0] in ",;" and len(words) >= FEWEST_WORDS and words[0].casefold() in _openers(rules)
    start = ground.sentence.text.find(behind)
    return only_adds and start >= 0 and carries_nothing(Piece(start=start, end=start + len(behind)), ground)


def _openers(rules: CheckRules) -> frozenset[str]:
    """Words that open what only adds; not those of relative clauses where a comma does not tell that they only add."""
    return frozenset({*rules.coordinators, *(() if rules.relatives_restrict else rules.relatives)})


def _is_dateline(piece: str, ground: Ground) -> bool:
    dateline = ground.material.report.dateline
    return bool(dateline) and dateline in piece and piece.rstrip().endswith(("-", "—", "–", "=", ":"))
