"""Attributions in languages that space their words: en, de, fr, es, ru."""

import re
from collections.abc import Iterator
from functools import cache

from copydesk.text.languages.schema_speech import attribution_data, name_data, speech_data
from copydesk.text.named import NamedText
from copydesk.text.patterns import alternation
from copydesk.text.places import Spotter
from copydesk.text.sourced import Sourced

_LOOK_BACK = 90
_ANY_SOURCE = re.compile(r"[ \u00a0]([^\s,.;:()\"“”«»][^,.;:()\n\"“”«»]{2,60}?)(?=[,.;:()\n\"“”«»]|\Z)")
"""What stands behind a cue up to the next stop: behind "according to" it is the source, whatever it is."""
_MOST_WORDS_BEFORE = 2


def spaced_attributions(named: NamedText) -> Iterator[Sourced]:
    """Cues before a source ("according to"), around one ("wie … berichtete"), and verbs with a source on either side."""
    lower = named.lower
    for cue in _before(named.language).finditer(lower):
        if sourced := _source_after(named, cue=cue.span(), is_verb=False):
            yield sourced
    for around in _around(named.language).finditer(lower):
        name = named.next_name(around.start("source"))
        if name and name.end <= around.end("source"):
            yield Sourced.by_name(name, cue=around.span("opening"))
        else:
            yield Sourced(cue=around.span("opening"), source=around.span("source"))
    for cue in _verbs(named.language).finditer(lower):
        sourced = _source_before(named, cue=cue.span()) or _source_after(named, cue=cue.span(), is_verb=True)
        if sourced:
            yield sourced


def _source_before(named: NamedText, *, cue: tuple[int, int]) -> Sourced | None:
    """The name or common source that ends where the verb begins, at most an apposition and an adverb between."""
    names = named.names_before(cue[0])
    if names and _directly(named.language).match(named.lower, names[0].end, cue[0]):
        return Sourced.by_name(names[0], cue=cue)
    for name in reversed(names):  # in "A, chief of B, said" B stands nearer
        if _with_apposition(named.language).match(named.lower, named.after_title(name), cue[0]):
            return Sourced.by_name(name, cue=cue)
    head = max(0, cue[0] - _LOOK_BACK)
    source = _source_at_end(named.language).search(named.lower, head, cue[0])
    return Sourced(cue=cue, source=source.span(1)) if source else None


def _source_after(named: NamedText, *, cue: tuple[int, int], is_verb: bool) -> Sourced | None:
    """The name or common source that begins behind the cue, at most titles and articles between."""
    if is_verb and _stops(named.language).match(named.lower, cue[1]):
        return None
    name = named.next_name(cue[1])
    titles = _titles_between(named.language)
    if name and titles.match(named.lower, cue[1], name.start):
        return Sourced.by_name(name, cue=cue)
    source = _source_at_start(named.language).match(named.lower, cue[1])
    if not source and not is_verb:
        source = _ANY_SOURCE.match(named.lower, cue[1])
    return Sourced(cue=cue, source=source.span(1)) if source else None


@cache
def _before(language: str) -> Spotter:
    cues = attribution_data(language).before
    return Spotter(re.compile(rf"(?<!\w){alternation(cues)}(?!\w)"), forms=cues)


@cache
def _around(language: str) -> Spotter:
    """An opening word, the source, a closing word: wie die Agentur berichtete."""
    pairs = [pair.partition("|") for pair in attribution_data(language).around]
    openings = [pair[0] for pair in pairs]
    opening, closing = alternation(openings), alternation(pair[2] for pair in pairs)
    around = rf"(?<!\w)(?P<opening>{opening})[ \u00a0](?P<source>[^,.;:\n]{{2,60}}?)[ \u00a0]{closing}(?!\w)"
    return Spotter(re.compile(around), forms=openings)


@cache
def _verbs(language: str) -> Spotter:
    verbs = speech_data(language).verbs
    return Spotter(re.compile(rf"(?<!\w){alternation(verbs)}(?!\w)"), forms=verbs)


@cache
def _stops(language: str) -> re.Pattern[str]:
    """A preposition or conjunction behind a verb, which leads to no source."""
    pronouns = attribution_data(language).pronouns
    stops = (word for word in speech_data(language).stops if word not in pronouns)
    return re.compile(rf"[ \u00a0]{alternation(stops)}(?!\w)")


@cache
def _titles_between(language: str) -> re.Pattern[str]:
    """From a cue to a name: titles, articles, words for an outlet."""
    data = name_data(language)
    word = alternation((*data.titles, *data.honorifics, *data.adjuncts, *attribution_data(language).between))
    return re.compile(rf"(?:[ \u00a0«\"“„]{{1,2}}{word}(?=[ \u00a0'’«\"“„]|\Z)){{0,5}}[ \u00a0«\"“„'’]{{0,2}}\Z")


def _adverb(language: str) -> str:
    return rf"(?:(?:{alternation(attribution_data(language).auxiliaries)}|\w{{2,12}}ly)[ \u00a0])?"


@cache
def _directly(language: str) -> re.Pattern[str]:
    """From a source to its verb, nothing but an adverb between."""
    return re.compile(rf"[ \u00a0]{_adverb(language)}\Z")


@cache
def _with_apposition(language: str) -> re.Pattern[str]:
    """From a source to its verb with brackets or an apposition between."""
    apposition = r"(?:[ \u00a0]?\([^()\n]{1,30}\))?(?:,[^,.;:\n\"“”«»]{1,90}(?=,))?,?"
    return re.compile(rf"{apposition}[ \u00a0]?{_adverb(language)}\Z")


@cache
def _source_at_end(language: str) -> re.Pattern[str]:
    """A common source, or anybody with an article, right before a verb."""
    data = attribution_data(language)
    anybody = rf"{alternation(data.articles)}[ \u00a0](?:[\w'’-]{{2,18}}[ \u00a0]){{0,2}}[\w'’-]{{3,18}}"
    return re.compile(rf"(?<!\w)({_common_source(language)}|{anybody})[ \u00a0]{_adverb(language)}\Z")


@cache
def _source_at_start(language: str) -> re.Pattern[str]:
    """A common source right behind a cue."""
    return re.compile(rf"[ \u00a0]({_common_source(language)})(?!\w)")


def _common_source(language: str) -> str:
    """A source that is no name, with at most an article and two words before it; or a pronoun."""
    data = attribution_data(language)
    article = rf"(?:{alternation(data.articles)}[ \u00a0])?(?:[\w'’-]{{3,18}}[ \u00a0]){{0,{_MOST_WORDS_BEFORE}}}?"
    return rf"(?:{article}{alternation(data.sources)}|{alternation(data.pronouns)})"
