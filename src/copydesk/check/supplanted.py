"""The name of the evidence in whose place a claim in another language has another one.

A name alone tells little across languages: it may be translated, or stand for "he". But where the best sentence has a name that
every language prints, the claim has it not, and has one instead that the sentence has not, one stands in the other's place.
"""

import re
from dataclasses import replace
from typing import Final

from copydesk.check.alignment import bearing_of, bearing_of_claim, length_of, likeness_of_shape
from copydesk.check.claim import Claim, Ground, Grounds
from copydesk.check.foreign import missing_latin, missing_sound
from copydesk.check.languages import check_rules, translated_words
from copydesk.check.meanings import has_meaning, is_untold
from copydesk.check.places import are_one_place, is_inside, is_state, must_be_printed
from copydesk.check.unheard import is_headlined, is_of_no_words
from copydesk.model.facts import EntityKind, Name
from copydesk.text.heard import entities_by_demonym, is_heard, likeness_in
from copydesk.text.sound import sounds_alike

_LIKE: Final = 0.5
"""Likeness by sound from which two names may be one after all, so that neither stands in the other's place."""
_UNLIKE: Final = 0.45
"""Likeness by sound below which a sentence has not a name, where another one that it has is missed in the claim.

Chosen on the development half of `ntrex` (2026-11): under 1 in 200 faithful English sentences is refused for it.
"""
_NEVER_TRANSLATED: Final = frozenset({EntityKind.PERSON, EntityKind.PLACE})
"""Kinds whose names sound alike in every language or stand in the gazetteer; an institution's may be any words."""
_LATIN: Final = re.compile(r"[A-Za-zÀ-ɏ]")
_OPENED: Final = ".!?:“\"'‘«„("
"""Signs behind which any word has a capital."""
_SHORTEST_SINGLE: Final = 4
_ACRONYM: Final = 5
_AS_SHAPED: Final = 0.9
"""Likeness of shape, as a share of the best sentence's, from which one beside it may be told as well."""
_LONGER: Final = 1.25
"""How much longer than the best sentence a claim is that may tell two."""


def supplanted(name: Name, *, claim: Claim, grounds: Grounds, where: Ground | None) -> tuple[Ground, Name] | None:
    """The name of the best sentence that the claim's name stands in the place of.

    `where` is the sentence that has the claim's name, if any does: one beside those that tell the claim gives it no place there.
    """
    if not grounds.best or grounds.speaks(claim) or where in _telling(claim, grounds):
        return None
    if where is not None and _may_tell_instead(where, name, claim=claim, grounds=grounds):
        return None
    around = grounds.best[0].sentence.facts.names
    free = (theirs for theirs in around if not is_taken(theirs, by_other_than=name, claim=claim))
    if any(are_one_place(name, theirs) and not is_inside(name, theirs) for theirs in free):
        return None
    if where is None:
        same = _of_same_kind(name, claim=claim, grounds=grounds)
        if same is not None:
            return same
    return _missed(name, claim=claim, grounds=grounds) or _foreign(name, claim=claim, grounds=grounds)


def _may_tell_instead(where: Ground, name: Name, *, claim: Claim, grounds: Grounds) -> bool:
    """Whether the sentence that names a state may be the one that is told: the best one shares nothing else, shaped no better.

    States are named in so many sentences that one of them alone aligns nothing.
    """
    if not is_state(name.entity_id):
        return False
    mine, first = bearing_of_claim(claim), bearing_of(grounds.best[0])
    own = {("entity", name.entity_id) if name.entity_id else ("sound", name.sound or name.text)}
    if mine.anchors & first.anchors - own:
        return False
    return likeness_of_shape(mine, bearing_of(where)) >= _AS_SHAPED * likeness_of_shape(mine, first)


def _telling(claim: Claim, grounds: Grounds) -> tuple[Ground, ...]:
    """The best sentence alone where it is about as long as the claim, all best ones where the claim may tell several."""
    best = grounds.best[0]
    length = length_of(claim.sentence.text, language=claim.language)
    first = length_of(best.sentence.text, language=best.language)
    return grounds.best if length > _LONGER * first else grounds.best[:1]


def _of_same_kind(name: Name, *, claim: Claim, grounds: Grounds) -> tuple[Ground, Name] | None:
    """A person for a person, or a place for a place, that is nowhere in the claim."""
    if name.kind not in _NEVER_TRANSLATED:
        return None
    best = grounds.best[0]
    is_place = name.kind is EntityKind.PLACE
    if is_place and not must_be_printed(name, language=claim.language, evidence=best.language):
        return None
    for theirs in best.sentence.facts.names:
        is_rival = theirs.kind is name.kind and not any(are_one_place(mine, theirs) for mine in claim.facts.names)
        is_rival = is_rival and sounds_alike(name.text, theirs.text) < _LIKE
        if is_rival and not is_used(theirs, claim=claim):
            return best, theirs
    return None


def _missed(name: Name, *, claim: Claim, grounds: Grounds) -> tuple[Ground, Name] | None:
    """A name that the claim must have, of whatever kind, where the best sentences surely have not the claim's own."""
    if not grounds.is_sure or grounds.is_guess:
        return None
    if _may_be_translated(name, claim=claim) and not is_untold(name, grounds.all, language=claim.language):
        return None
    if _is_told(name, claim=claim, grounds=grounds):
        return None
    best = grounds.best[0]
    rivals = (each for each in best.sentence.facts.names if _is_missed(each, best, name=name, claim=claim))
    return next(((best, theirs) for theirs in rivals), None)


def _foreign(name: Name, *, claim: Claim, grounds: Grounds) -> tuple[Ground, Name] | None:
    """A name in Latin letters, or of foreign characters, that the claim must have, where the best sentences have not its own.

    In the place of foreign characters only what would sound like them: a name of no ordinary words.
    """
    if not grounds.is_sure or grounds.is_guess or grounds.is_loose or _is_told(name, claim=claim, grounds=grounds):
        return None
    best = grounds.best[0]
    theirs = missing_latin(best, claim=claim)
    if theirs is None and not is_state(name.entity_id) and is_of_no_words(name, claim=claim):
        theirs = missing_sound(best, claim=claim)
    return None if theirs is None else (best, theirs)


def _is_told(name: Name, *, claim: Claim, grounds: Grounds) -> bool:
    """Whether what tells the claim may have its name: something sounds a little like it."""
    telling = _telling(claim, grounds)
    return any(likeness_in(name.text, text=each.sentence.text, language=each.language) >= _UNLIKE for each in telling)


def _may_be_translated(name: Name, *, claim: Claim) -> bool:
    """Whether others print it otherwise: ordinary words, a body, a people, an acronym, a headline, what marks set apart."""
    is_body = name.kind is not None and name.kind not in _NEVER_TRANSLATED
    is_people = bool(entities_by_demonym(name.text, claim.language)) and name.kind is not EntityKind.PLACE
    is_acronym = len(name.text) <= _ACRONYM and name.text.isupper()
    is_quoted = any(each.start <= name.start and name.end <= each.end for each in claim.facts.quotes if not each.is_speech)
    words = name.text.lower().split()
    is_phrase = (len(words) > 1 or _has_article(name, claim)) and translated_words(claim.language).issuperset(words)
    return is_phrase or is_body or is_people or is_acronym or is_quoted or is_headlined(claim)


def _has_article(name: Name, claim: Claim) -> bool:
    """Whether an article stands before a name: one ordinary word with both ("the Moon") is a thing, and nobody's name."""
    before = claim.sentence.text[: name.start - claim.base].casefold().split()
    return bool(before) and before[-1] in check_rules(claim.language).appositions


def _is_missed(theirs: Name, best: Ground, *, name: Name, claim: Claim) -> bool:
    """Whether a name of the best sentence, in whose place the claim's may stand, must be in the claim, and is not."""
    is_rival = _is_place(theirs, best, name=name, claim=claim) or _is_person(theirs, best, claim=claim)
    is_rival = is_rival or _is_single(theirs, best, claim=claim)
    if not is_rival or is_used(theirs, claim=claim):
        return False
    pieces = (theirs.text, *theirs.text.split())
    return all(likeness_in(each, text=claim.sentence.text, language=claim.language) < _UNLIKE for each in pieces)


def _is_place(theirs: Name, best: Ground, *, name: Name, claim: Claim) -> bool:
    """A place, in whose place a known place or a name of no ordinary words stands; in one script any name.

    A state is named beside so much else that only another known place stands in its place.
    """
    if not must_be_printed(theirs, language=best.language, evidence=claim.language):
        return False
    if any(are_one_place(theirs, mine) for mine in claim.facts.names):
        return False
    if must_be_printed(name, language=claim.language, evidence=best.language):
        return True
    if is_state(theirs.entity_id):
        return False
    is_one_script = bool(_LATIN.search(name.text)) and bool(_LATIN.search(theirs.text))
    return is_one_script or is_of_no_words(name, claim=claim)


def _is_person(theirs: Name, best: Ground, *, claim: Claim) -> bool:
    """A name of two words with capitals, none of them an ordinary word of the claim's language: "Reality Show"."""
    words = theirs.text.split()
    if theirs.kind not in {EntityKind.PERSON, None}:
        return False
    if not check_rules(best.language).capitals_name or len(words) == 1 or not all(word[0].isupper() for word in words):
        return False
    return translated_words(claim.language).isdisjoint(word.lower() for word in words) and not theirs.text.isupper()


def _is_single(theirs: Name, best: Ground, *, claim: Claim) -> bool:
    """One word with a capital inside a sentence of a language in which that makes a name, and no word that others translate."""
    before = best.sentence.text[: theirs.start - best.sentence.start].rstrip()
    if not check_rules(best.language).capital_names or not before or before[-1] in _OPENED or theirs.entity_id:
        return False
    word = theirs.text
    if " " in word or len(word) < _SHORTEST_SINGLE or not word[1:].islower() or theirs.kind not in {EntityKind.PERSON, None}:
        return False
    is_word = has_meaning(word, language=best.language) or word.lower() in translated_words(claim.language)
    return not is_word and not entities_by_demonym(word, best.language)


def is_taken(theirs: Name, *, by_other_than: Name, claim: Claim) -> bool:
    """Whether another name of the claim tells a place of the evidence, so that this one cannot stand for it as well."""
    mine = (each for each in claim.facts.names if each is not by_other_than)
    return bool(theirs.entity_id) and any(each.entity_id == theirs.entity_id for each in mine)


def is_used(theirs: Name, *, claim: Claim) -> bool:
    """Whether the claim has a name of the evidence, whole or by one of its words."""
    text, names = claim.sentence.text, claim.facts.names
    if is_heard(theirs, text=text, names=names, language=claim.language):
        return True
    words = [word for word in theirs.text.replace("·", " ").replace("・", " ").split() if len(word) > 1]
    return len(words) > 1 and any(
        is_heard(replace(theirs, text=word, entity_id=""), text=text, names=names, language=claim.language) for word in words
    )
