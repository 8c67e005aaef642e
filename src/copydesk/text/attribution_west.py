"""Attributions in languages that space their words: en, de, fr, es, ru."""

import re
from collections.abc import Iterator
from functools import cache

from copydesk.text.languages.schema_speech import attribution_data, name_data, speech_data
from copydesk.text.named import NamedText
from copydesk.text.patterns import alternation
from copydesk.text.sourced import Sourced

_LOOK_BACK = 90
_AUXILIARIES = ("has", "have", "had", "also", "later", "then", "hat", "haben", "a", "ont", "ha", "han", "также", "ранее")
_ADVERB = rf"(?:(?:{alternation(_AUXILIARIES)}|\w{{2,12}}ly)[ \u00a0])?"
_BETWEEN_SOURCE_AND_VERB = re.compile(
    rf"(?:[ \u00a0]?\([^()\n]{{1,30}}\))?(?:,[^,.;:\n\"“”«»]{{1,90}}(?=,))?,?[ \u00a0]?{_ADVERB}\Z"
)
_DIRECTLY = re.compile(rf"[ \u00a0]{_ADVERB}\Z")
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
    if names and _DIRECTLY.match(named.lower, names[0].end, cue[0]):
        return Sourced.by_name(names[0], cue=cue)
    for name in reversed(names):  # in "A, chief of B, said" B stands nearer
        if _BETWEEN_SOURCE_AND_VERB.match(named.lower, named.after_title(name), cue[0]):
            return Sourced.by_name(name, cue=cue)
    head = max(0, cue[0] - _LOOK_BACK)
    source = _source_at_end(named.language).search(named.lower, head, cue[0])
    return Sourced(cue=cue, source=source.span(1)) if source else None


def _source_after(named: NamedText, *, cue: tuple[int, int], is_verb: bool) -> Sourced | None:
    """The name or common source that begins behind the cue, at most titles and articles between."""
    if is_verb and named.language == "en" and named.lower[cue[1] : cue[1] + 4] in {" to ", " by ", " of "}:
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
def _before(language: str) -> re.Pattern[str]:
    data = attribution_data(language)
    return re.compile(rf"(?<!\w){alternation(data.before)}(?!\w)")


@cache
def _around(language: str) -> re.Pattern[str]:
    """An opening word, the source, a closing word: wie die Agentur berichtete."""
    pairs = [pair.partition("|") for pair in attribution_data(language).around]
    opening, closing = alternation(pair[0] for pair in pairs), alternation(pair[2] for pair in pairs)
    return re.compile(rf"(?<!\w)(?P<opening>{opening})[ \u00a0](?P<source>[^,.;:\n]{{2,60}}?)[ \u00a0]{closing}(?!\w)")


@cache
def _verbs(language: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){alternation(speech_data(language).verbs)}(?!\w)")


@cache
def _titles_between(language: str) -> re.Pattern[str]:
    data = name_data(language)
    word = alternation((*data.titles, *data.honorifics, *data.adjuncts, *_SMALL_WORDS))
    return re.compile(rf"(?:[ \u00a0«\"“„]{{1,2}}{word}(?=[ \u00a0'’«\"“„]|\Z)){{0,5}}[ \u00a0«\"“„'’]{{0,2}}\Z")


_SMALL_WORDS = (
    *("the", "a", "an", "state-run", "state", "news", "agency", "media", "newspaper", "daily", "broadcaster", "and"),
    *("der", "die", "das", "den", "dem", "des", "von", "agentur", "nachrichtenagentur", "zeitung"),
    *("le", "la", "les", "l'", "l’", "de", "du", "des", "agence", "l'agence", "l’agence", "quotidien", "journal", "chaîne"),
    *("el", "los", "las", "del", "al", "agencia", "periódico", "diario", "cadena"),
    *("агентство", "агентства", "газета", "газеты", "телеканал", "телеканала", "информагентство", "на", "с"),
)
"""Articles and words for an outlet that stand between a cue and a name."""


@cache
def _source_at_end(language: str) -> re.Pattern[str]:
    """A common source, with at most two words before it, right before a verb."""
    noun = alternation(attribution_data(language).sources)
    between = rf"(?:[ \u00a0]{alternation(_AUXILIARIES)})?[ \u00a0]\Z"
    pronoun = alternation(attribution_data(language).pronouns)
    anyone = rf"{alternation(_ARTICLES)}[ \u00a0](?:[\w'’-]{{2,18}}[ \u00a0]){{0,2}}[\w'’-]{{3,18}}"
    return re.compile(rf"(?<!\w)({_determined()}{noun}|{pronoun}|{anyone}){between}")


@cache
def _source_at_start(language: str) -> re.Pattern[str]:
    """A common source right behind a cue."""
    noun = alternation(attribution_data(language).sources)
    pronoun = alternation(attribution_data(language).pronouns)
    return re.compile(rf"[ \u00a0]({_determined()}{noun}|{pronoun})(?!\w)")


_ARTICLES = ("the", "a", "an", "some", "many", "several", "die", "der", "das", "le", "la", "les", "el", "los", "las")


def _determined() -> str:
    return rf"(?:{alternation(_ARTICLES)}[ \u00a0])?(?:[\w'’-]{{3,18}}[ \u00a0]){{0,{_MOST_WORDS_BEFORE}}}?"
