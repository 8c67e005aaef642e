"""Names of a claim that evidence in another language has under another form: nearly heard, a people, or a seat of government.

A name that sounds a little like a word says nothing alone. But where that word is like no other word of the claim, and the
claim has nothing else that it could be, the two are one name in two spellings.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from copydesk.check.claim import Claim, Ground, Grounds
from copydesk.check.languages import check_rules
from copydesk.check.places import is_printed_in, is_seat
from copydesk.model.facts import EntityKind, Name
from copydesk.text.heard import entities_by_demonym, heard_in, likeness_in

_BEFORE: Final = 24
"""Characters before a name in which a word of place stands."""
_WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A text in another language than a claim's, with the names in it: a sentence, or who says something there."""

    text: str
    names: Sequence[Name]
    language: str


def named_otherwise(name: Name, *, claim: Claim, grounds: Grounds) -> Ground | None:
    """The best sentence, in another language, that has a name of the claim under another form; None where none has."""
    if grounds.speaks(claim):
        return None
    return next((ground for ground in grounds.best if is_otherwise_in(name, _passage(ground), claim=claim)), None)


def is_otherwise_in(name: Name, passage: Passage, *, claim: Claim) -> bool:
    """Whether a passage has a name of the claim under another form."""
    return (
        _has_people(name, passage, claim=claim)
        or _has_state_of_seat(name, passage, claim=claim)
        or _is_nearly_heard(name, passage, claim=claim)
    )


def _passage(ground: Ground) -> Passage:
    return Passage(text=ground.sentence.text, names=ground.sentence.facts.names, language=ground.language)


def _is_nearly_heard(name: Name, passage: Passage, *, claim: Claim) -> bool:
    """Whether a word of the passage sounds nearly as the name does, and more so than as anything else in the claim."""
    least = max(check_rules(claim.language).nearly_heard, check_rules(passage.language).nearly_heard)
    if not least:
        return False
    piece, likeness = heard_in(name.text, text=passage.text, language=passage.language)
    if likeness < least:
        return False
    start, end = name.start - claim.base, name.end - claim.base
    rest = f"{claim.sentence.text[:start]} {claim.sentence.text[end:]}"
    return likeness_in(piece, text=rest, language=claim.language) < likeness


def _has_people(name: Name, passage: Passage, *, claim: Claim) -> bool:
    """Whether the name is one word for a people, and the passage names it or its country: Mexicans, メキシコの若者."""
    if " " in name.text:
        return False
    return any(_names_place(place_id, name, passage) for place_id in entities_by_demonym(name.text, claim.language))


def _names_place(place_id: str, name: Name, passage: Passage) -> bool:
    place = replace(name, entity_id=place_id, kind=EntityKind.PLACE)
    return (
        any(theirs.entity_id == place_id for theirs in passage.names)
        or place_id in entities_by_demonym(passage.text, passage.language)
        or is_printed_in(place, text=passage.text, language=passage.language)
    )


def _has_state_of_seat(name: Name, passage: Passage, *, claim: Claim) -> bool:
    """Whether the passage names the state whose government the claim names by its seat, which no other name of it tells."""
    if name.kind is not EntityKind.PLACE or _is_scene(name, claim):
        return False
    told = {each.entity_id for each in claim.facts.names if each is not name}
    peoples = (replace(name, text=each, entity_id=each) for each in entities_by_demonym(passage.text, passage.language))
    return any(is_seat(name, theirs) and theirs.entity_id not in told for theirs in (*passage.names, *peoples))


def _is_scene(name: Name, claim: Claim) -> bool:
    """Whether something happens at the place ("in Pyongyang"), or the language does not mark that by a word before it.

    A government's seat has no article; "the Moscow" is what is said of something else.
    """
    rules = check_rules(claim.language)
    before = _WORD.findall(claim.sentence.text[: name.start - claim.base][-_BEFORE:].lower())
    return not rules.place_joints or bool(before and before[-1] in {*rules.place_joints, *rules.appositions})
