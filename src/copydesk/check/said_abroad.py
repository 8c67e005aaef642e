"""Whether evidence in another language has the same teller as a claim: by name and place of the words of saying."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from copydesk.check.claim import Claim, Ground, Grounds
from copydesk.check.languages import check_rules, holds_part, translated_words
from copydesk.check.meanings import is_translated_in
from copydesk.check.nearly import is_otherwise_in
from copydesk.check.passages import Passage
from copydesk.check.unheard import is_ordinary_word
from copydesk.model.facts import Attribution, EntityKind, Facts, Name, SpeechForm
from copydesk.text.heard import is_heard
from copydesk.text.languages.schema_speech import attribution_data, speech_data
from copydesk.text.patterns import alternation
from copydesk.text.tokens import is_unspaced, stop_terms

_BESIDE: Final = 3
"""Words on each side of a word of saying that may be its teller's name; characters are `_BESIDE_CHARACTERS`."""
_BESIDE_CHARACTERS: Final = 14
_WORD: Final = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_PAUSE: Final = re.compile(r"[,.;:!?]")
_COMMAS: Final = (",", "、", "，")
_BREAK: Final = re.compile("[.;:!?…\"“”„«»「」『』。；：！？]|(?<!\\w)['‘]|['’](?!\\w)")
"""What ends a clause, or opens or closes a quotation."""
_BEARER: Final = re.compile(r"[,\s]*((?:[A-ZÀ-ÞЀ-Я][^\s,.;:!?]*\s?)+)")
"""Words with capitals right behind a name: who bears the office that it is a part of."""


def speech_of(facts: Facts) -> tuple[Attribution, ...]:
    """The attributions that tell what somebody said or reported; not what somebody wants, believes or supports."""
    return tuple(each for each in facts.attributions if not each.is_stance)


def same_abroad(mine: Attribution, *, claim: Claim, grounds: Grounds) -> tuple[Ground, Attribution] | None:
    """The attribution in another language that has the same teller.

    The one that the draft names is heard in its source, or its source names nobody and the evidence names that one beside it;
    a teller without a name ("he", "police") answers for another without a name, for words are not compared across languages.
    """
    if not grounds.best:
        return None
    ground, tellers = grounds.best[0], (*names_in(mine, claim.facts), *_bearers(mine, claim)) or as_name(mine, claim)
    is_told = not speech_of(ground.sentence.facts) and (
        not tellers or _names_teller(tellers, ground.sentence.text, claim=claim, ground=ground)
    )
    if is_told and (quoted := _speech(ground)) is not None:
        return ground, quoted
    for theirs in speech_of(ground.sentence.facts):
        named = _who_in(theirs, ground.sentence.facts)
        is_nobody = not named and _has_no_name(tellers, claim)
        if (
            is_nobody
            or (not tellers and _is_pronoun(mine, claim))
            or _answers(theirs, tellers, named=named, claim=claim, grounds=grounds)
        ):
            return ground, theirs
    return _told_elsewhere(mine, tellers, claim=claim, ground=ground) if tellers else None


def _answers(theirs: Attribution, tellers: Sequence[Name], *, named: Sequence[Name], claim: Claim, grounds: Grounds) -> bool:
    """Whether an attribution of the best sentence has one of the tellers, by name, or beside it where it names nobody."""
    if named:
        return _names_teller(tellers, theirs.source, claim=claim, ground=grounds.best[0])
    return any(_names_teller(tellers, each.sentence.text, claim=claim, ground=each) for each in grounds.all)


def _told_elsewhere(
    mine: Attribution, tellers: Sequence[Name], *, claim: Claim, ground: Ground
) -> tuple[Ground, Attribution] | None:
    """What no attribution was read of: anywhere in the sentence where no other name tells, else beside a word of saying."""
    if is_mere_deed(mine, language=claim.language) or not _strangers(tellers, claim=claim, ground=ground):
        return _told_anywhere(mine, tellers, claim=claim, ground=ground)
    pieces = (*_beside_saying(ground), *_topics(ground))
    is_beside = any(_names_teller(tellers, piece, claim=claim, ground=ground) for piece in pieces)
    return (ground, _all_of(ground)) if is_beside else None


def is_mere_deed(told: Attribution, *, language: str) -> bool:
    """Whether the verb is none of saying ("found", "hopes"): another language may have any verb there."""
    return bool(told.cue) and not holds_part(told.cue, check_rules(language).saying, language=language)


def is_first_person(mine: Attribution, *, language: str) -> bool:
    """Whether whoever speaks says it: "I hope", "we believe". Nobody else is made to say anything."""
    return mine.source.casefold().replace("’", "'").split("'")[0] in check_rules(language).first_person


def word_of_saying(text: str, *, language: str) -> str:
    """The first word of saying of a text, or an empty string."""
    return holds_part(text, _words_of_saying(language), language=language)


def names_in(attribution: Attribution, facts: Facts) -> tuple[Name, ...]:
    """The names inside the printed source of an attribution."""
    start, end = attribution.source_span
    return tuple(name for name in facts.names if start <= name.start and name.end <= end)


def _bearers(mine: Attribution, claim: Claim) -> tuple[Name, ...]:
    """The name that a source only says more of: "Ida Brunsvik, head of the Harbour Board, said".

    It stands before the source in the same clause, a comma right behind it; what lies between quotes nothing.
    """
    text, base = claim.sentence.text, claim.base
    before = [name for name in claim.facts.names if name.end <= mine.source_span[0]]
    opened = (name for name in before if text[name.end - base : name.end - base + 1] in _COMMAS)
    return tuple(name for name in opened if not _BREAK.search(text[name.end - base : mine.source_span[0] - base]))[:1]


def as_name(mine: Attribution, claim: Claim) -> tuple[Name, ...]:
    """The source as a name, where it is one word with a capital that the reader of names took for no name.

    An ordinary word has its capital from the start of the sentence: "Doctors said", "It said".
    """
    is_word = is_ordinary_word(mine.source, language=claim.language) or _is_pronoun(mine, claim)
    is_word = is_word or mine.source.lower() in stop_terms(claim.language)
    is_name = mine.source[:1].isupper() and " " not in mine.source and not is_word
    return (Name(start=mine.source_span[0], end=mine.source_span[1], text=mine.source),) if is_name else ()


def _who_in(theirs: Attribution, facts: Facts) -> tuple[Name, ...]:
    """The names of a source that tell who speaks, a place apart, to which "officials" belong."""
    return tuple(name for name in names_in(theirs, facts) if name.kind is not EntityKind.PLACE)


def _has_no_name(tellers: Sequence[Name], claim: Claim) -> bool:
    """Whether a teller is nobody by name, or a body whose name is ordinary words, which others translate."""
    ordinary = translated_words(claim.language)
    return all(ordinary.issuperset(teller.text.lower().split()) and not teller.entity_id for teller in tellers)


def _strangers(tellers: Sequence[Name], *, claim: Claim, ground: Ground) -> bool:
    """Whether a sentence has a teller with a name, which is none of these.

    What stands before one of these is a part of the office: "la Secretaria de Puertos, Ida Brunsvik".
    """
    facts = ground.sentence.facts
    named = (name for theirs in speech_of(facts) for name in _who_in(theirs, facts))
    return any(not _names_teller(tellers, _with_bearer(name, ground), claim=claim, ground=ground) for name in named)


def _with_bearer(name: Name, ground: Ground) -> str:
    behind = _BEARER.match(ground.sentence.text, name.end - ground.sentence.start)
    return f"{name.text} {behind.group(1)}" if behind else name.text


def _told_anywhere(
    mine: Attribution, tellers: Sequence[Name], *, claim: Claim, ground: Ground
) -> tuple[Ground, Attribution] | None:
    """The whole sentence, where it names the teller and somebody says something in it, or no word of saying is wanted."""
    if not _names_teller(tellers, ground.sentence.text, claim=claim, ground=ground):
        return None
    said = _all_of(ground) if is_mere_deed(mine, language=claim.language) or speech_of(ground.sentence.facts) else _speech(ground)
    return None if said is None else (ground, said)


def _speech(ground: Ground) -> Attribution | None:
    """A quotation or a word of saying in a sentence in which no teller was recognised, as what somebody says there."""
    sentence, language = ground.sentence, ground.language
    quote = next((each for each in sentence.facts.quotes if each.is_speech), None)
    if quote is not None:
        return Attribution(start=quote.start, end=quote.end, source="", cue="", form=SpeechForm.DIRECT)
    word = word_of_saying(sentence.text, language=language)
    return _all_of(ground, cue=word) if word else None


def _all_of(ground: Ground, *, cue: str = "") -> Attribution:
    return Attribution(start=ground.sentence.start, end=ground.sentence.end, source="", cue=cue)


def _names_teller(tellers: Sequence[Name], text: str, *, claim: Claim, ground: Ground) -> bool:
    names = [name for name in ground.sentence.facts.names if name.text in text]
    passage = Passage(text=text, names=names, language=ground.language)
    return any(
        is_heard(teller, text=text, names=names, language=ground.language)
        or is_otherwise_in(teller, passage, claim=claim)
        or is_translated_in(teller, passage, language=claim.language)
        for teller in tellers
    )


def _is_pronoun(mine: Attribution, claim: Claim) -> bool:
    return mine.source.casefold() in check_rules(claim.language).pronouns


def _beside_saying(ground: Ground) -> Iterator[str]:
    """What stands right before each word of saying of a sentence, and right behind it where nothing opens what is said."""
    text, openings = ground.sentence.text, check_rules(ground.language).complementizers
    for match in _saying(ground.language).finditer(text.lower()):
        before, behind = text[: match.start()], text[match.end() :]
        if is_unspaced(ground.language):
            yield before[-_BESIDE_CHARACTERS:]
            continue
        words = _WORD.findall(_PAUSE.split(behind, maxsplit=1)[0])[:_BESIDE]
        yield " ".join(_WORD.findall(before)[-_BESIDE:])
        if words and words[0].lower() not in openings:
            yield " ".join(words)


def _topics(ground: Ground) -> Iterator[str]:
    """What stands before each particle of the topic of a sentence that ends with a word of saying, as the verb does: 트럼프는."""
    text, particles = ground.sentence.text, check_rules(ground.language).topic_particles
    if particles and any(match.end() >= len(text) - _BESIDE_CHARACTERS for match in _saying(ground.language).finditer(text)):
        for match in _topic(ground.language).finditer(text):
            yield match[1]


@cache
def _topic(language: str) -> re.Pattern[str]:
    """Up to fourteen characters before a particle of the topic, within a clause."""
    particles = alternation(check_rules(language).topic_particles)
    return re.compile(rf"([^\s,、。「」“”\"'‘’]{{1,{_BESIDE_CHARACTERS}}}){particles}")


@cache
def _saying(language: str) -> re.Pattern[str]:
    edge = "" if is_unspaced(language) or check_rules(language).carries_endings else r"(?!\w)"
    start = "" if is_unspaced(language) else r"(?<!\w)"
    return re.compile(f"{start}{alternation(map(str.lower, _words_of_saying(language)))}{edge}")


@cache
def _words_of_saying(language: str) -> tuple[str, ...]:
    cues = attribution_data(language)
    return (*check_rules(language).saying, *speech_data(language).verbs, *cues.before, *cues.after)
