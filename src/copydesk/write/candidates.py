"""The sentences of a story that a writer may choose from, with what is known of each."""

from collections.abc import Iterator
from dataclasses import dataclass

from copydesk.model.draft import Dossier, Material, Treatment
from copydesk.model.facts import EntityKind, Name, Number, Sentence, StanceKind
from copydesk.model.language import base_language
from copydesk.model.report import Part
from copydesk.model.source import Rights
from copydesk.text.numbers import numbers_agree
from copydesk.text.tokens import plain_words, stop_terms, terms
from copydesk.write.languages import standing_rules
from copydesk.write.options import ExtractiveOptions
from copydesk.write.standing import Standing, standing_of

SAME_STATEMENT = 0.5
"""Share of the shorter sentence's terms that two sentences must have in common to be taken for one statement; chosen by
reading pairs of agency copies and rewrites in ko and en, 2026-11."""

BEARS_OUT = 0.7
"""Share of the chosen sentence's terms that another must have to be cited as stating it too."""
SAME_OCCASION = 0.25
"""The share that is enough where both name the same day and the same place, and no other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A sentence that may be chosen. `terms` are its content terms; `leans` marks one that may only follow its predecessor.

    `position` counts the report's citable sentences below the headline, from 0. `treatment` says how its words may stand: as
    the story's own only under full rights.
    """

    sentence: Sentence
    material: Material
    terms: frozenset[str]
    leans: bool
    position: int
    treatment: Treatment


def may_give_words(material: Material) -> bool:
    """Whether any sentence of a report may be shown."""
    return material.rights in {Rights.FULL, Rights.EXCERPT}


def speaks(material: Material, *, language: str) -> bool:
    """Whether a report is in a language, regional kinds included."""
    return base_language(material.report.language) == base_language(language)


def candidates_of(dossier: Dossier, *, options: ExtractiveOptions) -> tuple[Candidate, ...]:
    """Every sentence that may be chosen for an edition, report by report in order of telling."""
    materials = (each for each in dossier.materials if may_give_words(each) and speaks(each, language=dossier.language))
    return tuple(
        candidate
        for material in materials
        for candidate in _of_material(material, language=dossier.language, limit=options.sentences_read)
        if candidate.sentence.id not in dossier.avoid
    )


def _of_material(material: Material, *, language: str, limit: int) -> Iterator[Candidate]:
    rules = standing_rules(language)
    stops = stop_terms(language)
    treatment = Treatment.OWN if material.rights is Rights.FULL else Treatment.QUOTED
    below = [sentence for sentence in material.sentences if sentence.part is not Part.HEADLINE]
    for position, sentence in enumerate(below[:limit]):
        standing = standing_of(sentence.text, rules=rules)
        if standing is Standing.NOT:
            continue
        content = frozenset(terms(sentence.text, language=language)) - stops
        leans = standing is Standing.LEANS
        yield Candidate(sentence=sentence, material=material, terms=content, leans=leans, position=position, treatment=treatment)


def says_the_same(one: Candidate, other: Candidate) -> bool:
    """Whether two sentences make one statement: in nearly the same words, or of one day at one place, whatever their figures.

    Where all but a name agrees, the name is the news: "A signed the letter" and "B signed the letter" are two statements.
    """
    shared = len(one.terms & other.terms)
    smaller = min(len(one.terms), len(other.terms))
    if shared < 3 or shared < SAME_OCCASION * smaller:
        return False
    larger = max(len(one.terms), len(other.terms))
    if shared >= BEARS_OUT * larger and _names_others(one, other) and _names_others(other, one):
        return False
    return shared >= SAME_STATEMENT * smaller or _is_one_occasion(one.sentence, other.sentence)


def _is_one_occasion(one: Sentence, other: Sentence) -> bool:
    days, places = _days(one), _places(one)
    return bool(days and places) and days == _days(other) and places == _places(other)


def _days(sentence: Sentence) -> frozenset[str]:
    return frozenset(moment.value for moment in sentence.facts.moments)


def _places(sentence: Sentence) -> frozenset[str]:
    return frozenset(name.entity_id for name in sentence.facts.names if name.kind is EntityKind.PLACE and name.entity_id)


def bears_out(other: Candidate, *, chosen: Candidate) -> bool:
    """Whether another sentence states what the chosen one states: most of its words, every figure, moment and person.

    It must deny and doubt as much: what is "expected" does not bear out what is "scheduled".
    """
    if len(chosen.terms & other.terms) < BEARS_OUT * max(1, len(chosen.terms)):
        return False
    figures = all(_has_agreeing(number, other) for number in chosen.sentence.facts.numbers)
    moments = _days(chosen.sentence) <= _days(other.sentence)
    return figures and moments and not _names_others(chosen, other) and _stances(other) == _stances(chosen)


def copies(other: Candidate, *, chosen: Candidate) -> bool:
    """Whether another report carries the very words."""
    return other.sentence.text == chosen.sentence.text


def _has_agreeing(number: Number, other: Candidate) -> bool:
    return any(numbers_agree(number, theirs) for theirs in other.sentence.facts.numbers)


def _names_others(one: Candidate, other: Candidate) -> bool:
    """Whether the first sentence names somebody or something that the second does not name. Outlets are who tells, not what."""
    return any(
        not any(_is_same_name(name, theirs) for theirs in other.sentence.facts.names)
        for name in one.sentence.facts.names
        if name.kind is not EntityKind.OUTLET
    )


def _is_same_name(one: Name, other: Name) -> bool:
    """By the lexicon where it knows both; else by sound, or as a shorter form of the other: "Berg", "Ada Berg"."""
    if one.entity_id and other.entity_id:
        return one.entity_id == other.entity_id
    words, theirs = set(plain_words(one.text)), set(plain_words(other.text))
    return words <= theirs or theirs <= words or bool(one.sound and one.sound == other.sound)


def _stances(candidate: Candidate) -> frozenset[StanceKind]:
    return frozenset(stance.kind for stance in candidate.sentence.facts.stances)
