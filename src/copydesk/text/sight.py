"""What is seen in a text before anybody asks who is meant: whole names, family names alone, unknown names, titles."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypeVar

from copydesk.model.facts import EntityKind
from copydesk.text.capitals import capitalised_names
from copydesk.text.characters import CHARACTER_LANGUAGES, character_names
from copydesk.text.languages import described_languages
from copydesk.text.languages.schema_speech import name_data
from copydesk.text.lexemes import lowered
from copydesk.text.passage import Passage, Unlisted
from copydesk.text.portfolios import with_portfolios
from copydesk.text.spellings import Hit
from copydesk.text.titles import TitleBook, begins_title, find_titles

_ANY_LANGUAGE = "und"
Found = TypeVar("Found", Hit, Unlisted)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """`wholes` are spellings of whole names, `families` family names of known persons, `unlisted` what else looks like a name.

    `alone` are the spans of family names that look like a name by themselves; `strangers` are unlisted whole names as printed.
    """

    text: str
    language: str
    wholes: tuple[Hit, ...]
    families: tuple[Hit, ...]
    unlisted: tuple[Unlisted, ...]
    alone: frozenset[tuple[int, int]]
    strangers: tuple[str, ...]
    titles: TitleBook


def see(text: str, *, language: str, hits: list[Hit]) -> Sight:
    """What stands in a text in which the lexicon's spellings were found."""
    lower = lowered(text)
    is_described = language in described_languages()
    titles = with_portfolios(text, find_titles(lower, language=language), language=language, hits=hits) if is_described else ()
    common = name_data(language).common
    wholes = [
        hit
        for hit in hits
        if hit.meant.is_whole
        and not (_may_be_mere_word(hit, language) and text[hit.start : hit.end].lower() in common)
        and not begins_title(lower, start=hit.start, end=hit.end, language=language)
    ]
    families = [hit for hit in hits if not hit.meant.is_whole]
    ends = frozenset(end for _, end in titles)
    passage = Passage(text=text, lower=lower, language=language, hits=tuple(wholes), titles=titles, title_ends=ends)
    unlisted: list[Unlisted] = []
    if language in CHARACTER_LANGUAGES:
        unlisted = _apart(_longest(character_names(passage)), [(hit.start, hit.end) for hit in wholes])
    elif is_described:
        pairs = tuple(_persons_called_like_places(wholes, text=text))
        wholes = _apart(wholes, [(name.start, name.end) for name in pairs])
        passage = replace(passage, hits=tuple(wholes)) if pairs else passage
        unlisted = sorted([*_apart(capitalised_names(passage), [(name.start, name.end) for name in pairs]), *pairs], key=_place)
        wholes = _apart(wholes, [(name.start, name.end) for name in unlisted])
    alone = {(name.start, name.end) for name in unlisted} & {(hit.start, hit.end) for hit in families}
    unlisted = [name for name in unlisted if (name.start, name.end) not in alone]
    return Sight(
        text=text,
        language=language,
        wholes=tuple(wholes),
        families=tuple(_apart(families, [(name.start, name.end) for name in unlisted])),
        unlisted=tuple(unlisted),
        alone=frozenset(alone),
        strangers=tuple(text[name.start : name.end] for name in unlisted if not name.is_family),
        titles=TitleBook(text, titles=titles, language=language),
    )


def _may_be_mere_word(hit: Hit, language: str) -> bool:
    """Whether a spelling may be only a common word here: a one-word name of another language."""
    return not (hit.meant.is_name or language in hit.meant.languages or _ANY_LANGUAGE in hit.meant.languages)


def _persons_called_like_places(wholes: list[Hit], *, text: str) -> Iterator[Unlisted]:
    """Two towns or regions of different countries side by side, which are the names of one person: César Luena."""
    end = 0
    for first, second in pairwise(wholes):
        if first.start >= end and second.start - first.end == 1 and text[first.end] == " ":
            countries = {_country(first), _country(second)}
            if "" not in countries and len(countries) > 1:
                end = second.end
                yield Unlisted(start=first.start, end=end)


def _country(hit: Hit) -> str:
    """The country of a region, or the id of a town that is in none; empty for all else."""
    only = hit.meant.only
    if only is None or only.is_ours or only.kind is not EntityKind.PLACE or "-" not in only.entity_id:
        return ""
    return only.entity_id if only.entity_id.startswith("geonames-") else only.entity_id[:2]


def _place(name: Unlisted) -> int:
    return name.start


def _apart(found: list[Found], spans: list[tuple[int, int]]) -> list[Found]:
    """What shares no letter with any of the spans, which are in order and do not overlap."""
    ends = [end for _, end in spans]
    if not ends:
        return found
    kept = []
    for item in found:
        index = bisect_right(ends, item.start)
        if index == len(spans) or spans[index][0] >= item.end:
            kept.append(item)
    return kept


def _longest(names: list[Unlisted]) -> list[Unlisted]:
    """Of names that overlap, the one that begins first; of those, the longest."""
    kept: list[Unlisted] = []
    for name in sorted(names, key=lambda name: (name.start, -name.end)):
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
    return kept
