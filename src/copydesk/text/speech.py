"""Who said what in a text: quotations and attributions, read together, as each helps to tell the other."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from copydesk.model.facts import Attribution, Name, Quote, SpeechForm
from copydesk.model.language import base_language
from copydesk.text.attribution_east import chinese_attributions, japanese_attributions, korean_attributions
from copydesk.text.attribution_west import spaced_attributions
from copydesk.text.contents import without_tags
from copydesk.text.languages import described_languages
from copydesk.text.lexemes import lowered
from copydesk.text.marks import find_marked
from copydesk.text.named import NamedText
from copydesk.text.quotes import read_quotes
from copydesk.text.sourced import Sourced

_FINDERS: dict[str, Callable[[NamedText], Iterator[Sourced]]] = {
    "ko": korean_attributions,
    "ja": japanese_attributions,
    "zh": chinese_attributions,
}
"""Finders of languages with rules of their own; every other language with a data file has those of words between spaces."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """The quotations and the attributions of a text, each in order."""

    quotes: tuple[Quote, ...] = ()
    attributions: tuple[Attribution, ...] = ()


def find_speech(text: str, *, language: str, names: Sequence[Name] = ()) -> Speech:
    """The quotations and attributions of a text; see `find_quotes` and `find_attributions`. Cost: linear in the text."""
    base = base_language(language)
    finder = _FINDERS.get(base) or (spaced_attributions if base in described_languages() else None)
    marked = find_marked(text, language=base)
    if not finder and not marked:
        return Speech()
    named = NamedText(text, lower=lowered(text), language=base, names=names)
    found: dict[tuple[int, int], Sourced] = {}
    for sourced in finder(named) if finder else ():
        found.setdefault(sourced.cue, sourced)
    ordered = without_tags(named, sorted(found.values(), key=_place))
    return Speech(
        quotes=read_quotes(marked, named=named, sourced=ordered),
        attributions=tuple(_attribution(each, named=named) for each in ordered),
    )


def find_quotes(text: str, *, language: str, names: Sequence[Name] = ()) -> tuple[Quote, ...]:
    """Quotations in a text, in order of their opening; a quotation inside another follows it.

    `names` are the names of the same text, in order: without them no speaker is found. Short ones (under four words, or ten
    characters in ko, ja and zh) without a word of saying beside them are not speech: scare quotes, titles, names.
    """
    return find_speech(text, language=language, names=names).quotes


def find_attributions(text: str, *, language: str, names: Sequence[Name] = ()) -> tuple[Attribution, ...]:
    """The attributions of a text in order of appearance, each cue once.

    `names` are the names of the same text, in order; sources that are no names (officials, 관계자) are found without them, and a
    pronoun is given as printed. Empty for a language without data.
    """
    return find_speech(text, language=language, names=names).attributions


def _place(sourced: Sourced) -> int:
    return min(sourced.cue[0], sourced.source[0]) if sourced.has_source else sourced.cue[0]


def _attribution(sourced: Sourced, *, named: NamedText) -> Attribution:
    (cue_start, cue_end), (start, end) = sourced.cue, sourced.source
    return Attribution(
        start=cue_start if sourced.is_carried else min(cue_start, start),
        end=max(cue_end, end),
        source=named.text[start:end],
        cue=named.text[cue_start:cue_end],
        source_entity_id=sourced.entity_id,
        source_span=(0, 0) if sourced.is_carried else sourced.source,
        cue_span=sourced.cue,
        contents=sourced.contents,
        form=_form(sourced, named=named),
        is_stance=sourced.is_stance,
    )


def _form(sourced: Sourced, *, named: NamedText) -> SpeechForm:
    """Direct where every content is a quotation, mixed where one holds a quotation."""
    if not sourced.contents:
        return SpeechForm.INDIRECT
    if all(named.is_quotation(content) for content in sourced.contents):
        return SpeechForm.DIRECT
    if any(named.holds_quotation(content) for content in sourced.contents):
        return SpeechForm.MIXED
    return SpeechForm.INDIRECT
