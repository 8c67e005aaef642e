"""Attributions: who is said to have said or reported what a sentence states."""

from collections.abc import Callable, Iterator, Sequence

from copydesk.model.facts import Attribution, Name
from copydesk.model.language import base_language
from copydesk.text.attribution_east import chinese_attributions, japanese_attributions, korean_attributions
from copydesk.text.attribution_west import spaced_attributions
from copydesk.text.lexemes import lowered
from copydesk.text.named import NamedText
from copydesk.text.sourced import Sourced

_FINDERS: dict[str, Callable[[NamedText], Iterator[Sourced]]] = {
    "ko": korean_attributions,
    "ja": japanese_attributions,
    "zh": chinese_attributions,
    **dict.fromkeys(("en", "de", "fr", "es", "ru"), spaced_attributions),
}


def find_attributions(text: str, *, language: str, names: Sequence[Name] = ()) -> tuple[Attribution, ...]:
    """The attributions of a text in order of appearance, each printed source once.

    `start`..`end` reach from the source to the cue, whichever is first. `names` are the names of the same text, in order;
    sources that are no names (officials, 관계자) are found without them, and a pronoun is given as printed. Empty for a
    language without data. Cost: linear.
    """
    finder = _FINDERS.get(base_language(language))
    if not finder:
        return ()
    named = NamedText(text, lower=lowered(text), language=base_language(language), names=names)
    found: dict[tuple[int, int], Sourced] = {}
    for sourced in finder(named):
        found.setdefault(sourced.cue, sourced)
    return tuple(_attribution(sourced, text=text) for sourced in sorted(found.values(), key=_place))


def _place(sourced: Sourced) -> int:
    return min(sourced.cue[0], sourced.source[0]) if sourced.source != (0, 0) else sourced.cue[0]


def _attribution(sourced: Sourced, *, text: str) -> Attribution:
    (cue_start, cue_end), (start, end) = sourced.cue, sourced.source
    return Attribution(
        start=min(cue_start, start),
        end=max(cue_end, end),
        source=text[start:end],
        cue=text[cue_start:cue_end],
        source_entity_id=sourced.entity_id,
        source_span=sourced.source,
        cue_span=sourced.cue,
        contents=sourced.contents,
        is_stance=sourced.is_stance,
    )
