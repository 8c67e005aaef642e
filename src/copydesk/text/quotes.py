"""Quotations: the exact words between marks, who says them, and whether they are speech at all."""

from collections.abc import Sequence

from copydesk.model.facts import Name, Quote
from copydesk.model.language import base_language
from copydesk.text.lexemes import lowered
from copydesk.text.marks import Marked, find_marked
from copydesk.text.named import NamedText
from copydesk.text.speakers import SpeakerFinder, says_nearby

_FEWEST_WORDS = 4
_FEWEST_CHARACTERS = 10
_COUNTED_BY_CHARACTER = frozenset({"ko", "ja", "zh"})


def find_quotes(text: str, *, language: str, names: Sequence[Name] = ()) -> tuple[Quote, ...]:
    """Quotations in a text, in order of their opening; a quotation inside another follows it.

    `names` are the names of the same text, in order: without them no speaker is found. Short ones (under four words, or ten
    characters in ko, ja and zh) without a word of saying beside them are not speech: scare quotes, titles, names.
    """
    base = base_language(language)
    marked = [each for each in find_marked(text, language=base) if text[each.inner_start : each.inner_end].strip()]
    if not marked:
        return ()
    named = NamedText(text, lower=lowered(text), language=base, names=names)
    return tuple(_quote(each, named=named) for each in marked)


def _quote(marked: Marked, *, named: NamedText) -> Quote:
    language = named.language
    inner = named.text[marked.inner_start : marked.inner_end].strip()
    speaker = SpeakerFinder(named).speaker(marked) if marked.depth == 0 else None
    is_speech = bool(speaker) or _is_long(inner, language=language) or says_nearby(named.lower, marked, language=language)
    return Quote(
        start=marked.start,
        end=marked.end,
        text=inner,
        language=language,
        speaker=speaker.text if speaker else "",
        speaker_entity_id=speaker.entity_id if speaker else "",
        is_speech=is_speech,
    )


def _is_long(inner: str, *, language: str) -> bool:
    if language in _COUNTED_BY_CHARACTER:
        return len(inner.replace(" ", "")) >= _FEWEST_CHARACTERS
    return len(inner.split()) >= _FEWEST_WORDS
