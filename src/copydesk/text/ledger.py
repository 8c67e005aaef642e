"""The quote ledger: wordings of one statement put together, and what one report adds to it."""

from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz import fuzz

from copydesk.model.facts import Facts, Moment, Quote, Reading, Sentence
from copydesk.model.ledger import SpokenWords, Statement
from copydesk.model.report import Report
from copydesk.text.sound import sound_key

_SAME = 85.0
"""Likeness (0 to 100) from which two wordings in one language are one statement: cut, or with another comma."""
_SHARED = 0.5
"""Share of what two wordings in two languages state that both must state."""
_UNKNOWN_LENGTH = (0.2, 5.0)
"""How long a translation may be beside its original, Han and Hangul being three times as dense as letters."""


def spoken_words(report: Report, *, reading: Reading) -> tuple[SpokenWords, ...]:
    """The quotations of a report whose speaker is known, in order; one of several sentences is one. Cost: linear."""
    return tuple(
        _spoken(report, quotes=quotes, sentences=sentences)
        for quotes, sentences in _wholes(reading)
        if quotes[0].is_speech and quotes[0].speaker
    )


def _wholes(reading: Reading) -> Iterator[tuple[list[Quote], list[Sentence]]]:
    """Each quotation's pieces, one a sentence, with their sentences; one that begins its sentence goes on with the one before."""
    open_quotes: list[Quote] = []
    open_sentences: list[Sentence] = []
    for sentence in reading.sentences:
        for quote in sentence.facts.quotes:
            goes_on = open_quotes and quote.start == sentence.start and open_quotes[-1].end == open_sentences[-1].end
            if goes_on and (quote.speaker, quote.verb) == (open_quotes[-1].speaker, open_quotes[-1].verb):
                open_quotes.append(quote)
                open_sentences.append(sentence)
                continue
            if open_quotes:
                yield open_quotes, open_sentences
            open_quotes, open_sentences = [quote], [sentence]
    if open_quotes:
        yield open_quotes, open_sentences


def _spoken(report: Report, *, quotes: Sequence[Quote], sentences: Sequence[Sentence]) -> SpokenWords:
    first, last = quotes[0], quotes[-1]
    start = max(report.text.find(first.text, first.start, first.end), first.start)
    inner = report.text.find(last.text, max(last.start, start), last.end)
    end = inner + len(last.text) if inner >= 0 else last.end
    facts = [sentence.facts for sentence in sentences]
    return SpokenWords(
        report_id=report.id,
        source_id=report.source_id,
        start=start,
        end=end,
        text=report.text[start:end],
        language=first.language,
        report_language=report.language,
        speaker=first.speaker,
        speaker_entity_id=first.speaker_entity_id,
        verb=first.verb,
        told_at=report.told_at,
        said_on=_said_on([moment for each in facts for moment in each.moments if not start <= moment.start < end]),
        anchors=tuple(sorted({anchor for each in facts for anchor in _anchors(each, start=start, end=end)})),
    )


def _said_on(beside: Sequence[Moment]) -> str:
    days = {moment.value for moment in beside if "X" not in moment.value and len(moment.value) >= len("2026-01-09")}
    return days.pop() if len(days) == 1 else ""


def _anchors(facts: Facts, *, start: int, end: int) -> Iterator[str]:
    for number in facts.numbers:
        if start <= number.start < end:
            yield f"number {number.low.normalize():f} {number.unit}".strip()
    for moment in facts.moments:
        if start <= moment.start < end:
            yield f"moment {moment.value}"
    for name in facts.names:
        if start <= name.start < end and name.entity_id:
            yield f"name {name.entity_id}"


def statements(words: Iterable[tuple[str, SpokenWords]]) -> tuple[Statement, ...]:
    """The wordings of (story id, words) put together by what was said, in the order of their originals.

    Only words of one story and one speaker are tied: in one language by their likeness, across languages where they state the
    same figures, days and names, or where they are all that this person is quoted with. In doubt they stay apart. The original
    is the wording that a report in another language prints as it is, else the one that was told first.
    """
    by_speaker: dict[tuple[str, str], list[SpokenWords]] = {}
    for story_id, each in words:
        place = story_id or f"report {each.report_id}"
        by_speaker.setdefault((place, each.speaker_entity_id or sound_key(each.speaker)), []).append(each)
    found = [
        _statement(group, story_id="" if place.startswith("report ") else place)
        for (place, _), spoken in by_speaker.items()
        for group in _tied(_wordings(spoken))
    ]
    return tuple(sorted(found, key=lambda each: (each.original.told_at, each.original.report_id, each.original.start)))


Wording = list[SpokenWords]
"""The same words in one language, as several reports print them."""


def _wordings(spoken: Sequence[SpokenWords]) -> list[Wording]:
    wordings: list[Wording] = []
    for each in sorted(spoken, key=_age):
        for wording in wordings:
            if wording[0].language == each.language and _is_same(wording[0].text, each.text):
                wording.append(each)
                break
        else:
            wordings.append([each])
    return wordings


def _is_same(first: str, second: str) -> bool:
    shorter, longer = sorted((first.casefold(), second.casefold()), key=len)
    return shorter in longer or fuzz.ratio(shorter, longer, score_cutoff=_SAME) > 0


def _tied(wordings: Sequence[Wording]) -> list[list[Wording]]:
    """Wordings of one statement together, at most one a language."""
    languages = [wording[0].language for wording in wordings]
    groups: list[list[Wording]] = []
    for wording in wordings:
        language = wording[0].language
        fitting = [
            group
            for group in groups
            if all(other[0].language != language for other in group)
            and _may_translate(
                group[0][0], wording[0], are_alone=languages.count(language) == languages.count(group[0][0].language) == 1
            )
        ]
        if len(fitting) == 1:
            fitting[0].append(wording)
        else:
            groups.append([wording])
    return groups


def _may_translate(first: SpokenWords, second: SpokenWords, *, are_alone: bool) -> bool:
    both, either = set(first.anchors) & set(second.anchors), set(first.anchors) | set(second.anchors)
    if either:
        return len(both) >= _SHARED * len(either)
    low, high = _UNKNOWN_LENGTH
    return are_alone and low <= _length(first.text) / max(_length(second.text), 1) <= high


def _length(text: str) -> int:
    return sum(3 if "\u3040" <= letter <= "\ud7a3" else 1 for letter in text)


def _statement(group: Sequence[Wording], *, story_id: str) -> Statement:
    every = sorted((each for wording in group for each in wording), key=_age)
    original = next((each for each in every if each.is_foreign), every[0])
    rest = [each for each in every if each is not original]
    return Statement(
        story_id=story_id,
        original=original,
        repeats=tuple(each for each in rest if each.language == original.language),
        translations=tuple(each for each in rest if each.language != original.language),
    )


def _age(words: SpokenWords) -> tuple[float, str, int]:
    return words.told_at.timestamp(), words.report_id, words.start
