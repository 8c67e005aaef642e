"""Chooses the headline of an edition."""

from collections import Counter
from collections.abc import Sequence
from math import sqrt

from copydesk.model.draft import Dossier, DraftSentence, Material, Treatment
from copydesk.model.facts import Sentence
from copydesk.model.report import Part
from copydesk.model.source import Rights
from copydesk.text.tokens import stop_terms, terms
from copydesk.write.candidates import may_give_words, speaks
from copydesk.write.languages import standing_rules
from copydesk.write.standing import is_plain_headline

_ATTRIBUTED = 0.4
"""What naming its source is worth to the headline of a story that one origin alone tells."""
_COMMON_LENGTH = (14, 90)
"""Characters of an ordinary headline; a shorter one tells little, a longer one is cut on a phone."""


def choose_headline(dossier: Dossier) -> DraftSentence | None:
    """The best headline in the edition's language, else the best original one in its own; None where rights give none."""
    usable = [material for material in dossier.materials if may_give_words(material) and _headline_sentences(material, dossier)]
    own = [material for material in usable if speaks(material, language=dossier.language)]
    if own:
        return as_headline(_best(own, dossier=dossier))
    return as_headline(_widest(usable)) if usable else None


def as_headline(material: Material) -> DraftSentence:
    """A report's headline as the headline of a story, credited to its source; quoted unless the source gives all rights."""
    return DraftSentence(
        text=material.report.headline,
        citations=tuple(sentence.id for sentence in _of_headline(material)),
        language=material.report.language,
        treatment=Treatment.OWN if material.rights is Rights.FULL else Treatment.QUOTED,
        credited_to=(material.source.id,),
    )


def _of_headline(material: Material) -> tuple[Sentence, ...]:
    return tuple(sentence for sentence in material.sentences if sentence.part is Part.HEADLINE)


def _headline_sentences(material: Material, dossier: Dossier) -> tuple[Sentence, ...]:
    sentences = _of_headline(material)
    return () if any(sentence.id in dossier.avoid for sentence in sentences) else sentences


def _best(materials: Sequence[Material], *, dossier: Dossier) -> Material:
    language = dossier.language
    rules = standing_rules(language)
    stops = stop_terms(language)
    content = [frozenset(terms(each.report.headline, language=language)) - stops for each in materials]
    told = Counter(term for each in content for term in each)
    told.update(_lead_terms(materials, language=language))
    one_origin = len({material.origin for material in dossier.materials}) == 1
    shortest, longest = _COMMON_LENGTH

    def worth(place: int) -> float:
        material, own_terms = materials[place], content[place]
        value = sum(told[term] for term in own_terms) / sqrt(len(own_terms) or 1) / len(materials)
        value -= 0.0 if is_plain_headline(material.report.headline, rules=rules) else 2.0
        value -= 0.0 if shortest <= len(material.report.headline) <= longest else 0.5
        value += 0.2 if material.rights is Rights.FULL else 0.0
        names_source = any(not each.is_stance for sentence in _of_headline(material) for each in sentence.facts.attributions)
        return value + (_ATTRIBUTED if one_origin and names_source else 0.0)

    return materials[max(range(len(materials)), key=lambda place: (worth(place), -place))]


def _lead_terms(materials: Sequence[Material], *, language: str) -> Counter[str]:
    """Terms of each report's first body sentence: a headline should say what the reports begin with."""
    leads: Counter[str] = Counter()
    for material in materials:
        lead = next((sentence for sentence in material.sentences if sentence.part is not Part.HEADLINE), None)
        if lead is not None:
            leads.update(set(terms(lead.text, language=language)))
    return leads


def _widest(materials: Sequence[Material]) -> Material:
    """The earliest report of the origin that most reports carry."""
    carried = Counter(material.origin for material in materials)
    most = max(carried.values())
    return next(material for material in materials if carried[material.origin] == most)
