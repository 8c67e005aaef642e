"""Quotations: the exact words between marks, who says them, and whether they are speech at all."""

from collections.abc import Sequence

from copydesk.model.facts import Quote
from copydesk.text.marks import Marked
from copydesk.text.named import NamedText
from copydesk.text.quoted_language import language_of_quoted
from copydesk.text.sourced import Sourced
from copydesk.text.speakers import Speaker, SpeakerFinder, says_nearby

_FEWEST_WORDS = 4
_FEWEST_CHARACTERS = 10
_COUNTED_BY_CHARACTER = frozenset({"ko", "ja", "zh"})
_NOBODY = Speaker()


def read_quotes(marked: Sequence[Marked], *, named: NamedText, sourced: Sequence[Sourced]) -> tuple[Quote, ...]:
    """The pairs of marks that hold words, as quotations with their speakers; `sourced` are the attributions of the text."""
    finder = SpeakerFinder(named, sourced=sourced)
    return tuple(
        _quote(each, named=named, finder=finder) for each in marked if named.text[each.inner_start : each.inner_end].strip()
    )


def _quote(marked: Marked, *, named: NamedText, finder: SpeakerFinder) -> Quote:
    inner = named.text[marked.inner_start : marked.inner_end].strip()
    speaker = finder.speaker(marked) if marked.depth == 0 else _NOBODY
    is_long = _is_long(inner, language=named.language)
    return Quote(
        start=marked.start,
        end=marked.end,
        text=inner,
        language=language_of_quoted(inner, language=named.language),
        speaker=speaker.name,
        speaker_entity_id=speaker.entity_id,
        is_speech=bool(speaker.name) or is_long or says_nearby(named.lower, marked, language=named.language),
        speaker_span=speaker.span,
        verb=speaker.verb,
    )


def _is_long(inner: str, *, language: str) -> bool:
    if language in _COUNTED_BY_CHARACTER:
        return len(inner.replace(" ", "")) >= _FEWEST_CHARACTERS
    return len(inner.split()) >= _FEWEST_WORDS
