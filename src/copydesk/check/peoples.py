"""Peoples and states that a claim puts in another's place by an adjective: the German minister for le ministre français."""

import re
from collections.abc import Iterator
from typing import Final

from copydesk.check.claim import Claim, Ground, Grounds
from copydesk.check.places import are_one_place, is_printed_in, is_single_state
from copydesk.check.verdicts import Piece, found, sentences_of
from copydesk.model.facts import EntityKind, Name
from copydesk.model.verdict import ClaimKind, Finding, Verdict
from copydesk.text.gazetteer import place
from copydesk.text.heard import demonyms_in

_WORD: Final = re.compile(r"[\w.'’-]+")


def check_peoples(claim: Claim, grounds: Grounds) -> tuple[Verdict, ...]:
    """A refusal for each adjective of a state that the best sentences do not name, where they name one that the claim has not.

    Only in another language: in one, the words of the claim are compared. Within a name an adjective is a part of it.
    """
    if not grounds.best or grounds.speaks(claim) or not grounds.is_sure or grounds.is_guess or grounds.is_loose:
        return ()
    adjectives = tuple(_adjectives(claim))
    if not adjectives:
        return ()
    mine = [_state(each) for each in _states(claim.sentence.text, claim.facts.names, claim.language)]
    theirs = [_state(each) for ground in grounds.best for each in _states_in(ground)]
    missed = (each for each in theirs if not _is_said(each, claim) and not any(_is_near(each, other) for other in mine))
    first = next(missed, None)
    if first is None:
        return ()
    strange = (start for start, ids in adjectives if not any(_is_told(each, theirs, grounds=grounds) for each in ids))
    return tuple(_refused(claim, start, first, grounds) for start in strange)


def _states_in(ground: Ground) -> Iterator[str]:
    return _states(ground.sentence.text, ground.sentence.facts.names, ground.language)


def _states(text: str, names: tuple[Name, ...], language: str) -> Iterator[str]:
    yield from (name.entity_id for name in names if name.entity_id)
    yield from (each for _, ids in demonyms_in(text, language) for each in ids if is_single_state(each))


def _state(place_id: str) -> Name:
    return Name(start=0, end=1, text=place_id, entity_id=place_id, kind=EntityKind.PLACE)


def _adjectives(claim: Claim) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Adjectives of states outside names, each with where it begins and what it stands for."""
    inside = [(name.start - claim.base, name.end - claim.base) for name in claim.facts.names if " " in name.text]
    for start, ids in demonyms_in(claim.sentence.text, claim.language):
        if all(is_single_state(each) for each in ids) and not any(first <= start < last for first, last in inside):
            yield start, ids


def _is_told(place_id: str, theirs: list[Name], *, grounds: Grounds) -> bool:
    state = _state(place_id)
    return any(_is_near(state, each) for each in theirs) or any(_prints(state, ground) for ground in grounds.best)


def _prints(state: Name, ground: Ground) -> bool:
    return is_printed_in(state, text=ground.sentence.text, language=ground.language)


def _is_near(one: Name, other: Name) -> bool:
    return one.entity_id == other.entity_id or are_one_place(one, other)


def _is_said(each: Name, claim: Claim) -> bool:
    """Whether it is no state, or the claim prints it."""
    return not is_single_state(each.entity_id) or is_printed_in(each, text=claim.sentence.text, language=claim.language)


def _refused(claim: Claim, start: int, missed: Name, grounds: Grounds) -> Verdict:
    text = claim.sentence.text
    match = _WORD.match(text, start)
    word = match.group() if match else text[start : start + 1]
    known = place(missed.entity_id)
    called = known.form_in(claim.language) or missed.entity_id if known else missed.entity_id
    message = f"the draft says {word}; the evidence speaks of {called}"
    piece = Piece(kind=ClaimKind.NAME, text=word, value=missed.entity_id)
    return found(Finding.CONTRADICTED, piece, message=message, evidence=sentences_of(grounds.best[:1]))
