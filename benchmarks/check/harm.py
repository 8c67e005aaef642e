"""Every way in which a sentence of a report is made wrong by one edit, whatever its language."""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from copydesk.check.languages import check_rules
from copydesk.model.facts import Sentence, StanceKind
from copydesk.model.report import Part, Report
from copydesk.text.tokens import is_unspaced

_DENIALS: Final = {"en": "not", "de": "nicht", "fr": "pas", "es": "no", "ru": "не", "ko": "안", "ja": "ない", "zh": "不"}
_DROPPED: Final = {
    StanceKind.NEGATED: "denial_dropped",
    StanceKind.DENIED: "denial_dropped",
    StanceKind.POSSIBLE: "hedge_dropped",
    StanceKind.ALLEGED: "hedge_dropped",
    StanceKind.PLANNED: "plan_dropped",
}
_DIGIT: Final = re.compile(r"\d")
_WORD: Final = re.compile(r"[^\W\d_]{4,}")
_HAN: Final = re.compile(r"[一-鿿]{2}|[ァ-ヺー]{3,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Harm:
    """A sentence with one edit that makes it say something else, and the sort of edit."""

    kind: str
    text: str


def harms(sentences: Sequence[Sentence], report: Report, *, choice: random.Random) -> Iterator[Harm]:
    """At most one edit of each sort for each sentence of a report's body that has facts to change."""
    body = [sentence for sentence in sentences if sentence.part is not Part.HEADLINE]
    for sentence in body:
        others = [other for other in body if other is not sentence]
        for harm in _of(sentence, others, language=report.language, choice=choice):
            if harm.text and " ".join(harm.text.split()) not in " ".join(report.text.split()):
                yield harm


def _of(sentence: Sentence, others: Sequence[Sentence], *, language: str, choice: random.Random) -> Iterator[Harm]:
    yield from _dropped(sentence)
    yield from _numbers(sentence)
    yield from _names(sentence, others)
    yield from _guards(sentence, language=language)
    yield from _words(sentence, others, language=language, choice=choice)


def _edit(sentence: Sentence, edits: Sequence[tuple[int, int, str]]) -> str:
    """The sentence with stretches of the report replaced, read as one text."""
    text = sentence.text
    for start, end, put in sorted(edits, reverse=True):
        text = text[: start - sentence.start] + put + text[end - sentence.start :]
    return re.sub(r"\s+([,.;:!?])", r"\1", re.sub(r"\s+", " ", text)).strip(" ,")


def _dropped(sentence: Sentence) -> Iterator[Harm]:
    for kind in sorted(set(_DROPPED.values())):
        stance = next((each for each in sentence.facts.stances if _DROPPED[each.kind] == kind), None)
        if stance is not None:
            yield Harm(kind=kind, text=_edit(sentence, [(stance.start, stance.end, "")]))
    for said in sentence.facts.attributions[:1]:
        yield Harm(kind="attribution_dropped", text=_edit(sentence, [(said.start, min(said.end, sentence.end), "")]))


def _numbers(sentence: Sentence) -> Iterator[Harm]:
    digits = [each for each in sentence.facts.numbers if _DIGIT.search(each.text) and each.end <= sentence.end]
    if digits:
        one = digits[0]
        changed = _DIGIT.sub(lambda found: str((int(found.group()) + 3) % 10), one.text, count=1)
        yield Harm(kind="number_changed", text=_edit(sentence, [(one.start, one.end, changed)]))
    if len(digits) > 1 and digits[0].text != digits[1].text and digits[0].end <= digits[1].start:
        one, other = digits[:2]
        swapped = [(one.start, one.end, other.text), (other.start, other.end, one.text)]
        yield Harm(kind="numbers_swapped", text=_edit(sentence, swapped))


def _names(sentence: Sentence, others: Sequence[Sentence]) -> Iterator[Harm]:
    names = sentence.facts.names
    if not names:
        return
    known = {name.text for name in names} | {name.entity_id for name in names}
    stranger = next((name for other in others for name in other.facts.names if not {name.text, name.entity_id} & known), None)
    if stranger is not None:
        yield Harm(kind="name_replaced", text=_edit(sentence, [(names[0].start, names[0].end, stranger.text)]))
    second = next((name for name in names[1:] if name.text != names[0].text and name.start >= names[0].end), None)
    if second is not None and (not second.entity_id or second.entity_id != names[0].entity_id):
        swapped = [(names[0].start, names[0].end, second.text), (second.start, second.end, names[0].text)]
        yield Harm(kind="names_swapped", text=_edit(sentence, swapped))


def _guards(sentence: Sentence, *, language: str) -> Iterator[Harm]:
    """A word of condition, quantity, time or source left out."""
    folded = sentence.text.lower()
    for word in check_rules(language).guards:
        place = folded.find(word)
        is_whole = is_unspaced(language) or language == "ko" or bool(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", folded))
        if place >= 0 and is_whole and len(word) > 1:
            start = sentence.start + place
            yield Harm(kind="guard_dropped", text=_edit(sentence, [(start, start + len(word), "")]))
            return


def _words(sentence: Sentence, others: Sequence[Sentence], *, language: str, choice: random.Random) -> Iterator[Harm]:
    pattern = _HAN if is_unspaced(language) else _WORD
    words = list(pattern.finditer(sentence.text))
    foreign = [found.group() for other in others for found in pattern.finditer(other.text) if found.group() not in sentence.text]
    if not words:
        return
    found = choice.choice(words)
    start, end = sentence.start + found.start(), sentence.start + found.end()
    denial = _DENIALS[language] + ("" if is_unspaced(language) else " ")
    yield Harm(kind="denial_inserted", text=_edit(sentence, [(start, start, denial)]))
    if foreign:
        yield Harm(kind="word_replaced", text=_edit(sentence, [(start, end, choice.choice(foreign))]))
    if others and len(words) > 3:
        middle = words[len(words) // 2].start()
        other = choice.choice(list(others)).text
        yield Harm(kind="clause_moved", text=f"{sentence.text[:middle].strip()} {other[len(other) // 2 :].strip()}")
