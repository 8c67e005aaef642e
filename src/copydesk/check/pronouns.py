"""Whom a pronoun stands for, where one reading alone fits: the person whose quotation is the whole sentence before.

"The mill will open," Mayor Berg said. He added that …": nobody else is there to be meant, whoever is named inside the quotation.
All else is left open: "Berg met Lund. He said …", "Berg said that the minister lied. He added …".
"""

import re
from typing import Final

from copydesk.check.claim import Ground
from copydesk.check.languages import check_rules
from copydesk.model.facts import Attribution, EntityKind, Name, Sentence, SpeechForm
from copydesk.model.report import Part
from copydesk.text.languages.schema_speech import attribution_data
from copydesk.text.languages.writing import UNSPACED

_WORD: Final = re.compile(r"\w+")
_HANGING: Final = UNSPACED | {"ko"}
"""Languages whose particles and endings hang on the words, so that some of them are left where source and verb are taken out."""
_LONGEST_LEFT: Final = 2
"""Characters of a particle or an ending."""


def person_meant(ground: Ground) -> tuple[int, Name] | None:
    """Characters of the pronoun that opens an evidence sentence and tells it, and the name of the person for whom it stands.

    None where the sentence does not open so, or where more than one could be meant. The name's offsets are those of the report.
    """
    sentence = ground.sentence
    pronoun = _pronoun(sentence, language=ground.language)
    before = _sentence_before(ground)
    if not pronoun or before is None:
        return None
    name = _only_teller(before, language=ground.language)
    return None if name is None else (pronoun, name)


def _pronoun(sentence: Sentence, *, language: str) -> int:
    """The length of a pronoun of one person that the sentence opens with and that its only attribution has for its source."""
    told = sentence.facts.attributions
    if len(told) != 1 or told[0].is_stance or told[0].source_span[0] != sentence.start:
        return 0
    length = told[0].source_span[1] - sentence.start
    return length if sentence.text[:length].casefold() in check_rules(language).one_person else 0


def _sentence_before(ground: Ground) -> Sentence | None:
    """The sentence before one in its paragraph."""
    sentence = ground.sentence
    if sentence.part is not Part.BODY or sentence.paragraph < 0:
        return None
    beside = (each for each in ground.material.sentences if each.index == sentence.index - 1)
    before = next(beside, None)
    return before if before is not None and before.paragraph == sentence.paragraph else None


def _only_teller(before: Sentence, *, language: str) -> Name | None:
    """The person who says a sentence that is a quotation and nothing else but who says it."""
    told = before.facts.attributions
    if len(told) != 1 or told[0].form is not SpeechForm.DIRECT or told[0].source_span == (0, 0):
        return None
    quoted = [(quote.start, quote.end) for quote in before.facts.quotes]
    outside = [name for name in before.facts.names if not any(start <= name.start and name.end <= end for start, end in quoted)]
    if len(outside) != 1 or outside[0].kind is not EntityKind.PERSON or outside[0].start != told[0].source_span[0]:
        return None
    return outside[0] if _is_bare(before, told[0], outside[0], language=language) else None


def _is_bare(before: Sentence, told: Attribution, name: Name, *, language: str) -> bool:
    """Whether nothing is left of a sentence without its quotation, who says it, title and verb: nobody is spoken to."""
    spans = [(quote.start, quote.end) for quote in before.facts.quotes]
    spans += [told.source_span, told.cue_span, (name.start, name.end)]
    left = list(before.text)
    for start, end in spans:
        left[start - before.start : end - before.start] = " " * (end - start)
    rest = "".join(left)
    words = _WORD.findall((rest.replace(name.title, " ", 1) if name.title else rest).casefold())
    if language in _HANGING:
        return all(len(word) <= _LONGEST_LEFT for word in words)
    return set(words) <= {*attribution_data(language).articles}
