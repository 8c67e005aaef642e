"""Names of a claim that evidence in another language has under another form: nearly heard, a people, or a seat of government.

A name that sounds a little like a word says nothing alone. But where that word is like no other word of the claim, and the
claim has nothing else that it could be, the two are one name in two spellings.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Final

from copydesk.check.claim import Claim, Ground, Grounds
from copydesk.check.languages import check_rules
from copydesk.check.passages import Passage, passage_of
from copydesk.check.places import is_printed_in, is_said_for, is_seat
from copydesk.model.facts import EntityKind, Name
from copydesk.text.heard import entities_by_demonym, heard_in, likeness_in
from copydesk.text.languages.schema_speech import name_data
from copydesk.text.sound import sounds_alike
from copydesk.text.wordforms import printed_as

_BEFORE: Final = 24
"""Characters before a name in which a word of place stands."""
_SAME_SYLLABLE: Final = 0.85
"""Likeness of two family names of one syllable from which they are one."""
_LONGEST_SYLLABLE: Final = 6
"""Letters of such a name with its ending: Кимом."""
_WORD: Final = re.compile(r"\w+")


def named_otherwise(name: Name, *, claim: Claim, grounds: Grounds) -> Ground | None:
    """The best sentence, in another language, that has a name of the claim under another form; None where none has."""
    if grounds.speaks(claim):
        return None
    return next((ground for ground in grounds.best if is_otherwise_in(name, passage_of(ground), claim=claim)), None)


def is_otherwise_in(name: Name, passage: Passage, *, claim: Claim) -> bool:
    """Whether a passage has a name of the claim under another form."""
    return (
        _has_family_name(name, passage, claim=claim)
        or _has_people(name, passage, claim=claim)
        or _has_state_of_seat(name, passage, claim=claim)
        or _is_nearly_heard(name, passage, claim=claim)
    )


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


def _has_family_name(name: Name, passage: Passage, *, claim: Claim) -> bool:
    """Whether the name is a family name of the east, of one syllable, and one in the passage begins with its character.

    Too short to be listened for as others are: Kim of 金正恩, Lee of 리는, Ri of 李外相.
    """
    if name.text.lower() in name_data(claim.language).eastern_surnames:
        return any(sounds_alike(name.text, each) >= _SAME_SYLLABLE for each in _family_names(passage))
    if len(name.text) > 1 or name.text not in name_data(claim.language).surnames:
        return False
    known = name_data(passage.language).eastern_surnames
    words = (word for word in _WORD.findall(passage.text) if word.lower() in known)
    return any(sounds_alike(word, name.text) >= _SAME_SYLLABLE for word in words)


def _family_names(passage: Passage) -> Iterator[str]:
    """What can be a family name of one character in a passage of Han or Hangul, or of one syllable in another script."""
    surnames = name_data(passage.language).surnames
    if surnames or passage.language == "ja":
        surnames = surnames or name_data("zh").surnames
        yield from (each for each in _alone_or_in_front(passage.language).findall(passage.text) if each in surnames)
        return
    words = (word for word in _WORD.findall(passage.text) if word[0].isupper() and len(word) <= _LONGEST_SYLLABLE)
    yield from (base for word in words for base in printed_as(word))


@cache
def _alone_or_in_front(language: str) -> re.Pattern[str]:
    """A character of Han or Hangul in front of a word: a family name stands before a given name, a title or a particle."""
    if language == "ko":
        return re.compile(r"(?<![가-힣])[가-힣](?=[가-힣]{0,4}(?![가-힣]))")
    return re.compile(r"[㐀-鿿]" if language == "zh" else r"(?<![㐀-鿿])[㐀-鿿]")


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
    """Whether the passage names a state whose government the claim names by its seat, once more than the claim does elsewhere.

    So may it name the whole that some languages call by that part: 영국 for England.
    """
    if name.kind is not EntityKind.PLACE:
        return False
    demonyms = entities_by_demonym(passage.text, passage.language)
    named = (*passage.names, *(replace(name, text=each, entity_id=each) for each in demonyms))
    if any(is_said_for(name, each) for each in named):
        return True
    theirs = [] if _is_scene(name, claim) else [each.entity_id for each in named if is_seat(name, each)]
    mine = [each.entity_id for each in claim.facts.names if each is not name]
    return any(theirs.count(each) > mine.count(each) for each in theirs)


def _is_scene(name: Name, claim: Claim) -> bool:
    """Whether something happens at the place ("in Pyongyang"), or the language does not mark that by a word before it.

    A government's seat has no article; "the Moscow" is what is said of something else.
    """
    rules = check_rules(claim.language)
    before = _WORD.findall(claim.sentence.text[: name.start - claim.base][-_BEFORE:].lower())
    return not rules.place_joints or bool(before and before[-1] in {*rules.place_joints, *rules.appositions})
