"""Two plain statements of a report, side by side, that a claim tells in one sentence: "…, and …".

Nothing may reach over the joint. A teller, a time, a doubt, a condition or a phrase in front would then speak of both statements,
and so would a denial; sentences that have one prove nothing together.
"""

import re
from functools import cache

from copydesk.check.claim import Claim, Ground, Grounds
from copydesk.check.languages import CheckRules, check_rules, holds_any

_ENDS = " .。"


def is_fused(claim: Claim, grounds: Grounds) -> bool:
    """Whether a claim is two sentences of a report that follow each other, whole and in its words, with ", and" between."""
    rules = check_rules(claim.language)
    joint = _joint(rules.coordinators)
    own = {(each.material.report.id, each.sentence.index): each for each in grounds.all if each.language == claim.language}
    if joint is None or len(own) < 2:
        return False
    text = claim.sentence.text
    for found in joint.finditer(text):
        first, second = text[: found.start()], text[found.end() :].rstrip(_ENDS)
        for (report_id, index), ground in own.items():
            follower = own.get((report_id, index + 1))
            if follower is None or _bare(ground) != first or not _is_in_middle(second, _bare(follower)):
                continue
            is_one_paragraph = ground.sentence.paragraph == follower.sentence.paragraph >= 0
            if is_one_paragraph and _is_plain(ground, rules) and _is_plain(follower, rules):
                return True
    return False


@cache
def _joint(coordinators: tuple[str, ...]) -> re.Pattern[str] | None:
    """The comma and the "and" between two statements; without the comma the second could be the end of a list."""
    return re.compile(rf",\s(?:{'|'.join(map(re.escape, coordinators))})\s") if coordinators else None


def _bare(ground: Ground) -> str:
    return ground.sentence.text.rstrip(_ENDS)


def _is_in_middle(second: str, printed: str) -> bool:
    """Whether a sentence is the same but for the capital with which it begins."""
    return second[1:] == printed[1:] and second[:1].casefold() == printed[:1].casefold()


def _is_plain(ground: Ground, rules: CheckRules) -> bool:
    """Whether a sentence is a statement without anything that could reach beyond it, from its subject to its full stop."""
    text, facts = ground.sentence.text, ground.sentence.facts
    if not text.endswith((".", "。")) or any(mark in text for mark in ':;?!–—"“”„«»()'):
        return False
    if facts.attributions or facts.quotes or facts.stances or facts.moments or facts.durations:
        return False
    opening = text.split(maxsplit=1)[0].strip(",").casefold()
    connectives = {word.rstrip(",").casefold() for word in rules.connectives}
    is_framed = opening in {*rules.frames, *connectives} or "," in text
    return not is_framed and not holds_any(text, (*rules.guards, *rules.contrasts), language=ground.language)
