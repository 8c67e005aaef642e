"""Holds each name of a claim against those of the evidence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from copydesk.check.book import printed_form
from copydesk.check.claim import Claim, Ground, Grounds
from copydesk.check.languages import check_rules
from copydesk.check.meanings import is_translated
from copydesk.check.nearly import named_otherwise
from copydesk.check.officeholders import is_told_by_office, office_of_named
from copydesk.check.passages import passage_of
from copydesk.check.peoples import check_peoples
from copydesk.check.places import (
    are_one_place,
    is_inside,
    is_nearly_printed,
    is_printed,
    is_spelled_alike,
    is_state,
    may_be_part,
    must_be_printed,
)
from copydesk.check.printed import are_listed, printed_once, printed_there
from copydesk.check.supplanted import is_used, supplanted
from copydesk.check.unheard import has_word, must_be_heard, own_words
from copydesk.check.verdicts import Mention, Piece, at, found, sentences_of, supported
from copydesk.model.facts import EntityKind, Name
from copydesk.model.verdict import ClaimKind, Finding, Verdict
from copydesk.text.gazetteer import place
from copydesk.text.heard import entities_by_demonym, is_heard
from copydesk.text.languages.schema_speech import name_data
from copydesk.text.sound import sounds_alike
from copydesk.text.tokens import terms

SAME_SOUND = 0.8
"""Likeness by sound from which two spellings are taken for one name; with 0.8, chance matches of one word stay under 2 in
100 in ko, ja and zh, where particles and short names make them common."""
NEAR_SOUND = 0.6
"""Likeness from which a name that does not agree is taken for a misspelling of the evidence's: 장중용 beside 정동영."""

_ALMOST: Final = 0.8
"""Share of a claim's terms that a sentence has when the claim tells it almost word for word."""
_DOTS: Final = ("·", "・", "•")
_LANGUAGES: Final = ("語", "语", "어")


def check_names(claim: Claim, grounds: Grounds) -> tuple[Verdict, ...]:
    """One verdict for each name: by lexicon entry, by the very form, else by sound against one word or run of the evidence.

    And one for each adjective of a state that stands in another's place.
    """
    if claim.twin is not None:
        return tuple(_named(name, claim.twin, name) for name in claim.facts.names)
    stated = tuple(_verdict(printed_once(name, grounds), claim=claim, grounds=grounds) for name in claim.facts.names)
    return (*stated, *check_peoples(claim, grounds))


def _verdict(name: Name, *, claim: Claim, grounds: Grounds) -> Verdict:
    is_ours = bool(name.entity_id) and grounds.book.get(name.entity_id) is not None
    near = None if is_ours else _sounding(name, grounds.all)
    where = _where(name, near, claim=claim, grounds=grounds)
    moved = _moved(name, where, claim=claim, grounds=grounds)
    moved = moved or supplanted(name, claim=claim, grounds=grounds, where=None if where is None else where.ground)
    if where is not None and moved is None:
        return _named(name, where.ground, where.mention)
    rival = moved or _rival(name, grounds.best)
    if rival is not None:
        return _refused(Finding.CONTRADICTED, name, f"the evidence names {rival[1].text}", evidence=rival)
    if near is not None and near[2] >= NEAR_SOUND and grounds.speaks(claim):
        return _refused(
            Finding.CONTRADICTED, name, f"the evidence has {near[1].text}, which only sounds like it", evidence=near[:2]
        )
    return _absent(name, claim=claim, grounds=grounds)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Where:
    """Where the evidence states a name: in which sentence, and under which of its own names, if it is one."""

    ground: Ground
    mention: Mention | None = None


def _where(name: Name, near: tuple[Ground, Name, float] | None, *, claim: Claim, grounds: Grounds) -> _Where | None:
    """Where the evidence states a name. `near` is the name of the evidence that sounds most like it, None for one of ours."""
    stated = _stated(name, grounds.all)
    meant = None if stated is None or stated[0] in grounds.best else _meant(name, grounds)
    if meant is not None:
        return _Where(ground=meant)
    if stated is not None:
        return _Where(ground=stated[0], mention=stated[1])
    told = grounds.all[0] if _is_teller(name, grounds) else printed_there(name, claim=claim, grounds=grounds)
    if told is not None:
        return _Where(ground=told)
    if name.entity_id and grounds.book.get(name.entity_id) is not None:
        told = _told_place(name, claim=claim, grounds=grounds) or office_of_named(name, claim=claim, grounds=grounds)
        return None if told is None else _Where(ground=told)
    if near is not None and near[2] >= SAME_SOUND:
        return _Where(ground=near[0], mention=near[1])
    heard = _heard(name, claim=claim, grounds=grounds)
    return None if heard is None else _Where(ground=heard)


def _told_place(name: Name, *, claim: Claim, grounds: Grounds) -> Ground | None:
    """The sentence in another language that prints a place inside another name or word (韩国统一部), or speaks of its people."""
    foreign = (ground for ground in grounds.all if ground.language != claim.language)
    return next((ground for ground in foreign if is_printed(name, ground) or _is_meant(name, ground)), None)


def _named(name: Name, ground: Ground, theirs: Mention | None) -> Verdict:
    return supported(Piece(kind=ClaimKind.NAME, text=name.text, value=name.entity_id or name.text), evidence=at(ground, theirs))


def _names(grounds: Sequence[Ground]) -> Iterator[tuple[Ground, Name]]:
    return ((ground, name) for ground in grounds for name in ground.sentence.facts.names)


def _stated(name: Name, grounds: Sequence[Ground]) -> tuple[Ground, Mention | None] | None:
    """Where the evidence names the entity, or has the very form."""
    for ground, theirs in _names(grounds):
        if (name.entity_id and theirs.entity_id == name.entity_id) or theirs.text == name.text:
            return ground, theirs
    for ground in grounds:
        if not name.entity_id and name.text in ground.sentence.text:
            return ground, None
    return None


def _has_own_words(name: Name, *, claim: Claim, grounds: Grounds) -> Ground | None:
    """The best sentence, where it has what of a name is no ordinary word: the island Nias of "Nias Island".

    What another name of the claim has too does not tell that it is there twice.
    """
    own = own_words(name, language=claim.language)
    others = {word for other in claim.facts.names if other is not name for word in other.text.split()}
    if not own or not grounds.best or grounds.speaks(claim) or not others.isdisjoint(own):
        return None
    return grounds.best[0] if all(has_word(word, passage_of(grounds.best[0]), of=name) for word in own) else None


def _translated(name: Name, *, claim: Claim, grounds: Grounds) -> Ground | None:
    """The best sentence that says the words of a name in its own language."""
    if grounds.speaks(claim) or name.kind in {EntityKind.PERSON, EntityKind.PLACE}:
        return None
    return next((ground for ground in grounds.best if is_translated(name, ground, language=claim.language)), None)


def _is_teller(name: Name, grounds: Grounds) -> bool:
    """Whether the name is that of a source or agency whose report is the evidence."""
    entity = grounds.book.get(name.entity_id) if name.entity_id else None
    called = {name.text} if entity is None else {form for _, form in (*entity.forms, *entity.aliases)}
    tellers = {ground.material.source for ground in grounds.all}
    return any(called & {source.name, *source.aliases, *(form for _, form in source.names)} for source in tellers)


def _sounding(name: Name, grounds: Sequence[Ground]) -> tuple[Ground, Name, float] | None:
    likeness = ((ground, theirs, sounds_alike(name.text, theirs.text)) for ground, theirs in _names(grounds))
    return max(likeness, key=lambda each: each[2], default=None)


def _heard(name: Name, *, claim: Claim, grounds: Grounds) -> Ground | None:
    """The sentence in another language whose words state the name. In one language spelling decides, not likeness."""
    for ground in grounds.all:
        if ground.language == claim.language:
            continue
        text, names = ground.sentence.text, ground.sentence.facts.names
        if (
            is_printed(name, ground)
            or is_spelled_alike(name, ground)
            or is_heard(name, text=text, names=names, language=ground.language)
        ):
            return ground
    own = _has_own_words(name, claim=claim, grounds=grounds)
    own = own or _translated(name, claim=claim, grounds=grounds)
    return own or named_otherwise(name, claim=claim, grounds=grounds)


def _rival(name: Name, grounds: Sequence[Ground]) -> tuple[Ground, Name] | None:
    """Another person under the same title in the evidence."""
    if not name.title:
        return None
    for ground, theirs in _names(grounds):
        if theirs.title == name.title and theirs.text != name.text:
            return ground, theirs
    return None


def _moved(name: Name, where: _Where | None, *, claim: Claim, grounds: Grounds) -> tuple[Ground, Name] | None:
    """The name of the best sentence, in the claim's language, in whose place the claim has another or one that it has elsewhere.

    Only where the claim tells that sentence almost word for word, and the same words stand on both sides of either name;
    elsewhere the name may stand for "he" or "the minister".
    """
    if not grounds.speaks(claim):
        return None
    best = grounds.best[0]
    is_here = where is not None and where.ground == best
    if (is_here and where is not None and where.mention is None) or not _is_told_again(claim, best, without=name):
        return None
    here = _sides(claim.sentence.text, name, base=claim.base, language=claim.language)
    in_place = [each for each in best.sentence.facts.names if _sides_in(best, each) == here]
    if any(_is_one(name, theirs) for theirs in in_place):
        return None
    kinds = {name.kind, None} if name.kind is not None else {*EntityKind, None}
    rivals = (each for each in in_place if each.kind in kinds and (is_here or not is_used(each, claim=claim)))
    return next(((best, theirs) for theirs in rivals if not are_listed(name, theirs, claim=claim)), None)


def _is_told_again(claim: Claim, ground: Ground, *, without: Name) -> bool:
    """Whether a sentence has nearly all the claim's terms, a name of the claim apart."""
    sought = frozenset(terms(claim.sentence.text, language=claim.language)) - frozenset(
        terms(without.text, language=claim.language)
    )
    return len(sought & frozenset(terms(ground.sentence.text, language=ground.language))) >= _ALMOST * len(sought)


def _is_one(name: Name, theirs: Name) -> bool:
    return theirs.text == name.text or bool(name.entity_id and theirs.entity_id == name.entity_id)


def _sides_in(ground: Ground, name: Name) -> tuple[list[str], list[str]]:
    return _sides(ground.sentence.text, name, base=ground.sentence.start, language=ground.language)


def _sides(text: str, name: Name, *, base: int, language: str) -> tuple[list[str], list[str]]:
    """The term right before a name and the one right behind it; none at an end of the sentence."""
    before = terms(text[: name.start - base], language=language)
    return before[-1:], terms(text[name.end - base :], language=language)[:1]


def _refused(finding: Finding, name: Name, why: str, *, evidence: tuple[Ground, Name]) -> Verdict:
    message = f"the draft names {name.text}; {why}"
    return found(
        finding, Piece(kind=ClaimKind.NAME, text=name.text, value=name.entity_id), message=message, evidence=(at(*evidence),)
    )


def _absent(name: Name, *, claim: Claim, grounds: Grounds) -> Verdict:
    """A name that the lexicon knows, or one of the same language, would be in the evidence if it were there.

    So would a place with an established name in the evidence's language, which is printed and not described. Who names the
    state of a town that the evidence names may know what it leaves unsaid; a body may be told by who holds an office of it.
    """
    entity = grounds.book.get(name.entity_id) if name.entity_id else None
    is_told = (
        (entity is not None and not _may_be_told_otherwise(name, claim=claim, grounds=grounds))
        or (grounds.speaks(claim) and name.kind is not None)
        or _is_known_place(name, claim=claim, grounds=grounds)
        or must_be_heard(name, claim=claim, grounds=grounds)
    ) and not (grounds.speaks(claim) and _has_named_part(name, grounds))
    also = f" (in the evidence's language {printed_form(entity, grounds.best[0].language)})" if entity and grounds.best else ""
    return found(
        Finding.UNSUPPORTED if is_told else Finding.UNDECIDED,
        Piece(kind=ClaimKind.NAME, text=name.text, value=name.entity_id),
        message=f"the draft names {name.text}{also}; the evidence does not",
        evidence=sentences_of(grounds.best),
    )


def _has_named_part(name: Name, grounds: Grounds) -> bool:
    """Whether the name is that of a state, and the best evidence names a part or the seat of it: "British" of London."""
    if not is_state(name.entity_id):
        return False
    return any(may_be_part(theirs, name) for _, theirs in _names(grounds.best))


def _may_be_told_otherwise(name: Name, *, claim: Claim, grounds: Grounds) -> bool:
    """Whether evidence in another language may speak of an entity of the lexicon without any of its forms."""
    if grounds.speaks(claim):
        return False
    return place(name.entity_id) is not None or is_told_by_office(name, claim=claim, grounds=grounds)


def _is_known_place(name: Name, *, claim: Claim, grounds: Grounds) -> bool:
    """Whether the evidence would print this place, and names nothing that stands for it: Washington for the United States."""
    if not grounds.best or not must_be_printed(name, language=claim.language, evidence=grounds.best[0].language):
        return False
    if _is_part(name, claim) or any(is_nearly_printed(name, ground) for ground in grounds.all):
        return False
    if any(_is_home(name, ground) for ground in grounds.best):
        return False
    around = (*(theirs for _, theirs in _names(grounds.all)), *_peoples(name, grounds))
    return not any(are_one_place(name, theirs) and not is_inside(name, theirs) for theirs in around)


def _is_home(name: Name, ground: Ground) -> bool:
    """Whether a state is that of a sentence's source, or of the only press in its language: there it is left unsaid."""
    country = ground.material.source.country
    return name.entity_id == country or (not country and name.entity_id in check_rules(ground.language).home)


def _peoples(name: Name, grounds: Grounds) -> Iterator[Name]:
    """The places whose people the best sentence names, as names a state may be told for: England of "the English forward"."""
    for ground in grounds.best if is_state(name.entity_id) else ():
        for place_id in entities_by_demonym(ground.sentence.text, ground.language):
            yield replace(name, text=place_id, entity_id=place_id)


def _meant(name: Name, grounds: Grounds) -> Ground | None:
    """The best sentence in which a word stands for a place that only the sentence beside it names: American for the US."""
    return next((ground for ground in grounds.best if _is_meant(name, ground)), None)


def _is_meant(name: Name, ground: Ground) -> bool:
    """Whether a word of a sentence stands for a place without naming it."""
    return bool(name.entity_id) and name.entity_id in entities_by_demonym(ground.sentence.text, ground.language)


def _is_part(name: Name, claim: Claim) -> bool:
    """Whether a place's name is only a part of another name or word.

    A dot binds it to the rest of a foreign person's name (亚历山大·诺瓦克 is not of Alexandria), another name touches it
    (捷克斯洛伐克), or it is that of a language (北京語, 스페인어).
    """
    text = claim.sentence.text
    start, end = name.start - claim.base, name.end - claim.base
    if text[max(0, start - 1) : start] in _DOTS or text[end : end + 1] in _DOTS:
        return True
    if _is_spelled_by_chance(text, start, end, language=claim.language):
        return True
    is_language = name.text.endswith(_LANGUAGES) or text[end : end + 1] in _LANGUAGES
    return is_language or any(other.end == name.start or other.start == name.end for other in claim.facts.names)


def _is_spelled_by_chance(text: str, start: int, end: int, *, language: str) -> bool:
    """Whether a place is spelled within a word (海地 in 沿海地区), or opens a longer name of the same foreign characters.

    Chinese names are not parted: 阿曼 is Oman, 阿曼达 is Amanda.
    """
    if any(text.startswith(word, place) for word in check_rules(language).no_places for place in range(max(0, start - 1), start)):
        return True
    foreign = name_data(language).transliteration
    return bool(foreign) and end < len(text) and all(char in foreign for char in text[start : end + 1])
