"""Substitutions that the report itself vouches for: who tells the sentence named in another place, a name in its fuller form."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from copydesk.check.claim import Claim, Ground
from copydesk.check.languages import CheckRules, check_rules
from copydesk.check.symbols import Symbol, Worded
from copydesk.model.facts import Attribution, EntityKind, Name

_PARTS: Final = re.compile(r"[\s·・]+")
_ENDS: Final = " .。!！"


@dataclass(frozen=True, slots=True, kw_only=True)
class Teller:
    """Who tells a sentence: source and word of saying as printed, in small letters, and the stretch of the text that says so.

    `is_in_front` tells whether it stands before what is told.
    """

    source: str
    cue: str
    start: int
    end: int
    is_in_front: bool


def teller_of(sentence: Worded) -> Teller | None:
    """The one teller of a whole sentence, where naming it in front and behind means the same."""
    told = [each for each in sentence.facts.attributions if each.cue and each.source_span != (0, 0)]
    if len(told) != 1 or len(sentence.facts.attributions) != 1 or told[0].is_stance or len(told[0].contents) != 1:
        return None
    rules = check_rules(sentence.language)
    found = _beside_verb(sentence, told[0], rules) if rules.source_particles else _apart(sentence, told[0], rules)
    return found if found is not None and not _tells_two_things(sentence, found, rules) else None


def _apart(sentence: Worded, told: Attribution, rules: CheckRules) -> Teller | None:
    """Source and word of saying side by side at the sentence's start or, behind a comma, at its end."""
    base, text = sentence.base, sentence.text
    spans = sorted(((told.source_span[0] - base, told.source_span[1] - base), (told.cue_span[0] - base, told.cue_span[1] - base)))
    start, end = spans[0][0], spans[1][1]
    if text[spans[0][1] : spans[1][0]].strip():
        return None
    source, cue = told.source.casefold(), told.cue.casefold()
    if start == 0:
        behind = re.match(rf"[,:]?\s*(?:(?:{'|'.join(map(re.escape, rules.complementizers))})\s)?", text[end:])
        end += behind.end() if behind else 0
        return Teller(source=source, cue=cue, start=0, end=end, is_in_front=True)
    before = text[:start].rstrip()
    if text[end:].strip(_ENDS) or not before.endswith((",", ",”", ',"', ",»")):
        return None
    return Teller(source=source, cue=cue, start=start, end=len(text), is_in_front=False)


def _beside_verb(sentence: Worded, told: Attribution, rules: CheckRules) -> Teller | None:
    """The source at the sentence's start or directly before its last verb, with the particle that marks it."""
    start, end = (each - sentence.base for each in told.source_span)
    behind = next((particle for particle in rules.source_particles if sentence.text.startswith(particle, end)), "")
    if not behind:
        return None
    gap = re.match(r"[,、，\s]*", sentence.text[end + len(behind) :])
    end += len(behind) + (gap.end() if gap else 0)
    is_in_front = start == 0
    if not is_in_front and end != told.cue_span[0] - sentence.base:
        return None
    return Teller(source=told.source.casefold(), cue=told.cue.casefold(), start=start, end=end, is_in_front=is_in_front)


def _tells_two_things(sentence: Worded, teller: Teller, rules: CheckRules) -> bool:
    """Whether what is told may be two statements: moved to the other end, the teller would tell both, or only one."""
    rest = sentence.text[: teller.start] + sentence.text[teller.end :]
    words = set(re.findall(r"\w+", rest.casefold()))
    return bool(set(";:；：") & set(rest) or words & {*rules.coordinators, *rules.contrasts})


def without(row: Sequence[Symbol], teller: Teller) -> list[Symbol]:
    """The symbols of what is told alone, without the comma that set the teller apart."""
    rest = [symbol for symbol in row if not teller.start <= symbol.start < teller.end]
    last = next((place for place in range(len(rest) - 1, -1, -1) if rest[place].key != '"'), -1)
    if last >= 0 and rest[last].key == "," and not teller.is_in_front:
        del rest[last]
    return rest


def aliases_of(claim: Claim, ground: Ground) -> Mapping[str, str]:
    """Names of claim and evidence that the report itself uses for one bearer, in small letters: a family name, the full name.

    The report must introduce the full name first, know no other bearer of the family name, and no place of that name.
    """
    if check_rules(claim.language).inflects_names:
        return {}
    theirs = {name.text for name in ground.sentence.facts.names}
    found: dict[str, str] = {}
    for name in claim.facts.names:
        for short, full in _pairs(name.text, theirs):
            if _is_one_bearer(short, full, ground):
                found |= {short.casefold(): full.casefold(), full.casefold(): full.casefold()}
    return found


def _pairs(mine: str, theirs: set[str]) -> Iterator[tuple[str, str]]:
    """(family name, full name), one of them the claim's and the other the evidence's."""
    for other in theirs - {mine}:
        short, full = sorted((mine, other), key=len)
        if _PARTS.split(full)[-1] == short and full != short:
            yield short, full


def _is_one_bearer(short: str, full: str, ground: Ground) -> bool:
    names = [name for sentence in ground.material.sentences for name in sentence.facts.names]
    namesakes = [name for name in names if _PARTS.split(name.text)[-1] == short]
    introduced = next((name.start for name in namesakes if name.text == full), None)
    if introduced is None or any(name.text not in {short, full} or _is_place(name, ground) for name in namesakes):
        return False
    return all(name.start >= introduced for name in namesakes)


def _is_place(name: Name, ground: Ground) -> bool:
    before = ground.material.report.text[: name.start].rstrip()[-12:].casefold().split()
    joints = check_rules(ground.language).place_joints
    return name.kind is EntityKind.PLACE or bool(name.entity_id) or bool(before and before[-1] in joints)
