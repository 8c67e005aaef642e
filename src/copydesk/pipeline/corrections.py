"""What changed in fact between two published versions of one edition."""

from datetime import datetime

from rapidfuzz.fuzz import ratio
from rapidfuzz.process import extractOne

from copydesk.model.draft import Draft
from copydesk.model.edition import Correction
from copydesk.text.facts import FactReader
from copydesk.text.moments import MomentContext

SAME_SENTENCE_RATIO = 80.0
"""Two sentences this alike (rapidfuzz ratio, 0..100) are one sentence in two states; chosen on the demonstration's versions."""


def corrections_between(before: Draft, after: Draft, *, at: datetime, facts: FactReader) -> tuple[Correction, ...]:
    """Sentences of the earlier version that now stand with another number, date or name, in reading order.

    A sentence that was merely dropped or added is an update, not a correction.
    """
    kept = {sentence.text for sentence in after.sentences}
    candidates = [sentence.text for sentence in after.sentences if sentence.text not in {old.text for old in before.sentences}]
    corrections = []
    for sentence in before.sentences:
        if sentence.text in kept:
            continue
        match = extractOne(sentence.text, candidates, scorer=ratio, score_cutoff=SAME_SENTENCE_RATIO)
        if match is not None and _states_other_facts(sentence.text, match[0], language=after.language, facts=facts):
            corrections.append(
                Correction(
                    story_id=after.story_id,
                    language=after.language,
                    at=at,
                    before=sentence.text,
                    after=match[0],
                    reason="source-corrected",
                )
            )
    return tuple(corrections)


def _states_other_facts(before: str, after: str, *, language: str, facts: FactReader) -> bool:
    return _values(before, language=language, facts=facts) != _values(after, language=language, facts=facts)


def _values(text: str, *, language: str, facts: FactReader) -> tuple[frozenset[str], ...]:
    found = facts.facts(text, context=MomentContext(language=language))
    numbers = frozenset(f"{number.low}-{number.high} {number.unit}" for number in found.numbers)
    moments = frozenset(moment.value for moment in found.moments)
    names = frozenset(name.entity_id or name.text for name in found.names)
    return (numbers, moments, names)
