"""The words and patterns of a language by which attributions are read, in languages that space their words; compiled once."""

import re
from functools import cache

from copydesk.text.languages.schema_speech import attribution_data, name_data, speech_data
from copydesk.text.lexemes import expanded
from copydesk.text.patterns import alternation
from copydesk.text.places import Spotter
from copydesk.text.titles import find_titles

_MOST_WORDS_BEFORE = 2
_LONGEST_CLAUSE = 120
"""Characters in which the second half of a verb is looked for."""
_ELIDED = 2
"""Letters of an article that lost its vowel, with the apostrophe."""


class Rules:
    """The words of a language that decide between sources: each as `AttributionData` tells."""

    def __init__(self, language: str) -> None:
        data, verbs = attribution_data(language), speech_data(language).verbs
        self.before = Spotter(re.compile(rf"(?<!\w){alternation(data.before)}(?!\w)"), forms=data.before, language=language)
        self.around = _around(language)
        self.after = _after(language)
        self._language = language
        self.oblique = data.oblique
        self.says_nothing = re.compile(rf"[ \u00a0]{alternation(data.nothing)}(?!\w)")
        self.addressing = frozenset(data.addressing)
        self.is_led = re.compile(rf"[ \u00a0]{alternation(data.that)}(?!\w)|[ \u00a0]?,[ \u00a0]{alternation(data.that)}(?!\w)")
        self._stances = frozenset(expanded(data.stances)) - frozenset(verbs)
        self._stems = tuple(form[:-1] for form in self._stances if form.endswith("*"))
        pairs = [pair.partition("|") for pair in data.separable]
        self.halves = frozenset(pair[0] for pair in pairs) - frozenset(verbs) - self._stances
        self._closing = {form: _closing([pair[2] for pair in pairs if pair[0] == form]) for form in {pair[0] for pair in pairs}}
        every = (*verbs, *self._stances, *self.halves)
        self.verbs = Spotter(re.compile(rf"(?<![\w’'-]){alternation(every)}(?![\w-])"), forms=every, language=language)
        self.shared = frozenset(expanded(data.shared))
        self.also_nouns = frozenset(expanded(data.also_nouns))
        self.pronouns = frozenset(data.pronouns)
        self.inverts = data.inverts
        self.own_pronouns = frozenset(data.own_pronouns)
        self.sources = frozenset(source.rpartition(" ")[2] for source in data.sources)
        self._elided = tuple(article for article in data.articles if len(article) == _ELIDED and article[-1] in "'’")
        self.articles = frozenset((*data.articles, *data.owners))
        self.passives = frozenset(data.passives)
        self.modals = frozenset(data.modals)
        self.between = frozenset((*data.auxiliaries, *data.passives))
        self._behind_noun = re.compile(rf"[ \u00a0]{alternation(data.behind_nouns)}(?!\w)")
        self.breaks = frozenset(data.breaks)
        self.no_ends = frozenset(data.no_ends)
        self.joined = data.joining
        self.inner = frozenset(data.no_ends)
        self.agent = re.compile(rf"[ \u00a0]{alternation(data.agents)}(?=[ \u00a0])")
        self.adverb_endings = data.adverb_endings

    def is_source(self, word: str) -> bool:
        """Whether a word is a common source, an article that lost its vowel apart (l'opposition)."""
        return word in self.sources or (word.startswith(self._elided) and word[2:] in self.sources)

    def is_noun(self, lower: str, *, end: int) -> bool:
        """Whether the word behind a form that is also a noun shows that it is one: the plan has, the report was."""
        return self._behind_noun.match(lower, end) is not None

    def names_office(self, phrase: str) -> bool:
        """Whether a phrase in lower case holds a title or a common source: министр обороны, the head of the agency."""
        return any(self.is_source(word) for word in phrase.split()) or bool(find_titles(phrase, language=self._language))

    def is_closed(self, lower: str, form: str, *, end: int) -> bool:
        """Whether the other half of a verb that ends here closes its clause: teilte die Polizei mit."""
        closing = self._closing.get(form)
        return closing is not None and closing.match(lower, end) is not None

    def is_stance(self, form: str) -> bool:
        """Whether a form is one of wanting, believing, supporting."""
        return form in self._stances or (bool(self._stems) and form.startswith(self._stems))


def _closing(halves: list[str]) -> re.Pattern[str]:
    """From a verb to its second half, where that ends the clause."""
    return re.compile(rf"[^.,!?;\n]{{0,{_LONGEST_CLAUSE}}}?(?<!\w){alternation(halves)}(?!\s*\w)")


@cache
def rules_of(language: str) -> Rules:
    """The one set of words of a language."""
    return Rules(language)


@cache
def _around(language: str) -> Spotter:
    """An opening word, the source, a closing word: wie die Agentur berichtete."""
    pairs = [pair.partition("|") for pair in attribution_data(language).around]
    openings = [pair[0] for pair in pairs]
    opening, closing = alternation(openings), alternation(pair[2] for pair in pairs)
    around = rf"(?<!\w)(?P<opening>{opening})[ \u00a0](?P<source>[^,.;:\n]{{2,60}}?)[ \u00a0]{closing}(?!\w)"
    return Spotter(re.compile(around), forms=openings, language=language)


@cache
def _after(language: str) -> Spotter:
    """A source at the head of its clause and a word behind it: Angaben der Polizei zufolge."""
    forms = attribution_data(language).after
    after = rf"(?<!\w){alternation(forms)}(?!\w)"
    return Spotter(re.compile(after), forms=forms, language=language)


@cache
def stops(language: str) -> re.Pattern[str]:
    """A preposition or conjunction behind a verb, which leads to no source."""
    pronouns = attribution_data(language).pronouns
    stops = (word for word in speech_data(language).stops if word not in pronouns)
    return re.compile(rf"[ \u00a0]{alternation(stops)}(?!\w)")


@cache
def titles_between(language: str) -> re.Pattern[str]:
    """From a cue to a name: titles, articles, words for an outlet; or an article and any one word (le syndicaliste)."""
    data, articles = name_data(language), attribution_data(language).articles
    word = alternation((*data.titles, *data.honorifics, *data.adjuncts, *attribution_data(language).between))
    titles = rf"(?:[ \u00a0«\"“„]{{1,2}}{word}(?=[ \u00a0'’«\"“„]|\Z)){{0,5}}"
    trade = rf"[ \u00a0]{alternation(articles)}(?:[ \u00a0]|(?<=['’]))[^\W\d_]{{4,20}}"
    return re.compile(rf"(?:{titles}|{trade})[ \u00a0«\"“„'’]{{0,2}}\Z")


def _adverb(language: str) -> str:
    data = attribution_data(language)
    return rf"(?:(?:{alternation(data.auxiliaries)}|\w{{2,12}}{alternation(data.adverb_endings)})[ \u00a0])?"


@cache
def with_apposition(language: str) -> re.Pattern[str]:
    """From a source to its verb with brackets or an apposition between."""
    apposition = r"(?:[ \u00a0]?\([^()\n]{1,30}\))?(?:,[^,.;:\n\"“”«»]{1,90}\.?(?=,)){0,2},?"
    return re.compile(rf"{apposition}[ \u00a0]?{_adverb(language)}\Z")


@cache
def source_at_start(language: str) -> re.Pattern[str]:
    """A common source right behind a cue."""
    return re.compile(rf"[ \u00a0]({_common_source(language)})(?!\w)")


@cache
def words_to_name(language: str) -> re.Pattern[str]:
    """From a verb behind a quotation to the name of who spoke: what trade or party that is, in a few words."""
    return re.compile(rf"(?:[ \u00a0](?!{_leads_elsewhere(language)}\b)[\w'’-]+){{0,4}}[ \u00a0]\Z")


@cache
def noun_at_start(language: str) -> re.Pattern[str]:
    """Who spoke, as an article and a few words behind a verb that a quotation stands before: said the old fisherman."""
    data = attribution_data(language)
    article, elsewhere = alternation(data.articles), _leads_elsewhere(language)
    words = rf"(?:(?<=['’])|[ \u00a0])(?!{elsewhere}\b)[\w'’-]+(?:[ \u00a0](?!{elsewhere}\b)[\w'’-]+){{0,3}}?"
    return re.compile(rf"[ \u00a0]({article}{words})(?=[,.;:!?\n]|[ \u00a0]{elsewhere}\b|\Z)")


def _leads_elsewhere(language: str) -> str:
    data = attribution_data(language)
    kept = {*data.articles, *data.owners}
    words = {*speech_data(language).stops, *data.breaks, *data.no_ends, *data.pronouns, *data.times, *data.that}
    return alternation(words - kept)


@cache
def pronoun_at_start(language: str) -> re.Pattern[str]:
    """A pronoun that a sentence or quotation begins with."""
    return re.compile(rf"[\"'“‘«]?({alternation(attribution_data(language).pronouns)})(?!\w)")


def _common_source(language: str) -> str:
    """A source that is no name, with at most an article and two words before it; or a pronoun."""
    data = attribution_data(language)
    article = rf"(?:{alternation(data.articles)}(?:[ \u00a0]|(?<=['’])))?(?:[\w'’-]{{3,18}}[ \u00a0]){{0,{_MOST_WORDS_BEFORE}}}?"
    return rf"(?:{article}{alternation(data.sources)}|{alternation(data.pronouns)})"
