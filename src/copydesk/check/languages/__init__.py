"""What the checks know of a language: words that a shortened sentence must keep, words of certainty, words before offices."""

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import msgspec

from copydesk.model.language import TIER_ONE, UNKNOWN, base_language
from copydesk.text.languages.writing import UNSPACED

_WORD = re.compile(r"\w+")


class CheckRules(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Knowledge about one language.

    `certainty`: words by which a guess becomes a fact; `future`: words of a bare future, which do so where the evidence only
    supposes, but not beside one of `weak_future`, with which they are a passive or a guess.
    `denials`: words of plain denial. `guards`: words of negation, doubt, condition, exception, quantity,
    time or source: what may not be dropped. `weighty`: further little words of opposition, repetition, novelty, quantity, degree,
    choice, order or direction: what may be dropped with its phrase, but not put in; lists of stop words have most of them.
    Single characters where words are not spaced. `connectives`: what may be dropped from a sentence's start. `former`: words
    beside an office that another person may have held. `articles`: what may stand between a name and an office.
    `splits_offices`: whether a name may stand inside an office. A stretch that marks set apart may be dropped if it opens with
    one of `relatives` (a clause that only adds) or `appositions` (another name for the same).
    `coordinators`: words that open a further main clause. `second_denials`: the second word of a paired denial.
    `empty_denials`: phrases whose word of denial denies nothing; `empty_denials_form` those with words between (밖에 남지 않).
    `litotes`: denials that other languages say with a word of praise, blame or degree ("not bad"), so that one without it may
    say as much. Both are regular expressions for lower case. `denying`: words beside those of plain denial by which a
    language says what others say with a denial ("yet to", "unfit", "kaum"): evidence that has one may deny. `denying_form`: a
    regular expression of words that do so by their form ("unsecured", "non-profit"), for lower case. `denying_prefixes`: what
    makes a word its opposite in front of it ("un" of "unsafe").
    `figures_of_speech`: figures that count nothing ("24/7"). `turns_of_phrase`: words with a figure in them that say "again" or
    "both countries" and count nothing, in lower case (다시 한 번). `short_year`: a regular expression of a year in two
    figures, which its first group has (19年度, '98, 九二共识).
    `home`: codes of the one state that writes a language.
    `empty_hedges`: phrases whose word of doubt doubts nothing ("por supuesto"). `conditions`: words of condition, whose main
    clause rightly has a bare future. `possibility`: in a language without a future, the words that say "may" and nothing else.
    `abilities`: a regular expression, for lower case, of words by which something can be or may be; `chances`: further ones by
    which a language may say as much ("way", "help"), counted in a claim alone. `coming`: of futures, by a verb's form or a word.
    `assertions`: words that vouch for what is said; `assured`: a regular expression of all words that may be told by one.
    `hedging`: words by which a language says that something is possible, alleged, planned or claimed, however they are read.
    `saying`: words that tell that somebody says something, with or without a teller that can be read. `announcing`: how verbs of
    saying begin whose object may be a thing ("reported a profit"), where neither particle nor case tells that from a statement.
    `pronouns`: words by which a sentence means somebody or something named before it. `one_person`: those of one person.
    `first_person`: words by which whoever speaks means himself, alone or with others. `topic_particles`: particles behind what a
    sentence is about, who says all of it where the sentence ends with a word of saying. `length`: characters of a translation for
    one of English (medians over the development half of `ntrex`, 2026-11). `shortest_place`: letters below which the name
    of a place is too often another word: 수단 is Sudan and "means", 리가 Riga and Lee, 沃伦 a region and Warren;
    `short_states`: those of territories are not (中国). `no_places`: words within which a place is spelled by chance.

    `unheard`: likeness by sound below which a text of the language surely has not a name of two words or more, and
    `unheard_alone` one of a single word; 0 where it cannot be told. `plurals` and `agents`: endings of ordinary words that
    are listed without them ("Remainers"); `derived`: endings by which the language makes words from words; a name that has
    one by chance is left open. `nearly_heard`: likeness from which the one word of the best sentence that sounds like a name,
    and like nothing else of the claim, is taken for it; 0 between languages of one script (development half of `ntrex`,
    2026-11: 2 to 4 of 100 names that a sentence lacks reach it). `loans`: pieces of borrowed words in the characters of
    foreign names, which are none. `winner_first`: a score is told with the winner's figure first, also of a defeat.
    `capitals_name`: two words with capitals, side by side, are a name; `capital_names`: so is one inside a sentence.

    `other_order`: the order of words differs so much from other languages' that the order of figures proves nothing, but in a
    list. Among the others figures of one kind changed their order in 1 of 788 translated sentences; of figures in digits with
    an "and" or "or" between them in 2 of 90 translations into these (`ntrex`, 2026-11). `verb_last`: the verb, and with it a
    denial, stands behind what it denies. `terms_are_pairs`: a term is two characters, not a word. `carries_endings`: endings
    follow a word without a space, so that a cue may be a part of one. `repeats_denials`: a denial is said again with each verb
    where others say it once. `cuts_sentences`: a long sentence is told in several.

    For the proof of wording (`docs/explanation/verification.md`): `bound_openings`: what begins like a connective and is none.
    `participles`: endings of words that open a phrase about what stands before. `asides`: phrases that may go where marks set
    them apart. `fillers`: words that may go anywhere. `relatives_restrict`: commas stand before every relative clause, so that
    one may go only behind a name. `verb_second`: the verb moves behind its subject when an opening goes. `inflects_names`: a
    name's ending tells who did what, so that only forms of the lexicon may stand for each other. `particles`: groups of
    particles that differ only by the sound before them. `registers`: (ending of courtesy, its plain form). `day_joints`: words
    before a day that only some ways of printing it take. `source_particles`: particles of a source that may stand at the start or
    directly before the word of saying, the longest first. `complementizers`: words between the word of saying and what is said.
    `contrasts`: words beside `coordinators` that join two statements. `auxiliaries`: verbs by which a second thing is told of
    the same subject. `frames`: words that open a phrase of place, time or manner. `place_joints`: words before a name that make
    it a place. `place_ranks`: endings of a place's name that say it is a province or town, and may go.
    """

    certainty: tuple[str, ...] = ()
    future: tuple[str, ...] = ()
    weak_future: tuple[str, ...] = ()
    denials: tuple[str, ...] = ()
    guards: tuple[str, ...] = ()
    weighty: tuple[str, ...] = ()
    connectives: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    relatives: tuple[str, ...] = ()
    appositions: tuple[str, ...] = ()
    coordinators: tuple[str, ...] = ()
    second_denials: tuple[str, ...] = ()
    empty_denials: tuple[str, ...] = ()
    empty_denials_form: str = ""
    litotes: str = ""
    denying: tuple[str, ...] = ()
    denying_form: str = ""
    denying_prefixes: tuple[str, ...] = ()
    empty_hedges: tuple[str, ...] = ()
    figures_of_speech: tuple[str, ...] = ("24/7", "7/24")
    turns_of_phrase: tuple[str, ...] = ()
    home: tuple[str, ...] = ()
    short_year: str = r"(?<!\w)['’](\d\d)(?!\d)"
    conditions: tuple[str, ...] = ()
    possibility: tuple[str, ...] = ()
    abilities: str = ""
    chances: str = ""
    assertions: tuple[str, ...] = ()
    assured: str = ""
    coming: str = ""
    hedging: tuple[str, ...] = ()
    saying: tuple[str, ...] = ()
    announcing: tuple[str, ...] = ()
    pronouns: tuple[str, ...] = ()
    one_person: tuple[str, ...] = ()
    first_person: tuple[str, ...] = ()
    topic_particles: tuple[str, ...] = ()
    length: float = 1.0
    shortest_place: int = 0
    short_states: bool = False
    splits_offices: bool = False
    unheard: float = 0.0
    unheard_alone: float = 0.0
    nearly_heard: float = 0.0
    loans: tuple[str, ...] = ()
    no_places: tuple[str, ...] = ()
    plurals: tuple[str, ...] = ()
    derived: tuple[str, ...] = ()
    agents: tuple[str, ...] = ()
    winner_first: bool = False
    capitals_name: bool = False
    capital_names: bool = False
    other_order: bool = False
    verb_last: bool = False
    terms_are_pairs: bool = False
    carries_endings: bool = False
    repeats_denials: bool = False
    cuts_sentences: bool = False
    bound_openings: tuple[str, ...] = ()
    participles: tuple[str, ...] = ()
    asides: tuple[str, ...] = ()
    fillers: tuple[str, ...] = ()
    relatives_restrict: bool = False
    verb_second: bool = False
    inflects_names: bool = False
    particles: tuple[tuple[str, ...], ...] = ()
    registers: tuple[tuple[str, str], ...] = ()
    day_joints: tuple[str, ...] = ()
    source_particles: tuple[str, ...] = ()
    complementizers: tuple[str, ...] = ()
    contrasts: tuple[str, ...] = ()
    auxiliaries: tuple[str, ...] = ()
    frames: tuple[str, ...] = ()
    place_joints: tuple[str, ...] = ()
    place_ranks: tuple[str, ...] = ()


@cache
def check_rules(tag: str) -> CheckRules:
    """The rules of a language; those of `und` for one that has no file."""
    base = base_language(tag)
    name = base if base in TIER_ONE else UNKNOWN
    return msgspec.toml.decode(files(__name__).joinpath(f"{name}.toml").read_bytes(), type=CheckRules)


@cache
def translated_words(tag: str) -> frozenset[str]:
    """Ordinary words of a language that names are made of, lower case; empty where they are not listed.

    What has one of them may be printed in other words elsewhere: "Palace of Westminster", "the Sunday Times".
    """
    path = files(__name__).joinpath("translated", f"{base_language(tag)}.txt")
    return frozenset(path.read_text(encoding="utf-8").split()) if path.is_file() else frozenset()


@cache
def compiled(form: str) -> re.Pattern[str]:
    """A regular expression of the data, compiled once."""
    return re.compile(form)


def holds_any(text: str, words: tuple[str, ...], *, language: str) -> str:
    """The first of the words that stands in a text, or an empty string.

    Whole words where the language has spaces; a word with a space or mark in it wherever it stands, which is the stricter
    side for a guard.
    """
    folded = text.casefold().replace("’", "'")
    if base_language(language) in UNSPACED:  # words are matched inside a run of letters
        return next((word for word in words if word in folded), "")
    cues = _cues(words)
    single = cues.words.intersection(_WORD.findall(folded))
    return min(single) if single else next((phrase for phrase in cues.phrases if phrase in folded), "")


def holds_part(text: str, words: tuple[str, ...], *, language: str) -> str:
    """The first of the words that stands in a text, or an empty string; also as part of a word where words carry endings."""
    if not check_rules(language).carries_endings:
        return holds_any(text, words, language=language)
    return next((word for word in words if word in text), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cues:
    """Cue words ready for looking up."""

    words: frozenset[str]
    phrases: tuple[str, ...]


@cache
def _cues(words: tuple[str, ...]) -> _Cues:
    folded = [word.casefold().replace("’", "'") for word in words]
    single = frozenset(word for word in folded if _WORD.fullmatch(word))
    return _Cues(words=single, phrases=tuple(word for word in folded if word not in single))
