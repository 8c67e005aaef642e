"""The shape of a language's data on speech and names, the second half of `{tag}.toml`. An unknown key stops the program.

Words are lower-case; `*` in a word stands for any letters.
"""

from functools import cache
from typing import Literal

from msgspec import Struct, convert
from msgspec.structs import replace

from copydesk.text.languages import language_table
from copydesk.text.lexemes import expanded

Words = tuple[str, ...]


class NameData(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How names stand in a text.

    `titles` and `honorifics` stand beside a name and are no part of it; `adjuncts` (countries, bodies) and words with
    `adjunct_endings` may stand between title and name; `title_stops` are characters after which a title is none (大統領府).
    `joiners` are small words inside a name; `splitters`, joiners or runs of them, part two names unless the first word is one
    of `heads` ("Bank of Korea").
    `common` are words with a capital that are no name by themselves, with capitals those that are written so ("TV"); where all
    nouns have a capital, `noun_endings` tell more.
    `endings` are what a name takes by case and `base_endings` what it may lose for them; `particles` and `suffixes` follow a
    name in its own word (Korean). `surnames` begin a name of Han or Hangul that the lexicon does not know; `surname_stops` are
    words that look like one, `given_stops` characters that do not end one; `followers` are what follows one after a title.
    Of `portfolio_titles` what somebody is in charge of stands before (the Health Secretary). Between a title and the name behind
    its comma only what begins with one of `complements` may stand (the president of the agency, Mary Kolt).
    A Korean word that ends like `loan_nouns` is no part of a foreign name, nor is one that ends like `loan_stops` its first.
    `address` are forms of address after a name, `hesitant` family names that more often are small words before one.
    `eastern_surnames` come first in this language's spelling. `transliteration` are the characters of foreign names: nearly
    all of them in Chinese, those that other words rarely have in Korean; `transliteration_rare` those that are also common words.
    Words `never_alone` are a name only with others; `posted` is the character between a title and where one is sent (驻朝鲜大使);
    `head_characters` make of a body the title of its head (国防部, 国防部长).
    `heard` is the likeness from which a word of a text in the language is taken for a name in another script.
    """

    titles: Words = ()
    honorifics: Words = ()
    adjuncts: Words = ()
    adjunct_endings: Words = ()
    title_stops: str = ""
    joiners: Words = ()
    splitters: frozenset[str] = frozenset()
    heads: frozenset[str] = frozenset()
    common: frozenset[str] = frozenset()
    noun_endings: Words = ()
    endings: Words = ()
    base_endings: Words = ()
    particles: Words = ()
    suffixes: Words = ()
    surnames: frozenset[str] = frozenset()
    eastern_surnames: frozenset[str] = frozenset()
    surname_stops: frozenset[str] = frozenset()
    given_stops: frozenset[str] = frozenset()
    transliteration: str = ""
    transliteration_rare: str = ""
    heard: float = 0.7
    never_alone: frozenset[str] = frozenset()
    posted: str = ""
    head_characters: str = ""
    followers: Words = ()
    address: Words = ()
    loan_nouns: Words = ()
    loan_stops: Words = ()
    portfolio_titles: Words = ()
    complements: Words = ()
    hesitant: frozenset[str] = frozenset()


class SpeechData(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`verbs` of saying and reporting as printed, stems in Korean and Japanese; `links` tie a quotation to its verb.

    In verbs `{a,b}` stands for either ending, also inside a form ("{a,ont} {,aussi }déclaré").

    Behind `stops` no speaker follows a verb: a pronoun would be the speaker, a preposition leads elsewhere.
    """

    verbs: Words = ()
    links: Words = ()
    stops: Words = ()


class QuoteData(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`pairs` of opening and closing marks; `scare` are opening marks that mostly stand around single words."""

    pairs: Words = ()
    scare: Words = ()


class AttributionData(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Cues `before`, `after` and `around` a source ("据|报道"); `sources` are common nouns, `pronouns` words that can be one.

    `persons` are pronouns of one person, `relatives` those that follow the name which they stand for.
    `stances` are verbs of wanting, believing, supporting and judging; `shared` forms of any verb that have the subject of
    another ("…, adding that"). `also_nouns` are verbs only behind a pronoun, a name or one of `sources`. In these three
    `{a,b}` stands for either ending. `separable` verbs ("teilte|mit") are sure where their second half ends the clause; those
    that `verbs` lack count only there.

    `articles` begin a common source; `auxiliaries` stand between a source and its verb, `passives` do and turn it round
    (`agents` then lead to the source), behind `modals` nobody supports anything yet, `between` between a cue and a name.
    No source reaches back over one of `breaks` or ends in one of `no_ends`. `that` opens what is said; `owners` are
    possessive pronouns, `own_pronouns` those of who speaks and who is spoken to. Behind a word of `times` a sentence tells
    when and where something was said, not what. `joining` words join two verbs of one source; adverbs with `adverb_endings` may
    stand before a verb. A subject right before a word that ends like `inside` is one of a clause inside. `alone` are verbs that
    end a sentence of their source alone. A name behind one of the characters `objects` does not speak. `views` are nouns for
    what somebody says (…する考えを示した, …다는 뜻을 전했다); `pointers` stand for what was said in the sentence before ("об этом
    сообщило агентство"). A name of several letters that ends like one of `oblique` is in a case of which no subject is; one
    behind a word of `addressing` is spoken to. Behind a verb `nothing` is said. `naming` verbs of `stances` tell what somebody
    calls a thing: words between marks behind them are that person's. `inverts`: the source may stand behind the verb anywhere
    (sagte er am Montag). A sentence that begins with one of `continuing` goes on with the words of the source before (이어);
    what ends like `bodies` speaks as a topic (気象庁は). Before one of `behind_nouns` a form of `also_nouns` is a noun.
    """

    continuing: Words = ()
    behind_nouns: Words = ()
    bodies: Words = ()
    before: Words = ()
    after: Words = ()
    around: Words = ()
    sources: Words = ()
    pronouns: Words = ()
    persons: Words = ()
    relatives: Words = ()
    stances: Words = ()
    shared: Words = ()
    also_nouns: Words = ()
    separable: Words = ()
    articles: Words = ()
    auxiliaries: Words = ()
    modals: Words = ()
    passives: Words = ()
    agents: Words = ()
    between: Words = ()
    breaks: Words = ()
    no_ends: Words = ()
    that: Words = ()
    own_pronouns: Words = ()
    owners: Words = ()
    times: Words = ()
    joining: frozenset[str] = frozenset()
    adverb_endings: Words = ()
    inside: Words = ()
    alone: Words = ()
    objects: str = ""
    views: Words = ()
    pointers: Words = ()
    oblique: Words = ()
    nothing: Words = ()
    addressing: Words = ()
    naming: Words = ()
    inverts: bool = False


class StanceData(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Cues by kind of stance; `harmless` words hold a cue and are none.

    What a cue speaks of stands `after` it, `before` it (where verbs come last) or on both sides (`clause`), up to a mark that
    parts clauses or one of the words `parting` ("but", 지만).
    """

    negated: Words = ()
    denied: Words = ()
    possible: Words = ()
    planned: Words = ()
    alleged: Words = ()
    harmless: Words = ()
    scope: Literal["after", "before", "clause"] = "clause"
    parting: Words = ()


@cache
def name_data(language: str) -> NameData:
    """How names stand in texts of a language; empty for a language without data."""
    return convert(dict(language_table(language, "names")), NameData)


@cache
def speech_data(language: str) -> SpeechData:
    """Words of saying of a language, endings in braces written out."""
    data = convert(dict(language_table(language, "speech")), SpeechData)
    return replace(data, verbs=tuple(expanded(data.verbs)))


@cache
def quote_data(language: str) -> QuoteData:
    """Quotation marks of a language."""
    return convert(dict(language_table(language, "quotes")), QuoteData)


@cache
def attribution_data(language: str) -> AttributionData:
    """Cues of attribution of a language."""
    return convert(dict(language_table(language, "attribution")), AttributionData)


@cache
def stance_data(language: str) -> StanceData:
    """Cues of stance of a language."""
    return convert(dict(language_table(language, "stance")), StanceData)
